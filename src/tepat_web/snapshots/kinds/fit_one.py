"""One person against all positions, and one position against all people."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.errors import TepatError
from tepat.placement.case import Case, work_out
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import Form, Result, Table
from .judging import fields, judged
from .saying import text, words

NOT_PLACED = Sentence(
    id="Pegawai ini tidak ada dalam data pada tanggal acuan, atau tidak ditempatkan "
    "karena pensiun, kontraknya berakhir, atau kedudukan hukumnya tidak aktif. Periksa "
    "datanya, atau pilih tanggal lain.",
    en="This employee is not in the data on the reference date, or is not placed "
    "because of retirement, a contract's end or an inactive legal position. Check the "
    "data, or choose another date.",
)
NO_POSITION = Sentence(
    id="Jabatan ini tidak ada dalam struktur pada tanggal acuan. Periksa kodenya, atau "
    "pilih tanggal lain.",
    en="This position is not in the structure on the reference date. Check its code, "
    "or choose another date.",
)
OF_ONE = Sentence(
    id="{name} memenuhi semua syarat {n} dari {all} jabatan; {unknown} belum dapat "
    "dinilai karena data belum lengkap. Kesesuaian tertinggi: {fit} ({best}).",
    en="{name} meets every requirement of {n} of {all} positions; {unknown} cannot be "
    "judged because data is missing. Highest fit: {fit} ({best}).",
)
OF_SEAT = Sentence(
    id="{n} dari {all} pegawai memenuhi semua syarat {name}; {unknown} belum dapat "
    "dinilai karena data belum lengkap. Kesesuaian tertinggi: {fit}.",
    en="{n} of {all} employees meet every requirement of {name}; {unknown} cannot be "
    "judged because data is missing. Highest fit: {fit}.",
)
PEOPLE = Permission.PEOPLE_READ.value


class NotThere(TepatError):
    """A person or position that the question names is not in the case."""


def person(question: Question, tell: Tell) -> Result:
    """Judge one person against every position, the best first."""
    case = work_out(question.snapshot, policy=question.policy)
    nips = case.people["nip"].to_list()
    nip = question.parameters["nip"]
    if nip not in nips:
        raise NotThere(NOT_PLACED)
    tell(50, "Menilai jabatan", "Judging the positions")
    at = nips.index(nip)
    count = case.positions.height
    paths = dict(question.places.people.select("nip", "person_path").iter_rows())
    path = paths.get(nip, "")
    rows = (
        pl.concat(
            [
                case.positions.select("position", "name", "unit_name", "agency_name"),
                judged(case, [at] * count, range(count)),
            ],
            how="horizontal",
        )
        .join(
            question.places.positions, on="position", how="left", maintain_order="left"
        )
        .with_columns(
            name_pk="position_pk",
            _nip=pl.lit(nip),
            _path=pl.lit(path),
            _read=pl.lit(PEOPLE),
        )
    )
    name = str(case.people["name"][at])
    rows = _best_first(rows, "position")
    table = Table(
        "jabatan",
        Words(id="Jabatan, yang paling sesuai dahulu", en="Positions, best first"),
        (
            text("name", "Jabatan", "Position", sheet="positions"),
            text("unit_name", "Unit", "Unit"),
            text("agency_name", "Perangkat daerah", "Agency"),
            *fields(),
        ),
        rows,
        Words(id="Tidak ada jabatan.", en="No positions."),
    )
    said = words(OF_ONE, name=name, best=rows["name"][0], **_counts(rows))
    return Result(said, (table,), subject=Words(id=name, en=name), nip=nip, path=path)


def position(question: Question, tell: Tell) -> Result:
    """Judge every person against one position, the best first."""
    case = work_out(question.snapshot, policy=question.policy)
    codes = case.positions["position"].to_list()
    code = question.parameters["position"]
    if code not in codes:
        raise NotThere(NO_POSITION)
    tell(50, "Menilai pegawai", "Judging the people")
    at = codes.index(code)
    rows = _people(case, question, at)
    called = f"{case.positions['name'][at]}, {case.place(at)}"
    name = Words(id=called, en=called)
    table = Table(
        "pegawai",
        Words(id="Pegawai, yang paling sesuai dahulu", en="Employees, best first"),
        (
            text("name", "Nama", "Name", sheet="employees"),
            text("nip", "NIP", "NIP", form=Form.NIP),
            text("now", "Jabatan sekarang", "Present position"),
            text("unit_name", "Unit", "Unit"),
            *fields(),
        ),
        rows,
        Words(id="Tidak ada pegawai yang dapat Anda lihat.", en="No employees."),
    )
    return Result(words(OF_SEAT, name=called, **_counts(rows)), (table,), subject=name)


def _people(case: Case, question: Question, at: int) -> pl.DataFrame:
    count = case.people.height
    held = case.positions.select("position", "unit_name", now="name")
    rows = (
        pl.concat(
            [
                case.people.select("nip", "name", "position"),
                judged(case, range(count), [at] * count),
            ],
            how="horizontal",
        )
        .join(held, on="position", how="left", maintain_order="left")
        .join(question.places.people, on="nip", how="left", maintain_order="left")
        .with_columns(
            name_pk="nip_pk",
            _nip="nip",
            _path="person_path",
            _read=pl.lit(PEOPLE),
        )
    )
    return _best_first(rows, "nip")


def _best_first(rows: pl.DataFrame, code: str) -> pl.DataFrame:
    return rows.sort(
        pl.col("verdict") != "holds",
        "misses",
        pl.col("fit").neg(),
        code,
        maintain_order=True,
    )


def _counts(rows: pl.DataFrame) -> dict[str, Any]:
    able = rows.filter(verdict="holds")
    return {
        "n": able.height,
        "all": rows.height,
        "unknown": rows.filter(verdict="unknown").height,
        "fit": able["fit"].max() if able.height else rows["fit"].max(),
    }


OF_PERSON = Computation(
    "fit-person",
    _("Positions for one employee"),
    _("Which positions one employee fits, how well, and what is still missing."),
    person,
    parameters=("nip",),
)
OF_POSITION = Computation(
    "fit-position",
    _("Employees for one position"),
    _("Who fits one position, how well, and what is still missing."),
    position,
    parameters=("position",),
)
