"""How the needs are worked out, told with the norms they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tepat import law
from tepat.establishment import Balance
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows, value_text
from tepat.words import Sentence

METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
FROM_CITY = Sentence(id="kota (lembar pengaturan)", en="the city (sheet pengaturan)")
EFFECTIVE_HOURS = Sentence(
    id="Jam kerja efektif setahun", en="Effective working hours a year"
)
ROUNDING = Sentence(id="Pembulatan kebutuhan", en="Rounding of the need")
METHOD_LINES = (
    Sentence(
        id="Beban kerja jabatan = jumlah (volume setahun × waktu per hasil) semua "
        "tugasnya yang lengkap. FTE = beban kerja ÷ jam kerja efektif setahun. "
        "Kebutuhan = FTE dibulatkan sekali, pada jumlah per jabatan.",
        en="Workload of a position = sum of (yearly volume × time per result) over its "
        "complete tasks. FTE = workload ÷ effective hours a year. Need = FTE rounded "
        "once, on the total of the position.",
    ),
    Sentence(
        id="Tanpa tugas yang lengkap, kebutuhan diambil dari kolom kebutuhan; bila itu "
        "pun kosong, kebutuhan belum diketahui dan tidak ikut dijumlahkan.",
        en="Without a complete task the need is taken from column kebutuhan; where "
        "that is blank too, the need is unknown and left out of the sums.",
    ),
    Sentence(
        id="Selisih = bezetting − kebutuhan; negatif berarti kurang. Proyeksi "
        "mengurangi bezetting dengan yang pensiun atau habis kontrak, tanpa "
        "pengangkatan baru. EJ = FTE ÷ bezetting; EU sama, untuk satu unit.",
        en="Gap = holders − need; negative means short. The projection takes away who "
        "retires or whose contract ends, and appoints nobody. EJ = FTE ÷ holders; EU "
        "is the same for a unit.",
    ),
)


def explain_method(book: Book, found: Balance) -> None:
    """Add the sheet that says how need and gap come about, and from which articles."""
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line))
    in_force = law.on(found.day)
    norms = [
        *found.analysis.norms.values(),
        in_force.need.leadership_need,
        in_force.need.projection_years,
        in_force.retirement.age_by_level,
        in_force.retirement.teacher_age,
        in_force.retirement.starts_next_month,
    ]
    rows = [*_of_city(book, found), *norm_rows(norms, book.language)]
    sheet.table(NORM_FIELDS, rows, frozen=1)


def _of_city(book: Book, found: Balance) -> Iterator[dict[str, Any]]:
    """What the city set itself, in place of a norm."""
    year = found.year
    asked = (
        ("effective_hours_per_year", EFFECTIVE_HOURS, year.hours),
        ("rounding", ROUNDING, year.rounding),
    )
    for name, label, value in asked:
        if name not in year.norms and year.method == "TAHUNAN":
            told = value_text(value, book.language)
            yield {"label": label, "value": told, "cites": FROM_CITY}
