"""The columns of the plan workbook."""

from __future__ import annotations

from tepat.reports.excel import Field, Form
from tepat.words import Sentence

NIP = Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 20)
NAME = Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 28)
POSITION = Field("position", Sentence(id="Jabatan", en="Position"), Form.TEXT, 36)
UNIT = Field("unit", Sentence(id="Unit", en="Unit"), Form.TEXT, 36)

FIGURES = (
    Field("what", Sentence(id="Keadaan", en="State"), Form.TEXT, 56),
    Field(
        "before", Sentence(id="Tanpa rencana", en="Without the plan"), Form.WHOLE, 17
    ),
    Field("after", Sentence(id="Dengan rencana", en="With the plan"), Form.WHOLE, 17),
    Field("change", Sentence(id="Perubahan", en="Change"), Form.CHANGE, 17),
    Field("proof", Sentence(id="Bukti", en="Proof"), Form.TEXT, 22),
)
GOALS = (
    Field(
        "what",
        Sentence(id="Tujuan, menurut urutan", en="Goal, in order"),
        Form.TEXT,
        56,
    ),
    Field("objective", Sentence(id="Dicapai", en="Achieved"), Form.WHOLE, 17),
    Field("bound", Sentence(id="Batas atas", en="Bound"), Form.WHOLE, 17),
    Field("left", Sentence(id="Jarak", en="Distance"), Form.WHOLE, 17),
    Field("proof", Sentence(id="Bukti", en="Proof"), Form.TEXT, 22),
)
GUARANTEES = (
    Field(
        "what",
        Sentence(id="Yang dijanjikan, dan yang tidak", en="Promised, and not promised"),
        Form.TEXT,
        56,
    ),
    Field("holds", Sentence(id="Janji", en="Promise"), Form.TEXT, 17),
)
MOVES = (
    NIP,
    NAME,
    Field("from", Sentence(id="Dari jabatan", en="From position"), Form.TEXT, 32),
    Field("from_unit", Sentence(id="Unit asal", en="From unit"), Form.TEXT, 30),
    Field("to", Sentence(id="Ke jabatan", en="To position"), Form.TEXT, 32),
    Field("to_unit", Sentence(id="Unit tujuan", en="To unit"), Form.TEXT, 30),
    Field("kind", Sentence(id="Jenis", en="Kind"), Form.TEXT, 16),
    Field("reason", Sentence(id="Alasan", en="Reason"), Form.TEXT, 44),
    Field("needs", Sentence(id="Masih perlu", en="Still needed"), Form.TEXT, 40),
    Field("chain", Sentence(id="Rantai", en="Chain"), Form.WHOLE, 9),
    Field(
        "fit_before", Sentence(id="Kesesuaian sekarang", en="Fit now"), Form.WHOLE, 13
    ),
    Field(
        "fit_after", Sentence(id="Kesesuaian di tujuan", en="Fit there"), Form.WHOLE, 13
    ),
    Field("wish", Sentence(id="Minat ke-", en="Wish number"), Form.WHOLE, 9),
    Field("from_code", Sentence(id="Kode asal", en="From code"), Form.CODE, 16),
    Field("to_code", Sentence(id="Kode tujuan", en="To code"), Form.CODE, 16),
)
CHAINS = (
    Field("chain", Sentence(id="Rantai", en="Chain"), Form.WHOLE, 9),
    Field("kind", Sentence(id="Bentuk", en="Form"), Form.TEXT, 14),
    Field("length", Sentence(id="Orang", en="People"), Form.WHOLE, 9),
    Field("story", Sentence(id="Cerita", en="Story"), Form.TEXT, 120),
)
ROUNDS = (
    Field("round", Sentence(id="Putaran", en="Round"), Form.WHOLE, 9),
    Field("kind", Sentence(id="Bentuk", en="Form"), Form.TEXT, 14),
    NIP,
    NAME,
    Field("from", Sentence(id="Dari jabatan", en="From position"), Form.TEXT, 32),
    Field("to", Sentence(id="Ke jabatan", en="To position"), Form.TEXT, 32),
    Field("seat", Sentence(id="Kursi", en="Seat"), Form.CODE, 20),
)
LOOKS = (
    NIP,
    NAME,
    POSITION,
    UNIT,
    Field(
        "why", Sentence(id="Yang perlu dilihat", en="What to look at"), Form.TEXT, 70
    ),
)
EMPTY = (
    Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 18),
    POSITION,
    UNIT,
    Field("critical", Sentence(id="Kritis", en="Critical"), Form.TEXT, 9),
    Field("seats", Sentence(id="Kursi kosong", en="Empty seats"), Form.WHOLE, 11),
    Field(
        "reason",
        Sentence(id="Mengapa, dan langkah berikutnya", en="Why, and what next"),
        Form.TEXT,
        70,
    ),
)
MISSING = (
    NIP,
    NAME,
    Field(
        "unit",
        Sentence(id="Unit pengelola data", en="Unit that keeps the data"),
        Form.TEXT,
        36,
    ),
    Field(
        "rule", Sentence(id="Belum dapat dinilai", en="Cannot be judged"), Form.TEXT, 30
    ),
    Field(
        "what",
        Sentence(id="Yang harus dilengkapi", en="What to complete"),
        Form.TEXT,
        64,
    ),
    Field(
        "positions",
        Sentence(id="Jabatan yang terbuka", en="Positions it opens"),
        Form.WHOLE,
        13,
    ),
)
NOT_PLACED = (
    NIP,
    NAME,
    POSITION,
    UNIT,
    Field("because", Sentence(id="Sebab", en="Because"), Form.TEXT, 40),
    Field("on", Sentence(id="Sejak", en="From"), Form.DAY, 20),
)
RULES = (
    Field("code", Sentence(id="Kode", en="Code"), Form.CODE, 16),
    Field("title", Sentence(id="Aturan", en="Rule"), Form.TEXT, 46),
    Field("source", Sentence(id="Sumber", en="Source"), Form.TEXT, 70),
    Field("verified", Sentence(id="Verifikasi", en="Verified"), Form.TEXT, 22),
)
READINGS = (
    Field("what", Sentence(id="Hal", en="Subject"), Form.TEXT, 30),
    Field("said", Sentence(id="Penjelasan", en="What it means"), Form.TEXT, 110),
)
