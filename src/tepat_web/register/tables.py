"""How lists and single values of the register are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tepat.snapshot.columns import Column, Kind
from tepat_web.accounts.access import reach
from tepat_web.accounts.models import User
from tepat_web.kit import tables as kit
from tepat_web.kit import writing
from tepat_web.kit.writing import NOTHING, nip
from tepat_web.organisation.models import Row
from tepat_web.snapshots.sheets import BY_MODEL, BY_NAME, Sheet

from . import queries, sources
from .headings import LONG_TEXTS, heading, is_number, label
from .listing import Listing

ON_ONE_LINE = frozenset({Kind.CODE, Kind.NIP, Kind.DAY, Kind.GRADE, Kind.TRUTH})
EMPLOYEES = BY_NAME["employees"]
POSITIONS = BY_NAME["positions"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: its text, where it leads, and a second line below it."""

    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading(kit.Column):
    """The heading of a column; ``style`` is the class of its cells."""

    style: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list; ``number`` is the record's."""

    number: int
    cells: Sequence[Cell]


class Writer:
    """Writes values for one reader, and names people only to who may know them.

    Args:
        known: Numbers of the employees who may be named; ``None``: all.
    """

    def __init__(self, by: User, known: frozenset[int] | None = None) -> None:
        self.by = by
        self.known = known

    @classmethod
    def of(cls, by: User, sheet: Sheet, rows: Iterable[Row]) -> Writer:
        """Return a writer for rows of a table; one question to the database at most."""
        if queries.names_people(by, sheet):
            return cls(by)
        return cls(by, people_known(by, sheet, rows))

    def cell(self, sheet: Sheet, row: Any, column: Column) -> Cell:
        """Write one value of a record."""
        value = sources.value(sheet, row, column)
        if value is None:
            return Cell(NOTHING)
        if sources.is_held(sheet, column.name) and column.name == "position":
            url = self._url(POSITIONS, row.seat_position)
            return Cell(row.seat_name, url, str(value))
        if column.name in sheet.links:
            return self._linked(sources.linked(sheet, row, column.name), str(value))
        return Cell(text(column, value))

    def title(self, sheet: Sheet, row: Any) -> str:
        """Name a record, as its list does."""
        told = [
            self.cell(sheet, row, sheet.column(name)).text
            for name in heading(sheet).named_by
        ]
        said = " · ".join(each for each in told if each != NOTHING)
        return said or f"{heading(sheet).title} {row.pk}"

    def _linked(self, record: Row | None, code: str) -> Cell:
        if record is None:
            return Cell(code)
        sheet = BY_MODEL[record._meta.label]
        if sheet.name != "employees":
            return Cell(str(record), self._url(sheet, record.pk), code)
        if self.known is not None and record.pk not in self.known:
            return Cell(nip(code))
        return Cell(str(record), self._url(sheet, record.pk), nip(code))

    def _url(self, sheet: Sheet, number: int) -> str:
        return record_url(sheet, number) if reach(self.by, sheet.read) else ""


def record_url(sheet: Sheet, number: int) -> str:
    """Return the address of the page of a record."""
    return reverse("register:record", args=[sheet.table.sheet, number])


def people_known(by: User, sheet: Sheet, rows: Iterable[Row]) -> frozenset[int]:
    """Return which of the people that the rows name the reader may know by name."""
    links = [
        link
        for column, links in sheet.links.items()
        for link in links
        if sheet.column(column).kind is Kind.NIP
    ]
    named = {getattr(row, f"{link}_id") for row in rows for link in links}
    if not named:
        return frozenset()
    seen = queries.readable(by, EMPLOYEES).filter(pk__in=named)
    return frozenset(seen.order_by().values_list("pk", flat=True))


def text(column: Column, value: Any) -> str:
    """Write a value that is no link.

    >>> from tepat_web.snapshots.sheets import BY_SHEET
    >>> text(BY_SHEET["kinerja"].column("results"), "DI_ATAS")
    'DI ATAS'
    >>> text(BY_SHEET["kinerja"].column("year"), 2025)
    '2025'
    """
    if value is None or value == "":
        return NOTHING
    match column.kind:
        case Kind.NIP:
            return nip(value)
        case Kind.CHOICE:
            return str(value).replace("_", " ")
        case Kind.LIST:
            return "; ".join(value)
        case _ if column.name == "year":
            return str(value)
        case _:
            return writing.written(value)


def columns(sheet: Sheet, shown: Iterable[Column]) -> list[Heading]:
    """Return the headings of a list."""
    return [
        Heading(label(column), column.name, style=_style(sheet, column))
        for column in shown
    ]


def _style(sheet: Sheet, column: Column) -> str:
    if is_number(column):
        return "number"
    if sources.is_link(sheet, column.name) or column.name in LONG_TEXTS:
        return "register-wide"
    return "nowrap" if column.kind in ON_ONE_LINE else ""


def lines(listing: Listing, rows: Sequence[Any]) -> list[Line]:
    """Return the rows of a page of a list; the first cell opens the record."""
    return written(listing.by, listing.sheet, listing.shown, rows)


def written(
    by: User, sheet: Sheet, shown: Sequence[Column], rows: Sequence[Any]
) -> list[Line]:
    """Return rows of a table under some of its columns."""
    writer = Writer.of(by, sheet, rows)
    return [_line(writer, sheet, shown, row) for row in rows]


def _line(writer: Writer, sheet: Sheet, shown: Sequence[Column], row: Any) -> Line:
    first, *others = (writer.cell(sheet, row, column) for column in shown)
    opening = first.text if first.text != NOTHING else writer.title(sheet, row)
    return Line(row.pk, [Cell(opening, record_url(sheet, row.pk)), *others])
