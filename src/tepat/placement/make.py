"""Make a plan: the optimum, solved again where relatives would meet."""

from __future__ import annotations

from typing import Any

from tepat.errors import TepatError
from tepat.words import Sentence

from . import proof
from .case import Case
from .exchange import exchange
from .flow import Infeasible
from .limits.make import limited
from .pins import TOGETHER, PinRefused, demand_possible
from .plan import by_prices, compose
from .solve import solve

UNPROVEN = Sentence(
    id="Rencana tidak dapat dibuktikan optimal (capaian {objective}, batas {bound}), "
    "jadi tidak ditulis. Laporkan skenario dan sidik data ini kepada pengembang.",
    en="The plan could not be proven optimal (achieved {objective}, bound {bound}), so "
    "it was not written. Report this scenario and the digest of the data.",
)


class NotProven(TepatError):
    """The optimiser's answer did not pass the independent check."""

    exit_code = 26


def make(case: Case) -> dict[str, Any]:
    """Return the best plan for ``case`` in the fixed form of ``plan.json``.

    No plan leaves here whose bound was not worked out again from its prices.

    Raises:
        NotProven: if the bound does not equal what the plan achieves.
        PinRefused: if the scenario pins somebody where they may not sit, or if what it
            pins cannot all be done.
        LimitsRefused: if no plan does what is pinned and keeps all limits.
        CostUnknown: if it asks for a budget over seats without a known cost.
        ExchangeRefused: if it asks for an exchange together with what breaks one.
    """
    demand_possible(case)
    if case.scenario.mode == "exchange":
        return exchange(case)
    try:
        return limited(case) if case.scenario.is_coupled else _by_prices(case)
    except Infeasible as error:
        raise PinRefused(TOGETHER, pins=tuple(sorted(case.scenario.pins))) from error


def _by_prices(case: Case) -> dict[str, Any]:
    """Plan where nothing ties people together but seats, and relatives.

    A move that would put one relative directly under the other is forbidden and the
    rest solved again, until no such move is left. What that costs is in the plan.
    """
    apart: dict[tuple[int, int], None] = {}
    parts = case.parts()
    solution = solve(parts.problem)
    unrestricted = solution.objective
    # Each round forbids at least one more pair, so this ends.
    while met := list(
        case.kin.clashes(parts.seat(solution.position), case.holds, case.policy)
    ):
        apart |= dict.fromkeys(met)
        parts = case.parts(apart)
        solution = solve(parts.problem)
    found = proof.check(
        parts.problem,
        solution.position,
        solution.prices,
        closed=solution.closed,
        trimmed=solution.trimmed,
    )
    if not found.valid:
        raise NotProven(UNPROVEN, objective=found.objective, bound=found.bound)
    problem = parts.whole
    told = by_prices(problem, parts, solution, found.bound, tuple(apart), unrestricted)
    return compose(case, problem, parts.seat(solution.position), told)
