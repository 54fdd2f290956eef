"""The words of the forms, as the forms in use have them."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

ABK_TITLE = Sentence(id="Analisis beban kerja", en="Workload analysis")
FORM_C_TITLE = Sentence(
    id="Formulir C: rekapitulasi beban kerja dan kebutuhan pegawai",
    en="Form C: workload and need of each position",
)

COMMON: Mapping[str, Sentence] = {
    "no": Sentence(id="No.", en="No."),
    "position": Sentence(id="Nama jabatan", en="Position"),
    "code": Sentence(id="Kode jabatan", en="Code"),
    "unit": Sentence(id="Unit kerja", en="Unit"),
    "kind": Sentence(id="Jenis jabatan", en="Kind"),
    "class": Sentence(id="Kelas jabatan", en="Class"),
    "occupied": Sentence(id="Pegawai yang ada", en="Present"),
    "gap": Sentence(id="+/−", en="+/−"),
    "ej": Sentence(id="EJ", en="EJ"),
    "pj": Sentence(id="PJ", en="PJ"),
    "page_label": Sentence(id="Halaman", en="Page"),
    "page_of_label": Sentence(id="dari", en="of"),
}
ABK_WORDS: Mapping[str, Sentence] = {
    **COMMON,
    "task": Sentence(id="Uraian tugas", en="Task"),
    "result": Sentence(id="Hasil kerja", en="Result"),
    "volume": Sentence(id="Jumlah hasil", en="Number of results"),
    "hours": Sentence(id="Waktu penyelesaian (jam)", en="Time per result (hours)"),
    "effective": Sentence(id="Waktu efektif (jam)", en="Effective time (hours)"),
    "need": Sentence(id="Kebutuhan pegawai", en="Persons needed"),
    "persons": Sentence(id="JUMLAH PEGAWAI", en="PERSONS"),
    "no_tasks": Sentence(
        id="Belum ada uraian tugas untuk jabatan ini.",
        en="This position has no tasks yet.",
    ),
    "calculation": Sentence(id="Perhitungan", en="Calculation"),
    "support": Sentence(
        id="* Tugas penunjang: bagian waktu setiap orang, tidak ikut dijumlahkan "
        "tetapi memperbesar kebutuhan lewat STP.",
        en="* A supporting task: its share of everybody's time is not added, but "
        "raises the need by the STP.",
    ),
    "letters": Sentence(
        id="+/− = pegawai yang ada − kebutuhan. EJ = beban kerja ÷ (pegawai yang ada "
        "× jam kerja efektif); PJ = hurufnya.",
        en="+/− = present − needed. EJ = workload ÷ (present × effective hours); PJ = "
        "its letter.",
    ),
}
FORM_C_WORDS: Mapping[str, Sentence] = {
    **COMMON,
    "workload": Sentence(
        id="Jumlah beban kerja jabatan (jam)", en="Workload of the position (hours)"
    ),
    "calculation": Sentence(
        id="Perhitungan kebutuhan pegawai", en="Calculation of the need"
    ),
    "need": Sentence(id="Kebutuhan (orang)", en="Need (people)"),
    "total": Sentence(id="Jumlah unit (EU, PU)", en="Unit (EU, PU)"),
    "all": Sentence(id="Jumlah seluruhnya (EU, PU)", en="All together (EU, PU)"),
    "letters": Sentence(
        id="+/− = pegawai yang ada − kebutuhan. EJ, EU = beban kerja ÷ (pegawai yang "
        "ada × jam kerja efektif); PJ, PU = hurufnya.",
        en="+/− = present − needed. EJ, EU = workload ÷ (present × effective hours); "
        "PJ, PU = the letter.",
    ),
    "approved": Sentence(id="Mengetahui,", en="Approved by"),
    "team": Sentence(
        id="Ketua Tim Pelaksana Anjab dan ABK,", en="Head of the analysis team"
    ),
    "date": Sentence(id="…………………………, …………………………", en="…………………………, …………………………"),
    "nip": Sentence(id="NIP", en="NIP"),
}

SHARE_OF_HOURS = Sentence(id="Beban ÷ jam efektif", en="Workload ÷ effective hours")
JUMLAH = Sentence(id="JUMLAH", en="TOTAL")
OF_HEALTH = Sentence(
    id="Jumlah tugas pokok tenaga kesehatan", en="Main tasks of health workers"
)
OF_OTHERS = Sentence(id="Jumlah tugas lain", en="Other tasks")
FTP = Sentence(id="Faktor tugas penunjang (FTP)", en="Share of supporting tasks (FTP)")
STP = Sentence(
    id="Standar tugas penunjang (STP)", en="Standard of supporting tasks (STP)"
)
OF_TIME = Sentence(id="{percent} % waktu", en="{percent} % of time")
CAPACITY = Sentence(id="{capacity} per orang", en="{capacity} per person")
PIECES = Sentence(
    id="{ratio} orang per alat × {shift} regu", en="{ratio} per piece × {shift} shifts"
)
BAND = Sentence(id="{letter} ≥ {least}", en="{letter} ≥ {least}")
SOME_UNKNOWN = Sentence(
    id="{n} jabatan belum diketahui kebutuhannya", en="need of {n} positions unknown"
)
