"""Reading numbers: decimal comma and point, and no guessing between them."""

from __future__ import annotations

import math
import re

from tepat.intake.grid import Broken, Cell, shown
from tepat.snapshot.checks.defect import error
from tepat.snapshot.columns import Column

from .flaw import Flaw, Parser, Value, broken
from .text import text

NOT_A_NUMBER = error(
    "NUMBER-NOT-ONE",
    id="Bukan angka: “{value}”; kolom ini hanya menerima angka, misalnya 12 atau 7,5. "
    "Hapus huruf dan satuannya.",
    en="Not a number: “{value}”; this column accepts numbers only, such as 12 or 7.5. "
    "Remove letters and units.",
)
AMBIGUOUS = error(
    "NUMBER-AMBIGUOUS",
    id="“{value}” dapat dibaca dua cara: {as_thousands} atau {as_decimal}. Tulis "
    "{as_thousands} tanpa pemisah, atau {as_decimal_long} bila yang dimaksud pecahan.",
    en="“{value}” can be read in two ways: {as_thousands} or {as_decimal}. Write "
    "{as_thousands} without a separator, or {as_decimal_long} if a fraction is meant.",
)
NOT_WHOLE = error(
    "NUMBER-NOT-WHOLE",
    id="“{value}” bukan bilangan bulat; kolom ini hanya menerima bilangan bulat.",
    en="“{value}” is not a whole number; this column accepts whole numbers only.",
)
OUT_OF_RANGE = error(
    "NUMBER-OUT-OF-RANGE",
    id="“{value}” di luar batas; yang diterima {allowed}.",
    en="“{value}” is out of range; accepted is {allowed}.",
)

PLAIN = re.compile(r"[+-]?[0-9]+")
ONE_SEPARATOR = re.compile(r"[+-]?[0-9]*[.,][0-9]+")
# Only where the part before could be a group of thousands is there a doubt.
DOUBTFUL = re.compile(r"([+-]?[1-9][0-9]{0,2})[.,]([0-9]{3})")
GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}"
    r"|(?:\.[0-9]{3})+,[0-9]+|(?:,[0-9]{3})+\.[0-9]+)"
)
RUPIAH = re.compile(r"(?i)^rp\.?\s*")
LONGEST = 40  # characters of a number
EXACT = 2**53  # whole numbers up to here are exact in a float


def decimal(column: Column) -> Parser:
    """Return the reader of a decimal column within the column's bounds."""

    def read(cell: Cell) -> Value | Flaw | None:
        number = _number(cell)
        if isinstance(number, Flaw) and number.defect is AMBIGUOUS:
            number = _only_in_bounds(number, column)
        return _bounded(number, column) if isinstance(number, float) else number

    return read


def whole(column: Column) -> Parser:
    """Return the reader of a whole-number column within the column's bounds."""

    def read(cell: Cell) -> Value | Flaw | None:
        number = _number(cell)
        if not isinstance(number, float):
            return number
        if not number.is_integer() or abs(number) > EXACT:
            return Flaw(NOT_WHOLE, {"value": shown(cell)})
        bounded = _bounded(number, column)
        return int(bounded) if isinstance(bounded, float) else bounded

    return read


def _number(cell: Cell) -> float | Flaw | None:
    match cell:
        case Broken():
            return broken(cell)
        case str():
            return _from_text(cell)
        case float() | int() if not isinstance(cell, bool):
            return _settled(cell)
        case _:
            return Flaw(NOT_A_NUMBER, {"value": shown(cell)})


def _from_text(cell: str) -> float | Flaw | None:
    told = text(cell)
    if not isinstance(told, str):
        return told if isinstance(told, Flaw) else None
    digits = RUPIAH.sub("", told)
    if len(digits) > LONGEST:
        return Flaw(NOT_A_NUMBER, {"value": shown(cell)})
    if doubt := DOUBTFUL.fullmatch(digits):
        before, after = doubt.groups()
        facts = {
            "value": told,
            "as_thousands": before + after,
            "as_decimal": f"{before},{after}".rstrip("0").rstrip(","),
            "as_decimal_long": f"{before},{after}0",
        }
        return Flaw(AMBIGUOUS, facts)
    if PLAIN.fullmatch(digits) or ONE_SEPARATOR.fullmatch(digits):
        return _settled(float(digits.replace(",", ".")))
    if GROUPED.fullmatch(digits):
        last = max(digits.rfind("."), digits.rfind(","))
        is_decimal = len(set(digits) & set(".,")) > 1
        head, tail = (digits[:last], digits[last + 1 :]) if is_decimal else (digits, "")
        return _settled(float(re.sub("[.,]", "", head) + "." + tail))
    return Flaw(NOT_A_NUMBER, {"value": shown(cell)})


def _only_in_bounds(doubt: Flaw, column: Column) -> float | Flaw:
    """Read a fraction where the column's bounds rule out thousands: 106.678 degrees."""
    thousands = float(str(doubt.facts["as_thousands"]))
    fraction = float(str(doubt.facts["as_decimal"]).replace(",", "."))
    if isinstance(_bounded(thousands, column), Flaw):
        return _settled(fraction)
    return doubt


def _settled(number: float) -> float:
    """A number as a workbook can keep it: fifteen digits, and no negative zero."""
    return float(f"{number:.15G}") + 0.0


def _bounded(number: float, column: Column) -> float | Flaw:
    low = -math.inf if column.low is None else column.low
    high = math.inf if column.high is None else column.high
    if low <= number <= high:
        return number
    return Flaw(OUT_OF_RANGE, {"value": f"{number:.15G}", "allowed": allowed(column)})


def allowed(column: Column) -> str:
    """Write the bounds of a column: ``1 … 17``, ``≥ 0``."""
    if column.high is None:
        return f"≥ {column.low:g}"
    if column.low is None:
        return f"≤ {column.high:g}"
    return f"{column.low:g} … {column.high:g}"
