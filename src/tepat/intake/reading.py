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
from tepat.snapshot.checks import Place, Severity
from tepat.snapshot.checks.defect import error
from tepat.snapshot.checks.keys import first_of_each
from tepat.snapshot.columns import SETTINGS, TABLES, Table

from . import csv_folder, settings, sheets, table, workbook
from .container import NOT_READABLE, NOT_THERE, Refused
from .headings import key
from .problem import Problem, Problems, Spot
from .sheets import Stack
from .table import Sheet

SHEET_EMPTY = error(
    "SHEET-EMPTY",
    id="Lembar ini tidak mempunyai baris data; paling sedikit satu baris diperlukan. "
    "Isi lembarnya.",
    en="This sheet has no rows of data; at least one is needed. Fill in the sheet.",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a workbook.

    Attributes:
        snapshot: The city; ``None`` where any problem is an error.
        problems: Everything wrong, sheet by sheet and row by row.
        counts: Rows of data of each sheet that was read.
        extra: Columns that mean nothing to us, as text, by sheet; personal data.
        as_told: The city as far as it could be read, mistakes included: for looking at
            what is wrong, never for computing on; ``None`` for an unreadable file.
    """

    snapshot: Snapshot | None
    problems: list[Problem]
    counts: dict[str, int] = field(default_factory=dict)
    extra: dict[str, pl.DataFrame] = field(default_factory=dict)
    as_told: Snapshot | None = None

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
    wanted = sheets.wanted(source.names, path.name, problems)
    with collector_resting():
        stacks = _stacks(source, wanted, problems)
    frames = {name: stack.frame for name, stack in stacks.items()}
    _tell_empty(frames, stacks, problems)
    snapshot = _snapshot(frames, day, today)
    _check(snapshot, stacks, problems)
    read_ = [known for known in TABLES if known.name in stacks]
    counts = {known.sheet: frames[known.name].height for known in read_}
    extra = {known.sheet: stacks[known.name].extra for known in read_}
    if not problems.has_errors():
        snapshot, extra = _once_each(snapshot, extra)
    return Reading(
        None if problems.has_errors() else snapshot,
        _in_order(problems.listed(), path.name),
        counts,
        {sheet: frame for sheet, frame in extra.items() if frame.width},
        snapshot,
    )


def _opened(path: Path) -> workbook.Workbook | csv_folder.Folder:
    try:
        if path.is_dir():
            return csv_folder.opened(path)
        if not path.exists():
            raise Refused(NOT_THERE)
        return workbook.opened(path)
    except OSError as failure:
        raise Refused(NOT_READABLE, reason=failure.strerror) from failure


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let the search for circular garbage rest: millions of cells hold none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stacks(
    source: workbook.Workbook | csv_folder.Folder,
    wanted: Mapping[str, Table],
    problems: Problems,
) -> dict[str, Stack]:
    """Read each sheet, by the name of its table; a refused one is told."""
    found: dict[str, list[Sheet]] = {}
    for name, grid in source.grids(wanted):
        meant = wanted[name]
        if isinstance(grid, Refused):
            problems.add(grid.defect, Spot(name), **grid.facts)
        elif meant.needed or any(map(any, grid.rows)):
            sheet = table.read(grid, meant, problems)
            found.setdefault(meant.name, []).append(sheet)
    return {name: Stack.of(parts) for name, parts in found.items()}


def _tell_empty(
    frames: Mapping[str, pl.DataFrame],
    stacks: Mapping[str, Stack],
    problems: Problems,
) -> None:
    for known in TABLES:
        if known.needed and not known.may_be_empty and known.name in frames:
            sheet = stacks[known.name].parts[0]
            if frames[known.name].is_empty() and sheet.layout:
                problems.add(SHEET_EMPTY, Spot(sheet.name))


def _snapshot(
    frames: Mapping[str, pl.DataFrame], day: date | None, today: date
) -> Snapshot:
    """Put the frames together on the day that counts."""
    rows = settings.with_official_keys(frames.get("settings", SETTINGS.empty()))
    set_, _ = settings.read(rows)
    others = {name: frame for name, frame in frames.items() if name != "settings"}
    reference = day or set_.reference_day or today
    return Snapshot(reference, set_, settings_rows=rows, **others)


def _check(snapshot: Snapshot, stacks: Mapping[str, Stack], problems: Problems) -> None:
    """Tell what the checks see, except in cells of which something is told already."""
    _, seen = settings.read(snapshot.settings_rows)
    for sighting in (*seen, *checks.check(snapshot)):
        stack = stacks[sighting.place.table]
        if not stack.is_flawed(sighting.place):
            facts = {
                name: str(stacks[fact.table].spot(fact))
                if isinstance(fact, Place)
                else fact
                for name, fact in sighting.facts.items()
            }
            problems.add(sighting.defect, stack.spot(sighting.place), **facts)


def _once_each(
    snapshot: Snapshot, extra: Mapping[str, pl.DataFrame]
) -> tuple[Snapshot, dict[str, pl.DataFrame]]:
    """Leave out the rows that only repeat an earlier one."""
    frames: dict[str, Any] = {}
    beside = dict(extra)
    for known, frame in snapshot.tables():
        mask = first_of_each(known, frame)
        if not mask.all():
            name = "settings_rows" if known.name == "settings" else known.name
            frames[name] = frame.filter(mask)
            if beside[known.sheet].width:
                beside[known.sheet] = beside[known.sheet].filter(mask)
    return replace(snapshot, **frames), beside


def _in_order(problems: Iterable[Problem], book: str) -> list[Problem]:
    """Sort problems as a reader walks through the book: sheet, row, column."""
    rank = {key(known.sheet): position for position, known in enumerate(TABLES)}

    def place(problem: Problem) -> tuple[int, int, str, int, int, str]:
        letters = (problem.cell or "").rstrip("0123456789")
        first = -1 if problem.sheet == book else len(TABLES)
        said, number = sheets.part(problem.sheet)
        sheet = rank.get(said, first)
        row = problem.row or 0
        return sheet, number, problem.sheet, row, len(letters), letters

    return sorted(problems, key=place)
