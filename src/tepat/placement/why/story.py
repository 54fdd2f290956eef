"""A chain told as one story: who opens it, who follows whom, what it brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tepat.words import Sentence

from ..case import Case
from ..kinds import KIND_NAMES
from .seats import Seats
from .told import Line, Refusal, Story

OPENS = Sentence(
    id="Rantai ini dimulai dari kursi kosong: {to}.",
    en="This chain begins with an empty seat: {to}.",
)
OPENS_CRITICAL = Sentence(
    id="Rantai ini dimulai dari kursi kritis yang kosong: {to}.",
    en="This chain begins with an empty critical seat: {to}.",
)
SWAPS = Sentence(
    id="{count} orang bertukar kursi; tidak ada kursi yang kosong karenanya.",
    en="{count} people change seats with each other; no seat is left empty by it.",
)
TAKES = Sentence(
    id="{who} mengisinya ({kind}) dari {origin}; kesesuaian {before} → {after}.",
    en="{who} fills it ({kind}) from {origin}; fit {before} → {after}.",
)
PLACED = Sentence(
    id="{who}, yang kini tanpa jabatan, mengisinya; kesesuaian {after}.",
    en="{who}, who has no position now, fills it; fit {after}.",
)
FOLLOWS = Sentence(
    id="Kursi yang ditinggalkan {left} diisi {who} ({kind}) dari {origin}; kesesuaian "
    "{before} → {after}.",
    en="The seat that {left} leaves goes to {who} ({kind}) from {origin}; fit {before} "
    "→ {after}.",
)
FOLLOWS_PLACED = Sentence(
    id="Kursi yang ditinggalkan {left} diisi {who}, yang kini tanpa jabatan; "
    "kesesuaian {after}.",
    en="The seat that {left} leaves goes to {who}, who has no position now; fit "
    "{after}.",
)
CHANGES = Sentence(
    id="{who} pindah ({kind}) dari {origin} ke {to}; kesesuaian {before} → {after}.",
    en="{who} moves ({kind}) from {origin} to {to}; fit {before} → {after}.",
)
LEFT_EMPTY = Sentence(
    id="Kursi yang ditinggalkan {left}, {origin}, tetap kosong.",
    en="The seat that {left} leaves, {origin}, stays empty.",
)
LEFT_CLOSED = Sentence(
    id="Kursi yang ditinggalkan {left}, {origin}, ditutup: pemangkunya melebihi "
    "kebutuhan.",
    en="The seat that {left} leaves, {origin}, is closed: it had more holders than it "
    "needs.",
)
LEFT_NOTHING = Sentence(
    id="{left} tidak meninggalkan kursi, jadi rantai berakhir di sini.",
    en="{left} leaves no seat, so the chain ends here.",
)


class Stories:
    """Tells the chains of one plan.

    Args:
        case: The case.
        content: The plan.
        seats: Everybody's seat in it.
    """

    def __init__(self, case: Case, content: Mapping[str, Any], seats: Seats) -> None:
        self._case, self._seats = case, seats
        self._moves = {move["nip"]: move for move in content["moves"]}
        self._chains = {chain["chain"]: chain for chain in content["chains"]}
        self._person = {nip: at for at, nip in enumerate(case.people["nip"])}
        self._place = {code: at for at, code in enumerate(case.positions["position"])}
        self._names = case.people["name"].to_list()

    def __contains__(self, chain: int) -> bool:
        return chain in self._chains

    def tell(self, chain: int) -> Story:
        """Tell one chain by its number.

        Raises:
            KeyError: if the plan has no such chain.
        """
        told = self._chains[chain]
        people = tuple(told["people"])
        persons = [self._person[nip] for nip in people]
        loss = self._seats.loss_without(persons)
        is_cycle = told["kind"] == "cycle"
        lines = self._cycle(people) if is_cycle else self._chain(people)
        return Story(
            chain=chain,
            kind=told["kind"],
            people=people,
            lines=tuple(lines),
            gain=loss,
            refusals=tuple(self._refusals(people, is_cycle=is_cycle)),
        )

    def gain(self, nip: str) -> Mapping[str, int]:
        """Return what the plan loses if this person, who moves, says no."""
        chain = self._chains[self._moves[nip]["chain"]]
        people = tuple(chain["people"])
        falls = self._falls(people, nip, is_cycle=chain["kind"] == "cycle")
        return self._seats.loss_without([self._person[it] for it in falls])

    def _refusals(self, people: Sequence[str], *, is_cycle: bool) -> Iterator[Refusal]:
        for nip in people:
            falls = self._falls(people, nip, is_cycle=is_cycle)
            loss = self._seats.loss_without([self._person[it] for it in falls])
            yield Refusal(nip, tuple(it for it in falls if it != nip), loss)

    def _falls(
        self, people: Sequence[str], nip: str, *, is_cycle: bool
    ) -> Sequence[str]:
        """Who cannot move if one says no: whoever was to take a seat that is not left.

        In a circle that is everybody.
        """
        return people if is_cycle else people[list(people).index(nip) :]

    def _chain(self, people: Sequence[str]) -> Iterator[Line]:
        first = self._moves[people[0]]
        to = self._place[first["to"]]
        is_critical = bool(self._case.positions["critical"][to])
        opens = OPENS_CRITICAL if is_critical else OPENS
        yield Line(opens, {"to": self._seat(first["to"])})
        for at, nip in enumerate(people):
            move = self._moves[nip]
            facts = self._facts(nip, move)
            if at == 0:
                said = TAKES if move["from"] is not None else PLACED
            else:
                said = FOLLOWS if move["from"] is not None else FOLLOWS_PLACED
                facts["left"] = self._name(people[at - 1])
            yield Line(said, facts, nip)
        yield self._end(people[-1])

    def _cycle(self, people: Sequence[str]) -> Iterator[Line]:
        yield Line(SWAPS, {"count": len(people)})
        for nip in people:
            yield Line(CHANGES, self._facts(nip, self._moves[nip]), nip)

    def _end(self, nip: str) -> Line:
        origin = self._moves[nip]["from"]
        if origin is None:
            return Line(LEFT_NOTHING, {"left": self._name(nip)})
        person = self._person[nip]
        is_kept = self._seats.closes(int(self._case.holds[person]))
        facts = {"left": self._name(nip), "origin": self._seat(origin)}
        return Line(LEFT_CLOSED if is_kept else LEFT_EMPTY, facts)

    def _facts(self, nip: str, move: Mapping[str, Any]) -> dict[str, object]:
        origin = move["from"]
        return {
            "who": self._name(nip),
            "kind": KIND_NAMES[move["kind"]],
            "origin": self._seat(origin) if origin is not None else None,
            "to": self._seat(move["to"]),
            "before": move["fit_before"],
            "after": move["fit_after"],
        }

    def _name(self, nip: str) -> str:
        name = self._names[self._person[nip]]
        return nip if name is None else f"{name} ({nip})"

    def _seat(self, code: str) -> str:
        at = self._place[code]
        return f"{self._case.positions['name'][at]}, {self._case.place(at)} [{code}]"
