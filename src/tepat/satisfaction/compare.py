"""One unit beside the other units of the city: where it is apart by more than chance.

The city's figure is the mean of its units, so a unit stands beside the mean of the
others: beside a mean that it is part of, it would be compared with itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .elements import Element
from .score import Interval, Score
from .spread import Spread, of_change
from .trend import direction_of, signed

Known = tuple[Fraction, Spread]
Row = list[tuple[Element | None, Known | None]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The index of a unit, or one of its elements, beside the mean of the others.

    Attributes:
        element: Which; ``None`` is the index.
        others: How many units the mean is of: those whose spread is known.
        mean: Of the others: IKM, or NRR.
        points: The unit less that mean, rounded to two decimals.
        interval: Of the difference, 95 per cent (Welch); ``None`` where not known.
        direction: As in ``trend.Change``: ``NAIK`` is above the others.
    """

    element: Element | None
    others: int
    mean: Fraction
    points: Decimal
    interval: Interval | None
    direction: str | None


def compared(scores: Sequence[Score]) -> list[tuple[Comparison, ...]]:
    """Return each unit beside the others: the index, then each element.

    Args:
        scores: Of the units.

    Returns:
        For each unit what can be compared; nothing where no other unit can.
    """
    every = [_values(score) for score in scores]
    return [
        tuple(_beside_others(own, every[:at] + every[at + 1 :]))
        for at, own in enumerate(every)
    ]


def _beside_others(own: Row, rest: Sequence[Row]) -> Iterator[Comparison]:
    for place, (element, value) in enumerate(own):
        known = [row[place][1] for row in rest]
        others = [each for each in known if each is not None]
        if value is not None and others:
            yield _beside(element, value, others)


def _values(score: Score) -> Row:
    """The index and each element, where its spread is known."""
    index = (score.index.points, score.spread) if score.spread else None
    return [
        (None, index),
        *(
            (it.element, (it.mean, it.spread) if it.mean and it.spread else None)
            for it in score.elements
        ),
    ]


def _beside(element: Element | None, own: Known, known: Sequence[Known]) -> Comparison:
    mean = sum((value for value, _ in known), Fraction()) / len(known)
    exact = own[0] - mean
    spread = of_change(_of_mean([spread for _, spread in known]), own[1])
    points = signed(exact)
    if spread is None:
        return Comparison(element, len(known), mean, points, None, None)
    half = spread.half()
    interval = (float(exact) - half, float(exact) + half)
    return Comparison(
        element, len(known), mean, points, interval, direction_of(interval)
    )


def _of_mean(spreads: Sequence[Spread]) -> Spread:
    """The spread of a simple mean of independent estimates (Satterthwaite)."""
    share = len(spreads) ** 2
    variance = sum(each.variance for each in spreads) / share
    parts = sum((each.variance / share) ** 2 / each.freedom for each in spreads)
    return Spread(variance, variance**2 / parts if parts else spreads[0].freedom)
