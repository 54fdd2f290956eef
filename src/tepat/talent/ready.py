"""When people will be ready for critical positions: rule by rule, pair by pair.

Only rules of a plan count, and of them not the one that asks for an open selection:
the succession group is what stands in its place. What must hold on the day of
appointment is told, but keeps nobody out of a pool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules import PLAN_RULES, ROLL, Rule, check
from tepat.rules.cures import EPOCH, NEVER, cures
from tepat.rules.grid import FAILS, UNKNOWN, judge
from tepat.rules.pairs import Experience, derive

BY_SELECTION = "LADDER-3"
STEPS = ("LADDER-2", "LADDER-4", "LADDER-5")
"""Rules that another position in between cures: a path, not a pool."""
SPOILED_BY_TIME = ("AGE-1", "RETIREMENT-1")
"""Rules that hold today and may fail on the day when the others are cured."""
NOBODY_CURES = 3
"""The reading order of rules that neither time nor effort cures."""

RULES = tuple(rule for rule in PLAN_RULES if rule.code != BY_SELECTION)


class Readiness(IntEnum):
    """How near a person is to a position; the nearest first."""

    NOW = 0
    WITHIN_1_YEAR = 1
    WITHIN_3_YEARS = 2
    LATER = 3
    EFFORT = 4
    UNKNOWN = 5
    NEVER = 6


YEARS = {Readiness.WITHIN_1_YEAR: 1, Readiness.WITHIN_3_YEARS: 3}


@dataclass(frozen=True, slots=True)
class Ready:
    """How ready every person is for every target.

    Attributes:
        readiness: int8, (people × targets): see :class:`Readiness`.
        ready_on: int32, same shape: days since 1 January 1970 from which every rule
            holds that time cures; today where all hold; ``NEVER`` where no day is told.
        missed: Rule code → bool, same shape: it fails or is unknown. Only rules that
            somebody misses.
        by_selection: bool, same shape: the way there is an open selection, or the
            succession group with the approval that this needs.
    """

    readiness: NDArray[np.int8]
    ready_on: NDArray[np.int32]
    missed: Mapping[str, NDArray[np.bool_]]
    by_selection: NDArray[np.bool_]

    def day(self, person: int, target: int) -> date | None:
        """Return the day from which a person is ready; ``None`` where none is told."""
        told = int(self.ready_on[person, target])
        return None if told == NEVER else EPOCH + timedelta(days=told)

    def codes(self, person: int, target: int) -> list[str]:
        """Return the rules that one pair misses, in the order of the roll."""
        return [code for code, missed in self.missed.items() if missed[person, target]]


def ready(
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    experience: Experience,
    day: date,
) -> Ready:
    """Judge how ready every person is for every target on ``day``.

    Args:
        people: Rows of ``tepat.rules.people.people``.
        targets: Distinct rows of ``tepat.rules.targets.targets``.
        law: The law on the day.
        policy: The city's policy.
        experience: Of the people.
        day: The reference date.
    """
    grid = judge(people, targets, RULES, law, policy, experience)
    told = cures(people, targets, RULES, law, policy, experience)
    cured = {cure.rule.code: cure for cure in told}
    shape = people.height, targets.height
    today = (day - EPOCH).days
    ready_on = np.full(shape, today, dtype=np.int32)
    unknown, effort, never = (np.zeros(shape, dtype=np.bool_) for _ in range(3))
    missed: dict[str, NDArray[np.bool_]] = {}
    for answer in grid.answers:
        code = answer.rule.code
        verdict = answer.for_people(slice(None))
        fails, is_blank = verdict == FAILS, verdict == UNKNOWN
        if not (fails.any() or is_blank.any()):
            continue
        missed[code] = fails | is_blank
        unknown |= is_blank
        if code in STEPS or answer.rule.order >= NOBODY_CURES:
            never |= fails
            continue
        days = np.full(shape, NEVER, dtype=np.int32)
        if code in cured:
            cure = cured[code]
            days = cure.table[:, cure.target_column][cure.person_row]
        no_day = fails & (days == NEVER)
        effort |= no_day
        np.maximum(ready_on, days, out=ready_on, where=fails & ~no_day)
    never |= _spoiled(
        people,
        targets,
        law,
        policy,
        experience,
        ready_on,
        never | unknown | effort,
        today,
        missed,
    )
    readiness = np.full(shape, Readiness.LATER, dtype=np.int8)
    for which in (Readiness.WITHIN_3_YEARS, Readiness.WITHIN_1_YEAR):
        until = pl.select(pl.lit(day).dt.offset_by(f"{YEARS[which]}y")).item()
        readiness[ready_on <= (until - EPOCH).days] = which
    readiness[ready_on <= today] = Readiness.NOW
    readiness[effort] = Readiness.EFFORT
    readiness[unknown] = Readiness.UNKNOWN
    readiness[never] = Readiness.NEVER
    ready_on[readiness >= Readiness.EFFORT] = NEVER
    selection = judge(people, targets, [ROLL[BY_SELECTION]], law, policy, experience)
    return Ready(readiness, ready_on, missed, ~selection.allowed)


def _spoiled(
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    experience: Experience,
    ready_on: NDArray[np.int32],
    aside: NDArray[np.bool_],
    today: int,
    missed: dict[str, NDArray[np.bool_]],
) -> NDArray[np.bool_]:
    """Flag whom waiting makes too old, or brings too near to retirement.

    Asked only of pairs that become ready on a later day: the same rules are put to
    them once more, with the age of that day.
    """
    spoiled = np.zeros(ready_on.shape, dtype=np.bool_)
    who, where = np.nonzero((ready_on > today) & ~aside)
    if not len(who):
        return spoiled
    days = pl.Series("effective_on", ready_on[who, where]).cast(pl.Date)
    pairs = pl.concat(
        [people[who].drop("effective_on"), targets[where], days.to_frame()],
        how="horizontal",
    ).with_columns(age_months=_months_between("born", "effective_on"))
    for code in SPOILED_BY_TIME:
        rule: Rule = ROLL[code]
        asked = derive(pairs, rule.needs, experience)
        holds = check(asked, [rule], law, policy)[code].fill_null(False).to_numpy()
        spoiled[who[~holds], where[~holds]] = True
        if not holds.all():
            flags = missed.setdefault(code, np.zeros(ready_on.shape, dtype=np.bool_))
            flags[who[~holds], where[~holds]] = True
    return spoiled


def _months_between(since: str, until: str) -> pl.Expr:
    start, end = pl.col(since), pl.col(until)
    months = (end.dt.year() - start.dt.year()).cast(pl.Int64) * 12 + (
        end.dt.month().cast(pl.Int64) - start.dt.month()
    )
    return months - (start.dt.day() > end.dt.day()).cast(pl.Int64)
