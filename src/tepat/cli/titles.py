"""``tepat titles``: titles as they are written against the nomenclature."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tepat.nomenclature import ACCEPT, REVIEW, Decision, Review, review
from tepat.reports.titles import as_json, lines, write_titles
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

MATCHING = Sentence(
    id="Mencocokkan nama jabatan", en="Matching titles with the nomenclature"
)
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
TOTALS = Sentence(
    id="{positions} jabatan: {accepted} diterima, {review} perlu diperiksa, {unknown} "
    "tidak dikenal. Riwayat: {history} nama yang berbeda.",
    en="{positions} positions: {accepted} accepted, {review} to review, {unknown} "
    "unknown. History: {history} different titles.",
)
AS_OF = Sentence(id="Keadaan per {day}.", en="As of {day}.")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
DOUBTED = Sentence(id="Perlu diperiksa", en="To review")
TITLE = Sentence(id="Nama di data", en="Title as written")
NAME = Sentence(id="Mungkin yang dimaksud", en="May be meant")
CONFIDENCE = Sentence(id="Keyakinan", en="Confidence")
WHY = Sentence(id="Alasan", en="Why")
MOST_SHOWN = 20


def titles(
    path: Book,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json_: AsJson = False,
) -> None:
    """Cocokkan nama jabatan dengan nomenklatur. / Match titles with known ones."""
    printer = Printer(lang, as_json_)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(MATCHING):
        found = review(snapshot)
    if out is not None:
        with printer.step(WRITING):
            write_titles(out, snapshot, found, about(snapshot, path), lang)
    counts = {each: found.count(each) for each in Decision}
    if as_json_:
        printer.json(
            {
                "day": found.day.isoformat(),
                "thresholds": {"accept": ACCEPT, "review": REVIEW},
                "counts": {each.value: count for each, count in counts.items()},
                "positions": as_json(found, found.positions, lang),
                "history": as_json(found, found.history, lang),
            }
        )
    printer.say(AS_OF, day=found.day)
    printer.say(
        TOTALS,
        positions=len(found.positions),
        accepted=counts[Decision.ACCEPT],
        review=counts[Decision.REVIEW],
        unknown=counts[Decision.UNKNOWN],
        history=len(found.history),
    )
    _show_doubted(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show_doubted(printer: Printer, found: Review) -> None:
    doubted = [it for it in found.positions if it.found.decision is Decision.REVIEW]
    different = {it.asked: it for it in doubted}.values()
    rows = list(lines(found, list(different)[:MOST_SHOWN], printer.language))
    printer.table(
        [TITLE, NAME, CONFIDENCE, WHY],
        [(row["title"], row["name"], row["confidence"], row["why"]) for row in rows],
        title=DOUBTED,
    )
