"""What hangs at a counter and what is handed out there: the way to the survey.

Both are printed from PDF only; Indonesian first, with one line in English below it, as
whoever stands there may need either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tepat.reports.about import About
from tepat.words import Sentence

from .paper import Paper

POSTER, LINKS = "poster-survei", "tautan-survei"
TITLE = Sentence("Survei kepuasan masyarakat", "Satisfaction survey")
LINKS_TITLE = Sentence("Tautan survei sekali pakai", "Survey links, each good once")
WORDS = {
    "ask": Sentence("Bagaimana pelayanan kami?", "How was our service?"),
    "how": Sentence(
        "Pindai dengan kamera ponsel, lalu jawab sembilan pertanyaan. Sekitar satu "
        "menit, tanpa nama, tanpa akun.",
        "Scan with the camera of a phone and answer nine questions. About a minute, no "
        "name, no account.",
    ),
    "or_type": Sentence("atau buka alamat", "or open"),
    "once": Sentence(
        "Tautan ini berlaku untuk satu jawaban.", "This link lets one answer in."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way to the survey: its address, and the code of it as an SVG file."""

    address: str
    qr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """A poster at one place; ``service`` blank: the citizen chooses one."""

    unit: str
    place: str
    service: str
    door: Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Links to be cut apart and handed out, each good for one answer."""

    unit: str
    place: str
    doors: Sequence[Door]


def poster(told: Poster, about: About) -> Paper:
    """Return the poster of one place."""
    english = {name: WORDS[name].fill({}, "en") for name in ("ask", "how")}
    return Paper(POSTER, TITLE, about, told, WORDS, "id", more={"english": english})


def links(told: Links, about: About) -> Paper:
    """Return a sheet of links, twelve on a page."""
    return Paper(LINKS, LINKS_TITLE, about, told, WORDS, "id")
