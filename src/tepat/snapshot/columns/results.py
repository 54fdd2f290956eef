"""Tables of results: appraisals, assessments, credit points and trainings."""

from __future__ import annotations

from tepat.snapshot.vocabulary import (
    EXPECTATIONS,
    RATING_SYNONYMS,
    RATINGS,
    UNIT_RATINGS,
)
from tepat.words import Sentence

from .column import Column, Kind, Privacy, Table

ASSESSMENTS = Table(
    "assessments",
    "kompetensi",
    Sentence(
        id="Satu kompetensi pegawai yang sudah dinilai.",
        en="An assessed competency of an employee.",
    ),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(id="Kode kompetensi.", en="Code of the competency."),
            required=True,
            aliases=("kode_kompetensi",),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "level",
            "level",
            Kind.WHOLE,
            Sentence(id="Level terukur.", en="Level measured."),
            required=True,
            low=0,
            high=5,
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
            "source",
            "sumber",
            Kind.TEXT,
            Sentence(id="Sumber penilaian.", en="Source."),
            privacy=Privacy.PERSONAL,
        ),
    ),
)

EXPECTATION_SYNONYMS = {
    "DI ATAS": "DI_ATAS",
    "DI ATAS EKSPEKTASI": "DI_ATAS",
    "SESUAI EKSPEKTASI": "SESUAI",
    "DI BAWAH": "DI_BAWAH",
    "DI BAWAH EKSPEKTASI": "DI_BAWAH",
}

APPRAISALS = Table(
    "appraisals",
    "kinerja",
    Sentence(
        id="Satu penilaian kinerja tahunan atau periodik.",
        en="A yearly or periodic appraisal.",
    ),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
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
    ),
    key=("nip", "year", "period"),
)

UNIT_RATINGS_TABLE = Table(
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
            refers="units.unit",
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
            choices=UNIT_RATINGS,
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
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
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
    ),
)

POTENTIALS = Table(
    "potentials",
    "potensi",
    Sentence(id="Satu penilaian potensi.", en="A potential assessment."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
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
    ),
)

TRAININGS = Table(
    "trainings",
    "pelatihan",
    Sentence(id="Satu pelatihan yang diikuti.", en="A training attended."),
    (
        Column(
            "nip",
            "nip",
            Kind.NIP,
            Sentence(
                id="NIP atau NI PPPK, 18 angka, sebagai teks.",
                en="NIP or NI PPPK, 18 digits, as text.",
            ),
            required=True,
            privacy=Privacy.PERSONAL,
            aliases=("nip_baru",),
            refers="employees.nip",
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama pelatihan.", en="Name of the training."),
            required=True,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "year",
            "tahun",
            Kind.WHOLE,
            Sentence(id="Tahun.", en="Year."),
            required=True,
            low=1970,
            high=2100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "hours",
            "jp",
            Kind.DECIMAL,
            Sentence(id="Jam pelajaran.", en="Learning hours."),
            required=True,
            low=0,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis pelatihan.", en="Kind of training."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(id="Kode kompetensi.", en="Code of the competency."),
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "cost",
            "biaya",
            Kind.DECIMAL,
            Sentence(id="Biaya (rupiah).", en="Cost (rupiah)."),
            low=0,
        ),
        Column(
            "score_before",
            "nilai_pre",
            Kind.DECIMAL,
            Sentence(id="Nilai sebelum.", en="Score before."),
            low=0,
            high=100,
            privacy=Privacy.PERSONAL,
        ),
        Column(
            "score_after",
            "nilai_post",
            Kind.DECIMAL,
            Sentence(id="Nilai sesudah.", en="Score after."),
            low=0,
            high=100,
            privacy=Privacy.PERSONAL,
        ),
    ),
)

CATALOGUE = Table(
    "catalogue",
    "katalog",
    Sentence(id="Satu pelatihan yang ditawarkan.", en="A training on offer."),
    (
        Column(
            "training",
            "kode",
            Kind.CODE,
            Sentence(id="Kode pelatihan.", en="Code of the training."),
            required=True,
        ),
        Column(
            "name",
            "nama",
            Kind.TEXT,
            Sentence(id="Nama pelatihan.", en="Name."),
            required=True,
        ),
        Column(
            "hours",
            "jp",
            Kind.DECIMAL,
            Sentence(id="Jam pelajaran.", en="Learning hours."),
            required=True,
            low=0,
        ),
        Column(
            "cost",
            "biaya",
            Kind.DECIMAL,
            Sentence(
                id="Biaya per peserta (rupiah).", en="Cost per participant (rupiah)."
            ),
            low=0,
        ),
        Column(
            "seats",
            "kuota",
            Kind.WHOLE,
            Sentence(
                id="Jumlah peserta paling banyak.", en="Largest number of participants."
            ),
            low=0,
        ),
        Column(
            "competency",
            "kompetensi",
            Kind.CODE,
            Sentence(
                id="Kode kompetensi yang ditingkatkan.",
                en="Code of the competency it raises.",
            ),
        ),
        Column(
            "level_after",
            "level_akhir",
            Kind.WHOLE,
            Sentence(id="Level setelah pelatihan.", en="Level afterwards."),
            low=1,
            high=5,
        ),
        Column(
            "kind",
            "jenis",
            Kind.TEXT,
            Sentence(id="Jenis pelatihan.", en="Kind of training."),
        ),
        Column(
            "starts",
            "mulai",
            Kind.DAY,
            Sentence(id="Hari pertama.", en="First day."),
        ),
    ),
    key=("training",),
)
