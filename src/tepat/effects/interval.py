"""The effect and its interval, from the changes of the units.

With five or more units on each side: the robust variance of each side (HC2, which is
CR2 of one number per unit) with the degrees of freedom of Bell and McCaffrey (2002).
With fewer treated units their own spread tells too little. Then the comparison units
lend theirs, in proportion to how many answers each unit has (Conley and Taber 2011;
Ferman and Pinto 2019), widened as far as the treated units are themselves more restless
from period to period.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tepat.satisfaction import student

from .cells import Exact, Truth, Whole
from .changes import Changes

ROBUST_FROM = 5
"""From so many units on, a side's own spread is asked."""

SURE = 0.975  # each side of a 95 % interval
SEEN = 0.80
"""How often a change must show, to count as one that the data would have shown."""

PRIOR_FREE = 6.0
"""Free cells that weigh as much as the belief that treated units are like others."""


class Method(StrEnum):
    """How the interval was found."""

    ROBUST = "robust"
    POOLED = "pooled"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Cohort:
    """Units that had the change on one day, and units to compare them with.

    Attributes:
        places: Number of each unit; the same unit has the same number in all cohorts.
        changes: Of these units, in that order.
    """

    places: Whole
    changes: Changes


@dataclass(frozen=True, slots=True)
class Estimate:
    """An effect with its interval.

    Attributes:
        effect: Change of the treated units beyond that of the comparison units.
        raw: Change of the treated units as their answers say it.
        error: Standard error of the effect; ``None`` where it cannot be told.
        low, high: The 95 % interval; ``None`` likewise.
        freedom: Degrees of freedom of the interval.
        least_visible: Smallest effect that would be told from zero four times of five.
        method: How the interval was found.
    """

    effect: float
    raw: float
    error: float | None
    low: float | None
    high: float | None
    freedom: float | None
    least_visible: float | None
    method: Method

    @property
    def expected(self) -> float:
        """What the treated units would have changed by without the change."""
        return self.raw - self.effect

    @property
    def tells(self) -> bool:
        """Whether the interval leaves zero out."""
        return (
            self.low is not None
            and self.high is not None
            and (self.low > 0 or self.high < 0)
        )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The cohorts as one list of treated units and a sum over comparison units.

    Attributes:
        gain: Change of each treated unit beyond its comparison units.
        raw, variance: Of each treated unit.
        places: Numbers of the treated units; ``weight``: in the effect, sum 1.
        pull: Of each unit by number, how much it weighs as comparison.
        rest: Of each unit by number, its part of the error as comparison.
        spread: Of each unit by number, how uncertain its change is.
        factor: By which the variances of each treated unit's cohort are off.
    """

    gain: Exact
    raw: Exact
    variance: Exact
    places: Whole
    weight: Exact
    pull: Exact
    rest: Exact
    spread: Exact
    factor: Exact


def estimate(cohorts: Sequence[Cohort]) -> Estimate:
    """Return the effect, as the mean over treated units by how sure each of them is.

    Args:
        cohorts: Each with one treated and one comparison unit at least.
    """
    told = _parts(cohorts)
    effect = float((told.weight * told.gain).sum())
    raw = float((told.weight * told.raw).sum())
    compared = told.pull > 0
    treated, others = len(told.gain), int(compared.sum())
    if others < 2 or not (told.variance > 0).all():
        return Estimate(effect, raw, None, None, None, None, None, Method.NONE)
    on_treated = _working(told.weight, told.variance)
    on_others = _working(told.pull[compared], told.spread[compared])
    if min(treated, others) >= ROBUST_FROM:
        own = np.zeros(len(told.rest))
        np.add.at(
            own,
            told.places,
            told.weight * (told.gain - effect) / np.sqrt(1 - told.weight),
        )
        variance = float(((own - told.rest) ** 2).sum())
        freedom = _satterthwaite(on_treated, on_others)
        method = Method.ROBUST
    else:
        lent = float((told.weight**2 * told.factor * told.variance).sum())
        ratio, free = _restlessness(cohorts)
        lent *= max(1.0, ratio)
        shared = float((told.rest**2).sum())
        units = len({int(p) for it in cohorts for p in it.places})
        most = max(units - 2, 1)
        freedom = (
            (lent + shared) ** 2
            / (lent**2 / min(PRIOR_FREE + free, most) + shared**2 / (others - 1))
            if lent + shared > 0
            else 1.0
        )
        variance, method = lent + shared, Method.POOLED
    if variance <= 0:
        return Estimate(effect, raw, None, None, None, None, None, Method.NONE)
    error = float(np.sqrt(variance))
    freedom = float(round(max(freedom, 1.0), 6))
    reach = student.quantile(SURE, freedom) * error
    seen = reach + student.quantile(SEEN, freedom) * error
    return Estimate(
        effect, raw, error, effect - reach, effect + reach, freedom, seen, method
    )


def weights_of(changes: Changes, rows: Truth) -> Exact:
    """Return how much units weigh among each other: by how sure their change is."""
    v = changes.variance[rows]
    w = 1 / v if (v > 0).all() else np.ones(len(v))
    share: Exact = w / w.sum()
    return share


def _parts(cohorts: Sequence[Cohort]) -> _Parts:
    count = 1 + max(int(it.places.max()) for it in cohorts)
    treated = [it.changes.is_treated for it in cohorts]
    variance = np.concatenate(
        [it.changes.variance[rows] for it, rows in zip(cohorts, treated, strict=True)]
    )
    sure = 1 / variance if (variance > 0).all() else np.ones(len(variance))
    weight = sure / sure.sum()
    pull, rest, spread = np.zeros(count), np.zeros(count), np.zeros(count)
    gain, raw, places, factor = [], [], [], []
    start = 0
    for cohort, rows in zip(cohorts, treated, strict=True):
        found, others = cohort.changes, ~rows
        share = weights_of(found, others)
        middle = float((share * found.change[others]).sum())
        apart = found.change[others] - middle
        number = int(rows.sum())
        part = float(weight[start : start + number].sum())
        at = cohort.places[others]
        pull[at] += part * share
        spread[at] = np.maximum(spread[at], found.variance[others])
        if len(share) > 1:
            rest[at] += part * share * apart / np.sqrt(1 - share)
        gain.append(found.change[rows] - middle)
        raw.append(found.raw[rows])
        places.append(cohort.places[rows])
        factor.append(np.full(number, _factor(found)))
        start += number
    return _Parts(
        np.concatenate(gain),
        np.concatenate(raw),
        variance,
        np.concatenate(places),
        weight,
        pull,
        rest,
        spread,
        np.concatenate(factor),
    )


def _factor(found: Changes) -> float:
    """Return by how much the changes spread more (or less) than their variances say."""
    squares, free = 0.0, 0
    for rows in (found.is_treated, ~found.is_treated):
        v = found.variance[rows]
        if not (v > 0).all():
            return 1.0
        d, share = found.change[rows], (1 / v) / (1 / v).sum()
        squares += float(((d - (share * d).sum()) ** 2 / v).sum())
        free += int(rows.sum()) - 1
    return squares / free if free > 0 else 1.0


def _restlessness(cohorts: Sequence[Cohort]) -> tuple[float, float]:
    """Return how much more restless treated units are than others from period to
    period (1 = alike, drawn to 1 where they have few cells), and their free cells."""
    squares, free = [0.0, 0.0], [0.0, 0.0]
    for cohort in cohorts:
        found = cohort.changes
        for side, rows in enumerate((found.is_treated, ~found.is_treated)):
            squares[side] += float(found.restless[rows].sum())
            free[side] += float(np.maximum(found.free[rows], 0).sum())
    if min(free) <= 0 or squares[1] <= 0:
        return 1.0, 0.0
    ratio = (squares[0] / free[0]) / (squares[1] / free[1])
    return (PRIOR_FREE + free[0] * ratio) / (PRIOR_FREE + free[0]), free[0]


def _working(share: Exact, variance: Exact) -> tuple[float, float]:
    """Return trace and squared norm of a side's variance as a form of its changes, if
    each varies as told: what its degrees of freedom follow from."""
    count = len(share)
    if count < 2:
        return 0.0, 0.0
    share = share / share.sum() if share.sum() > 0 else share
    apart = np.eye(count) - share[None, :]
    form = apart.T @ ((share**2 / (1 - share))[:, None] * apart)
    spread = form * variance[None, :]
    return float(np.trace(spread)), float((spread * spread.T).sum())


def _satterthwaite(*sides: tuple[float, float]) -> float:
    trace = sum(side[0] for side in sides)
    norm = sum(side[1] for side in sides)
    return trace**2 / norm if norm > 0 else 1.0
