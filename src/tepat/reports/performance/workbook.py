"""Ratings, their spread, credit points, IP ASN, feedback and raters as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from tepat.law import Law
from tepat.performance.overview import Overview
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.words import Language, Sentence

from . import rows
from .fields import CREDITS, FEEDBACK, FINDINGS, PATHS, PEOPLE, RATERS, UNITS
from .words import METHOD

SUMMARY = Sentence(id="Unit", en="Units")
SUMMARY_TITLE = Sentence(
    id="Kinerja {year}: sebaran predikat per unit", en="Performance {year}, by unit"
)
PEOPLE_NAME = Sentence(id="Pegawai", en="People")
PEOPLE_TITLE = Sentence(
    id="Predikat, kotak talenta, dan IP ASN setiap pegawai",
    en="Rating, talent box and IP ASN of everybody",
)
CREDITS_NAME = Sentence(id="Angka kredit", en="Credit points")
CREDITS_TITLE = Sentence(
    id="Angka kredit: yang sudah ada, yang kurang, dan perkiraan waktunya",
    en="Credit points: there, missing, and when",
)
PATHS_NAME = Sentence(id="Jalur perbaikan", en="Improvement")
PATHS_TITLE = Sentence(
    id="Jalur perbaikan bagi predikat di bawah Baik",
    en="The way on for ratings below Baik",
)
RATERS_NAME = Sentence(id="Kalibrasi penilai", en="Raters")
RATERS_TITLE = Sentence(
    id="Bahan rapat kalibrasi penilai", en="For the calibration of raters"
)
FEEDBACK_NAME = Sentence(id="Umpan balik", en="Feedback")
FEEDBACK_TITLE = Sentence(
    id="Umpan balik per unit, hanya kelompok yang cukup besar",
    en="Feedback by unit, large enough groups only",
)
LOOK_AT = Sentence(id="Perlu dilihat", en="To look at")
METHOD_NAME = Sentence(id="Cara menghitung", en="How it is worked out")
NOTHING = Sentence(id="Tidak ada.", en="Nothing.")


def write_performance(
    path: Path,
    found: Overview,
    boxes: pl.DataFrame,
    law: Law,
    about: About,
    language: Language = "id",
) -> None:
    """Write the performance of a city as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.performance.overview``.
        boxes: ``nip`` and ``boxes`` of the talent grid.
        law: Whose norms are listed.
        about: Whose workbook, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    facts = {"year": str(found.year)}
    title = rows.filled(SUMMARY_TITLE, facts)
    book.sheet(SUMMARY, UNITS, title).table(UNITS, rows.units(found), nothing=NOTHING)
    sheet = book.sheet(PEOPLE_NAME, PEOPLE, PEOPLE_TITLE)
    sheet.table(PEOPLE, rows.people(found, boxes), nothing=NOTHING)
    sheet = book.sheet(CREDITS_NAME, CREDITS, CREDITS_TITLE)
    sheet.table(CREDITS, rows.credit_points(found), nothing=NOTHING)
    sheet = book.sheet(PATHS_NAME, PATHS, PATHS_TITLE)
    sheet.table(PATHS, rows.paths(found), nothing=NOTHING)
    sheet = book.sheet(RATERS_NAME, RATERS, RATERS_TITLE)
    sheet.table(RATERS, rows.raters(found), nothing=NOTHING)
    names = {each.unit: each.name for each in found.units}
    sheet = book.sheet(FEEDBACK_NAME, FEEDBACK, FEEDBACK_TITLE)
    sheet.table(FEEDBACK, rows.feedback(found, names), nothing=NOTHING)
    sheet = book.sheet(LOOK_AT, FINDINGS, LOOK_AT)
    sheet.table(FINDINGS, _findings(found, language), frozen=1, nothing=NOTHING)
    _method(book, found, law)
    book.save(path)


def _findings(found: Overview, language: Language) -> Iterator[dict[str, Any]]:
    for _kind, code, finding in rows.findings(found):
        yield {"about": code, "said": finding.say(language), "check": finding.code}


def _method(book: Book, found: Overview, law: Law) -> None:
    sheet = book.sheet(METHOD_NAME, NORM_FIELDS, METHOD_NAME)
    facts = {"least": found.feedback.least, "until": found.feedback.until}
    for line in METHOD:
        sheet.statement(book.say(line, **facts))
    performance, credit, index = law.performance, law.credit, law.professionalism
    norms = (
        performance.rating_matrix,
        performance.results_by_unit_rating,
        performance.guide_at_most,
        performance.guide_at_least,
        performance.guide_must_occur,
        performance.improvement_months,
        performance.objection_days,
        *(credit.coefficient, credit.percentage, credit.to_next_rank),
        *(credit.to_next_level, credit.base),
        *(index.qualification_points, index.competency_points),
        *(index.technical_hours, index.technical_years, index.seminar_years),
        *(index.performance_points, index.discipline_points, index.discipline_years),
        index.categories,
    )
    sheet.table(NORM_FIELDS, norm_rows(norms, book.language), frozen=1)
