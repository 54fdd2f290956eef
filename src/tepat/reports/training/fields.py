"""The columns of the training workbook."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.reports.excel import Field, Form
from tepat.training.needs import PLANNED, PRESENT
from tepat.training.offers import WHY
from tepat.words import Sentence

UNLIMITED = Sentence(id="tidak dibatasi", en="not limited")
UNKNOWN = Sentence(id="belum diketahui", en="unknown")
WITHHELD = Sentence(id="–", en="–")

SOURCE: Mapping[str, Sentence] = {
    PRESENT: Sentence(id="jabatan sekarang", en="present position"),
    PLANNED: Sentence(id="rencana mutasi", en="planned move"),
}
LEFT_WHY: Mapping[str, Sentence] = {
    "TIDAK_ADA": Sentence(id="tidak ada pelatihan", en="no training"),
    "JENJANG": Sentence(id="bukan untuk jenjangnya", en="not for the level"),
    "SUDAH": Sentence(id="sudah diikuti", en="attended already"),
    "KELUAR": Sentence(id="masa kerja berakhir", en="leaves the service"),
    "JAM": Sentence(id="jam setahun", en="hours of the year"),
    "BENTROK": Sentence(id="jadwal bentrok", en="dates clash"),
    "PENUH": Sentence(id="kursi penuh", en="no seats left"),
    "ANGGARAN": Sentence(id="anggaran", en="budget"),
    "PILIHAN": Sentence(id="pilihan bersama", en="better used elsewhere"),
    "BELUM_DINILAI": Sentence(id="belum dinilai", en="never assessed"),
    **WHY,
}

NAME = Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 28)
NIP = Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 20)
UNIT = Field("unit_name", Sentence(id="Unit", en="Unit"), Form.TEXT, 32)
AGENCY = Field(
    "agency_name", Sentence(id="Perangkat daerah", en="Agency"), Form.TEXT, 30
)
POSITION = Field("position_name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 32)
COMPETENCY = Field(
    "competency", Sentence(id="Kompetensi", en="Competency"), Form.CODE, 12
)
ASKED = Field("asked", Sentence(id="Diminta", en="Asked"), Form.WHOLE, 9)
REACHED = Field("reached", Sentence(id="Terukur", en="Reached"), Form.WHOLE, 9, UNKNOWN)
SHORT = Field("short", Sentence(id="Kurang (level)", en="Levels short"), Form.WHOLE, 9)

PLAN = (
    UNIT,
    NAME,
    NIP,
    POSITION,
    COMPETENCY,
    SHORT,
    Field("levels", Sentence(id="Ditutup (level)", en="Closed"), Form.WHOLE, 9),
    Field("training_name", Sentence(id="Pelatihan", en="Training"), Form.TEXT, 34),
    Field("training", Sentence(id="Kode", en="Code"), Form.CODE, 10),
    Field("kind", Sentence(id="Bentuk", en="Form"), Form.TEXT, 18),
    Field("form_code", Sentence(id="Kode SIASN", en="SIASN code"), Form.WHOLE, 8),
    Field("starts", Sentence(id="Mulai", en="Starts"), Form.DAY, 18),
    Field("hours", Sentence(id="JP", en="Hours"), Form.HOURS, 8),
    Field("cost", Sentence(id="Biaya (Rp)", en="Cost (Rp)"), Form.WHOLE, 14),
    Field("priority", Sentence(id="Prioritas", en="Priority"), Form.WHOLE, 9),
    Field("points", Sentence(id="Poin", en="Points"), Form.WHOLE, 8),
    Field("source", Sentence(id="Diukur terhadap", en="Measured by"), Form.TEXT, 16),
    Field("status", Sentence(id="Status", en="Status"), Form.TEXT, 14),
    Field("reason", Sentence(id="Alasan", en="Because"), Form.TEXT, 70),
)
GAPS = (
    UNIT,
    NAME,
    NIP,
    COMPETENCY,
    Field("importance", Sentence(id="Sifat", en="Importance"), Form.TEXT, 10),
    ASKED,
    REACHED,
    SHORT,
    Field("closed", Sentence(id="Ditutup (level)", en="Closed"), Form.WHOLE, 9),
    Field("left", Sentence(id="Sisa (level)", en="Left"), Form.WHOLE, 9),
    Field("points", Sentence(id="Bobot (poin)", en="Points"), Form.WHOLE, 9),
    Field("because", Sentence(id="Sebab", en="Cause"), Form.TEXT, 20),
    Field(
        "why", Sentence(id="Mengapa masih tersisa", en="Why it is left"), Form.TEXT, 70
    ),
)
UNITS = (
    AGENCY,
    UNIT,
    Field("people", Sentence(id="Pegawai", en="People"), Form.WHOLE, 9),
    Field("gaps", Sentence(id="Kesenjangan", en="Gaps"), Form.WHOLE, 12),
    Field("gaps_closed", Sentence(id="Tertutup", en="Closed"), Form.WHOLE, 9),
    Field("participants", Sentence(id="Peserta", en="Participants"), Form.WHOLE, 9),
    Field("hours", Sentence(id="JP", en="Hours"), Form.HOURS, 10),
    Field("cost", Sentence(id="Biaya (Rp)", en="Cost (Rp)"), Form.WHOLE, 16),
)
OFFERS = (
    Field("training", Sentence(id="Kode", en="Code"), Form.CODE, 10),
    Field("name", Sentence(id="Pelatihan", en="Training"), Form.TEXT, 38),
    COMPETENCY,
    Field("level_after", Sentence(id="Level akhir", en="Level after"), Form.WHOLE, 8),
    Field("starts", Sentence(id="Mulai", en="Starts"), Form.DAY, 18),
    Field("hours", Sentence(id="JP", en="Hours"), Form.HOURS, 8, UNKNOWN),
    Field("cost", Sentence(id="Biaya (Rp)", en="Cost (Rp)"), Form.WHOLE, 14, UNKNOWN),
    Field("seats", Sentence(id="Kursi", en="Seats"), Form.WHOLE, 13, UNLIMITED),
    Field("planned", Sentence(id="Peserta", en="Participants"), Form.WHOLE, 9),
    Field("spent", Sentence(id="Jumlah (Rp)", en="Sum (Rp)"), Form.WHOLE, 16),
    Field(
        "seat_points",
        Sentence(id="Nilai satu kursi lagi (poin)", en="One more seat (points)"),
        Form.HOURS,
        14,
    ),
    Field(
        "left_out", Sentence(id="Tidak dipakai karena", en="Not used"), Form.TEXT, 26
    ),
)
CURVE = (
    Field("budget", Sentence(id="Anggaran (Rp)", en="Budget (Rp)"), Form.WHOLE, 18),
    Field("closed", Sentence(id="Poin tertutup", en="Points closed"), Form.HOURS, 16),
    Field("bound", Sentence(id="Batas atas", en="Upper bound"), Form.HOURS, 16),
    Field("note", Sentence(id="Keterangan", en="Note"), Form.TEXT, 60),
)
HOURS_BY_UNIT = (
    UNIT,
    Field("year", Sentence(id="Tahun", en="Year"), Form.CODE, 8),
    Field("people", Sentence(id="Pegawai", en="People"), Form.WHOLE, 9),
    Field("reach", Sentence(id="Mencapai", en="Reach it"), Form.WHOLE, 10),
    Field("short", Sentence(id="Belum", en="Do not"), Form.WHOLE, 9),
    Field("unknown", Sentence(id="Belum diketahui", en="Unknown"), Form.WHOLE, 10),
    Field("share", Sentence(id="Bagian", en="Share"), Form.SHARE, 9),
)
HOURS = (
    UNIT,
    NAME,
    NIP,
    Field("status", Sentence(id="Status", en="Status"), Form.TEXT, 10),
    Field("year", Sentence(id="Tahun", en="Year"), Form.CODE, 8),
    Field("hours", Sentence(id="JP", en="Hours"), Form.HOURS, 9),
    Field("least", Sentence(id="Paling sedikit", en="At least"), Form.WHOLE, 9),
    Field("most", Sentence(id="Paling banyak", en="At most"), Form.WHOLE, 9),
)
EVALUATION = (
    Field("programme", Sentence(id="Program", en="Programme"), Form.TEXT, 40),
    Field("years", Sentence(id="Tahun", en="Years"), Form.CODE, 11),
    Field("participants", Sentence(id="Peserta", en="Participants"), Form.WHOLE, 9),
    Field("reaction", Sentence(id="1 Reaksi (1–4)", en="1 Reaction"), Form.HOURS, 9),
    Field("reaction_of", Sentence(id="Selang 95%; n", en="95%; n"), Form.TEXT, 18),
    Field("gain", Sentence(id="2 Belajar (g)", en="2 Learning (g)"), Form.HOURS, 9),
    Field("gain_of", Sentence(id="Selang 95%; n", en="95%; n"), Form.TEXT, 18),
    Field(
        "behaviour", Sentence(id="3 Perilaku (1–4)", en="3 Behaviour"), Form.HOURS, 9
    ),
    Field("behaviour_of", Sentence(id="Selang 95%; n", en="95%; n"), Form.TEXT, 18),
    Field(
        "cost_per_level",
        Sentence(id="Biaya per level naik (Rp)", en="Cost per level (Rp)"),
        Form.WHOLE,
        16,
    ),
    Field("result", Sentence(id="4 Hasil", en="4 Results"), Form.TEXT, 60),
)
FINDINGS = (
    Field(
        "said",
        Sentence(id="Apa yang perlu dilihat", en="What to look at"),
        Form.TEXT,
        110,
    ),
    Field("check", Sentence(id="Kode", en="Code"), Form.CODE, 12),
)
