"""Reading evaluations, limited to what the reader may see, and what is to be written.

What a superior still writes is the superior's alone: nobody else sees a draft, not
even the person whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from tepat.snapshot.vocabulary import ACTIVE
from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.agreements import queries as agreements
from tepat_web.agreements.models import Agreement, Cycle, Span
from tepat_web.workforce.models import Employee

from .models import Contest, Evaluation, State

P = Permission
YEAR = Span(1, 12)


@dataclass(frozen=True, slots=True)
class Due:
    """One evaluation that a superior writes, or has written.

    Attributes:
        agreement: Whose.
        span: The months it is about.
        by: The day until which it is handed over.
        evaluation: What there is of it; None where nothing was written yet.
    """

    agreement: Agreement
    span: Span
    by: date
    evaluation: Evaluation | None

    @property
    def is_given(self) -> bool:
        """Whether it was handed over."""
        return self.evaluation is not None and self.evaluation.is_given


# --- What a person may read -------------------------------------------------------


def evaluations(by: User, cycle: Cycle | None = None) -> QuerySet[Evaluation]:
    """Return the evaluations that a person may read, with employee and cycle.

    Those are one's own and those of the units within reach of a role that reads
    ratings, once they are handed over, and those that one handed over before somebody
    else became the superior; those of whom one evaluates, drafts too; and those about
    which one decides an objection.
    """
    return _of(cycle).filter(_written(by) | (_given() & _read(by)))


def own(by: User, cycle: Cycle | None = None) -> QuerySet[Evaluation]:
    """Return what was handed over to a person, the latest first."""
    rows = _of(cycle).filter(_given() & _own(by))
    return rows.order_by("-agreement__cycle__year", "-last", "first", "-pk")


def led(by: User, cycle: Cycle | None = None) -> QuerySet[Evaluation]:
    """Return the evaluations that a person writes or wrote, by name and month."""
    rows = _of(cycle).filter(_written(by))
    return rows.order_by("agreement__employee__name", "agreement", "first", "-last")


def contests(by: User) -> QuerySet[Contest]:
    """Return the objections that a person decides, the oldest first.

    Those are the ones that name the person; where nobody stands above who evaluated,
    or who did has left, they go to the appointing authority.
    """
    return _contests().filter(_decides(by)).order_by("filed_at", "pk")


def contests_of(evaluation: Evaluation) -> list[Contest]:
    """Return the objections to an evaluation, the latest first."""
    return list(_contests().filter(evaluation=evaluation))


# --- What is to be written --------------------------------------------------------


def spans(cycle: Cycle, today: date) -> list[Span]:
    """Return the periods that may be evaluated by now, the year as a whole last."""
    known = [*cycle.spans(), YEAR]
    return [span for span in known if span.ends(cycle.year) <= today]


def holds(agreement: Agreement, span: Span) -> bool:
    """Tell whether a period is evaluated by the superior of this agreement.

    A person has one evaluation of a period: from the superior at its end.
    """
    ends = span.ends(agreement.cycle.year)
    is_over = agreement.until is not None and agreement.until < ends
    return agreement.since <= ends and not is_over


def to_write(by: User, cycle: Cycle, today: date) -> list[Due]:
    """Return what a superior has yet to hand over in a cycle, the oldest period first.

    Two statements, however many people there are.
    """
    if cycle.stage != Cycle.Stage.OPEN:
        return []
    mine = list(agreements.led(by, cycle))
    found = _due(mine, spans(cycle, today))
    return sorted(
        (due for due in found if not due.is_given),
        key=lambda due: (due.span.last, -due.span.first, due.agreement.employee.name),
    )


def at_work(by: User, today: date) -> Cycle | None:
    """Return the year to evaluate in: the latest open one of which a period is over.

    In January that is the year before, although the new one is open. Of several the
    latest in which something is left; where none is open, the latest that has been.
    """
    over = [each for each in agreements.cycles() if spans(each, today)]
    is_open = [each for each in over if each.stage == Cycle.Stage.OPEN]
    found = is_open or over
    if len(is_open) > 1:
        found = [each for each in is_open if to_write(by, each, today)] or is_open
    return found[0] if found else agreements.current()


def sheet(by: User, cycle: Cycle, span: Span) -> list[Due]:
    """Return the evaluations of one period that a superior writes or wrote, by name."""
    return list(_due(list(agreements.led(by, cycle)), [span]))


def _due(mine: Sequence[Agreement], wanted: Sequence[Span]) -> Iterator[Due]:
    if not mine or not wanted:
        return
    rows = Evaluation.objects.standing().filter(agreement__in=mine)
    known = {(it.agreement_id, it.first, it.last): it for it in rows}
    for span in wanted:
        for agreement in mine:
            if holds(agreement, span):
                found = known.get((agreement.pk, span.first, span.last))
                if found is not None:
                    found.agreement = agreement
                yield Due(agreement, span, agreement.cycle.due(span), found)


# --- Conditions -------------------------------------------------------------------


def _of(cycle: Cycle | None) -> QuerySet[Evaluation]:
    standing: QuerySet[Evaluation] = Evaluation.objects.standing()
    rows = standing.select_related("agreement__employee", "agreement__cycle")
    return rows if cycle is None else rows.filter(agreement__cycle=cycle)


def _contests() -> QuerySet[Contest]:
    standing: QuerySet[Contest] = Contest.objects.standing()
    return standing.select_related(
        "evaluation__agreement__employee", "evaluation__agreement__cycle"
    )


def _given() -> Q:
    return ~Q(state=State.DRAFT)


def _own(by: User) -> Q:
    is_own = by.nip and reach(by, P.APPRAISAL_OWN).own
    return Q(agreement__employee__nip=by.nip) if is_own else Q(pk__in=())


def _written(by: User) -> Q:
    leads = by.nip and reach(by, P.APPRAISAL_LEAD).people
    return Q(agreement__superior=by.nip) if leads else Q(pk__in=())


def _read(by: User) -> Q:
    allowed = reach(by, P.APPRAISAL_READ)
    if allowed.everywhere:
        return Q(pk__isnull=False)
    seen = _own(by) | Q(given_by=by.pk)
    for path in allowed.paths:
        seen |= Q(agreement__path__startswith=path)
    decided = Contest.objects.standing().filter(_decides(by))
    return seen | Q(pk__in=decided.values("evaluation"))


def _decides(by: User) -> Q:
    found = Q(pk__in=())
    if by.nip and reach(by, P.APPRAISAL_LEAD).people:
        found |= Q(decider=by.nip)
    if reach(by, P.OBJECTION_DECIDE).everywhere:
        found |= Q(decider="") | Q(decided_by=by.pk)
        found |= Q(outcome="") & ~Q(decider__in=_there())
    return found


def _there() -> QuerySet[Any, Any]:
    """NIPs of whoever is in active service."""
    rows = Employee.objects.standing().filter(legal_position__in=("", ACTIVE))
    return rows.values("nip")
