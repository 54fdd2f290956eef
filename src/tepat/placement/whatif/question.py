"""A question understood: what its conditions mean for people and seats of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tepat.finding import Finding
from tepat.words import Sentence, bare

from ..case import Case
from ..problem import Ints, Pair, Problem
from .barriers import (
    NO_NEED,
    PINNED,
    RULES,
    SET_ASIDE,
    STAYS,
    ChangeRefused,
    demand_open,
    demand_placed,
    missed,
)
from .change import Change, NotAQuestion, Told
from .terms import Terms

UNKNOWN_PERSON = Sentence(
    id="NIP {nip} tidak ada dalam data rencana ini. Periksa angkanya.",
    en="NIP {nip} is not in the data of this plan. Check the digits.",
)
UNKNOWN_POSITION = Sentence(
    id="Jabatan {position} tidak ada dalam data rencana ini. Periksa kodenya.",
    en="Position {position} is not in the data of this plan. Check the code.",
)
NOTHING_ASKED = Sentence(
    id="Pertanyaan ini belum memuat satu syarat pun. Tulis sedikitnya satu, misalnya "
    "--pin NIP=JABATAN.",
    en="This question has no condition yet. Write at least one, such as --pin "
    "NIP=POSITION.",
)
TWICE = Sentence(
    id="Dua syarat tentang {nip} saling bertentangan: {one} {other} Pilih salah satu.",
    en="Two conditions on {nip} contradict each other: {one} {other} Choose one.",
)
ALREADY_THERE = Sentence(
    id="Rencana sudah menempatkannya di sana.",
    en="The plan places the person there already.",
)
NOT_PLANNED = Sentence(
    id="Rencana memang tidak menempatkannya di sana.",
    en="The plan does not place the person there anyway.",
)
NOT_MOVED = Sentence(
    id="Rencana memang tidak memindahkannya.",
    en="The plan does not move the person anyway.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition, as understood.

    Attributes:
        change: The condition.
        person: Index of the person, or -1.
        place: Index of the position, or -1.
        obstacles: For a wish: the findings of rules that stand in its way. Its price is
            then what it would be if they were met.
        note: What else is to be said about it.
    """

    change: Change
    person: int
    place: int
    obstacles: tuple[Finding, ...] = ()
    note: Told | None = None


class Reader:
    """Reads questions about one plan.

    Args:
        case: The case of the plan.
        position: Per person the index of their position in the plan, or -1.
        apart: Pairs that the plan forbids because relatives would meet.
        kin: (person, position) → fit of options that only a relative's seat closes.
        problem: Of the plan, with options into positions without a seat too.
    """

    def __init__(
        self,
        case: Case,
        position: Ints,
        apart: Sequence[Pair],
        kin: Mapping[Pair, int],
        problem: Problem,
    ) -> None:
        self._case, self._position = case, position
        self._apart, self._kin, self._problem = frozenset(apart), kin, problem
        self._people = {nip: at for at, nip in enumerate(case.people["nip"])}
        codes = case.positions["position"]
        self._places = {code: at for at, code in enumerate(codes)}
        self._pinned = case.pinned()
        self._known = frozenset(case.leaving["nip"]) | self._people.keys()

    def read(self, changes: Sequence[Change]) -> tuple[tuple[Asked, ...], Terms]:
        """Return the conditions as understood, and what they change.

        Raises:
            NotAQuestion: if a condition names nobody known or contradicts another.
            ChangeRefused: if a condition is not allowed.
        """
        if not changes:
            raise NotAQuestion(NOTHING_ASKED)
        # Said twice is said once, but for seats: those add up.
        pairs = [
            (it, *self._named(it))
            for at, it in enumerate(changes)
            if it.kind == "vacancy" or it not in changes[:at]
        ]
        _demand_one_word(pairs)
        seats: dict[int, int] = {}
        for change, _, place in pairs:
            if change.kind == "vacancy":
                seats[place] = seats.get(place, 0) + change.seats
        leaving = frozenset(
            who for change, who, _ in pairs if change.kind == "retirement"
        )
        freed = self._freed(leaving)
        fixed: dict[int, tuple[int, ...]] = {}
        opened = dict(freed)
        barred: set[Pair] = set()
        asked = []
        for change, person, place in pairs:
            one = Asked(change, person, place)
            match change.kind:
                case "pin" | "wish":
                    one = self._wanted(one, freed, seats)
                    fixed[person] = (place,)
                    is_own = place == self._case.holds[person]
                    if not is_own and self._problem.fit_of((person, place)) is None:
                        opened[person, place] = self._fit(person, place)
                case "objection":
                    self._demand_unpinned(person)
                    fixed[person] = (int(self._case.holds[person]),)
                    one = self._noted(one, self._is_unmoved(person), NOT_MOVED)
                case "forbid":
                    if place == self._case.holds[person]:
                        raise ChangeRefused(
                            STAYS, nip=change.nip, position=change.position
                        )
                    planned = bool(self._position[person] == place)
                    if planned:
                        self._demand_unpinned(person)
                    barred.add((person, place))
                    one = self._noted(one, not planned, NOT_PLANNED)
                case _:
                    pass
            asked.append(one)
        return tuple(asked), Terms(leaving, seats, fixed, frozenset(barred), opened)

    def _named(self, change: Change) -> tuple[int, int]:
        """Return the indices of the person and the position, -1 where none is named."""
        person = place = -1
        if change.nip is not None:
            if change.nip not in self._known:
                raise NotAQuestion(UNKNOWN_PERSON, nip=change.nip)
            demand_placed(self._case, change.nip)
            person = self._people[change.nip]
        if change.position is not None:
            if change.position not in self._places:
                raise NotAQuestion(UNKNOWN_POSITION, position=change.position)
            place = self._places[change.position]
        return person, place

    def _wanted(
        self, one: Asked, freed: Mapping[Pair, int], seats: Mapping[int, int]
    ) -> Asked:
        """Judge a pin or a wish.

        Raises:
            ChangeRefused: if a limit, or for a pin a rule, does not allow it.
        """
        pair, change = (one.person, one.place), one.change
        note = Told(ALREADY_THERE) if self._position[pair[0]] == pair[1] else None
        if self._case.holds[pair[0]] == pair[1]:
            self._demand_unpinned(pair[0])
            return Asked(change, *pair, note=note)
        findings = missed(self._case, pair, freed)
        named = {"nip": change.nip, "position": change.position}
        if findings and change.kind == "pin":
            raise ChangeRefused(RULES, **named, why=joined(findings))
        is_shut = not self._case.positions["need"][pair[1]]
        if is_shut and not seats.get(pair[1]):
            raise ChangeRefused(NO_NEED, position=change.position)
        is_open = pair in freed or self._problem.fit_of(pair) is not None
        if not is_open:
            demand_open(
                self._case,
                pair,
                pinned=self._pinned.get(one.person),
                is_apart=pair in self._apart,
            )
        if not (is_open or findings):
            note = Told(SET_ASIDE)
        return Asked(change, *pair, obstacles=findings, note=note)

    def _freed(self, leaving: frozenset[int]) -> dict[Pair, int]:
        """Return the options that open because the relative beside them leaves."""
        kin, holds = self._case.kin, self._case.holds

        def is_beside(relative: int, place: int) -> bool:
            seat = int(holds[relative])
            if relative in leaving or seat < 0:
                return False
            return kin.is_beside(place, seat)

        near = {who for gone in leaving for who in kin.relatives.get(gone, ())}
        return {
            (who, place): fit
            for (who, place), fit in self._kin.items()
            if who in near - leaving
            and not any(is_beside(it, place) for it in kin.relatives[who])
        }

    def _demand_unpinned(self, person: int) -> None:
        pinned = self._pinned.get(person)
        if pinned is not None and pinned != self._case.holds[person]:
            nip = self._case.people["nip"][person]
            code = self._case.positions["position"][pinned]
            raise ChangeRefused(PINNED, nip=nip, position=code)

    def _is_unmoved(self, person: int) -> bool:
        return bool(self._position[person] == self._case.holds[person])

    def _fit(self, person: int, place: int) -> int:
        return int(self._case.scores[person, self._case.target[place]])

    @staticmethod
    def _noted(one: Asked, applies: bool, sentence: Sentence) -> Asked:
        note = Told(sentence) if applies else None
        return Asked(one.change, one.person, one.place, note=note)


def _demand_one_word(pairs: Iterable[tuple[Change, int, int]]) -> None:
    """Refuse two conditions on one person that cannot both hold, or say the same.

    Raises:
        NotAQuestion: naming both.
    """
    said: dict[int, Change] = {}
    forbidden: dict[Pair, Change] = {}
    for change, person, place in pairs:
        if change.kind == "forbid":
            forbidden[person, place] = change
        elif person >= 0 and person in said:
            raise _contradiction(said[person], change)
        elif person >= 0:
            said[person] = change
    for (person, _), change in forbidden.items():
        other = said.get(person)
        if other is not None and (
            other.position == change.position or other.kind == "retirement"
        ):
            raise _contradiction(other, change)


def _contradiction(one: Change, other: Change) -> NotAQuestion:
    return NotAQuestion(
        TWICE, nip=one.nip, one=_both(one.told()), other=_both(other.told())
    )


def joined(findings: Sequence[Finding]) -> Sentence:
    """Put what findings say into one fact; braces in names are not blanks."""
    return Sentence(
        id=bare(" ".join(it.say("id") for it in findings)),
        en=bare(" ".join(it.say("en") for it in findings)),
    )


def _both(told: Told) -> Sentence:
    return Sentence(id=bare(told.say("id")), en=bare(told.say("en")))
