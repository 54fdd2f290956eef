"""What each carried-out plan and each training did, as far as it was measured.

A league stands only where there is something to rank: at least two differences of the
same kind whose intervals leave out zero. Even then it says where one of them cannot be
told apart from the one above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tepat_web.accounts.models import User
from tepat_web.snapshots.models import Computed

from . import queries, telling
from .queries import Rotation, Training
from .telling import Claim

MOST = 200  # measured effects that are looked at, the latest
BY_CHANCE = 0.05  # of 95 per cent intervals where nothing changed leave out zero
Sort = tuple[str, str, str]  # outcome, element and measure: what may be compared


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured effect, and the claim that it makes; none: it makes none."""

    made: Computed
    claim: Claim | None

    @property
    def sort(self) -> Sort:
        """In what the change was looked for; only alike ones can be ranked."""
        return _sort(self.made)


@dataclass(frozen=True, slots=True)
class Change:
    """A plan or a training, and what was measured of it.

    Attributes:
        name: Of the plan or the training.
        ask: Query of the page that asks for its effect.
        effects: The latest of each sort; empty: nothing was measured.
    """

    name: str
    ask: str
    effects: Sequence[Measured]


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of a league.

    Attributes:
        name: Of the plan or the training.
        made, claim: Its effect.
        is_apart: Whether its interval lies wholly below that of the line above.
    """

    name: str
    made: Computed
    claim: Claim
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the page shows.

    Attributes:
        rotations, trainings: Carried-out plans, and trainings that people attended.
        leagues: Of differences of one sort each; empty: nothing can be ranked.
        measured: How many differences have an interval.
        told: How many of these leave out zero.
    """

    rotations: Sequence[Change]
    trainings: Sequence[Change]
    leagues: Sequence[Sequence[Placed]]
    measured: int
    told: int

    @property
    def by_chance(self) -> int:
        """How many would leave out zero, of so many, if nothing had changed at all."""
        return round(BY_CHANCE * self.measured)


def overview(by: User) -> Overview:
    """Set side by side what a reader may know of: a few statements in all."""
    found = [each for each in queries.effects(by)[:MOST] if queries.is_open(by, each)]
    effects = [Measured(each, telling.claim(by, each)) for each in found]
    rotations = [_of_rotation(it, effects) for it in queries.rotations(by)]
    trainings = [_of_training(it, effects) for it in queries.trainings()]
    together = [*rotations, *trainings]
    claims = [
        each.claim for change in together for each in change.effects if each.claim
    ]
    return Overview(
        rotations,
        trainings,
        _leagues(together),
        len(claims),
        sum(each.is_told for each in claims),
    )


def _of_rotation(one: Rotation, effects: Iterable[Measured]) -> Change:
    """What was measured of that day in some of the units, and in no other."""
    day, units = one.day.isoformat(), set(one.units)

    def is_about(told: dict[str, Any]) -> bool:
        changed = set(told.get("changed") or ())
        return told.get("event") == day and bool(changed) and changed <= units

    mine = [each for each in effects if is_about(each.made.parameters)]
    return Change(one.name, urlencode({"rencana": one.number}), _latest(mine))


def _of_training(one: Training, effects: Iterable[Measured]) -> Change:
    mine = [
        each for each in effects if each.made.parameters.get("training") == one.code
    ]
    return Change(one.name, urlencode({"pelatihan": one.code}), _latest(mine))


def _latest(effects: Iterable[Measured]) -> list[Measured]:
    """The latest of each sort; they come latest first."""
    kept: dict[Sort, Measured] = {}
    for each in effects:
        kept.setdefault(each.sort, each)
    return list(kept.values())


def _sort(made: Computed) -> Sort:
    told = made.parameters
    outcome, measure = told.get("outcome") or "survey", told.get("measure") or "points"
    return outcome, told.get("element") or "", measure


def _leagues(changes: Iterable[Change]) -> list[list[Placed]]:
    sorts: dict[Sort, list[tuple[str, Computed, Claim]]] = {}
    for change in changes:
        for each in change.effects:
            if each.claim is not None and each.claim.is_told:
                line = (change.name, each.made, each.claim)
                sorts.setdefault(each.sort, []).append(line)
    return [_placed(lines) for lines in sorts.values() if len(lines) > 1]


def _placed(lines: list[tuple[str, Computed, Claim]]) -> list[Placed]:
    ranked = sorted(lines, key=lambda line: line[2].value, reverse=True)
    above = [None, *(claim for _name, _made, claim in ranked)]
    return [
        Placed(name, made, claim, before is None or claim.high < before.low)
        for (name, made, claim), before in zip(ranked, above, strict=False)
    ]
