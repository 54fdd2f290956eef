"""``tepat restructure``: a structure to be beside the present one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import intake
from tepat.errors import TepatError
from tepat.establishment.to_be import Destiny, Fate, Restructure, restructure
from tepat.reports.to_be import write_restructure
from tepat.reports.to_be.fields import DESTINIES, FATES
from tepat.reports.to_be.workbook import STATEMENT
from tepat.words import Language, Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

COMPARING = Sentence(id="Membandingkan kedua struktur", en="Comparing the structures")
WRITING = Sentence(id="Menulis berkas", en="Writing the files")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
NEXT = Sentence(
    id="Buku kerja berikutnya ada di {path}; «tepat plan {path} --out FOLDER» "
    "mencarikan tempat.",
    en="The next workbook is in {path}; “tepat plan {path} --out FOLDER” finds places.",
)
TWO_RESULTS = Sentence(
    id="--out dan --book menunjuk berkas yang sama, {path}. Pilih nama yang berbeda.",
    en="--out and --book name the same file, {path}. Choose different names.",
)
BECOMES = Sentence(id="Menjadi", en="Becomes")
NUMBER = Sentence(id="Jumlah", en="Number")
OF_POSITIONS = Sentence(id="Jabatan", en="Positions")
OF_PEOPLE = Sentence(id="Pegawai", en="People")
MOST_SHOWN = 30
MORE = Sentence(
    id="… dan {more} hal lain; --out menuliskan semuanya.",
    en="… and {more} more; --out writes them all.",
)


class TwoResultsInOneFile(TepatError):
    """Both results of a command would be written to one file."""

    exit_code = 44


def restructure_of(
    as_is: Book,
    to_be: Annotated[
        Path,
        typer.Argument(
            metavar="BUKU_BARU",
            help="Buku kerja struktur baru. / The workbook of the structure to be.",
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    next_book: Annotated[
        Path | None,
        typer.Option(
            "--book",
            help="Buku kerja berikutnya, untuk tepat plan. / The next workbook.",
        ),
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Bandingkan struktur baru dengan sekarang. / Compare a structure to be.

    --day adalah hari mulai berlakunya struktur baru. / The day it starts.
    """
    printer = Printer(lang, as_json)
    for result in filter(None, (out, next_book)):
        book.demand_other_file(as_is, result)
        book.demand_other_file(to_be, result)
    if out is not None and next_book is not None and _same(out, next_book):
        raise TwoResultsInOneFile(TWO_RESULTS, path=out)
    before = book.opened(as_is, None, printer)
    after = book.opened(to_be, day_of(day), printer)
    with printer.step(COMPARING):
        found = restructure(before, after)
    with printer.step(WRITING):
        if out is not None:
            write_restructure(out, found, about(found.next_city, to_be), lang)
        if next_book is not None:
            intake.write_xlsx(found.next_city, next_book)
    printer.json(_as_json(found, lang))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))
    if next_book is not None:
        printer.say(NEXT, path=str(next_book))


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _show(printer: Printer, found: Restructure) -> None:
    counts = found.destinies
    printer.say(
        STATEMENT,
        day=found.on,
        to_place=counts[Destiny.TO_PLACE],
        surplus=counts[Destiny.SURPLUS],
        along=counts[Destiny.MOVES_ALONG],
        keeps=counts[Destiny.KEEPS],
        seats_before=found.totals["seats_before"],
        seats_after=found.totals["seats_after"],
    )
    lang = printer.language
    rows = [(said.fill({}, lang), found.fates[fate]) for fate, said in FATES.items()]
    printer.table([BECOMES, NUMBER], rows, title=OF_POSITIONS)
    people = [(said.fill({}, lang), counts[it]) for it, said in DESTINIES.items()]
    printer.table([BECOMES, NUMBER], people, title=OF_PEOPLE)
    for finding in found.findings[:MOST_SHOWN]:
        printer.line(f"{finding.code}: {finding.say(lang)}")
    if len(found.findings) > MOST_SHOWN:
        printer.say(MORE, more=len(found.findings) - MOST_SHOWN)


def _as_json(found: Restructure, lang: Language) -> dict[str, Any]:
    leaves = found.people["leaves_on"].dt.to_string("iso")
    return {
        "before_on": found.before_on.isoformat(),
        "on": found.on.isoformat(),
        "positions": _coded(found.positions.to_dicts(), "position"),
        "changes": found.changes.to_dicts(),
        "units": _coded(found.units.to_dicts(), "unit"),
        "people": found.people.with_columns(leaves_on=leaves).to_dicts(),
        "fates": {fate.value: found.fates[fate] for fate in Fate},
        "destinies": {it.value: found.destinies[it] for it in Destiny},
        "classes": found.classes.to_dicts(),
        "totals": dict(found.totals),
        "layers": {
            "before": found.shape_before.layers,
            "after": found.shape_after.layers,
        },
        "span": {
            "before": found.shape_before.widest,
            "after": found.shape_after.widest,
        },
        "integrity_errors": len(found.integrity.errors),
        "findings": [
            {"code": it.code, "verdict": it.verdict.value, "message": it.say(lang)}
            for it in found.findings
        ],
    }


def _coded(rows: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return [{"kode": row.pop(key), **row} for row in rows]
