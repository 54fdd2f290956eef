"""The moves of a decided plan as files for SIASN and as a list for I-MUT."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils import timezone

from tepat.reports.about import About
from tepat.reports.excel import Book, Field, Form
from tepat.reports.siasn import (
    LIST_FIELDS,
    TABLES,
    Ids,
    SiasnMove,
    bodies,
    csv_text,
    json_lines,
    list_rows,
)
from tepat.words import Language, Sentence
from tepat_web.organisation.models import Position
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import take
from tepat_web.workforce.models import Appointment, Employee

from .models import Letter

UNOFFICIAL = Sentence(
    id="TIDAK RESMI – susunan sendiri; BKN belum menerbitkan format berkas I-MUT",
    en="UNOFFICIAL – our own layout; BKN has published no file format for I-MUT",
)
LIST = Sentence(id="Daftar untuk I-MUT", en="List for I-MUT")
DECREES = ("sk-tunggal", "sk-kolektif")
IMUT = "imut"
WIDTHS = {"number": 6, "nip": 22, "starts_on": 18, "decreed_on": 18, "grade": 10}
FORMS = {
    "number": Form.WHOLE,
    "nip": Form.CODE,
    "starts_on": Form.DAY,
    "decreed_on": Form.DAY,
}
# Where a workbook that came from SIASN keeps BKN's numbers, in columns of its own.
PERSON_IDS = {
    "person": ("pns_id",),
    "agency": ("instansi_kerja_id", "instansi_induk_id"),
    "office": ("satuan_kerja_kerja_id", "satuan_kerja_induk_id"),
}
UNIT_ID, JOB_ID, ECHELON_ID = ("unor_id",), ("jabatan_id",), ("eselon_id",)


def moves(plan: Plan) -> list[SiasnMove]:
    """Return every move of a plan as far as the register and the letters tell it."""
    rows = list(plan.moves.order_by("number"))
    people = {
        each.nip: each
        for each in Employee.objects.filter(nip__in=[row.nip for row in rows])
    }
    positions = _positions({code for row in rows for code in (row.origin, row.to)})
    seated = _seated(people)
    decrees = _decrees(plan)
    return [_move(row, people, positions, seated, decrees) for row in rows]


def names() -> list[str]:
    """Return the names of the files, but for that of the list for I-MUT."""
    return [f"{name}.{ending}" for name in TABLES for ending in ("jsonl", "csv")]


def written(file: str, rows: Iterable[SiasnMove]) -> bytes:
    """Return what a file of :func:`names` holds."""
    name, _dot, ending = file.rpartition(".")
    table = TABLES[name]
    told = bodies(rows, table)
    if ending == "jsonl":
        return json_lines(told).encode()
    return csv_text(told, table).encode("utf-8-sig")


def workbook(rows: Iterable[SiasnMove], plan: Plan, language: Language) -> bytes:
    """Return the list for I-MUT as a workbook, marked as unofficial on its sheet."""
    told = About(
        str(plan.made_from["city"]),
        timezone.localdate(),
        UNOFFICIAL.fill({}, language),
        bool(plan.made_from["is_example"]),
    )
    fields = [
        Field(name, title, FORMS.get(name, Form.TEXT), WIDTHS.get(name, 34))
        for name, title in LIST_FIELDS
    ]
    book = Book(told, language)
    sheet = book.sheet(LIST, fields, UNOFFICIAL)
    sheet.table(fields, (dict(row) for row in list_rows(rows)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "imut.xlsx"
        book.save(path)
        return path.read_bytes()


def _move(
    row: Move,
    people: Mapping[str, Employee],
    positions: Mapping[str, Position],
    seated: Mapping[tuple[str, str], Appointment],
    decrees: Mapping[str, Letter],
) -> SiasnMove:
    person, before = people.get(row.nip), positions.get(row.origin)
    after, held = positions.get(row.to), seated.get((row.nip, row.to))
    decree = decrees.get(row.nip) or decrees.get("")
    parent = after.unit.parent if after else None
    return SiasnMove(
        nip=row.nip,
        name=person.name if person else "",
        grade=person.grade if person else "",
        position_before=before.name if before else row.origin,
        unit_before=before.unit.name if before else "",
        position=after.name if after else row.to,
        unit=after.unit.name if after else "",
        above=parent.name if parent else "",
        family=after.family if after else "",
        echelon=after.echelon if after else "",
        stays_in_job=bool(before and after and _same_job(before, after)),
        starts_on=(held.since or held.valid_from) if held else row.day,
        decree=decree.number if decree else (held.basis if held else ""),
        decreed_on=decree.day if decree else None,
        is_done=held is not None,
        ids=_ids(person, after),
    )


def _same_job(before: Position, after: Position) -> bool:
    if before.job_id is not None and after.job_id is not None:
        return bool(before.job_id == after.job_id)
    return bool(before.name == after.name)


def _positions(codes: set[str]) -> dict[str, Position]:
    rows = Position.objects.standing().filter(
        code__in=codes, unit__structure=take.structure_on(None)
    )
    return {each.code: each for each in rows.select_related("unit__parent")}


def _seated(people: Mapping[str, Employee]) -> dict[tuple[str, str], Appointment]:
    """Who sits where now, by NIP and code of the position."""
    rows = Appointment.objects.standing().filter(
        employee__nip__in=people, valid_to__isnull=True
    )
    rows = rows.select_related("employee", "post__position")
    return {(each.employee.nip, each.post.position.code): each for each in rows}


def _decrees(plan: Plan) -> dict[str, Letter]:
    """The decree of each person, and under a blank the collective one."""
    rows = Letter.objects.standing().filter(
        plan=plan, kind__in=DECREES, made_at__isnull=False, void_at__isnull=True
    )
    return {each.nip: each for each in rows.order_by("pk")}


def _ids(person: Employee | None, after: Position | None) -> Ids:
    own = columns_beside(person.extra if person else "")
    job = columns_beside(after.extra if after else "")
    unit = columns_beside(after.unit.extra if after else "")
    return Ids(
        **{name: first_of(own, keys) for name, keys in PERSON_IDS.items()},
        unit=first_of(unit, UNIT_ID) or first_of(job, UNIT_ID),
        job=first_of(job, JOB_ID),
        echelon=first_of(job, ECHELON_ID),
    )


def columns_beside(extra: str) -> dict[str, Any]:
    """Return the columns of a row that mean nothing to us, by their headings."""
    told: dict[str, Any] = json.loads(extra) if extra else {}
    return {str(name).strip().lower(): value for name, value in told.items()}


def first_of(told: Mapping[str, Any], keys: Iterable[str]) -> str:
    """Return the first of some columns that is filled in, blank where none is."""
    found = (str(told[key] or "").strip() for key in keys if key in told)
    return next((each for each in found if each and each.lower() != "null"), "")
