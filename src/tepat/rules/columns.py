"""The columns a rule may read about a pair: a person, a position, and both together.

Columns of the person and of the calendar come from ``people.py``, columns of the
position begin with ``to_`` and come from ``targets.py``, and what depends on both is
computed in ``pairs.py`` from exactly the columns named in ``of``. A null is data that
is missing, or (in a column of the position) something that it does not ask for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from tepat.words import Sentence


class Side(StrEnum):
    """Whose column it is."""

    PERSON = "person"
    TARGET = "target"
    BOTH = "both"


class Kind(StrEnum):
    """What a column holds, which is also how a sentence writes it."""

    TEXT = "text"
    NAME = "name"  # of a closed list in capitals: AHLI MUDA is written Ahli Muda
    LIST = "list"  # names separated by "; "
    WHOLE = "whole"
    MONTHS = "months"  # 27 is written as 2 tahun 3 bulan
    TRUTH = "truth"
    DAY = "day"


DTYPES: Mapping[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.NAME: pl.String(),
    Kind.LIST: pl.String(),
    Kind.WHOLE: pl.Int64(),
    Kind.MONTHS: pl.Int64(),
    Kind.TRUTH: pl.Boolean(),
    Kind.DAY: pl.Date(),
}


@dataclass(frozen=True, slots=True)
class PairColumn:
    """One column of a pair.

    Attributes:
        name: As rules and sentences name it.
        kind: What it holds.
        side: Whose it is.
        meaning: What it tells, in both languages.
        of: For ``Side.BOTH``: the columns of either side that it is computed from.
    """

    name: str
    kind: Kind
    side: Side
    meaning: Sentence
    of: tuple[str, ...] = ()

    @property
    def dtype(self) -> pl.DataType:
        return DTYPES[self.kind]


def _person(name: str, kind: Kind, id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.PERSON, Sentence(id=id, en=en))


def _target(name: str, kind: Kind, id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.TARGET, Sentence(id=id, en=en))


def _both(name: str, kind: Kind, of: tuple[str, ...], id: str, en: str) -> PairColumn:
    return PairColumn(name, kind, Side.BOTH, Sentence(id=id, en=en), of)


TEXT, NAME, LIST, WHOLE = Kind.TEXT, Kind.NAME, Kind.LIST, Kind.WHOLE
MONTHS, TRUTH, DAY = Kind.MONTHS, Kind.TRUTH, Kind.DAY

PAIR: tuple[PairColumn, ...] = (
    _person("nip", TEXT, "NIP pegawai", "NIP of the person"),
    _person("status", NAME, "Status kepegawaian", "Employment status"),
    _person("legal_position", TEXT, "Kedudukan hukum", "Legal position"),
    _person("entered", DAY, "TMT CPNS atau kontrak", "Day of entry into service"),
    _person("has_position", TRUTH, "Menduduki jabatan", "Holds a position"),
    _person(
        "family",
        NAME,
        "Jenis jabatan sekarang, atau yang terakhir; BELUM ADA bagi yang belum pernah "
        "tercatat menduduki jabatan",
        "Present job family, else the last one; BELUM ADA for who never held any on "
        "record",
    ),
    _person("level", NAME, "Jenjang sekarang atau terakhir", "Present or last level"),
    _person(
        "level_rank",
        WHOLE,
        "Tingkat jenjang itu; yang setara diberi angka sama",
        "Rank of that level; equal levels have equal rank",
    ),
    _person("group", TEXT, "Rumpun jabatan sekarang", "Present job group"),
    _person("grade", TEXT, "Golongan", "Grade"),
    _person("education", TEXT, "Tingkat pendidikan", "Level of education"),
    _person(
        "education_rank", WHOLE, "Urutan tingkat pendidikan", "Rank of the education"
    ),
    _person("field", TEXT, "Bidang pendidikan", "Field of study"),
    _person("born", DAY, "Tanggal lahir", "Day of birth"),
    _person("age_months", MONTHS, "Usia penuh dalam bulan", "Age in whole months"),
    _person(
        "months_in_position",
        MONTHS,
        "Bulan penuh sejak TMT jabatan",
        "Whole months since the start of the present position",
    ),
    _person(
        "position_since",
        DAY,
        "TMT jabatan sekarang",
        "Day since which the present position is held",
    ),
    _person(
        "months_in_level",
        MONTHS,
        "Bulan tercatat pada jenjang sekarang, yang setara, atau yang lebih tinggi",
        "Months on record at the present level, an equal or a higher one",
    ),
    _person(
        "months_in_level_at_most",
        MONTHS,
        "Bulan itu ditambah masa kerja yang jenjangnya tidak tercatat",
        "Those months and the service of which no level is on record",
    ),
    _person(
        "months_at_level_before",
        MONTHS,
        "Bulan tercatat pada jenjang itu sebelum jabatan sekarang",
        "Months on record at that level before the present position",
    ),
    _person(
        "days_at_level_before",
        WHOLE,
        "Sisa hari di luar bulan penuh itu",
        "Days left over from those months",
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
        "penalty_free_from",
        DAY,
        "Hari pertama tanpa hukuman disiplin, sejauh tercatat",
        "First day without a penalty, as far as is on record",
    ),
    _person(
        "rating_older",
        NAME,
        "Predikat kinerja dua tahun sebelum tahun rencana",
        "Rating of the second year before that of the plan",
    ),
    _person(
        "rating_newer",
        NAME,
        "Predikat kinerja setahun sebelum tahun rencana",
        "Rating of the year before that of the plan",
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
    _target("to_family", NAME, "Jenis jabatan tujuan", "Family of the target"),
    _target("to_level", NAME, "Jenjang tujuan", "Level of the target"),
    _target(
        "to_level_rank", WHOLE, "Tingkat jenjang tujuan", "Rank of the target's level"
    ),
    _target("to_group", TEXT, "Rumpun jabatan tujuan", "Job group of the target"),
    _target("to_grade_min", TEXT, "Golongan PNS terendah", "Lowest PNS grade"),
    _target("to_grade_max", TEXT, "Golongan PNS tertinggi", "Highest PNS grade"),
    _target("to_pppk_min", TEXT, "Golongan PPPK terendah", "Lowest PPPK grade"),
    _target("to_pppk_max", TEXT, "Golongan PPPK tertinggi", "Highest PPPK grade"),
    _target("to_education", TEXT, "Pendidikan terendah", "Lowest education"),
    _target(
        "to_education_rank",
        WHOLE,
        "Urutan pendidikan terendah",
        "Rank of that education",
    ),
    _target(
        "to_fields", LIST, "Bidang pendidikan yang diterima", "Accepted fields of study"
    ),
    _target(
        "to_experience_months",
        MONTHS,
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
        "to_oldest_age_of_peers",
        WHOLE,
        "Usia tertinggi bagi yang sudah pada jenjang yang sama, bila dibedakan",
        "Oldest age for those at the same level already, where it differs",
    ),
    _target(
        "to_months_below",
        MONTHS,
        "Bulan terendah pada jenjang di bawahnya",
        "Least months at the level below",
    ),
    _both(
        "is_promotion",
        TRUTH,
        ("family", "level", "level_rank", "to_family", "to_level", "to_level_rank"),
        "Jenjang naik, termasuk antarjenjang fungsional yang setingkat",
        "The level rises, also between functional levels of equal rank",
    ),
    _both(
        "lowest_grade",
        TEXT,
        ("grade", "to_grade_min", "to_pppk_min"),
        "Golongan terendah bagi pegawai ini",
        "Lowest grade for this person",
    ),
    _both(
        "steps_above_lowest",
        WHOLE,
        ("grade", "to_grade_min", "to_pppk_min"),
        "Selisih golongan terhadap yang terendah, dalam langkah",
        "Steps from the lowest grade up to the person's",
    ),
    _both(
        "highest_grade",
        TEXT,
        ("grade", "to_grade_max", "to_pppk_max"),
        "Golongan tertinggi bagi pegawai ini",
        "Highest grade for this person",
    ),
    _both(
        "steps_above_highest",
        WHOLE,
        ("grade", "to_grade_max", "to_pppk_max"),
        "Selisih golongan terhadap yang tertinggi, dalam langkah",
        "Steps from the highest grade up to the person's",
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
        MONTHS,
        ("nip", "to_group"),
        "Bulan pengalaman tercatat pada rumpun jabatan tujuan",
        "Months of experience on record in the target's job group",
    ),
    _both(
        "related_months_at_most",
        MONTHS,
        ("nip", "to_group"),
        "Bulan itu ditambah masa kerja yang rumpunnya tidak tercatat",
        "Those months and the service of which no job group is on record",
    ),
    _both(
        "related_months_before",
        MONTHS,
        ("nip", "to_group"),
        "Bulan pengalaman itu sebelum jabatan sekarang",
        "Months of that experience before the present position",
    ),
    _both(
        "related_days_before",
        WHOLE,
        ("nip", "to_group"),
        "Sisa hari di luar bulan penuh itu",
        "Days left over from those months",
    ),
    _both(
        "oldest_age",
        WHOLE,
        ("level", "to_level", "to_oldest_age", "to_oldest_age_of_peers"),
        "Usia tertinggi saat diangkat bagi pegawai ini (tahun)",
        "Oldest age at appointment for this person (years)",
    ),
    _both(
        "retires_on",
        DAY,
        ("born", "to_retirement_age"),
        "TMT pensiun pada jabatan tujuan",
        "First day of retirement from the target position",
    ),
    _both(
        "months_to_retirement",
        MONTHS,
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

NEVER_HELD = "BELUM ADA"
"""The ``family`` of a person of whom no position is on record, now or earlier."""
