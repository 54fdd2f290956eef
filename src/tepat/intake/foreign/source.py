"""The files of a foreign map, as rows of cleaned text under their own headings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tepat.intake import workbook
from tepat.intake.cells import clean
from tepat.intake.cells.text import text as as_text
from tepat.intake.container import LARGEST_FILE, TOO_LARGE, Refused, mebi
from tepat.intake.csv_folder import BAD_QUOTES, ENDING, decoded
from tepat.intake.grid import Cell
from tepat.snapshot.columns import POSITIONS
from tepat.words import Sentence

from .column_map import BODY, ColumnMap, Format, Lookup, Match, Pick, Record
from .map_error import ColumnMapWrong, Fault

NO_FILE = Sentence(
    id="tidak ada berkas bernama seperti {file} di {folder}; yang ada: {found}.",
    en="there is no file named like {file} in {folder}; there are: {found}.",
)
SEVERAL = Sentence(
    id="lebih dari satu berkas bernama seperti {file}: {found}. Sebut nama "
    "lengkapnya, atau pakai {body} dan pilih dengan --body.",
    en="more than one file is named like {file}: {found}. Give the whole name, or use "
    "{body} and choose with --body.",
)
UNREADABLE = Sentence(
    id="{file} tidak dapat dibaca: {reason}", en="{file} cannot be read: {reason}"
)
NO_SHEET = Sentence(
    id="{file} tidak mempunyai lembar {sheet}; yang ada: {found}.",
    en="{file} has no sheet {sheet}; there are: {found}.",
)
NO_HEADING = Sentence(
    id="{file} tidak mempunyai judul kolom pada baris {row}.",
    en="{file} has no headings in row {row}.",
)
TWICE = Sentence(
    id="kolom {column} ada dua kali di {file}. Ganti nama salah satunya.",
    en="column {column} is there twice in {file}. Rename one of them.",
)
NO_COLUMN = Sentence(
    id="{file} tidak mempunyai kolom “{column}”; yang ada: {found}.",
    en="{file} has no column “{column}”; there are: {found}.",
)
WITHOUT_BODY = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source: its number in the file, and its cells by heading."""

    number: int
    cells: Mapping[str, str]

    def has(self, match: Match) -> bool:
        """Tell whether a column holds one of the values, without regard to case."""
        return self.cells.get(match.column, "").casefold() in {
            value.casefold() for value in match.among
        }


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of one file; none where an optional file is absent."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    blank_rows: int = 0
    is_absent: bool = False


def bodies(told: ColumnMap, folder: Path) -> list[str]:
    """Return the bodies of which the folder has files; one blank name without any."""
    lead = told.records.get("posts") or told.records["units"]
    if BODY not in lead.file:
        return [WITHOUT_BODY]
    named = _pattern(lead.file)
    found = (named.fullmatch(path.name) for path in _files(folder))
    return sorted({match["body"] for match in found if match})


class Sources:
    """Reads the files of a map for one body, each once.

    Raises:
        ColumnMapWrong: by every method, where map and files do not fit.
    """

    def __init__(self, path: Path, told: ColumnMap, folder: Path, body: str) -> None:
        self._path, self._told, self._folder, self._body = path, told, folder, body

    def record(self, record: Record) -> Source:
        """Return the rows of a record, with every column that the map names."""
        path = self._file(record.file, f"{record.name}.file", record.optional)
        if path is None:
            return Source(record.file, (), (), is_absent=True)
        source = self._read(path, record.sheet, record.name)
        self._demand(source, _columns(record, self._told))
        return source

    def lookup(self, lookup: Lookup, key: str) -> dict[str, str]:
        """Return the value of each key; the first row of a key counts."""
        path = self._file(lookup.file, key, False)
        source = self._read(path, lookup.sheet, key) if path else None
        if source is None:
            return {}
        wanted = [(key, lookup.key), (key, lookup.value)]
        self._demand(source, wanted)
        found: dict[str, str] = {}
        for row in source.rows:
            found.setdefault(row.cells[lookup.key], row.cells[lookup.value])
        return found

    def _file(self, pattern: str, key: str, optional: bool) -> Path | None:
        named = _pattern(pattern.replace(BODY, self._body))
        paths = _files(self._folder)
        found = [path for path in paths if named.fullmatch(path.name)]
        if len(found) == 1:
            return found[0]
        if not found and optional:
            return None
        names = ", ".join(path.name for path in found or paths)
        facts = {"file": pattern.replace(BODY, self._body), "found": names or "–"}
        sentence = SEVERAL if found else NO_FILE
        return self._wrong(key, sentence, folder=self._folder, body=BODY, **facts)

    def _read(self, path: Path, sheet: str | None, key: str) -> Source:
        try:
            if path.suffix.lower() == ENDING:
                rows = _csv_rows(path, self._told.format)
            else:
                rows = self._sheet_rows(path, sheet, key)
        except Refused as refused:
            reason = refused.say()
            return self._wrong(f"{key}.file", UNREADABLE, file=path.name, reason=reason)
        return self._rows(path.name, rows, key)

    def _sheet_rows(
        self, path: Path, sheet: str | None, key: str
    ) -> list[tuple[int, list[str]]]:
        book = workbook.opened(path)
        name = sheet or next(iter(book.names), "")
        if name not in book.names:
            found = ", ".join(book.names)
            return self._wrong(
                f"{key}.sheet", NO_SHEET, file=path.name, sheet=name, found=found
            )
        _, grid = next(iter(book.grids({name: POSITIONS})))
        if isinstance(grid, Refused):
            raise grid
        return [
            (grid.top + at, list(map(_text, row))) for at, row in enumerate(grid.rows)
        ]

    def _rows(
        self, file: str, rows: Sequence[tuple[int, list[str]]], key: str
    ) -> Source:
        wanted = self._told.format.heading
        head = next((cells for number, cells in rows if number == wanted), [])
        headings = [_tidy(cell) for cell in head]
        if not any(headings):
            return self._wrong(f"{key}.file", NO_HEADING, file=file, row=wanted)
        for heading in headings:
            if heading and headings.count(heading) > 1:
                return self._wrong(f"{key}.file", TWICE, file=file, column=heading)
        body, blank = [], 0
        for number, cells in rows:
            if number <= wanted:
                continue
            told = dict(zip(headings, map(_tidy, cells), strict=False))
            if any(told.values()):
                body.append(Row(number, dict.fromkeys(headings, "") | told))
            else:
                blank += 1
        return Source(file, tuple(filter(None, headings)), tuple(body), blank)

    def _demand(self, source: Source, wanted: Iterable[tuple[str, str]]) -> None:
        """Note every column that the map names and the file does not have."""
        found = ", ".join(source.headings)
        faults = [
            Fault(at, NO_COLUMN, {"file": source.file, "column": name, "found": found})
            for at, name in wanted
            if name not in source.headings
        ]
        if faults:
            raise ColumnMapWrong(self._path, faults, self._told.lines)

    def _wrong(self, key: str, sentence: Sentence, **facts: object) -> NoReturn:
        fault = Fault(key, sentence, facts)
        raise ColumnMapWrong(self._path, [fault], self._told.lines)


def _columns(record: Record, told: ColumnMap) -> Iterator[tuple[str, str]]:
    """Every column that the map wants of a record, with the entry that names it."""
    for name, pick in record.columns.items():
        yield from _of_pick(pick, f"{record.name}.columns.{name}")
    if record.name == "posts" and told.heads:
        yield from _of_pick(told.heads.name, "units.name")
    for name, matches in (("keep", record.keep), ("skip", record.skip)):
        yield from ((f"{record.name}.{name}", match.column) for match in matches)
    if record.top:
        yield f"{record.name}.top", record.top.column
    for name, fact in told.facts.items():
        if fact.record == record.name and fact.column:
            yield f"facts.{name}", fact.column


def _of_pick(pick: Pick, at: str) -> Iterator[tuple[str, str]]:
    yield from ((at, column) for column in sorted(pick.named))
    yield from ((at, case.match.column) for case in pick.cases)


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    return sorted(path for path in folder.glob("*") if path.is_file())


def _pattern(name: str) -> re.Pattern[str]:
    """A file name with ``*`` and ``{body}`` as an expression."""
    pattern = re.escape(name).replace(re.escape("*"), ".*")
    return re.compile(pattern.replace(re.escape(BODY), "(?P<body>.+)"))


def _csv_rows(path: Path, told: Format) -> list[tuple[int, list[str]]]:
    if (size := path.stat().st_size) > LARGEST_FILE:
        raise Refused(TOO_LARGE, found=mebi(size), allowed=mebi(LARGEST_FILE))
    data = path.read_bytes()
    if told.encoding:
        text = data.decode(told.encoding, errors="replace").removeprefix("\ufeff")
    else:
        text, _ = decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told.delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((at, cells) for at, cells in enumerate(reader, 1))
    except csv.Error as failure:
        raise Refused(BAD_QUOTES, row=str(len(rows) + 1), reason=failure) from failure
    return rows


def _text(cell: Cell) -> str:
    told = as_text(cell)
    return told if isinstance(told, str) else ""


def _tidy(cell: str) -> str:
    return " ".join((clean(cell) or "").split())
