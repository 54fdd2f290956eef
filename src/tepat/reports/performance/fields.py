"""The columns of the workbook on performance."""

from __future__ import annotations

from tepat.performance.said import RATING
from tepat.reports.excel import Field, Form
from tepat.snapshot.vocabulary import RATINGS
from tepat.words import Sentence

UNKNOWN = Sentence(id="belum diketahui", en="unknown")
NIP = Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 20)
NAME = Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 30)
UNIT = Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 34)
RATED = Field("rating_said", Sentence(id="Predikat", en="Rating"), Form.TEXT, 17)

COUNTS = tuple(
    Field(f"n_{place}", RATING[word], Form.WHOLE, 11)
    for place, word in enumerate(RATINGS)
)
UNITS = (
    Field("unit", Sentence(id="Kode", en="Code"), Form.CODE, 14),
    Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 40),
    RATED,
    Field("people", Sentence(id="Dinilai", en="Rated"), Form.WHOLE, 9),
    *COUNTS,
    Field("unrated", Sentence(id="Belum dinilai", en="Not rated"), Form.WHOLE, 10),
    Field("within", Sentence(id="Pola", en="Guide"), Form.TEXT, 19),
    Field("ip_asn", Sentence(id="IP ASN", en="IP ASN"), Form.HOURS, 10, UNKNOWN),
)
PEOPLE = (
    NIP,
    NAME,
    UNIT,
    Field("status", Sentence(id="Status", en="Status"), Form.TEXT, 10),
    Field("results_said", Sentence(id="Hasil kerja", en="Results"), Form.TEXT, 20),
    Field(
        "behaviour_said",
        Sentence(id="Perilaku kerja", en="Behaviour"),
        Form.TEXT,
        20,
    ),
    RATED,
    Field("periods", Sentence(id="Penilaian periodik", en="Periods"), Form.TEXT, 34),
    Field("box_said", Sentence(id="Kotak talenta", en="Talent box"), Form.TEXT, 11),
    Field(
        "qualification", Sentence(id="Kualifikasi", en="Qualification"), Form.HOURS, 12,
        UNKNOWN,
    ),
    Field(
        "competency", Sentence(id="Kompetensi", en="Competency"), Form.HOURS, 12,
        UNKNOWN,
    ),
    Field(
        "performance", Sentence(id="Kinerja", en="Performance"), Form.HOURS, 12, UNKNOWN
    ),
    Field(
        "discipline", Sentence(id="Disiplin", en="Discipline"), Form.HOURS, 10, UNKNOWN
    ),
    Field("total", Sentence(id="IP ASN", en="IP ASN"), Form.HOURS, 10, UNKNOWN),
    Field("category_said", Sentence(id="Kategori", en="Category"), Form.TEXT, 15),
)  # fmt: skip
CREDITS = (
    NIP,
    NAME,
    UNIT,
    Field("level", Sentence(id="Jenjang", en="Level"), Form.TEXT, 15),
    Field("grade", Sentence(id="Golongan", en="Grade"), Form.CODE, 10),
    Field(
        "points", Sentence(id="Angka kredit", en="Points"), Form.HOURS, 11, UNKNOWN
    ),
    Field("next_grade", Sentence(id="Pangkat ke", en="Next rank"), Form.CODE, 10),
    Field("rank_target", Sentence(id="Sasaran", en="Target"), Form.HOURS, 10),
    Field("rank_missing", Sentence(id="Kurang", en="Missing"), Form.HOURS, 10, UNKNOWN),
    Field("rank_on", Sentence(id="Perkiraan", en="Expected"), Form.DAY, 18),
    Field("next_level", Sentence(id="Jenjang ke", en="Next level"), Form.TEXT, 15),
    Field("level_target", Sentence(id="Sasaran", en="Target"), Form.HOURS, 10),
    Field(
        "level_missing", Sentence(id="Kurang", en="Missing"), Form.HOURS, 10, UNKNOWN
    ),
    Field("level_on", Sentence(id="Perkiraan", en="Expected"), Form.DAY, 18),
    Field(
        "undecided_year",
        Sentence(id="Tahun belum ditetapkan", en="Year not decided"),
        Form.CODE,
        13,
    ),
    Field(
        "undecided", Sentence(id="Angka kreditnya", en="Its points"), Form.HOURS, 11
    ),
    Field("notes_said", Sentence(id="Catatan", en="Notes"), Form.TEXT, 60),
)  # fmt: skip
PATHS = (
    NIP,
    NAME,
    UNIT,
    RATED,
    Field("next", Sentence(id="Langkah berikutnya", en="Next"), Form.TEXT, 60),
    Field("by", Sentence(id="Paling lambat", en="By"), Form.DAY, 18),
    Field(
        "below", Sentence(id="Di bawah ekspektasi", en="Below expectation"), Form.TEXT,
        36,
    ),
    Field("helps", Sentence(id="Yang membantu", en="What helps"), Form.TEXT, 50),
)  # fmt: skip
RATERS = (
    Field("rater", Sentence(id="NIP penilai", en="NIP of the rater"), Form.CODE, 20),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 30),
    Field("ratings", Sentence(id="Penilaian", en="Ratings"), Form.WHOLE, 11),
    Field("people", Sentence(id="Orang", en="People"), Form.WHOLE, 9),
    Field("mean", Sentence(id="Rata-rata", en="Mean"), Form.HOURS, 11),
    Field(
        "effect", Sentence(id="Beda dari lain", en="From others"), Form.HOURS, 12
    ),
    Field("low", Sentence(id="Paling kecil", en="Lowest"), Form.HOURS, 11),
    Field("high", Sentence(id="Paling besar", en="Highest"), Form.HOURS, 11),
    Field("standing_said", Sentence(id="Letaknya", en="Where"), Form.TEXT, 22),
    Field("drift", Sentence(id="Pergeseran", en="Drift"), Form.HOURS, 12),
    Field("drift_low", Sentence(id="Paling kecil", en="Lowest"), Form.HOURS, 11),
    Field("drift_high", Sentence(id="Paling besar", en="Highest"), Form.HOURS, 11),
)  # fmt: skip
FEEDBACK = (
    Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 16),
    Field("place", Sentence(id="Unit", en="Unit"), Form.TEXT, 40),
    Field("by_said", Sentence(id="Menurut", en="By"), Form.TEXT, 16),
    Field("value_said", Sentence(id="Bagian", en="Part"), Form.TEXT, 26),
    Field("answers", Sentence(id="Jawaban", en="Answers"), Form.WHOLE, 10),
    Field("mean", Sentence(id="Rata-rata", en="Mean"), Form.HOURS, 11),
)
FINDINGS = (
    Field("about", Sentence(id="Tentang", en="About"), Form.CODE, 20),
    Field(
        "said", Sentence(id="Yang perlu dilihat", en="What to look at"), Form.TEXT, 110
    ),
    Field("check", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 14),
)
