"""What other budgets would close, and what one more million rupiah is worth."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from .search import MILLION, Search
from .solve import Solution, solve

SHARES = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
LARGE = 2_000  # classes: fewer trials, and no list of bundles
SCHEMA = pl.Schema(
    {
        "budget": pl.Int64(),
        "closed": pl.Int64(),
        "bound": pl.Int64(),
        "is_plan": pl.Boolean(),
    }
)


@dataclass(frozen=True, slots=True)
class Curve:
    """What other budgets close.

    Attributes:
        points: ``budget``, ``closed`` and ``bound`` (in parts of a point) and
            ``is_plan`` (the budget of the plan), from 0 upwards.
        million: Points, in parts, that one more million closes; ``None`` where it was
            not tried, or one of the two plans is not proven the best.
    """

    points: pl.DataFrame
    million: int | None


def curve(
    search: Search,
    budget: int | None,
    solution: Solution,
    taken: pl.DataFrame,
    rounds: int,
    *,
    with_curve: bool,
) -> Curve:
    """Try other budgets: shares of the plan's own, or of what it costs.

    Closed points never fall with a larger budget: a plan of a smaller one can be kept,
    and a bound of a larger one holds for a smaller.

    Args:
        search: Of the problem; what it met is used again.
        budget: Of the plan.
        solution: The plan.
        taken: Its seats, with ``cost``.
        rounds: How often prices are tried at most for small cities.
        with_curve: Whether any other budget is tried.
    """
    whole = round(taken["cost"].sum()) if budget is None else budget
    rows = {whole: (solution.worth, solution.bound)}
    if not with_curve:
        return Curve(_table(rows, whole), None)
    is_large = search.problem.classes > LARGE
    effort = {"rounds": 2, "listed": 0, "pooled": 0} if is_large else {"rounds": rounds}
    if search.problem.classes:
        for share in SHARES:
            told = int(whole * share)
            if told not in rows and (budget is not None or share < 1):
                tried = solve(search, told, **effort)
                rows[told] = (tried.worth, tried.bound)
    million = None
    if budget is not None and solution.worth == solution.bound:
        more = solve(search, budget + MILLION, **effort)
        if more.worth == more.bound:
            million = more.worth - solution.worth
    return Curve(_table(rows, whole), million)


def _table(rows: dict[int, tuple[int, int]], whole: int) -> pl.DataFrame:
    told = [
        {"budget": budget, "closed": closed, "bound": bound, "is_plan": budget == whole}
        for budget, (closed, bound) in sorted(rows.items())
    ]
    return pl.DataFrame(told, schema=SCHEMA).with_columns(
        closed=pl.col("closed").cum_max(),
        bound=pl.col("bound").reverse().cum_min().reverse(),
    )
