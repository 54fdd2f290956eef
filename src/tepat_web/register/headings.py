"""What the tables of the register and their columns are called on pages.

An official heading of the workbook is made readable (``tmt_jabatan``: "TMT jabatan"),
so that a clerk meets the same name on the page and in the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import get_language

from tepat.snapshot.columns import Column, Kind
from tepat.words import Language, Sentence
from tepat_web.snapshots.sheets import Sheet

from .presentation import HEADINGS, Heading

CAPITALS = frozenset(
    {"nip", "tmt", "cpns", "bup", "jp", "ak", "pppk"} | {f"u{n}" for n in range(1, 10)}
)
READABLE: Mapping[str, str] = MappingProxyType(
    {"min": "terendah", "maks": "tertinggi", "pre": "sebelum", "post": "sesudah"}
)
ELEMENT = re.compile(r"u[1-9]")
FACTOR = re.compile(r"f[1-9][ab]?")
LONG_TEXTS = frozenset({"description", "summary", "remark", "text", "reason"})


def language() -> Language:
    """Return the reader's language, one of the two that the engine speaks."""
    return "en" if (get_language() or "").startswith("en") else "id"


def heading(sheet: Sheet) -> Heading:
    """Return how a table is presented."""
    return HEADINGS[sheet.name]


def meaning(sentence: Sentence) -> str:
    """Return a sentence of the data dictionary in the reader's language."""
    return sentence.fill({}, language())


def label(column: Column) -> str:
    """Return what a column is called in the reader's language.

    >>> from django.utils.translation import override
    >>> from tepat_web.snapshots.sheets import BY_SHEET
    >>> since = BY_SHEET["pegawai"].column("position_since")
    >>> with override("id"):
    ...     label(since)
    'TMT jabatan'
    >>> with override("en"):
    ...     label(since)
    'Position since'
    """
    if ELEMENT.fullmatch(column.official):
        said = meaning(column.meaning).partition(".")[0]
        return f"{column.official.upper()} {said[:1].lower()}{said[1:]}"
    if FACTOR.fullmatch(column.official):
        return meaning(column.meaning).partition(":")[0]
    official = column.official if language() == "id" else column.name
    words = [_word(word) for word in official.split("_")]
    return words[0][:1].upper() + words[0][1:] + "".join(f" {w}" for w in words[1:])


def is_number(column: Column) -> bool:
    """Tell whether the values of a column are set flush right."""
    return column.kind in (Kind.WHOLE, Kind.DECIMAL) and column.name != "year"


def _word(word: str) -> str:
    if word in CAPITALS or len(word) == 1:
        return word.upper()
    return READABLE.get(word, word) if language() == "id" else word
