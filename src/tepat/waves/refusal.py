"""What becomes of the rest of a plan if somebody refuses to move.

Nobody new is asked: each of the others moves as planned or stays. Which of them go is
again a question of the best plan, so it is put to the same engine. Only people with
whom they exchange seats, directly or by others, are asked again; all others do what
the plan says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from tepat.errors import TepatError
from tepat.placement.problem import Ints, Problem
from tepat.placement.seating import achieved
from tepat.placement.solution import occupants
from tepat.placement.solve import solve
from tepat.placement.split import split
from tepat.words import Sentence

from .moves import Moves

NOT_MOVED = Sentence(
    id="Tidak berpindah dalam rencana ini, jadi tidak ada yang dapat ditolak: {nips}. "
    "Periksa NIP-nya; «tepat explain» menunjukkan rencana bagi seseorang.",
    en="Not moved by this plan, so there is nothing to refuse: {nips}. Check the NIP; "
    "“tepat explain” shows what is planned for a person.",
)


MOST_TIED = 200
"""So many moves that hang together are planned anew for each who might refuse."""


class NotMoved(TepatError):
    """Somebody refuses who is not moved."""

    exit_code: ClassVar[int] = 119


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is left of a plan without some moves.

    Attributes:
        people: Indices of those who refuse.
        stays: Indices of the others who then stay, in the order of NIP.
        empty: (index of a position, seats) that the plan fills and that stay empty.
        loss: What is lost, one number per goal of the plan.
    """

    people: tuple[int, ...]
    stays: tuple[int, ...]
    empty: tuple[tuple[int, int], ...]
    loss: tuple[int, ...]


def refused(moves: Moves, nips: Iterable[str]) -> Refusal:
    """Return what is left if those with ``nips`` refuse, all of them.

    Raises:
        NotMoved: if one of them is not moved by the plan.
    """
    number = {moves.people[it]: it for it in moves.movers().tolist()}
    asked = sorted(set(nips))
    strangers = tuple(nip for nip in asked if nip not in number)
    if strangers:
        raise NotMoved(NOT_MOVED, nips=strangers)
    ties = _Ties(moves)
    people = {number[nip] for nip in asked}
    parts = [
        _in_part(moves, *ties.around(part), people)
        for part in sorted({ties.part[person] for person in people})
    ]
    return Refusal(
        people=tuple(sorted(people)),
        stays=tuple(sorted(it for part in parts for it in part.stays)),
        empty=tuple(sorted(it for part in parts for it in part.empty)),
        loss=tuple(map(sum, zip(*(part.loss for part in parts), strict=True)))
        or (0,) * len(moves.goals),
    )


def if_refused(moves: Moves, most: int = MOST_TIED) -> Iterator[Refusal]:
    """Yield, for each who moves, what is left if they alone refuse.

    Args:
        moves: The moves.
        most: Who exchanges seats with more people than these is left out: such a part
            is planned anew for each of them, which takes long. :func:`refused` answers
            for them one by one.
    """
    ties = _Ties(moves)
    size = Counter(ties.part.values())
    for person in moves.movers().tolist():
        if size[ties.part[person]] <= most:
            yield _in_part(moves, *ties.around(ties.part[person]), {person})


class _Ties:
    """Parts of a plan that have no position in common, numbered by one of theirs.

    Attributes:
        part: Per person who moves, the number of their part.
    """

    def __init__(self, moves: Moves) -> None:
        root = list(range(len(moves.positions)))

        def top(place: int) -> int:
            while root[place] != place:
                root[place] = root[root[place]]
                place = root[place]
            return place

        movers = moves.movers().tolist()
        for person in movers:
            if moves.holds[person] >= 0:
                low, high = sorted(
                    (top(int(moves.holds[person])), top(int(moves.to[person])))
                )
                root[high] = low
        self.part = {person: top(int(moves.to[person])) for person in movers}
        home = np.array([*map(top, range(len(root))), -1], np.int64)
        self._positions = _by_part(home[:-1])
        self._people = _by_part(home[moves.to])

    def around(self, part: int) -> tuple[Ints, Ints]:
        """Return the people and the positions of a part, as indices."""
        return self._people[part], self._positions[part]


def _by_part(part: Ints) -> dict[int, Ints]:
    """Gather indices by their part, ascending."""
    order = np.argsort(part, kind="stable")
    parts, first = np.unique(part[order], return_index=True)
    return dict(zip(parts.tolist(), np.split(order, first[1:]), strict=True))


def _in_part(
    moves: Moves, people: Ints, positions: Ints, refusing: set[int]
) -> Refusal:
    """Return what is left of one part of the plan."""
    here = [person for person in people.tolist() if person in refusing]
    planned = moves.problem(people, positions)
    question = moves.staying(here).problem(people, positions)
    seat = question.holds
    if len(question.option_person):
        seat = _best(question, moves.tolerance)
    after = _within(moves.to[people], positions)
    less = _filled(planned, after) - _filled(planned, seat)
    stays = people[(seat != after) & ~np.isin(people, here)]
    loss = np.subtract(achieved(planned, after), achieved(question, seat))
    short = np.flatnonzero(less > 0)
    return Refusal(
        people=tuple(here),
        stays=tuple(stays.tolist()),
        empty=tuple(zip(positions[short].tolist(), less[short].tolist(), strict=True)),
        loss=tuple(loss.tolist()),
    )


def _best(question: Problem, tolerance: int | None) -> Ints:
    """Return the best seating; where refilling has a limit, seat by seat."""
    if tolerance is None:
        return solve(question).position
    seats = split(question, tolerance)
    return seats.seat(solve(seats.problem).position)


def _within(position: Ints, positions: Ints) -> Ints:
    """Number positions anew within some of them; -1 stays -1."""
    found: Ints = np.searchsorted(positions, position)
    return np.where(position >= 0, found, -1)


def _filled(problem: Problem, position: Ints) -> Ints:
    stayers, comers = occupants(problem, position)
    filled: Ints = np.minimum(stayers + comers, problem.seats)
    return filled
