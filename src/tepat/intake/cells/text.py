"""Reading text: what is invisible goes, what means "nothing" is nothing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from tepat.intake.grid import ERROR_VALUES, Broken, Cell, shown
from tepat.snapshot.checks.defect import error, warning

from .flaw import Flaw, Value, broken

NOTHING = frozenset({"", "null", "(null)", "-", "--", "–", "—"})
WHOLE_ENOUGH = 1e15  # Excel keeps fifteen digits of a number

CODE_LOST_DIGITS = error(
    "CODE-LOST-DIGITS",
    id="Kode tersimpan sebagai angka “{value}”; angka di belakangnya mungkin hilang "
    "(1.10 menjadi 1.1, atau lebih dari 15 angka). Ubah format kolom menjadi Teks lalu "
    "ketik ulang kodenya.",
    en="The code is stored as the number “{value}”; digits may have been lost (1.10 "
    "becomes 1.1, or more than 15 digits). Format the column as Text and type the code "
    "again.",
)
CODE_AS_NUMBER = warning(
    "CODE-AS-NUMBER",
    id="{count} kode di kolom ini tersimpan sebagai angka, misalnya “{value}”; nol di "
    "depan mungkin hilang. Ubah format kolom menjadi Teks.",
    en="{count} codes in this column are stored as numbers, for example “{value}”; "
    "leading zeros may have been lost. Format the column as Text.",
    once=True,
)
CODE_AS_DAY = error(
    "CODE-AS-DATE",
    id="Excel mengubah kode ini menjadi tanggal “{value}”. Ubah format kolom menjadi "
    "Teks lalu ketik ulang kodenya.",
    en="Excel turned this code into the date “{value}”. Format the column as Text and "
    "type the code again.",
)
NIP_AS_NUMBER = error(
    "NIP-AS-NUMBER",
    id="NIP tersimpan sebagai angka (“{value}”), sehingga angka terakhirnya sudah "
    "hilang; NIP harus berupa teks 18 angka. Ubah format kolom menjadi Teks, lalu "
    "salin ulang NIP dari sumbernya.",
    en="The NIP is stored as a number (“{value}”), so its last digits are lost; a NIP "
    "must be text of 18 digits. Format the column as Text and copy the NIPs from their "
    "source again.",
)
DIGITS_OF_NIP = 18
SCIENTIFIC = re.compile(r"[0-9]([.,][0-9]+)?[eE]\+?[0-9]+")
SPACES = re.compile(r"[ \t]+")


def clean(text: str) -> str | None:
    """Return text without what cannot be seen, or ``None`` where it says nothing.

    Spaces of every kind become one plain space, control characters go, line breaks
    inside stay. A leading apostrophe (the export of SIASN and Excel's text mark) goes.
    ``null``, ``-`` and blanks are nothing. What is returned stays as it is when cleaned
    again.

    >>> clean("  'Budi\\xa0 Santoso\\x00 "), clean("null"), clean(" - ")
    ('Budi Santoso', None, None)
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        tidy = text.strip()
    else:
        tidy = _tidy(text)
    tidy = tidy.lstrip("' \n") if tidy.startswith("'") else tidy
    return None if tidy.casefold() in NOTHING else tidy


def text(cell: Cell) -> Value | Flaw | None:
    """Read free text; numbers and days are written out."""
    match cell:
        case str():
            told = clean(cell)
            return broken(Broken(told)) if told in ERROR_VALUES else told
        case Broken():
            return broken(cell)
        case bool():
            return "ya" if cell else "tidak"
        case float() | int():
            return plain_number(cell)
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date().isoformat()
        case datetime() | date() | time():
            return shown(cell)
        case timedelta():
            return str(cell)


def code(cell: Cell) -> Value | Flaw | None:
    """Read a code: text, or a whole number that Excel made of one."""
    match cell:
        case str():
            told = text(cell)
            return " ".join(told.split()) if isinstance(told, str) else told
        case Broken():
            return broken(cell)
        case bool():
            return text(cell)
        case float() | int() if float(cell).is_integer() and abs(cell) < WHOLE_ENOUGH:
            told = plain_number(cell)
            return Flaw(CODE_AS_NUMBER, {"value": told}, told)
        case float() | int():
            return Flaw(CODE_LOST_DIGITS, {"value": shown(cell)})
        case _:
            return Flaw(CODE_AS_DAY, {"value": shown(cell)})


def nip(cell: Cell) -> Value | Flaw | None:
    """Read a NIP: digits as text, with whatever spaces a clerk put between them."""
    match cell:
        case str() if len(cell) == DIGITS_OF_NIP and cell.isascii() and cell.isdigit():
            return cell
        case str():
            told = text(cell)
            if not isinstance(told, str):
                return told
            digits = "".join(told.split())
            if SCIENTIFIC.fullmatch(digits):
                return Flaw(NIP_AS_NUMBER, {"value": digits})
            return digits
        case Broken():
            return broken(cell)
        case _:
            return Flaw(NIP_AS_NUMBER, {"value": shown(cell)})


def plain_number(number: float) -> str:
    """Write a number as a clerk would: ``3`` for 3.0."""
    whole = float(number).is_integer() and abs(number) < WHOLE_ENOUGH
    return str(int(number)) if whole else repr(number)


def _tidy(text: str) -> str:
    one_break = text.replace("\r\n", "\n").replace("\r", "\n")
    # What is invisible goes first: it may part a letter from its accent.
    visible = unicodedata.normalize("NFC", "".join(map(_visible, one_break)))
    lines = (SPACES.sub(" ", line).strip() for line in visible.split("\n"))
    return "\n".join(lines).strip()


def _visible(sign: str) -> str:
    if sign in "\n\t" or (sign.isprintable() and sign != " "):
        return sign
    return " " if unicodedata.category(sign) in ("Zs", "Zl", "Zp") else ""
