"""The proof that a plan keeps its limits, and of how much better any plan could be.

It knows neither the solver nor its library. Goal after goal, why multipliers prove a
bound (weak duality), in plain words: let everybody pay for their place: the price of
its seat, and for each limit its price times what they count for it; and let them be
paid, besides their worth to this goal, for their worth to the goals before it. Whatever
the plan, a person keeps at most what they would keep in the place best for them; all
seats together take in at most their prices, and each limit at most its price times what
it allows. What was paid for the goals before is taken back at what is held there. What
remains is a bound on this goal, for every plan that achieves as much in the goals
before and keeps the limits, whatever the numbers are, as long as none is below zero.
All is counted in whole parts of ``scale``, so the bound is the sum rounded down.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tepat.finding import Finding, Verdict

from ..problem import BEST_FIT, Ints, Problem
from ..sums import Proof, Ways, judged, seated
from ..violations import WRONG, found
from .limit import Limit
from .multipliers import Multipliers

LARGEST = 2**61  # no sum for one person may come near; 64 bits end at 2**63


def check(
    problem: Problem,
    limits: Sequence[Limit],
    position: Ints,
    multipliers: Sequence[Multipliers],
) -> Proof:
    """Check who sits where, every limit, and work out the bound of every goal.

    Args:
        problem: The problem.
        limits: Its limits.
        position: Per person the index of their position, or -1.
        multipliers: The certificate, one per goal, with what the plan achieves.
    """
    objective, wrong = judged(problem, position)
    for limit, total in zip(limits, used(problem, limits, position), strict=True):
        if total > limit.most:
            facts = {"code": limit.code, "used": total, "most": limit.most}
            code = "PROOF-LIMIT"
            wrong.append(Finding(code, Verdict.FAILS, WRONG[code], facts))
    improper = np.array([not within_reach(limits, at) for at in multipliers], np.bool_)
    wrong += found("PROOF-MULTIPLIER", problem.goals, improper)
    most = objective if improper.any() else bounds(problem, limits, multipliers)
    return Proof(not wrong, objective, most, tuple(wrong))


def used(problem: Problem, limits: Sequence[Limit], position: Ints) -> list[int]:
    """Return what each limit comes to in a plan."""
    people, stays = np.arange(len(position)), position == problem.holds
    fit = seated(problem, position)[1]
    return [int(it.weigh(people, position, fit, stays).sum()) for it in limits]


def bounds(
    problem: Problem, limits: Sequence[Limit], multipliers: Sequence[Multipliers]
) -> tuple[int, ...]:
    """Return, per goal, what no plan exceeds that keeps what is held before it."""
    ways = Ways.of(problem)
    most, told = np.array([limit.most for limit in limits], object), []
    for at, left in zip(
        multipliers, kept(problem, limits, multipliers, ways), strict=True
    ):
        best = np.full(len(problem.people), -LARGEST)
        np.maximum.at(best, ways.person, left)
        exact = best.sum(dtype=object)  # Python's own numbers: they cannot overflow
        exact += at.seats.astype(object) @ problem.seats
        exact += at.surplus.astype(object) @ problem.surplus()
        exact += at.limits.astype(object) @ most
        exact -= at.goals.astype(object) @ np.array(at.achieved, object)
        told.append(int(exact) // at.scale)
    return tuple(told)


def kept(
    problem: Problem,
    limits: Sequence[Limit],
    multipliers: Sequence[Multipliers],
    ways: Ways,
) -> list[Ints]:
    """Return, per goal, what each way leaves its person after all payments."""
    count = len(problem.positions)
    place = np.where(ways.row == 2 * count, -1, ways.row % max(count, 1))
    told = []
    for at, worth in zip(multipliers, ways.worth, strict=True):
        price = np.concatenate([at.seats, at.surplus, [0]])
        left = at.scale * worth - price[ways.row]
        for paid, held in zip(at.goals, ways.worth, strict=False):
            left += paid * held
        told.append(left)
    for number, limit in enumerate(limits):
        if any(at.limits[number] for at in multipliers):
            counts = limit.weigh(ways.person, place, ways.fit, ways.stay)
            for at, left in zip(multipliers, told, strict=True):
                left -= at.limits[number] * counts
    return told


def within_reach(limits: Sequence[Limit], at: Multipliers) -> bool:
    """Tell whether no multiplier is below zero and no sum leaves 64 bits."""
    parts = [part.tolist() for part in (at.seats, at.surplus, at.limits, at.goals)]
    if at.scale < 1 or min(map(min, [[0], *filter(None, parts)])) < 0:
        return False
    seats, surplus, paid, held = parts
    most = max(seats, default=0) + max(surplus, default=0)
    most += (at.scale + sum(held)) * BEST_FIT
    for limit, price in zip(limits, paid, strict=True):
        most += limit.largest() * price
    return bool(most < LARGEST)
