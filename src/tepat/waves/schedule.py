"""The waves: which groups of moves go on which day, and in which order on that day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from tepat.placement.problem import Ints

from .groups import Group
from .moves import Moves


@dataclass(frozen=True, slots=True)
class Pace:
    """How much a city takes on at a time; its own choice, with Tepat's defaults.

    Attributes:
        most: People who move in one wave, at most.
        share: Percent of the people of a unit who are new there in one wave, at most;
            one person always may.
    """

    most: int = 100
    share: int = 20


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a wave.

    Attributes:
        person: Index of the person.
        moment: Number within the wave; moves of one moment happen at once.
    """

    person: int
    moment: int


@dataclass(frozen=True, slots=True)
class Wave:
    """What is carried out on one day, in the order of the moments.

    Attributes:
        steps: The moves, by moment.
        groups: Indices of the groups.
        is_over: Whether it is larger than the pace asks for, because a single group is.
    """

    steps: tuple[Step, ...]
    groups: tuple[int, ...]
    is_over: bool


def in_waves(
    moves: Moves, groups: Sequence[Group], unit: Ints, pace: Pace
) -> list[Wave]:
    """Put groups into waves: what brings most first, as early as the pace allows.

    Groups are taken in the order of what they bring, goal by goal, none before those
    that must not come later. Each goes into the first wave, not before theirs, that
    still has room for it. A group that no wave has room for gets one of its own.

    Args:
        moves: The moves.
        groups: Their groups; see ``tepat.waves.groups``.
        unit: Per position the index of its unit.
        pace: How much goes into one wave.
    """
    room = _Room(moves, unit, pace)
    number: dict[int, int] = {}
    placed_in: dict[int, list[int]] = defaultdict(list)
    for at in _by_gain(groups):
        group = groups[at]
        earliest = max((number[before] for before in group.after), default=0)
        number[at] = room.take(group, earliest)
        placed_in[number[at]].append(at)
    seats = _Seats(moves)
    waves = []
    for wave, inside in enumerate(room.inside):
        placed = placed_in[wave]
        moments = [moment for at in placed for moment in seats.in_order(groups[at])]
        steps = [
            Step(person, moment)
            for moment, people in enumerate(moments, start=1)
            for person in people
        ]
        is_over = len(steps) > pace.most or room.is_over(inside)
        waves.append(Wave(tuple(steps), tuple(placed), is_over))
    return waves


def _by_gain(groups: Sequence[Group]) -> Iterator[int]:
    """Yield indices of groups: the greatest gain first, none before its conditions."""
    waiting = {at: len(group.after) for at, group in enumerate(groups)}
    later: dict[int, list[int]] = {at: [] for at in waiting}
    for at, group in enumerate(groups):
        for before in group.after:
            later[before].append(at)

    def rank(at: int) -> tuple[tuple[int, ...], int]:
        return tuple(-gain for gain in groups[at].gain), at

    ready = [rank(at) for at, blocks in waiting.items() if not blocks]
    heapify(ready)
    while ready:
        _, at = heappop(ready)
        yield at
        for other in later[at]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, rank(other))


class _Room:
    """What each wave still has room for."""

    def __init__(self, moves: Moves, unit: Ints, pace: Pace) -> None:
        self._most, self._moves, self._unit = pace.most, moves, unit
        staff = np.bincount(unit[moves.to[moves.to >= 0]])
        self._new = np.maximum(staff * pace.share // 100, 1).tolist()
        self._open = 0  # all waves before this one are full
        self.people: list[int] = []
        self.inside: list[Counter[int]] = []

    def take(self, group: Group, earliest: int) -> int:
        """Put ``group`` into the first wave with room, and return its number."""
        people = group.people
        comes = Counter(self._unit[self._moves.to[list(people)]].tolist())
        while self._open < len(self.people) and self.people[self._open] >= self._most:
            self._open += 1
        wave = max(earliest, self._open)
        while wave < len(self.inside) and not self._fits(wave, len(people), comes):
            wave += 1
        while len(self.inside) <= wave:
            self.people.append(0)
            self.inside.append(Counter())
        self.people[wave] += len(people)
        self.inside[wave] += comes
        return wave

    def is_over(self, inside: Counter[int]) -> bool:
        return any(new > self._new[unit] for unit, new in inside.items())

    def _fits(self, wave: int, people: int, comes: Counter[int]) -> bool:
        if not self.people[wave]:
            return True
        if self.people[wave] + people > self._most:
            return False
        inside = self.inside[wave]
        return all(inside[it] + new <= self._new[it] for it, new in comes.items())


class _Seats:
    """Who sits where while one move is carried out after another."""

    def __init__(self, moves: Moves) -> None:
        self._holds, self._to = moves.holds.tolist(), moves.to.tolist()
        self._held = moves.holders(moves.holds).tolist()
        self._need = moves.seats.tolist()

    def in_order(self, group: Group) -> list[tuple[int, ...]]:
        """Carry a group out; return its moments, each with those who move at once.

        Nobody goes before there is room. Where everybody left waits for another, as
        in a cycle, they go at once.
        """
        moments: list[tuple[int, ...]] = []
        waiting = list(group.people)
        while waiting:
            blocked = []
            for person in waiting:
                if self._held[self._to[person]] < self._need[self._to[person]]:
                    self._go(person)
                    moments.append((person,))
                else:
                    blocked.append(person)
            if len(blocked) == len(waiting):
                for person in blocked:
                    self._go(person)
                moments.append(tuple(blocked))
                break
            waiting = blocked
        return moments

    def _go(self, person: int) -> None:
        if self._holds[person] >= 0:
            self._held[self._holds[person]] -= 1
        self._held[self._to[person]] += 1
