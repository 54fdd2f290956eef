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

from dataclasses import dataclass

import numpy as np

from tepat.finding import Finding, Verdict

from .problem import GOALS, Flags, Ints, Problem
from .solution import Prices
from .violations import WRONG

LARGEST = 2**40  # no honest price comes near; below it no sum leaves 64 bits


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: the plan is ``valid`` when there are no ``violations``."""

    valid: bool
    objective: tuple[int, ...]
    bound: tuple[int, ...]
    violations: tuple[Finding, ...]


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
    count = len(problem.positions)
    stays = (position == problem.holds) & (position >= 0)
    moves = np.flatnonzero((position != problem.holds) & (position >= 0))
    wanted = moves * count + position[moves]
    pairs = problem.option_person * count + problem.option_position
    found = np.searchsorted(pairs, wanted)
    allowed = np.append(pairs, -1)[found] == wanted
    lost = (position < 0) & (problem.holds >= 0)
    lost = np.flatnonzero(lost | problem.must_go & (position == problem.holds))
    comers = np.bincount(position[moves], minlength=count)
    held = np.bincount(position[stays], minlength=count) + comers
    filled = np.minimum(held, problem.seats)
    fits = problem.own_fit[stays].sum() + problem.option_fit[found[allowed]].sum()
    goals = (filled[problem.critical].sum(), filled.sum(), fits, stays.sum())
    achieved = dict(zip(GOALS, goals, strict=True))
    objective = tuple(int(achieved[goal]) for goal in problem.goals)
    limit, person, row = _offers(problem, prices, closed, trimmed)
    over = held > problem.seats
    unlike = (closed & (comers > 0)) | (trimmed & over)
    unlike |= (closed | trimmed) & (problem.surplus() == 0)
    unwanted = _unwanted(problem, position, prices, person, row)
    violations = [
        Finding(code, Verdict.FAILS, WRONG[code], {"code": names[at]})
        for code, names, where in (
            (
                "PROOF-SEAT",
                problem.people,
                np.append(moves[~allowed], lost),
            ),
            ("PROOF-NEED", problem.positions, np.flatnonzero(over & (comers > 0))),
            ("PROOF-CHOICE", problem.positions, np.flatnonzero(unlike)),
            ("PROOF-PRICE", problem.positions, _improper(prices)),
            ("PROOF-LEAST", problem.positions, unwanted),
        )
        for at in where.tolist()
    ]
    if objective != limit:
        code, facts = "PROOF-BOUND", {"objective": objective, "bound": limit}
        violations.append(Finding(code, Verdict.FAILS, WRONG[code], facts))
    return Proof(not violations, objective, limit, tuple(violations))


def bound(
    problem: Problem, prices: Prices, *, closed: Flags, trimmed: Flags
) -> tuple[int, ...]:
    """Return what no plan exceeds: with nothing closed or trimmed, none whatever."""
    return _offers(problem, prices, closed, trimmed)[0]


def _offers(
    problem: Problem, prices: Prices, closed: Flags, trimmed: Flags
) -> tuple[tuple[int, ...], Ints, Ints]:
    """Return the bound, and who finds which seat (row) as good as any other."""
    count, surplus = len(problem.positions), problem.surplus()
    holds, options = problem.holds, np.flatnonzero(~closed[problem.option_position])
    own, free = problem.stays(), problem.idles()
    spare = own[surplus[holds[own]] > 0]
    # Rows: seats that count, over-strength seats, and one for having no position.
    price = np.concatenate([prices.seats, prices.surplus]).clip(-LARGEST, LARGEST)
    net = np.append(-price, np.zeros((1, len(GOALS)), np.int64), axis=0)
    net[:count, problem.goals.index("critical")] += problem.critical
    net[:count, problem.goals.index("filled")] += 1
    seats = np.concatenate([problem.seats, np.where(trimmed, 0, surplus)])
    person = np.concatenate([own, spare, free, problem.option_person[options]])
    ways = problem.option_position[options], problem.option_fit[options]
    idle = np.zeros(len(free), np.int64)
    row = np.concatenate([holds[own], count + holds[spare], idle + 2 * count, ways[0]])
    fit = np.concatenate([problem.own_fit[own], problem.own_fit[spare], idle, ways[1]])
    stay = np.arange(len(person)) < len(own) + len(spare)
    sums = []
    for goal, name in enumerate(problem.goals):
        kept = net[row, goal] + {"fit": fit, "stayed": stay}.get(name, 0)
        best = np.full(len(holds), -3 * LARGEST)
        np.maximum.at(best, person, kept)
        paid = seats.astype(object) @ price[:, goal]  # objects cannot overflow
        sums.append(int(best.sum()) + int(paid))
        last = kept == best[person]  # the next goal decides among equals only
        person, row, fit, stay = person[last], row[last], fit[last], stay[last]
    return tuple(sums), person, row


def _unwanted(
    problem: Problem, position: Ints, prices: Prices, person: Ints, row: Ints
) -> Ints:
    """Find positions whose price nobody supports who does not sit there already.

    (Whether a holder who stays has a seat that counts or an over-strength one cannot
    be told; one who finds both as good speaks for both.)
    """
    count = len(problem.positions)
    here = (row % max(count, 1) == position[person]) & (row < 2 * count)
    both = np.bincount(person[here], minlength=len(position)) > 1
    wanted = np.bincount(row[~here | both[person]], minlength=2 * count + 1) > 0
    paid = np.concatenate([prices.seats, prices.surplus]).any(axis=1)
    return np.flatnonzero((paid & ~wanted[:-1]).reshape(2, count).any(axis=0))


def _improper(prices: Prices) -> Ints:
    """Find positions with a price below zero, as vectors compare, or beyond reach."""
    price = np.concatenate([prices.seats, prices.surplus])
    first = price[np.arange(len(price)), (price != 0).argmax(axis=1)]
    wrong = (first < 0) | (np.abs(price) > LARGEST).any(axis=1)
    return np.flatnonzero(wrong.reshape(2, -1).any(axis=0))
