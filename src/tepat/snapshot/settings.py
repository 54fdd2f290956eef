"""What the city set in sheet ``pengaturan``, typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

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
