"""``tepat export``: the register as an exchange workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tepat import intake
from tepat.cli.options import AsJson, Day, Lang, day_of
from tepat.cli.printer import Printer
from tepat.reports.file import CannotWrite
from tepat.words import Sentence

from . import opening

ENDING = ".xlsx"
READING = Sentence(id="Mengambil data dari basis data", en="Reading the database")
WRITING = Sentence(id="Menulis buku kerja", en="Writing the workbook")
DONE = Sentence(
    id="{people} pegawai dan {positions} jabatan per {day} ada di {path}.",
    en="{people} employees and {positions} positions as of {day} are in {path}.",
)
FORM = Sentence(
    id="{path} bukan berkas .xlsx dan bukan folder; pilih salah satu.",
    en="{path} is neither an .xlsx file nor a folder; choose one of them.",
)


@opening.telling
def export(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="HASIL",
            help="Berkas .xlsx, atau folder CSV. / An .xlsx file, or a CSV folder.",
        ),
    ],
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Tulis isi basis data sebagai buku kerja. / Write the register as a workbook."""
    printer = Printer(lang, as_json)
    is_book = out.suffix.lower() == ENDING
    if not is_book and (out.suffix or out.is_file()):
        raise typer.BadParameter(FORM.fill({"path": str(out)}, lang))
    by = opening.opened(printer)
    from tepat_web.kit.moment import one_moment
    from tepat_web.ledger.actions import record
    from tepat_web.snapshots import take

    with printer.step(READING), one_moment():
        city = take.snapshot(day_of(day))
    counts = {table.sheet: frame.height for table, frame in city.tables()}
    record(by=by, act="register.exported", facts=counts)
    with printer.step(WRITING):
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            (intake.write_xlsx if is_book else intake.write_csv)(city, out)
        except OSError as error:
            raise CannotWrite(out, error) from error
    printer.json({"counts": counts, "file": str(out)})
    facts = {"people": counts["pegawai"], "positions": counts["jabatan"]}
    printer.say(DONE, **facts, day=city.day, path=str(out))
