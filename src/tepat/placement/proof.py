"""The proof that a plan keeps the rules of seats and that none is better.

It knows neither the solver nor its library, only the problem, who sits where, and the
prices. Why prices prove anything (weak duality), in plain words: let everybody buy
their place and keep what it is worth beyond its price. Whatever the plan, a person
keeps at most what they would keep in the place best for them, and each position takes
in at most its price for each of its seats. So no plan is worth more than all seats at
their prices plus what each person keeps at best. If a plan is worth exactly that, none
is better. Worths and prices are vectors, one number per goal, compared goal by goal;
such vectors add up and compare as numbers do, so the argument holds for all goals in
their order at once. Over-strength seats are seats of their own, as many as holders
beyond need, open to the position's holders only, and not counted as filled. (Plans
that crowd a position are compared too: that can only raise the bound.)
"""

from __future__ import annotations

import numpy as np

from tepat.finding import Finding, Verdict

from .least import unwanted
from .problem import GOALS, Flags, Ints, Problem
from .solution import Prices
from .sums import Proof, Ways, judged
from .violations import WRONG, found

LARGEST = 2**40  # no honest price comes near; below it no sum leaves 64 bits


def check(
    problem: Problem, position: Ints, prices: Prices, *, closed: Flags, trimmed: Flags
) -> Proof:
    """Check who sits where, and that the prices prove it best.

    Args:
        problem: The problem.
        position: Per person the index of their position, or -1.
        prices: The certificate.
        closed: Positions over strength that receive nobody in the plans compared.
        trimmed: Positions over strength that come down to their need in them.
    """
    objective, wrong = judged(problem, position)
    count, sits = len(problem.positions), position >= 0
    comers = np.bincount(position[sits & (position != problem.holds)], minlength=count)
    over = np.bincount(position[sits], minlength=count) > problem.seats
    unlike = (closed & (comers > 0)) | (trimmed & over)
    unlike |= (closed | trimmed) & (problem.surplus() == 0)
    limit, person, row = _offers(problem, prices, closed, trimmed)
    wrong += found("PROOF-CHOICE", problem.positions, unlike)
    wrong += found("PROOF-PRICE", problem.positions, _improper(prices))
    useless = unwanted(problem, position, prices, person, row)
    wrong += found("PROOF-LEAST", problem.positions, useless)
    if objective != limit:
        code, facts = "PROOF-BOUND", {"objective": objective, "bound": limit}
        wrong.append(Finding(code, Verdict.FAILS, WRONG[code], facts))
    return Proof(not wrong, objective, limit, tuple(wrong))


def bound(
    problem: Problem, prices: Prices, *, closed: Flags, trimmed: Flags
) -> tuple[int, ...]:
    """Return what no plan exceeds: with nothing closed or trimmed, none whatever."""
    return _offers(problem, prices, closed, trimmed)[0]


def demand_proper(problem: Problem, prices: Prices) -> None:
    """Refuse prices that bound nothing: a seat left empty would take in less than none.

    Raises:
        ValueError: naming the first position whose price is below zero, or beyond
            reach.
    """
    wrong = np.flatnonzero(_improper(prices))
    if len(wrong):
        raise ValueError(problem.positions[wrong[0]])


def _offers(
    problem: Problem, prices: Prices, closed: Flags, trimmed: Flags
) -> tuple[tuple[int, ...], Ints, Ints]:
    """Return the bound, and who finds which seat (row) as good as any other."""
    price = np.concatenate([prices.seats, prices.surplus]).clip(-LARGEST, LARGEST)
    seats = np.append(problem.seats, np.where(trimmed, 0, problem.surplus()))
    charged = np.append(price, np.zeros((1, len(GOALS)), np.int64), axis=0)
    # Objects cannot overflow.
    sums = [int(seats.astype(object) @ price[:, goal]) for goal in range(len(GOALS))]
    persons, rows = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for some in problem.blocks():
        ways = Ways.of(problem, closed, some)
        person, row, here = ways.person, ways.row, np.arange(len(ways.person))
        for goal, worth in enumerate(ways.worth):
            kept = worth[here] - charged[row, goal]
            best = np.full(len(problem.people), -3 * LARGEST)
            np.maximum.at(best, person, kept)
            sums[goal] += int(best[some.start : some.stop].sum())
            last = kept == best[person]  # the next goal decides among equals only
            person, row, here = person[last], row[last], here[last]
        persons.append(person)
        rows.append(row)
    return tuple(sums), np.concatenate(persons), np.concatenate(rows)


def _improper(prices: Prices) -> Flags:
    """Flag positions with a price below zero, as vectors compare, or beyond reach."""
    price = np.concatenate([prices.seats, prices.surplus])
    first = price[np.arange(len(price)), (price != 0).argmax(axis=1)]
    wrong: Flags = (first < 0) | (np.abs(price) > LARGEST).any(axis=1)
    half = len(prices.seats)
    return wrong[:half] | wrong[half:]
