"""The job-person match (JPM): exact percentages of sums of levels.

``JPM = 100 × Σ levels reached ÷ Σ levels asked`` (Peraturan BKN 26/2019): a ratio of
sums, never a mean of ratios. The raw figure may exceed 100; categories use the one that
is capped there. ``IKK = 100 − JPM`` is the gap index, of the capped figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import polars as pl

FULL = Fraction(100)


def jpm(reached: int | Fraction, asked: int | Fraction) -> Fraction | None:
    """Return the raw match in percent; ``None`` where nothing is asked.

    >>> jpm(25, 27), jpm(28, 27) > 100, jpm(3, 0)
    (Fraction(2500, 27), True, None)
    """
    return 100 * Fraction(reached) / Fraction(asked) if asked > 0 else None


def capped(match: Fraction | None) -> Fraction | None:
    """Return a match, at most 100: what categories are read from."""
    return None if match is None else min(match, FULL)


def gap_index(match: Fraction | None) -> Fraction | None:
    """Return IKK, the share that is missing to full; 0 above 100."""
    return None if match is None else FULL - min(match, FULL)


def weighted(
    parts: Mapping[str, Fraction | None], weights: Mapping[str, int]
) -> Fraction | None:
    """Return the weighted mean of capped matches; ``None`` where a part is unknown.

    Serves the match of potential and competency together, and that of the kinds of
    competency. A part of weight 0 need not be known. Nothing is ever reweighted.

    >>> weighted({"potensi": Fraction(90), "kompetensi": Fraction(80)},
    ...          {"potensi": 40, "kompetensi": 60})
    Fraction(84, 1)
    >>> weighted({"potensi": None, "kompetensi": Fraction(80)},
    ...          {"potensi": 40, "kompetensi": 60}) is None
    True
    """
    total = sum(weights.values())
    counted = {name: weight for name, weight in weights.items() if weight}
    if total <= 0 or any(parts.get(name) is None for name in counted):
        return None
    sums = (
        weight * min(part, FULL)
        for name, weight in counted.items()
        if (part := parts[name]) is not None
    )
    return sum(sums, Fraction(0)) / total


def shown(percent: Fraction | None, places: int = 2) -> float | None:
    """Return a percentage as a reader sees it, rounded half up.

    >>> shown(Fraction(2500, 27)), shown(Fraction(78005, 1000))
    (92.59, 78.01)
    """
    if percent is None:
        return None
    grains = 10**places
    return float(Fraction((2 * percent * grains + 1) // 2, grains))


def shown_of(part: pl.Expr, whole: pl.Expr, most: int | None = None) -> pl.Expr:
    """Return ``100 × part ÷ whole`` over whole-number columns, to two places half up.

    Args:
        part: Sum of levels reached, from 0.
        whole: Sum of levels asked; null comes of 0.
        most: Where the figure is capped, in percent.
    """
    grains = (20_000 * part + whole) // (2 * whole)
    if most is not None:
        grains = pl.min_horizontal(grains, pl.lit(100 * most))
    return pl.when(whole > 0).then((grains / 100).round(2))
