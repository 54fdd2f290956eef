"""Make a plan whose people are tied together by limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from tepat.errors import TepatError

from ..case import Case
from ..flow import Infeasible
from ..plan import compose
from ..problem import Problem
from ..scenario import ScenarioError
from . import proof
from .build import apart, limits_of
from .limit import Limit
from .names import BROKEN, REFUSED
from .search import Settled, solve
from .telling import by_limits


class LimitsRefused(ScenarioError):
    """Pins that no plan can do while it keeps all limits."""

    exit_code: ClassVar[int] = 106


class NotKept(TepatError):
    """The plan found did not pass the independent check."""

    exit_code: ClassVar[int] = 108


def limited(case: Case) -> dict[str, Any]:
    """Return the best plan for a case with limits, in the fixed form of ``plan.json``.

    Relatives whom the plan would put one under the other become a limit of their own
    (not both of these moves), and everything is solved again.

    Raises:
        LimitsRefused: if no plan does what is pinned and keeps all limits.
        CostUnknown: if a budget cannot be reckoned.
        NotKept: if the plan found does not pass the check.
    """
    parts = case.parts()
    limits = limits_of(case, parts.problem, parts.base)
    settled = _solved(case, parts.problem, limits)
    unrestricted = settled.objective
    # Each round forbids at least one more pair of moves, so this ends.
    while met := list(
        case.kin.meetings(parts.seat(settled.position), case.holds, case.policy)
    ):
        limits += tuple(apart(case, parts.base, pairs) for pairs in met)
        settled = _solved(case, parts.problem, limits)
    found = proof.check(parts.problem, limits, settled.position, settled.multipliers)
    if not found.valid:
        raise NotKept(BROKEN, why=found.violations[0].say("id"))
    told = by_limits(
        case,
        parts,
        limits,
        settled.position,
        settled.multipliers,
        found.bound,
        settled.stated,
        unrestricted,
    )
    return compose(case, case.problem(), parts.seat(settled.position), told)


def _solved(case: Case, problem: Problem, limits: Sequence[Limit]) -> Settled:
    try:
        return solve(problem, limits)
    except Infeasible as error:
        pins = tuple(sorted(case.scenario.pins))
        raise LimitsRefused(REFUSED, pins=pins) from error
