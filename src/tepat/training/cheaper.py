"""The same points for less money: a plan's offers exchanged for cheaper ones."""

from __future__ import annotations

import numpy as np

from .problem import NO_LIMIT, Problem, Truth, Whole


def cheaper(
    problem: Problem, rows: Whole, bundles: Truth, people: Whole
) -> tuple[Whole, Truth, Whole]:
    """Return a plan worth as much, in which no single exchange saves money.

    Offers that add nothing are dropped, others exchanged for a cheaper one that is
    worth as much and has seats for everybody of the part. Of plans that close equally
    much this is one of the cheap ones; that it is the cheapest is not claimed.

    Args:
        problem: The plan as numbers.
        rows, bundles, people: Of the parts of the plan.
    """
    many = int(problem.count.sum())
    seats = np.where(problem.seats == NO_LIMIT, many, problem.seats)
    left = seats - people @ bundles.astype(np.int64)
    bundles = bundles.copy()
    by_cost = np.argsort(problem.cost, kind="stable")
    for part in range(len(rows)):
        number = int(people[part])
        row = rows[part : part + 1]
        for offer in np.flatnonzero(bundles[part])[::-1].tolist():
            told = _exchanged(problem, row, bundles[part], offer, left, number, by_cost)
            if told is None:
                continue
            left[bundles[part]] += number
            bundles[part] = told
            left[told] -= number
    some = bundles.any(axis=1)
    return rows[some], bundles[some], people[some]


def _exchanged(
    problem: Problem,
    row: Whole,
    bundle: Truth,
    offer: int,
    left: Whole,
    number: int,
    by_cost: Whole,
) -> Truth | None:
    """Return the bundle without an offer, or with the cheapest one in its place."""
    bare = bundle.copy()
    bare[offer] = False
    worth = int(problem.worth(row, bundle[None, :])[0])
    if int(problem.worth(row, bare[None, :])[0]) == worth:
        return bare
    saves = problem.cost[by_cost] < problem.cost[offer]
    others = by_cost[saves]
    free = problem.open[row[0]][others] & ~bundle[others] & (left[others] >= number)
    others = others[free]
    if not len(others):
        return None
    tried = np.repeat(bare[None, :], len(others), axis=0)
    tried[np.arange(len(others)), others] = True
    same = np.repeat(row, len(others))
    equal = (problem.worth(same, tried) == worth) & problem.fits(same, tried)
    first = np.flatnonzero(equal)
    return tried[first[0]] if len(first) else None
