"""A plan from prices: everybody's best bundle, where money and seats are left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from .bundles import Prices, best
from .problem import NO_LIMIT, Problem, Truth, Whole

# Means that are left over are offered again, ever more cheaply.
CHEAPER = (0.99, 0.9, 0.8, 0.65, 0.5, 0.3, 0.0)


@dataclass(slots=True)
class Filling:
    """A plan in the making, and what is left of the means.

    Attributes:
        problem: The plan as numbers.
        budget: Rupiah left, or ``None``.
        seats: (offers,), left; where nothing limits them, one for everybody.
        people: (classes,), who take nothing yet.
        taken: (class, offers, people) of each part of the plan.
    """

    problem: Problem
    budget: int | None
    seats: Whole
    people: Whole
    taken: list[tuple[int, Truth, int]] = field(default_factory=list)

    @classmethod
    def empty(cls, problem: Problem, budget: int | None) -> Filling:
        most = int(problem.count.sum())
        seats = np.where(problem.seats == NO_LIMIT, most, problem.seats)
        return cls(problem, budget, seats, problem.count.copy())

    def take(self, row: int, bundle: Truth, wanted: int) -> int:
        """Give up to ``wanted`` members of a class a bundle; return how many got it."""
        offers = np.flatnonzero(bundle)
        number = min(wanted, int(self.people[row]), int(self.seats[offers].min()))
        cost = int(self.problem.cost[offers].sum())
        if self.budget is not None and cost:
            number = min(number, self.budget // cost)
        if number <= 0:
            return 0
        self.seats[offers] -= number
        self.people[row] -= number
        if self.budget is not None:
            self.budget -= number * cost
        self.taken.append((row, bundle, number))
        return number

    def worth(self) -> int:
        """Return the points of what is taken."""
        if not self.taken:
            return 0
        rows = np.array([row for row, _, _ in self.taken], dtype=np.int64)
        bundles = np.array([bundle for _, bundle, _ in self.taken], dtype=np.bool_)
        numbers = np.array([number for _, _, number in self.taken], dtype=np.int64)
        return int((self.problem.worth(rows, bundles) * numbers).sum())


def filled(
    problem: Problem,
    prices: Prices,
    budget: int | None,
    start: Iterable[tuple[int, Truth, int]] = (),
) -> Filling:
    """Return a plan within the means: those with most to gain at the prices first.

    Offers without a seat left, or dearer than what is left, are closed and everybody
    else asked again; means that are left over are offered more cheaply, and of two
    bundles of equal worth the cheaper one is always taken.

    Args:
        problem: The plan as numbers.
        prices: Of money and seats.
        budget: Rupiah, or ``None``.
        start: Class, bundle and people of parts that are taken first.
    """
    plan = Filling.empty(problem, budget)
    for row, bundle, number in start:
        plan.take(row, bundle, number)
    for factor in CHEAPER:
        at = prices.times(factor)
        at = Prices(max(at.rupiah, 1), at.seats)
        while _round(plan, at):
            pass
    _top_up(plan)
    return plan


def _round(plan: Filling, prices: Prices) -> bool:
    """Ask everybody who takes nothing yet once; tell whether anybody took something."""
    problem = plan.problem
    closed = plan.seats <= 0
    if plan.budget is not None:
        closed = closed | (problem.cost > plan.budget)
    waiting = np.flatnonzero(plan.people > 0)
    found = best(problem, prices, closed, waiting)
    wanting = waiting[found.taken[waiting].any(axis=1)]
    order = wanting[np.argsort(-found.worth[wanting], kind="stable")]
    got = 0
    for row in order.tolist():
        got += plan.take(row, found.taken[row], int(plan.people[row]))
    return got > 0


def _top_up(plan: Filling) -> None:
    """Add single offers to bundles while they still add points and means are left."""
    problem = plan.problem
    parts, plan.taken = plan.taken, []
    for row, bundle, number in parts:
        while number:
            more = _one_more(plan, row, bundle)
            if more is None:
                break
            cost = int(problem.cost[more])
            several = min(number, int(plan.seats[more]))
            if plan.budget is not None and cost:
                several = min(several, plan.budget // cost)
            if several < number:  # the others keep what they have
                plan.taken.append((row, bundle, number - several))
                number = several
            bundle = bundle.copy()
            bundle[more] = True
            plan.seats[more] -= number
            if plan.budget is not None:
                plan.budget -= number * cost
        if number:
            plan.taken.append((row, bundle, number))


def _one_more(plan: Filling, row: int, bundle: Truth) -> int | None:
    """Return the offer that adds most to a bundle for its cost, if any does."""
    problem = plan.problem
    free = problem.open[row] & ~bundle & (plan.seats > 0)
    free &= ~problem.clash[bundle].any(axis=0)
    if plan.budget is not None:
        free &= problem.cost <= plan.budget
    offers = np.flatnonzero(free)
    if not len(offers):
        return None
    grown = np.repeat(bundle[None, :], len(offers), axis=0)
    grown[np.arange(len(offers)), offers] = True
    rows = np.full(len(offers), row)
    gains = problem.worth(rows, grown) - problem.worth(rows[:1], bundle[None, :])
    gains = np.where(problem.fits(rows, grown), gains, 0)
    if gains.max() <= 0:
        return None
    dear = np.maximum(problem.cost[offers], 1)
    return int(offers[np.argmax(gains / dear)])
