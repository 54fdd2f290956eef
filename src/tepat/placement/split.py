"""Positions split into seats: who refills a seat is held against its holder.

A position becomes several places: its vacancies one, and the seats of its holders one
for each fit that a holder has there (holders who fit equally well share one). Whoever
comes in needs, for a holder's place, at least that fit less a tolerance; a vacancy is
open to all whom the rules allow. A place has as many seats as it has holders, so a
seat is refilled only when its own holder leaves. Hence those who come into a position
can be matched to those who leave it, or to vacancies, with nobody worse than whom they
follow by more than the tolerance; and every such plan is a plan of the split problem.

A position with more holders than its need is not split: it receives nobody and keeps
its surplus seats. People who must go are the planner's own word: the tolerance does
not keep them out, and where they enter such a position its holders make room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from .problem import BEST_FIT, Flags, Ints, Problem

STEP = 2 * BEST_FIT + 2
"""Distance between the keys of two positions; every place of one lies between."""


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """A problem whose positions are places, and where they come from.

    Attributes:
        problem: The split problem; its "positions" are places, labelled with the code
            of the position or, where there are several, with the code and a number.
        base: Per place the index of the position in the problem that was split.
        whole: The problem that was split.
    """

    problem: Problem
    base: Ints
    whole: Problem

    def is_further(self) -> Flags:
        """Flag the places whose label is not the bare code of their position."""
        known = np.zeros(len(self.base), np.bool_)
        known[np.unique(self.base, return_index=True)[1]] = True
        return ~known

    def seat(self, place: Ints) -> Ints:
        """Return the position of each place, keeping -1."""
        return np.append(self.base, -1)[place]


def split(problem: Problem, tolerance: int) -> Split:
    """Split the positions of ``problem`` into places.

    Args:
        problem: The problem.
        tolerance: Points by which who refills a seat may fit less than who leaves it.
    """
    number = len(problem.positions)
    holders = problem.holders()
    whole = holders > problem.seats
    sits = np.flatnonzero(problem.holds >= 0)
    single = sits[~whole[problem.holds[sits]]]
    key = problem.holds * STEP + BEST_FIT - problem.own_fit
    levels, held = np.unique(key[single], return_counts=True)
    rest = np.where(whole, problem.seats, problem.seats - holders)
    vacant = np.flatnonzero(whole | (rest > 0) | (holders == 0))
    # Of a position: its holders' places, the best fit first, then its vacancies.
    keys = np.concatenate([levels, vacant * STEP + STEP - 1])
    order = np.argsort(keys)
    keys, seats = keys[order], np.concatenate([held, rest[vacant]])[order]
    base = keys // STEP
    ends = np.searchsorted(keys, np.arange(1, number + 1) * STEP)
    key[sits] = np.where(
        whole[problem.holds[sits]], problem.holds[sits] * STEP + STEP - 1, key[sits]
    )
    own = np.where(problem.holds >= 0, np.searchsorted(keys, key), -1)
    free = problem.must_go[problem.option_person]
    where = problem.option_position
    least = np.maximum(BEST_FIT - problem.option_fit - tolerance, 0)
    first = np.searchsorted(keys, where * STEP + np.where(free, 0, least))
    ways = np.where(whole[where] & ~free, 0, ends[where] - first)
    option = np.repeat(np.arange(len(where)), ways)
    begin = np.cumsum(ways) - ways
    place = np.arange(len(option)) + np.repeat(first - begin, ways)
    names = list(_labels(problem.positions, base.tolist()))
    at = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    rank = np.empty(len(at), np.int64)
    rank[at] = np.arange(len(at))
    person, place = problem.option_person[option], rank[place]
    order = np.argsort(person * max(len(at), 1) + place, kind="stable")
    return Split(
        problem=replace(
            problem,
            positions=tuple(names[it] for it in at.tolist()),
            seats=seats[at],
            critical=problem.critical[base[at]],
            holds=np.append(rank, -1)[own],
            option_person=person[order],
            option_position=place[order],
            option_fit=problem.option_fit[option][order],
        ),
        base=base[at],
        whole=problem,
    )


def _labels(codes: tuple[str, ...], base: list[int]) -> Iterator[str]:
    """Name each place by its position: ``K``, ``K#2``, ``K#3`` …, none twice."""
    known, mark, before, number = frozenset(codes), "#", -1, 1
    while any(mark in code for code in known):
        mark += "#"  # a code with the mark in it might be another place's name
    for position in base:
        number = number + 1 if position == before else 1
        before = position
        yield codes[position] + (f"{mark}{number}" if number > 1 else "")
