"""How the needs are worked out, told with the norms they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tepat import law
from tepat.establishment import Balance
from tepat.law import Law
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows, value_text
from tepat.words import Sentence

METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
FROM_CITY = Sentence(id="kota (lembar pengaturan)", en="the city (sheet pengaturan)")
EFFECTIVE_HOURS = Sentence(
    id="Jam kerja efektif setahun", en="Effective working hours a year"
)
ROUNDING = Sentence(id="Pembulatan kebutuhan", en="Rounding of the need")
HEALTH_HOURS = Sentence(
    id="Waktu kerja tersedia (WKT) setahun", en="Working time (WKT) a year"
)
TEACHER_ROUNDING = Sentence(
    id="Pembulatan kebutuhan guru", en="Rounding of the need of teachers"
)
BANDS = Sentence(id="Batas bawah PJ dan PU", en="Least of PJ and PU")
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
OF_HEALTH = Sentence(
    id="Tenaga kesehatan: kebutuhan tugas pokok = Σ capaian ÷ SBK, SBK = WKT ÷ norma "
    "waktu; FTP = jam tugas penunjang ÷ WKT; FTE = kebutuhan tugas pokok × STP, STP = "
    "1 ÷ (1 − FTP). WKT menurut lembar waktu_kerja, pengaturan, atau peraturan.",
    en="Health workers: main tasks = Σ done in a year ÷ SBK, SBK = WKT ÷ time norm; "
    "FTP = hours of supporting tasks ÷ WKT; FTE = main tasks × STP, STP = 1 ÷ (1 − "
    "FTP). WKT by sheet waktu_kerja, the settings, or the regulation.",
)
OF_TEACHERS = Sentence(
    id="Guru: guru kelas satu per rombel; guru mata pelajaran = Σ rombel × jam ÷ "
    "{least} jam; guru BK = murid ÷ {pupils}. Rombel dihitung per tingkat, ke atas.",
    en="Teachers: one class teacher per class; subject teachers = Σ classes × lessons "
    "÷ {least} lessons; counsellors = pupils ÷ {pupils}. Classes are counted per "
    "grade, rounded up.",
)
OF_LETTERS = Sentence(
    id="PJ dan PU: huruf EJ dan EU pada dua desimal, dengan batas bawah {bands}.",
    en="PJ and PU: the letter of EJ and EU on two decimals, from the least {bands}.",
)


def explain_method(book: Book, found: Balance) -> None:
    """Add the sheet that says how need and gap come about, and from which articles."""
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line))
    for told in _of_methods(book, found):
        sheet.statement(told)
    in_force = law.on(found.day)
    norms = [
        *found.analysis.norms.values(),
        in_force.need.leadership_need,
        in_force.need.projection_years,
        in_force.retirement.age_by_level,
        in_force.retirement.teacher_age,
        in_force.retirement.starts_next_month,
    ]
    if _bands_of_norm(found, in_force):
        norms.append(in_force.need.efficiency_bands)
    rows = [*_of_city(book, found, in_force), *norm_rows(norms, book.language)]
    sheet.table(NORM_FIELDS, rows, frozen=1)


def _of_methods(book: Book, found: Balance) -> Iterator[str]:
    """What else this city's needs come from, and what their letters mean."""
    if found.year.health_hours is not None:
        yield book.say(OF_HEALTH)
    if (taught := found.analysis.teaching) is not None:
        facts = {"least": taught.least, "pupils": taught.pupils_per_counsellor}
        yield book.say(OF_TEACHERS, **facts)
    yield book.say(OF_LETTERS, bands=value_text(found.bands, book.language))


def _bands_of_norm(found: Balance, in_force: Law) -> bool:
    return dict(found.bands) == dict(in_force.need.efficiency_bands.value)


def _of_city(book: Book, found: Balance, in_force: Law) -> Iterator[dict[str, Any]]:
    """What the city set itself, in place of a norm."""
    year, taught = found.year, found.analysis.teaching
    yearly = year.method == "TAHUNAN"
    asked = (
        (yearly, "effective_hours_per_year", EFFECTIVE_HOURS, year.hours),
        (yearly, "rounding", ROUNDING, year.rounding),
        (
            year.health_hours is not None,
            "health_hours_per_year",
            HEALTH_HOURS,
            year.health_hours,
        ),
        (
            taught is not None,
            "teacher_rounding",
            TEACHER_ROUNDING,
            taught and taught.rounding,
        ),
        (not _bands_of_norm(found, in_force), "efficiency_bands", BANDS, found.bands),
    )
    for used, name, label, value in asked:
        if used and name not in found.analysis.norms:
            told = value_text(value, book.language)
            yield {"label": label, "value": told, "cites": FROM_CITY}
