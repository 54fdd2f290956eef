"""What may be asked: six kinds of condition on a plan that there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tepat.errors import TepatError
from tepat.words import Language, Sentence

Kind = Literal["pin", "wish", "forbid", "objection", "retirement", "vacancy"]

MOST_SEATS = 1000
"""Seats that one condition may add: more is a slip of the keyboard."""

TOLD: Mapping[str, Sentence] = {
    "pin": Sentence(
        id="{nip} ditempatkan di {position}.", en="{nip} is placed in {position}."
    ),
    "wish": Sentence(
        id="Keinginan {nip} untuk menduduki {position} dikabulkan.",
        en="The wish of {nip} for {position} is granted.",
    ),
    "forbid": Sentence(
        id="{nip} tidak ditempatkan di {position}.",
        en="{nip} is not placed in {position}.",
    ),
    "objection": Sentence(
        id="Keberatan {nip} diterima: yang bersangkutan tidak dipindahkan.",
        en="The objection of {nip} is upheld: the person is not moved.",
    ),
    "retirement": Sentence(
        id="{nip} berhenti; kursinya dihitung kosong.",
        en="{nip} leaves; the seat counts as vacant.",
    ),
    "vacancy": Sentence(
        id="Kebutuhan {position} bertambah {seats}.",
        en="The need of {position} rises by {seats}.",
    ),
}

UNCLEAR = Sentence(
    id="«{told}» tidak dapat dibaca; tulis {form}.",
    en="“{told}” cannot be read; write {form}.",
)
PAIR = Sentence(id="NIP=JABATAN", en="NIP=POSITION")
SEATS = Sentence(
    id="JABATAN atau JABATAN=N, dengan N bilangan bulat 1 sampai {most}",
    en="POSITION or POSITION=N, where N is a whole number from 1 to {most}",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what fills its blanks."""

    sentence: Sentence
    facts: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """Return the sentence in the reader's language."""
        return self.sentence.fill(self.facts, language)


class NotAQuestion(TepatError):
    """A condition that cannot be read, names nobody known, or contradicts another."""

    exit_code = 111


@dataclass(frozen=True, slots=True)
class Change:
    """One condition.

    Attributes:
        kind: ``pin``: the person must have the position. ``wish``: the same, asked to
            know its price; rules that stand in the way are told, not refused.
            ``forbid``: the person must not have it. ``objection``: the person is not
            moved. ``retirement``: the person is gone. ``vacancy``: the position needs
            more people.
        nip: The person; ``None`` for a vacancy.
        position: Code of the position; ``None`` for an objection or a retirement.
        seats: For a vacancy, how many seats are added; else 0.
    """

    kind: Kind
    nip: str | None = None
    position: str | None = None
    seats: int = 0

    def told(self) -> Told:
        """Say the condition as a sentence."""
        facts = {"nip": self.nip, "position": self.position, "seats": self.seats}
        return Told(TOLD[self.kind], facts)


def of_pair(kind: Kind, told: str) -> Change:
    """Read ``NIP=JABATAN``.

    Raises:
        NotAQuestion: if it is not in this form.
    """
    nip, mark, position = (part.strip() for part in told.partition("="))
    if not (nip and mark and position):
        raise NotAQuestion(UNCLEAR, told=told, form=PAIR)
    return Change(kind, nip, position)


def of_seats(told: str) -> Change:
    """Read ``JABATAN`` or ``JABATAN=N``.

    Raises:
        NotAQuestion: if it is not in this form.
    """
    before, mark, number = (part.strip() for part in told.rpartition("="))
    position = before if mark else number
    is_number = number.isascii() and number.isdigit() and len(number) <= 4
    seats = (int(number) if is_number else 0) if mark else 1
    if not position or not 1 <= seats <= MOST_SEATS:
        form = SEATS.filled({"most": MOST_SEATS})
        raise NotAQuestion(UNCLEAR, told=told, form=form)
    return Change("vacancy", position=position, seats=seats)
