"""The best bundle of each class of people at given prices, exactly.

Group by group over the hours used so far: the knapsack in which at most one offer of a
group is taken. It does not see dates; where its bundle holds two offers at the same
time, the class is split (the one offer and nothing that clashes with it, or the other
offers without it) and asked again, all classes together, until none clashes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import NO_LIMIT, Problem, Truth, Whole

SCALE = 10**9
"""Prices are whole: billionths of a point."""

WORST = -(2 * 10**18)  # of what cannot be reached
DEAREST = 10**17  # a price beyond every worth; keeps sums within 64 bits
CELLS = 400_000  # classes × hours that are worked on at once


@dataclass(frozen=True, slots=True)
class Prices:
    """What the scarce means are worth, in billionths of a point.

    Attributes:
        rupiah: Of one rupiah.
        seats: (offers,), of one seat.
    """

    rupiah: int
    seats: Whole

    def of(self, problem: Problem) -> Whole:
        """Return the price of each offer, (offers,)."""
        told = [
            min(self.rupiah * cost + seat, DEAREST)
            for cost, seat in zip(
                problem.cost.tolist(), self.seats.tolist(), strict=True
            )
        ]
        return np.array(told, dtype=np.int64)

    def times(self, factor: float) -> Prices:
        """Return the prices, each times ``factor``."""
        seats = np.rint(self.seats * factor).astype(np.int64)
        return Prices(round(self.rupiah * factor), seats)


def best(
    problem: Problem,
    prices: Prices,
    closed: Truth | None = None,
    asked: Whole | None = None,
) -> Best:
    """Return the best bundle of every class at the prices.

    Args:
        problem: The plan as numbers.
        prices: Of money and seats.
        closed: (offers,), not to be taken by anybody.
        asked: Classes asked; all where it is left out. Others take nothing.
    """
    count, offers = problem.classes, problem.offers
    worth = np.zeros(count, dtype=np.int64)
    taken = np.zeros((count, offers), dtype=np.bool_)
    if not count or not offers:
        return Best(worth, taken)
    profit = problem.gain * SCALE - prices.of(problem)
    rows = np.arange(count) if asked is None else asked
    may = problem.open[rows] if closed is None else problem.open[rows] & ~closed
    while len(rows):
        value, told = _undated(problem, profit, rows, may)
        better = value > worth[rows]
        rows, may, value, told = rows[better], may[better], value[better], told[better]
        torn = problem.clashes(told)
        _keep(worth, taken, rows[~torn], value[~torn], told[~torn])
        rows, may, told = rows[torn], may[torn], told[torn]
        if not len(rows):
            break
        # The offer that clashes with most others: with it, or without it.
        at = np.argmax((told.astype(np.int64) @ problem.clash) * told, axis=1)
        with_it = may & ~problem.clash[at]
        without = may.copy()
        without[np.arange(len(rows)), at] = False
        rows, may = np.concatenate([rows, rows]), np.concatenate([with_it, without])
    return Best(worth, taken)


@dataclass(frozen=True, slots=True)
class Best:
    """The best bundle of every class.

    Attributes:
        worth: (classes,), points less prices, in billionths of a point; never negative.
        taken: (classes × offers).
    """

    worth: Whole
    taken: Truth


def _keep(worth: Whole, taken: Truth, rows: Whole, value: Whole, told: Truth) -> None:
    """Keep the best of several bundles of one class; of equals the first."""
    order = np.lexsort((np.arange(len(rows)), -value, rows))
    rows, value, told = rows[order], value[order], told[order]
    first = np.ones(len(rows), dtype=np.bool_)
    first[1:] = rows[1:] != rows[:-1]
    rows, value, told = rows[first], value[first], told[first]
    better = value > worth[rows]
    worth[rows[better]], taken[rows[better]] = value[better], told[better]


def _undated(
    problem: Problem, profit: Whole, rows: Whole, may: Truth
) -> tuple[Whole, Truth]:
    """Return the best bundles without regard to dates, and their worth."""
    value = np.zeros(len(rows), dtype=np.int64)
    taken = np.zeros((len(rows), problem.offers), dtype=np.bool_)
    fill = problem.hour_points * SCALE
    filled = fill * np.minimum(problem.hours, problem.lack[rows][:, None])
    useful = may & (profit[rows] + filled > 0)
    # Where all that is useful fits, hours beyond the lack need not be counted.
    room = problem.room[rows]
    all_hours = np.where(useful, problem.hours, 0).sum(axis=1)
    limited = (room != NO_LIMIT) & (all_hours > room)
    for which, most in ((limited, room), (~limited, problem.lack[rows])):
        places = np.flatnonzero(which & useful.any(axis=1))
        places = places[np.argsort(most[places], kind="stable")]
        while len(places):
            part = _part(most[places])
            at, places = places[:part], places[part:]
            value[at], taken[at] = _knapsack(
                problem,
                profit[rows[at]],
                useful[at],
                most[at],
                problem.lack[rows[at]],
                saturates=most is not room,
            )
    return value, taken


def _part(most: Whole) -> int:
    """Return how many of these classes, by rising hours, are worked on at once."""
    cells = (most + 1) * np.arange(1, len(most) + 1)
    return max(1, int(np.searchsorted(cells, CELLS, side="right")))


def _knapsack(
    problem: Problem,
    profit: Whole,
    useful: Truth,
    most: Whole,
    lack: Whole,
    *,
    saturates: bool,
) -> tuple[Whole, Truth]:
    """Return the best bundles of some classes, (rows,) and (rows × offers).

    Args:
        problem: For hours and groups.
        profit: (rows × offers), points less prices.
        useful: (rows × offers), what may be taken and can pay.
        most: (rows,), hours at most.
        lack: (rows,), hours that count.
        saturates: Hours beyond ``most`` are allowed but need not be told apart.
    """
    height, width = len(most), int(most.max()) + 1
    value = np.full((height, width), WORST, dtype=np.int64)
    value[:, 0] = 0
    hours = np.arange(width)
    steps: list[tuple[Whole, Whole, Whole]] = []
    for group in np.unique(problem.group[useful.any(axis=0)]):
        offers = np.flatnonzero((problem.group == group) & useful.any(axis=0))
        rows = np.flatnonzero(useful[:, offers].any(axis=1))
        before = value[rows]
        after, choice = before.copy(), np.full(before.shape, -1, dtype=np.int64)
        source = np.zeros(before.shape, dtype=np.int64)
        for offer in offers.tolist():
            those = np.flatnonzero(useful[rows, offer])
            step = int(problem.hours[offer])
            moved, origin = _moved(before[those], step, most[rows[those]], saturates)
            moved += profit[rows[those], offer][:, None]
            gains = moved > after[those]
            after[those] = np.where(gains, moved, after[those])
            choice[those] = np.where(gains, offer, choice[those])
            source[those] = np.where(gains, origin, source[those])
        value[rows] = after
        steps.append((rows, choice, source))
    total = value + problem.hour_points * SCALE * np.minimum(hours, lack[:, None])
    at = np.argmax(total, axis=1)
    best_value = total[np.arange(height), at]
    taken = np.zeros(useful.shape, dtype=np.bool_)
    for rows, choice, source in reversed(steps):
        place = np.arange(len(rows)), at[rows]
        chosen = choice[place]
        told = np.flatnonzero(chosen >= 0)
        taken[rows[told], chosen[told]] = True
        at[rows[told]] = source[place][told]
    return best_value, taken


def _moved(
    before: Whole, step: int, most: Whole, saturates: bool
) -> tuple[Whole, Whole]:
    """Add ``step`` hours: what is reached at each place, and from which place."""
    height, width = before.shape
    moved = np.full(before.shape, WORST, dtype=np.int64)
    if step < width:
        moved[:, step:] = before[:, : width - step]
    hours = np.arange(width)
    origin = np.broadcast_to(hours - step, before.shape).copy()
    moved[hours > most[:, None]] = WORST
    if saturates:
        # From whatever hours would pass the last place, the last place is reached.
        reaches = (hours + step >= most[:, None]) & (hours <= most[:, None])
        passing = np.where(reaches, before, WORST)
        at, rows = np.argmax(passing, axis=1), np.arange(height)
        moved[rows, most], origin[rows, most] = passing[rows, at], at
    return moved, origin
