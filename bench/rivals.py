"""What a user would pick instead, each given the very same question.

The question: everybody who has a seat keeps it or takes one that is allowed, whoever
has none may remain without, a position holds so many, and the sum of fit is to be the
largest. That is one goal, so that all can be asked; Tepat answers the other three in
their order as well. Every function returns the sum; nothing else is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from tepat.placement.problem import Problem

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Question:
    """Who may sit where, and how well.

    Attributes:
        problem: As Tepat is asked.
        people: Number of people.
        free: Those who may remain without a seat.
        seats: Per position, how many it holds.
        person, position, fit: Per way, staying included.
    """

    problem: Problem
    people: int
    free: Ints
    seats: Ints
    person: Ints
    position: Ints
    fit: Ints

    @classmethod
    def of(cls, problem: Problem) -> Question:
        """Put a problem without over-strength seats as plain ways."""
        assert not problem.surplus().any()
        sits = problem.stays()
        person = np.concatenate([problem.option_person, sits])
        position = np.concatenate([problem.option_position, problem.holds[sits]])
        fit = np.concatenate([problem.option_fit, problem.own_fit[sits]])
        order = np.lexsort((position, person))
        return cls(
            problem=problem,
            people=len(problem.people),
            free=problem.idles(),
            seats=problem.seats,
            person=person[order],
            position=position[order],
            fit=fit[order],
        )


def linear_sum_assignment(asked: Question) -> int:
    """scipy's Hungarian method: dense, one column a seat."""
    from scipy.optimize import linear_sum_assignment as solve

    column, of_position = _seats(asked)
    # Where no seat is allowed, none is worth it; who may remain without has a chair.
    worth = np.full((asked.people, column + len(asked.free)), NEVER, np.int32)
    rows, seats = _spread(asked, of_position)
    worth[rows, seats] = np.repeat(asked.fit, asked.seats[asked.position])
    worth[asked.free, column + np.arange(len(asked.free))] = 0
    who, where = solve(worth, maximize=True)
    return int(worth[who, where].sum())


def min_weight_full_bipartite_matching(asked: Question) -> int:
    """scipy's sparse matching: one column a seat."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching as solve

    column, of_position = _seats(asked)
    rows, seats = _spread(asked, of_position)
    alone = np.arange(len(asked.free))
    # A weight of nought is no edge, so all are raised by one.
    worth = np.repeat(asked.fit, asked.seats[asked.position]) + 1
    graph = coo_array(
        (
            np.concatenate([worth, np.ones(len(alone), np.int64)]).astype(float),
            (
                np.concatenate([rows, asked.free]),
                np.concatenate([seats, column + alone]),
            ),
        ),
        shape=(asked.people, column + len(alone)),
    ).tocsr()
    who, where = solve(graph, maximize=True)
    return int(graph[who, where].sum()) - asked.people


def cp_sat(asked: Question) -> int:
    """A plain CP-SAT model: one variable a way."""
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    takes = [model.new_bool_var("") for _ in range(len(asked.person))]
    free = {*asked.free.tolist()}
    for person, ways in enumerate(_groups(asked.person, asked.people)):
        one = model.add_at_most_one if person in free else model.add_exactly_one
        one(takes[way] for way in ways)
    for place, ways in enumerate(_groups(asked.position, len(asked.seats))):
        if ways:
            model.add(sum(takes[way] for way in ways) <= int(asked.seats[place]))
    fits = asked.fit.tolist()
    model.maximize(sum(fit * way for fit, way in zip(fits, takes, strict=True)))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError(solver.status_name())
    return round(solver.objective_value)


def highs(asked: Question) -> int:
    """A plain model for HiGHS, through OR-Tools' model builder."""
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    takes = [model.new_bool_var("") for _ in range(len(asked.person))]
    free = {*asked.free.tolist()}
    for person, ways in enumerate(_groups(asked.person, asked.people)):
        if ways:
            taken = sum(takes[way] for way in ways)
            model.add(taken <= 1 if person in free else taken == 1)
    for place, ways in enumerate(_groups(asked.position, len(asked.seats))):
        if ways:
            model.add(sum(takes[way] for way in ways) <= int(asked.seats[place]))
    fits = asked.fit.tolist()
    model.maximize(sum(fit * way for fit, way in zip(fits, takes, strict=True)))
    solver = model_builder.Solver("highs")
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        raise RuntimeError("HiGHS")
    return round(solver.objective_value)


def cbc(asked: Question) -> int:
    """A plain PuLP model, solved by the CBC it comes with."""
    import pulp

    model = pulp.LpProblem("penempatan", pulp.LpMaximize)
    takes = [
        pulp.LpVariable(f"x{way}", cat="Binary") for way in range(len(asked.person))
    ]
    fits = asked.fit.tolist()
    model += pulp.lpSum(fit * way for fit, way in zip(fits, takes, strict=True))
    free = {*asked.free.tolist()}
    for person, ways in enumerate(_groups(asked.person, asked.people)):
        if ways:
            taken = pulp.lpSum(takes[way] for way in ways)
            model += taken <= 1 if person in free else taken == 1
    for place, ways in enumerate(_groups(asked.position, len(asked.seats))):
        if ways:
            model += pulp.lpSum(takes[way] for way in ways) <= int(asked.seats[place])
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    if model.status != pulp.LpStatusOptimal:
        raise RuntimeError(pulp.LpStatus[model.status])
    return round(pulp.value(model.objective))


def tepat(asked: Question) -> int:
    """The whole answer of Tepat: four goals, prices, and the proof checked."""
    from tepat.placement import proof
    from tepat.placement.solve import solve

    found = solve(asked.problem)
    checked = proof.check(
        asked.problem,
        found.position,
        found.prices,
        closed=found.closed,
        trimmed=found.trimmed,
    )
    if not checked.valid:
        raise RuntimeError(str(checked.violations[:1]))
    return checked.objective[asked.problem.goals.index("fit")]


NEVER = -(2**30)
"""A place that nobody may take."""

OURS = "tepat, with its proof"
RIVALS: Mapping[str, Callable[[Question], int]] = {
    OURS: tepat,
    "scipy min_weight_full_bipartite_matching": min_weight_full_bipartite_matching,
    "scipy linear_sum_assignment": linear_sum_assignment,
    "HiGHS (OR-Tools)": highs,
    "CP-SAT (OR-Tools)": cp_sat,
    "CBC (PuLP)": cbc,
}


def _seats(asked: Question) -> tuple[int, Ints]:
    """Return the number of seats, and the first seat of each position."""
    return int(asked.seats.sum()), np.cumsum(asked.seats) - asked.seats


def _spread(asked: Question, of_position: Ints) -> tuple[Ints, Ints]:
    """Return, for each way and each seat behind it, the person and the seat."""
    often = asked.seats[asked.position]
    rows = np.repeat(asked.person, often)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(often) - often, often)
    return rows, np.repeat(of_position[asked.position], often) + within


def _groups(of: Ints, number: int) -> list[list[int]]:
    """Return, for each of ``number`` groups, the indices of what belongs to it."""
    order = np.argsort(of, kind="stable")
    edges = np.searchsorted(of[order], np.arange(number + 1)).tolist()
    listed = order.tolist()
    return [listed[start:stop] for start, stop in pairwise(edges)]
