"""What the words on a form mean: items, labels of lines, headings of columns.

Forms differ between offices and years. Everything is compared folded (small letters
and digits, one space), after its number or letter is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from .labels import (
    CONDITION_LABELS,
    ENVIRONMENT_LABELS,
    ITEM_TITLES,
    OTHER_UNITS,
    REMARKS,
    SLOTS,
)

ENUMERATOR = re.compile(
    r"^\s*(?:(?:\d{1,3}(?:\.\d{1,3})*|[ivx]{1,5}|[a-z])\s*[.)]+|\((?:\d{1,3}|[a-z])\)"
    r"|[-–—•*·▪●○➢✓])\s*(?=\D|$)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"^\(?(\d{1,5})\s*[.)]*$")
STEP = re.compile(r"^\(?(\d{1,5})[.)]\s*(\d{1,5})\s*[.)]*$")
LETTER = re.compile(r"^\(?([a-z])\s*[.)]+$|^([a-z])$", re.IGNORECASE)
NOT_WORD = re.compile(r"[^0-9a-z]+")
BRACKETS = re.compile(r"\([^)]*\)")
LONGEST_TITLE = 90  # characters; what is longer is no title

ITEM_NAMES = (
    *("identity", "summary", "qualification", "tasks", "results", "materials", "tools"),
    *("responsibilities", "authorities", "relations", "environment", "hazards"),
    *("requirements", "achievement", "class"),
)
# Titles by which items stand on forms, besides those on ours.
TITLES: Mapping[str, tuple[str, ...]] = {
    "identity": ("identitas jabatan", "identitas", "informasi umum"),
    "summary": (
        *("ikhtisar jabatan", "ikhtisar", "iktisar jabatan", "ringkasan jabatan"),
        *("ikhtisar tugas", "rumusan tugas", "ringkasan tugas", "tujuan jabatan"),
    ),
    "qualification": ("kualifikasi jabatan", "kualifikasi", "syarat kualifikasi"),
    "tasks": (
        *("tugas pokok", "uraian tugas", "rincian tugas", "uraian jabatan"),
        *("tugas pokok jabatan", "uraian tugas pokok", "tugas jabatan", "tugas"),
        *("rincian tugas jabatan", "tugas pokok dan uraian tugas"),
        "tugas pokok dan tahapan",
    ),
    "results": ("hasil kerja", "hasil kerja jabatan", "hasil"),
    "materials": ("bahan kerja", "bahan"),
    "tools": (
        *("perangkat kerja", "alat kerja", "peralatan kerja", "perangkat alat kerja"),
        *("perangkat", "alat kerja dan perangkat", "peralatan", "perangkat dan alat"),
    ),
    "responsibilities": ("tanggung jawab", "tanggungjawab", "tanggung jawab jabatan"),
    "authorities": ("wewenang", "wewenang jabatan", "kewenangan", "hak dan wewenang"),
    "relations": (
        *("korelasi jabatan", "korelasi", "hubungan kerja", "hubungan jabatan"),
        "korelasi antar jabatan",
    ),
    "environment": (
        *("kondisi lingkungan kerja", "keadaan lingkungan kerja", "lingkungan kerja"),
        *("kondisi lingkungan", "keadaan tempat kerja lingkungan", "kondisi kerja"),
    ),
    "hazards": (
        *("risiko bahaya", "resiko bahaya", "risiko", "kemungkinan risiko bahaya"),
        *("resiko", "resiko kerja", "risiko kerja", "risiko bahaya kerja"),
    ),
    "requirements": (
        *("syarat jabatan", "persyaratan jabatan", "syarat syarat jabatan"),
        *("syarat jabatan lain", "syarat jabatan lainnya", "spesifikasi jabatan"),
    ),
    "achievement": (
        *("prestasi kerja", "prestasi kerja yang diharapkan", "standar prestasi kerja"),
        *("prestasi yang diharapkan", "prestasi kerja diharapkan", "prestasi"),
    ),
    "class": ("kelas jabatan", "kelas", "grade jabatan"),
    "remarks": (
        *("keterangan", "butir informasi lain", "informasi lain", "lain lain"),
        "butir butir informasi lain",
    ),
    "new": (
        *("informasi jabatan", "analisis jabatan", "formulir informasi jabatan"),
        *("form informasi jabatan", "uraian informasi jabatan", "job information"),
        *("formulir analisis jabatan", "hasil analisis jabatan"),
        "informasi faktor jabatan",
    ),
}
# Labels of single values: on their own line, or in the first cell of a row.
LABELS: Mapping[str, tuple[str, ...]] = {
    "agency": ("instansi", "nama instansi", "agency", "pemerintah daerah"),
    "name": ("nama jabatan", "name of the position", "jabatan"),
    "code": ("kode jabatan", "code of the position", "nomor kode jabatan", "kode"),
    "kind": ("jenis jabatan", "kind of position", "jenis dan jenjang jabatan"),
    "unit": (
        *(
            "unit kerja",
            "unit organisasi",
            "unit",
            "perangkat daerah",
            "unit kerja opd",
        ),
        *("kedudukan dalam struktur organisasi", "satuan kerja", "unit kerja jabatan"),
        "kedudukan",
    ),
    "education": (
        *("pendidikan formal", "pendidikan", "formal education", "tingkat pendidikan"),
        "pendidikan minimal",
    ),
    "training": (
        *("pendidikan dan pelatihan", "diklat", "pelatihan", "kursus diklat"),
        *("diklat kursus", "kursus", "pendidikan pelatihan", "diklat pelatihan"),
        "pelatihan diklat",
    ),
    "leadership_training": (
        *("diklat kepemimpinan", "diklat penjenjangan", "penjenjangan", "manajerial"),
        *("leadership training", "kepemimpinan", "diklat struktural", "struktural"),
        *("pelatihan kepemimpinan", "kursus diklat penjenjangan", "diklat manajerial"),
        *("pelatihan struktural", "pelatihan manajerial", "diklat penjenjangan"),
        "kursus diklat kepemimpinan",
    ),
    "technical_training": (
        *("diklat teknis", "teknis", "technical training", "pelatihan teknis"),
        "kursus diklat teknis",
    ),
    "functional_training": (
        *("diklat fungsional", "fungsional", "functional training"),
        *("pelatihan fungsional", "kursus diklat fungsional"),
    ),
    "experience": ("pengalaman kerja", "pengalaman", "work experience"),
    "knowledge": ("pengetahuan kerja", "pengetahuan", "knowledge"),
    "grades": (
        *("pangkat gol", "pangkat golongan", "golongan", "pangkat golongan ruang"),
        *("pangkat gol ruang", "pangkat", "golongan ruang", "grades"),
    ),
    "skills": ("keterampilan kerja", "keterampilan", "ketrampilan kerja", "skills"),
    "aptitudes": ("bakat kerja", "bakat", "aptitudes"),
    "temperaments": ("temperamen kerja", "temperamen", "temperaments"),
    "interests": ("minat kerja", "minat", "interests"),
    "efforts": ("upaya fisik", "upaya phisik", "physical efforts"),
    "conditions": ("kondisi fisik", "kondisi phisik", "physical conditions"),
    "functions": (
        *("fungsi pekerja", "fungsi pekerjaan", "fungsi jabatan", "worker functions"),
        "fungsi kerja",
    ),
    "sex": ("jenis kelamin",),
    "age": ("umur", "usia"),
    "height": ("tinggi badan",),
    "weight": ("berat badan",),
    "posture": ("postur badan", "postur", "postur tubuh"),
    "appearance": ("penampilan",),
    "workplace": ("tempat kerja", "lokasi kerja", "tempat lokasi kerja", "lokasi"),
    "temperature": ("suhu",),
    "air": ("udara",),
    "room": (
        *("keadaan ruangan", "luas ruangan", "keadaan luas ruangan", "ruangan"),
        *("keadaan ruang kerja", "keadaan ruang"),
    ),
    "layout": ("letak",),
    "lighting": ("penerangan", "cahaya"),
    "noise": ("suara", "kebisingan"),
    "surroundings": (
        *("keadaan tempat kerja", "kondisi tempat kerja", "kondisi lingkungan sekitar"),
    ),
    "vibration": ("getaran",),
    "achievement_text": ("prestasi yang diharapkan", "expected achievement"),
    "class_number": ("kelas", "class"),
    "other": ("butir informasi lain", "informasi lain", "other information"),
    "analysed_on": ("tanggal analisis", "day of the analysis"),
    "basis": ("dasar penetapan", "adopted by"),
    "summary_text": ("ikhtisar", "summary"),
    "OTHER_UNITS": ("unit lainnya", "other units"),
    "JPT UTAMA": ("eselon ia",),
    "JPT MADYA": ("eselon i", "eselon ib"),
    "JPT PRATAMA": ("eselon ii", "eselon iia", "eselon iib", "pimpinan tinggi pratama"),
    "ADMINISTRATOR": ("eselon iii", "jabatan administrator"),
    "PENGAWAS": ("eselon iv", "jabatan pengawas"),
    "PELAKSANA": ("jabatan pelaksana",),
    "FUNGSIONAL": ("jf", "kelompok jabatan fungsional"),
}
# Labels that mean something only below their item; elsewhere they are words.
SLOT_LABELS = (*SLOTS, "OTHER_UNITS")
IDENTITY_LABELS = ("agency", "name", "code", "kind", "unit")
QUALIFICATION_LABELS = (
    *("education", "training", "leadership_training", "technical_training"),
    *("functional_training", "experience", "knowledge", "grades"),
)
REQUIREMENT_LABELS = (
    *("skills", "aptitudes", "temperaments", "interests", "efforts", "conditions"),
    "functions",
)
LABELS_OF_ITEM: Mapping[str, tuple[str, ...]] = {
    "identity": (*IDENTITY_LABELS, *SLOT_LABELS),
    "summary": ("summary_text",),
    "qualification": QUALIFICATION_LABELS,
    "environment": tuple(ENVIRONMENT_LABELS),
    "requirements": (
        *REQUIREMENT_LABELS,
        *CONDITION_LABELS,
        *QUALIFICATION_LABELS,
    ),
    "achievement": ("achievement_text",),
    "class": ("class_number",),
    "remarks": ("other", "analysed_on", "basis"),
}
# Headings of columns, by what they mean.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "number": ("no", "nomor", "no urut"),
    "task": (
        *("uraian tugas", "uraian tugas dan tahapan", "tugas pokok", "rincian tugas"),
        *("uraian tugas pokok", "tugas", "task and steps", "uraian kegiatan"),
        *("kegiatan", "uraian tugas jabatan", "uraian jabatan"),
    ),
    "step": ("tahapan", "tahapan tugas", "tahapan pelaksanaan", "langkah kerja"),
    "result": ("hasil kerja", "result", "hasil", "output", "keluaran"),
    "measure": (
        *("satuan hasil", "satuan", "unit of result", "satuan hasil kerja"),
        "satuan output",
    ),
    "volume": (
        *("jumlah hasil", "number of results", "volume", "beban kerja", "jumlah"),
        *("jumlah beban kerja", "volume kerja", "volume beban kerja", "jumlah satuan"),
        "jumlah hasil kerja",
    ),
    "time": (
        *("waktu penyelesaian", "time per result", "norma waktu", "waktu"),
        *("waktu yang diperlukan", "waktu penyelesaian per hasil"),
    ),
    "material": ("bahan kerja", "material", "bahan", "nama bahan", "jenis bahan"),
    "tool": (
        *("perangkat kerja", "tool", "perangkat", "alat kerja", "alat", "peralatan"),
        *("nama alat", "perangkat alat kerja", "alat perangkat kerja"),
    ),
    "use": (
        *("penggunaan dalam tugas", "use in the tasks", "digunakan untuk tugas"),
        *("used for the task", "penggunaan untuk tugas", "digunakan untuk"),
        *("penggunaan", "kegunaan", "penggunaan dalam uraian tugas"),
    ),
    "text": (
        *("uraian", "description", "tanggung jawab", "wewenang", "uraian wewenang"),
        *("uraian tanggung jawab",),
    ),
    "relation": (
        *("nama jabatan", "position", "jabatan", "jabatan terkait", "jabatan lain"),
        "korelasi jabatan",
    ),
    "other_unit": (
        *("unit kerja instansi", "unit or institution", "unit kerja", "instansi"),
        *(
            "unit instansi",
            "unit",
            "unit organisasi instansi",
            "unit kerja instansi lain",
        ),
    ),
    "matter": ("dalam hal", "in which matter", "hal", "keperluan", "tujuan"),
    "aspect": ("aspek", "aspect", "aspek lingkungan"),
    "factor": ("faktor", "factor", "keadaan", "kondisi", "keterangan"),
    "hazard": (
        *("fisik mental", "physical or mental", "nama risiko", "nama resiko", "risiko"),
        *(
            "resiko",
            "jenis risiko",
            "risiko bahaya",
            "resiko bahaya",
            "fisik dan mental",
        ),
        "bahaya fisik mental",
    ),
    "cause": ("penyebab", "cause", "penyebabnya", "sebab"),
    "computed": (
        *(
            "waktu efektif",
            "kebutuhan pegawai",
            "pegawai yang dibutuhkan",
            "jumlah jam",
        ),
        *("waktu kerja efektif", "jumlah pegawai", "kebutuhan", "formasi", "fte"),
        *("jumlah waktu penyelesaian", "pegawai yang diperlukan"),
    ),
}
# What a column of that meaning may stand under.
COLUMNS_OF_ITEM: Mapping[str, tuple[str, ...]] = {
    "tasks": ("task", "step", "result", "measure", "volume", "time", "computed"),
    "results": ("result", "text", "measure"),
    "materials": ("material", "text", "use"),
    "tools": ("tool", "text", "use"),
    "responsibilities": ("text",),
    "authorities": ("text",),
    "relations": ("relation", "other_unit", "matter"),
    "environment": ("aspect", "factor"),
    "hazards": ("hazard", "text", "cause"),
    "achievement": ("result", "text", "measure", "volume", "time"),
}
# The order in which columns stand where they have no headings.
USUAL_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "tasks": ("task", "result", "measure", "volume", "time"),
    "results": ("result", "measure"),
    "materials": ("material", "use"),
    "tools": ("tool", "use"),
    "responsibilities": ("text",),
    "authorities": ("text",),
    "relations": ("relation", "other_unit", "matter"),
    "environment": ("aspect", "factor"),
    "hazards": ("hazard", "cause"),
    "achievement": ("text",),
}


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return what spellings of one word share.

    >>> fold("3. UNIT  KERJA/Instansi :")
    '3 unit kerja instansi'
    """
    return NOT_WORD.sub(" ", text.casefold()).strip()


def bare(text: str) -> str:
    """Return the text without the number, letter or mark in front of it.

    >>> bare("a. Pendidikan formal"), bare("12) Wewenang"), bare("S1 Ekonomi")
    ('Pendidikan formal', 'Wewenang', 'S1 Ekonomi')
    """
    return ENUMERATOR.sub("", text, count=1).strip()


def title(text: str) -> str | None:
    """Return the item that a line is the title of, ``new`` for the form's own title."""
    if len(text) > LONGEST_TITLE:
        return None
    return _TITLES.get(fold(bare(text))) or _TITLES.get(_key(text))


def label(text: str, allowed: Iterable[str]) -> str | None:
    """Return the label, of those allowed, that a text is; values are not part of it."""
    if len(text) > LONGEST_TITLE:
        return None
    keys = (fold(bare(text)), _key(text))
    return next((it for it in allowed if not _LABELS[it].isdisjoint(keys)), None)


def column(text: str, item: str | None) -> str | None:
    """Return the meaning of the heading of a column, first as the item has it."""
    if len(text) > LONGEST_TITLE or not text:
        return None
    keys = (_key(text), fold(bare(text)))
    for names in (("number", *COLUMNS_OF_ITEM.get(item or "", ())), COLUMNS):
        for name in names:
            if not _COLUMNS[name].isdisjoint(keys):
                return name
    return None


def _key(text: str) -> str:
    return fold(BRACKETS.sub(" ", bare(text)))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


_TITLES: dict[str, str] = {fold(w): item for item, ws in TITLES.items() for w in ws}
for _item, _title in zip(ITEM_NAMES, ITEM_TITLES, strict=True):
    _TITLES |= {fold(_title.id): _item, fold(_title.en): _item}
_TITLES |= {fold(REMARKS.id): "remarks", fold(REMARKS.en): "remarks"}

_LABELS: dict[str, frozenset[str]] = {name: _folded(ws) for name, ws in LABELS.items()}
for _own in (SLOTS, ENVIRONMENT_LABELS, CONDITION_LABELS, {"OTHER_UNITS": OTHER_UNITS}):
    for _name, _said in _own.items():
        _LABELS[_name] = _LABELS.get(_name, frozenset()) | _folded((_said.id, _said.en))

_COLUMNS: dict[str, frozenset[str]] = {
    name: _folded(ws) for name, ws in COLUMNS.items()
}
