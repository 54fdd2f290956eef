"""Reading an export of SP4N-LAPOR!, as a workbook or as CSV.

The headings are those that public programs read from its export (docs/complaints.md);
nothing official tells them, so each field goes by several. Above the headings stands
what the export is of. What we do not know, or use in part only, is kept with the
sender, where only who handles the case reads it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.utils.translation import gettext as _

from tepat.intake.csv_folder import decoded
from tepat.intake.workbook import opened
from tepat.snapshot.columns import COMPLAINTS

from .brought import Brought, Line, day_within
from .models import Kind, Veil

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
    "after": ("isilaporanakhir",),
    "kind": ("klasifikasi", "klasifikasilaporan", "tipe", "jenislaporan"),
    "veil": ("tipelaporananonimrahasia", "tipelaporan", "sifat", "sifatlaporan"),
    "status": ("statuslaporan", "status", "statusaduan"),
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
NEEDED = ("text", "after")
KEPT_TOO = frozenset({"kind", "after"})  # used in part only, so kept with the sender
PRAISE = ("apresiasi", "pujian", "terima kasih")
OVER = ("ditutup", "diarsipkan", "selesai")
VEILS = {"rahasia": Veil.CONFIDENTIAL, "anonim": Veil.ANONYMOUS}
DAYS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y", "%d-%m-%y",
        "%d/%m/%y")  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov",
          "des")  # fmt: skip
ENGLISH = {"may": "mei", "aug": "agu", "agt": "agu", "ags": "agu", "oct": "okt",
           "dec": "des", "nop": "nov", "peb": "feb"}  # fmt: skip
NAMED = re.compile(r"(?:^|[^\d])(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})(?!\d)")
EPOCH = date(1899, 12, 30)  # day 0 of a workbook, of which some writers tell the number
SERIAL = re.compile(r"^(4\d{4}|5\d{4})(?:\.\d+)?$")  # 2009 to 2064
LONGEST_STATUS = 120
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
    known = [
        (len(found), -number)
        for number, row in enumerate(rows[:HEADINGS_WITHIN])
        if (found := {MEANT.get(key(str(cell))) for cell in row} - {None})
        and not found.isdisjoint(NEEDED)
    ]
    if not known:
        raise NoHeadings
    at = -max(known)[1]  # the row that has most of them; above it may stand labels
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
    above = "\n".join(text.splitlines()[:HEADINGS_WITHIN])
    separator = max(";\t,", key=lambda it: _most_columns(above, it))
    try:
        return [*csv.reader(io.StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise NoHeadings from error


def _most_columns(text: str, separator: str) -> int:
    """How many headings we know in the best row, were this what parts the columns."""
    lines = (line.split(separator) for line in text.splitlines())
    known = (sum(key(cell) in MEANT for cell in cells) for cells in lines)
    return max(known, default=0)


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
        if heading and words and (name is None or name in KEPT_TOO):
            extra[heading] = words
    body = told.get("text") or told.get("after", [])
    text = "\n\n".join([*told.get("title", ()), *body])
    if not body:
        return Line(number, fault=_("The line does not say what it is about."))
    said = next(iter(told.get("kind", ())), "").lower()
    status = next(iter(told.get("status", ())), "")
    wish = next(iter(told.get("veil", ())), "").lower()
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
        status=status[:LONGEST_STATUS],
        is_over=status.lower().startswith(OVER),
        veil=next((veil for word, veil in VEILS.items() if word in wish), Veil.NONE),
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
    """A day however it is written; the day stands before the month, as with us."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = _words(cell)
    if serial := SERIAL.match(words):
        return EPOCH + timedelta(days=int(serial[1]))
    if named := NAMED.search(words):
        month = ENGLISH.get(named[2][:3].lower(), named[2][:3].lower())
        if month in MONTHS:
            return _made(int(named[3]), MONTHS.index(month) + 1, int(named[1]))
    first = re.split(r"[T\s]", words, maxsplit=1)[0]
    for form in DAYS:
        try:
            return datetime.strptime(first, form).date()
        except ValueError:
            continue
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
