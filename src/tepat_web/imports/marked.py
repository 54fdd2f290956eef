"""The file as it was handed in, with every problem marked in its cell."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from .preview import Told

LIST = "Masalah"
WIDTH = 18
WIDTHS = (18, 10, 22, 14, 80)
NOTE = {"x_scale": 2.2, "y_scale": 1.6, "author": "Tepat"}


def write(source: Path, problems: Sequence[Told], out: Path) -> None:
    """Write a copy of ``source`` with red and amber cells, notes, and a list.

    Args:
        source: The .xlsx or .csv file as it was handed in.
        problems: What is wrong in it.
        out: The workbook to write.
    """
    by_sheet: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for each in problems:
        if each["cell"]:
            by_sheet[each["sheet"]][each["cell"]].append(each)
    options = {
        "constant_memory": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(str(out), options) as book:
        looks = {
            "error": book.add_format({"bg_color": "#f8d0cc", "border": 1}),
            "warning": book.add_format({"bg_color": "#fdeec4", "border": 1}),
            "head": book.add_format({"bold": True, "bottom": 1}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _list(book, problems, looks)
        for name, rows in _sheets(source):
            if name == LIST:
                continue
            _sheet(book.add_worksheet(name[:31]), rows, by_sheet.get(name, {}), looks)


def _list(book: Any, problems: Sequence[Told], looks: dict[str, Any]) -> None:
    """The first sheet: every problem, with a link to its cell."""
    page = book.add_worksheet(LIST)
    head = ("Tingkat", "Lembar", "Kolom", "Sel", "Masalah dan perbaikannya")
    for column, (text, width) in enumerate(zip(head, WIDTHS, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, text, looks["head"])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(problems), 1), len(head) - 1)
    for row, each in enumerate(problems, start=1):
        is_error = each["severity"] == "error"
        page.write_string(row, 0, "kesalahan" if is_error else "peringatan")
        page.write_string(row, 1, each["sheet"])
        page.write_string(row, 2, each["column"] or "")
        if each["cell"]:
            quoted = each["sheet"].replace("'", "''")
            link = f"internal:'{quoted}'!{each['cell']}"
            page.write_url(row, 3, link, string=each["cell"])
        page.write_string(row, 4, each["id"], looks["wrap"])


def _sheet(
    page: Any,
    rows: Iterable[Sequence[Any]],
    problems: dict[str, list[Told]],
    looks: dict[str, Any],
) -> None:
    page.set_column(0, 60, WIDTH)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            _cell(page, at, column, value)
    for cell, told in problems.items():
        is_error = any(each["severity"] == "error" for each in told)
        row, column = xlsxwriter.utility.xl_cell_to_rowcol(cell)
        value = page.table.get(row, {}).get(column)
        look = looks["error" if is_error else "warning"]
        if value is None:
            page.write_blank(row, column, None, look)
        else:
            page.table[row][column] = value._replace(format=look)
        page.write_comment(row, column, "\n".join(each["id"] for each in told), NOTE)


def _cell(page: Any, row: int, column: int, value: Any) -> None:
    match value:
        case None | "":
            return
        case bool():
            page.write_boolean(row, column, value)
        case int() | float():
            page.write_number(row, column, value)
        case datetime() | date() | time() | timedelta():
            page.write_datetime(row, column, value)
        case _:
            page.write_string(row, column, str(value))


def _sheets(source: Path) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    if source.suffix == ".csv":
        with source.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            sample = file.read(8192)
            file.seek(0)
            separator = max(",;\t", key=sample.count)
            yield "pegawai", list(csv.reader(file, delimiter=separator))
        return
    book = CalamineWorkbook.from_path(str(source))
    for name in book.sheet_names:
        yield name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)
