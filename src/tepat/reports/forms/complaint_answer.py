"""The answer to a complaint as a letter (jawaban aduan), as offices lay letters out.

It is made from what was answered already: a letter says nothing that the complainant
cannot read on the web. Number and hand are left to the office that sends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tepat.reports.about import EXAMPLE, About
from tepat.words import Sentence, written

from .letters import Letterhead, Signer
from .letters.sentences import BLANK
from .letters.words import COMMON, CORRESPONDENCE
from .paper import Paper

FORM = "jawaban-aduan"
PICTURE = ".png"
TITLE = Sentence(id="Jawaban aduan", en="Answer to a complaint")
SUBJECT = Sentence(id="Jawaban atas aduan Anda", en="Answer to your complaint")
NOBODY = Sentence(id="Pengirim aduan nomor {number}", en="The sender of no. {number}")
PLAIN = Sentence(id="Biasa", en="Ordinary")
CONFIDENTIAL = Sentence(id="Rahasia", en="Confidential")
HEAD = Sentence(id="Pimpinan {agency}", en="Head of {agency}")
HAND = "(…………………………………)"
REACT = Sentence(
    id="Tanggapan Anda atas jawaban ini kami terima sampai dengan {day} melalui {door} "
    "dengan nomor aduan dan kata rahasia Anda.",
    en="You may say what you think of this answer until {day} at {door}, with the "
    "number and the secret word of your complaint.",
)
REACT_THERE = Sentence(
    id="Tanggapan Anda atas jawaban ini kami terima sampai dengan {day} melalui "
    "saluran yang Anda gunakan untuk mengadu.",
    en="You may say what you think of this answer until {day} in the way in which you "
    "complained.",
)
ORIGIN = Sentence(
    id="Tepat · aduan nomor {number}, dijawab pada {day}",
    en="Tepat · complaint no. {number}, answered on {day}",
)
WORDS: Mapping[str, Sentence] = {
    "nip": COMMON["nip"],
    "on_behalf": COMMON["on_behalf"],
    "number": COMMON["number"],
    **CORRESPONDENCE,
    "about": SUBJECT,
    "referring": Sentence(
        id="Bersama surat ini kami menjawab aduan Anda:",
        en="With this letter we answer your complaint:",
    ),
    "case": Sentence(id="Nomor aduan", en="Number of the complaint"),
    "came": Sentence(id="Diterima pada", en="Received on"),
    "channel": Sentence(id="Melalui", en="By way of"),
    "thanks": Sentence(
        id="Terima kasih atas perhatian Anda terhadap pelayanan publik.",
        en="Thank you for your concern for public service.",
    ),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the text; ``enclosed`` is nothing, ``nature`` is told."""

    letterhead: Letterhead
    nature: str
    enclosed: str | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """To whom it goes; ``contact`` is nothing where they did not give any."""

    name: str
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the letter says.

    Attributes:
        case: Number of the complaint, as people read it aloud.
        came: Day on which it came in, written out.
        channel: By which way.
        paragraphs: The answer, as it was written.
        closing: How to say that it is not enough; nothing once that day is over.
    """

    frame: Around
    person: Sender
    signer: Signer
    case: str
    came: str
    channel: str
    paragraphs: tuple[str, ...]
    closing: str | None


def paper(told: Answer, about: About, *, place: str, answered_on: date) -> Paper:
    """Return the letter, ready to be written as Word or PDF; in Indonesian."""
    day = written(answered_on, "id")
    text = {
        "number": BLANK,
        "dated": f"{place or BLANK}, {day}",
        "origin": ORIGIN.fill({"number": told.case, "day": day}, "id"),
    }
    more: dict[str, object] = {
        "text": text,
        "emblem": f"{told.frame.letterhead.emblem.value}{PICTURE}",
        "mark": EXAMPLE.fill({}, "id") if about.is_example else None,
    }
    return Paper(FORM, TITLE, about, told, WORDS, "id", more=more)
