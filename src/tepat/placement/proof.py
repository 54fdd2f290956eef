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
from tepat.words import Sentence

from .problem import GOALS, Flags, Ints, Problem
from .solution import Prices

LARGEST = 2**40  # no honest price comes near; below it no sum leaves 64 bits

WRONG = {
    "PROOF-SEAT": Sentence(
        id="Pegawai {code} tidak boleh ditempatkan seperti ini.",
        en="Person {code} may not be placed like this.",
    ),
    "PROOF-NEED": Sentence(
        id="Jabatan {code} menerima pegawai melebihi kebutuhannya.",
        en="Position {code} receives people beyond its need.",
    ),
    "PROOF-CHOICE": Sentence(
        id="Jabatan {code} bertanda tertutup atau dirampingkan, nyatanya tidak.",
        en="Position {code} is marked as closed or trimmed, but is not.",
    ),
    "PROOF-PRICE": Sentence(
        id="Harga jabatan {code} negatif atau di luar batas.",
        en="The price of position {code} is negative or out of range.",
    ),
    "PROOF-BOUND": Sentence(
        id="Capaian {objective} tidak sama dengan batas atas {bound}: tidak terbukti.",
        en="The objective {objective} differs from the bound {bound}: not proven.",
    ),
}


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
    lost = np.flatnonzero((position < 0) & (problem.holds >= 0))
    comers = np.bincount(position[moves], minlength=count)
    held = np.bincount(position[stays], minlength=count) + comers
    filled = np.minimum(held, problem.seats)
    fits = problem.own_fit[stays].sum() + problem.option_fit[found[allowed]].sum()
    goals = (filled[problem.critical].sum(), filled.sum(), fits, stays.sum())
    objective = tuple(map(int, goals))
    limit = bound(problem, prices, closed=closed, trimmed=trimmed)
    over = held > problem.seats
    unlike = (closed & (comers > 0)) | (trimmed & over)
    unlike |= (closed | trimmed) & (problem.surplus() == 0)
    violations = [
        Finding(code, Verdict.FAILS, WRONG[code], {"code": names[at]})
        for code, names, where in (
            ("PROOF-SEAT", problem.people, np.append(moves[~allowed], lost)),
            ("PROOF-NEED", problem.positions, np.flatnonzero(over & (comers > 0))),
            ("PROOF-CHOICE", problem.positions, np.flatnonzero(unlike)),
            ("PROOF-PRICE", problem.positions, np.flatnonzero(_improper(prices))),
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
    """Return what no plan exceeds: all seats at their prices, and what people keep.

    With nothing ``closed`` or ``trimmed`` it holds for every plan whatever.
    """
    count, surplus = len(problem.positions), problem.surplus()
    holds, options = problem.holds, np.flatnonzero(~closed[problem.option_position])
    own, free = np.flatnonzero(holds >= 0), np.flatnonzero(holds < 0)
    spare = own[surplus[holds[own]] > 0]
    # Rows: seats that count, over-strength seats, and one for having no position.
    price = np.concatenate([prices.seats, prices.surplus]).clip(-LARGEST, LARGEST)
    net = np.append(-price, np.zeros((1, len(GOALS)), np.int64), axis=0)
    net[:count, :2] += np.stack([problem.critical, np.ones(count, np.bool_)], axis=1)
    seats = np.concatenate([problem.seats, np.where(trimmed, 0, surplus)])
    person = np.concatenate([own, spare, free, problem.option_person[options]])
    ways = problem.option_position[options], problem.option_fit[options]
    idle = np.zeros(len(free), np.int64)
    row = np.concatenate([holds[own], count + holds[spare], idle + 2 * count, ways[0]])
    fit = np.concatenate([problem.own_fit[own], problem.own_fit[spare], idle, ways[1]])
    stay = np.arange(len(person)) < len(own) + len(spare)
    sums = []
    for goal in range(len(GOALS)):
        kept = net[row, goal] + {2: fit, 3: stay}.get(goal, 0)
        best = np.full(len(holds), -3 * LARGEST)
        np.maximum.at(best, person, kept)
        paid = seats.astype(object) @ price[:, goal]  # objects cannot overflow
        sums.append(int(best.sum()) + int(paid))
        last = kept == best[person]  # the next goal decides among equals only
        person, row, fit, stay = person[last], row[last], fit[last], stay[last]
    return tuple(sums)


def _improper(prices: Prices) -> Flags:
    """Flag positions with a price below zero, as vectors compare, or beyond reach."""
    wrong = np.zeros(len(prices.seats), np.bool_)
    for each in (prices.seats, prices.surplus):
        first = (each != 0).argmax(axis=1)
        wrong |= each[np.arange(len(each)), first] < 0
        wrong |= (np.abs(each) > LARGEST).any(axis=1)
    return wrong
