"""Reading cycles and agreements, limited to what the reader may see."""

from __future__ import annotations

from django.db.models import Max, Q, QuerySet

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User
from tepat_web.kit.models import Kept
from tepat_web.ledger.models import Version
from tepat_web.organisation.models import Position, Task
from tepat_web.snapshots.take import structure_on
from tepat_web.workforce.models import Employee

from .models import (
    WRITABLE,
    Agreement,
    CheckIn,
    Cycle,
    Evidence,
    Result,
    Round,
    Span,
    State,
)

P = Permission
PROPOSED = Q(state=State.PROPOSED, until__isnull=True, cycle__stage=Cycle.Stage.OPEN)


def cycles() -> QuerySet[Cycle]:
    """Return the cycles that were opened, the latest year first."""
    standing: QuerySet[Cycle] = Cycle.objects.standing()
    return standing.exclude(stage=Cycle.Stage.DRAFT)


def current() -> Cycle | None:
    """Return the cycle to work in: the latest that is open, else the latest closed."""
    is_open = cycles().filter(stage=Cycle.Stage.OPEN).first()
    return is_open or cycles().first()


def agreements(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return the agreements that a person may read, with employee and cycle.

    Those are one's own, those of whom one leads (by the row, not by the map of today),
    and those of the units within reach of a role that reads how far people are.

    Args:
        cycle: Only those of this cycle.
    """
    return _agreements(cycle).filter(_own(by) | _led(by) | _read(by))


def own(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return a person's own agreements; of a cycle the one in force comes first."""
    return _latest_first(_agreements(cycle).filter(_own(by)))


def led(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return the agreements that a person agrees and evaluates, by name.

    Those of people who moved within the year are among them, with their last day.
    """
    rows = _agreements(cycle).filter(_led(by))
    return rows.order_by("employee__name", "-since", "pk")


def read(by: User, cycle: Cycle | None = None) -> QuerySet[Agreement]:
    """Return the agreements of the units that a role lets a person read."""
    return _agreements(cycle).filter(_read(by))


def every() -> QuerySet[Agreement]:
    """Return every agreement, to find its cycle; nothing of it is shown by itself."""
    return _agreements(None)


def _agreements(cycle: Cycle | None) -> QuerySet[Agreement]:
    standing: QuerySet[Agreement] = Agreement.objects.standing()
    rows = standing.select_related("employee", "cycle")
    return rows if cycle is None else rows.filter(cycle=cycle)


def _latest_first(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    return rows.order_by("-cycle__year", "-since", "-pk")


def _own(by: User) -> Q:
    is_own = by.nip and reach(by, P.APPRAISAL_OWN).own
    return Q(employee__nip=by.nip) if is_own else Q(pk__in=())


def _led(by: User) -> Q:
    leads = by.nip and reach(by, P.APPRAISAL_LEAD).people
    return Q(superior=by.nip) if leads else Q(pk__in=())


def _read(by: User) -> Q:
    allowed = reach(by, P.APPRAISAL_READ)
    if allowed.everywhere:
        return Q(pk__isnull=False)  # an empty Q vanishes beside others
    within = Q(pk__in=())
    for path in allowed.paths:
        within |= Q(path__startswith=path)
    return within


def proposed(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Keep the agreements that wait for the superior and can still be agreed to.

    What was handed in before somebody moved ended with the position.
    """
    return rows.filter(PROPOSED)


# --- What belongs to one agreement -------------------------------------------------


def results(agreement: Agreement) -> QuerySet[Result]:
    """Return the results that are expected, the main ones first."""
    standing: QuerySet[Result] = Result.objects.standing()
    return standing.filter(agreement=agreement).order_by("-kind", "number")


def rounds(agreement: Agreement) -> QuerySet[Round]:
    """Return what was agreed, from the first time to the last."""
    standing: QuerySet[Round] = Round.objects.standing()
    return standing.filter(agreement=agreement).order_by("number")


def to_support(agreement: Agreement) -> list[Result]:
    """Return the results of the superior's that a result of the person may serve.

    What the superior has not handed in yet is nobody else's to read: while what is
    agreed is being changed, these are the results as they were agreed last.
    """
    if not agreement.superior:
        return []
    above = Agreement.objects.standing().filter(
        cycle=agreement.cycle_id,
        employee__nip=agreement.superior,
        until__isnull=True,
    )
    found: list[Result] = []
    for each in above:
        if each.state not in WRITABLE:
            found += results(each)
        elif (last := rounds(each).last()) is not None:
            found += _as_agreed(each, last)
    return sorted(found, key=lambda it: (it.kind != Result.Kind.MAIN, it.number))


def _as_agreed(agreement: Agreement, last: Round) -> list[Result]:
    """Return the results that a round kept, with its words; not to be saved."""
    kept = {each["id"]: each for each in last.terms["results"]}
    rows = list(Result._base_manager.filter(agreement=agreement, pk__in=kept))
    for row in rows:
        row.kind, row.text = kept[row.pk]["kind"], kept[row.pk]["text"]
    return rows


def earlier(agreement: Agreement) -> Agreement | None:
    """Return the latest agreement of an earlier year of the person, with results."""
    standing: QuerySet[Agreement] = Agreement.objects.standing()
    rows = standing.filter(
        employee=agreement.employee_id,
        cycle__year__lt=agreement.cycle.year,
        results__is_removed=False,
    )
    return _latest_first(rows.select_related("cycle")).first()


def tasks(agreement: Agreement) -> list[Task]:
    """Return the tasks of the position (uraian tugas), as suggestions for results.

    Those of the position itself; else those of its job.
    """
    position = (
        Position.objects.standing()
        .filter(code=agreement.position, unit__structure=structure_on(None))
        .first()
    )
    if position is None:
        return []
    standing = Task.objects.standing().order_by("number", "order", "pk")
    own_tasks = list(standing.filter(position=position))
    if own_tasks or position.job_id is None:
        return own_tasks
    return list(standing.filter(job=position.job_id))


def spans(agreement: Agreement) -> list[Span]:
    """Return the periods of the year in which an agreement was in force."""
    return [span for span in agreement.cycle.spans() if is_within(agreement, span)]


def is_within(agreement: Agreement, span: Span) -> bool:
    """Tell whether a period of the cycle lies, at least in part, in an agreement."""
    cycle = agreement.cycle
    if span not in cycle.spans() or span.ends(cycle.year) < agreement.since:
        return False
    return agreement.until is None or span.begins(cycle.year) <= agreement.until


def checkins(agreement: Agreement) -> dict[Span, CheckIn]:
    """Return the check-ins of an agreement, by period."""
    rows = CheckIn.objects.standing().filter(agreement=agreement)
    return {Span(each.first, each.last): each for each in rows}


def evidence(agreement: Agreement) -> QuerySet[Evidence]:
    """Return what was added to show the results of an agreement."""
    standing: QuerySet[Evidence] = Evidence.objects.standing()
    rows = standing.filter(agreement=agreement)
    return rows.select_related("result").order_by("pk")


def evidence_for(by: User) -> QuerySet[Evidence]:
    """Return the pieces of evidence that a person may open."""
    standing: QuerySet[Evidence] = Evidence.objects.standing()
    return standing.filter(agreement__in=agreements(by)).select_related("agreement")


def superior_of(agreement: Agreement) -> Employee | None:
    """Return who agrees and evaluates, as the register knows the person."""
    if not agreement.superior:
        return None
    found: Employee | None = (
        Employee.objects.standing().filter(nip=agreement.superior).first()
    )
    return found


def version_of(kept: Kept) -> int:
    """Return the last version of a record in the ledger; 0: none yet."""
    known = Version.objects.filter(table=kept._meta.label, record=kept.pk)
    return known.order_by().aggregate(last=Max("pk"))["last"] or 0
