"""What each unit changed by, beside its comparison units, and how sure that is.

Every unit becomes one number: mean after the change minus mean before it, each cell
first freed from what the comparison units show for its period. One number per unit
leaves nothing of serial correlation (Bertrand, Duflo and Mullainathan 2004), and
periods in which a unit was not asked do not tilt it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .cells import Cells, Exact, Truth

PRIOR_ANSWERS = 10.0
"""Answers that weigh as much as what all units together tell of the spread of one."""

NOTHING = 1e-9
"""Variances below this are sums of rounding, on any scale that people answer on."""

ROUNDS = 60  # of bisection; far below what a reader sees


@dataclass(frozen=True, slots=True)
class Changes:
    """One number per unit.

    Attributes:
        is_treated: Which units had the change.
        change: After minus before, beyond what the periods add in the comparison
            units.
        raw: After minus before as the answers say it.
        variance: How uncertain each change is.
        restless: Weighted squares of the unit's cells around its own two levels, and
            ``free``, how many cells are free for them.
    """

    is_treated: Truth
    change: Exact
    raw: Exact
    variance: Exact
    restless: Exact
    free: Exact


@dataclass(frozen=True, slots=True)
class Freed:
    """Cells without the part of their period, with what is known of their noise."""

    mean: Exact
    noise: Exact
    weights: Exact


def changes(cells: Cells, is_treated: Truth, *, same_people: bool = False) -> Changes:
    """Work out the change of each unit.

    Args:
        cells: Of units with answers on both sides of the date only.
        is_treated: Which of them had the change; the others are the comparison.
        same_people: Whether the same people speak before and after.

    Source: two-way fixed effects fitted on comparison cells alone, as in Borusyak,
    Jaravel and Spiess (2024); variance of a unit as in Ferman and Pinto (2019).
    """
    found = freed(cells, ~is_treated, same_people=same_people)
    after, w = cells.is_after, found.weights
    sides = (after, ~after)
    levels = [_mean(found.mean, w, of) for of in sides]
    plain = np.nan_to_num(cells.mean)
    within = _of_mean(found.noise, w, after) + _of_mean(found.noise, w, ~after)
    rest = np.zeros_like(w)
    for level, of in zip(levels, sides, strict=True):
        rest[:, of] = np.where(w[:, of] > 0, found.mean[:, of] - level[:, None], 0.0)
    change = levels[0] - levels[1]
    return Changes(
        is_treated,
        change,
        _mean(plain, w, after) - _mean(plain, w, ~after),
        _told(within + lasting(change, within, ~is_treated)),
        (w * rest**2).sum(axis=1),
        (w > 0).sum(axis=1) - 2.0,
    )


def slopes(cells: Cells, is_treated: Truth, *, same_people: bool = False) -> Changes:
    """Work out how much each unit rose from one period to the next, like changes.

    Args:
        cells: Of units with answers in two periods or more.
        is_treated, same_people: As in :func:`changes`.
    """
    found = freed(cells, ~is_treated, same_people=same_people)
    w, at = found.weights, cells.order.astype(np.float64)
    total = w.sum(axis=1)
    middle = _divided((w * at).sum(axis=1), total)
    apart = np.where(w > 0, at - middle[:, None], 0.0)
    span = (w * apart**2).sum(axis=1)
    known = span > 0
    pull = np.divide(
        w * apart, span[:, None], out=np.zeros_like(w), where=known[:, None]
    )
    rise = np.where(known, (pull * found.mean).sum(axis=1), np.nan)
    within = np.where(known, (pull**2 * found.noise).sum(axis=1), np.nan)
    level = _divided((w * found.mean).sum(axis=1), total)
    rest = np.where(w > 0, found.mean - level[:, None] - rise[:, None] * apart, 0.0)
    return Changes(
        is_treated,
        rise,
        rise,
        _told(within + lasting(rise, within, ~is_treated)),
        (w * rest**2).sum(axis=1),
        (w > 0).sum(axis=1) - 2.0,
    )


def freed(cells: Cells, rows: Truth, *, same_people: bool = False) -> Freed:
    """Free the cells from what their period adds in the units ``rows``.

    The noise of a cell is that of its answers and a shock that the unit has in the
    period beyond them; cells weigh by its inverse. Where all cells are alike to the
    last digit, they weigh the same.
    """
    one = _of_one_answer(cells) * (2.0 if same_people else 1.0)
    some = cells.count > 0
    own = np.divide(
        one[:, None],
        cells.count,
        out=np.zeros_like(one[:, None] * cells.count),
        where=some,
    )
    noise = _told(own + _shock(cells, own, rows))
    weights = some.astype(np.float64)
    if (noise[some] > 0).all():
        weights = np.divide(1.0, noise, out=np.zeros_like(noise), where=some)
    period = period_effects(cells, weights, rows)
    weights = np.where(np.isnan(period), 0.0, weights)
    mean = np.where(weights > 0, cells.mean - np.nan_to_num(period), 0.0)
    return Freed(mean, noise, weights)


def period_effects(cells: Cells, weights: Exact, rows: Truth) -> Exact:
    """Return what each period adds in these units; NaN where none of them has answers.

    The first period that is known counts as zero: weighted least squares with effects
    of unit and period, the units' own taken out by the normal equations.
    """
    w = weights[rows]
    w = w[w.sum(axis=1) > 0]
    y = np.nan_to_num(cells.mean[rows][weights[rows].sum(axis=1) > 0])
    share = w / w.sum(axis=1)[:, None]
    left = np.diag(w.sum(axis=0)) - share.T @ w
    right = (w * (y - (share * y).sum(axis=1)[:, None])).sum(axis=0)
    known = w.sum(axis=0) > 0
    effects = np.full(len(known), np.nan)
    if known.any():
        inner = np.ix_(known, known)
        found = np.linalg.lstsq(left[inner], right[known], rcond=1e-10)[0]
        effects[known] = found - found[0]
    return effects


def lasting(change: Exact, within: Exact, rows: Truth) -> float:
    """Variance of changes that last, beyond answers and shocks: that at which the
    weighted squares are as many as they are expected to be (Paule and Mandel 1982)."""
    known = rows & np.isfinite(change) & np.isfinite(within)
    d, v = change[known], within[known]
    if len(d) < 3:
        return 0.0
    if not (v > 0).all():
        return float(d.var(ddof=1))

    def excess(more: float) -> float:
        w = 1 / (v + more)
        return float((w * (d - (w * d).sum() / w.sum()) ** 2).sum()) - (len(d) - 1)

    if excess(0.0) <= 0:
        return 0.0
    low, high = 0.0, float(((d - d.mean()) ** 2).sum()) + float(v.max())
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return (low + high) / 2


def _of_one_answer(cells: Cells) -> Exact:
    """Variance of one answer within its cell, of each unit: its own, drawn to that of
    all units as far as it has few answers."""
    free = np.maximum(cells.count - 1, 0).sum(axis=1)
    squares = cells.squares.sum(axis=1)
    if free.sum() == 0:
        return np.zeros(len(free))
    common = squares.sum() / free.sum()
    own: Exact = (PRIOR_ANSWERS * common + squares) / (PRIOR_ANSWERS + free)
    return own


def _shock(cells: Cells, own: Exact, rows: Truth) -> float:
    """Variance that a unit has in one period beyond its answers (not below zero)."""
    some = cells.count[rows] > 0
    level = period_effects(cells, (cells.count > 0).astype(np.float64), rows)
    free = np.where(some, np.nan_to_num(cells.mean[rows]) - np.nan_to_num(level), 0.0)
    middle = free.sum(axis=1) / np.maximum(some.sum(axis=1), 1)
    rest = np.where(some, free - middle[:, None], 0.0)
    left = some.sum() - some.any(axis=1).sum() - max(some.any(axis=0).sum() - 1, 0)
    if left <= 0:
        return 0.0
    return float(max((rest**2).sum() / left - own[rows][some].mean(), 0.0))


def _mean(values: Exact, weights: Exact, periods: Truth) -> Exact:
    w = weights[:, periods]
    return _divided((w * values[:, periods]).sum(axis=1), w.sum(axis=1))


def _of_mean(noise: Exact, weights: Exact, periods: Truth) -> Exact:
    w = weights[:, periods]
    return _divided((w**2 * noise[:, periods]).sum(axis=1), w.sum(axis=1) ** 2)


def _told(variance: Exact) -> Exact:
    """Take what is nothing but rounding for nothing."""
    told: Exact = np.where(variance < NOTHING, 0.0, variance)
    return told


def _divided(above: Exact, below: Exact) -> Exact:
    """Divide; NaN where the divisor is zero."""
    quotient: Exact = np.divide(
        above, below, out=np.full(len(below), np.nan), where=below > 0
    )
    return quotient
