"""Make a plan: the optimum, solved again where relatives would meet."""

from __future__ import annotations

from typing import Any

from .case import Case
from .plan import compose
from .solve import solve


def make(case: Case) -> dict[str, Any]:
    """Return the best plan for ``case`` in the fixed form of ``plan.json``.

    A move that would put one relative directly under the other is forbidden and the
    rest solved again, until no such move is left. What that costs is in the plan.
    """
    apart: dict[tuple[int, int], None] = {}
    problem = case.problem()
    solution = solve(problem)
    unrestricted = solution.objective
    # Each round forbids at least one more pair, so this ends.
    while met := list(case.kin.clashes(solution.position, case.holds, case.policy)):
        apart |= dict.fromkeys(met)
        problem = case.problem(apart)
        solution = solve(problem)
    return compose(case, problem, solution, tuple(apart), unrestricted)
