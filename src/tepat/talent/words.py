"""Names of classes, parts and readiness, as every page and file shows them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tepat.words import Sentence

from .ready import Readiness

PERFORMANCE_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "DI_ATAS": Sentence(id="di atas ekspektasi", en="above expectation"),
        "SESUAI": Sentence(id="sesuai ekspektasi", en="as expected"),
        "DI_BAWAH": Sentence(id="di bawah ekspektasi", en="below expectation"),
    }
)
LEVEL_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "RENDAH": Sentence(id="rendah", en="low"),
        "MENENGAH": Sentence(id="menengah", en="middle"),
        "TINGGI": Sentence(id="tinggi", en="high"),
    }
)
READY_NAMES: Mapping[Readiness, Sentence] = MappingProxyType(
    {
        Readiness.NOW: Sentence(id="siap sekarang", en="ready now"),
        Readiness.WITHIN_1_YEAR: Sentence(
            id="siap dalam 1 tahun", en="ready within 1 year"
        ),
        Readiness.WITHIN_3_YEARS: Sentence(
            id="siap dalam 1–3 tahun", en="ready in 1–3 years"
        ),
        Readiness.LATER: Sentence(id="siap setelah 3 tahun", en="ready after 3 years"),
        Readiness.EFFORT: Sentence(
            id="perlu usaha, tanpa tanggal", en="needs effort, no day"
        ),
        Readiness.UNKNOWN: Sentence(id="belum diketahui", en="not known yet"),
        Readiness.NEVER: Sentence(id="tidak dapat", en="cannot"),
    }
)
NEEDED_NAMES: Mapping[str, Sentence] = MappingProxyType(
    {
        "kosong": Sentence(id="ada kursi kosong", en="a seat is empty"),
        "pensiun": Sentence(id="pemangku pensiun", en="a holder retires"),
        "kontrak": Sentence(id="kontrak pemangku berakhir", en="a contract ends"),
    }
)
BY_SELECTION = Sentence(
    id="Jabatan ini diisi lewat seleksi terbuka, atau dari kelompok rencana suksesi "
    "dengan persetujuan yang diperlukan.",
    en="This post is filled by open selection, or from the succession group with the "
    "approval that this needs.",
)
ORDER = Sentence(
    id="Urutan calon: yang pasti masuk kelompok rencana suksesi lebih dulu; lalu "
    "kesiapan dan tanggalnya; kotak 9, 8, 7; nilai kesesuaian dengan jabatan; NIP.",
    en="Order of candidates: who certainly belongs to the succession group comes "
    "first; then readiness and its day; box 9, 8, 7; fit with the position; NIP.",
)
METHOD: tuple[Sentence, ...] = (
    Sentence(
        id="Kotak adalah pertemuan kelas kinerja dan kelas potensial. Bagian yang "
        "belum ada datanya tidak dihilangkan dari bobot: nilainya dihitung dari yang "
        "terendah sampai yang tertinggi, dan semua kotak yang masih mungkin "
        "ditampilkan.",
        en="The box is where the class of performance and that of potential meet. A "
        "part without data is not dropped from the weights: its value is taken from "
        "the least to the greatest, and every box still possible is shown.",
    ),
    Sentence(
        id="Siap sekarang: semua syarat yang harus terpenuhi saat rencana disusun "
        "sudah terpenuhi. Siap kelak: yang kurang terpenuhi oleh waktu pada tanggal "
        "itu; usia dan sisa masa kerja dinilai lagi pada tanggal itu, predikat kinerja "
        "tahun-tahun mendatang tidak diramalkan. Perlu usaha: yang kurang hanya dapat "
        "dipenuhi dengan usaha, misalnya pendidikan. Yang harus berpindah jabatan dulu "
        "tidak dicantumkan.",
        en="Ready now: every requirement of a plan is met. Ready later: time alone "
        "meets what is missing on that day; age and the time left until retirement are "
        "judged again on it, ratings of coming years are not foretold. Needs effort: "
        "only effort meets what is missing, such as education. Whoever must hold "
        "another position first is not listed.",
    ),
    ORDER,
)
