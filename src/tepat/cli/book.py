"""Opening a workbook for a command: all problems told, errors stop."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import typer

from tepat import intake
from tepat.errors import TepatError
from tepat.intake import Problem, Reading
from tepat.snapshot import Snapshot
from tepat.words import Language, Sentence

from .options import today
from .printer import Printer

MOST_SHOWN = 40

READING = Sentence(id="Membaca dan memeriksa data", en="Reading and checking the data")
MORE = Sentence(
    id="… dan {more} masalah lain; «tepat check» menampilkan semuanya.",
    en="… and {more} more; “tepat check” lists them all.",
)
STOPPED = Sentence(
    id="{errors} kesalahan harus diperbaiki dulu; tidak ada yang dihitung.",
    en="{errors} errors must be mended first; nothing was computed.",
)
SAME_FILE = Sentence(
    id="{out} adalah buku kerja itu sendiri; hasil tidak ditulis di atasnya. Pilih "
    "nama lain untuk --out.",
    en="{out} is the workbook itself; the result is not written over it. Choose "
    "another name for --out.",
)
WARNED = Sentence(
    id="{warnings} peringatan pada data; «tepat check» menampilkannya.",
    en="{warnings} warnings about the data; “tepat check” lists them.",
)


class SameFile(TepatError):
    """A result that would be written over the workbook it comes from."""

    exit_code = 30


def demand_other_file(book: Path, out: Path) -> None:
    """Refuse to write a result over its own input.

    Raises:
        SameFile: if both are one file, by whatever names.
    """
    if out.exists() and book.exists() and out.samefile(book):
        raise SameFile(SAME_FILE, out=out)


def read(book: Path, day: date | None, printer: Printer) -> Reading:
    """Read a workbook, whatever is wrong with it."""
    with printer.step(READING):
        return intake.read(book, day=day, today=today())


def opened(book: Path, day: date | None, printer: Printer) -> Snapshot:
    """Return the snapshot of a workbook without errors; else say all and exit 1."""
    reading = read(book, day, printer)
    if reading.errors or reading.snapshot is None:
        stop(reading, printer)
    warnings = len(reading.problems)
    if warnings:
        printer.warn(WARNED.fill({"warnings": warnings}, printer.language))
    return reading.snapshot


def stop(reading: Reading, printer: Printer) -> NoReturn:
    """Say what stops a command in a workbook, and end it with 1."""
    errors, language = reading.errors, printer.language
    for problem in errors[:MOST_SHOWN]:
        printer.warn(problem.say(language))
    if len(errors) > MOST_SHOWN:
        printer.warn(MORE.fill({"more": len(errors) - MOST_SHOWN}, language))
    printer.warn(STOPPED.fill({"errors": len(errors)}, language))
    printer.json({"errors": [as_json(it, language) for it in errors]})
    raise typer.Exit(1)


def as_json(problem: Problem, language: Language) -> dict[str, Any]:
    """Return one problem in the fixed form of ``tepat check --json``."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "cell": problem.cell,
        "code": problem.code,
        "message": problem.message(language),
    }
