"""A plan that is asked why: about people, pairs, positions and chains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from tepat.errors import TepatError
from tepat.finding import Finding
from tepat.words import Sentence

from ..barriers import Barriers
from ..case import Case
from ..kinds import KIND_NAMES, procedure
from ..names import LEAVING_NAMES
from ..problem import Pair
from .ahead import Ahead, Hint
from .alternative import Alternative
from .bounded import Bounded
from .contests import Contests
from .exact import Insist
from .pairs import Pairs, sides
from .refused import FEW, Refused
from .remedies import of_leaving, of_needed, of_procedure
from .seats import Seats
from .steps import NextStep, in_order
from .story import Stories
from .told import Contest, Explanation, Story
from .worth import Worth

MOST_ALTERNATIVES = 2 * FEW

UNKNOWN_PERSON = Sentence(
    id="NIP {nip} tidak ada dalam rencana ini. Periksa angkanya, atau buat rencana "
    "dari data yang memuat pegawai itu.",
    en="NIP {nip} is not in this plan. Check the digits, or make a plan from data that "
    "has this person.",
)
NOT_PLACED = Sentence(
    id="{nip} tidak ditempatkan dalam rencana ini: {because}, sejak {leaves_on}. "
    "Tanyakan NIP itu tanpa jabatan untuk melihat apa yang dapat dilakukan.",
    en="{nip} is not placed in this plan: {because}, from {leaves_on}. Ask about this "
    "NIP without a position to see what can be done.",
)
UNKNOWN_PLACE = Sentence(
    id="Jabatan {code} tidak ada dalam rencana ini. Periksa kodenya pada lembar "
    "jabatan.",
    en="Position {code} is not in this plan. Check its code on sheet jabatan.",
)
UNKNOWN_CHAIN = Sentence(
    id="Rencana ini tidak memiliki rantai {chain}; jumlah rantainya {count}. Nomornya "
    "tertulis pada setiap perpindahan.",
    en="This plan has no chain {chain}; it has {count} in all. Each move tells the "
    "number of its chain.",
)


class NoSuchPerson(TepatError):
    """A NIP that the plan does not know."""

    exit_code = 23


class NoSuchPlace(TepatError):
    """A position that the plan does not know."""

    exit_code = 114


class NoSuchChain(TepatError):
    """A chain that the plan does not have."""

    exit_code = 115


def explain(case: Case, content: Mapping[str, Any], nip: str) -> Explanation:
    """Explain what a plan decides about one person.

    Raises:
        NoSuchPerson: if the plan does not know the NIP.
    """
    (told,) = Why(case, content).of_people([nip])
    return told


class Why:
    """A plan that is asked why; what all questions have in common is worked out once.

    Args:
        case: The case.
        content: Its plan.
        insist: Works out exactly what insisting costs, where one pair or one position
            is asked about; without it prices tell the least that it can cost.

    Attributes:
        decided: For each NIP the decision, as in :class:`Explanation`, and its entry.
        place: For each code the index of the position.
    """

    def __init__(
        self, case: Case, content: Mapping[str, Any], insist: Insist | None = None
    ) -> None:
        self._case, self._content = case, content
        self.place = {code: at for at, code in enumerate(case.positions["position"])}
        self._person = {nip: at for at, nip in enumerate(case.people["nip"])}
        self.decided = dict(_decisions(content))
        restricted = content.get("restricted", {})
        apart = [
            (self._person[nip], self.place[code])
            for nip, code in restricted.get("relatives", ())
        ]
        problem = case.problem(apart)
        seat = np.array([self._seat_of(nip) for nip in case.people["nip"]], np.int64)
        seats = Seats(case, problem, seat)
        barriers = Barriers(case, restricted)
        worth = _worth(case, apart, content)
        self._seats = seats
        self._stories = Stories(case, content, seats)
        self._refused = Refused(case, content, seats, barriers, worth, insist)
        self._contests = Contests(
            *(case, problem, seats, barriers, worth, insist, self._refused)
        )

    def of_people(self, nips: Sequence[str]) -> list[Explanation]:
        """Explain what the plan decides about some people.

        Raises:
            NoSuchPerson: if the plan does not know one of the NIPs.
        """
        for nip in nips:
            if nip not in self.decided:
                raise NoSuchPerson(UNKNOWN_PERSON, nip=nip)
        placed = [self._person[nip] for nip in nips if nip in self._person]
        ahead = Ahead(self._case, placed)
        here = [(at, seat) for at in placed if (seat := self._seat(at)) >= 0]
        moves = [pair for pair in here if self._case.holds[pair[0]] != pair[1]]
        moved = {person for person, _ in moves}
        hints = [hint for at in placed if at not in moved for hint in ahead.hints(at)]
        shown = [each for at in placed for each in self._refused.near(at, ahead)]
        near = [pair for pair, _ in shown]
        known = Pairs(self._case, [*here, *near, *(hint.pair for hint in hints)])
        needed = zip(moves, self._case.still_needed(*sides(moves)), strict=True)
        others: dict[int, list[Alternative]] = defaultdict(list)
        told = self._refused.tell(near, ahead, known)
        for ((at, _), usual), alternative in zip(shown, told, strict=True):
            others[at].append(replace(alternative, usual=usual))
        steps: dict[int, list[NextStep]] = defaultdict(list)
        for hint in hints:
            steps[hint.pair[0]].append(_hinted(ahead, hint, known))
        asked = dict(needed)
        return [self._explained(nip, known, asked, others, steps) for nip in nips]

    def of_pair(self, nip: str, position: str) -> Alternative | None:
        """Explain why a person does not get a position; nothing for who gets it.

        Raises:
            NoSuchPerson: if the plan places nobody with this NIP.
            NoSuchPlace: if there is no such position.
        """
        if nip not in self.decided:
            raise NoSuchPerson(UNKNOWN_PERSON, nip=nip)
        if nip not in self._person:
            entry = self.decided[nip][1]
            raise NoSuchPerson(
                NOT_PLACED,
                nip=nip,
                because=LEAVING_NAMES[entry["because"]],
                leaves_on=date.fromisoformat(entry["leaves_on"]),
            )
        pair = self._person[nip], self._place(position)
        if self._seat(pair[0]) == pair[1]:
            return None
        ahead, known = Ahead(self._case, [pair[0]]), Pairs(self._case, [pair])
        (told,) = self._refused.tell([pair], ahead, known, exactly=True)
        return told

    def of_position(self, position: str, *, successors: bool = True) -> Contest:
        """Explain who gets a position, and why others who are near do not.

        Args:
            position: Its code.
            successors: Whether to work out who is next.

        Raises:
            NoSuchPlace: if there is no such position.
        """
        return self._contests.tell(self._place(position), successors=successors)

    def of_chain(self, chain: int) -> Story:
        """Tell one chain of the plan as a story.

        Raises:
            NoSuchChain: if the plan has no such chain.
        """
        if chain not in self._stories:
            count = len(self._content["chains"])
            raise NoSuchChain(UNKNOWN_CHAIN, chain=chain, count=count)
        return self._stories.tell(chain)

    def _place(self, position: str) -> int:
        if position not in self.place:
            raise NoSuchPlace(UNKNOWN_PLACE, code=position)
        return self.place[position]

    def _seat(self, person: int) -> int:
        """Return the position after the plan, or -1."""
        return int(self._seats.seat[person])

    def _seat_of(self, nip: str) -> int:
        _, entry = self.decided[nip]
        code = entry.get("to") or entry.get("position")
        return self.place[code] if code else -1

    def _explained(
        self,
        nip: str,
        known: Pairs,
        needed: Mapping[Pair, list[Finding]],
        others: Mapping[int, list[Alternative]],
        steps: Mapping[int, list[NextStep]],
    ) -> Explanation:
        decision, entry = self.decided[nip]
        if nip not in self._person:
            return Explanation(
                *(nip, decision, entry, None, (), {}, None, ()),
                next_steps=of_leaving(entry["because"]),
            )
        case, person = self._case, self._person[nip]
        seat, told = self._seat(person), tuple(others.get(person, ()))
        later = _next(told, steps.get(person, ()))
        if seat < 0:
            return Explanation(
                *(nip, decision, entry, None, (), {}, None, told), next_steps=later
            )
        target, own = int(case.target[seat]), int(case.holds[person])
        asked, moves = needed.get((person, seat), []), decision == "move"
        return Explanation(
            nip=nip,
            decision=decision,
            entry=entry,
            position=case.positions["position"][seat],
            findings=tuple(known.found((person, seat))),
            components=case.fit.of(person, target),
            fit=int(case.scores[person, target]),
            alternatives=told,
            needed=tuple(asked),
            next_steps=self._prepared(entry, person, seat, asked) if moves else later,
            components_before=case.fit.of(person, int(case.target[own]))
            if moves and own >= 0
            else None,
            gain=self._stories.gain(nip) if moves else None,
        )

    def _prepared(
        self,
        entry: Mapping[str, Any],
        person: int,
        seat: int,
        asked: Sequence[Finding],
    ) -> tuple[NextStep, ...]:
        """What must still be done before a move can be decided."""
        kind = entry["kind"]
        what = procedure(self._case, kind, person, seat)
        steps = [of_needed(it) for it in asked]
        return in_order([*steps, of_procedure(KIND_NAMES[kind], what)])


def _worth(
    case: Case, apart: Sequence[Pair], content: Mapping[str, Any]
) -> Worth | Bounded | None:
    match content["certificate"]["kind"]:
        case "prices":
            return Worth(case, apart, content)
        case "limits":
            return Bounded(case, content)
        case _:
            return None


def _hinted(ahead: Ahead, hint: Hint, known: Pairs) -> NextStep:
    return ahead.step(hint, known.missed(hint.pair), known.row(hint.pair))


def _next(
    told: Sequence[Alternative], hints: Sequence[NextStep]
) -> tuple[NextStep, ...]:
    """What to do next: what wins the nearest position, and what opens others."""
    first = next((it for it in told if it.kind == "price"), None)
    limits = [step for it in told if it.kind == "limit" for step in it.steps]
    steps = [*(first.steps if first else ()), *limits, *hints]
    once = {(it.code, it.cure, it.day): it for it in reversed(steps)}
    return in_order(list(once.values()))


def _decisions(
    content: Mapping[str, Any],
) -> Iterator[tuple[str, tuple[str, Mapping[str, Any]]]]:
    for nip in content["unplaced"]:
        yield nip, ("unplaced", {"nip": nip})
    for decision, part in (
        ("leaving", "leaving"),
        ("stay", "stays"),
        ("move", "moves"),
    ):
        for entry in content[part]:
            yield entry["nip"], (decision, entry)
