"""The index over periods, and whether a change is more than chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import polars as pl

from tepat import law as laws
from tepat.law import Law

from .elements import Element
from .index import rounded
from .periods import Every, Period, period_of
from .score import Interval, Score, score
from .spread import Spread, of_change
from .weight import Weight

SAME, UP, DOWN = "TETAP", "NAIK", "TURUN"


@dataclass(frozen=True, slots=True)
class Change:
    """From one period with sheets to the next one.

    Attributes:
        before, after: The periods.
        points: Of the index, or of an element's NRR: after less before, rounded to two
            decimals.
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
        elements: The same of each element, in the order of the workbook; ``None`` where
            nobody answered it in one of the two.
    """

    periods: tuple[tuple[Period, Score], ...]
    changes: tuple[Change, ...]
    elements: tuple[tuple[Change | None, ...], ...]


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
    pairs = list(pairwise(scores))
    return Trend(
        tuple(scores),
        tuple(_of_index(*one, *other) for one, other in pairs),
        tuple(
            tuple(_of_element(place, *one, *other) for one, other in pairs)
            for place in range(len(asked))
        ),
    )


def _law_of(period: Period, law: Law) -> Law:
    """The law at the end of a period, or on the reference day within it."""
    last: date = min(period.last, law.day)
    return law if last == law.day else laws.on(last)


def _of_index(before: Period, one: Score, after: Period, other: Score) -> Change:
    exact = other.index.points - one.index.points
    return _change(before, after, exact, of_change(one.spread, other.spread))


def _of_element(
    place: int, before: Period, one: Score, after: Period, other: Score
) -> Change | None:
    first, second = one.elements[place], other.elements[place]
    if first.mean is None or second.mean is None:
        return None
    exact = second.mean - first.mean
    return _change(before, after, exact, of_change(first.spread, second.spread))


def _change(
    before: Period, after: Period, exact: Fraction, spread: Spread | None
) -> Change:
    points = signed(exact)
    if spread is None:
        return Change(before, after, points, None, None)
    half = spread.half()
    interval = (float(exact) - half, float(exact) + half)
    return Change(before, after, points, interval, direction_of(interval))


def signed(exact: Fraction) -> Decimal:
    """Round a difference to two decimals, half away from nothing."""
    return rounded(abs(exact)) * (1 if exact >= 0 else -1)


def direction_of(interval: Interval) -> str:
    """Return what the interval of a difference says: ``NAIK``, ``TURUN``, ``TETAP``."""
    return UP if interval[0] > 0 else DOWN if interval[1] < 0 else SAME
