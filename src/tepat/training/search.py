"""The search for prices: a ceiling on every plan, as low as it can be made.

At any prices of money and seats, no plan closes more than the means cost at these
prices and each person can still gain. A linear program over the bundles met so far
(GLOP) proposes prices, the best bundles at these prices are added, and so on, until no
bundle is missing. Its solution, in which hardly anybody is cut in parts, is the start
of a plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tepat.placement.highs import builder

from .bundles import SCALE, Best, Prices, best
from .fill import filled
from .problem import NO_LIMIT, Problem, Truth, Whole
from .relaxed import first_prices

MILLION = 1_000_000
MIXED = 0.7  # how near the best prices so far are kept in every second trial
SHADES = (0.95, 0.7, 0.4, 0.0)  # of the first prices, for bundles to begin with
NO_NUMBER = float("inf")


def ceiling(problem: Problem, prices: Prices, found: Best, budget: int | None) -> int:
    """Return the bound of the prices, in billionths of a point, exactly.

    Args:
        problem: The plan as numbers.
        prices: Of money and seats, none negative.
        found: The best bundles at these prices.
        budget: Rupiah; where it is ``None`` a rupiah must have no price.
    """
    gained = zip(found.worth.tolist(), problem.count.tolist(), strict=True)
    total = sum(worth * count for worth, count in gained)
    total += prices.rupiah * (budget or 0)
    seats = zip(prices.seats.tolist(), problem.seats.tolist(), strict=True)
    return int(total + sum(price * of for price, of in seats if price))


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


class Search:
    """Bundles met so far, and the linear program over them.

    Attributes:
        problem: The plan as numbers; each run may have a budget of its own.
        rows: The class of each bundle.
        bundles: The bundles, each once per class.
        parts: How many people take each in the last linear program, not whole.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.rows: list[int] = []
        self.bundles: list[Truth] = []
        self.parts: NDArray[np.float64] = np.zeros(0)
        self._kept: set[tuple[int, bytes]] = set()
        self._builder = builder()
        self._model = self._builder.Model()
        self._people: list[Any] = []
        self._worth: list[float] = []
        nothing = self._model.new_num_var(0.0, 0.0, "nothing")

        def row(most: float) -> Any:
            return self._model.add(self._sum([nothing], [1.0]) <= most)

        self._members = [row(float(people)) for people in problem.count]
        limited = np.flatnonzero(problem.seats != NO_LIMIT).tolist()
        self._seats = {at: row(float(problem.seats[at])) for at in limited}
        self._money = row(1.0)

    def run(self, budget: int | None, rounds: int, near: float) -> Priced:
        """Lower the ceiling for one budget; what earlier runs met is used again.

        Args:
            budget: Rupiah, or ``None``.
            rounds: How often prices are tried at most.
            near: Share of the ceiling within which more rounds are not worth it.
        """
        self._money.upper_bound = NO_NUMBER if budget is None else budget / MILLION
        first = first_prices(self.problem, budget)
        lowest = self._try(first, budget)
        if rounds:
            for shade in SHADES:
                self.add(best(self.problem, first.times(shade)))
        plan = filled(self.problem, first, budget)
        for at, bundle, _ in plan.taken:
            self._add(at, bundle)
        for _ in range(rounds):
            if not self.rows:
                break
            prices, reached = self._solve(budget)
            if lowest.ceiling - reached <= max(SCALE / 2, near * lowest.ceiling):
                break
            known = len(self.rows)
            tried = self._try(prices, budget)
            lowest = min(lowest, tried, key=lambda it: it.ceiling)
            mixed = _between(lowest.prices, prices, MIXED)
            lowest = min(lowest, self._try(mixed, budget), key=lambda it: it.ceiling)
            if len(self.rows) == known:
                break
        if self.rows:
            self._solve(budget)
        return lowest

    def add(self, found: Best) -> None:
        """Keep the bundles that were best at some prices."""
        for row in np.flatnonzero(found.taken.any(axis=1)).tolist():
            self._add(row, found.taken[row])

    def _try(self, prices: Prices, budget: int | None) -> Priced:
        found = best(self.problem, prices)
        self.add(found)
        return Priced(prices, found, ceiling(self.problem, prices, found, budget))

    def _add(self, row: int, bundle: Truth) -> None:
        key = row, bundle.tobytes()
        if key in self._kept:
            return
        self._kept.add(key)
        problem = self.problem
        offers = np.flatnonzero(bundle)
        worth = problem.worth(np.array([row]), bundle[None, :])
        people = self._model.new_num_var(0.0, NO_NUMBER, "")
        self.rows.append(row)
        self.bundles.append(bundle)
        self._people.append(people)
        self._worth.append(float(worth[0]))
        self._members[row].add_term(people, 1.0)
        cost = float(problem.cost[offers].sum() / MILLION)
        if cost:
            self._money.add_term(people, cost)
        for offer in offers.tolist():
            if offer in self._seats:
                self._seats[offer].add_term(people, 1.0)

    def _solve(self, budget: int | None) -> tuple[Prices, float]:
        """Return the prices of the linear program, and its value in billionths."""
        self._model.maximize(self._sum(self._people, self._worth))
        solver = self._builder.Solver("glop")
        prices = np.zeros(self.problem.offers, dtype=np.int64)
        self.parts = np.zeros(len(self.rows))
        if solver.solve(self._model) != self._builder.SolveStatus.OPTIMAL:
            return Prices(0, prices), 0.0
        self.parts = np.array([solver.value(people) for people in self._people])
        for offer, row in self._seats.items():
            prices[offer] = max(0, round(solver.dual_value(row) * SCALE))
        rupiah = solver.dual_value(self._money) * SCALE / MILLION
        told = Prices(0 if budget is None else max(0, round(rupiah)), prices)
        return told, solver.objective_value * SCALE

    def _sum(self, parts: list[Any], factors: list[float]) -> Any:
        return self._builder.LinearExpr.weighted_sum(parts, factors)

    def listed(self) -> tuple[Whole, Truth]:
        """Return classes (bundles,) and bundles (bundles × offers) met so far."""
        if not self.rows:
            none = np.zeros((0, self.problem.offers), dtype=np.bool_)
            return np.zeros(0, np.int64), none
        return np.array(self.rows, np.int64), np.array(self.bundles, np.bool_)


def _between(one: Prices, other: Prices, pull: float) -> Prices:
    seats = np.rint(pull * one.seats + (1 - pull) * other.seats).astype(np.int64)
    return Prices(round(pull * one.rupiah + (1 - pull) * other.rupiah), seats)
