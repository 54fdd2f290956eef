"""The door of intake: a workbook becomes a snapshot, or a list of what is wrong."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from tepat.snapshot import Snapshot, checks
from tepat.snapshot.checks import Place, Severity, Sighting
from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.checks.keys import first_of_each
from tepat.snapshot.columns import TABLES, Table

from . import csv_folder, settings, table, workbook
from .container import NOT_THERE, Refused
from .headings import key
from .problem import Problem, Problems, Spot
from .table import Sheet

GUIDE = "petunjuk"  # our own page of help in every workbook we write

SHEET_MISSING = error(
    "SHEET-MISSING",
    id="Lembar {sheet} tidak ada; lembar yang wajib: {allowed}. Tambahkan lembarnya "
    "(nama lembar persis seperti itu).",
    en="Sheet {sheet} is missing; the sheets that must be there: {allowed}. Add it "
    "under exactly that name.",
)
SHEET_EMPTY = error(
    "SHEET-EMPTY",
    id="Lembar ini tidak mempunyai baris data; paling sedikit satu baris diperlukan. "
    "Isi lembarnya.",
    en="This sheet has no rows of data; at least one is needed. Fill in the sheet.",
)
SHEET_TWICE = error(
    "SHEET-TWICE",
    id="Lembar {sheet} ada dua kali, juga dengan nama {first}; hanya satu yang boleh. "
    "Hapus atau ganti nama salah satunya.",
    en="Sheet {sheet} is there twice, also under the name {first}; only one may be. "
    "Delete or rename one of them.",
)
SHEET_UNKNOWN = warning(
    "SHEET-UNKNOWN",
    id="Lembar ini tidak dikenal dan tidak dibaca; yang dikenal: {allowed}.",
    en="This sheet is not known and not read; known are: {allowed}.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a workbook.

    Attributes:
        snapshot: The city; ``None`` where any problem is an error.
        problems: Everything wrong, sheet by sheet and row by row.
        counts: Rows of data of each sheet that was read.
        extra: Columns that mean nothing to us, as text, by sheet; personal data.
    """

    snapshot: Snapshot | None
    problems: list[Problem]
    counts: dict[str, int] = field(default_factory=dict)
    extra: dict[str, pl.DataFrame] = field(default_factory=dict)

    @property
    def errors(self) -> list[Problem]:
        return [told for told in self.problems if told.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Problem]:
        return [told for told in self.problems if told.severity is Severity.WARNING]


def read(path: Path, *, day: date | None = None, today: date) -> Reading:
    """Read a workbook (.xlsx) or a folder of CSV files, and check everything in it.

    Whatever the file holds, this returns: what cannot be read is a problem too.

    Args:
        path: The file or folder.
        day: The reference date, in place of the workbook's ``tanggal_acuan``.
        today: The reference date where neither is told.

    Example:
        >>> reading = read(Path("no-such-book.xlsx"), today=date(2026, 11, 24))
        >>> reading.snapshot is None, reading.problems[0].code
        (True, 'FILE-NOT-FOUND')
    """
    problems = Problems()
    try:
        source = _opened(path)
    except Refused as refused:
        problems.add(refused.defect, Spot(path.name), **refused.facts)
        return Reading(None, problems.listed())
    wanted = _wanted(source.names, path.name, problems)
    with _collector_resting():
        sheets = _read_sheets(source, wanted, problems)
    _tell_empty(sheets, problems)
    snapshot = _snapshot(sheets, day, today, problems)
    listed = _in_order(problems.listed(), path.name)
    counts = {
        known.sheet: sheets[known.name].frame.height
        for known in TABLES
        if known.name in sheets
    }
    extra = {
        sheet.table.sheet: sheet.extra
        for sheet in sheets.values()
        if not sheet.extra.is_empty()
    }
    return Reading(None if problems.has_errors() else snapshot, listed, counts, extra)


def _opened(path: Path) -> workbook.Workbook | csv_folder.Folder:
    if path.is_dir():
        return csv_folder.opened(path)
    if not path.exists():
        raise Refused(NOT_THERE)
    return workbook.opened(path)


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Let the search for circular garbage rest: millions of cells hold none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _wanted(names: Iterable[str], book: str, problems: Problems) -> dict[str, Table]:
    """The table of each sheet that is one; unknown, twice and missing ones are told."""
    known = {key(known.sheet): known for known in TABLES}
    wanted: dict[str, Table] = {}
    first: dict[str, str] = {}
    for name in names:
        meant = known.get(key(name))
        if meant is None:
            if key(name) != GUIDE:
                allowed = ", ".join(known.sheet for known in TABLES)
                problems.add(SHEET_UNKNOWN, Spot(name), allowed=allowed)
        elif meant.name in first:
            facts = {"sheet": meant.sheet, "first": first[meant.name]}
            problems.add(SHEET_TWICE, Spot(name), **facts)
        else:
            first[meant.name] = name
            wanted[name] = meant
    needed = [known for known in TABLES if known.needed]
    for missing in needed:
        if missing.name not in first:
            allowed = ", ".join(known.sheet for known in needed)
            problems.add(
                SHEET_MISSING, Spot(book), sheet=missing.sheet, allowed=allowed
            )
    return wanted


def _read_sheets(
    source: workbook.Workbook | csv_folder.Folder,
    wanted: Mapping[str, Table],
    problems: Problems,
) -> dict[str, Sheet]:
    """Read each sheet, by the name of its table; a refused one is told."""
    sheets: dict[str, Sheet] = {}
    for name, found in source.grids(wanted):
        meant = wanted[name]
        if isinstance(found, Refused):
            problems.add(found.defect, Spot(name), **found.facts)
        elif any(map(any, found.rows)) or meant.needed:
            sheets[meant.name] = table.read(found, meant, problems)
    return sheets


def _tell_empty(sheets: Mapping[str, Sheet], problems: Problems) -> None:
    for sheet in sheets.values():
        if (
            sheet.table.needed
            and not sheet.table.may_be_empty
            and (sheet.layout and sheet.frame.is_empty())
        ):
            problems.add(SHEET_EMPTY, Spot(sheet.name))


def _snapshot(
    sheets: dict[str, Sheet], day: date | None, today: date, problems: Problems
) -> Snapshot:
    """Put the frames together and check them against each other."""
    frames = {name: sheet.frame for name, sheet in sheets.items()}
    rows = settings.with_official_keys(frames.pop("settings", _no_settings()))
    set_, seen = settings.read(rows)
    reference = day or set_.reference_day or today
    snapshot = Snapshot(reference, set_, settings_rows=rows, **frames)
    for sighting in (*seen, *checks.check(snapshot)):
        _tell(sighting, sheets, problems)
    if problems.has_errors():
        return snapshot
    return _once_each(snapshot, sheets)


def _no_settings() -> pl.DataFrame:
    return next(known for known in TABLES if known.name == "settings").empty()


def _tell(sighting: Sighting, sheets: Mapping[str, Sheet], problems: Problems) -> None:
    place = sighting.place
    sheet = sheets[place.table]
    if place.row is not None and (place.row, place.column) in sheet.flawed:
        return  # what is wrong with this cell has been told
    facts = {
        name: str(sheets[fact.table].spot(fact)) if isinstance(fact, Place) else fact
        for name, fact in sighting.facts.items()
    }
    problems.add(sighting.defect, sheet.spot(place), **facts)


def _once_each(snapshot: Snapshot, sheets: Mapping[str, Sheet]) -> Snapshot:
    """Leave out the rows that only repeat an earlier one."""
    kept: dict[str, Any] = {}
    for known, frame in snapshot.tables():
        mask = first_of_each(known, frame)
        if not mask.all():
            name = "settings_rows" if known.name == "settings" else known.name
            kept[name] = frame.filter(mask)
            if not sheets[known.name].extra.is_empty():
                sheets[known.name].extra = sheets[known.name].extra.filter(mask)
    return replace(snapshot, **kept) if kept else snapshot


def _in_order(problems: Iterable[Problem], book: str) -> list[Problem]:
    """Sort problems as a reader walks through the book: sheet, row, column."""
    rank = {key(known.sheet): position for position, known in enumerate(TABLES)}

    def place(problem: Problem) -> tuple[int, str, int, int, str]:
        letters = (problem.cell or "").rstrip("0123456789")
        first = -1 if problem.sheet == book else len(TABLES)
        sheet = rank.get(key(problem.sheet), first)
        return sheet, problem.sheet, problem.row or 0, len(letters), letters

    return sorted(problems, key=place)
