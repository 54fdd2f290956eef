"""The answer to a placement problem, and the prices that prove it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import Flags, Ints, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """What one more seat would bring, goal by goal; compared in the order of goals.

    Attributes:
        seats: One row per position and one column per goal: the price of a seat
            that counts.
        surplus: Likewise the price of an over-strength seat; zero where a position
            has none.
    """

    seats: Ints
    surplus: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Who sits where, what that achieves, and how far it is proven.

    ``closed`` and ``trimmed`` say which answer to the one question that no network
    can ask was chosen: does a position that is over strength today keep its people,
    or does it come down to its need, and may then receive others? Where both are
    empty, no plan at all is better. Otherwise no plan that treats these positions
    likewise is better, none whatever fills more seats, and none exceeds ``ceiling``.

    Attributes:
        position: Per person the index of their position in the plan, or -1.
        objective: What the plan achieves, one number per goal.
        prices: The certificate: with these prices the bound equals the objective.
        closed: Per position: over strength, keeps its people and receives nobody.
        trimmed: Per position: over strength today, holds at most its need after.
        ceiling: A bound, one number per goal, on every plan whatever.
        ceiling_prices: The certificate of the ceiling.
        exhaustive: Whether every other way to choose ``closed`` and ``trimmed`` was
            tried or ruled out, so that no plan at all is better although the ceiling
            is higher. (Stated by the search; the certificate cannot show it.)
    """

    position: Ints
    objective: tuple[int, ...]
    prices: Prices
    closed: Flags
    trimmed: Flags
    ceiling: tuple[int, ...]
    ceiling_prices: Prices
    exhaustive: bool


def occupants(problem: Problem, position: Ints) -> tuple[Ints, Ints]:
    """Count, per position, those who stay and those who come in.

    Args:
        problem: The problem.
        position: Per person the index of their position in the plan, or -1.
    """
    places = len(problem.positions)
    stays = (position == problem.holds) & (position >= 0)
    comes = (position != problem.holds) & (position >= 0)
    stayers = np.bincount(position[stays], minlength=places)
    comers = np.bincount(position[comes], minlength=places)
    return stayers.astype(np.int64), comers.astype(np.int64)


def achieved(problem: Problem, position: Ints) -> tuple[int, ...]:
    """Return what a plan achieves, one number per goal.

    Args:
        problem: The problem.
        position: Per person the index of their position in the plan, or -1.
    """
    stayers, comers = occupants(problem, position)
    filled = np.minimum(stayers + comers, problem.seats)
    came = np.flatnonzero((position != problem.holds) & (position >= 0))
    width = max(len(problem.positions), 1)
    moves = np.isin(np.arange(len(position)), came)
    theirs = np.flatnonzero(moves[problem.option_person])  # a large city has many more
    pair = problem.option_person[theirs] * width + problem.option_position[theirs]
    option = theirs[np.searchsorted(pair, came * width + position[came])]
    fit = problem.own_fit[position == problem.holds].sum()
    goals = {
        "critical": int(filled[problem.critical].sum()),
        "filled": int(filled.sum()),
        "fit": int(fit + problem.option_fit[option].sum()),
        "stayed": int(stayers.sum()),
    }
    return tuple(goals[goal] for goal in problem.goals)
