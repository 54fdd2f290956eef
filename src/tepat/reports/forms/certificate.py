"""A certificate of a training: one sheet, with a code by which anybody may check it.

It is given as PDF only: a Word file would be a certificate for whoever can type.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tepat.reports.about import EXAMPLE, About
from tepat.words import Sentence, written

from .letters.parts import Letterhead, Person, Signer
from .paper import Paper

FORM = "sertifikat"
TITLE = Sentence("Sertifikat pelatihan", "Certificate of a training")
HELD = Sentence(
    id="diselenggarakan oleh {organiser} pada {days}, {hours} jam pelajaran",
    en="held by {organiser} on {days}, {hours} learning hours",
)
HELD_WITHOUT_HOURS = Sentence(
    id="diselenggarakan oleh {organiser} pada {days}",
    en="held by {organiser} on {days}",
)
CHECK = Sentence(
    id="Keaslian sertifikat ini dapat diperiksa di {address} dengan kode {code}.",
    en="Whether this certificate is genuine can be checked at {address} with code "
    "{code}.",
)
DAYS = Sentence(id="{first} sampai {last}", en="{first} to {last}")
WORDS = {
    "number": Sentence("Nomor", "Number"),
    "heading": Sentence("Sertifikat", "Certificate"),
    "given": Sentence("diberikan kepada", "is given to"),
    "for": Sentence("yang telah menyelesaikan", "who has completed"),
    "nip": Sentence("NIP", "NIP"),
    "on_behalf": Sentence("a.n.", "for"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Who gives it, as the templates of letters read it."""

    letterhead: Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a certificate says.

    Attributes:
        frame: Who gives it.
        person: To whom.
        training: What was learnt.
        number: Its number.
        signer: Who signs.
        qr: The code as an SVG file; it leads to ``address``.
    """

    frame: Head
    person: Person
    training: str
    number: str
    signer: Signer
    qr: str


def certificate(
    content: Certificate,
    about: About,
    *,
    organiser: str,
    starts: date,
    ends: date,
    hours: float | None,
    place: str,
    address: str,
    code: str,
) -> Paper:
    """Return a certificate as a paper, in Indonesian as every official one.

    Args:
        content: To whom it is given, and for what.
        about: Whose it is, issued on which day.
        organiser: Who held the training.
        starts, ends: Its first and last day.
        hours: Its learning hours; ``None`` where they are not recorded.
        place: Where it is signed.
        address: Where it can be checked.
        code: With which code.
    """
    days = written(starts, "id")
    if ends != starts:
        days = DAYS.fill({"first": starts, "last": ends}, "id")
    facts = {"organiser": organiser, "days": days}
    held = HELD_WITHOUT_HOURS.fill(facts, "id")
    if hours is not None:
        held = HELD.fill({**facts, "hours": hours}, "id")
    more: dict[str, object] = {
        "text": {
            "held": held,
            "dated": f"{place}, {written(about.day, 'id')}",
            "origin": CHECK.fill({"address": address, "code": code}, "id"),
        },
        "emblem": f"{content.frame.letterhead.emblem.value}.png",
        "mark": EXAMPLE.fill({}, "id") if about.is_example else None,
    }
    return Paper(FORM, TITLE, about, content, WORDS, "id", more=more)
