"""BKN's list of education codes, as a file: read and checked.

Known forms: ``id;nama`` (semicolons, byte-order mark) and ``kode, tingkat_id, jenjang,
nama`` (commas). Other columns are left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tepat.errors import TepatError
from tepat.snapshot import TABLES
from tepat.words import Sentence

UNREADABLE = Sentence(
    id="Daftar kode {path} belum dapat dibaca: {why}. Simpan sebagai CSV (UTF-8) lalu "
    "coba lagi.",
    en="The code list {path} cannot be read: {why}. Save it as CSV (UTF-8) and try "
    "again.",
)
NO_HEADINGS = Sentence(
    id="Baris pertama {path} belum memuat kolom kode (atau id) dan nama; yang ada: "
    "{found}. Tambahkan judul kolomnya.",
    en="The first line of {path} lacks the columns kode (or id) and nama; it has: "
    "{found}. Add the headings.",
)
NO_ROWS = Sentence(
    id="Daftar kode {path} tidak berisi satu program studi pun.",
    en="The code list {path} holds no programme at all.",
)
CODE_HEADINGS = ("kode", "id", "kode_pendidikan", "pendidikan_id")
NAME_HEADINGS = ("nama", "nama_pendidikan", "pendidikan_nama", "program_studi")
LEVEL_HEADINGS = ("tingkat_id", "tk_pendidikan_id", "tingkat_pendidikan_id")
LABEL_HEADINGS = ("jenjang", "tingkat", "tingkat_pendidikan", "tk_pendidikan")
FAMILY_HEADINGS = ("rumpun",)
COLUMNS = {
    "programme": CODE_HEADINGS,
    "name": NAME_HEADINGS,
    "education_label": LABEL_HEADINGS,
    "level_code": LEVEL_HEADINGS,
    "family": FAMILY_HEADINGS,
}
SCHEMA = next(table.schema for table in TABLES if table.name == "programmes")


class NotACodeList(TepatError):
    """A file that cannot be read as a list of education codes."""

    exit_code = 80


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list as read.

    Attributes:
        programmes: Frame ``programmes`` of a snapshot.
        left_out: Line numbers without a code or a name.
        repeated: Codes that stand more than once; the first line counts.
    """

    programmes: pl.DataFrame
    left_out: tuple[int, ...]
    repeated: tuple[str, ...]


def read_code_list(path: Path) -> CodeList:
    """Read BKN's list of education codes.

    Raises:
        NotACodeList: if it is no text, lacks the headings or has no row.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NotACodeList(UNREADABLE, path=path.name, why=str(error)) from error
    if "\0" in text:
        raise NotACodeList(UNREADABLE, path=path.name, why="NUL")
    first, _, _ = text.partition("\n")
    comma = max(";,\t", key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma))
    except csv.Error as error:
        raise NotACodeList(UNREADABLE, path=path.name, why=str(error)) from error
    headings = [_key(it) for it in lines[0]] if lines else []
    places = _places(headings)
    if not {"programme", "name"} <= places.keys():
        found = ", ".join(lines[0]) if lines else "-"
        raise NotACodeList(NO_HEADINGS, path=path.name, found=found)
    rows: dict[str, dict[str, str | None]] = {}
    left_out, repeated = [], []
    for number, line in enumerate(lines[1:], 2):
        row = {name: _cell(line, at) for name, at in places.items()}
        code = row["programme"]
        if not any(line):
            continue
        if code is None or row["name"] is None:
            left_out.append(number)
        elif code in rows:
            repeated.append(code)
        else:
            rows[code] = row
    if not rows:
        raise NotACodeList(NO_ROWS, path=path.name)
    told = [{name: row.get(name) for name in SCHEMA} for row in rows.values()]
    frame = pl.DataFrame(told, schema=SCHEMA, orient="row").sort("programme")
    return CodeList(frame, tuple(left_out), tuple(sorted(set(repeated))))


def _places(headings: Sequence[str]) -> Mapping[str, int]:
    return {
        name: headings.index(found[0])
        for name, known in COLUMNS.items()
        if (found := [it for it in known if it in headings])
    }


def _key(heading: str) -> str:
    return "_".join(heading.strip().lower().replace("-", " ").split())


def _cell(line: Sequence[str], at: int) -> str | None:
    told = " ".join(line[at].split()).lstrip("'") if at < len(line) else ""
    return None if told in ("", "null") else told
