"""Data that are missing, each with what becomes known once they are filled in.

A blank is no mistake, so the checks of the engine are silent about it; but every blank
makes something *unknown*. What is asked of people is asked of those who can be placed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot
from tepat.words import Sentence
from tepat_web.kit.words import Words

from .saying import words

SAID = Sentence(
    id="{what}. Tanpa itu {unlocks}. {remedy}.",
    en="{what}. Without it, {unlocks}. {remedy}.",
)
# Whoever has no more than this has no field of study.
WITHOUT_FIELD = ("SD", "SMP")


@dataclass(frozen=True, slots=True)
class Blank:
    """One sort of missing data.

    Attributes:
        code: Fixed name.
        table: Whose row lacks something.
        is_missing: Rows that do, over the frame of the table.
        what: What is missing.
        unlocks: What stays unknown without it; continues "Tanpa itu …".
        remedy: What to do.
        into: Sheet that gets a row, where it is not a cell of the table that is blank.
    """

    code: str
    table: str
    is_missing: Callable[[Snapshot, Law], pl.Expr]
    what: Words
    unlocks: Words
    remedy: Words
    into: str = ""

    @property
    def said(self) -> Words:
        """All of it in one sentence or three."""
        parts = {"what": self.what, "unlocks": self.unlocks, "remedy": self.remedy}
        facts = {name: Sentence(id=each.id, en=each.en) for name, each in parts.items()}
        return words(SAID, **facts)


def _of_people(missing: pl.Expr, law: Law) -> pl.Expr:
    """Whether somebody who can be placed lacks it; a blank legal position is active."""
    state = pl.col("legal_position")
    placeable = state.is_null() | state.is_in(list(law.legal_position.placeable.value))
    return missing & placeable


def _without(name: str, *, seated: bool = False) -> Callable[[Snapshot, Law], pl.Expr]:
    def is_missing(city: Snapshot, law: Law) -> pl.Expr:
        missing = pl.col(name).is_null()
        if seated:
            missing &= pl.col("position").is_not_null()
        return _of_people(missing, law)

    return is_missing


def _field(city: Snapshot, law: Law) -> pl.Expr:
    has_level = pl.col("education").is_not_null()
    asked = has_level & ~pl.col("education").is_in(WITHOUT_FIELD)
    return _of_people(pl.col("field").is_null() & asked, law)


def _grade_since(city: Snapshot, law: Law) -> pl.Expr:
    missing = pl.col("grade_since").is_null() & (pl.col("status") == "PNS")
    return _of_people(missing & pl.col("grade").is_not_null(), law)


def _ratings(city: Snapshot, law: Law) -> pl.Expr:
    """No rating in any of the years that are looked back at."""
    first = city.day.year - law.performance.years_looked_back.value
    told = pl.any_horizontal(pl.col("rating", "results", "behaviour").is_not_null())
    rated = city.appraisals.filter((pl.col("year") >= first) & told)["nip"]
    return _of_people(~pl.col("nip").is_in(rated.unique().to_list()), law)


def _assessments(city: Snapshot, law: Law) -> pl.Expr:
    """Nothing measured, though the position, or its job, has a standard."""
    asked = city.standards["position"].drop_nulls().unique().to_list()
    posts = city.positions.filter(
        pl.col("position").is_in(asked) | pl.col("job").is_in(asked)
    )["position"].to_list()
    measured = city.assessments["nip"].unique().to_list()
    missing = pl.col("position").is_in(posts) & ~pl.col("nip").is_in(measured)
    return _of_people(missing, law)


def _history(city: Snapshot, law: Law) -> pl.Expr:
    """Nothing told of the time between entering and the present position."""
    known = city.history["nip"].unique().to_list()
    had_another = pl.col("position_since") > pl.col("entered").dt.offset_by("2y")
    return _of_people(had_another & ~pl.col("nip").is_in(known), law)


def _credits(city: Snapshot, law: Law) -> pl.Expr:
    functional = city.positions.filter(pl.col("family") == "FUNGSIONAL")["position"]
    told = city.credits["nip"].unique().to_list()
    missing = pl.col("position").is_in(functional.to_list()) & ~pl.col("nip").is_in(
        told
    )
    return _of_people(missing & (pl.col("status") == "PNS"), law)


def _users(city: Snapshot, law: Law) -> pl.Expr:
    return pl.col("population").is_null()


BLANKS: tuple[Blank, ...] = (
    Blank(
        "BLANK-POSITION-SINCE",
        "employees",
        _without("position_since", seated=True),
        Words(id="TMT jabatan kosong", en="The start date in the position is blank"),
        Words(
            id="masa jabatan belum dapat dihitung",
            en="the time in the position cannot be counted",
        ),
        Words(id="Isi kolom tmt_jabatan", en="Fill in column tmt_jabatan"),
    ),
    Blank(
        "BLANK-GRADE",
        "employees",
        _without("grade"),
        Words(id="Golongan kosong", en="The grade is blank"),
        Words(
            id="syarat golongan jabatan mana pun belum dapat dinilai",
            en="no position's requirement of grade can be judged",
        ),
        Words(id="Isi kolom golongan", en="Fill in column golongan"),
    ),
    Blank(
        "BLANK-GRADE-SINCE",
        "employees",
        _grade_since,
        Words(id="TMT golongan kosong", en="The start date of the grade is blank"),
        Words(
            id="masa dalam golongan belum dapat dihitung",
            en="the time in the grade cannot be counted",
        ),
        Words(id="Isi kolom tmt_golongan", en="Fill in column tmt_golongan"),
    ),
    Blank(
        "BLANK-EDUCATION",
        "employees",
        _without("education"),
        Words(id="Pendidikan kosong", en="The level of education is blank"),
        Words(
            id="syarat pendidikan belum dapat dinilai",
            en="the requirement of education cannot be judged",
        ),
        Words(id="Isi kolom pendidikan", en="Fill in column pendidikan"),
    ),
    Blank(
        "BLANK-FIELD",
        "employees",
        _field,
        Words(id="Bidang pendidikan kosong", en="The field of study is blank"),
        Words(
            id="kecocokan pendidikan dengan jabatan belum dapat dinilai",
            en="how the education suits a position cannot be judged",
        ),
        Words(id="Isi kolom bidang_pendidikan", en="Fill in column bidang_pendidikan"),
    ),
    Blank(
        "BLANK-RATING",
        "employees",
        _ratings,
        Words(
            id="Belum ada penilaian kinerja tahun-tahun terakhir",
            en="There is no appraisal of the last years",
        ),
        Words(
            id="syarat kinerja untuk mutasi dan promosi belum dapat dinilai",
            en="the requirement of performance for a move cannot be judged",
        ),
        Words(id="Isi atau impor lembar kinerja", en="Enter or import sheet kinerja"),
        into="kinerja",
    ),
    Blank(
        "BLANK-ASSESSMENT",
        "employees",
        _assessments,
        Words(
            id="Kompetensi belum diukur, padahal jabatannya mempunyai standar",
            en="No competency is measured, though the position has a standard",
        ),
        Words(
            id="kesenjangan kompetensi dan nilai kesesuaian belum lengkap",
            en="gaps of competency and the fit stay incomplete",
        ),
        Words(
            id="Isi atau impor lembar kompetensi", en="Enter or import sheet kompetensi"
        ),
        into="kompetensi",
    ),
    Blank(
        "BLANK-HISTORY",
        "employees",
        _history,
        Words(
            id="Riwayat jabatan belum diisi, padahal jabatan sekarang dimulai lebih "
            "dari dua tahun setelah masuk",
            en="No earlier positions are recorded, though the present one began more "
            "than two years after entering",
        ),
        Words(
            id="pengalaman kerja hanya terbaca dari jabatan sekarang",
            en="experience is read from the present position only",
        ),
        Words(
            id="Isi atau impor lembar riwayat",
            en="Enter or import sheet riwayat",
        ),
        into="riwayat",
    ),
    Blank(
        "BLANK-CREDIT",
        "employees",
        _credits,
        Words(
            id="Angka kredit pejabat fungsional belum diisi",
            en="No credit points of the functional official are recorded",
        ),
        Words(
            id="kenaikan pangkat dan jenjang belum dapat diperkirakan",
            en="promotions in grade and level cannot be foreseen",
        ),
        Words(
            id="Isi atau impor lembar angka_kredit",
            en="Enter or import sheet angka_kredit",
        ),
        into="angka_kredit",
    ),
    Blank(
        "BLANK-USERS",
        "services",
        _users,
        Words(
            id="Jumlah penerima layanan kosong", en="The users of a service are blank"
        ),
        Words(
            id="kecukupan responden survei belum dapat dinilai",
            en="whether enough people answered a survey cannot be judged",
        ),
        Words(id="Isi kolom populasi", en="Fill in column populasi"),
    ),
)
BY_CODE: Mapping[str, Blank] = MappingProxyType({each.code: each for each in BLANKS})


def blanks(city: Snapshot, law: Law) -> Iterator[tuple[Blank, int]]:
    """Yield each sort of missing data with the row that lacks it, from 0."""
    frames = {table.name: frame for table, frame in city.tables()}
    for blank in BLANKS:
        frame = frames[blank.table]
        lacking = frame.with_row_index("_row").filter(blank.is_missing(city, law))
        for row in lacking["_row"]:
            yield blank, int(row)
