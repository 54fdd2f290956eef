"""The index over periods, and whether a change is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

import polars as pl

from tepat import law as laws
from tepat.law import Law

from .elements import Element
from .index import rounded
from .periods import Every, Period, period_of
from .score import Interval, Score, score
from .spread import of_change
from .weight import Weight

SAME, UP, DOWN = "TETAP", "NAIK", "TURUN"


@dataclass(frozen=True, slots=True)
class Change:
    """From one period with sheets to the next one.

    Attributes:
        before, after: The periods.
        points: Of the index, after less before, rounded to two decimals.
        interval: Of the difference; ``None`` where it cannot be told.
        direction: ``NAIK`` or ``TURUN`` where the difference is more than chance,
            ``TETAP`` where it is not; ``None`` where it cannot be told.
    """

    before: Period
    after: Period
    points: Decimal
    interval: Interval | None
    direction: str | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The index in each period that has sheets, oldest first, and the changes.

    Attributes:
        periods: Each with its score; its bands are those in force at its end.
        changes: Between neighbours; one less than ``periods``.
    """

    periods: tuple[tuple[Period, Score], ...]
    changes: tuple[Change, ...]


def trend(
    frame: pl.DataFrame,
    asked: Sequence[Element],
    weight: Weight,
    law: Law,
    every: Every,
) -> Trend:
    """Return the index of each period of ``frame``, and whether it changed."""
    days = frame.with_columns(
        period=pl.col("day").map_elements(
            lambda day: period_of(day, every).first, return_dtype=pl.Date
        )
    )
    scores = []
    for (first,), rows in sorted(days.partition_by("period", as_dict=True).items()):
        period = period_of(first, every)
        scores.append((period, score(rows, asked, weight, _law_of(period, law))))
    changes = (_change(*one, *other) for one, other in pairwise(scores))
    return Trend(tuple(scores), tuple(changes))


def _law_of(period: Period, law: Law) -> Law:
    """The law at the end of a period, or on the reference day within it."""
    last: date = min(period.last, law.day)
    return law if last == law.day else laws.on(last)


def _change(before: Period, one: Score, after: Period, other: Score) -> Change:
    exact = other.index.points - one.index.points
    points = rounded(abs(exact)) * (1 if exact >= 0 else -1)
    spread = of_change(one.spread, other.spread)
    if spread is None:
        return Change(before, after, points, None, None)
    half = spread.half()
    interval = (float(exact) - half, float(exact) + half)
    direction = UP if interval[0] > 0 else DOWN if interval[1] < 0 else SAME
    return Change(before, after, points, interval, direction)
