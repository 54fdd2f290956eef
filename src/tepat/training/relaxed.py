"""First prices: a plan in which people may be cut in parts, all in one linear program.

Offers that only fill hours are shared by everybody who lacks as many hours, so that
the program stays small; dates are not seen. The dual values are only a start: whatever
they are, the ceiling that follows from them holds.
"""

from __future__ import annotations

import numpy as np

from .bundles import SCALE, Prices
from .problem import NO_LIMIT, Problem

MILLION = 1_000_000


def first_prices(problem: Problem, budget: int | None) -> Prices:
    """Return the dual values of the linear program (GLOP), as whole prices.

    Args:
        problem: The plan as numbers.
        budget: Rupiah, or ``None``.
    """
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    expression = model_builder.LinearExpr.weighted_sum
    takers: list[list[object]] = [[] for _ in range(problem.offers)]
    shared: dict[int, list[object]] = {}  # hours of each lack that come from others
    goal: list[tuple[object, float]] = []

    def variable(most: float, points: float) -> object:
        told = model.new_num_var(0.0, most, "")
        goal.append((told, points))
        return told

    for row in range(problem.classes):
        people, lack = float(problem.count[row]), int(problem.lack[row])
        room = int(problem.room[row])
        wanted = problem.open[row] & (problem.gain[row] > 0)
        if room != NO_LIMIT:
            wanted &= problem.hours <= room
        taken = []
        groups: dict[int, list[object]] = {}
        for offer in np.flatnonzero(wanted).tolist():
            part = variable(people, float(problem.gain[row, offer]))
            taken.append((part, float(problem.hours[offer])))
            takers[offer].append(part)
            groups.setdefault(int(problem.group[offer]), []).append(part)
        for parts in groups.values():
            if len(parts) > 1:
                model.add(expression(parts, [1.0] * len(parts)) <= people)
        if room != NO_LIMIT and taken:
            model.add(expression(*map(list, zip(*taken, strict=True))) <= people * room)
        if lack and problem.hour_points:
            filled = variable(people * lack, float(problem.hour_points))
            others = model.new_num_var(0.0, people * lack, "")
            shared.setdefault(lack, []).append(others)
            own = [(part, -min(hours, float(lack))) for part, hours in taken]
            terms = [(filled, 1.0), (others, -1.0), *own]
            model.add(expression(*map(list, zip(*terms, strict=True))) <= 0.0)
    for lack, others in sorted(shared.items()):
        those = problem.lack == lack
        people = float(problem.count[those].sum())
        terms = [(part, 1.0) for part in others]
        for offer in np.flatnonzero(problem.open[those].any(axis=0)).tolist():
            part = variable(people, 0.0)
            takers[offer].append(part)
            terms.append((part, -float(min(problem.hours[offer], lack))))
        model.add(expression(*map(list, zip(*terms, strict=True))) <= 0.0)
    seats = {
        offer: model.add(
            expression(parts, [1.0] * len(parts)) <= float(problem.seats[offer])
        )
        for offer, parts in enumerate(takers)
        if parts and problem.seats[offer] != NO_LIMIT
    }
    money = None
    if budget is not None and any(takers):
        costs = [
            (part, problem.cost[offer] / MILLION)
            for offer, parts in enumerate(takers)
            for part in parts
        ]
        money = model.add(
            expression(*map(list, zip(*costs, strict=True))) <= budget / MILLION
        )
    prices = np.zeros(problem.offers, dtype=np.int64)
    if not goal:
        return Prices(0, prices)
    model.maximize(expression(*map(list, zip(*goal, strict=True))))
    solver = model_builder.Solver("glop")
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return Prices(0, prices)
    for offer, row in seats.items():
        prices[offer] = max(0, round(solver.dual_value(row) * SCALE))
    rupiah = 0 if money is None else solver.dual_value(money) * SCALE / MILLION
    return Prices(max(0, round(rupiah)), prices)
