"""From the cells of a sheet to a frame with exactly the declared columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.snapshot.checks import Defect, Place
from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.columns import Column, Table

from . import headings
from .cells import Flaw, Parser, Value, clean, reader
from .cells.text import text as as_text
from .grid import Cell, Grid, letters, shown
from .headings import Layout
from .problem import Problems, Spot

BLANK = error(
    "CELL-BLANK",
    id="Kolom {heading} kosong; setiap baris harus mengisinya. Isi selnya, atau hapus "
    "barisnya.",
    en="Column {heading} is blank; every row must fill it in. Fill in the cell, or "
    "delete the row.",
)
MISSED = warning(
    "CELL-MISSED",
    id="Kolom {heading} kosong di {count} baris, mulai baris ini; isinya dianggap "
    "belum diketahui.",
    en="Column {heading} is blank in {count} rows, from this one on; it counts as "
    "unknown.",
)
TOO_LONG = error(
    "ROW-TOO-LONG",
    id="Baris ini berisi {found} kolom, judulnya hanya {allowed}; mungkin ada pemisah "
    "di dalam isi yang tidak diapit tanda petik. Apit isinya dengan tanda petik.",
    en="This row has {found} columns, the headings only {allowed}; perhaps a cell "
    "holds a separator without quotation marks. Put quotation marks around it.",
)

NAMELESS = warning(
    "COLUMN-NAMELESS",
    id="Kolom ini berisi data tetapi tidak berjudul, sehingga tidak dibaca. Beri judul "
    "atau hapus isinya.",
    en="This column has data but no heading, so it is not read. Give it a heading, or "
    "clear it.",
)

NUMBERED_FROM = 3  # columns of a row "(1) (2) (3)" under the headings


@dataclass(slots=True)
class Sheet:
    """One sheet, read.

    Attributes:
        table: What it holds.
        name: Its name in the workbook.
        frame: The declared columns, one row per row of data.
        numbers: Excel's number of each row of ``frame``.
        layout: Where each column stands; ``None`` where no headings were found.
        left: Position of the first column of the grid.
        flawed: Cells, as row of ``frame`` and column, that could not be read.
        extra: Columns that mean nothing to us, as text, row by row with ``frame``.
    """

    table: Table
    name: str
    frame: pl.DataFrame
    numbers: NDArray[np.int64]
    layout: Layout | None = None
    left: int = 0
    flawed: set[tuple[int, str]] = field(default_factory=set)
    extra: pl.DataFrame = field(default_factory=pl.DataFrame)

    def spot(self, place: Place) -> Spot:
        """Return where a place in the frame is in the sheet."""
        if place.row is None:
            return Spot(self.name)
        number = int(self.numbers[place.row])
        return self.spot_at(number, place.column)

    def spot_at(self, number: int, name: str | None) -> Spot:
        """Return the cell of a column in Excel's row ``number``."""
        heading = self.layout.known.get(name) if self.layout and name else None
        if heading is None:
            official = {column.name: column.official for column in self.table.columns}
            return Spot(self.name, number, official.get(name or ""))
        cell = f"{letters(self.left + heading.at)}{number}"
        return Spot(self.name, number, heading.text, cell)


def read(grid: Grid, table: Table, problems: Problems) -> Sheet:
    """Read one sheet, telling everything that is wrong with its cells.

    Rows that are blank in every declared column are left out. A cell that cannot be
    read is null in the frame.
    """
    nothing = np.empty(0, dtype=np.int64)
    sheet = Sheet(table, grid.sheet, table.empty(), nothing, left=grid.left)
    for note in grid.notes:
        problems.add(note, Spot(grid.sheet))
    sheet.layout = headings.find(grid, table, problems)
    if sheet.layout is None:
        return sheet
    rows, numbers = _body(grid, sheet.layout, problems)
    if rows:
        cells = list(zip(*rows, strict=True))
        _fill(sheet, cells, numbers, problems)
        _tell_blanks(sheet, problems)
        _tell_nameless(sheet, grid, cells, problems)
    return sheet


def _fill(
    sheet: Sheet,
    cells: list[tuple[Cell, ...]],
    numbers: NDArray[np.int64],
    problems: Problems,
) -> None:
    """Read the columns of ``cells`` into the sheet's frame."""
    layout = sheet.layout or Layout(0)
    series = []
    flawed: set[tuple[int, str]] = set()
    for column in sheet.table.columns:
        heading = layout.known.get(column.name)
        if heading is None:
            told: list[Value | None] = [None] * len(numbers)
        else:
            told, flaws = _column(cells[heading.at], reader(column))
            _tell_flaws(sheet, column, numbers, flaws, problems)
            flawed.update((i, column.name) for i, flaw in flaws if flaw.value is None)
        series.append(pl.Series(column.name, told, dtype=column.dtype))
    frame = pl.DataFrame(series)
    used = (
        frame.select(pl.any_horizontal(pl.all().is_not_null())).to_series().to_numpy()
    )
    used = used.copy()
    used[[i for i, _ in flawed]] = True
    place = np.cumsum(used) - 1
    sheet.flawed = {(int(place[i]), name) for i, name in flawed}
    sheet.numbers = numbers[used]
    sheet.extra = _extra(layout, cells).filter(used) if layout.unknown else sheet.extra
    sheet.frame = frame.filter(used).with_columns(
        pl.col(column.name).fill_null(column.default)
        for column in sheet.table.columns
        if column.default is not None
    )


def _extra(layout: Layout, cells: list[tuple[Cell, ...]]) -> pl.DataFrame:
    """The columns that mean nothing to us, as text, each under its heading."""
    series: dict[str, list[Value | None]] = {}
    for heading in layout.unknown:
        name = heading.text
        if name in series:
            name = f"{name} ({letters(heading.at)})"
        series[name], _ = _column(cells[heading.at], as_text)
    return pl.DataFrame(series, schema=dict.fromkeys(series, pl.String()))


def _body(
    grid: Grid, layout: Layout, problems: Problems
) -> tuple[list[list[Cell]], NDArray[np.int64]]:
    """The rows below the headings that hold anything, and their numbers."""
    first = layout.row + 1
    rows = grid.rows[first:]
    if rows and _is_numbering(rows[0], layout):
        rows, first = rows[1:], first + 1
    width = len(grid.rows[layout.row])
    if set(map(len, rows)) - {width}:
        rows = _squared(grid, rows, first, layout, problems)
        width = len(rows[0])
    blank: list[Cell] = [""] * width
    used = np.fromiter(map(blank.__ne__, rows), dtype=np.bool_, count=len(rows))
    where = np.flatnonzero(used)
    return list(compress(rows, used)), where + grid.top + first


def _squared(
    grid: Grid,
    rows: list[list[Cell]],
    first: int,
    layout: Layout,
    problems: Problems,
) -> list[list[Cell]]:
    """Rows of a CSV file, made equally long; longer ones than the headings are told.

    Files in which every row ends with the same superfluous separators are let pass.
    """
    width = max(map(len, rows), default=0)
    width = max(width, len(grid.rows[layout.row]))
    lengths = {len(row) for row in rows if any(row)}
    for i, row in enumerate(rows):
        beyond = row[len(grid.rows[layout.row]) :]
        if beyond and (any(beyond) or len(lengths) > 1):
            problems.add(
                TOO_LONG,
                Spot(grid.sheet, grid.top + first + i),
                found=str(len(row)),
                allowed=str(len(grid.rows[layout.row])),
            )
    return [row + [""] * (width - len(row)) for row in rows]


def _is_numbering(row: Sequence[Cell], layout: Layout) -> bool:
    """Tell a row that only counts the columns: 1 2 3, or (1) (2) (3)."""
    told = [shown(cell).strip("() ") for cell in row if cell != ""]
    counted = [str(i + 1) for i in range(len(told))]
    return len(layout.known) >= NUMBERED_FROM <= len(told) and told == counted


def _column(
    values: Sequence[Cell], parse: Parser
) -> tuple[list[Value | None], list[tuple[int, Flaw]]]:
    """Read the cells of one column, each different one once."""
    keys: Sequence[Any] = values
    distinct: dict[Any, Cell] = {cell: cell for cell in dict.fromkeys(values)}
    has_numbers = any(isinstance(cell, float | int) for cell in distinct)
    if has_numbers and len(set(map(type, values)) & {bool, int, float}) > 1:
        # True, 1 and 1.0 are equal as keys, so the type goes with the value.
        keys = list(zip(map(type, values), values, strict=True))
        distinct = {pair: pair[1] for pair in dict.fromkeys(keys)}
    flaws: dict[Any, Flaw] = {}
    values_read: dict[Any, Value | None] = {}
    for at, cell in distinct.items():
        told = parse(cell)
        if isinstance(told, Flaw):
            flaws[at], values_read[at] = told, told.value
        else:
            values_read[at] = told
    found = (
        [(i, flaws[at]) for i, at in enumerate(keys) if at in flaws] if flaws else []
    )
    return list(map(values_read.__getitem__, keys)), found


def _tell_flaws(
    sheet: Sheet,
    column: Column,
    numbers: NDArray[np.int64],
    flaws: list[tuple[int, Flaw]],
    problems: Problems,
) -> None:
    counts = Counter(flaw.defect for _, flaw in flaws)
    told: set[Defect] = set()
    for i, flaw in flaws:
        if flaw.defect not in told:
            facts = dict(flaw.facts)
            if flaw.defect.once:
                told.add(flaw.defect)
                facts["count"] = counts[flaw.defect]
            spot = sheet.spot_at(int(numbers[i]), column.name)
            problems.add(flaw.defect, spot, **facts)


def _tell_blanks(sheet: Sheet, problems: Problems) -> None:
    known = sheet.layout.known if sheet.layout else {}
    for column in sheet.table.columns:
        if column.name not in known or not (column.required or column.missed):
            continue
        blank = sheet.frame[column.name].is_null().arg_true().to_list()
        rows = [row for row in blank if (row, column.name) not in sheet.flawed]
        facts = {"heading": column.official, "count": len(rows)}
        for row in rows if column.required else rows[:1]:
            spot = sheet.spot(Place(sheet.table.name, row, column.name))
            problems.add(BLANK if column.required else MISSED, spot, **facts)


def _tell_nameless(
    sheet: Sheet, grid: Grid, cells: list[tuple[Cell, ...]], problems: Problems
) -> None:
    row = sheet.layout.row if sheet.layout else 0
    for at, heading in enumerate(grid.rows[row]):
        if any(cells[at]) and not (isinstance(heading, str) and clean(heading)):
            spot = Spot(grid.sheet, grid.top + row, None, grid.cell(row, at))
            problems.add(NAMELESS, spot)
