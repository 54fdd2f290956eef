"""A list as a file: what is shown, under the headings of the workbook.

Texts are written as texts, so that no spreadsheet takes a name for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter
from django.db.models import QuerySet

from tepat.snapshot import canonical
from tepat.snapshot.columns import Column, Kind, Table
from tepat_web.snapshots.sheets import Sheet
from tepat_web.snapshots.take import series

from . import sources
from .past import PastRows

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
MOST_ROWS = 1_048_575  # Excel's, without the row of headings
LONGEST_TEXT = 32_767  # Excel's, in one cell
AT_ONCE = 5_000


def write(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: QuerySet[Any] | PastRows,
    ending: str,
) -> tuple[bytes, int]:
    """Return the file and its number of rows.

    Args:
        columns: Those to write, in this order.
        ending: ``xlsx`` or ``csv``.
    """
    # A number of a person is a code here: whatever it holds, it is no formula.
    told_as = (
        replace(column, kind=Kind.CODE) if column.kind is Kind.NIP else column
        for column in columns
    )
    table = replace(sheet.table, columns=tuple(told_as), key=())
    frame = _frame(sheet, columns, rows)
    told = canonical.csv(table, frame) if ending == "csv" else _xlsx(table, frame)
    return told, frame.height


def _frame(
    sheet: Sheet, columns: Sequence[Column], rows: QuerySet[Any] | PastRows
) -> pl.DataFrame:
    values: Iterable[Sequence[Any]]
    if isinstance(rows, PastRows):
        values = [rows.cells(column) for column in columns]
    else:
        asked = [sources.code(sheet, column.name) for column in columns]
        told = list(rows.values_list(*asked).iterator(chunk_size=AT_ONCE))
        values = zip(*told, strict=True) if told else [()] * len(columns)
    return pl.DataFrame(
        [
            series(column.name, column.kind, each)
            for column, each in zip(columns, values, strict=True)
        ]
    )


def _xlsx(table: Table, frame: pl.DataFrame) -> bytes:
    out = BytesIO()
    options = {"in_memory": True, "constant_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        plain = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet(table.sheet)
        page.freeze_panes(1, 1)
        for at, column in enumerate(table.columns):
            page.set_column(at, at, 24)
            page.write_string(0, at, column.official, heading)
        text = canonical.as_text(table, frame)
        kinds = [column.kind for column in table.columns]
        for row, (values, texts) in enumerate(
            zip(frame.iter_rows(), text.iter_rows(), strict=True), 1
        ):
            if row > MOST_ROWS:
                break
            for at, kind in enumerate(kinds):
                if values[at] is None:
                    continue
                if kind in (Kind.WHOLE, Kind.DECIMAL):
                    page.write_number(row, at, values[at])
                elif kind is Kind.DAY and values[at].year > 1900:
                    page.write_datetime(row, at, values[at], day)
                else:
                    page.write_string(row, at, texts[at][:LONGEST_TEXT], plain)
    return out.getvalue()
