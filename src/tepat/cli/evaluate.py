"""``tepat evaluate``: from factor levels to points and class of jobs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import law
from tepat.job_evaluation import Evaluation
from tepat.job_evaluation import evaluate as evaluated
from tepat.reports.job_evaluation import write_evaluation
from tepat.reports.job_evaluation.workbook import CHECKS, STATEMENT
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

WORKING = Sentence(id="Menghitung nilai dan kelas", en="Working out points and classes")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
NONE_YET = Sentence(
    id="Lembar evaluasi_jabatan kosong: hanya kelas yang dipakai yang diperiksa satu "
    "sama lain.",
    en="Sheet evaluasi_jabatan is empty: only the classes in use are held against "
    "each other.",
)
MORE = Sentence(
    id="… dan {more} temuan lain; --out menulis semuanya.",
    en="… and {more} more findings; --out writes them all.",
)
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
MOST_SHOWN = 8
KEYS = (
    *("name", "evaluated_by", "points", "computed_class", "class_in_use"),
    "difference",
)


def evaluate(
    path: Book,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Hitung nilai dan kelas jabatan. / Work out points and classes of jobs."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(WORKING):
        found = evaluated(snapshot, law.on(snapshot.day))
    if out is not None:
        with printer.step(WRITING):
            write_evaluation(out, found, about(snapshot, path), lang)
    if as_json:
        printer.json(_as_json(found, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Evaluation) -> None:
    if found.evaluated.is_empty():
        printer.say(NONE_YET)
    printer.say(STATEMENT, **found.totals)
    counts = Counter(finding.code for finding in found.findings)
    printer.table(
        [
            Sentence(id="Pemeriksaan", en="Check"),
            Sentence(id="Yang ditemukan", en="What is found"),
            Sentence(id="Temuan", en="Findings"),
        ],
        [(code, CHECKS[code], counts[code]) for code in CHECKS if counts[code]],
    )
    for finding in found.findings[:MOST_SHOWN]:
        printer.line(f"- {finding.code} {finding.say(printer.language)}")
    more = len(found.findings) - MOST_SHOWN
    if more > 0:
        printer.say(MORE, more=more)


def _as_json(found: Evaluation, printer: Printer) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "evaluated": [
            {
                "kode": row.pop("owner"),
                **row,
                "day": None if row["day"] is None else row["day"].isoformat(),
            }
            for row in found.evaluated.to_dicts()
        ],
        "factors": [
            {"kode": row.pop("owner"), **row} for row in found.factors.to_dicts()
        ],
        "positions": [
            {"kode": row["position"], **{name: row[name] for name in KEYS}}
            for row in found.positions.iter_rows(named=True)
        ],
        "findings": [
            {
                "code": it.code,
                "verdict": str(it.verdict),
                "message": it.say(printer.language),
            }
            for it in found.findings
        ],
        "totals": dict(found.totals),
    }
