"""Reading a folder of CSV files, one for each sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tepat.snapshot.checks import Defect
from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.columns import Table

from .container import LARGEST_FILE, NOT_READABLE, TOO_LARGE, Refused, mebi
from .grid import Grid
from .headings import SEARCHED_ROWS, best_row, key, meant

NO_FILES = error(
    "FOLDER-WITHOUT-CSV",
    id="Folder ini tidak berisi berkas .csv; yang diterima berkas bernama seperti "
    "unit.csv, jabatan.csv, pegawai.csv. Periksa foldernya.",
    en="This folder holds no .csv file; accepted are files named like unit.csv, "
    "jabatan.csv, pegawai.csv. Check the folder.",
)
WINDOWS_TEXT = warning(
    "CSV-WINDOWS-1252",
    id="Berkas bukan UTF-8, jadi dibaca sebagai Windows-1252; periksa huruf seperti é "
    "dan tanda petik. Simpan sebagai “CSV UTF-8” agar pasti.",
    en="The file is not UTF-8, so it is read as Windows-1252; check letters such as é "
    "and quotation marks. Save it as “CSV UTF-8” to be sure.",
)
NOT_TEXT = error(
    "CSV-NOT-TEXT",
    id="Berkas ini bukan teks; yang diterima teks UTF-8 dengan pemisah koma, titik "
    "koma atau tab. Simpan ulang sebagai “CSV UTF-8”.",
    en="This file is not text; accepted is UTF-8 text separated by commas, semicolons "
    "or tabs. Save it again as “CSV UTF-8”.",
)
BAD_QUOTES = error(
    "CSV-BAD-QUOTES",
    id="Tanda petik tidak berpasangan atau selnya terlalu panjang di sekitar baris "
    "{row} ({reason}). Perbaiki tanda petiknya, atau simpan ulang dari Excel.",
    en="Quotation marks do not match, or a cell is too long, around line {row} "
    "({reason}). Correct them, or save the file again from Excel.",
)

ENDING = ".csv"
SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of CSV files, each by its name without the ending."""

    files: Mapping[str, Path]

    @property
    def names(self) -> list[str]:
        return list(self.files)

    def grids(
        self, wanted: Mapping[str, Table]
    ) -> Iterator[tuple[str, Grid | Refused]]:
        """Yield the wanted files, or why one is not read."""
        for name, table in wanted.items():
            try:
                yield name, _grid(name, self.files[name], table)
            except Refused as refused:
                yield name, refused


def opened(folder: Path) -> Folder:
    """Return the CSV files of a folder, in the order of their names.

    Raises:
        Refused: if it cannot be listed, or holds none.
    """
    try:
        paths = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() == ENDING and path.is_file()
        )
    except OSError as failure:
        raise Refused(NOT_READABLE, reason=failure.strerror) from failure
    if not paths:
        raise Refused(NO_FILES)
    return Folder({path.stem: path for path in paths})


def rows_of(path: Path, table: Table) -> list[list[str]]:
    """Return the cells of one CSV file, whatever it is called.

    Raises:
        Refused: if it cannot be read as text in columns.
    """
    return [list(map(str, row)) for row in _grid(path.stem, path, table).rows]


def _grid(name: str, path: Path, table: Table) -> Grid:
    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise Refused(TOO_LARGE, found=mebi(size), allowed=mebi(LARGEST_FILE))
        data = path.read_bytes()
    except OSError as failure:
        raise Refused(NOT_READABLE, reason=failure.strerror) from failure
    text, notes = decoded(data)
    rows: list[list[Any]] = []
    try:
        rows.extend(_records(text, _separator(text, table)))
    except csv.Error as failure:
        raise Refused(BAD_QUOTES, row=str(len(rows) + 1), reason=failure) from failure
    return Grid(name, rows, notes=notes)


def decoded(data: bytes) -> tuple[str, tuple[Defect, ...]]:
    """Return the text of a file, and what is doubtful about it.

    Raises:
        Refused: if it is no text.
    """
    encodings: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):  # Excel's "Unicode text"
        encodings = ("utf-16",)
    elif b"\x00" in data:
        raise Refused(NOT_TEXT)
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text, (WINDOWS_TEXT,) if encoding == "cp1252" else ()
    raise Refused(NOT_TEXT)


def _separator(text: str, table: Table) -> str:
    """The separator under which some row names the most columns."""
    known = meant(table)

    def named(separator: str) -> int:
        try:
            rows = list(islice(_records(text, separator), SEARCHED_ROWS))
        except csv.Error:
            return 0
        row = best_row(rows, table)
        return 0 if row is None else sum(key(cell) in known for cell in rows[row])

    return max(SEPARATORS, key=named)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
