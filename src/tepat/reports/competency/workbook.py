"""Competency gaps as a workbook: totals, units, people, and every gap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepat.competency import CityGaps, band_name, name_of
from tepat.law import Law
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.words import Language, Sentence

from .fields import BANDS, ROWS, TOTALS, UNITS, of_people

SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(id="Kesenjangan kompetensi", en="Competency gaps")
BY_UNIT = Sentence(id="Per unit", en="By unit")
BY_UNIT_TITLE = Sentence(
    id="Kesenjangan setiap unit, termasuk semua unit di bawahnya",
    en="Gaps of each unit, with every unit below it",
)
BY_PERSON = Sentence(id="Per pegawai", en="By person")
BY_PERSON_TITLE = Sentence(
    id="Kesesuaian setiap pegawai dengan jabatannya (JPM)",
    en="Match of each employee with the own position (JPM)",
)
GAPS = Sentence(id="Setiap kesenjangan", en="Every gap")
GAPS_TITLE = Sentence(
    id="Kompetensi yang belum dicapai atau belum dinilai",
    en="Competencies not reached or not assessed",
)
METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
TOTAL_NAMES = {
    "people": Sentence(id="Semua pegawai", en="All employees"),
    "with_standard": Sentence(
        id="Mempunyai standar kompetensi yang dapat dipakai",
        en="Have a competency standard to use",
    ),
    "by_default": Sentence(
        id="… di antaranya dengan tingkat bawaan menurut jenjang",
        en="… of these by the usual level of the tier",
    ),
    "complete": Sentence(id="Dinilai lengkap", en="Assessed in full"),
    "partly": Sentence(id="Dinilai sebagian", en="Assessed in part"),
    "never": Sentence(id="Belum pernah dinilai", en="Never assessed"),
    "below": Sentence(
        id="Di bawah standar pada paling sedikit satu kompetensi",
        en="Below the standard in at least one competency",
    ),
    "mandatory_below": Sentence(
        id="… di antaranya pada kompetensi yang mutlak",
        en="… of these in a mandatory one",
    ),
}
NOT_KNOWN = Sentence(id="belum diketahui", en="not known yet")
DEFAULT = Sentence(id="bawaan", en="default")
OWN = Sentence(id="instansi", en="agency")
METHOD_LINES = (
    Sentence(
        id="JPM = 100 × jumlah tingkat yang dicapai ÷ jumlah tingkat yang diminta. "
        "Kategori dibaca dari angka yang dibatasi 100; IKK = 100 − JPM. Batas bawah "
        "termasuk kategorinya.",
        en="Match (JPM) = 100 × levels reached ÷ levels asked for. Categories are read "
        "from the figure capped at 100; gap index (IKK) = 100 − JPM. A lower bound "
        "belongs to its category.",
    ),
    Sentence(
        id="Kompetensi yang belum dinilai tidak dianggap 0: JPM belum diketahui, dan "
        "yang ditampilkan batas terendah (bila semuanya 0) dan tertinggi (bila "
        "semuanya 5).",
        en="A competency that was not assessed is not taken as 0: the match is not "
        "known, and its least (if all were 0) and greatest (if all were 5) are shown.",
    ),
    Sentence(
        id="Rata-rata kurang = jumlah tingkat yang kurang ÷ pegawai yang dinilai; yang "
        "mencapai standar dihitung 0. Penilaian terakhir yang dipakai.",
        en="Mean missing = levels missing ÷ employees assessed; who reaches the level "
        "counts as 0. The latest assessment counts.",
    ),
)


def write_gaps(
    path: Path, found: CityGaps, law: Law, about: About, language: Language = "id"
) -> None:
    """Write competency gaps as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.competency.city_gaps``.
        law: The law on its day, for the norms it rests on.
        about: Whose gaps, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    sheet = book.sheet(SUMMARY, TOTALS, TITLE)
    for finding in found.findings:
        sheet.statement(finding.say(language))
    sheet.table(TOTALS, _totals(found), frozen=1)
    for bands in found.bands:
        sheet.heading(BANDS[bands.name])
        counts = found.in_bands(bands).items()
        rows = (
            {"what": band_name(label) if label else NOT_KNOWN, "count": count}
            for label, count in counts
        )
        sheet.table(TOTALS, rows, main=False)
    sheet = book.sheet(BY_UNIT, UNITS, BY_UNIT_TITLE)
    sheet.table(UNITS, _units(found))
    fields = of_people(found.bands)
    sheet = book.sheet(BY_PERSON, fields, BY_PERSON_TITLE)
    sheet.table(fields, _people(found, book))
    sheet = book.sheet(GAPS, ROWS, GAPS_TITLE)
    sheet.table(ROWS, _rows(found))
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in METHOD_LINES:
        sheet.statement(book.say(line))
    norms = law.competency
    told = (
        *(norms.required_level_by_level, norms.highest_level),
        *(it.norm for it in found.bands if it.norm is not None),
        norms.level_names,
    )
    sheet.table(NORM_FIELDS, norm_rows(told, language), frozen=1)
    book.save(path)


def _totals(found: CityGaps) -> Iterator[dict[str, Any]]:
    for name, count in found.totals.items():
        yield {"what": TOTAL_NAMES[name], "count": count}


def _units(found: CityGaps) -> Iterator[dict[str, Any]]:
    for row in found.units.iter_rows(named=True):
        yield {**row, "competency_name": name_of(row["competency"])}


def _people(found: CityGaps, book: Book) -> Iterator[dict[str, Any]]:
    for row in found.people.iter_rows(named=True):
        named = {
            f"band_{it.name}": band_name(row[f"band_{it.name}"])
            for it in found.bands
            if row[f"band_{it.name}"] is not None
        }
        yield {
            **row,
            **named,
            "mandatory": _names(row["mandatory_short_of"], book),
            "unknown": _names(row["not_assessed"], book),
        }


def _names(codes: list[str] | None, book: Book) -> str | None:
    return "; ".join(book.say(name_of(code)) for code in codes) if codes else None


def _rows(found: CityGaps) -> Iterator[dict[str, Any]]:
    about = {
        row["nip"]: (row["name"], row["unit_name"])
        for row in found.people.select("nip", "name", "unit_name").iter_rows(named=True)
    }
    for row in found.rows.iter_rows(named=True):
        if row["short"] == 0:
            continue
        name, unit = about[row["nip"]]
        yield {
            **row,
            "name": name,
            "unit_name": unit,
            "competency_name": name_of(row["competency"]),
            "default": DEFAULT if row["is_default"] else OWN,
        }
