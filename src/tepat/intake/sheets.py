"""Which sheet of a book holds which table, and sheets that continue one another.

A table with more rows than an Excel sheet can hold goes on in ``kompetensi (2)``,
``kompetensi (3)`` and so on, each with its own headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from tepat.snapshot.checks import Place
from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.columns import TABLES, Table

from .headings import key
from .problem import Problems, Spot
from .table import Sheet

GUIDE = "petunjuk"  # our own page of help in every workbook we write

MISSING = error(
    "SHEET-MISSING",
    id="Lembar {sheet} tidak ada; lembar yang wajib: {allowed}. Tambahkan lembarnya "
    "(nama lembar persis seperti itu).",
    en="Sheet {sheet} is missing; the sheets that must be there: {allowed}. Add it "
    "under exactly that name.",
)
TWICE = error(
    "SHEET-TWICE",
    id="Lembar {sheet} ada dua kali, juga dengan nama {first}; hanya satu yang boleh. "
    "Hapus atau ganti nama salah satunya.",
    en="Sheet {sheet} is there twice, also under the name {first}; only one may be. "
    "Delete or rename one of them.",
)
UNKNOWN = warning(
    "SHEET-UNKNOWN",
    id="Lembar ini tidak dikenal dan tidak dibaca; yang dikenal: {allowed}.",
    en="This sheet is not known and not read; known are: {allowed}.",
)

CONTINUED = re.compile(r"(.*?)\s*\(([0-9]{1,3})\)\s*")


def wanted(names: Iterable[str], book: str, problems: Problems) -> dict[str, Table]:
    """Return the table of each sheet that is one; tell unknown, double and missing.

    Args:
        names: The sheets of the book.
        book: Name of the book, where a missing sheet is told.
        problems: Where to tell it.
    """
    found: dict[str, Table] = {}
    first: dict[tuple[str, int], str] = {}
    for name in names:
        said, number = part(name)
        meant = next((known for known in TABLES if key(known.sheet) == said), None)
        if meant is None:
            if said != GUIDE:
                allowed = ", ".join(known.sheet for known in TABLES)
                problems.add(UNKNOWN, Spot(name), allowed=allowed)
        elif (said, number) in first:
            facts = {"sheet": meant.sheet, "first": first[said, number]}
            problems.add(TWICE, Spot(name), **facts)
        else:
            first[said, number] = name
            found[name] = meant
    needed = [known for known in TABLES if known.needed]
    allowed = ", ".join(known.sheet for known in needed)
    for missing in needed:
        if missing not in found.values():
            problems.add(MISSING, Spot(book), sheet=missing.sheet, allowed=allowed)
    return found


def part(name: str) -> tuple[str, int]:
    """Return what is compared of a sheet's name, and which part of it this is.

    >>> part("Kinerja Unit"), part("kompetensi (2)")
    (('kinerjaunit', 1), ('kompetensi', 2))
    """
    continued = CONTINUED.fullmatch(name)
    return (key(continued[1]), int(continued[2])) if continued else (key(name), 1)


@dataclass(frozen=True, slots=True)
class Stack:
    """The sheets that together hold one table, in order of their numbers."""

    parts: tuple[Sheet, ...]

    @classmethod
    def of(cls, sheets: Iterable[Sheet]) -> Stack:
        return cls(tuple(sorted(sheets, key=lambda sheet: part(sheet.name)[1])))

    @property
    def frame(self) -> pl.DataFrame:
        return pl.concat(sheet.frame for sheet in self.parts)

    @property
    def extra(self) -> pl.DataFrame:
        """What means nothing to us, row by row with ``frame``; no columns if none."""
        if all(sheet.extra.is_empty() for sheet in self.parts):
            return pl.DataFrame()
        rows = (
            sheet.extra
            if sheet.extra.width
            else pl.DataFrame(height=sheet.frame.height)
            for sheet in self.parts
        )
        return pl.concat(rows, how="diagonal")

    def spot(self, place: Place) -> Spot:
        """Return where a place of the table is in the book."""
        sheet, inside = self._inside(place)
        return sheet.spot(inside)

    def is_flawed(self, place: Place) -> bool:
        """Tell whether the cell could not be read."""
        sheet, inside = self._inside(place)
        return (inside.row, inside.column) in sheet.flawed

    def _inside(self, place: Place) -> tuple[Sheet, Place]:
        row = place.row
        for sheet in self.parts:
            if row is None or row < sheet.frame.height:
                return sheet, Place(place.table, row, place.column)
            row -= sheet.frame.height
        raise IndexError(place)
