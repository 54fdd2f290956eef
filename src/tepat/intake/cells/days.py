"""Reading days: the three ways of writing one, and Excel's own."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from tepat.intake.grid import Broken, Cell, shown
from tepat.snapshot.checks.defect import error

from .flaw import Flaw, Value, broken
from .text import text

NOT_A_DAY = error(
    "DAY-NOT-ONE",
    id="Bukan tanggal: “{value}”; yang diterima yyyy-mm-dd, dd-mm-yyyy, dd/mm/yyyy, "
    "atau tanggal Excel.",
    en="Not a date: “{value}”; accepted are yyyy-mm-dd, dd-mm-yyyy, dd/mm/yyyy, or an "
    "Excel date.",
)
NOT_IN_CALENDAR = error(
    "DAY-NOT-IN-CALENDAR",
    id="Tanggal “{value}” tidak ada dalam kalender; yang diterima tanggal nyata, "
    "dengan hari sebelum bulan (dd-mm-yyyy) atau tahun di depan (yyyy-mm-dd).",
    en="There is no “{value}” in the calendar; accepted is a real day, with the day "
    "before the month (dd-mm-yyyy) or the year first (yyyy-mm-dd).",
)
SERIAL_NUMBER = error(
    "DAY-AS-NUMBER",
    id="Angka “{value}” di kolom tanggal; mungkin yang dimaksud {day}, yang oleh Excel "
    "disimpan sebagai angka. Ubah format sel menjadi Tanggal.",
    en="The number “{value}” in a column of dates; perhaps {day} is meant, which Excel "
    "stores as a number. Format the cell as Date.",
)
OUT_OF_TIME = error(
    "DAY-OUT-OF-RANGE",
    id="Tanggal “{value}” di luar batas; yang diterima tahun {first} sampai {last}.",
    en="The date “{value}” is out of range; accepted are the years {first} to {last}.",
)

WRITTEN = re.compile(
    r"(?:(?P<y>[0-9]{4})[-/](?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})(?P<sign>[-/])(?P<m2>[0-9]{1,2})(?P=sign)(?P<y2>[0-9]{4}))"
    r"(?:[ T][0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?Z?)?"
)
FIRST_YEAR, LAST_YEAR = 1900, 2199
EXCEL_DAY_ZERO = date(1899, 12, 30)
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - EXCEL_DAY_ZERO).days


def day(cell: Cell) -> Value | Flaw | None:
    """Read a day; a time of day beside it is left out."""
    match cell:
        case Broken():
            return broken(cell)
        case datetime():
            return _in_time(cell.date())
        case date():
            return _in_time(cell)
        case str():
            return _from_text(cell)
        case float() | int() if not isinstance(cell, bool):
            return _from_number(cell)
        case _:
            return Flaw(NOT_A_DAY, {"value": shown(cell)})


def _from_text(cell: str) -> Value | Flaw | None:
    told = text(cell)
    if not isinstance(told, str):
        return told
    found = WRITTEN.fullmatch(told)
    if not found:
        return Flaw(NOT_A_DAY, {"value": shown(told)})
    year, month, day_ = (int(found[n] or found[n + "2"]) for n in ("y", "m", "d"))
    try:
        return _in_time(date(year, month, day_))
    except ValueError:
        return Flaw(NOT_IN_CALENDAR, {"value": told})


def _from_number(number: float) -> Flaw:
    if 1 <= number <= LAST_SERIAL:
        meant = EXCEL_DAY_ZERO + timedelta(days=int(number))
        return Flaw(SERIAL_NUMBER, {"value": shown(number), "day": meant})
    return Flaw(NOT_A_DAY, {"value": shown(number)})


def _in_time(told: date) -> date | Flaw:
    if FIRST_YEAR <= told.year <= LAST_YEAR:
        return told
    facts = {"value": told.isoformat(), "first": str(FIRST_YEAR)}
    return Flaw(OUT_OF_TIME, {**facts, "last": str(LAST_YEAR)})
