"""Tables of results: appraisals, ratings of units, credit points and potential."""

from __future__ import annotations

from tepat.snapshot import vocabulary
from tepat.snapshot.vocabulary import (
    EXPECTATION_SYNONYMS,
    EXPECTATIONS,
    LEVEL_SYNONYMS,
    LEVELS_OF_FAMILY,
    RATING_SYNONYMS,
    RATINGS,
)
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table
from .employees import EMPLOYEE
from .feedback import RATER

FUNCTIONAL_SYNONYMS = {
    said: level
    for said, level in LEVEL_SYNONYMS.items()
    if level in LEVELS_OF_FAMILY["FUNGSIONAL"]
}

APPRAISALS = Table(
    "appraisals",
    "kinerja",
    Sentence(
        id="Satu penilaian kinerja tahunan atau periodik.",
        en="A yearly or periodic appraisal.",
    ),
    (
        EMPLOYEE,
        Column(
            "year",
            "tahun",
            Kind.WHOLE,
            Sentence(id="Tahun.", en="Year."),
            required=True,
            low=1990,
            high=2100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "period",
            "periode",
            Kind.TEXT,
            Sentence(
                id="Periode; kosong = tahunan.", en="Period; blank = the whole year."
            ),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "results",
            "hasil",
            Kind.CHOICE,
            Sentence(
                id="Hasil kerja: DI_ATAS, SESUAI, DI_BAWAH ekspektasi.",
                en="Results: above, as, or below expectation.",
            ),
            choices=EXPECTATIONS,
            synonyms=EXPECTATION_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "behaviour",
            "perilaku",
            Kind.CHOICE,
            Sentence(
                id="Perilaku kerja: DI_ATAS, SESUAI, DI_BAWAH ekspektasi.",
                en="Behaviour: above, as, or below expectation.",
            ),
            choices=EXPECTATIONS,
            synonyms=EXPECTATION_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "rating",
            "predikat",
            Kind.CHOICE,
            Sentence(id="Predikat kinerja.", en="Rating."),
            choices=RATINGS,
            synonyms=RATING_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
        RATER,
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(
                id="Tanggal penilaian ditetapkan.",
                en="Day of the appraisal's decision.",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
    key=("nip", "year", "period"),
)

UNIT_RATINGS = Table(
    "unit_ratings",
    "kinerja_unit",
    Sentence(
        id="Predikat kinerja satu unit organisasi.",
        en="The rating of an organisation unit.",
    ),
    (
        Column(
            "unit",
            "unit",
            Kind.CODE,
            Sentence(id="Kode unit.", en="Code of the unit."),
            required=True,
            refers=("units.unit",),
        ),
        Column(
            "year",
            "tahun",
            Kind.WHOLE,
            Sentence(id="Tahun.", en="Year."),
            required=True,
            low=1990,
            high=2100,
        ),
        Column(
            "rating",
            "predikat",
            Kind.CHOICE,
            Sentence(id="Predikat unit.", en="Rating of the unit."),
            required=True,
            choices=vocabulary.UNIT_RATINGS,
            synonyms=RATING_SYNONYMS,
        ),
    ),
    key=("unit", "year"),
)

CREDITS = Table(
    "credits",
    "angka_kredit",
    Sentence(
        id="Satu penetapan angka kredit pejabat fungsional.",
        en="A credit-point decision of a functional post.",
    ),
    (
        EMPLOYEE,
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal penetapan.", en="Day of the decision."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "points",
            "ak",
            Kind.DECIMAL,
            Sentence(id="Angka kredit.", en="Credit points."),
            required=True,
            low=0,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "kind",
            "jenis",
            Kind.CHOICE,
            Sentence(
                id="Asal angka kredit: KONVERSI predikat, DASAR, INTEGRASI, PENDIDIKAN "
                "atau PENETAPAN.",
                en="Where the points come from: conversion of a rating, base, "
                "integration, a diploma, or a decision.",
            ),
            choices=("KONVERSI", "DASAR", "INTEGRASI", "PENDIDIKAN", "PENETAPAN"),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "level",
            "jenjang",
            Kind.CHOICE,
            Sentence(
                id="Jenjang jabatan fungsional saat diperoleh.",
                en="Functional level at which they were earned.",
            ),
            choices=LEVELS_OF_FAMILY["FUNGSIONAL"],
            synonyms=FUNCTIONAL_SYNONYMS,
            privacy=Privacy.PERSONAL,
        ),
    ),
)

POTENTIALS = Table(
    "potentials",
    "potensi",
    Sentence(id="Satu penilaian potensi.", en="A potential assessment."),
    (
        EMPLOYEE,
        Column(
            "score",
            "nilai",
            Kind.DECIMAL,
            Sentence(id="Nilai 0 sampai 100.", en="Score from 0 to 100."),
            required=True,
            low=0,
            high=100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "day",
            "tanggal",
            Kind.DAY,
            Sentence(id="Tanggal penilaian.", en="Day of the assessment."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "aspect",
            "aspek",
            Kind.TEXT,
            Sentence(
                id="Aspek potensi; kosong = nilai keseluruhan.",
                en="Aspect of the potential; blank = the overall score.",
            ),
            privacy=Privacy.PERSONAL,
        ),
    ),
)
