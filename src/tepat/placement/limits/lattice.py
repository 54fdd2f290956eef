"""A problem with limits as ways, gates and places: what the linear program works on.

Where everybody who may enter one of several positions may enter all of them, and no
limit tells these positions apart, one way leads to all of them (``alike``). That makes
the program six times smaller on a city, and spares the solver endless ties.

Everybody has a way to begin with: staying, or remaining without a position. The
program tells only what differs from that, so that its beginning costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..alike import entrances
from ..problem import Flags, Ints, Problem
from .limit import Limit
from .multipliers import Multipliers, Reals

NOWHERE = -(2**61)
"""Worth less than anything."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Ways of people to gates, and passages from gates to places.

    Places are, in this order: the ``m`` positions' seats, their ``m`` rows of
    over-strength seats (mostly none), and the pool of those without a position. The
    first gates are the places themselves, for those who are there today.

    Attributes:
        problem: The problem.
        limits: Its limits.
        person, gate: Per way.
        worth: Per goal and way, what the way is worth wherever it leads.
        entry, place: Per passage, sorted by gate.
        gain: Per goal and place, what a person there is worth, whoever it is.
        capacity: Per place.
        begin: Per person the way they begin with, or -1 for people who must go.
        weighed: (limit, way, coefficient) of every way that counts for a limit,
            sorted by way.
    """

    problem: Problem
    limits: tuple[Limit, ...]
    person: Ints
    gate: Ints
    worth: Ints
    entry: Ints
    place: Ints
    gain: Ints
    capacity: Ints
    begin: Ints
    weighed: tuple[Ints, Ints, Ints]

    @classmethod
    def of(cls, problem: Problem, limits: Sequence[Limit]) -> Lattice:
        """Lay out the ways of a problem."""
        count, people = len(problem.positions), len(problem.people)
        pool, surplus = 2 * count, problem.surplus()
        doors = entrances(problem, _told_apart(limits, count))
        holders, idle = problem.stays(), problem.idles()
        spare = holders[surplus[problem.holds[holders]] > 0]
        own, over = problem.holds[holders], problem.holds[spare]
        first = np.searchsorted(doors.entry, doors.entrance)
        person = np.concatenate([holders, spare, idle, doors.person])
        place = np.concatenate(
            [own, over, np.full(len(idle), -1), doors.position[first]]
        )
        fit = np.concatenate(
            [
                problem.own_fit[holders],
                problem.own_fit[spare],
                np.zeros(len(idle), np.int64),
                doors.fit,
            ]
        )
        stay = np.arange(len(person)) < len(holders) + len(spare)
        begin = np.full(people, -1, np.int64)
        begin[idle] = len(holders) + len(spare) + np.arange(len(idle))
        begin[holders] = _first_seats(own, problem.seats, surplus, len(holders))
        flat = np.zeros(len(person), np.int64)
        worth = {"fit": fit, "stayed": stay.astype(np.int64)}
        gain = np.zeros((len(problem.goals), pool + 1), np.int64)
        gain[problem.goals.index("critical"), :count] = problem.critical
        gain[problem.goals.index("filled"), :count] = 1
        gates = np.full(len(idle), pool), pool + 1 + doors.entrance
        return cls(
            problem=problem,
            limits=tuple(limits),
            person=person,
            gate=np.concatenate([own, count + over, *gates]),
            worth=np.stack([worth.get(goal, flat) for goal in problem.goals]),
            entry=np.concatenate([np.arange(pool + 1), pool + 1 + doors.entry]),
            place=np.concatenate([np.arange(pool + 1), doors.position]),
            gain=gain,
            capacity=np.concatenate([problem.seats, surplus, [people]]),
            begin=begin,
            weighed=_weighed(limits, person, place, fit, stay),
        )

    @property
    def places(self) -> int:
        """Number of places, the pool among them."""
        return len(self.capacity)

    def begun(self) -> Flags:
        """Flag the ways that people begin with."""
        flags = np.zeros(len(self.person), np.bool_)
        flags[self.begin[self.begin >= 0]] = True
        return flags

    def ways_to(self, position: Ints) -> Flags:
        """Flag a way of each person to where a plan has them, and every way to stay."""
        key = self.entry * self.places + self.place
        moves = (position >= 0) & (position != self.problem.holds)
        wanted = self.gate * self.places + position[self.person]
        able = np.flatnonzero(moves[self.person] & np.isin(wanted, key))
        flags: Flags = self.gate < self.places
        flags[able[np.unique(self.person[able], return_index=True)[1]]] = True
        return flags

    def left(self, at: Multipliers) -> Reals:
        """Return what each way is worth at some multipliers, less all its prices."""
        factor = self._factor(at)
        beyond = factor @ self.gain - np.concatenate([at.seats, at.surplus, [0]])
        ahead = np.full(int(self.entry.max()) + 1, NOWHERE, beyond.dtype)
        np.maximum.at(ahead, self.entry, beyond[self.place])
        limit, way, number = self.weighed
        told = factor @ self.worth + ahead[self.gate]
        np.subtract.at(told, way, at.limits[limit] * number)
        return told

    def ceiling(self, at: Multipliers, left: Reals) -> Any:
        """Return the bound that some multipliers give, ``scale`` times.

        A whole number, exactly, if they are.
        """
        best = np.full(len(self.problem.people), 2 * NOWHERE, left.dtype)
        np.maximum.at(best, self.person, left)
        price = np.concatenate([at.seats, at.surplus])
        most = [limit.most for limit in self.limits]
        parts = ((self.capacity[:-1], price), (most, at.limits))
        total = sum(best.tolist())
        total += sum(a * b for one, other in parts for a, b in _both(one, other))
        total -= sum(a * b for a, b in _both(at.achieved, at.goals))
        return total

    def _factor(self, at: Multipliers) -> Reals:
        """Return by what each goal counts: the goal itself, and those held before."""
        factor = np.zeros(len(self.worth), at.seats.dtype)
        factor[at.goal] = at.scale
        factor[: len(at.goals)] += at.goals
        return factor


def _both(one: Iterable[Any], other: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Pair two lists of numbers as Python's own, which cannot overflow."""
    lists = (it.tolist() if isinstance(it, np.ndarray) else it for it in (one, other))
    return zip(*lists, strict=True)


def _told_apart(limits: Sequence[Limit], count: int) -> Ints:
    """Number the positions so that no limit tells those of equal number apart."""
    number = np.zeros(count, np.int64)
    for limit in limits:
        for term in limit.terms:
            if len(term.place) and np.ptp(term.place):
                pair = np.stack([number, term.place])
                found = np.unique(pair, axis=1, return_inverse=True)[1]
                number = found.reshape(-1).astype(np.int64)
    return number


def _first_seats(own: Ints, seats: Ints, surplus: Ints, spare: int) -> Ints:
    """Return per holder a way: the first have seats that count, the next others."""
    order = np.argsort(own, kind="stable")
    rank = np.empty(len(own), np.int64)
    rank[order] = np.arange(len(own)) - np.searchsorted(own[order], own[order])
    over = (rank >= seats[own]) & (surplus[own] > 0)
    way = np.arange(len(own))
    has_spare = surplus[own] > 0
    way[over] = (spare + np.cumsum(has_spare) - 1)[over]
    return way


def _weighed(
    limits: Sequence[Limit], person: Ints, place: Ints, fit: Ints, stay: Flags
) -> tuple[Ints, Ints, Ints]:
    parts: list[tuple[Ints, Ints, Ints]] = []
    for at, limit in enumerate(limits):
        number = limit.weigh(person, place, fit, stay)
        way = np.flatnonzero(number)
        parts.append((np.full(len(way), at), way, number[way]))
    if not parts:
        none = np.zeros(0, np.int64)
        return none, none, none
    limit_of, way, number = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(way, kind="stable")
    return limit_of[order], way[order], number[order]
