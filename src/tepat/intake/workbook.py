"""Reading an .xlsx workbook, sheet by sheet, each as a grid of typed cells."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from tepat.snapshot.checks.defect import error
from tepat.snapshot.columns import Table

from . import sheet_xml
from .container import DAMAGED, NOT_READABLE, Refused, examine, inflated
from .grid import Broken, Grid, letters

TOO_WIDE = error(
    "SHEET-TOO-LARGE",
    id="Lembar ini menjangkau sampai sel “{value}”, terlalu jauh untuk dibaca; yang "
    "diterima paling banyak {allowed} sel. Hapus baris dan kolom yang tidak dipakai, "
    "lalu simpan.",
    en="This sheet reaches to cell “{value}”, too far to be read; accepted are at most "
    "{allowed} cells. Delete the rows and columns that are not used, then save.",
)
WORKERS = 2
SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
RELATION_TAG = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
KEPT = ("xl/workbook.xml", "xl/_rels/", "xl/styles", "xl/sharedStrings", "[", "_rels/")


@dataclass(frozen=True, slots=True)
class Workbook:
    """An examined workbook: where it is, and which part holds which sheet.

    Attributes:
        path: The file.
        parts: Every part of the zip file by its name.
        sheets: The part of each worksheet by the sheet's name, in file order.
    """

    path: Path
    parts: dict[str, zipfile.ZipInfo]
    sheets: dict[str, zipfile.ZipInfo]

    @property
    def names(self) -> list[str]:
        return list(self.sheets)

    def grids(
        self, wanted: Mapping[str, Table]
    ) -> Iterator[tuple[str, Grid | Refused]]:
        """Yield the wanted sheets, largest first, or why one is not read."""
        order = sorted(wanted, key=lambda name: -self.sheets[name].file_size)
        parsers = local()  # a parser serves one thread
        with ThreadPoolExecutor(WORKERS) as pool:
            found = pool.map(lambda name: self._grid(name, parsers), order)
            yield from zip(order, found, strict=True)

    def _grid(self, name: str, parsers: local) -> Grid | Refused:
        try:
            xml = self._inflated(self.sheets[name])
            rows, columns = sheet_xml.extent(xml)
            if rows > sheet_xml.LAST_ROW or rows * columns > sheet_xml.MOST_CELLS:
                cell = f"{letters(columns - 1)}{rows}"
                return Refused(TOO_WIDE, value=cell, allowed=sheet_xml.MOST_CELLS)
            broken = sheet_xml.broken_cells(xml)
            short = sheet_xml.without_tail(xml)
            if short is not None:
                sheet = _parsed(_book(self._with(name, short)), name)
            else:
                if not hasattr(parsers, "book"):
                    parsers.book = _book(self.path)
                sheet = _parsed(parsers.book, name)
            return _filled(name, sheet, broken)
        except Refused as refused:
            return refused
        except OSError as failure:
            return Refused(NOT_READABLE, reason=failure.strerror)

    def _inflated(self, part: zipfile.ZipInfo) -> bytes:
        with self.path.open("rb") as file:
            return b"".join(inflated(file, part))

    def _with(self, name: str, xml: bytes) -> io.BytesIO:
        """The workbook with other XML in one sheet, and without the other sheets."""
        others = {part.filename for part in self.sheets.values()}
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as archive:
            archive.writestr(self.sheets[name].filename, xml)
            for part in self.parts.values():
                if part.filename not in others and part.filename.startswith(KEPT):
                    archive.writestr(part.filename, self._inflated(part))
        copy.seek(0)
        return copy


def opened(path: Path) -> Workbook:
    """Examine an .xlsx file and return its sheets.

    Raises:
        Refused: if it is not one, or not a safe one.
    """
    parts = {part.filename: part for part in examine(path)}
    with path.open("rb") as file:
        texts = {
            name: b"".join(inflated(file, parts[name]))
            for name in (WORKBOOK, RELATIONS)
            if name in parts
        }
        sheets = _sheets(texts.get(WORKBOOK, b""), texts.get(RELATIONS, b""), parts)
        own = {part.filename for part in sheets.values()}
        for part in parts.values():  # what the parser reads of its own accord
            if part.filename not in own:
                for _ in inflated(file, part):
                    pass
    return Workbook(path, parts, sheets)


def _sheets(
    workbook: bytes, relations: bytes, parts: dict[str, zipfile.ZipInfo]
) -> dict[str, zipfile.ZipInfo]:
    if b"<!" in workbook + relations:  # a comment could hide one sheet behind another
        raise Refused(DAMAGED, reason=f"{WORKBOOK}: <!")
    targets = {}
    for tag in RELATION_TAG.finditer(relations):
        told = _attributes(tag[1])
        if told.get("Type", "").endswith("/worksheet"):
            targets[told.get("Id")] = told.get("Target", "")
    sheets = {}
    for tag in SHEET_TAG.finditer(workbook):
        told = _attributes(tag[1])
        relation = next((told[name] for name in told if name.endswith(":id")), None)
        if relation in targets:  # a chart sheet is none
            target = targets[relation]
            name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if name not in parts or told.get("name", "") in sheets:
                raise Refused(DAMAGED, reason=f"{WORKBOOK}: {told.get('name')}")
            sheets[told.get("name", "")] = parts[name]
    return sheets


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        name.decode(): html.unescape((double or single).decode(errors="replace"))
        for name, double, single in ATTRIBUTE.findall(tag)
    }


def _book(source: Path | io.BytesIO) -> CalamineWorkbook:
    with _faults_told("xl"):
        return CalamineWorkbook.from_object(source)


def _parsed(book: CalamineWorkbook, name: str) -> CalamineSheet:
    with _faults_told(name):
        return book.get_sheet_by_name(name)


@contextmanager
def _faults_told(name: str) -> Iterator[None]:
    """Turn whatever goes wrong inside the parser into a refusal."""
    try:
        yield
    except (CalamineError, OSError, ValueError) as failure:
        raise Refused(DAMAGED, reason=f"{name}: {failure}") from failure
    except BaseException as failure:
        # A fault inside the parser is raised outside the family of Exception.
        if type(failure).__name__ != "PanicException":
            raise
        raise Refused(DAMAGED, reason=f"{name}: XML") from failure


def _filled(
    name: str, sheet: CalamineSheet, broken: dict[tuple[int, int], Broken]
) -> Grid:
    """The grid of a parsed sheet, with the formulas that have no usable result."""
    row, column = sheet.start or (0, 0)
    rows: list[list[Any]] = sheet.to_python()
    if not broken:
        return Grid(name, rows, row + 1, column)
    rows = [*sheet.to_python(skip_empty_area=False)]
    tall = max([len(rows), *(place[0] for place in broken)])
    wide = max([len(rows[0]) if rows else 0, *(place[1] + 1 for place in broken)])
    for cells in rows:
        cells.extend([""] * (wide - len(cells)))
    rows.extend([""] * wide for _ in range(tall - len(rows)))
    for (number, position), cell in broken.items():
        rows[number - 1][position] = cell
    return Grid(name, rows)
