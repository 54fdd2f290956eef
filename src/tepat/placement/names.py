"""Names of goals, figures and fit parts, as every page and file shows them."""

from __future__ import annotations

from collections.abc import Mapping

from tepat.words import Sentence

PART_NAMES: Mapping[str, Sentence] = {
    "competency": Sentence(id="Kompetensi", en="Competency"),
    "performance": Sentence(id="Kinerja", en="Performance"),
    "education": Sentence(id="Pendidikan", en="Education"),
    "experience": Sentence(id="Pengalaman", en="Experience"),
}

GOAL_NAMES: Mapping[str, Sentence] = {
    "critical": Sentence(id="Kursi kritis terisi", en="Critical seats filled"),
    "filled": Sentence(id="Semua kursi terisi", en="All seats filled"),
    "fit": Sentence(id="Jumlah kesesuaian", en="Sum of fit"),
    "stayed": Sentence(id="Orang yang tetap", en="People who stay"),
}

FIGURE_NAMES: Mapping[str, Sentence] = {
    "seats": Sentence(id="Kursi (kebutuhan)", en="Seats (need)"),
    "filled": Sentence(id="Kursi terisi", en="Seats filled"),
    "vacant": Sentence(id="Kursi kosong", en="Empty seats"),
    "critical_seats": Sentence(id="Kursi kritis", en="Critical seats"),
    "critical_filled": Sentence(id="Kursi kritis terisi", en="Critical seats filled"),
    "over_strength": Sentence(id="Pegawai di atas kebutuhan", en="Above need"),
    "seated": Sentence(id="Pegawai dengan jabatan", en="People with a position"),
    "unplaced": Sentence(id="Pegawai tanpa jabatan", en="People without a position"),
    "unqualified": Sentence(
        id="Belum memenuhi syarat jabatannya sendiri",
        en="Miss the requirements of their own position",
    ),
    "fit": Sentence(id="Jumlah kesesuaian", en="Sum of fit"),
    "fit_mean": Sentence(id="Kesesuaian rata-rata", en="Mean fit"),
}

LEAVING_NAMES: Mapping[str, Sentence] = {
    "pensiun": Sentence(id="pensiun", en="retires"),
    "kontrak": Sentence(id="kontrak berakhir", en="the contract ends"),
    "tidak aktif": Sentence(id="kedudukan hukum tidak aktif", en="is not active"),
}
