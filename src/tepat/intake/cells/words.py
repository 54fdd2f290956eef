"""Reading words of closed lists: choices, truth, grades and levels of education."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from tepat.intake.grid import Broken, Cell, shown
from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.columns import Column
from tepat.snapshot.vocabulary import (
    EDUCATION_RANK,
    EDUCATION_SYNONYMS,
    PNS_GRADES,
    PPPK_GRADES,
)

from .flaw import Flaw, Parser, Value, broken
from .text import text

NOT_IN_LIST = error(
    "CHOICE-UNKNOWN",
    id="“{value}” tidak dikenal{hint}; yang diterima: {allowed}.",
    en="“{value}” is not known{hint}; accepted are: {allowed}.",
)
NOT_A_GRADE = error(
    "GRADE-UNKNOWN",
    id="“{value}” bukan golongan; yang diterima I/a sampai IV/e (PNS) atau I sampai "
    "XVII (PPPK).",
    en="“{value}” is no grade; accepted are I/a to IV/e (PNS) or I to XVII (PPPK).",
)
ONE_ITEM = warning(
    "LIST-COMMA",
    id="“{value}” dibaca sebagai satu isian; beberapa isian dipisah dengan titik koma. "
    "Ganti koma dengan titik koma bila memang beberapa.",
    en="“{value}” is read as one item; several items are separated by semicolons. "
    "Replace the commas by semicolons where they are several.",
)

YES = ("ya", "y", "yes", "true", "benar", "1", "v", "√", "✓")
NO = ("tidak", "t", "tdk", "no", "n", "false", "salah", "bukan", "0")
SIGNS = re.compile(r"[\s_\-/.]+")
RANK = re.compile(r"\b(IV|I{1,3}|[1-4])\s*[/.\- ]?\s*([A-E])\b")
GRADE_WORD = re.compile(r"^GOL(ONGAN|\.)?\s*")
LONGEST = 60  # characters of a word that is compared with the list


def choice(column: Column) -> Parser:
    """Return the reader of a closed list with the spellings met in the field."""
    return _lookup(_keyed(column.choices, column.synonyms), column.choices)


def education() -> Parser:
    """Return the reader of levels of education."""
    levels = tuple(EDUCATION_RANK)
    return _lookup(_keyed(levels, EDUCATION_SYNONYMS), levels)


def with_synonyms(column: Column, read: Parser) -> Parser:
    """Return a reader that puts the canonical word for a known other spelling."""
    if not column.synonyms:
        return read
    known = {key(said): meant for said, meant in column.synonyms.items()}

    def reread(cell: Cell) -> Value | Flaw | None:
        told = read(cell)
        return known.get(key(told), told) if isinstance(told, str) else told

    return reread


def truth(cell: Cell) -> Value | Flaw | None:
    """Read ya or tidak."""
    if isinstance(cell, bool):
        return cell
    told = text(cell)
    if not isinstance(told, str):
        return told
    said = told.casefold()
    if said in YES or said in NO:
        return said in YES
    return Flaw(NOT_IN_LIST, {"value": shown(told), "allowed": "ya, tidak", "hint": ""})


def grade(cell: Cell) -> Value | Flaw | None:
    """Read a grade, with or without the name of the rank around it."""
    told = text(cell)
    if not isinstance(told, str):
        return told
    said = GRADE_WORD.sub("", told.upper()).strip()
    if said in PPPK_GRADES:
        return said
    ranks = {_rank(*found) for found in RANK.findall(said)}
    if len(ranks) == 1 and ranks <= set(PNS_GRADES):
        return ranks.pop()
    return Flaw(NOT_A_GRADE, {"value": shown(told)})


def items(cell: Cell) -> Value | Flaw | None:
    """Read a list of texts separated by semicolons; a blank list is nothing."""
    if isinstance(cell, Broken):
        return broken(cell)
    told = text(cell)
    if not isinstance(told, str):
        return told
    read = [text(" ".join(piece.split())) for piece in told.split(";")]
    if flaw := next((part for part in read if isinstance(part, Flaw)), None):
        return flaw
    parts = [part for part in read if isinstance(part, str)]
    if len(parts) == 1 and "," in told:
        return Flaw(ONE_ITEM, {"value": shown(told)}, parts)
    return parts or None


def key(word: str) -> str:
    """Return what two spellings of one word share.

    >>> key("Sosial Kultural") == key("SOSIAL_KULTURAL")
    True
    """
    return SIGNS.sub("", word).casefold()


def _rank(roman: str, letter: str) -> str:
    numeral = ("", "I", "II", "III", "IV")[int(roman)] if roman.isdigit() else roman
    return f"{numeral}/{letter.lower()}"


def _keyed(words: Iterable[str], synonyms: Mapping[str, str]) -> dict[str, str]:
    spelled = {key(said): meant for said, meant in synonyms.items()}
    return spelled | {key(word): word for word in words}


def _lookup(known: Mapping[str, str], words: tuple[str, ...]) -> Parser:
    def read(cell: Cell) -> Value | Flaw | None:
        told = text(cell)
        if not isinstance(told, str):
            return told
        said = key(told)
        if said in known:
            return known[said]
        near = get_close_matches(said[:LONGEST], known, n=1)
        facts = {
            "value": shown(told),
            "hint": f" (≈ {known[near[0]]}?)" if near else "",
            "allowed": ", ".join(words),
        }
        return Flaw(NOT_IN_LIST, facts)

    return read
