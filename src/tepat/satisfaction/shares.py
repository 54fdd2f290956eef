"""How sure a share is: Wilson's score interval."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

SURE = 0.975  # each side of a 95 % interval
NORMAL = NormalDist().inv_cdf(SURE)


def wilson(hits: int, people: int) -> tuple[float, float]:
    """Return Wilson's score interval of a share.

    Args:
        hits: How many of them.
        people: How many there are; at least one.

    >>> [round(end, 4) for end in wilson(0, 10)]
    [0.0, 0.2775]
    """
    share, z2 = hits / people, NORMAL * NORMAL
    middle = share + z2 / (2 * people)
    reach = NORMAL * sqrt(share * (1 - share) / people + z2 / (4 * people * people))
    whole = 1 + z2 / people
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)
