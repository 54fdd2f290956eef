"""Reading rounds and judgements, limited to what the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from tepat_web.accounts.access import Permission, reach
from tepat_web.accounts.models import User

from .models import Assessee, AssessmentRound, Judge, Judgement, Outcome

P = Permission
NOBODY = Q(pk__in=())
EVERYBODY = ~NOBODY  # an empty Q would vanish when it is joined to others


# --- Rounds -----------------------------------------------------------------------


def rounds(by: User) -> QuerySet[AssessmentRound]:
    """Return the rounds that a planner runs or an assessor judges in, latest first."""
    standing: QuerySet[AssessmentRound] = AssessmentRound.objects.standing()
    runs, judges = reach(by, P.ASSESS_RUN), reach(by, P.ASSESS_JUDGE)
    if runs.everywhere or judges.everywhere:
        return standing
    mine = Q(assessees__assessor=by) if judges else NOBODY
    for path in (*runs.paths, *judges.paths):
        mine |= Q(path__startswith=path) | Q(assessees__path__startswith=path)
    return standing.filter(mine).distinct()


def run(by: User) -> QuerySet[AssessmentRound]:
    """Return the rounds that a person may change: those of an area within reach."""
    allowed = reach(by, P.ASSESS_RUN)
    standing: QuerySet[AssessmentRound] = AssessmentRound.objects.standing()
    return standing if allowed.everywhere else standing.filter(_below(allowed.paths))


# --- Participants -----------------------------------------------------------------


def assessees(by: User) -> QuerySet[Assessee]:
    """Return the participants whose page a person may open, with employee and round.

    Those are oneself, those whom one judges as the superior (by the row), those whom
    one judges or may take on as an assessor, and those in the area of who runs rounds.
    """
    return _standing().filter(_own(by) | _led(by) | _judged(by) | _run(by))


def own(by: User) -> QuerySet[Assessee]:
    """Return the person's own places in rounds that have been opened, latest first."""
    return opened(_standing().filter(_own(by))).order_by("-pk")


def led(by: User) -> QuerySet[Assessee]:
    """Return those whom a person judges as the superior, in open rounds first."""
    rows = opened(_standing().filter(_led(by)))
    return rows.order_by("-round__pk", "employee__name", "pk")


def judged(by: User) -> QuerySet[Assessee]:
    """Return those whom a person judges as an assessor, or may take on as one."""
    rows = opened(_standing().filter(_judged(by)))
    return rows.order_by("round__until", "employee__name", "pk")


def run_in(by: User, it: AssessmentRound) -> QuerySet[Assessee]:
    """Return the participants of a round that lie in the area of who runs it."""
    return _standing().filter(_run(by), round=it)


def shown_in(by: User, it: AssessmentRound) -> QuerySet[Assessee]:
    """Return the participants of a round that its page lists to a reader."""
    return _standing().filter(_run(by) | _judged(by), round=it)


def latest_of(by: User) -> Assessee | None:
    """Return the person's latest place in a round of which levels were taken over."""
    return own(by).filter(taken_at__isnull=False).first()


def _standing() -> QuerySet[Assessee]:
    rows: QuerySet[Assessee] = Assessee.objects.standing()
    return rows.filter(round__is_removed=False).select_related(
        "employee", "round", "assessor"
    )


def opened(rows: QuerySet[Assessee]) -> QuerySet[Assessee]:
    """Leave out the participants of rounds that are still being prepared."""
    return rows.exclude(round__stage=AssessmentRound.Stage.FILLING)


def _own(by: User) -> Q:
    is_own = by.nip and reach(by, P.ASSESS_OWN).own
    return Q(employee__nip=by.nip) if is_own else NOBODY


def _led(by: User) -> Q:
    leads = by.nip and reach(by, P.ASSESS_LEAD).people
    return Q(superior=by.nip) if leads else NOBODY


def _judged(by: User) -> Q:
    """Those given to the assessor, and those in reach whom no assessor has yet."""
    allowed = reach(by, P.ASSESS_JUDGE)
    if not allowed:
        return NOBODY
    free = Q(assessor__isnull=True, round__asks_assessor=True)
    if by.nip:  # nobody assesses oneself, nor those whom one judges as the superior
        free &= ~Q(employee__nip=by.nip) & ~Q(superior=by.nip)
    if not allowed.everywhere:
        free &= _below(allowed.paths)
    return Q(assessor=by) | free


def _run(by: User) -> Q:
    allowed = reach(by, P.ASSESS_RUN)
    return EVERYBODY if allowed.everywhere else _below(allowed.paths)


def _below(paths: Iterable[str]) -> Q:
    within = NOBODY
    for path in paths:
        within |= Q(path__startswith=path)
    return within


# --- Judgements -------------------------------------------------------------------


def parts(by: User, it: Assessee) -> tuple[Judge, ...]:
    """Return as whom a person judges a participant; one may be none, or several."""
    asked = it.round.asks
    mine = {
        Judge.SELF: bool(by.nip) and it.employee.nip == by.nip,
        Judge.SUPERIOR: bool(by.nip) and it.superior == by.nip,
        Judge.ASSESSOR: assesses(by, it),
    }
    return tuple(judge for judge in asked if mine[judge])


def assesses(by: User, it: Assessee) -> bool:
    """Tell whether a person is the assessor of a participant, or may become it."""
    if it.assessor_id is not None:
        return it.assessor_id == by.pk and bool(reach(by, P.ASSESS_JUDGE))
    is_near = bool(by.nip) and by.nip in (it.employee.nip, it.superior)
    return not is_near and reach(by, P.ASSESS_JUDGE).covers(it.path)


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader sees of the judgements of one participant.

    Attributes:
        mine: The reader's own, drafts as well, by judge.
        given: Those that may be read, by judge.
        given_on: Who has given one, and on which day, whether it may be read or not.
        is_hidden: Whether others gave one that is shown only after one's own.
    """

    mine: Mapping[str, Judgement]
    given: Mapping[str, Judgement]
    given_on: Mapping[str, date]
    is_hidden: bool


def said(by: User, it: Assessee) -> Said:
    """Return what a reader may see of the judgements of one participant.

    Whoever is to judge sees those of others only after giving every one of their own,
    so that nobody leans on anybody. Of whom nothing is asked, the person and the
    superior see them once levels were taken over or the round is closed.
    """
    rows = list(it.judgements.filter(is_removed=False).order_by("pk"))
    return said_of(by, it, rows)


def said_of(by: User, it: Assessee, rows: Iterable[Judgement]) -> Said:
    """Return what a reader may see of judgements that were read already."""
    told = list(rows)
    given = {each.judge: each for each in told if each.is_given}
    mine = {each.judge: each for each in told if each.by_id == by.pk}
    readable = given if _may_read(by, it, given) else {}
    own_given = {judge: each for judge, each in given.items() if judge in mine}
    shown = {**own_given, **readable}
    days = {
        judge: timezone.localdate(each.given_at)
        for judge, each in given.items()
        if each.given_at
    }
    return Said(mine, shown, days, is_hidden=len(shown) < len(given))


def _may_read(by: User, it: Assessee, given: Mapping[str, Judgement]) -> bool:
    is_near = bool(by.nip) and by.nip in (it.employee.nip, it.superior)
    runs = reach(by, P.ASSESS_RUN).covers(it.path)
    if not (is_near or runs or it.assessor_id == by.pk):
        return False
    if it.taken_at is not None or it.round.stage == AssessmentRound.Stage.CLOSED:
        return True
    asked = parts(by, it)
    if asked:
        return all(judge in given for judge in asked)
    return runs and not is_near


def is_ready(it: Assessee, given: Iterable[Judgement], today: date) -> bool:
    """Tell whether levels of a participant may be taken over.

    That is once everybody who is asked has judged, the last day has passed, or the
    round is closed.
    """
    if it.round.stage == AssessmentRound.Stage.CLOSED or it.round.is_late(today):
        return True
    told = {each.judge for each in given if each.is_given}
    return it.round.is_open() and all(judge in told for judge in it.round.asks)


def outcomes(it: Assessee) -> dict[str, Outcome]:
    """Return the levels of one participant that were taken over, by competency."""
    rows = Outcome.objects.standing().filter(assessee=it)
    return {each.competency: each for each in rows}


def waiting(rows: QuerySet[Assessee], judge: Judge) -> QuerySet[Assessee]:
    """Keep the participants of open rounds of whom a judge has given nothing yet."""
    given = Judgement.objects.standing().filter(
        assessee=OuterRef("pk"), judge=judge, given_at__isnull=False
    )
    asked = rows.filter(
        **{f"round__asks_{judge.value}": True}, round__stage=AssessmentRound.Stage.OPEN
    )
    return asked.filter(~Exists(given))


@dataclass(frozen=True, slots=True)
class Count:
    """How far a round is.

    Attributes:
        people: Participants within reach.
        given: Judgements given, by judge.
        taken: Participants of whom levels were taken over.
    """

    people: int = 0
    given: Mapping[str, int] = field(default_factory=dict)
    taken: int = 0


def count(rows: QuerySet[Assessee]) -> Count:
    """Count participants and judgements of some rows, in one statement."""
    return _count(rows.select_related(None).order_by().aggregate(**_numbers()))


def count_by_round(rows: QuerySet[Assessee]) -> dict[int, Count]:
    """Count participants and judgements by round, in one statement."""
    plain = rows.select_related(None).order_by().values("round")
    return {
        each["round"]: _count(each)
        for each in plain.annotate(**_numbers()).values("round", *_numbers())
    }


def _numbers() -> dict[str, Number]:
    given = Q(judgements__given_at__isnull=False, judgements__is_removed=False)
    return {
        "people": Number("pk", distinct=True),
        "taken": Number("pk", distinct=True, filter=Q(taken_at__isnull=False)),
        **{
            f"by_{judge.value}": Number(
                "pk", distinct=True, filter=given & Q(judgements__judge=judge)
            )
            for judge in Judge
        },
    }


def _count(told: Mapping[str, Any]) -> Count:
    by_judge = {judge.value: told[f"by_{judge.value}"] for judge in Judge}
    return Count(told["people"], by_judge, told["taken"])
