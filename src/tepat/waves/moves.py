"""The moves of a plan as arrays: who leaves which position for which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from tepat.errors import TepatError
from tepat.placement.case import Case
from tepat.placement.problem import Flags, Ints, Problem
from tepat.words import Sentence

DIFFERS = Sentence(
    id="Rencana ini tidak dapat dijadwalkan: {why}. Jalankan «tepat verify» pada "
    "folder rencana itu; ia menyebut semua yang tidak cocok.",
    en="This plan cannot be scheduled: {why}. Run “tepat verify” on the plan's "
    "folder; it names all that does not agree.",
)


class CannotSchedule(TepatError):
    """Waves that cannot be made: too early, or of a plan that contradicts itself."""

    exit_code = 118


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """What a plan changes, with ``n`` people and ``m`` positions.

    Attributes:
        people: ``n`` NIPs, sorted; everybody who can be placed.
        positions: ``m`` codes, sorted.
        seats: ``m`` needs, in persons.
        critical: ``m`` flags.
        goals: What plans are judged by, in order.
        holds: ``n`` indices of the position held before, or -1.
        to: ``n`` indices of the position after the plan, or -1.
        own_fit: ``n`` fits, 0 to 1000, in the own position; 0 without one.
        fit: ``n`` fits in the position after the plan; 0 without one.
        chain: ``n`` numbers of the chain in the plan; 0 for who does not move.
        tolerance: Points by which who refills a seat may fit less than who leaves it;
            ``None``: it does not matter.
    """

    people: tuple[str, ...]
    positions: tuple[str, ...]
    seats: Ints
    critical: Flags
    goals: tuple[str, ...]
    holds: Ints
    to: Ints
    own_fit: Ints
    fit: Ints
    chain: Ints
    tolerance: int | None = None

    @classmethod
    def of(cls, case: Case, content: Mapping[str, Any]) -> Self:
        """Take the moves of a stored plan.

        Args:
            case: The case the plan answers.
            content: The plan, as ``plan.json`` holds it.

        Raises:
            CannotSchedule: if a move does not fit the data.
        """
        people, positions = tuple(case.people["nip"]), tuple(case.positions["position"])
        person = {nip: at for at, nip in enumerate(people)}
        place = {code: at for at, code in enumerate(positions)}
        to, chain = case.holds.copy(), np.zeros(len(people), np.int64)
        try:
            goals = tuple(content["objective"])
            for move in content["moves"]:
                who, goes = person[move["nip"]], place[move["to"]]
                left = -1 if move["from"] is None else place[move["from"]]
                if left != case.holds[who] or goes == left or to[who] != left:
                    raise ValueError(f"moves {move['to']}")
                to[who], chain[who] = goes, int(move["chain"])
        except (KeyError, TypeError, ValueError) as error:
            why = f"plan.json: {type(error).__name__} {error}"
            raise CannotSchedule(DIFFERS, why=why) from error
        return cls(
            people=people,
            positions=positions,
            seats=case.positions["need"].fill_null(0).to_numpy().astype(np.int64),
            critical=case.positions["critical"]
            .fill_null(False)
            .to_numpy()
            .astype(bool),
            goals=goals,
            holds=case.holds,
            to=to,
            own_fit=_fits(case, case.holds),
            fit=_fits(case, to),
            chain=chain,
            tolerance=case.scenario.tolerance,
        )

    def movers(self) -> Ints:
        """Return the indices of those who move, in the order of NIP."""
        return np.flatnonzero(self.to != self.holds)

    def holders(self, position: Ints) -> Ints:
        """Count who sits in each position when everybody is at ``position``."""
        sits = position[position >= 0]
        return np.bincount(sits, minlength=len(self.positions)).astype(np.int64)

    def filled(self, position: Ints) -> Ints:
        """Count the seats of each position that are filled, at most its need."""
        return np.minimum(self.holders(position), self.seats)

    def staying(self, people: Iterable[int]) -> Moves:
        """Return the moves without those of some people, who stay where they are."""
        to, fit, chain = self.to.copy(), self.fit.copy(), self.chain.copy()
        for person in people:
            to[person], fit[person] = self.holds[person], self.own_fit[person]
            chain[person] = 0
        return replace(self, to=to, fit=fit, chain=chain)

    def problem(self, people: Ints, positions: Ints) -> Problem:
        """Put a part of the plan as a question: each either moves as planned, or not.

        Args:
            people: Indices of people, ascending: all who sit in or come to one of the
                positions.
            positions: Indices of positions, ascending.
        """
        place = np.full(len(self.positions) + 1, -1)
        place[positions] = np.arange(len(positions))
        holds, to = place[self.holds[people]], place[self.to[people]]
        going = np.flatnonzero(self.to[people] != self.holds[people])
        return Problem(
            people=tuple(self.people[it] for it in people.tolist()),
            positions=tuple(self.positions[it] for it in positions.tolist()),
            seats=self.seats[positions],
            critical=self.critical[positions],
            holds=holds,
            own_fit=self.own_fit[people],
            option_person=going,
            option_position=to[going],
            option_fit=self.fit[people][going],
            goals=self.goals,
        )

    def whole(self) -> Problem:
        """Put the whole plan as such a question."""
        return self.problem(np.arange(len(self.people)), np.arange(len(self.positions)))


def _fits(case: Case, position: Ints) -> Ints:
    fits = np.zeros(len(position), np.int64)
    sits = np.flatnonzero(position >= 0)
    fits[sits] = case.scores[sits, case.target[position[sits]]]
    return fits
