"""Plans between two plans: some of what the second does differently, not all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tepat.placement.problem import Ints


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
    apart = (fewer != holds).astype(np.int64), (more != holds).astype(np.int64)
    start = int(apart[0].sum())
    changes = []
    for people in _changes(fewer, more):
        dearer = int(apart[1][people].sum() - apart[0][people].sum())
        if dearer > 0:
            changes.append((dearer, people))
    # The largest first: those of one move fit in anywhere afterwards.
    changes.sort(key=lambda change: (-change[0], change[1][0]))
    for most in moves:
        plan, left = fewer.copy(), most - start
        for dearer, people in changes:
            if dearer <= left:
                plan[people] = more[people]
                left -= dearer
        if left < most - start:
            yield plan


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
