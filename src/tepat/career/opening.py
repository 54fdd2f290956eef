"""From which day on a person could move to each kind of seat, by time alone.

The rules themselves say what holds now and from which day each will hold. A pair opens
on the last of those days, unless another rule has closed it by then: an age limit or
retirement that comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules import Rule
from tepat.rules.cures import NEVER, Cure, cures
from tepat.rules.experience import Experience
from tepat.rules.grid import HOLDS, UNKNOWN, Answers, judge

from .expected import LATER, expected_days, is_expected
from .lasting import closed_by, is_calendar, past_the_freezes


class Hurdle(IntEnum):
    """What keeps a person from a target; the highest of all its rules."""

    NONE = 0
    TIME = 1
    DATA = 2
    EFFORT = 3
    CLOSED = 4


@dataclass(frozen=True, slots=True)
class Openings:
    """What every person could reach, and from when.

    Attributes:
        answers: What each rule says on the first day, by code.
        cures: From when time cures it, by code; for rules that time can cure.
        expected: int32 (people × targets) days by code, for rules that hang on what is
            expected of the years ahead; only where some pair fails them.
        at_least: The days given beforehand, or ``None``.
        now: bool, (people × targets): every rule holds on the first day.
        day: int32, (people × targets): first day on which all of them hold, in days
            since 1 January 1970; ``LATER`` where time alone never opens it.
        hurdle: int8, (people × targets): a ``Hurdle``.
    """

    answers: Mapping[str, Answers]
    cures: Mapping[str, Cure]
    expected: Mapping[str, NDArray[np.int32]]
    at_least: NDArray[np.int32] | None
    now: NDArray[np.bool_]
    day: NDArray[np.int32]
    hurdle: NDArray[np.int8]


def openings(
    people: pl.DataFrame,
    targets: pl.DataFrame,
    rules: Sequence[Rule],
    law: Law,
    policy: Policy,
    experience: Experience,
    *,
    leaves_on: pl.Series,
    at_least: NDArray[np.int32] | None = None,
    passes_unknown: bool = False,
) -> Openings:
    """Work out what every person could reach, and from when.

    Args:
        people: Columns of ``tepat.rules.people`` on the ``effective_on`` of each row,
            which is the first day asked about; and those of ``expected``.
        targets: Rows of ``Ground.targets``.
        rules: Which rules must hold.
        law: The law on the reference day; it is taken to stay as it is.
        policy: The city's policy.
        experience: Of the people, by ``nip``.
        leaves_on: For each person, the first day no longer in the position held.
        at_least: int32, (people × targets): days before which a pair does not open.
        passes_unknown: Whether what cannot be told for want of data is passed over,
            where no later day settles it either.
    """
    grid = judge(people, targets, rules, law, policy, experience)
    healed = {
        cure.rule.code: cure
        for cure in cures(people, targets, rules, law, policy, experience)
    }
    start = people["effective_on"].to_physical().to_numpy().astype(np.int32)
    shape = people.height, targets.height
    day = np.broadcast_to(start[:, None], shape).copy()
    hurdle = np.zeros(shape, dtype=np.int8)
    expected: dict[str, NDArray[np.int32]] = {}
    for answer in grid.answers:
        if (answer.table == HOLDS).all():
            continue
        verdict = answer.table[:, answer.target_column][answer.person_row]
        misses, is_unknown = verdict != HOLDS, verdict == UNKNOWN
        code, rule = answer.rule.code, answer.rule
        free = np.full(shape, LATER, dtype=np.int32)
        if code in healed:
            free = _gathered(healed[code])
        if is_expected(rule):
            expected[code] = expected_days(
                rule, people, targets, law, policy, experience
            )
            free = np.minimum(free, expected[code])
        # An election that nobody has dated yet keeps nobody out.
        if passes_unknown or is_calendar(rule):
            misses &= ~(is_unknown & (free == LATER))
        np.maximum(day, free, out=day, where=misses)
        is_stuck = misses & (free == LATER)
        worst = np.where(is_unknown, Hurdle.DATA, _hurdle(rule))
        np.maximum(hurdle, worst.astype(np.int8), out=hurdle, where=is_stuck)
    if at_least is not None:
        np.maximum(day, at_least, out=day)
    now = grid.allowed
    day = past_the_freezes(day, people, rules, law, policy)
    gone = leaves_on.to_physical().fill_null(LATER).to_numpy()
    too_late = (day < LATER) & (day >= gone[:, None])
    too_late |= closed_by(day, start, people, targets, rules, law, policy, experience)
    day[too_late], hurdle[too_late] = LATER, Hurdle.CLOSED
    waits = (day < LATER) & (day > start[:, None])
    hurdle[waits] = np.maximum(hurdle[waits], Hurdle.TIME)
    return Openings(
        {answer.rule.code: answer for answer in grid.answers},
        healed,
        expected,
        at_least,
        now,
        day,
        hurdle,
    )


def _gathered(cure: Cure) -> NDArray[np.int32]:
    told = np.where(cure.table == NEVER, LATER, cure.table).astype(np.int32)
    days: NDArray[np.int32] = told[:, cure.target_column][cure.person_row]
    return days


def _hurdle(rule: Rule) -> Hurdle:
    return Hurdle.CLOSED if rule.order == 3 else Hurdle.EFFORT
