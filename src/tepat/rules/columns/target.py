"""Columns of the position, or of what positions like it ask for."""

from __future__ import annotations

from .column import (
    LIST,
    MONTHS,
    NAME,
    TEXT,
    WHOLE,
    PairColumn,
    seat,
    target,
)

TARGET: tuple[PairColumn, ...] = (
    target("to_family", NAME, "Jenis jabatan tujuan", "Family of the target"),
    target("to_level", NAME, "Jenjang tujuan", "Level of the target"),
    target(
        "to_level_rank", WHOLE, "Tingkat jenjang tujuan", "Rank of the target's level"
    ),
    target("to_group", TEXT, "Rumpun jabatan tujuan", "Job group of the target"),
    target("to_grade_min", TEXT, "Golongan PNS terendah", "Lowest PNS grade"),
    target("to_grade_max", TEXT, "Golongan PNS tertinggi", "Highest PNS grade"),
    target("to_pppk_min", TEXT, "Golongan PPPK terendah", "Lowest PPPK grade"),
    target("to_pppk_max", TEXT, "Golongan PPPK tertinggi", "Highest PPPK grade"),
    target("to_education", TEXT, "Pendidikan terendah", "Lowest education"),
    target(
        "to_education_rank",
        WHOLE,
        "Urutan pendidikan terendah",
        "Rank of that education",
    ),
    target(
        "to_fields", LIST, "Bidang pendidikan yang diterima", "Accepted fields of study"
    ),
    target(
        "to_experience_months",
        MONTHS,
        "Pengalaman terendah dalam bulan",
        "Least experience in months",
    ),
    target(
        "to_retirement_age", WHOLE, "BUP jabatan tujuan", "Retirement age of the target"
    ),
    target(
        "to_oldest_age",
        WHOLE,
        "Usia tertinggi saat diangkat (tahun)",
        "Oldest age at appointment (years)",
    ),
    target(
        "to_oldest_age_of_peers",
        WHOLE,
        "Usia tertinggi bagi yang sudah pada jenjang yang sama, bila dibedakan",
        "Oldest age for those at the same level already, where it differs",
    ),
    target(
        "to_months_below",
        MONTHS,
        "Bulan terendah pada jenjang di bawahnya",
        "Least months at the level below",
    ),
    target(
        "to_leadership_months",
        MONTHS,
        "Bulan terendah pengalaman di bidang terkait bagi JPT",
        "Least months of experience in the related field, for JPT",
    ),
)

SEAT: tuple[PairColumn, ...] = (
    seat("to_position", TEXT, "Kode jabatan tujuan", "Code of the target"),
    seat("to_job", TEXT, "Kode nomenklatur jabatan tujuan", "Code of the target's job"),
    seat(
        "to_standard",
        TEXT,
        "Kode standar kompetensi jabatan tujuan",
        "Code of the target's competency standard",
    ),
)
