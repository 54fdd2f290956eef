"""The columns of the workbook on a structure to be, and its words."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.establishment.to_be import Destiny, Fate
from tepat.reports.excel import Field, Form
from tepat.words import Sentence

FATES: Mapping[Fate, Sentence] = {
    Fate.NEW: Sentence(id="baru", en="new"),
    Fate.CHANGED: Sentence(id="berubah", en="changed"),
    Fate.CLOSED: Sentence(id="ditutup", en="closed"),
    Fate.MOVED: Sentence(id="pindah unit", en="moved"),
    Fate.RENAMED: Sentence(id="berganti nama", en="renamed"),
    Fate.MERGED: Sentence(id="digabung", en="merged"),
    Fate.SPLIT: Sentence(id="dipecah", en="split"),
    Fate.UNCHANGED: Sentence(id="tetap", en="unchanged"),
}
DESTINIES: Mapping[Destiny, Sentence] = {
    Destiny.KEEPS: Sentence(id="tetap di kursinya", en="keeps the seat"),
    Destiny.MOVES_ALONG: Sentence(id="ikut jabatannya", en="moves with the position"),
    Destiny.SURPLUS: Sentence(id="kelebihan", en="surplus"),
    Destiny.TO_PLACE: Sentence(id="perlu ditempatkan", en="must be placed"),
    Destiny.WITHOUT: Sentence(id="belum berjabatan", en="without a position"),
    Destiny.LEAVES: Sentence(id="keluar sebelum harinya", en="leaves before the day"),
}
BECAUSE: Mapping[str, Sentence] = {
    "pensiun": Sentence(id="pensiun", en="retires"),
    "kontrak": Sentence(id="kontrak berakhir", en="contract ends"),
}
# What is compared, as a reader of the workbook knows it.
COLUMNS: Mapping[str, Sentence] = {
    "unit": Sentence(id="unit", en="unit"),
    "name": Sentence(id="nama", en="title"),
    "family": Sentence(id="jenis", en="family"),
    "level": Sentence(id="jenjang", en="level"),
    "echelon": Sentence(id="eselon", en="echelon"),
    "position_class": Sentence(id="kelas", en="class"),
    "need": Sentence(id="kebutuhan", en="need"),
    "job_key": Sentence(id="nomenklatur", en="job"),
    "superior_resolved": Sentence(id="atasan", en="superior"),
    "critical": Sentence(id="kritis", en="critical"),
    "education_min": Sentence(id="pendidikan_min", en="lowest education"),
    "grade_min": Sentence(id="golongan_min", en="lowest grade"),
    "grade_max": Sentence(id="golongan_maks", en="highest grade"),
    "parent": Sentence(id="induk", en="parent"),
    "kind": Sentence(id="jenis", en="kind"),
    "affair": Sentence(id="urusan", en="affair"),
    "status": Sentence(id="status", en="status"),
}

COUNT_FIELDS = (
    Field("what", Sentence(id="Apa", en="What"), Form.TEXT, 30),
    Field("kind", Sentence(id="Menjadi", en="Becomes"), Form.TEXT, 28),
    Field("count", Sentence(id="Jumlah", en="Number"), Form.WHOLE, 12),
)
SIDE_FIELDS = (
    Field("what", Sentence(id="Ukuran", en="Measure"), Form.TEXT, 30),
    Field("before", Sentence(id="Sekarang", en="Now"), Form.WHOLE, 28),
    Field("after", Sentence(id="Struktur baru", en="To be"), Form.WHOLE, 12),
)
POSITION_FIELDS = (
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 17),
    Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 44),
    Field("fate", Sentence(id="Menjadi", en="Becomes"), Form.TEXT, 15),
    Field("changed", Sentence(id="Yang berubah", en="What changed"), Form.TEXT, 22),
    Field(
        "name_before", Sentence(id="Nama sekarang", en="Present title"), Form.TEXT, 36
    ),
    Field("unit_before", Sentence(id="Unit sekarang", en="Unit now"), Form.CODE, 14),
    Field("unit", Sentence(id="Unit baru", en="New unit"), Form.CODE, 14),
    Field("class_before", Sentence(id="Kelas kini", en="Class now"), Form.WHOLE, 9),
    Field("position_class", Sentence(id="Kelas baru", en="New class"), Form.WHOLE, 9),
    Field("need_before", Sentence(id="K kini", en="K now"), Form.WHOLE, 8),
    Field("need", Sentence(id="K baru", en="K to be"), Form.WHOLE, 8),
    Field("occupied_before", Sentence(id="B kini", en="B now"), Form.WHOLE, 8),
    Field("origins", Sentence(id="Asal", en="Origin"), Form.CODE, 24),
)
CHANGE_FIELDS = (
    Field("position", Sentence(id="Kode", en="Code"), Form.CODE, 17),
    Field("name", Sentence(id="Jabatan", en="Position"), Form.TEXT, 44),
    Field("field", Sentence(id="Kolom", en="Column"), Form.TEXT, 18),
    Field("before", Sentence(id="Dari", en="From"), Form.TEXT, 40),
    Field("after", Sentence(id="Menjadi", en="To"), Form.TEXT, 40),
)
UNIT_FIELDS = (
    Field("unit", Sentence(id="Kode", en="Code"), Form.CODE, 15),
    Field("name", Sentence(id="Unit", en="Unit"), Form.TEXT, 48),
    Field("fate", Sentence(id="Menjadi", en="Becomes"), Form.TEXT, 15),
    Field("changed", Sentence(id="Yang berubah", en="What changed"), Form.TEXT, 22),
    Field(
        "name_before", Sentence(id="Nama sekarang", en="Present name"), Form.TEXT, 44
    ),
    Field("parent_before", Sentence(id="Induk kini", en="Parent now"), Form.CODE, 15),
    Field("parent", Sentence(id="Induk baru", en="New parent"), Form.CODE, 15),
)
PEOPLE_FIELDS = (
    Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 21),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 32),
    Field("grade", Sentence(id="Golongan", en="Grade"), Form.TEXT, 10),
    Field("destiny", Sentence(id="Menjadi", en="Becomes"), Form.TEXT, 22),
    Field("name_before", Sentence(id="Jabatan kini", en="Position now"), Form.TEXT, 38),
    Field("unit", Sentence(id="Unit kini", en="Unit now"), Form.CODE, 14),
    Field("name_after", Sentence(id="Jabatan baru", en="New position"), Form.TEXT, 38),
    Field("unit_after", Sentence(id="Unit baru", en="New unit"), Form.CODE, 14),
    Field("class_before", Sentence(id="Kelas kini", en="Class now"), Form.WHOLE, 9),
    Field("class_after", Sentence(id="Kelas baru", en="New class"), Form.WHOLE, 9),
    Field("order", Sentence(id="Urutan", en="Order"), Form.WHOLE, 9),
    Field("seats", Sentence(id="Kursi", en="Seats"), Form.WHOLE, 8),
    Field("note", Sentence(id="Catatan", en="Note"), Form.TEXT, 40),
)
CLASS_FIELDS = (
    Field("position_class", Sentence(id="Kelas", en="Class"), Form.WHOLE, 9),
    Field("seats_before", Sentence(id="Kursi kini", en="Seats now"), Form.WHOLE, 12),
    Field("seats_after", Sentence(id="Kursi baru", en="Seats to be"), Form.WHOLE, 12),
    Field("seats_change", Sentence(id="Beda kursi", en="Seats ±"), Form.CHANGE, 12),
    Field(
        "points_before",
        Sentence(id="Kelas × kursi kini", en="Class × seats now"),
        Form.WHOLE,
        13,
    ),
    Field(
        "points_after",
        Sentence(id="Kelas × kursi baru", en="Class × seats to be"),
        Form.WHOLE,
        13,
    ),
    Field(
        "cost",
        Sentence(id="Biaya seorang setahun (Rp)", en="Cost of one a year (Rp)"),
        Form.WHOLE,
        17,
    ),
    Field(
        "cost_before",
        Sentence(id="Biaya kini (Rp)", en="Cost now (Rp)"),
        Form.WHOLE,
        19,
    ),
    Field(
        "cost_after",
        Sentence(id="Biaya baru (Rp)", en="Cost to be (Rp)"),
        Form.WHOLE,
        19,
    ),
    Field(
        "cost_change", Sentence(id="Beda biaya (Rp)", en="Cost ± (Rp)"), Form.CHANGE, 19
    ),
)
FINDING_FIELDS = (
    Field("code", Sentence(id="Pemeriksaan", en="Check"), Form.CODE, 13),
    Field("said", Sentence(id="Yang perlu diputuskan", en="To decide"), Form.TEXT, 120),
)
