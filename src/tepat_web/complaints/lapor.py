"""Reading an export of SP4N-LAPOR!, as a workbook or as CSV.

The headings of its exports differ from year to year, so each field goes by several.
What we do not know is kept with the sender, where only who handles the case reads it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.utils.translation import gettext as _

from tepat.intake.csv_folder import decoded
from tepat.intake.workbook import opened
from tepat.snapshot.columns import COMPLAINTS

from .brought import Brought, Line, day_within
from .models import Kind

MOST = 2_000  # lines of one file
ALIASES: Mapping[str, tuple[str, ...]] = {
    "source": (
        *("trackingid", "idtracking", "kodetracking", "nomortracking", "idlaporan"),
        *("nomorlaporan", "nolaporan", "kodelaporan", "idaduan", "nomoraduan"),
    ),
    "day": (
        *("tanggallaporan", "tanggallaporanmasuk", "tanggalmasuk", "tanggaladuan"),
        *("tanggal", "tgllaporan", "tanggalkirim", "dibuat"),
    ),
    "title": ("judul", "judullaporan", "juduladuan", "subjek"),
    "text": ("isi", "isilaporan", "isilaporanawal", "laporan", "isiaduan", "uraian"),
    "kind": ("klasifikasi", "klasifikasilaporan", "tipe", "jenislaporan"),
    "name": ("namapelapor", "pelapor", "nama"),
    "contact": (
        *("kontak", "kontakpelapor", "email", "emailpelapor", "surel", "notelp"),
        *("notelepon", "nohp", "telepon", "nomortelepon", "teleponpelapor"),
    ),
    "unit": (
        *("instansiterdisposisi", "instansitujuan", "instansi", "unit", "opd"),
        *("unitkerja", "disposisi"),
    ),
}
MEANT = {alias: name for name, aliases in ALIASES.items() for alias in aliases}
NEEDED = ("text",)
PRAISE = ("apresiasi", "pujian", "terima kasih")
DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y")
HEADINGS_WITHIN = 20  # rows from the top
ZIP = b"PK\x03\x04"


class NoHeadings(Exception):
    """No row has a heading for what the complaint says, or it is no table."""


def read(data: bytes, today: date) -> Brought:
    """Return what an export says, line by line.

    Raises:
        tepat.intake.container.Refused: if a workbook cannot be read safely.
        NoHeadings: if nothing says which column holds the text.
    """
    rows = _workbook(data) if data.startswith(ZIP) else _csv(data)
    at = next(
        (
            number
            for number, row in enumerate(rows[:HEADINGS_WITHIN])
            if any(MEANT.get(key(str(cell))) in NEEDED for cell in row)
        ),
        None,
    )
    if at is None:
        raise NoHeadings
    headings = [str(cell).strip() for cell in rows[at]]
    body = [
        (number, row) for number, row in enumerate(rows[at + 1 :], at + 2) if any(row)
    ]
    lines = tuple(_line(number, headings, row, today) for number, row in body[:MOST])
    unknown = tuple(name for name in headings if name and key(name) not in MEANT)
    return Brought(lines, left=max(0, len(body) - MOST), unknown=unknown)


def key(heading: str) -> str:
    """Return a heading as it is compared: its letters only, small.

    >>> key("Tanggal Laporan Masuk*")
    'tanggallaporanmasuk'
    """
    return re.sub(r"[^a-z0-9]", "", heading.lower())


def _workbook(data: bytes) -> list[Sequence[object]]:
    with NamedTemporaryFile(suffix=".xlsx") as file:
        file.write(data)
        file.flush()
        book = opened(Path(file.name))
        for _name, grid in book.grids(dict.fromkeys(book.names[:1], COMPLAINTS)):
            if isinstance(grid, Exception):
                raise grid
            return [*grid.rows]
    return []


def _csv(data: bytes) -> list[Sequence[object]]:
    text, _defects = decoded(data)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        return [*csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise NoHeadings from error


def _line(
    number: int, headings: Sequence[str], row: Sequence[object], today: date
) -> Line:
    told: dict[str, list[str]] = {}
    extra: dict[str, str] = {}
    on: date | None = None
    for heading, cell in zip(headings, row, strict=False):
        name = MEANT.get(key(heading))
        words = _words(cell)
        if name == "day":
            on = on or _day(cell)
        elif name and words:
            told.setdefault(name, []).append(words)
        elif heading and words:
            extra[heading] = words
    text = "\n\n".join([*told.get("title", ()), *told.get("text", ())])
    if not told.get("text"):
        return Line(number, fault=_("The line does not say what it is about."))
    said = next(iter(told.get("kind", ())), "").lower()
    return Line(
        number,
        text=text,
        kind=Kind.PRAISE if said.startswith(PRAISE) else Kind.COMPLAINT,
        name=", ".join(told.get("name", ())),
        contact=", ".join(told.get("contact", ())),
        day=day_within(on, today),
        source=next(iter(told.get("source", ())), "") or _name_of(text, on),
        unit=next(iter(told.get("unit", ())), ""),
        extra=extra,
    )


def _words(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # a number of a workbook, which a CSV writes without ".0"
    told = "" if cell is None else str(cell)
    return told.replace("\0", "").strip()


def _name_of(text: str, on: date | None) -> str:
    """A name for a line that has none: the same line has the same name."""
    return sha256(f"{on}:{text}".encode()).hexdigest()


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = str(cell or "").strip()[:10]
    for form in DAYS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None
