"""What the city set in sheet ``pengaturan``, typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from tepat.words import Sentence

from .columns import Column, Kind

Rounding = Literal["SETENGAH_KE_ATAS", "KE_ATAS"]
PeriodMethod = Literal["TAHUNAN", "PERIODE"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one workbook; ``None`` where the city set nothing.

    Attributes:
        reference_day: tanggal_acuan.
        agency_name: nama_instansi.
        is_example: contoh; true marks fictional data on every page and file.
        effective_hours: jam_kerja_efektif, hours one employee works in a year.
        rounding: pembulatan, of a position's exact need to persons.
        period_method: metode_periode, how volumes per period become a year.
        workdays_per_week: hari_kerja_minggu, 5 or 6.
        candidates_named_on: penetapan_calon of the next local election.
        term_ends_on: akhir_masa_jabatan of the present mayor.
        mayor_inaugurated_on: pelantikan_kepala_daerah.
        minister_approved: izin_mendagri.
        leadership_need_stated: kebutuhan_pimpinan_dari_data; true lets tasks or
            ``kebutuhan`` speak for leadership posts too, instead of always one.
    """

    reference_day: date | None = None
    agency_name: str | None = None
    is_example: bool = False
    effective_hours: float | None = None
    rounding: Rounding | None = None
    period_method: PeriodMethod | None = None
    workdays_per_week: Literal[5, 6] | None = None
    candidates_named_on: date | None = None
    term_ends_on: date | None = None
    mayor_inaugurated_on: date | None = None
    minister_approved: bool | None = None
    leadership_need_stated: bool = False


def _key(
    field: str,
    official: str,
    kind: Kind,
    id: str,
    en: str,
    *,
    choices: tuple[str, ...] = (),
    low: float | None = None,
    high: float | None = None,
) -> Column:
    meaning = Sentence(id=id, en=en)
    return Column(field, official, kind, meaning, choices=choices, low=low, high=high)


HOURS_OF_A_LEAP_YEAR = 8_784

# Each key of sheet pengaturan: the field above, and how its value is read.
KEYS: tuple[Column, ...] = (
    _key(
        "reference_day",
        "tanggal_acuan",
        Kind.DAY,
        "Hari yang dipakai untuk usia, masa kerja, pensiun dan peraturan; kosong = "
        "hari ini.",
        "Day on which ages, tenures, retirements and rules are taken; blank = today.",
    ),
    _key(
        "agency_name",
        "nama_instansi",
        Kind.TEXT,
        "Nama instansi, dicetak pada semua hasil.",
        "Name of the agency, printed on every result.",
    ),
    _key(
        "is_example",
        "contoh",
        Kind.TRUTH,
        "ya menandai data rekaan pada semua hasil.",
        "ya marks fictional data on every result.",
    ),
    _key(
        "effective_hours",
        "jam_kerja_efektif",
        Kind.DECIMAL,
        "Jam kerja efektif satu pegawai setahun; kosong = menurut peraturan.",
        "Effective hours of one employee in a year; blank = as the regulation says.",
        low=1,
        high=HOURS_OF_A_LEAP_YEAR,
    ),
    _key(
        "rounding",
        "pembulatan",
        Kind.CHOICE,
        "Pembulatan kebutuhan menjadi orang.",
        "How an exact need becomes persons.",
        choices=get_args(Rounding),
    ),
    _key(
        "period_method",
        "metode_periode",
        Kind.CHOICE,
        "Cara volume per periode dijadikan setahun.",
        "How volumes per period become a year.",
        choices=get_args(PeriodMethod),
    ),
    _key(
        "workdays_per_week",
        "hari_kerja_minggu",
        Kind.WHOLE,
        "Hari kerja dalam seminggu, 5 atau 6.",
        "Working days in a week, 5 or 6.",
        low=5,
        high=6,
    ),
    _key(
        "candidates_named_on",
        "penetapan_calon",
        Kind.DAY,
        "Hari penetapan pasangan calon pemilihan berikutnya.",
        "Day on which the candidates of the next local election are named.",
    ),
    _key(
        "term_ends_on",
        "akhir_masa_jabatan",
        Kind.DAY,
        "Akhir masa jabatan kepala daerah sekarang.",
        "Day on which the term of the present mayor ends.",
    ),
    _key(
        "mayor_inaugurated_on",
        "pelantikan_kepala_daerah",
        Kind.DAY,
        "Hari pelantikan kepala daerah sekarang.",
        "Day on which the present mayor was inaugurated.",
    ),
    _key(
        "minister_approved",
        "izin_mendagri",
        Kind.TRUTH,
        "ya bila Mendagri sudah mengizinkan penggantian pejabat.",
        "ya where the minister has approved replacing officials.",
    ),
    _key(
        "leadership_need_stated",
        "kebutuhan_pimpinan_dari_data",
        Kind.TRUTH,
        "ya bila kebutuhan jabatan pimpinan mengikuti tugas atau kolom kebutuhan, "
        "bukan selalu satu.",
        "ya where tasks or column kebutuhan speak for leadership posts too, instead "
        "of always one.",
    ),
)
