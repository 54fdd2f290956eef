"""The columns a rule may read about a pair: a person, a position, and both together.

Columns of the person and of the calendar come from ``people.py``, columns of the
position begin with ``to_`` and come from ``targets.py``, and what depends on both is
computed in ``pairs.py`` from exactly the columns named in ``of``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from tepat.words import Sentence


class Side(StrEnum):
    """Whose column it is."""

    PERSON = "person"
    TARGET = "target"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class PairColumn:
    """One column of a pair.

    Attributes:
        name: As rules and sentences name it.
        dtype: Its polars type.
        side: Whose it is.
        meaning: What it tells, in both languages.
        of: For ``Side.BOTH``: the columns of either side that it is computed from.
    """

    name: str
    dtype: pl.DataType
    side: Side
    meaning: Sentence
    of: tuple[str, ...] = ()


def _person(name: str, dtype: pl.DataType, id: str, en: str) -> PairColumn:
    return PairColumn(name, dtype, Side.PERSON, Sentence(id=id, en=en))


def _target(name: str, dtype: pl.DataType, id: str, en: str) -> PairColumn:
    return PairColumn(name, dtype, Side.TARGET, Sentence(id=id, en=en))


def _both(
    name: str, dtype: pl.DataType, of: tuple[str, ...], id: str, en: str
) -> PairColumn:
    return PairColumn(name, dtype, Side.BOTH, Sentence(id=id, en=en), of)


TEXT, WHOLE, TRUTH, DAY = pl.String(), pl.Int64(), pl.Boolean(), pl.Date()

PAIR: tuple[PairColumn, ...] = (
    _person("nip", TEXT, "NIP pegawai", "NIP of the person"),
    _person("status", TEXT, "Status kepegawaian", "Employment status"),
    _person("legal_position", TEXT, "Kedudukan hukum", "Legal position"),
    _person("has_position", TRUTH, "Menduduki jabatan", "Holds a position"),
    _person("family", TEXT, "Jenis jabatan sekarang", "Present job family"),
    _person("level", TEXT, "Jenjang sekarang", "Present level"),
    _person(
        "level_rank",
        WHOLE,
        "Tingkat jenjang sekarang, yang setara diberi angka sama",
        "Rank of the present level; equal levels have equal rank",
    ),
    _person("group", TEXT, "Rumpun jabatan sekarang", "Present job group"),
    _person("grade", TEXT, "Golongan", "Grade"),
    _person("grade_order", WHOLE, "Urutan golongan PNS", "Order of the PNS grade"),
    _person("education", TEXT, "Tingkat pendidikan", "Level of education"),
    _person(
        "education_rank", WHOLE, "Urutan tingkat pendidikan", "Rank of the education"
    ),
    _person("field", TEXT, "Bidang pendidikan", "Field of study"),
    _person("born", DAY, "Tanggal lahir", "Day of birth"),
    _person("age_months", WHOLE, "Usia penuh dalam bulan", "Age in whole months"),
    _person(
        "months_in_position",
        WHOLE,
        "Bulan penuh sejak TMT jabatan",
        "Whole months since the start of the present position",
    ),
    _person(
        "months_in_level",
        WHOLE,
        "Bulan penuh pada jenjang sekarang atau yang setara",
        "Whole months at the present level or an equal one",
    ),
    _person(
        "is_serving_penalty",
        TRUTH,
        "Sedang menjalani hukuman disiplin",
        "Is serving a disciplinary penalty",
    ),
    _person(
        "penalty_until",
        DAY,
        "Hari terakhir hukuman disiplin yang berjalan",
        "Last day of the running penalty",
    ),
    _person(
        "rating_older",
        TEXT,
        "Predikat kinerja tahun yang lebih lama",
        "Rating of the earlier year",
    ),
    _person(
        "rating_newer",
        TEXT,
        "Predikat kinerja tahun terakhir",
        "Rating of the latest year",
    ),
    _person("contract_ends", DAY, "Hari terakhir kontrak", "Last day of the contract"),
    _person(
        "effective_on", DAY, "Tanggal berlaku rencana", "Day the plan takes effect"
    ),
    _person(
        "candidates_named_on",
        DAY,
        "Tanggal penetapan pasangan calon",
        "Day the election candidates are named",
    ),
    _person(
        "term_ends_on",
        DAY,
        "Akhir masa jabatan kepala daerah",
        "Last day of the mayor's term",
    ),
    _person(
        "mayor_inaugurated_on",
        DAY,
        "Tanggal pelantikan kepala daerah",
        "Day the mayor was inaugurated",
    ),
    _person(
        "minister_approved",
        TRUTH,
        "Persetujuan tertulis Menteri Dalam Negeri",
        "Written consent of the Minister of Home Affairs",
    ),
    _target("to_family", TEXT, "Jenis jabatan tujuan", "Family of the target"),
    _target("to_level", TEXT, "Jenjang tujuan", "Level of the target"),
    _target(
        "to_level_rank", WHOLE, "Tingkat jenjang tujuan", "Rank of the target's level"
    ),
    _target("to_group", TEXT, "Rumpun jabatan tujuan", "Job group of the target"),
    _target("to_grade_min", TEXT, "Golongan terendah", "Lowest grade"),
    _target("to_grade_max", TEXT, "Golongan tertinggi", "Highest grade"),
    _target("to_grade_low", WHOLE, "Urutan golongan terendah", "Order of lowest grade"),
    _target(
        "to_grade_high", WHOLE, "Urutan golongan tertinggi", "Order of highest grade"
    ),
    _target("to_education", TEXT, "Pendidikan terendah", "Lowest education"),
    _target(
        "to_education_rank",
        WHOLE,
        "Urutan pendidikan terendah",
        "Rank of that education",
    ),
    _target(
        "to_fields", TEXT, "Bidang pendidikan yang diterima", "Accepted fields of study"
    ),
    _target(
        "to_experience_months",
        WHOLE,
        "Pengalaman terendah dalam bulan",
        "Least experience in months",
    ),
    _target(
        "to_retirement_age", WHOLE, "BUP jabatan tujuan", "Retirement age of the target"
    ),
    _target(
        "to_oldest_age",
        WHOLE,
        "Usia tertinggi saat diangkat (tahun)",
        "Oldest age at appointment (years)",
    ),
    _target(
        "to_months_below",
        WHOLE,
        "Bulan terendah pada jenjang di bawahnya",
        "Least months at the level below",
    ),
    _both(
        "field_is_accepted",
        TRUTH,
        ("field", "to_fields"),
        "Bidang pendidikan ada dalam daftar yang diterima",
        "The field of study is on the accepted list",
    ),
    _both(
        "related_months",
        WHOLE,
        ("nip", "to_group"),
        "Bulan pengalaman pada rumpun jabatan tujuan",
        "Months of experience in the target's job group",
    ),
    _both(
        "months_to_retirement",
        WHOLE,
        ("born", "to_retirement_age", "effective_on"),
        "Bulan penuh sampai TMT pensiun pada jabatan tujuan",
        "Whole months until retirement from the target position",
    ),
    _both(
        "relative",
        TEXT,
        (),
        "Nama kerabat yang menjadi atasan atau bawahan langsung di jabatan tujuan",
        "Name of a relative who would be the direct superior or subordinate",
    ),
    _both(
        "has_relative_beside",
        TRUTH,
        (),
        "Ada kerabat yang menjadi atasan atau bawahan langsung",
        "A relative would be the direct superior or subordinate",
    ),
)

BY_NAME = {column.name: column for column in PAIR}
SCHEMA = pl.Schema({column.name: column.dtype for column in PAIR})
