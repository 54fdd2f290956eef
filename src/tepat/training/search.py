"""The search for prices: a ceiling on every plan, as low as it can be made.

At any prices of money and seats, no plan closes more than the means cost at these
prices and each person can still gain. The search lowers that ceiling: a small linear
program (HiGHS) over what groups of classes took at earlier prices proposes the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from .bundles import SCALE, Best, Prices, best
from .problem import NO_LIMIT, Problem, Truth, Whole
from .solver import highs

MILLION = 1_000_000
BLOCKS = 60  # parts that the classes are seen in by the linear program
ROUNDS = 60
LIKELY_FLAT = 0.75  # how far proposals are drawn to the best prices so far, at first


def ceiling(problem: Problem, prices: Prices, found: Best) -> int:
    """Return the bound of the prices, in billionths of a point, exactly.

    Args:
        problem: The plan as numbers.
        prices: Of money and seats, none negative.
        found: The best bundles at these prices.
    """
    gained = zip(found.worth.tolist(), problem.count.tolist(), strict=True)
    total = sum(worth * count for worth, count in gained)
    if problem.budget is not None:
        total += prices.rupiah * problem.budget
    seats = zip(prices.seats.tolist(), problem.seats.tolist(), strict=True)
    return int(total + sum(price * of for price, of in seats if price))


@dataclass(slots=True)
class Pool:
    """Bundles that were best at some prices, each once.

    Attributes:
        bundles: (class, offers) as ``class → {bytes of the bundle: bundle}``.
    """

    bundles: dict[int, dict[bytes, Truth]] = field(default_factory=dict)

    def add(self, found: Best) -> None:
        for row in np.flatnonzero(found.taken.any(axis=1)).tolist():
            bundle = found.taken[row]
            self.bundles.setdefault(row, {}).setdefault(bundle.tobytes(), bundle)

    def listed(self) -> tuple[Whole, Truth]:
        """Return classes (bundles,) and bundles (bundles × offers), in order."""
        rows = [row for row, told in sorted(self.bundles.items()) for _ in told]
        kept = [it for _, told in sorted(self.bundles.items()) for it in told.values()]
        if not kept:
            return np.zeros(0, np.int64), np.zeros((0, 0), np.bool_)
        return np.array(rows, dtype=np.int64), np.array(kept, dtype=np.bool_)


@dataclass(slots=True)
class Search:
    """Prices tried so far, and the lowest ceiling among them.

    Attributes:
        problem: The plan as numbers; its budget may be another in each run.
        pool: Bundles met.
    """

    problem: Problem
    pool: Pool = field(default_factory=Pool)
    cuts: list[_Cut] = field(default_factory=list)

    def run(self, budget: int | None, rounds: int, near: float) -> Priced:
        """Lower the ceiling for one budget; what earlier runs met is used again.

        Args:
            budget: Rupiah, or ``None``.
            rounds: How often prices are tried at most.
            near: Share of the ceiling within which more rounds are not worth it.
        """
        problem = self.problem
        limited = np.flatnonzero(problem.seats != NO_LIMIT)
        nothing = Prices(0, np.zeros(problem.offers, dtype=np.int64))
        lowest = self._try(nothing, budget)
        for at in range(rounds):
            proposed, at_least = self._propose(budget, limited)
            slack = lowest.ceiling - at_least
            if slack <= max(SCALE / 2, near * lowest.ceiling):
                break
            pull = max(0.0, LIKELY_FLAT * (1 - 2 * at / ROUNDS))
            tried = self._try(_between(lowest.prices, proposed, pull), budget)
            if tried.ceiling < lowest.ceiling:
                lowest = tried
            elif pull:
                tried = self._try(proposed, budget)
                lowest = min(lowest, tried, key=lambda it: it.ceiling)
        return lowest

    def _try(self, prices: Prices, budget: int | None) -> Priced:
        found = best(self.problem, prices)
        self.pool.add(found)
        self.cuts.append(_Cut.of(self.problem, found))
        free = ceiling(self.problem, prices, found)
        own = 0 if self.problem.budget is None else self.problem.budget
        told = free + prices.rupiah * ((budget or 0) - own)
        return Priced(prices, found, told)

    def _propose(self, budget: int | None, limited: Whole) -> tuple[Prices, float]:
        """Return the prices of the linear program, and its value: the lowest hoped."""
        from ortools.linear_solver.python import model_builder

        problem = self.problem
        model = model_builder.Model()
        money = model.new_num_var(0, np.inf if budget is not None else 0, "money")
        seats = [model.new_num_var(0, np.inf, f"seat{at}") for at in limited]
        parts = len(self.cuts[0].worth)
        gains = [model.new_num_var(0, np.inf, f"part{at}") for at in range(parts)]
        expression = model_builder.LinearExpr.weighted_sum
        goal = [(budget or 0) / MILLION, *problem.seats[limited].tolist()]
        model.minimize(expression([money, *seats, *gains], [*goal, *[1.0] * parts]))
        for cut in self.cuts:
            for part in range(parts):
                taken = cut.seats[part, limited]
                used = np.flatnonzero(taken)
                names = [gains[part], money, *(seats[at] for at in used.tolist())]
                factors = [1.0, cut.cost[part] / MILLION, *taken[used].tolist()]
                model.add(expression(names, factors) >= float(cut.worth[part]))
        solver = highs(model, "highs_lp")
        if solver is None:
            return self._unproposed()
        prices = np.zeros(problem.offers, dtype=np.int64)
        told = [max(0.0, solver.value(seat)) * SCALE for seat in seats]
        prices[limited] = np.minimum(np.rint(told), 10**15).astype(np.int64)
        rupiah = round(max(0.0, solver.value(money)) * SCALE / MILLION)
        return Prices(rupiah, prices), solver.objective_value * SCALE

    def _unproposed(self) -> tuple[Prices, float]:
        nothing = np.zeros(self.problem.offers, dtype=np.int64)
        return Prices(0, nothing), float("-inf")


@dataclass(frozen=True, slots=True)
class Priced:
    """Prices with the bundles and the ceiling that follow from them.

    Attributes:
        prices: Of money and seats.
        best: The best bundles at these prices.
        ceiling: In billionths of a point.
    """

    prices: Prices
    best: Best
    ceiling: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """What each part of the classes took at some prices.

    Attributes:
        worth: (parts,), points.
        cost: (parts,), rupiah.
        seats: (parts × offers).
    """

    worth: Whole
    cost: Whole
    seats: Whole

    @classmethod
    def of(cls, problem: Problem, found: Best) -> _Cut:
        rows = np.arange(problem.classes)
        part = rows % BLOCKS
        parts = min(problem.classes, BLOCKS)
        count = problem.count[:, None]
        taken = found.taken * count
        worth = problem.worth(rows, found.taken) * problem.count
        sums = np.zeros((parts, problem.offers), dtype=np.int64)
        np.add.at(sums, part, taken)
        points = np.zeros(parts, dtype=np.int64)
        np.add.at(points, part, worth)
        return cls(points, sums @ problem.cost, sums)


def _between(one: Prices, other: Prices, pull: float) -> Prices:
    def mean(near: int, far: int) -> int:
        return round(pull * near + (1 - pull) * far)

    seats = np.rint(pull * one.seats + (1 - pull) * other.seats).astype(np.int64)
    return Prices(mean(one.rupiah, other.rupiah), seats)
