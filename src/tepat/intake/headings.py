"""Finding the row of headings, and which column of the sheet is which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.columns import Column, Table

from .cells import clean
from .grid import Cell, Grid, shown
from .problem import Problems, Spot

SEARCHED_ROWS = 20  # titles and letterheads above the headings

NO_HEADING = error(
    "HEADING-NOT-FOUND",
    id="Tidak ada baris judul kolom dalam {rows} baris pertama; yang dikenal: "
    "{allowed}. Tulis judul kolom di atas datanya.",
    en="No row of headings within the first {rows} rows; known are: {allowed}. Write "
    "the headings above the data.",
)
MISSING = error(
    "COLUMN-MISSING",
    id="Kolom {heading} tidak ada; judul yang diterima: {allowed}. Tambahkan kolomnya.",
    en="Column {heading} is missing; accepted headings: {allowed}. Add the column.",
)
TWICE = error(
    "COLUMN-TWICE",
    id="Judul “{value}” muncul lebih dari satu kali, juga di {first}. Hapus atau ganti "
    "nama salah satunya.",
    en="Heading “{value}” occurs more than once, also in {first}. Delete or rename one "
    "of them.",
)
ALSO_NAMED = warning(
    "COLUMN-ALSO-NAMED",
    id="Kolom “{value}” berarti sama dengan kolom di {first}; yang dibaca kolom di "
    "{first}. Hapus salah satunya bila berbeda isi.",
    en="Column “{value}” means the same as the column in {first}; the column in "
    "{first} is read. Delete one of them where they differ.",
)
UNKNOWN = warning(
    "COLUMN-UNKNOWN",
    id="Kolom “{value}” tidak dikenal; isinya disimpan sebagai data pribadi dan tidak "
    "dipakai dalam perhitungan.",
    en="Column “{value}” is not known; it is kept as personal data and not used in any "
    "calculation.",
)
DROPPED = warning(
    "COLUMN-SENSITIVE",
    id="Kolom “{value}” berisi data pribadi yang tidak diperlukan; kolom ini tidak "
    "disimpan. Sebaiknya dihapus dari berkas.",
    en="Column “{value}” holds personal data that are not needed; it is not kept. "
    "Better delete it from the file.",
)
MARKS = re.compile(r"[\s_\-/*●]+")
# Parts of headings under which nothing is kept, and headings that are that themselves.
SENSITIVE_PARTS = (
    *("alamat", "agama", "kawin", "nikah", "npwp", "bpjs", "telepon", "notelp"),
    *("nomorhp", "nohp", "handphone", "rekening", "ibukandung", "golongandarah"),
    *("goldarah", "penyakit", "kesehatan", "disabilitas", "tempatlahir"),
)
SENSITIVE = ("nik", "isvalidnik", "noktp", "nomorktp", "kk", "nokk", "nomorkk", "hp")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the sheet, and its position from 0."""

    text: str
    at: int


@dataclass(slots=True)
class Layout:
    """Which column is where.

    Attributes:
        row: Position of the row of headings in the grid.
        known: The heading of each declared column, by the column's name.
        unknown: Headings that mean nothing to us.
        width: Number of columns up to the last heading.
    """

    row: int
    known: dict[str, Heading] = field(default_factory=dict)
    unknown: list[Heading] = field(default_factory=list)
    width: int = 0


def find(grid: Grid, table: Table, problems: Problems) -> Layout | None:
    """Return the layout of the sheet, telling what is odd; ``None`` if it has none."""
    row = best_row(grid.rows, table)
    if row is None:
        facts = {"rows": SEARCHED_ROWS, "allowed": _official(table.columns)}
        problems.add(NO_HEADING, Spot(grid.sheet), **facts)
        return None
    layout = Layout(row)
    found: dict[str, list[tuple[int, Heading]]] = {}
    meanings = meant(table)
    for at, cell in enumerate(grid.rows[row]):
        text = clean(cell) if isinstance(cell, str) else shown(cell)
        if not text:
            continue
        layout.width = at + 1
        heading = Heading(" ".join(text.split()), at)
        if told := meanings.get(key(text)):
            column, rank = told
            found.setdefault(column.name, []).append((rank, heading))
        elif is_sensitive(text):
            problems.add(DROPPED, _spot(grid, row, heading), value=shown(text))
        else:
            layout.unknown.append(heading)
            problems.add(UNKNOWN, _spot(grid, row, heading), value=shown(text))
    _choose(grid, layout, found, problems)
    _tell_missing(grid, table, layout, problems)
    return layout


def best_row(rows: Sequence[Sequence[Cell]], table: Table) -> int | None:
    """Return the first row that names the most columns, if any names one."""
    meanings = meant(table)
    named = [
        len({meanings[k][0].name for cell in row if (k := key(str(cell))) in meanings})
        for row in rows[:SEARCHED_ROWS]
    ]
    most = max(named, default=0)
    return named.index(most) if most else None


def meant(table: Table) -> Mapping[str, tuple[Column, int]]:
    """Return each accepted heading's column and rank; 0 is the official one."""
    meanings = {key(column.official): (column, 0) for column in table.columns}
    for column in table.columns:
        for rank, alias in enumerate(column.aliases, 1):
            meanings.setdefault(key(alias), (column, rank))
    return meanings


def key(heading: str) -> str:
    """Return what is compared of a heading.

    >>> key("Kode Unit") == key("kode_unit") == key("KODE-UNIT *")
    True
    """
    return MARKS.sub("", heading).casefold()


def is_sensitive(heading: str) -> bool:
    """Tell whether data under such a heading are never kept.

    >>> is_sensitive("NIK"), is_sensitive("Alamat rumah"), is_sensitive("Teknik")
    (True, True, False)
    """
    said = key(heading)
    return said in SENSITIVE or any(part in said for part in SENSITIVE_PARTS)


def _choose(
    grid: Grid,
    layout: Layout,
    found: Mapping[str, list[tuple[int, Heading]]],
    problems: Problems,
) -> None:
    for name, ranked in found.items():
        best = min(rank for rank, _ in ranked)
        chosen = next(heading for rank, heading in ranked if rank == best)
        layout.known[name] = chosen
        for rank, other in ranked:
            if other is not chosen:
                problems.add(
                    TWICE if rank == best else ALSO_NAMED,
                    _spot(grid, layout.row, other),
                    value=other.text,
                    first=grid.cell(layout.row, chosen.at),
                )


def _tell_missing(grid: Grid, table: Table, layout: Layout, problems: Problems) -> None:
    for column in table.columns:
        if (column.required or column.expected) and column.name not in layout.known:
            problems.add(
                MISSING,
                Spot(grid.sheet, grid.top + layout.row, column.official),
                heading=column.official,
                allowed=", ".join((column.official, *column.aliases)),
            )


def _official(columns: Sequence[Column]) -> str:
    return ", ".join(column.official for column in columns)


def _spot(grid: Grid, row: int, heading: Heading) -> Spot:
    cell = grid.cell(row, heading.at)
    return Spot(grid.sheet, grid.top + row, heading.text, cell)
