"""How sure an index is: its variance between respondents, and intervals of Student's t.

The index is a sum of means over different numbers of answers, where some are blank. Its
variance is that of the respondents' influences (linearisation); with every answer given
it is s² ÷ n of the respondents' own indices.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .index import PER_POINT
from .student import quantile

Answers = NDArray[np.float64]
"""Answer sheets × elements, 1 to 4; NaN is a blank."""

CONFIDENCE = 0.95
"""Of every interval: the confidence that the sample sizes of the law rest on."""

UPPER = (1 + CONFIDENCE) / 2
SURE_SIGNS = 6
"""So many equal differences, and no other, are no chance: 2 × ½⁶ < 5 %."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The variance of an estimate, and the degrees of freedom it rests on."""

    variance: float
    freedom: float

    def without(self, share: float) -> Spread:
        """Return the spread where a share of the whole population was asked."""
        return Spread(self.variance * max(0.0, 1 - share), self.freedom)

    def half(self) -> float:
        """Return half the width of the interval."""
        return quantile(UPPER, self.freedom) * math.sqrt(self.variance)


def of_index(answers: Answers, weight: Fraction) -> Spread | None:
    """Return the spread of an IKM, in points.

    Args:
        answers: Sheets with at least one answer; elements with at least one answer.
        weight: Of each element.

    Returns:
        ``None`` where nothing can be told: fewer than two sheets, or an element that
        only one of them answers.
    """
    influences = _influences(answers)
    return _of(influences.sum(axis=1) * (float(weight) * PER_POINT), answers)


def of_mean(answers: Answers) -> Spread | None:
    """Return the spread of the mean of one element (sheets × 1), in answers."""
    given = answers[~np.isnan(answers[:, 0])]
    return _of(_influences(given)[:, 0], given)


def of_difference(answers: Answers, one: int, other: int) -> Spread | None:
    """Return the spread of the difference between two elements' means."""
    pair = answers[:, [one, other]]
    pair = pair[~np.isnan(pair).all(axis=1)]
    influences = _influences(pair)
    return _of(influences[:, 0] - influences[:, 1], pair)


def of_change(before: Spread | None, after: Spread | None) -> Spread | None:
    """Return the spread of the difference of two samples (Welch–Satterthwaite)."""
    if before is None or after is None:
        return None
    variance = before.variance + after.variance
    if variance == 0:
        return None
    parts = sum(
        each.variance**2 / each.freedom for each in (before, after) if each.variance
    )
    return Spread(variance, variance**2 / parts)


def between(
    value: float, spread: Spread | None, low: float, high: float
) -> tuple[float, float] | None:
    """Return the interval of an estimate, kept within what it can be.

    ``None`` where nothing is known of its spread, or where all respondents agree: so
    few may agree by chance that an interval without width would claim too much. Whoever
    asked everybody has no doubt left, which is for the caller to say.
    """
    if spread is None or spread.variance <= 0:
        return None
    half = spread.half()
    return max(low, value - half), min(high, value + half)


def differs(difference: float, spread: Spread | None, sheets: int) -> bool:
    """Tell whether two means of the same sheets are apart by more than chance."""
    if spread is None or difference == 0:
        return False
    if spread.variance <= 0:
        return sheets >= SURE_SIGNS
    return abs(difference) > spread.half()


def _influences(answers: Answers) -> Answers:
    """How far each sheet moves the mean of each element; they sum to nothing."""
    given = ~np.isnan(answers)
    counts = given.sum(axis=0)
    known = np.where(given, answers, 0.0)
    means = known.sum(axis=0) / np.maximum(counts, 1)
    moved: Answers = np.where(given, answers - means, 0.0) / np.maximum(counts, 1)
    return moved


def _of(influences: Answers, answers: Answers) -> Spread | None:
    sheets = len(answers)
    if sheets < 2 or (~np.isnan(answers)).sum(axis=0).min() < 2:
        return None
    # Sums of equal numbers differ from nothing by noise of the machine.
    total = round(float((influences**2).sum()), 15)
    return Spread(total * sheets / (sheets - 1), sheets - 1)
