"""Quantiles of Student's t, from the standard library alone.

The distribution function is the regularised incomplete beta function, by its continued
fraction (Lentz; *Numerical Recipes* §6.4); the quantile is found by Newton's method.
Tests hold it against scipy.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

SMALL = 1e-300
STEPS = 300
CLOSE = 1e-15
NEAR = 1e-13


@lru_cache(maxsize=4096)
def quantile(probability: float, freedom: float) -> float:
    """Return the value below which t lies with ``probability``.

    Args:
        probability: From 0.5 up to, not including, 1.
        freedom: Degrees of freedom, above 0; need not be whole (Welch).

    >>> round(quantile(0.975, 48), 4)
    2.0106
    """
    # The function is concave above 0: from the normal quantile, which is never above
    # that of t, every step ends below the root.
    t = NormalDist().inv_cdf(probability)
    for _ in range(STEPS):
        step = (probability - _below(t, freedom)) / _density(t, freedom)
        t += step
        if abs(step) <= NEAR * t:
            break
    return t


def _density(t: float, freedom: float) -> float:
    half = (freedom + 1) / 2
    front = math.exp(math.lgamma(half) - math.lgamma(freedom / 2))
    spread = math.exp(-half * math.log1p(t * t / freedom))
    return front * spread / math.sqrt(freedom * math.pi)


def _below(t: float, freedom: float) -> float:
    """The distribution function for t ≥ 0."""
    tail = _beta(freedom / (freedom + t * t), freedom / 2, 0.5)
    return 1 - tail / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(
        math.lgamma(a + b)
        - math.lgamma(a)
        - math.lgamma(b)
        + a * math.log(x)
        + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _far(1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for part in (even, odd):
            d = 1 / _far(1 + part * d)
            c = _far(1 + part / c)
            h *= d * c
        if abs(d * c - 1) < CLOSE:
            break
    return h


def _far(value: float) -> float:
    """Keep a divisor away from zero."""
    return value if abs(value) > SMALL else SMALL
