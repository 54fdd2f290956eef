"""The training plan as a workbook: the answer, the plan by unit, what is left."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from tepat import law
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.norms import NORM_FIELDS, norm_rows
from tepat.training import TrainingPlan
from tepat.words import Language, Sentence

from .fields import (
    CURVE,
    EVALUATION,
    FINDINGS,
    GAPS,
    HOURS,
    HOURS_BY_UNIT,
    OFFERS,
    PLAN,
    UNITS,
)
from .rows import (
    curve_rows,
    evaluation_rows,
    gap_rows,
    offer_rows,
    plan_rows,
    unit_rows,
)
from .said import METHOD_LINES, answer, million, standing

SUMMARY = Sentence(id="Ringkasan", en="Summary")
TITLE = Sentence(id="Rencana pelatihan {year}", en="Training plan of {year}")
PLAN_NAME = Sentence(id="Rencana per unit", en="Plan by unit")
PLAN_TITLE = Sentence(
    id="Rencana pengembangan kompetensi per unit dan pegawai",
    en="Competence development by unit and person",
)
GAPS_NAME = Sentence(id="Kesenjangan", en="Gaps")
GAPS_TITLE = Sentence(
    id="Kesenjangan kompetensi, yang ditutup dan yang tersisa",
    en="Competency gaps, closed and left",
)
OFFERS_NAME = Sentence(id="Katalog", en="Catalogue")
OFFERS_TITLE = Sentence(id="Pemakaian katalog", en="What is used of the catalogue")
HOURS_NAME = Sentence(id="Jam per unit", en="Hours by unit")
HOURS_TITLE = Sentence(
    id="Siapa yang mencapai jam pelajaran setahun, menurut unit",
    en="Who reaches the learning hours of a year, by unit",
)
PERSON_NAME = Sentence(id="Jam per pegawai", en="Hours by person")
PERSON_TITLE = Sentence(id="Jam pelajaran per pegawai", en="Learning hours by person")
EVALUATION_NAME = Sentence(id="Evaluasi", en="Evaluation")
EVALUATION_TITLE = Sentence(
    id="Empat tingkat evaluasi pelatihan yang sudah diikuti",
    en="Four levels of evaluation of past trainings",
)
BY_UNIT = Sentence(id="Per unit", en="By unit")
BY_BUDGET = Sentence(id="Bila anggarannya lain", en="With another budget")
LOOK_AT = Sentence(id="Perlu dilihat", en="To look at")
METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
NO_PLAN = Sentence(id="Tidak ada yang direncanakan.", en="Nothing is planned.")
NO_GAPS = Sentence(id="Tidak ada kesenjangan.", en="There are no gaps.")
NO_PAST = Sentence(
    id="Belum ada pelatihan yang diikuti.", en="No training was attended yet."
)
NOTHING = Sentence(id="Tidak ada.", en="Nothing.")


def write_training(
    path: Path,
    found: TrainingPlan,
    hours: pl.DataFrame,
    hours_by_unit: pl.DataFrame,
    evaluation: pl.DataFrame,
    about: About,
    language: Language = "id",
) -> None:
    """Write a training plan as a workbook.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        found: See ``tepat.training.plan``.
        hours: See ``tepat.training.hours.account``.
        hours_by_unit: See ``tepat.training.hours.by_unit``.
        evaluation: See ``tepat.training.evaluation.evaluated``.
        about: Whose plan, of which day, from what.
        language: Of headings and words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, language)
    in_force = law.on(found.day)
    year = str(found.year)
    title = TITLE.filled({"year": year})
    sheet = book.sheet(SUMMARY, UNITS, title)
    for number, said in enumerate((answer(found), standing(found), million(found))):
        if said is not None:
            sheet.statement(book.say(said), bold=not number)
    sheet.heading(BY_BUDGET)
    sheet.table(CURVE, curve_rows(found, language), main=False)
    sheet.heading(BY_UNIT)
    sheet.table(UNITS, unit_rows(found).to_dicts(), frozen=2)
    sheet = book.sheet(PLAN_NAME, PLAN, PLAN_TITLE)
    rows = plan_rows(found, in_force, language)
    sheet.table(PLAN, rows, frozen=2, nothing=NO_PLAN)
    sheet = book.sheet(GAPS_NAME, GAPS, GAPS_TITLE)
    sheet.table(GAPS, gap_rows(found, language), frozen=2, nothing=NO_GAPS)
    sheet = book.sheet(OFFERS_NAME, OFFERS, OFFERS_TITLE)
    sheet.table(OFFERS, offer_rows(found, language))
    sheet = book.sheet(HOURS_NAME, HOURS_BY_UNIT, HOURS_TITLE)
    years = hours_by_unit.with_columns(pl.col("year").cast(pl.String))
    sheet.table(HOURS_BY_UNIT, years.to_dicts(), frozen=1)
    sheet = book.sheet(PERSON_NAME, HOURS, PERSON_TITLE)
    sheet.table(HOURS, _hours(found, hours), frozen=2)
    sheet = book.sheet(EVALUATION_NAME, EVALUATION, EVALUATION_TITLE)
    told = evaluation_rows(evaluation, language)
    sheet.table(EVALUATION, told, frozen=1, nothing=NO_PAST)
    sheet = book.sheet(LOOK_AT, FINDINGS, LOOK_AT)
    said_rows = ({"said": it.say(language), "check": it.code} for it in found.findings)
    sheet.table(FINDINGS, said_rows, frozen=1, nothing=NOTHING)
    sheet = book.sheet(METHOD, NORM_FIELDS, METHOD)
    for line in (*found.weighing.sentences(), *METHOD_LINES):
        sheet.statement(book.say(line))
    development = in_force.development
    norms = (development.hours_least, development.hours_most, development.forms)
    sheet.table(NORM_FIELDS, norm_rows(norms, language), frozen=1)
    book.save(path)


def _hours(found: TrainingPlan, hours: pl.DataFrame) -> list[dict[str, object]]:
    """Hours of people in service, of years in which they had some or lack some."""
    who = found.people.select("nip", "name", "unit_name", "status")
    told = hours.join(who, on="nip", how="inner", maintain_order="left")
    return told.with_columns(pl.col("year").cast(pl.String)).to_dicts()
