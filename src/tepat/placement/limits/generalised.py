"""The generalised assignment problem, put to the very code that plans under budgets.

Each job goes to exactly one agent; what an agent's jobs take may not exceed what the
agent has; the profit is to be the largest. An agent is a unit with a budget, a job a
person who must go, and the profit their fit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..problem import Ints, Problem
from . import proof
from .limit import Limit, Term
from .search import solve

PATIENCE = 60.0
"""CP-SAT's deterministic time for one search, at most: nobody waits for a plan here."""

FIT_FIRST = ("fit", "critical", "filled", "stayed")


@dataclass(frozen=True, slots=True, eq=False)
class Assigned:
    """The best assignment found.

    Attributes:
        agent: Per job the index of its agent.
        profit: In all.
        proven: What no assignment exceeds, as the multipliers prove.
        stated: The same by the solver's own word; ``profit`` where it found the best.
    """

    agent: Ints
    profit: int
    proven: int
    stated: int


def question(
    profit: Ints, resource: Ints, capacity: Ints
) -> tuple[Problem, list[Limit]]:
    """Return a generalised assignment problem as a placement problem with limits.

    Args:
        profit: (agents × jobs), whole numbers of 0 to 1000.
        resource: (agents × jobs), what a job takes of an agent, whole and not negative.
        capacity: (agents,), what an agent has.

    Raises:
        tepat.placement.problem.ProblemNotWhole: if a profit is out of range.
    """
    agents, jobs = profit.shape
    job, agent = np.divmod(np.arange(agents * jobs), agents)
    none = np.zeros(jobs, np.int64)
    wide = len(str(max(agents, jobs)))
    problem = Problem(
        people=tuple(f"{at:0{wide}}" for at in range(jobs)),
        positions=tuple(f"{at:0{wide}}" for at in range(agents)),
        seats=np.full(agents, jobs, np.int64),
        critical=np.zeros(agents, np.bool_),
        holds=none - 1,
        own_fit=none,
        option_person=job,
        option_position=agent,
        option_fit=profit.T.reshape(-1).astype(np.int64),
        must_go=np.ones(jobs, np.bool_),
        goals=FIT_FIRST,
    )
    each = np.eye(agents, dtype=np.int64)
    limits = [
        Limit("budget", (problem.positions[at],), int(capacity[at]), (term,))
        for at in range(agents)
        for term in [Term(resource[at].astype(np.int64), each[at])]
    ]
    return problem, limits


def assign(
    profit: Ints, resource: Ints, capacity: Ints, effort: float = PATIENCE
) -> Assigned:
    """Return the most profitable assignment found, with what is known about better.

    Args:
        profit, resource, capacity: See :func:`question`.
        effort: See :func:`tepat.placement.limits.search.solve`.

    Raises:
        tepat.placement.flow.Infeasible: if none keeps the capacities.
    """
    problem, limits = question(profit, resource, capacity)
    settled = solve(problem, limits, effort)
    found = proof.check(problem, limits, settled.position, settled.multipliers)
    return Assigned(
        agent=settled.position,
        profit=found.objective[0],
        proven=found.bound[0],
        stated=settled.stated[0],
    )
