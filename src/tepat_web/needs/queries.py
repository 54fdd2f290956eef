"""Which analyses there are, how far each is, and how far the agencies are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Substr
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tepat_web.accounts.access import Permission, Reach, reach
from tepat_web.accounts.models import User
from tepat_web.analysis.models import Analysis, Detail
from tepat_web.organisation.models import Job, Position, Structure, Task, Unit
from tepat_web.organisation.paths import AGENCY

from .models import Review, ReviewNote, Round, State, deadline
from .subjects import FOLLOWING, Subject

P = Permission
EMPTY, BY_JOB = "empty", "job"  # before anybody wrote anything of its own
STATES: Mapping[str, Promise] = {
    EMPTY: _("not begun"),
    BY_JOB: _("follows its job"),
    **{state.value: state.label for state in State},
}
WITH_AGENCY = (EMPTY, BY_JOB, State.DRAFT.value, State.RETURNED.value)
BALL: Mapping[str, Promise] = {
    **dict.fromkeys(WITH_AGENCY, _("agency officer")),
    State.SUBMITTED: _("analyst"),
    State.VERIFIED: pgettext_lazy("of job analyses", "approver"),
    State.ADOPTED: _("nobody"),
}


def ball(state: str, *, is_job: bool) -> Promise:
    """Return with whom an analysis lies; a job's is written by the analysts."""
    is_written = is_job and state in WITH_AGENCY
    return BALL[State.SUBMITTED] if is_written else BALL[state]


def positions(structure: Structure | None, round_: Round | None) -> QuerySet[Any]:
    """Return the positions in force, each with ``state``: how far its analysis is.

    What was adopted in an earlier round than the open one is a draft again.
    """
    rows = Position.objects.standing().filter(
        unit__structure=structure, unit__is_removed=False
    )
    return with_state(rows, "position", round_)


def jobs(round_: Round | None) -> QuerySet[Any]:
    """Return the jobs that have an analysis of their own, with ``state``."""
    rows = Job.objects.standing().filter(_has(Analysis, "job", "pk"))
    return with_state(rows, "job", round_)


def with_state(rows: QuerySet[Any], link: str, round_: Round | None) -> QuerySet[Any]:
    """Add ``state`` to positions or jobs: how far the analysis of each is."""
    own = _has(Analysis, link, "pk") | _has(Task, link, "pk") | _has(Detail, link, "pk")
    known = [When(review__isnull=False, then=F("review__state"))]
    if round_ is not None:
        again = Q(review__state=State.ADOPTED) & (
            Q(review__round__isnull=True) | ~Q(review__round=round_)
        )
        known.insert(0, When(again, then=Value(State.DRAFT.value)))
    known.append(When(own, then=Value(State.DRAFT.value)))
    if link == "position":
        by_job = _has(Analysis, "job", "job_id") | _has(Task, "job", "job_id")
        known.append(When(by_job, then=Value(BY_JOB)))
    told: QuerySet[Any] = rows.annotate(
        state=Case(*known, default=Value(EMPTY), output_field=CharField())
    )
    return told


def _has(model: Any, link: str, outer: str) -> Exists:
    own = model._base_manager.filter(**{f"{link}_id": OuterRef(outer)})
    return Exists(own.filter(is_removed=False))


def area(allowed: Iterable[Reach], path: str = "unit__path") -> Q:
    """Return the condition that a row lies in one of several reaches."""
    wanted = Q(pk__in=())
    for each in allowed:
        if each.everywhere:
            return Q()
        for begin in each.paths:
            wanted |= Q(**{f"{path}__startswith": begin})
    return wanted


def followed(by: User) -> Q:
    """Return the condition that a person may see how a position is judged."""
    return area([reach(by, permission) for permission in FOLLOWING])


@dataclass(slots=True)
class Progress:
    """How far one agency, or all of them together, is.

    Attributes:
        name, code, path: Of the agency; blank for all.
        counts: Analyses by state.
        late: Those whose deadline is over.
    """

    name: str = ""
    code: str = ""
    path: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    late: int = 0

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def adopted(self) -> int:
        return self.counts[State.ADOPTED]

    @property
    def percent(self) -> int:
        """Adopted of all, in whole per cent, rounded down: 100 is all."""
        return 100 * self.adopted // self.total if self.total else 0

    @property
    def with_agency(self) -> int:
        return sum(self.counts[state] for state in WITH_AGENCY)

    @property
    def ball(self) -> str:
        """The state in which most of what is not done waits; blank if all is done."""
        waiting = {
            WITH_AGENCY[0]: self.with_agency,
            State.SUBMITTED.value: self.counts[State.SUBMITTED],
            State.VERIFIED.value: self.counts[State.VERIFIED],
        }
        most = max(waiting, key=lambda state: waiting[state])
        return most if waiting[most] else ""


def board(
    by: User, structure: Structure | None, round_: Round | None, today: date
) -> list[Progress]:
    """Return every agency that a person may follow: late ones first, then the slowest.

    Two questions, however many analyses there are.
    """
    rows = positions(structure, round_).filter(followed(by))
    told = (
        rows.order_by()
        .values(agency=Substr("unit__path", 1, AGENCY), how=F("state"))
        .annotate(count=Count("pk"))
    )
    found: dict[str, Progress] = {}
    for each in told:
        one = found.setdefault(each["agency"], Progress(path=each["agency"]))
        one.counts[each["how"]] += each["count"]
        until = deadline(round_, _state(each["how"]))
        if until is not None and today > until:
            one.late += each["count"]
    names = Unit.objects.filter(structure=structure, path__in=found)
    for code, name, path in names.values_list("code", "name", "path"):
        found[path].code, found[path].name = code, name
    return sorted(found.values(), key=lambda one: (-one.late, one.percent, one.name))


def together(agencies: Iterable[Progress]) -> Progress:
    """Return how far all of them are together."""
    whole = Progress()
    for one in agencies:
        whole.counts.update(one.counts)
        whole.late += one.late
    return whole


def is_late(round_: Round | None, state: str, today: date) -> bool:
    """Tell whether an analysis in ``state`` should have gone on by now."""
    until = deadline(round_, _state(state))
    return until is not None and today > until


def until(round_: Round | None, state: str) -> date | None:
    """Return by when an analysis in ``state`` is to go on."""
    return deadline(round_, _state(state))


def late_states(round_: Round | None, today: date) -> list[str]:
    """Return the states whose deadline is over."""
    return [state for state in STATES if is_late(round_, state, today)]


def notes(review: Review | None) -> list[ReviewNote]:
    """Return the notes on an analysis, the last return's first."""
    if review is None or review.pk is None:
        return []
    standing = review.notes.filter(is_removed=False).select_related("by")
    return list(standing.order_by("-submission", "pk"))


def review_of(subject: Subject) -> Review | None:
    """Return how far an analysis is kept to be; none if nobody took a step yet."""
    people = ("submitted_by", "returned_by", "verified_by", "adopted_by")
    found = Review.objects.filter(**subject.mine)
    return found.select_related("round", *people).first()


def open_round() -> Round | None:
    """Return the round that is open, if there is one."""
    return Round.objects.standing().filter(is_closed=False).first()


def rounds() -> QuerySet[Any]:
    """Return all rounds, the latest first."""
    return Round.objects.standing()


def waiting(by: User, permission: Permission, state: State) -> QuerySet[Review]:
    """Return what waits in a state for who may use a permission, but for their own."""
    allowed = reach(by, permission)
    rows = Review.objects.filter(state=state)
    if not allowed.everywhere:
        rows = rows.filter(area([allowed], "position__unit__path"))
    if state == State.RETURNED:
        return rows
    rows = rows.exclude(submitted_by=by)
    return rows.exclude(verified_by=by) if state == State.VERIFIED else rows


def _state(state: str) -> str:
    return State.DRAFT.value if state in (EMPTY, BY_JOB) else state
