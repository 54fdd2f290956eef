"""What a question changes about a placement problem, in indices.

The problem may be one by positions or, where positions are split, one by their parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..problem import Ints, Pair, Problem


@dataclass(frozen=True, slots=True)
class Terms:
    """Conditions on a plan, all to hold at once.

    Attributes:
        leaving: People who are gone; their seats are vacant.
        seats: Position → how many seats are added; below zero, taken away.
        fixed: Person → the positions of which they must have one; their own one alone
            (or -1 for a person without) means that they stay. Any other must be an
            option of theirs, or ``opened``.
        barred: (person, position) pairs that are not to be.
        opened: (person, position) → fit: options the problem does not have.
    """

    leaving: frozenset[int] = frozenset()
    seats: Mapping[int, int] = field(default_factory=dict)
    fixed: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    barred: frozenset[Pair] = frozenset()
    opened: Mapping[Pair, int] = field(default_factory=dict)

    def need(self, problem: Problem) -> Ints:
        """Return the seats of each position under these terms."""
        seats = problem.seats.copy()
        for position, added in self.seats.items():
            seats[position] += added
        return seats

    def sent(self, problem: Problem) -> dict[int, tuple[int, ...]]:
        """Return who must leave their position (or have one at last), and for which."""
        return {
            person: positions
            for person, positions in self.fixed.items()
            if int(problem.holds[person]) not in positions
        }

    def surplus(self, problem: Problem) -> Ints:
        """Return the over-strength seats of each position under these terms.

        As :meth:`Problem.surplus` has it: a seat beyond need is there for a holder who
        may stay, and none where somebody must come in.
        """
        sent = self.sent(problem)
        gone = np.zeros(len(problem.people), np.bool_)
        gone[[*self.leaving, *sent]] = True
        staying = problem.stays()
        holds = problem.holds[staying[~gone[staying]]]
        holders = np.bincount(holds, minlength=len(problem.positions))
        surplus: Ints = np.maximum(holders - self.need(problem), 0)
        for person in np.flatnonzero(problem.must_go).tolist():
            surplus[problem.option_position[problem.options_of(person)]] = 0
        surplus[[to for positions in sent.values() for to in positions]] = 0
        return surplus
