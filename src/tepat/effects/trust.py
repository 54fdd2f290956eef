"""What speaks for and against reading a difference as the effect of the change.

Before the change both sides should have moved alike (pre-trend); a date on which
nothing happened should show nothing (placebo dates); and units drawn by lot should
seldom differ as much as those that were named (placebo units).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

from .cells import Exact, Truth
from .changes import Changes, changes, slopes
from .group import Group, measured
from .interval import Estimate

DRAWS = 999
SEED = 20_140_514
"""Of the draws: any number will do, as long as it stays the same."""

UNLIKELY = 0.05


class Trend(StrEnum):
    """How both sides moved before the change."""

    ALIKE = "alike"
    APART = "apart"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class PreTrend:
    """Whether both sides moved alike before the change.

    Attributes:
        trend: What the data say.
        periods: Before the change.
        rise: By how much more the treated rose from one period to the next.
        drift: What that would have come to by the time after the change.
        p: How often draws of units differ as much from period to period.
    """

    trend: Trend
    periods: int
    rise: Estimate | None
    drift: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class FakeDate:
    """The effect of a day on which nothing is known to have happened."""

    day: date | None
    order: int
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class ByLot:
    """The effect beside that of as many units drawn by lot.

    Attributes:
        p: Share of draws that differ as much, the units named among them.
        draws: How many; ``is_every``: whether these are all there are.
        low, high: Between these lie 95 of 100 draws.
    """

    p: float
    draws: int
    is_every: bool
    low: float
    high: float


def pre_trend(groups: Sequence[Group]) -> PreTrend:
    """Judge the periods before the change."""
    seen, most = [], 0
    for group in groups:
        before = group.cells.order < 0
        if before.sum() < 2:
            continue
        cells = group.cells.during(before, np.zeros_like(before))
        some = (cells.count > 0).sum(axis=1) >= 2
        narrowed = Group(
            group.event,
            cells.of(some),
            group.levels.during(before, np.zeros_like(before)).of(some),
            group.is_treated[some],
            group.places[some],
            group.same_people,
            group.days,
        )
        if narrowed.is_whole:
            seen.append(narrowed)
            most = max(most, int(before.sum()))
    rise = measured(seen, slopes)
    if rise is None or rise.error is None:
        return PreTrend(Trend.UNTOLD, most, rise, None, None)
    p = _leads(groups[0]) if len(groups) == 1 and most > 2 else None
    apart = rise.tells or (p is not None and p < UNLIKELY)
    trend = Trend.APART if apart else Trend.ALIKE
    return PreTrend(trend, most, rise, rise.effect * _distance(seen, groups), p)


def fake_dates(groups: Sequence[Group]) -> tuple[FakeDate, ...]:
    """Return the effect at every border between periods before the change."""
    orders = sorted({int(it) for group in groups for it in group.cells.order if it < 0})
    found = []
    for order in orders[1:]:
        seen = []
        for group in groups:
            before = group.cells.order < order
            after = (group.cells.order >= order) & (group.cells.order < 0)
            if before.any() and after.any():
                seen.append(group.seen(before, after))
        told = measured(seen)
        if told is None:
            continue
        days = groups[0].days.get(order) if len(groups) == 1 else None
        found.append(FakeDate(days and days[0], order, told))
    return tuple(found)


def without_last(groups: Sequence[Group]) -> Estimate | None:
    """Return the effect without the last period before the change, in which people may
    have known of it already."""
    seen = [
        group.seen(group.cells.order < -1, group.cells.order >= 0)
        for group in groups
        if (group.cells.order < -1).any()
    ]
    return measured(seen)


def by_lot(groups: Sequence[Group]) -> ByLot | None:
    """Return how often units drawn by lot differ as much; of one day of change only."""
    if len(groups) != 1:
        return None
    group = groups[0]
    found = changes(group.cells, group.is_treated, same_people=group.same_people)
    known = np.isfinite(found.change) & np.isfinite(found.variance)
    treated = found.is_treated[known]
    if not treated.any() or treated.all() or not (found.variance[known] > 0).all():
        return None
    sets, is_every = _draws(treated)
    w = 1 / found.variance[known]
    apart, scale = _apart(sets, found.change[known], w)
    told = np.abs(apart / scale)
    real, _ = _apart(treated[None, :].astype(float), found.change[known], w)
    # A hair below, so that a draw of the very same units counts as well.
    as_much = told >= abs(float(real[0] / _scale(treated, w))) * (1 - 1e-9)
    p = _share(as_much, is_every)
    low, high = np.quantile(apart, (0.025, 0.975))
    return ByLot(p, len(sets), is_every, float(low), float(high))


def _leads(group: Group) -> float | None:
    """The joint test: how often draws of units differ as much in all the periods."""
    before = group.cells.order < 0
    columns: list[Changes] = []
    rows_of: list[Truth] = []
    for place in np.flatnonzero(before):
        here = np.zeros_like(before)
        here[place] = True
        cells = group.cells.during(before, here)
        both = cells.on_both_sides
        told = group.is_treated[both]
        if not told.any() or told.all():
            continue
        columns.append(changes(cells.of(both), told, same_people=group.same_people))
        rows_of.append(both)
    if not columns:
        return None
    sets, is_every = _draws(group.is_treated)
    real = group.is_treated[None, :].astype(float)
    drawn, seen = np.zeros(len(sets)), 0.0
    for found, rows in zip(columns, rows_of, strict=True):
        good = np.isfinite(found.change) & np.isfinite(found.variance)
        if not (found.variance[good] > 0).all():
            return None
        at = np.flatnonzero(rows)[good]
        w = 1 / found.variance[good]
        for many, sink in ((sets, drawn), (real, None)):
            apart, scale = _apart(many[:, at], found.change[good], w)
            part = np.where(np.isfinite(scale), (apart / scale) ** 2, 0.0)
            if sink is None:
                seen += float(part[0])
            else:
                sink += part
    return _share(drawn >= seen * (1 - 1e-9), is_every)


def _share(as_much: Truth, is_every: bool) -> float:
    if is_every:
        return float(as_much.mean())
    return float((1 + as_much.sum()) / (1 + len(as_much)))


def _draws(treated: Truth) -> tuple[NDArray[np.float64], bool]:
    """Sets of as many units as were treated, one row each: all of them where they are
    few, else some by lot."""
    units, many = len(treated), int(treated.sum())
    if comb(units, many) <= DRAWS:
        chosen = np.array(list(combinations(range(units), many)), dtype=np.int64)
        sets = np.zeros((len(chosen), units))
        np.put_along_axis(sets, chosen, 1.0, axis=1)
        return sets, True
    lots = np.random.Generator(np.random.PCG64(SEED)).random((DRAWS, units))
    sets = np.zeros((DRAWS, units))
    np.put_along_axis(
        sets, np.argsort(lots, axis=1, kind="stable")[:, :many], 1.0, axis=1
    )
    return sets, False


def _apart(sets: Exact, change: Exact, w: Exact) -> tuple[Exact, Exact]:
    """Difference of the sets from the rest, and what it would spread by."""
    inside, total = sets @ w, float(w.sum())
    sums, all_of = sets @ (w * change), float((w * change).sum())
    outside = total - inside
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = sums / inside - (all_of - sums) / outside
        scale = np.sqrt(1 / inside + 1 / outside)
    return apart, scale


def _scale(treated: Truth, w: Exact) -> float:
    return float(np.sqrt(1 / w[treated].sum() + 1 / w[~treated].sum()))


def _distance(seen: Sequence[Group], groups: Sequence[Group]) -> float:
    """Periods from the middle of those before to the middle of those after."""
    whole = [it for it in groups if it.is_whole]
    gaps = [
        float(it.cells.order[it.cells.order >= 0].mean())
        - float(it.cells.order[it.cells.order < 0].mean())
        for it in whole
    ]
    return sum(gaps) / len(gaps) if gaps else 0.0
