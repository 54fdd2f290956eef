"""``tepat import``: a workbook becomes the content of the register."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tepat.cli.book import READING
from tepat.cli.check import show
from tepat.cli.options import AsJson, Book, Lang, today
from tepat.cli.printer import Printer
from tepat.words import Sentence

from . import opening
from .errors import RegisterRefuses, Unreadable

if TYPE_CHECKING:
    from tepat.intake import Reading

WRITING = Sentence(
    id="Menulis ke basis data dan buku besar",
    en="Writing to the database and the ledger",
)
DONE = Sentence(
    id="Buku kerja sudah masuk: {new} baris baru, {changed} berubah, {same} sama, "
    "{gone} tidak ada lagi di buku kerja. Catatan nomor {entry} di buku besar.",
    en="The workbook is in: {new} new rows, {changed} changed, {same} the same, {gone} "
    "no longer in the workbook. Number {entry} in the ledger.",
)
LEFT = Sentence(
    id="Baris yang tidak ada lagi di buku kerja dibiarkan; --replace menghapusnya.",
    en="Rows that are no longer in the workbook were left; --replace removes them.",
)
STOPPED = Sentence(
    id="Tidak ada yang diimpor. Perbaiki kesalahan itu, lalu ulangi.",
    en="Nothing was imported. Mend these errors, then try again.",
)
KINDS = ("new", "changed", "same", "gone")


@opening.telling
def import_workbook(
    path: Book,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Hapus juga baris yang tidak ada di buku kerja. / "
            "Also remove rows that the workbook does not have.",
        ),
    ] = False,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Masukkan buku kerja ke basis data, semua atau tidak sama sekali. / Import."""
    printer = Printer(lang, as_json)
    by = opening.opened(printer)
    with printer.step(READING):
        reading, sheets = _read(path, today())
    if reading.snapshot is None:
        show(printer, reading)
        printer.warn(STOPPED.fill({}, lang))
        raise typer.Exit(1)
    from tepat_web.ledger.actions import NotAllowed
    from tepat_web.register import actions

    try:
        with printer.step(WRITING):
            entry = actions.import_workbook(
                by=by,
                told=reading.snapshot,
                sheets=sheets,
                extra=reading.extra,
                remove_gone=replace,
                today=today(),
            )
    except NotAllowed as refusal:
        raise RegisterRefuses(refusal) from refusal
    changes = json.loads(entry.facts)
    total = {kind: sum(each[kind] for each in changes.values()) for kind in KINDS}
    printer.json({"counts": sheets, "changes": changes, "entry": entry.number})
    printer.say(DONE, **total, entry=entry.number)
    if total["gone"] and not replace:
        printer.say(LEFT)


def _read(path: Path, day: date) -> tuple[Reading, dict[str, int]]:
    """Read a workbook, a CSV folder (packed or not) or BKN's export of people.

    Returns:
        What it says, and the numbers of rows of the sheets that it has.

    Raises:
        Unreadable: if it is none of these.
    """
    from tepat_web.imports import reading

    try:
        told = reading.read(path, day)
    except reading.NotReadable as error:
        raise Unreadable(path) from error
    return told, reading.sheets_of(path, told)
