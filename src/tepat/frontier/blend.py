"""Plans between two plans: some of what the second does differently, not all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from tepat.placement.problem import Ints, Problem
from tepat.placement.seating import achieved


def blends(
    holds: Ints, fewer: Ints, more: Ints, moves: Sequence[int]
) -> Iterator[Ints]:
    """Yield a plan with at most each number of moves, as near to it as is easy.

    People who sit differently are taken together where they sit in one position in
    either plan; so in every position the plan is like one of the two.

    Args:
        holds: Per person the index of the position held today, or -1.
        fewer: Per person the position in the plan with fewer moves, or -1.
        more: Likewise in the plan with more.
        moves: Numbers of moves between those of the two plans.
    """
    changes = _dearer(holds, fewer, more)
    # The largest first: those of one move fit in anywhere afterwards.
    changes.sort(key=lambda change: (-change[0], change[1][0]))
    for most in moves:
        plan = _with(changes, fewer, more, most - int((fewer != holds).sum()))
        if (plan != fewer).any():
            yield plan


def best_blend(problem: Problem, fewer: Ints, more: Ints, moves: int) -> Ints:
    """Return a plan with at most so many moves, of what brings most by each move.

    Args:
        problem: The problem.
        fewer: Per person the position in the plan with fewer moves, or -1.
        more: Likewise in the plan with more.
        moves: A number between those of the two plans.
    """
    here = np.array(achieved(problem, fewer))

    def each(change: tuple[int, list[int]]) -> tuple[Fraction, ...]:
        dearer, people = change
        plan = fewer.copy()
        plan[people] = more[people]
        gains = (here - np.array(achieved(problem, plan))).tolist()
        return tuple(Fraction(gain, dearer) for gain in gains)

    changes = sorted(_dearer(problem.holds, fewer, more), key=each)
    return _with(changes, fewer, more, moves - int((fewer != problem.holds).sum()))


def _with(
    changes: Sequence[tuple[int, list[int]]], fewer: Ints, more: Ints, left: int
) -> Ints:
    """Carry out changes one after another, each if its moves are left."""
    plan = fewer.copy()
    for dearer, people in changes:
        if dearer <= left:
            plan[people] = more[people]
            left -= dearer
    return plan


def _dearer(holds: Ints, fewer: Ints, more: Ints) -> list[tuple[int, list[int]]]:
    """Return the changes that take moves, each with how many."""
    extra = (more != holds).astype(np.int64) - (fewer != holds)
    told = [(int(extra[people].sum()), people) for people in _changes(fewer, more)]
    return [change for change in told if change[0] > 0]


def _changes(fewer: Ints, more: Ints) -> list[list[int]]:
    """Return groups of people who sit differently and share positions."""
    people = np.flatnonzero(fewer != more).tolist()
    home: dict[int, int] = {}

    def top(place: int) -> int:
        home.setdefault(place, place)
        while home[place] != place:
            home[place] = home[home[place]]
            place = home[place]
        return place

    for person in people:
        places = [it for it in (int(fewer[person]), int(more[person])) if it >= 0]
        low, high = sorted((top(places[0]), top(places[-1])))
        home[high] = low
    groups: dict[int, list[int]] = {}
    for person in people:
        place = max(int(fewer[person]), int(more[person]))
        groups.setdefault(top(place), []).append(person)
    return list(groups.values())
