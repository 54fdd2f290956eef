"""Writing a snapshot as an exchange workbook that people can fill in further."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from tepat.errors import TepatError
from tepat.snapshot import Snapshot
from tepat.snapshot.columns import SETTINGS, Column, Kind, Table
from tepat.snapshot.settings import KEYS
from tepat.words import Sentence

from .guide import EXAMPLE_MARK, allowed_words, guide_rows
from .sheet_rows import fill
from .sheets import GUIDE

MOST_ROWS = 1_048_575  # Excel's, without the row of headings
LONGEST_TEXT = 32_767  # Excel's, in one cell
LONGEST_LIST = 255  # Excel's, of a list of choices
LONGEST_HELP = 255
ROWS_TO_FILL = 5_000  # below the data, with help and choices

# The same content gives the same bytes, so nothing says when it was written.
WRITTEN_ON = datetime(2000, 1, 1)

WIDTHS = {
    Kind.NIP: 22,
    Kind.DAY: 12,
    Kind.WHOLE: 10,
    Kind.DECIMAL: 11,
    Kind.TRUTH: 8,
    Kind.CODE: 16,
    Kind.GRADE: 10,
    Kind.EDUCATION: 12,
    Kind.CHOICE: 17,
    Kind.TEXT: 32,
    Kind.LIST: 36,
}
GUIDE_WIDTHS = (16, 24, 10, 44, 60, 60)
NUMERIC = (Kind.WHOLE, Kind.DECIMAL)
CELL_FULL = Sentence(
    id="Kolom {column} di lembar {sheet} berisi teks lebih dari {most} huruf, lebih "
    "dari yang dapat dimuat Excel. Tulis sebagai folder CSV.",
    en="Column {column} of sheet {sheet} holds a text of more than {most} characters, "
    "more than Excel can hold. Write a folder of CSV files instead.",
)


class DoesNotFit(TepatError):
    """A text of the snapshot is longer than an Excel cell can be."""

    exit_code = 14


def write_xlsx(snapshot: Snapshot, path: Path) -> None:
    """Write an exchange workbook; the same snapshot gives the same bytes.

    The file appears whole or not at all. A table with more rows than a sheet can hold
    goes on in the next one, named ``kompetensi (2)`` and so on.

    Raises:
        DoesNotFit: if a cell has more text than Excel can hold.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        _write(snapshot, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def write_template(path: Path) -> None:
    """Write an empty workbook to fill in: headings, choices and the guide."""
    keys = [column.official for column in KEYS]
    rows = {"key": keys, "value": [None] * len(keys)}
    settings = pl.DataFrame(rows, schema=SETTINGS.schema)
    write_xlsx(Snapshot(WRITTEN_ON.date(), settings_rows=settings), path)


def _write(snapshot: Snapshot, path: Path) -> None:
    skeleton = io.BytesIO()
    content: dict[str, tuple[Table, pl.DataFrame]] = {}
    with xlsxwriter.Workbook(skeleton, {"in_memory": True}) as book:
        book.set_properties({"created": WRITTEN_ON, "title": _title(snapshot)})
        styles = _styles(book)
        _write_guide(book.add_worksheet(GUIDE), styles, snapshot)
        for table, frame in snapshot.tables():
            _check_texts(table, frame)
            for number, part in enumerate(_parts(frame), 1):
                name = table.sheet if number == 1 else f"{table.sheet} ({number})"
                sheet = book.add_worksheet(name)
                if snapshot.settings.is_example:
                    sheet.set_header(f"&C{EXAMPLE_MARK.id} / {EXAMPLE_MARK.en}")
                _write_headings(sheet, styles, table, part.height)
                content[f"xl/worksheets/sheet{len(content) + 2}.xml"] = table, part
    fill(skeleton, path, content)


def _parts(frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """What goes on one sheet each; a table without rows has a sheet too."""
    yield from frame.iter_slices(MOST_ROWS) if frame.height else (frame,)


def _write_headings(
    sheet: Any, styles: dict[str, Any], table: Table, rows: int
) -> None:
    last = min(rows + ROWS_TO_FILL, MOST_ROWS)
    for at, column in enumerate(table.columns):
        style = styles["day" if column.kind is Kind.DAY else "text"]
        plain = column.kind in NUMERIC
        sheet.set_column(at, at, WIDTHS[column.kind], None if plain else style)
        sheet.write_string(0, at, column.official, styles["heading"])
        sheet.data_validation(1, at, last, at, _help(column))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(rows, 1), len(table.columns) - 1)


def _help(column: Column) -> dict[str, Any]:
    """The help Excel shows beside a cell, and the choices where they are few."""
    told: dict[str, Any] = {
        "validate": "any",
        "input_title": column.official,
        "input_message": column.meaning.id[:LONGEST_HELP],
    }
    words = allowed_words(column)
    if words and len(",".join(words)) <= LONGEST_LIST:
        # Other spellings are read as well, so Excel may doubt but not refuse.
        told |= {"validate": "list", "source": list(words), "error_type": "warning"}
    return told


def _write_guide(sheet: Any, styles: dict[str, Any], snapshot: Snapshot) -> None:
    for at, width in enumerate(GUIDE_WIDTHS):
        sheet.set_column(at, at, width, styles["guide"])
    sheet.write_string(0, 0, _title(snapshot), styles["title"])
    for row, (cells, is_heading) in enumerate(guide_rows(), 2):
        style = styles["heading" if is_heading else "guide"]
        for at, cell in enumerate(cells):
            sheet.write_string(row, at, cell, style)


def _styles(book: Any) -> dict[str, Any]:
    heading = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864"}
    return {
        "heading": book.add_format({**heading, "num_format": "@", "valign": "top"}),
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "guide": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _title(snapshot: Snapshot) -> str:
    name = snapshot.settings.agency_name or "Buku kerja Tepat"
    mark = f" – {EXAMPLE_MARK.id} / {EXAMPLE_MARK.en}"
    return name + (mark if snapshot.settings.is_example else "")


def _check_texts(table: Table, frame: pl.DataFrame) -> None:
    for column in table.columns:
        if column.dtype == pl.String():
            longest = frame[column.name].str.len_chars().max()
            if isinstance(longest, int) and longest > LONGEST_TEXT:
                facts = {"sheet": table.sheet, "column": column.official}
                raise DoesNotFit(CELL_FULL, **facts, most=LONGEST_TEXT)
