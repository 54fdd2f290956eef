"""The best plan among listed bundles (HiGHS), and the list that misses no better one.

A bundle that lies further below the best of its class than the ceiling lies above a
known plan is in no better plan. Where all that are nearer can be listed, the best plan
among them is the best there is.
"""

from __future__ import annotations

import numpy as np

from tepat.placement.highs import builder, highs

from .bundles import SCALE, Best, Prices
from .problem import NO_LIMIT, Problem, Truth, Whole

STEPS = 400_000  # of listing, together; beyond that the list is given up


def near(
    problem: Problem, prices: Prices, found: Best, slack: int, most: int
) -> tuple[Whole, Truth] | None:
    """List the bundles of every class that lie within ``slack`` of its best.

    Args:
        problem: The plan as numbers.
        prices: Of money and seats.
        found: The best bundles at these prices.
        slack: Billionths of a point.
        most: Bundles at most.

    Returns:
        Classes (bundles,) and bundles (bundles × offers); ``None`` where there are
        more than ``most``.
    """
    price = prices.of(problem)
    rows: list[int] = []
    kept: list[Truth] = []
    steps = STEPS
    for row in range(problem.classes):
        listing = _Listing(problem, price, row, int(found.worth[row]) - slack)
        told = listing.bundles(most - len(kept), steps)
        if told is None:
            return None
        rows += [row] * len(told)
        kept += told
        steps -= listing.steps
    if not kept:
        return np.zeros(0, np.int64), np.zeros((0, problem.offers), np.bool_)
    return np.array(rows, dtype=np.int64), np.array(kept, dtype=np.bool_)


class _Listing:
    """The bundles of one class that are worth ``least`` at the prices, by depth."""

    def __init__(self, problem: Problem, price: Whole, row: int, least: int) -> None:
        self.problem, self.row, self.least = problem, row, least
        self.steps = 0
        gain = problem.gain[row] * SCALE
        self.lack = int(problem.lack[row])
        self.fill = problem.hour_points * SCALE
        useful = problem.open[row] & (
            (gain > 0)
            | (np.minimum(problem.hours, self.lack) * problem.hour_points > 0)
        )
        room = int(problem.room[row])
        self.room = room if room != NO_LIMIT else int(problem.hours.sum())
        offers = np.flatnonzero(useful & (problem.hours <= self.room))
        self.profit = (gain - price).tolist()
        self.hours = problem.hours.tolist()
        self.clash = problem.clash
        told: dict[int, list[int]] = {}
        for offer in offers.tolist():
            told.setdefault(int(problem.group[offer]), []).append(offer)
        self.groups = list(told.values())
        # The most that the groups from here on can add, hours aside.
        self.rest = [0]
        for group in reversed(self.groups):
            best = max(0, *(self.profit[offer] for offer in group))
            self.rest.append(self.rest[-1] + best)
        self.rest.reverse()

    def bundles(self, most: int, steps: int) -> list[Truth] | None:
        """Return them, without the empty one; ``None`` where there are too many."""
        told: list[Truth] = []
        waiting: list[tuple[int, int, int, tuple[int, ...]]] = [(0, 0, 0, ())]
        while waiting:
            self.steps += 1
            if len(told) > most or self.steps > steps:
                return None
            place, points, hours, taken = waiting.pop()
            if points + self.rest[place] + self.fill * self.lack < self.least:
                continue
            if place == len(self.groups):
                filled = self.fill * min(hours, self.lack)
                if taken and points + filled >= self.least:
                    bundle = np.zeros(self.problem.offers, dtype=np.bool_)
                    bundle[list(taken)] = True
                    told.append(bundle)
                continue
            for offer in reversed(self.groups[place]):
                after = hours + self.hours[offer]
                if after > self.room or any(self.clash[offer, it] for it in taken):
                    continue
                gained = points + self.profit[offer]
                waiting.append((place + 1, gained, after, (*taken, offer)))
            waiting.append((place + 1, points, hours, taken))
        return told


def chosen(
    problem: Problem,
    rows: Whole,
    bundles: Truth,
    budget: int | None,
    *,
    gap: float = 0.0,
    seconds: float | None = None,
) -> Whole | None:
    """Return how many people take each bundle in the best plan among them.

    Args:
        problem: The plan as numbers.
        rows: (bundles,), the class of each, in order.
        bundles: (bundles × offers).
        budget: Rupiah, or ``None``.
        gap: Share of the optimum by which the answer may be worse.
        seconds: After which HiGHS gives up.

    Returns:
        (bundles,), or ``None`` where HiGHS found no optimum in time.
    """
    if not len(rows):
        return np.zeros(0, dtype=np.int64)
    model = builder().Model()
    expression = builder().LinearExpr.weighted_sum
    worth = problem.worth(rows, bundles)
    count = problem.count[rows]
    people = [
        model.new_int_var(0, int(most), f"bundle{at}") for at, most in enumerate(count)
    ]
    model.maximize(expression(people, worth.astype(float).tolist()))
    starts = np.flatnonzero(np.diff(rows, prepend=-1))
    for low, high in zip(starts, np.append(starts[1:], len(rows)), strict=True):
        if high - low > 1:
            ones = [1.0] * int(high - low)
            members = float(problem.count[rows[low]])
            model.add(expression(people[low:high], ones) <= members)
    if budget is not None:
        cost = bundles @ problem.cost
        # In the unit that all costs are whole in, so that no rounding is needed.
        unit = int(np.gcd.reduce(cost[cost > 0])) if (cost > 0).any() else 1
        model.add(
            expression(people, (cost // unit).astype(float).tolist())
            <= float(budget // unit)
        )
    for offer in np.flatnonzero(problem.seats != NO_LIMIT).tolist():
        takers = np.flatnonzero(bundles[:, offer])
        if int(count[takers].sum()) > int(problem.seats[offer]):
            ones = [1.0] * len(takers)
            model.add(
                expression([people[at] for at in takers.tolist()], ones)
                <= float(problem.seats[offer])
            )
    loose = (f"mip_rel_gap={gap}", "mip_abs_gap=0.5")
    solver = highs(model, "highs", *loose, seconds=seconds)
    if solver is None:
        return None
    told = [round(solver.value(each)) for each in people]
    return np.array(told, dtype=np.int64)
