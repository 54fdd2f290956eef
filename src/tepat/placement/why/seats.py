"""What a plan would lose, goal by goal, if some people stayed where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from ..case import Case
from ..problem import Ints, Problem


class Seats:
    """Everybody's seat in a plan, and what it counts for.

    Args:
        case: The case.
        problem: Its problem, by positions.
        seat: Per person the index of the position in the plan, or -1.
    """

    def __init__(self, case: Case, problem: Problem, seat: Ints) -> None:
        self._case, self._problem, self.seat = case, problem, seat
        count = len(problem.positions)
        self._held = np.bincount(seat[seat >= 0], minlength=count)

    def loss_without(self, persons: Sequence[int]) -> dict[str, int]:
        """Return what the plan loses if these people do not move; nobody else changes.

        Args:
            persons: Indices of people who move in the plan.
        """
        problem, held = self._problem, Counter[int]()
        fit = stayed = 0
        for person in persons:
            to, own = int(self.seat[person]), int(problem.holds[person])
            held[to] -= 1
            fit += self._fit(person, to)
            if own >= 0:
                held[own] += 1
                fit -= self._fit(person, own)
                stayed -= 1
        filled = {place: self._filled(place, by) for place, by in held.items()}
        lost: Mapping[str, int] = {
            "critical": sum(by for it, by in filled.items() if problem.critical[it]),
            "filled": sum(filled.values()),
            "fit": fit,
            "stayed": stayed,
        }
        return {goal: lost[goal] for goal in problem.goals}

    def is_option(self, person: int, place: int) -> bool:
        """Tell whether the plan could have placed a person in a position."""
        return self._problem.fit_of((person, place)) is not None

    def closes(self, place: int) -> bool:
        """Tell whether a seat left there was one beyond the need, and is closed."""
        return bool(self._held[place] >= self._problem.seats[place])

    def _filled(self, place: int, by: int) -> int:
        """How many fewer seats count if so many more people sit in a position."""
        need, held = int(self._problem.seats[place]), int(self._held[place])
        return min(held, need) - min(held + by, need)

    def _fit(self, person: int, place: int) -> int:
        return int(self._case.scores[person, self._case.target[place]])
