"""What each change did, as far as it was measured, and why the others were not.

Side by side stand plans that were carried out, days of change in the register's own
history, and trainings. A league stands only where there is something to rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat.effects.ready import Readiness
from tepat_web.accounts.models import User
from tepat_web.kit.words import Words
from tepat_web.kit.writing import day
from tepat_web.ledger.models import Job
from tepat_web.snapshots.effects import NAMES
from tepat_web.snapshots.models import Computed

from . import queries, telling
from .bar import bar, most_of
from .changes import Answers, Change, changes, due
from .league import BY_CHANCE, Entry, Placed, league
from .telling import Claim

Sort = tuple[str, str, str]  # outcome, element and measure: what may be compared


def sort_of(told: Mapping[str, Any]) -> Sort:
    """Return in what a computation looked for a change."""
    outcome, measure = told.get("outcome") or "survey", told.get("measure") or "points"
    return outcome, told.get("element") or "", measure


class State(StrEnum):
    """How far a change is measured; the order is that of the page."""

    TOLD = "told"  # with an interval
    OUTDATED = "outdated"  # the same, and there are more answers now
    DUE = "due"  # it can be measured, and was not
    TOO_SOON = "too soon"
    TOO_LATE = "too late"
    NO_ANSWERS = "no answers"
    NO_DAY = "no day"
    UNTOLD = "untold"  # measured: the data cannot be compared


ORDER = {state: place for place, state in enumerate(State)}
WHY = {
    State.DUE: gettext_lazy("not measured yet"),
    State.TOO_LATE: gettext_lazy(
        "cannot be measured: answers of citizens began too shortly before it"
    ),
    State.NO_ANSWERS: gettext_lazy("cannot be measured: no citizen has answered yet"),
    State.NO_DAY: gettext_lazy(
        "cannot be measured: the register does not tell when it ended"
    ),
}
UNMEASURED = {
    Readiness.READY: State.DUE,
    Readiness.TOO_SOON: State.TOO_SOON,
    Readiness.TOO_LATE: State.TOO_LATE,
    Readiness.NO_ANSWERS: State.NO_ANSWERS,
    None: State.NO_DAY,
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured effect.

    Attributes:
        made: As it was stored.
        said: The answer in a sentence.
        claim: The difference that it claims; ``None``: it makes no claim.
        is_older: Whether another quarter of answers has passed since.
    """

    made: Computed
    said: Words
    claim: Claim | None
    is_older: bool

    @property
    def sort(self) -> Sort:
        """In what the change was looked for; only alike ones can be compared."""
        return sort_of(self.made.parameters)

    @property
    def looked_for(self) -> str:
        """In what the change was looked for, in words."""
        outcome, element, measure = self.sort
        if outcome != "survey":
            return (
                _("share rated Baik or better") if measure == "share" else _("ratings")
            )
        return str(NAMES[element]) if element else _("satisfaction")


@dataclass(frozen=True, slots=True)
class Shown:
    """A measured effect with its small picture.

    Attributes:
        effect: What was measured.
        picture: Its interval against zero, on one scale with all of its sort.
    """

    effect: Measured
    picture: SafeString


@dataclass(frozen=True, slots=True)
class Line:
    """A change, and what was measured of it.

    Attributes:
        change: Which one.
        effects: The latest of each sort; empty: nothing was measured.
        state: How far it is measured.
    """

    change: Change
    effects: Sequence[Shown]
    state: State

    @property
    def why(self) -> str:
        """Why nothing was measured; from when on it can be."""
        span = self.change.span
        if self.state is State.TOO_SOON and span is not None:
            told = _("too few answers after the change: measurable from %(day)s on")
            return told % {"day": day(span.ready_from)}
        return str(WHY.get(self.state, ""))

    @property
    def measured(self) -> list[Measured]:
        return [it.effect for it in self.effects]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the page shows.

    Attributes:
        plans, days, trainings: Carried out here, found in the history, attended.
        leagues: Of differences of one sort each; empty: nothing can be ranked.
        measured: How many differences have an interval.
        told: How many of these leave out zero.
        due: How many changes can be measured now and are not, or are out of date.
        work: The work that measures them, if it waits or runs.
    """

    plans: Sequence[Line]
    days: Sequence[Line]
    trainings: Sequence[Line]
    leagues: Sequence[Sequence[Placed]]
    measured: int
    told: int
    due: int
    work: Job | None

    @property
    def by_chance(self) -> int:
        """How many would leave out zero, of so many, if nothing had changed at all."""
        return round(BY_CHANCE * self.measured)


def overview(by: User) -> Overview:
    """Set side by side what a reader may know of."""
    every, today = changes(by), timezone.localdate()
    made = queries.made(by)
    latest = [_latest(it, made) for it in every.all]
    found = _opened(by, {number for some in latest for number in some})
    told = [
        [
            _measured(by, change, found[number], every.answers, today)
            for number in numbers
            if number in found
        ]
        for change, numbers in zip(every.all, latest, strict=True)
    ]
    claims = [(it.sort, it.claim) for some in told for it in some if it.claim]
    most: dict[Sort, float] = {}
    for sort, claim in claims:
        most[sort] = max(most.get(sort, 0.0), most_of(claim))
    lines = [
        _line(change, some, most, every.answers, today)
        for change, some in zip(every.all, told, strict=True)
    ]
    plans, days = len(every.plans), len(every.plans) + len(every.days)
    return Overview(
        _in_order(lines[:plans]),
        _in_order(lines[plans:days]),
        _in_order(lines[days:]),
        _leagues(lines),
        len(claims),
        sum(claim.is_told for _sort, claim in claims),
        len(due(by, today, every)),
        queries.work(),
    )


def _in_order(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: ORDER[line.state])


def _latest(change: Change, made: Mapping[str, Sequence[queries.Made]]) -> list[int]:
    """Numbers of the latest measured effect of each sort; they come latest first."""
    kept: dict[Sort, int] = {}
    for each in made.get(change.key, ()):
        if change.is_asked_by(each.parameters):
            kept.setdefault(sort_of(each.parameters), each.number)
    return list(kept.values())


def _opened(by: User, numbers: set[int]) -> dict[int, Computed]:
    found = queries.effects(by).filter(pk__in=numbers)
    return {each.pk: each for each in found if queries.is_open(by, each)}


def _measured(
    by: User, change: Change, made: Computed, answers: Answers, today: date
) -> Measured:
    on = timezone.localdate(made.made_at)
    return Measured(
        made,
        telling.answer(made),
        telling.claim(by, made),
        change.is_older(on, answers, today),
    )


def _line(
    change: Change,
    told: Sequence[Measured],
    most: Mapping[Sort, float],
    answers: Answers,
    today: date,
) -> Line:
    shown = [
        Shown(it, bar(it.claim, most[it.sort]) if it.claim else SafeString(""))
        for it in told
    ]
    if not told:
        return Line(change, shown, UNMEASURED[change.readiness(answers, today)])
    if any(it.is_older for it in told):
        return Line(change, shown, State.OUTDATED)
    has_claim = any(it.claim for it in told)
    return Line(change, shown, State.TOLD if has_claim else State.UNTOLD)


def _leagues(lines: Iterable[Line]) -> list[list[Placed]]:
    sorts: dict[Sort, list[Entry]] = {}
    for line in lines:
        for each in line.measured:
            if each.claim is not None:
                entry = Entry(line.change.name, each.made, each.claim)
                sorts.setdefault(each.sort, []).append(entry)
    return [ranked for entries in sorts.values() if (ranked := league(entries))]
