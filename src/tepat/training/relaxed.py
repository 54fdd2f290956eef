"""First prices: a plan in which people may be cut in parts, all in one linear program.

Offers that only fill hours are shared by everybody who lacks as many hours, so that
the program stays small; dates are not seen. The dual values are only a start: whatever
they are, the ceiling that follows from them holds.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from tepat.placement.highs import builder

from .bundles import SCALE, Prices
from .problem import NO_LIMIT, Problem

MILLION = 1_000_000

Terms = list[tuple[Any, float]]


def first_prices(problem: Problem, budget: int | None) -> Prices:
    """Return the dual values of the linear program (GLOP), as whole prices.

    Args:
        problem: The plan as numbers.
        budget: Rupiah, or ``None``.
    """
    program = _Program(problem)
    for row in range(problem.classes):
        program.add_class(row)
    program.share_hours()
    return program.prices(budget)


class _Program:
    """The linear program in the making.

    Attributes:
        takers: Per offer, the parts of people who take it.
        shared: Hours of people who lack as many, that no gap of theirs fills.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._builder = builder()
        self._model = self._builder.Model()
        self._goal: Terms = []
        self.takers: list[list[Any]] = [[] for _ in range(problem.offers)]
        self.shared: dict[int, list[Any]] = {}

    def add_class(self, row: int) -> None:
        """Add what a class takes for its gaps, and the hours that this fills."""
        problem = self.problem
        people, lack = float(problem.count[row]), int(problem.lack[row])
        room = int(problem.room[row])
        wanted = problem.open[row] & (problem.gain[row] > 0)
        if room != NO_LIMIT:
            wanted &= problem.hours <= room
        taken: Terms = []
        groups: dict[int, Terms] = {}
        for offer in np.flatnonzero(wanted).tolist():
            part = self._part(people, float(problem.gain[row, offer]))
            taken.append((part, float(problem.hours[offer])))
            self.takers[offer].append(part)
            groups.setdefault(int(problem.group[offer]), []).append((part, 1.0))
        for parts in groups.values():
            if len(parts) > 1:
                self._at_most(parts, people)
        if room != NO_LIMIT and taken:
            self._at_most(taken, people * room)
        if lack and problem.hour_points:
            filled = self._part(people * lack, float(problem.hour_points))
            others = self._model.new_num_var(0.0, people * lack, "")
            self.shared.setdefault(lack, []).append(others)
            own = [(part, -min(hours, float(lack))) for part, hours in taken]
            self._at_most([(filled, 1.0), (others, -1.0), *own], 0.0)

    def share_hours(self) -> None:
        """Add offers that fill hours, for all who lack as many together."""
        problem = self.problem
        for lack, others in sorted(self.shared.items()):
            those = problem.lack == lack
            people = float(problem.count[those].sum())
            terms: Terms = [(part, 1.0) for part in others]
            for offer in np.flatnonzero(problem.open[those].any(axis=0)).tolist():
                part = self._part(people, 0.0)
                self.takers[offer].append(part)
                terms.append((part, -float(min(problem.hours[offer], lack))))
            self._at_most(terms, 0.0)

    def prices(self, budget: int | None) -> Prices:
        """Add seats and budget, solve, and return their dual values."""
        problem = self.problem
        seats = {
            offer: self._at_most([(it, 1.0) for it in parts], float(limit))
            for offer, (parts, limit) in enumerate(
                zip(self.takers, problem.seats.tolist(), strict=True)
            )
            if parts and limit != NO_LIMIT
        }
        costs: Terms = [
            (part, problem.cost[offer] / MILLION)
            for offer, parts in enumerate(self.takers)
            for part in parts
        ]
        is_limited = budget is not None and bool(costs)
        money = self._at_most(costs, (budget or 0) / MILLION) if is_limited else None
        prices = np.zeros(problem.offers, dtype=np.int64)
        if not self._goal:
            return Prices(0, prices)
        self._model.maximize(self._sum(self._goal))
        solver = self._builder.Solver("glop")
        if solver.solve(self._model) != self._builder.SolveStatus.OPTIMAL:
            return Prices(0, prices)
        for offer, limit in seats.items():
            prices[offer] = max(0, round(solver.dual_value(limit) * SCALE))
        rupiah = 0.0 if money is None else solver.dual_value(money) * SCALE / MILLION
        return Prices(max(0, round(rupiah)), prices)

    def _part(self, most: float, points: float) -> Any:
        told = self._model.new_num_var(0.0, most, "")
        self._goal.append((told, points))
        return told

    def _at_most(self, terms: Terms, most: float) -> Any:
        return self._model.add(self._sum(terms) <= most)

    def _sum(self, terms: Terms) -> Any:
        parts, factors = zip(*terms, strict=True)
        weighted: Any = self._builder.LinearExpr.weighted_sum
        return weighted(list(parts), list(factors))
