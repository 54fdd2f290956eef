"""``tepat check``: what is wrong in a workbook, all of it."""

from __future__ import annotations

import typer

from tepat.intake import Reading
from tepat.snapshot.checks import Severity
from tepat.words import Sentence

from . import book
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

CLEAN = Sentence(
    id="Tidak ada kesalahan. Data siap dihitung.",
    en="No errors. The data is ready to be computed on.",
)
NO_APPRAISALS = Sentence(
    id="Lembar kinerja tidak berisi penilaian: kebutuhan dan peta dapat dihitung, "
    "tetapi perpindahan belum dapat dinilai sampai predikat dua tahun terakhir diisi.",
    en="Sheet kinerja holds no appraisals: needs and map can be computed, but no move "
    "can be judged until the ratings of the last two years are filled in.",
)
SUMMARY = Sentence(
    id="{errors} kesalahan, {warnings} peringatan.",
    en="{errors} errors, {warnings} warnings.",
)
WORDS = {
    Severity.ERROR: Sentence(id="KESALAHAN", en="ERROR"),
    Severity.WARNING: Sentence(id="peringatan", en="warning"),
}


def check(
    path: Book, day: Day = None, lang: Lang = "id", as_json: AsJson = False
) -> None:
    """Periksa buku kerja dan tampilkan semua masalahnya. / Check a workbook."""
    printer = Printer(lang, as_json)
    reading = book.read(path, day_of(day), printer)
    show(printer, reading)
    if reading.errors or reading.snapshot is None:
        raise typer.Exit(1)


def show(printer: Printer, reading: Reading) -> None:
    """Tell everything that is wrong in a workbook, and what it holds."""
    lang = printer.language
    told = {
        severity: [it for it in reading.problems if it.severity is severity]
        for severity in Severity
    }
    errors, warnings = told[Severity.ERROR], told[Severity.WARNING]
    printer.json(
        {
            "errors": [book.as_json(it, lang) for it in errors],
            "warnings": [book.as_json(it, lang) for it in warnings],
            "counts": reading.counts,
        }
    )
    if not printer.as_json:
        for problem in (*errors, *warnings):
            word = WORDS[problem.severity].fill({}, lang)
            typer.echo(f"{word} {problem.say(lang)}")
        printer.table(
            [Sentence(id="Lembar", en="Sheet"), Sentence(id="Baris", en="Rows")],
            list(reading.counts.items()),
        )
        printer.say(SUMMARY, errors=len(errors), warnings=len(warnings))
        if not errors:
            printer.say(CLEAN)
        city = reading.snapshot
        if city is not None and len(city.employees) and city.appraisals.is_empty():
            printer.say(NO_APPRAISALS)
