"""Reading BKN's file "Export Data ASN": one row per civil servant, no organisation.

The file becomes sheet ``pegawai`` of a small book whose other sheets are the city's
own, so it is read and checked as every workbook is, and each problem names the cell of
the file as it was handed in. What it does not tell about a person stays as the city
has it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tepat.snapshot import Snapshot, canonical
from tepat.snapshot.checks.defect import error, warning
from tepat.snapshot.columns import EMPLOYEES

from . import csv_folder, headings
from .container import Refused
from .problem import Problem, Problems, Spot
from .reading import Reading, read
from .to_csv import write_csv

POSITIONS_UNKNOWN = warning(
    "SIASN-POSITION",
    id="Jabatan {count} orang tidak ditemukan di unitnya, misalnya “{value}”; jabatan "
    "yang tercatat tetap dipakai. Samakan nama unit dan jabatan, atau isi kolom "
    "jabatan dengan kodenya.",
    en="The position of {count} people was not found in their unit, for example "
    "“{value}”; the position on record stays. Make the names of unit and position "
    "agree, or fill in column jabatan with its code.",
)
WITHOUT_NIP = error(
    "SIASN-WITHOUT-NIP",
    id="Baris pertama berkas ini tidak memuat kolom nip_baru atau nip; yang dikenal "
    "berkas “Export Data ASN” dari SIASN, atau lembar pegawai. Unduh ulang berkasnya.",
    en="The first line of this file has no column nip_baru or nip; known are the file "
    "“Export Data ASN” of SIASN, and sheet pegawai. Download the file again.",
)
NOTHING = frozenset({"", "null", "-", "\\n"})  # what the export writes for no value
# Headings of the export that mean something else here: numbers of BKN's, not codes of
# the city's, and a second column about the status.
FOREIGN = frozenset(map(headings.key, ("jabatan_id", "unor_id", "jenis_pegawai_nama")))
PART_TIME = "PARUH WAKTU"
SHEET = EMPLOYEES.sheet
# What our own additions would otherwise be told to repeat.
UNSAID = frozenset({headings.ALSO_NAMED.code})


def is_export(path: Path) -> bool:
    """Tell BKN's export by its headings from a sheet of ours."""
    try:
        rows = csv_folder.rows_of(path, EMPLOYEES)
    except Refused:
        return False
    return {"nipbaru", "pnsid"} <= _heads(rows)


def _heads(rows: list[list[str]]) -> set[str]:
    return {headings.key(cell) for row in rows[:1] for cell in row}


def read_export(
    path: Path, city: Snapshot, *, day: date | None = None, today: date
) -> Reading:
    """Read the export against what the city has.

    Args:
        path: The CSV file.
        city: The units, positions and people on record.
        day, today: As for :func:`tepat.intake.read`.

    Returns:
        A reading whose snapshot is the city with these people's rows renewed; people
        whom the file does not name are not in it.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        others = replace(city, employees=EMPLOYEES.empty(), **_without_people(city))
        write_csv(others, folder)
        told = Problems()
        try:
            cells = csv_folder.rows_of(path, EMPLOYEES)
            if not _heads(cells) & {"nipbaru", "nip"}:
                raise Refused(WITHOUT_NIP)
            rows = _completed(cells, city, told)
        except Refused as refused:
            told.add(refused.defect, Spot(SHEET), **refused.facts)
            return Reading(None, told.listed())
        with (folder / f"{SHEET}{csv_folder.ENDING}").open(
            "w", encoding="utf-8", newline=""
        ) as file:
            csv.writer(file).writerows(rows)
        reading = read(folder, day=day, today=today)
    problems = [each for each in reading.problems if each.sheet == SHEET]
    return replace(reading, problems=[*told.listed(), *_worth_saying(problems)])


def _worth_saying(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (each for each in problems if each.code not in UNSAID)


def _without_people(city: Snapshot) -> dict[str, Any]:
    """Empty every table about people: the file names only some of them."""
    return {
        table.name: table.empty()
        for table, _ in city.tables()
        if any(column.refers == ("employees.nip",) for column in table.columns)
    }


def _completed(
    rows: list[list[str]], city: Snapshot, problems: Problems
) -> Iterator[list[str]]:
    """Yield the rows of the file, each column of ours filled in where it stands.

    Columns that the file does not have are put to its right.
    """
    head, *body = [[_clean(cell) for cell in row] for row in rows] or [[]]
    at = {headings.key(name): place for place, name in enumerate(head)}
    places, added = _places(at, len(head))
    on_record = {row["nip"]: row for row in _on_record(city)}
    find = _Finder(city)
    missing: list[str] = []
    yield [*(_renamed(name) for name in head), *added]
    for row in body:
        cells = [*row, *[""] * (len(head) + len(added) - len(row))]
        told = {name: cells[place] for name, place in at.items()}
        nip = (told.get("nipbaru") or told.get("nip", "")).replace(" ", "")
        known = on_record.get(nip, {})
        own = _own(told, known, find)
        if own["jabatan"] is None:
            own |= {name: known.get(name) for name in ("jabatan", "tmt_jabatan")}
            if said := told.get("jabatannama"):
                missing.append(said)
        for name, place in places.items():
            cells[place] = own[name] or ""
        yield cells
    if missing:
        facts = {"count": len(missing), "value": missing[0]}
        problems.add(POSITIONS_UNKNOWN, Spot(SHEET), **facts)


def _places(at: Mapping[str, int], width: int) -> tuple[dict[str, int], list[str]]:
    """Where each of our columns stands, and those to be added on the right."""
    places: dict[str, int] = {}
    added: list[str] = []
    for column in EMPLOYEES.columns:
        names = (column.official, *column.aliases)
        keys = [key for name in names if (key := headings.key(name)) not in FOREIGN]
        there = next((at[key] for key in keys if key in at), None)
        if there is None:
            there = width + len(added)
            added.append(column.official)
        places[column.official] = there
    return places, added


def _own(
    told: Mapping[str, str], known: Mapping[str, str | None], find: _Finder
) -> dict[str, str | None]:
    """What we know of a person: what the file says, else what is on record."""
    own: dict[str, str | None] = {}
    for column in EMPLOYEES.columns:
        names = (column.official, *column.aliases)
        keys = [key for name in names if (key := headings.key(name)) not in FOREIGN]
        said = next((told[key] for key in keys if told.get(key)), None)
        own[column.official] = said or known.get(column.official)
    own["status"] = _status(told) or known.get("status")
    own["unit"] = find.unit(told) or known.get("unit")
    own["jabatan"] = find.position(told)
    return own


def _clean(cell: str) -> str:
    text = cell.strip().removeprefix("'")
    return "" if text.lower() in NOTHING else text


def _renamed(heading: str) -> str:
    """A heading under which the reader does not mistake what it holds."""
    return f"{heading} siasn" if headings.key(heading) in FOREIGN else heading


def _on_record(city: Snapshot) -> list[dict[str, str | None]]:
    return canonical.as_text(EMPLOYEES, city.employees).to_dicts()


def _status(told: Mapping[str, str]) -> str:
    """Whether someone is PNS, CPNS or PPPK: two columns tell it together."""
    kind = told.get("jenispegawainama", "").upper()
    if "PPPK" in kind or "P3K" in kind:
        return "PPPK_PARUH_WAKTU" if PART_TIME in kind else "PPPK"
    return told.get("statuscpnspns", "")


class _Finder:
    """Finds the city's codes by the names that the export has."""

    def __init__(self, city: Snapshot) -> None:
        self._units = _by_name(city.units.select("unit", "name").iter_rows())
        self._codes = set(city.positions["position"]) | set(city.units["unit"])
        self._positions: dict[str, dict[str, str]] = {}
        rows = city.positions.select("unit", "position", "name").iter_rows()
        grouped: dict[str, list[tuple[str, str]]] = {}
        for unit, position, name in rows:
            grouped.setdefault(unit, []).append((position, name))
        for unit, pairs in grouped.items():
            self._positions[unit] = _by_name(iter(pairs))

    def unit(self, told: Mapping[str, str]) -> str | None:
        code = told.get("unorid", "")
        if code in self._codes:
            return code
        return self._units.get(_plain(told.get("unornama", "")))

    def position(self, told: Mapping[str, str]) -> str | None:
        code = told.get("jabatan") or told.get("jabatanid", "")
        if code in self._codes:
            return code
        there = self._positions.get(self.unit(told) or "", {})
        return there.get(_plain(told.get("jabatannama", "")))


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Codes by plain name; a name that two things share finds neither."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for code, name in pairs:
        if found.setdefault(_plain(name), code) != code:
            twice.add(_plain(name))
    return {name: code for name, code in found.items() if name not in twice}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
