"""A title as a person writes it, taken apart so that two spellings can be compared.

"Plt. KASUBBAG Umum & Kepeg." and "Kepala Sub Bagian Umum dan Kepegawaian" have the
same words here. Names of the nomenclature are taken apart in the same way, so nothing
depends on a word being written out or shortened.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

WORD = re.compile(r"[a-z0-9]+")
# Two words of one, and short forms in two parts, before anything is looked up.
JOINED = (
    (re.compile(r"\bsub[\s.\-]*bag(?:ian)?\b"), "subbagian"),
    (re.compile(r"\bsub[\s.\-]*bid(?:ang)?\b"), "subbidang"),
    (re.compile(r"\bka[\s.\-]+(?=subb|bag|bid|sie?\b|dis\b|upt)"), "kepala "),
    (re.compile(r"\bkepala\s+si\b"), "kepala seksi"),
    (re.compile(r"\bsat(?:uan\s*)?pol(?:isi)?\s*pp\b"), "satuan polisi pamong praja"),
    (re.compile(r"\bpol(?:isi)?\s*pp\b"), "polisi pamong praja"),
    (re.compile(r"\bu\.?p\.?t\.?d?\b"), "upt"),
    (re.compile(r"\bt\.\s?u\b"), "tata usaha"),
)
ACTING = re.compile(r"^\s*(?:plt|plh|pjs|pj|ymt)\b[.\s]*", re.I)
PREFIX = re.compile(
    r"^\s*(?:jabatan\s+)?(?:jf[tu]?|fungsional(?:\s+(?:umum|tertentu))?)\s"
)
EXPERT = re.compile(r"\bahli\s+(utama|madya|muda|pertama)\b")
SKILLED = re.compile(
    r"\s(penyelia|mahir|terampil|pemula|pelaksana lanjutan|pelaksana pemula|pelaksana)$"
)
BARE_EXPERT = re.compile(r"\s(utama|madya|muda|pertama)$")
LEVEL_OF = {
    "penyelia": "PENYELIA",
    "mahir": "MAHIR",
    "pelaksana lanjutan": "MAHIR",
    "terampil": "TERAMPIL",
    "pelaksana": "TERAMPIL",
    "pemula": "PEMULA",
    "pelaksana pemula": "PEMULA",
}
ROMAN = {
    name: str(number)
    for number, name in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"), 1
    )
}
PLACING = frozenset({"pada", "di"})
IDLE = frozenset(
    {"dan", "di", "pada", "untuk", "yang", "dengan", "dari", "serta", "atau", "oleh"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """The parts of a title.

    Attributes:
        words: Its words in full and in order, without those that only join.
        level: The level (jenjang) at its end, canonical, or ``None``.
        is_acting: Whether it began with Plt., Plh. or the like.
        expanded: Short forms that were written in full.
        place: How many words stand before "pada" or "di", after which comes the name
            of a unit; ``None`` without one.
    """

    words: tuple[str, ...]
    level: str | None = None
    is_acting: bool = False
    expanded: tuple[str, ...] = ()
    place: int | None = None

    @property
    def numbers(self) -> frozenset[str]:
        """Numbers in it: "Wilayah II" is another post than "Wilayah I"."""
        return numbers(self.words)


def numbers(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words that are numbers."""
    return frozenset(word for word in words if word.isdigit())


def title(text: str) -> Title:
    """Take a title apart.

    >>> title("Plt. KASUBBAG Umum & Kepeg.").words
    ('kepala', 'subbagian', 'umum', 'kepegawaian')
    >>> title("Arsiparis Muda").level, title("Arsiparis  AHLI MUDA").words
    ('AHLI MUDA', ('arsiparis',))
    """
    plain = _plain(text)
    stripped = ACTING.sub("", plain)
    is_acting = stripped != plain
    for written, whole in JOINED:
        stripped = written.sub(whole, stripped)
    stripped = PREFIX.sub("", stripped)
    spaced = " ".join(WORD.findall(stripped))
    level, spaced = _level(spaced)
    words: list[str] = []
    expanded: list[str] = []
    short = abbreviations()
    place = None
    for word in spaced.split():
        if word in PLACING and words:
            place = len(words)
        elif word in short:
            expanded.append(word)
            words.extend(short[word])
        elif word not in IDLE:
            words.append(ROMAN.get(word, word) if words else word)
    if place == len(words):
        place = None
    return Title(tuple(words), level, is_acting, tuple(expanded), place)


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Return the words of each short form, from ``abbreviations.yaml``."""
    text = files(__package__).joinpath("abbreviations.yaml").read_text("utf-8")
    told = yaml.safe_load(text)
    return {short: tuple(whole.split()) for short, whole in told.items()}


def _plain(text: str) -> str:
    """Small letters without accents; every space one plain space."""
    folded = text.casefold()
    if not folded.isascii():
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(folded.replace("&", " dan ").split())


def _level(spaced: str) -> tuple[str | None, str]:
    """The level a title tells, and the title without it.

    "Muda" alone counts only at the end and after another word.
    """
    if EXPERT.fullmatch(spaced):
        return None, spaced
    if found := EXPERT.search(spaced):
        rest = spaced[: found.start()] + spaced[found.end() :]
        return f"AHLI {found[1].upper()}", rest
    if found := BARE_EXPERT.search(spaced):
        return f"AHLI {found[1].upper()}", spaced[: found.start()]
    if found := SKILLED.search(spaced):
        return LEVEL_OF[found[1]], spaced[: found.start()]
    return None, spaced
