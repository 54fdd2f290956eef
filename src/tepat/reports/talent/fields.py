"""The columns of the talent workbook."""

from __future__ import annotations

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

UNKNOWN = Sentence(id="belum diketahui", en="not known")
BOXES = (
    Field("box", Sentence(id="Kotak", en="Box"), Form.CODE, 8),
    Field("performance", Sentence(id="Kinerja", en="Performance"), Form.TEXT, 24),
    Field("potential", Sentence(id="Potensial", en="Potential"), Form.TEXT, 14),
    Field("count", Sentence(id="Pegawai", en="Employees"), Form.WHOLE, 10),
    Field("said", Sentence(id="Rekomendasi", en="Recommendations"), Form.TEXT, 80),
)
PEOPLE = (
    Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 21),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 28),
    Field("position", Sentence(id="Jabatan", en="Position"), Form.CODE, 16),
    Field("box", Sentence(id="Kotak", en="Box"), Form.WHOLE, 9, UNKNOWN),
    Field(
        "possible",
        Sentence(id="Kotak yang mungkin", en="Boxes possible"),
        Form.CODE,
        18,
    ),
    Field(
        "performance", Sentence(id="Kinerja", en="Performance"), Form.TEXT, 22, UNKNOWN
    ),
    Field(
        "potential_class",
        Sentence(id="Potensial", en="Potential"),
        Form.TEXT,
        16,
        UNKNOWN,
    ),
    Field("missing", Sentence(id="Belum ada", en="Missing"), Form.TEXT, 40),
    Field("rating", Sentence(id="Predikat", en="Rating"), Form.TEXT, 16),
    Field("rated_year", Sentence(id="Tahun", en="Year"), Form.CODE, 8),
    Field("supporting_points", Sentence(id="Pendukung", en="Support"), Form.WHOLE, 11),
    Field(
        "performance_score",
        Sentence(id="Nilai kinerja", en="Performance score"),
        Form.HOURS,
        12,
        UNKNOWN,
    ),
    Field(
        "competency",
        Sentence(id="Kompetensi (JPM)", en="Competency (match)"),
        Form.HOURS,
        12,
        UNKNOWN,
    ),
    Field(
        "potential",
        Sentence(id="Potensi", en="Assessed potential"),
        Form.HOURS,
        11,
        UNKNOWN,
    ),
    Field(
        "qualification_points",
        Sentence(id="Kualifikasi", en="Qualification"),
        Form.WHOLE,
        11,
        UNKNOWN,
    ),
    Field(
        "integrity_points", Sentence(id="Integritas", en="Integrity"), Form.WHOLE, 11
    ),
    Field(
        "potential_score",
        Sentence(id="Nilai potensial", en="Potential score"),
        Form.HOURS,
        12,
        UNKNOWN,
    ),
    Field("potential_low", Sentence(id="Paling rendah", en="At least"), Form.HOURS, 11),
    Field("potential_high", Sentence(id="Paling tinggi", en="At most"), Form.HOURS, 11),
    Field(
        "score", Sentence(id="Nilai akhir", en="Final score"), Form.HOURS, 11, UNKNOWN
    ),
)
POOLS = (
    Field("name", Sentence(id="Jabatan kritis", en="Critical position"), Form.TEXT, 40),
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 34),
    Field("needed_on", Sentence(id="Diperlukan", en="Needed"), Form.DAY, 18, UNKNOWN),
    Field("why", Sentence(id="Karena", en="Because"), Form.TEXT, 24),
    Field("ready_now", Sentence(id="Siap sekarang", en="Ready now"), Form.WHOLE, 10),
    Field(
        "within_1_year",
        Sentence(id="Dalam 1 tahun", en="Within 1 year"),
        Form.WHOLE,
        10,
    ),
    Field(
        "within_3_years",
        Sentence(id="Dalam 1–3 tahun", en="In 1–3 years"),
        Form.WHOLE,
        10,
    ),
    Field(
        "in_time",
        Sentence(id="Siap saat diperlukan", en="Ready when needed"),
        Form.WHOLE,
        12,
        UNKNOWN,
    ),
    Field(
        "needs_effort", Sentence(id="Perlu usaha", en="Needs effort"), Form.WHOLE, 10
    ),
    Field("not_known", Sentence(id="Belum diketahui", en="Not known"), Form.WHOLE, 11),
    Field(
        "possible",
        Sentence(id="Mungkin, bila data lengkap", en="Perhaps, once data are complete"),
        Form.WHOLE,
        15,
    ),
)
CANDIDATES = (
    Field(
        "position_name",
        Sentence(id="Jabatan kritis", en="Critical position"),
        Form.TEXT,
        36,
    ),
    Field("rank", Sentence(id="Urutan", en="Order"), Form.WHOLE, 8),
    Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 21),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 28),
    Field("holds", Sentence(id="Jabatan sekarang", en="Holds now"), Form.CODE, 16),
    Field("possible", Sentence(id="Kotak", en="Box"), Form.CODE, 10),
    Field("ready", Sentence(id="Kesiapan", en="Readiness"), Form.TEXT, 24),
    Field("ready_on", Sentence(id="Siap pada", en="Ready on"), Form.DAY, 18),
    Field("missed", Sentence(id="Belum terpenuhi", en="Not met"), Form.TEXT, 44),
    Field(
        "short",
        Sentence(id="Kompetensi yang kurang", en="Competencies short"),
        Form.TEXT,
        36,
    ),
    Field("fit", Sentence(id="Kesesuaian", en="Fit"), Form.WHOLE, 11),
    Field(
        "retires_on",
        Sentence(id="Pensiun dari jabatan itu", en="Retires from it"),
        Form.DAY,
        18,
    ),
    Field("pools", Sentence(id="Dalam kumpulan", en="In pools"), Form.WHOLE, 11),
)
