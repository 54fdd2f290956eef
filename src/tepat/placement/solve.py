"""The best placement plan, with the prices that prove it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .flow import Infeasible
from .problem import Flags, Ints, Problem
from .seating import Answer, Seating
from .solution import Solution, occupants

EFFORT = 500_000
"""Ways looked at, at most, in search of the last bit of fit."""

MOST_TRIES = 500
"""Choices tried, at most, in the same search."""

MOST_CLIMBS = 3
"""Times a choice is made again from the plan it led to."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What becomes of the positions over strength, and the best plan then."""

    closed: Flags
    trimmed: Flags
    answer: Answer


@dataclass(frozen=True, slots=True, eq=False)
class Decision:
    """The best choice that was found, and how good any could be.

    Attributes:
        ceiling: The best plan if over-strength holders might stay *and* others come.
        best: The best choice found; it is the ceiling itself if that crowds nothing.
        exhaustive: Whether every other choice was tried or ruled out.
    """

    ceiling: Answer
    best: Choice
    exhaustive: bool


def solve(problem: Problem) -> Solution:
    """Return the best plan for ``problem``.

    Goals come strictly one after another: no gain in a later goal is bought with a
    loss in an earlier one. The same problem gives the same plan, bit for bit.

    Raises:
        Infeasible: if no arrangement was found in which all who must go can.
    """
    seating = Seating.of(problem)
    found = decide(seating, seating.begin())
    best, ceiling = found.best, found.ceiling
    return Solution(
        position=best.answer.position,
        objective=best.answer.objective,
        prices=seating.prices(best.answer),
        closed=best.closed,
        trimmed=best.trimmed,
        ceiling=ceiling.objective,
        ceiling_prices=seating.prices(ceiling),
        exhaustive=found.exhaustive,
    )


def decide(seating: Seating, begin: Flags, price: Ints | None = None) -> Decision:
    """Return the best plan, and what became of the positions over strength.

    First everything is allowed at once: over-strength holders may stay *and* others
    may come in. If the best such plan crowds no position it is the best of all, and
    its prices prove it. Otherwise it is a ceiling, and what remains is to choose for
    each position over strength: closed to others, or trimmed to its need. The fill
    goals always reach the ceiling; fit comes as near as the search finds.

    Args:
        seating: The network of the problem.
        begin: Ways to begin with.
        price: Prices to begin with, if those of a similar network are known.

    Raises:
        Infeasible: if no arrangement was found in which all who must go can.
    """
    nowhere = np.zeros(len(seating.problem.positions), np.bool_)
    ceiling = seating.best(nowhere, nowhere, begin, price)
    best, exhaustive = Choice(nowhere, nowhere, ceiling), True
    if ceiling.crowded.any():
        first = _first(seating, ceiling)
        first = None if first is None else _climb(seating, first)
        best, exhaustive = _search(seating, first, ceiling)
    return Decision(ceiling, best, exhaustive)


def _first(seating: Seating, ceiling: Answer) -> Choice | None:
    """Return a choice that loses no fill, where filling comes before all else.

    Trim what the ceiling dissolves or nearly does; if that loses fill, trim nothing;
    if that loses fill too, move as few into surplus as filling the most allows. Goals
    in another order leave it to the climb and the search to do better. Where people
    must go, none of these need leave everybody a seat; then the search begins alone.
    """
    excess, comers = _excess(seating, ceiling)
    fills = 0
    while seating.problem.goals[fills] in ("critical", "filled"):
        fills += 1
    for trimmed in ((excess <= 0) | (2 * excess < comers), np.zeros_like(excess > 0)):
        try:
            choice = _choice(seating, trimmed, ceiling)
        except Infeasible:
            continue
        if choice.answer.objective[:fills] == ceiling.objective[:fills]:
            return choice
    least = seating.least_entered(ceiling.part)
    try:
        return _choice(seating, _excess(seating, least)[0] <= 0, least)
    except Infeasible:
        return None


def _climb(seating: Seating, choice: Choice) -> Choice:
    """Trim what the plan brought down to need, close the others, and plan again.

    The plan fits the new choice, so each step is at least as good as the last.
    """
    for _ in range(MOST_CLIMBS):
        trimmed = _excess(seating, choice.answer)[0] <= 0
        higher = _choice(seating, trimmed, choice.answer)
        if higher.answer.objective <= choice.answer.objective:
            break
        choice = higher
    return choice


def _search(
    seating: Seating, best: Choice | None, ceiling: Answer
) -> tuple[Choice, bool]:
    """Try every other choice, or rule it out, as far as the effort allows.

    Returns:
        The best choice, and whether nothing was left untried.

    Raises:
        Infeasible: if there was no choice before, and none was found.
    """
    nowhere = np.zeros(len(seating.problem.positions), np.bool_)
    untried = [Choice(nowhere, nowhere, ceiling)]
    tries = min(MOST_TRIES, EFFORT // len(seating.network.person))
    exhaustive = True
    while untried:
        node = untried.pop()
        if best is not None and node.answer.objective <= best.answer.objective:
            continue
        if not node.answer.crowded.any():
            best = node
            continue
        if tries < 2:
            exhaustive = False
            break
        tries -= 2
        here = np.arange(len(nowhere)) == np.flatnonzero(node.answer.crowded)[0]
        for closed, trimmed in (
            (node.closed | here, node.trimmed),
            (node.closed, node.trimmed | here),
        ):
            try:
                answer = seating.best(closed, trimmed, seating.begin())
            except Infeasible:
                continue
            untried.append(Choice(closed, trimmed, answer))
    if best is None:
        raise Infeasible
    return best, exhaustive


def _choice(seating: Seating, trimmed: Flags, near: Answer) -> Choice:
    """Trim those of the positions over strength that are flagged, close the others."""
    surplus = seating.problem.surplus() > 0
    closed, trimmed = surplus & ~trimmed, surplus & trimmed
    begin = seating.begin() | near.part
    return Choice(closed, trimmed, seating.best(closed, trimmed, begin, near.price))


def _excess(seating: Seating, answer: Answer) -> tuple[Ints, Ints]:
    """Return how many each position holds beyond its need, and how many came in."""
    stayers, comers = occupants(seating.problem, answer.position)
    return stayers + comers - seating.problem.seats, comers
