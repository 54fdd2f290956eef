"""Rules that time may break again: age limits, retirement, and election freezes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.law.reckoning import whole_months
from tepat.policy import Policy
from tepat.rules import Rule, check, cured_on
from tepat.rules.columns import BY_NAME, Side
from tepat.rules.experience import Experience
from tepat.rules.grid import distinct, read_by
from tepat.rules.pairs import derive

from .expected import LATER

CALENDAR = frozenset(
    {
        *("effective_on", "candidates_named_on", "term_ends_on"),
        *("mayor_inaugurated_on", "minister_approved"),
    }
)
AGEING = frozenset({"age_months", "months_to_retirement"})
MOST_FREEZES = 4


def is_calendar(rule: Rule) -> bool:
    """Tell whether a rule reads nothing but the calendar that everybody shares."""
    return CALENDAR.issuperset(rule.needs) and "effective_on" in rule.needs


def past_the_freezes(
    day: NDArray[np.int32],
    people: pl.DataFrame,
    rules: Sequence[Rule],
    law: Law,
    policy: Policy,
) -> NDArray[np.int32]:
    """Return the days, those within an election freeze moved to its end.

    Elections beyond those that are dated are not known, and so freeze nothing here.
    """
    calendar = [rule for rule in rules if is_calendar(rule)]
    if not calendar or people.is_empty():
        return day
    dated = day < LATER
    if not dated.any():
        return day
    told, place = np.unique(day[dated], return_inverse=True)
    shared = people.head(1).select(sorted(CALENDAR - {"effective_on"}))
    moved = told.copy()
    for _ in range(MOST_FREEZES):
        days = pl.Series("effective_on", moved).cast(pl.Date)
        frame = pl.concat([days.to_frame(), shared.sample(0)], how="diagonal")
        frame = frame.with_columns(
            pl.lit(shared[name][0], shared.schema[name]).alias(name)
            for name in shared.columns
        )
        free = cured_on(frame, calendar, law, policy)
        later = free.select(pl.max_horizontal(pl.all())).to_series()
        changed = later.to_physical().fill_null(0).to_numpy()
        if not (changed > moved).any():
            break
        moved = np.maximum(moved, changed)
    shifted = day.copy()
    shifted[dated] = moved[place]
    return shifted


def closed_by(
    day: NDArray[np.int32],
    start: NDArray[np.int32],
    people: pl.DataFrame,
    targets: pl.DataFrame,
    rules: Sequence[Rule],
    law: Law,
    policy: Policy,
    experience: Experience,
) -> NDArray[np.bool_]:
    """Flag the pairs whose day comes after an age limit or too near to retirement.

    Args:
        day: int32, (people × targets): the day of each pair, or ``LATER``.
        start: For each person, the day on which the rules were judged already.
    """
    closed = np.zeros(day.shape, dtype=np.bool_)
    waits = (day < LATER) & (day > start[:, None])
    flat = np.flatnonzero(waits)
    if not len(flat):
        return closed
    who, where = np.divmod(flat, day.shape[1])
    on = day.reshape(-1)[flat].astype(np.int64)
    broken = np.zeros(len(flat), dtype=np.bool_)
    for rule in rules:
        if not AGEING & set(rule.needs):
            continue
        broken |= _broken(
            rule, who, where, on, people, targets, law, policy, experience
        )
    closed.reshape(-1)[flat] = broken
    return closed


def _broken(
    rule: Rule,
    who: NDArray[np.int64],
    where: NDArray[np.int64],
    on: NDArray[np.int64],
    people: pl.DataFrame,
    targets: pl.DataFrame,
    law: Law,
    policy: Policy,
    experience: Experience,
) -> NDArray[np.bool_]:
    """Put one rule to some pairs, each on its own day; each distinct case once."""
    read = read_by(rule.needs)
    of_person = [name for name in read if BY_NAME[name].side is Side.PERSON]
    of_target = [name for name in read if BY_NAME[name].side is Side.TARGET]
    ages = {"age_months", "effective_on"}
    steady = [name for name in of_person if name not in ages]
    persons, row = distinct(people, list(dict.fromkeys([*steady, "born"])))
    wanted, column = distinct(targets, of_target)
    first = int(on.min())
    span = int(on.max()) - first + 1
    code = (row[who] * wanted.height + column[where]) * span + (on - first)
    cases, place = np.unique(code, return_inverse=True)
    pair, ahead = np.divmod(cases, span)
    person, target = np.divmod(pair, wanted.height)
    days = pl.Series("effective_on", (first + ahead).astype(np.int32)).cast(pl.Date)
    frame = pl.concat(
        [persons[person], wanted[target], days.to_frame()], how="horizontal"
    )
    frame = frame.with_columns(
        age_months=whole_months(pl.col("born"), pl.col("effective_on"))
    )
    frame = derive(frame, rule.needs, experience)
    holds = check(frame, [rule], law, policy)[rule.code].fill_null(True)
    broken: NDArray[np.bool_] = ~holds.to_numpy()[place]
    return broken
