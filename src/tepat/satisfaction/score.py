"""The index of one group of answer sheets, element by element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import polars as pl

from tepat.law import Law, NormNotInForce

from .elements import HIGHEST, LOWEST, Element
from .index import PER_POINT, Index, of_answers, quality_of, quality_of_index, rounded
from .sheets import answers_of
from .spread import Answers, Spread, between, differs, of_difference, of_index, of_mean
from .weight import Weight

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ElementScore:
    """One element of one group.

    Attributes:
        element: Which.
        n: Answers given to it.
        mean: NRR; ``None`` where nobody answered.
        quality: A to D, by the bands of the index on NRR × 25.
        interval: Of the NRR; ``None`` where it cannot be told.
        spread: Of the NRR, in answers.
    """

    element: Element
    n: int
    mean: Fraction | None
    quality: str | None
    interval: Interval | None
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class Score:
    """The index of one group of sheets.

    Attributes:
        n: Sheets that count.
        elements: Every element of the workbook, in its order.
        index: Of the elements that anybody answered.
        quality: A to D; ``None`` before any bands were in force.
        spread: Of the index, in points.
        interval: Of the index; ``None`` where it cannot be told.
        qualities: Those that the interval reaches, the lowest first.
        weakest: The elements to improve first: the lowest, then those that the
            answers cannot tell from it.
    """

    n: int
    elements: tuple[ElementScore, ...]
    index: Index
    quality: str | None
    spread: Spread | None
    interval: Interval | None
    qualities: tuple[str, ...]
    weakest: tuple[Element, ...]


def score(
    frame: pl.DataFrame,
    asked: Sequence[Element],
    weight: Weight,
    law: Law,
    users: int | None = None,
) -> Score:
    """Return the index of the sheets of ``frame``.

    Args:
        frame: See ``sheets.Sheets``; at least one row.
        asked: The elements of the workbook.
        weight: How the weight of an element is written.
        law: Whose bands count.
        users: Of a year, where all sheets lie within one and the number is known:
            then the interval is that of a finite population.
    """
    every = answers_of(frame, [element.key for element in asked])
    counts = (~np.isnan(every)).sum(axis=0)
    used = [place for place, count in enumerate(counts) if count]
    answers, n = every[:, used], len(frame)
    sums = np.nansum(answers, axis=0)
    index = of_answers(
        [int(each) for each in sums], [int(counts[place]) for place in used], weight
    )
    asked_share = min(n / users, 1.0) if users else 0.0
    spread = of_index(answers, index.weight)
    spread = spread and spread.without(asked_share)
    most = float(index.weight * len(used) * PER_POINT)
    points = float(index.points)
    interval = _interval(points, spread, most, 4 * most, is_all=asked_share == 1)
    means = dict(zip(used, index.means, strict=True))
    return Score(
        n,
        tuple(
            _element(element, every[:, [place]], means.get(place), law, asked_share)
            for place, element in enumerate(asked)
        ),
        index,
        _quality(index, law),
        spread,
        interval,
        _reached(interval, law),
        _weakest(asked, every, means),
    )


def _element(
    element: Element,
    answers: Answers,
    mean: Fraction | None,
    law: Law,
    asked_share: float,
) -> ElementScore:
    n = int((~np.isnan(answers)).sum())
    if mean is None:
        return ElementScore(element, n, None, None, None, None)
    spread = of_mean(answers)
    spread = spread and spread.without(asked_share)
    is_all = asked_share == 1
    interval = _interval(float(mean), spread, LOWEST, HIGHEST, is_all=is_all)
    quality = _named(mean * PER_POINT, law)
    return ElementScore(element, n, mean, quality, interval, spread)


def _interval(
    value: float, spread: Spread | None, low: float, high: float, *, is_all: bool
) -> Interval | None:
    """Whoever asked everybody knows; nobody else does without an interval."""
    return (value, value) if is_all else between(value, spread, low, high)


def _quality(index: Index, law: Law) -> str | None:
    try:
        return quality_of_index(index, law)
    except NormNotInForce:
        return None


def _named(points: Fraction, law: Law) -> str | None:
    try:
        return quality_of(points, law)
    except NormNotInForce:
        return None


def _reached(interval: Interval | None, law: Law) -> tuple[str, ...]:
    """The qualities from the lower to the upper end of an interval."""
    if interval is None:
        return ()
    try:
        bands = law.satisfaction.bands.value
    except NormNotInForce:
        return ()
    low, high = (round(each, 2) for each in interval)
    rising = sorted(bands, key=bands.__getitem__)
    ends = [*(bands[name] for name in rising[1:]), float("inf")]
    pairs = zip(rising, ends, strict=True)
    return tuple(name for name, end in pairs if bands[name] <= high and low < end)


def _weakest(
    asked: Sequence[Element], answers: Answers, means: dict[int, Fraction]
) -> tuple[Element, ...]:
    """The lowest element, and those that differ from it by no more than chance."""
    ranked = sorted(means, key=lambda place: (means[place], place))
    lowest = ranked[0]
    tied = [
        place
        for place in ranked[1:]
        if not differs(
            float(means[place] - means[lowest]),
            of_difference(answers, place, lowest),
            len(answers),
        )
    ]
    return tuple(asked[place] for place in (lowest, *tied))


def shown(value: Fraction) -> float:
    """Write an exact number to four decimals, rounded half up."""
    return float(rounded(value, 4))
