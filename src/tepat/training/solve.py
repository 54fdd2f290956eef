"""The plan that closes most within the means, with the ceiling on every other plan.

Prices first (``search``), a plan that follows them (``fill``), then the best plan among
bundles that can still matter (``exact``). For few people that list is complete and the
plan the best there is; for many, the gap to the ceiling is told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .bundles import SCALE, Prices
from .exact import chosen, near
from .fill import Filling, filled
from .problem import NO_LIMIT, Problem, Truth, Whole
from .search import Priced, Search

LISTED = 20_000  # bundles at most of a list that must be complete
POOLED = 12_000  # bundles at most of a list that need not
NEAR = 1e-4  # share of the ceiling within which the search for prices ends
LOOSE = 3e-4  # share of the optimum by which the best of an open list may be worse


@dataclass(frozen=True, slots=True)
class Solution:
    """A plan, and the ceiling on all plans.

    Attributes:
        rows: (parts,), the class of each part of the plan.
        bundles: (parts × offers), what its people take.
        people: (parts,), how many.
        worth: Points closed.
        bound: Points that no plan can exceed; equal to ``worth`` where it is the best.
        prices: From which ``ceiling`` follows without the solver.
        ceiling: Points that no plan can exceed, by the prices alone.
        is_by_list: Whether ``bound`` rests on HiGHS and a complete list, not on prices.
    """

    rows: Whole
    bundles: Truth
    people: Whole
    worth: int
    bound: int
    prices: Prices
    ceiling: int
    is_by_list: bool


def solve(
    search: Search,
    budget: int | None,
    *,
    rounds: int = 60,
    seconds: float | None = None,
    listed: int = LISTED,
    pooled: int = POOLED,
) -> Solution:
    """Return the best plan that is found, and the ceiling.

    Args:
        search: Of the problem; what earlier budgets met is used again.
        budget: Rupiah, or ``None`` without a limit.
        rounds: How often prices are tried at most.
        seconds: After which HiGHS gives up a list; ``None`` lets it end.
        listed: Bundles at most of a complete list; 0 makes none.
        pooled: Bundles at most of an open list; 0 makes none.
    """
    problem = search.problem
    priced = search.run(budget, rounds, NEAR)
    whole = np.floor(search.parts + 1e-6).astype(np.int64)
    start = [
        (search.rows[at], search.bundles[at], int(whole[at]))
        for at in np.flatnonzero(whole)
    ]
    plan = max(
        _Plan.of(filled(problem, priced.prices, budget, start)),
        _Plan.of(filled(problem, priced.prices, budget)),
        key=lambda it: it.worth,
    )
    ceiling = priced.ceiling // SCALE
    for attempt in ("listed", "pooled", "listed"):
        if plan.worth >= ceiling:
            break
        if attempt == "pooled":
            if not pooled:
                continue
            rows, bundles = _pool(search, priced, plan, pooled)
            better = _among(problem, rows, bundles, budget, LOOSE, seconds)
        else:
            slack = priced.ceiling - plan.worth * SCALE
            told = near(problem, priced.prices, priced.best, slack, listed)
            if told is None:
                continue
            better = _among(problem, *told, budget, 0.0, seconds)
            if better is not None and better.worth >= plan.worth:
                return better.solution(priced, better.worth, is_by_list=True)
        if better is not None and better.worth > plan.worth:
            plan = better
    return plan.solution(priced, ceiling, is_by_list=False)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Parts of a plan and their points."""

    rows: Whole
    bundles: Truth
    people: Whole
    worth: int

    @classmethod
    def of(cls, plan: Filling) -> _Plan:
        offers = plan.problem.offers
        rows = np.array([row for row, _, _ in plan.taken], dtype=np.int64)
        bundles = np.array([it for _, it, _ in plan.taken], dtype=np.bool_)
        people = np.array([number for _, _, number in plan.taken], dtype=np.int64)
        return cls(rows, bundles.reshape(len(rows), offers), people, plan.worth())

    def solution(self, priced: Priced, bound: int, *, is_by_list: bool) -> Solution:
        order = np.argsort(self.rows, kind="stable")
        ceiling = priced.ceiling // SCALE
        return Solution(
            self.rows[order],
            self.bundles[order],
            self.people[order],
            self.worth,
            min(bound, ceiling),
            priced.prices,
            ceiling,
            is_by_list and bound < ceiling,
        )


def _among(
    problem: Problem,
    rows: Whole,
    bundles: Truth,
    budget: int | None,
    gap: float,
    seconds: float | None,
) -> _Plan | None:
    """Return the best plan among the bundles, where HiGHS found one that holds."""
    people = chosen(problem, rows, bundles, budget, gap=gap, seconds=seconds)
    if people is None:
        return None
    some = people > 0
    rows, bundles, people = rows[some], bundles[some], people[some]
    if not is_within(problem, rows, bundles, people, budget):
        return None
    worth = int((problem.worth(rows, bundles) * people).sum()) if len(rows) else 0
    return _Plan(rows, bundles, people, worth)


def is_within(
    problem: Problem, rows: Whole, bundles: Truth, people: Whole, budget: int | None
) -> bool:
    """Tell, in whole numbers, whether a plan keeps to people, seats and budget."""
    members = np.bincount(rows, weights=people, minlength=problem.classes)
    seats = people @ bundles.astype(np.int64)
    limited = problem.seats != NO_LIMIT
    cost = int(seats @ problem.cost)
    return bool(
        (members <= problem.count).all()
        and (seats <= problem.seats)[limited].all()
        and (budget is None or cost <= budget)
        and problem.fits(rows, bundles).all()
    )


def _pool(
    search: Search, priced: Priced, plan: _Plan, most: int
) -> tuple[Whole, Truth]:
    """Return bundles that were best at some prices, those that matter most, in order.

    The nearest to the best of their class come first; with them what the plan at hand
    takes, so that nothing worse can come out.
    """
    rows, bundles = search.listed()
    problem = search.problem
    price = priced.prices.of(problem)
    short = priced.best.worth[rows] - (
        problem.worth(rows, bundles) * SCALE - bundles.astype(np.int64) @ price
    )
    first = np.argsort(short, kind="stable")[:most]
    told = [
        (row, bundle.tobytes(), bundle)
        for row, bundle in (
            *zip(rows[first].tolist(), bundles[first], strict=True),
            *zip(plan.rows.tolist(), plan.bundles, strict=True),
        )
    ]
    kept = {
        (row, key): bundle for row, key, bundle in sorted(told, key=lambda it: it[:2])
    }
    return (
        np.array([row for row, _ in kept], dtype=np.int64),
        np.array(list(kept.values()), dtype=np.bool_),
    )
