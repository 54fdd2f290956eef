"""The fairness of a plan as a workbook: envy, burden, units, equal treatment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepat.fairness import Fairness
from tepat.fairness.said import REPORTED, sentences
from tepat.fairness.spread import MEASURES
from tepat.reports.about import About
from tepat.reports.excel import Book
from tepat.reports.plan import fairness as told
from tepat.reports.plan import fairness_fields as shared
from tepat.reports.plan.teller import Teller
from tepat.words import Sentence

from . import fields
from .method import LINES

SUMMARY = Sentence(id="Ringkasan", en="Summary")
UNITS = Sentence(id="Antarperangkat daerah", en="Between agencies")
AGENCIES = Sentence(id="Tiap perangkat daerah", en="Each agency")
LOST = Sentence(id="Kompetensi hilang", en="Lost competencies")
PEOPLE = Sentence(id="Beban tiap orang", en="Burden by person")
METHOD = Sentence(id="Cara menghitung", en="How it is worked out")
NOTHING_LOST = Sentence(
    id="Tidak ada kompetensi yang hilang.", en="No competency is lost."
)


def write_fairness(path: Path, teller: Teller, found: Fairness, about: About) -> None:
    """Write the fairness of a plan as a workbook, in the language of the teller.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        teller: Names the people and positions of the plan.
        found: See ``tepat.fairness.fairness``.
        about: Whose plan, of which day, from what.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    book = Book(about, teller.language)
    sheet = book.sheet(SUMMARY, shared.CAUSES, told.TITLE)
    sheet.statement(book.say(REPORTED), bold=True)
    for subject in sentences(found).values():
        for said in subject:
            sheet.statement(book.say(said))
    sheet.heading(told.BY_CAUSE)
    sheet.table(shared.CAUSES, told.causes(found), nothing=told.NO_ENVY)
    sheet = book.sheet(told.ENVY, shared.ENVY, told.ENVY)
    sheet.statement(book.say(told.CUT, shown=found.envy.rows.height))
    sheet.table(shared.ENVY, told.envy(teller, found), nothing=told.NO_ENVY)
    sheet = book.sheet(told.TREATMENT, shared.TREATMENT, told.TREATMENT)
    sheet.table(shared.TREATMENT, told.treatment(teller, found), frozen=3)
    sheet = book.sheet(told.BY_GROUP, shared.GROUPS, told.BY_GROUP)
    sheet.table(shared.GROUPS, told.groups(found), frozen=1)
    sheet = book.sheet(PEOPLE, shared.BORNE, PEOPLE)
    sheet.table(shared.BORNE, told.borne(teller, found, movers=False))
    sheet = book.sheet(UNITS, fields.SPREAD, UNITS)
    sheet.table(fields.SPREAD, _measures(found), frozen=1)
    sheet = book.sheet(AGENCIES, fields.AGENCIES, AGENCIES)
    sheet.table(fields.AGENCIES, found.spread.agencies.to_dicts(), frozen=1)
    sheet = book.sheet(LOST, fields.LOST, LOST)
    sheet.table(fields.LOST, _lost(teller, found), nothing=NOTHING_LOST)
    sheet = book.sheet(METHOD, fields.METHOD, METHOD)
    rows = [{"what": what, "said": said} for what, said in LINES]
    sheet.table(fields.METHOD, rows, main=False)
    book.save(path)


def _measures(found: Fairness) -> Iterator[dict[str, Any]]:
    for row in found.spread.measures.iter_rows(named=True):
        yield {**row, "name": MEASURES[row["measure"]]}


def _lost(teller: Teller, found: Fairness) -> Iterator[dict[str, Any]]:
    for row in found.lost.iter_rows(named=True):
        yield {**row, "left": "; ".join(teller.name(nip) for nip in row["left"])}
