"""The placement question as plain arrays: who could sit where, and how well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from tepat.errors import TepatError
from tepat.words import Sentence

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Pair = tuple[int, int]  # index of a person, index of a position

GOALS = ("critical", "filled", "fit", "stayed")
"""What a plan is judged by, in strict order unless a scenario orders otherwise."""

BEST_FIT = 1000
"""The highest fit a person can have in a position."""

BLOCK = 2**21
"""Options looked at together: a large city has more than a hundred million."""

ROWS = 1_000
"""People whose positions are listed together."""

UNFIT_ARRAY = Sentence(
    id=(
        "Soal penempatan tidak utuh: «{array}» {fault}. Susun kembali soal dari "
        "potret data (tepat.placement)."
    ),
    en=(
        "The placement problem is not whole: '{array}' {fault}. Build it again from "
        "the snapshot (tepat.placement)."
    ),
)


class ProblemNotWhole(TepatError, ValueError):
    """The arrays of a placement problem contradict each other."""

    exit_code: ClassVar[int] = 16


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """One placement question.

    Staying is always allowed to whoever has a position, and a person without one may
    remain without. Every problem therefore has a plan: nothing is ever infeasible,
    there are only seats left unfilled. The one exception are people who must go
    (``must_go``): where their seat cannot be made free, there is no plan.

    With ``n`` people, ``m`` positions and ``k`` options:

    Attributes:
        people: ``n`` NIPs of those who can be placed, sorted.
        positions: ``m`` position codes, sorted.
        seats: ``m`` needs, in persons.
        critical: ``m`` flags: the position's seats come before all others.
        holds: ``n`` indices of the own position, or -1 for a person without one.
        own_fit: ``n`` fits, 0 to 1000, in the own position; 0 without one.
        option_person: ``k`` indices of people; an option is a position, other than
            their own, that every rule allows them.
        option_position: ``k`` indices of positions; options are sorted by person, then
            by position.
        option_fit: ``k`` fits, 0 to 1000.
        must_go: ``n`` flags: the person has to take one of their options, and takes a
            seat that counts there; nobody if absent.
        goals: What plans are judged by, the first goal first: an order of
            :data:`GOALS`.

    Raises:
        ProblemNotWhole: if the arrays contradict each other.
    """

    people: tuple[str, ...]
    positions: tuple[str, ...]
    seats: Ints
    critical: Flags
    holds: Ints
    own_fit: Ints
    option_person: Ints
    option_position: Ints
    option_fit: Ints
    must_go: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    goals: tuple[str, ...] = GOALS

    def __post_init__(self) -> None:
        if not len(self.must_go):
            nobody = np.zeros(len(self.people), np.bool_)
            object.__setattr__(self, "must_go", nobody)
        for array, fault in self._faults():
            raise ProblemNotWhole(UNFIT_ARRAY, array=array, fault=fault)

    def holders(self) -> Ints:
        """Return how many of the people hold each position today."""
        held = self.holds[self.holds >= 0]
        holders: Ints = np.bincount(held, minlength=len(self.positions))
        return holders

    def surplus(self) -> Ints:
        """Return how many over-strength seats each position has: holders over need.

        Where somebody must come in there are none: holders make room.
        """
        staying = self.holds[(self.holds >= 0) & ~self.must_go]
        holders = np.bincount(staying, minlength=len(self.positions))
        surplus: Ints = np.maximum(holders - self.seats, 0)
        for person in np.flatnonzero(self.must_go).tolist():
            surplus[self.option_position[self.options_of(person)]] = 0
        return surplus

    def options_of(self, person: int) -> slice:
        """Return where the options of one person are."""
        return slice(*np.searchsorted(self.option_person, [person, person + 1]))

    def fit_of(self, pair: Pair) -> int | None:
        """Return the fit of an option, or ``None`` where the pair is none."""
        theirs = self.options_of(pair[0])
        positions = self.option_position[theirs]
        at = int(np.searchsorted(positions, pair[1]))
        is_option = at < len(positions) and positions[at] == pair[1]
        return int(self.option_fit[theirs][at]) if is_option else None

    def stays(self) -> Ints:
        """Return the indices of those who may stay in their position."""
        return np.flatnonzero((self.holds >= 0) & ~self.must_go)

    def idles(self) -> Ints:
        """Return the indices of those who may remain without a position."""
        return np.flatnonzero((self.holds < 0) & ~self.must_go)

    def blocks(self) -> Iterator[range]:
        """Yield all people, so many together as have about :data:`BLOCK` options."""
        edges = np.unique([0, *self.option_person[::BLOCK], len(self.people)])
        for first, last in pairwise(edges.tolist()):
            yield range(first, last)

    def _faults(self) -> Iterator[tuple[str, str]]:
        people, positions = len(self.people), len(self.positions)
        options = len(self.option_person)
        for name, length, kind in (
            ("seats", positions, np.int64),
            ("critical", positions, np.bool_),
            ("holds", people, np.int64),
            ("own_fit", people, np.int64),
            ("option_person", options, np.int64),
            ("option_position", options, np.int64),
            ("option_fit", options, np.int64),
            ("must_go", people, np.bool_),
        ):
            array = getattr(self, name)
            if array.shape != (length,) or array.dtype != kind:
                wanted = f"{np.dtype(kind)}[{length}]"
                yield name, f"{array.dtype}{list(array.shape)} ≠ {wanted}"
        if sorted(self.goals) != sorted(GOALS):
            yield "goals", f"{self.goals} ≠ {GOALS}"
        for name in ("people", "positions"):
            labels = getattr(self, name)
            if any(a >= b for a, b in pairwise(labels)):
                yield name, "[i] ≥ [i+1]"
        for name, array, low, high in (
            ("seats", self.seats, 0, 2**31),
            ("holds", self.holds, -1, positions - 1),
            ("own_fit", self.own_fit, 0, BEST_FIT),
            ("option_person", self.option_person, 0, people - 1),
            ("option_position", self.option_position, 0, positions - 1),
            ("option_fit", self.option_fit, 0, BEST_FIT),
        ):
            if len(array) and not low <= array.min() <= array.max() <= high:
                yield name, f"{array.min()} … {array.max()} ⊄ {low} … {high}"
        if self.own_fit[self.holds < 0].any():
            yield "own_fit", "≠ 0, holds = -1"
        for start in range(0, options, BLOCK):
            some = slice(start, start + BLOCK + 1)  # and the first of the next
            person, position = self.option_person[some], self.option_position[some]
            if (np.diff(person * max(positions, 1) + position) <= 0).any():
                yield "option_person, option_position", "[i] ≥ [i+1]"
            if (self.holds[person] == position).any():
                yield "option_position", "= holds"


def flagged(table: Flags) -> tuple[Ints, Ints]:
    """Return the rows and columns of what is flagged, row by row, in little memory."""
    often = np.count_nonzero(table, axis=1)
    column = np.empty(int(often.sum()), np.int64)
    ends = np.cumsum(often)
    for start in range(0, len(table), ROWS):
        some = slice(start, start + ROWS)
        first = int(ends[start] - often[start])
        found = np.nonzero(table[some])[1]
        column[first : first + len(found)] = found
    return np.repeat(np.arange(len(table)), often), column
