"""Differences between two groups with their 95 % intervals.

Shares: Newcombe's hybrid of two Wilson score intervals (*Statistics in Medicine* 17,
1998, method 10). Means: Welch's interval for unequal variances. Both treat what a plan
does to a person as drawn: they say how large a difference may be by chance alone, were
the group no part of the matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from tepat.satisfaction import student
from tepat.satisfaction.shares import SURE, wilson

from .outcome import Exact

FEWEST = 10
"""People whose value is not zero, in each group, from which a mean's interval holds."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more one group has than another.

    Attributes:
        value, other: Share (0 to 1) or mean of the group and of the other.
        difference: ``value`` less ``other``.
        low, high: The 95 % interval; ``None`` where it cannot be told.
    """

    value: float
    other: float
    difference: float
    low: float | None
    high: float | None

    @property
    def tells(self) -> bool | None:
        """Whether the interval leaves zero out; ``None`` where there is none."""
        if self.low is None or self.high is None:
            return None
        return self.low > 0 or self.high < 0


def of_shares(hits: int, people: int, other_hits: int, others: int) -> Difference:
    """Compare two shares; both groups have somebody.

    >>> told = of_shares(56, 70, 48, 80)  # Newcombe (1998), table II, (a)
    >>> round(told.difference, 4), round(told.low, 4), round(told.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    one, two = hits / people, other_hits / others
    low_one, high_one = wilson(hits, people)
    low_two, high_two = wilson(other_hits, others)
    apart = one - two
    return Difference(
        one,
        two,
        apart,
        apart - sqrt((one - low_one) ** 2 + (high_two - two) ** 2),
        apart + sqrt((high_one - one) ** 2 + (two - low_two) ** 2),
    )


def of_means(values: Exact, others: Exact) -> Difference:
    """Compare two means; both groups have somebody.

    There is no interval where nothing varies, or where fewer than :data:`FEWEST` people
    of a group have a value other than zero: so few tell little of how much such values
    spread, and the interval would hold less often than it says.
    """
    one, two = float(values.mean()), float(others.mean())
    apart = one - two
    changed = min(int(np.count_nonzero(side)) for side in (values, others))
    if changed < FEWEST:
        return Difference(one, two, apart, None, None)
    parts = [float(side.var(ddof=1)) / len(side) for side in (values, others)]
    variance = sum(parts)
    if variance <= 0:
        return Difference(one, two, apart, None, None)
    spent = sum(
        part * part / (len(side) - 1)
        for part, side in zip(parts, (values, others), strict=True)
    )
    reach = student.quantile(SURE, variance * variance / spent) * sqrt(variance)
    return Difference(one, two, apart, apart - reach, apart + reach)
