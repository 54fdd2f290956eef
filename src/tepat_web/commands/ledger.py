"""``tepat ledger``: try the ledger, and keep its head elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tepat.cli.options import AsJson, Lang
from tepat.cli.plug import MANNERS
from tepat.cli.printer import Printer
from tepat.reports.file import write_whole
from tepat.words import Sentence

from . import opening
from .errors import NoHead

if TYPE_CHECKING:
    from tepat_web.ledger.verify import KnownHead, Report

MOST_SHOWN = 40
TRYING = Sentence(
    id="Memeriksa segel setiap catatan dan setiap data",
    en="Trying the seal of every entry, and every record",
)
MORE = Sentence(
    id="… dan {more} lainnya; --json menampilkan semuanya.",
    en="… and {more} more; --json lists them all.",
)
KEEP = Sentence(
    id="Tanpa kepala yang disimpan di luar (tepat ledger head), pemotongan di akhir "
    "buku besar tidak selalu terlihat.",
    en="Without a head kept elsewhere (tepat ledger head), a cut at the end of the "
    "ledger does not always show.",
)
WRITTEN = Sentence(
    id="Kepala buku besar, catatan nomor {number}, ada di {path}. Simpan di tempat "
    "yang tidak dapat diubah orang lain.",
    en="The head of the ledger, entry {number}, is in {path}. Keep it where nobody "
    "else can change it.",
)

app = typer.Typer(
    help="Periksa buku besar. / Try the ledger.",
    **MANNERS,
)


@app.command()
@opening.telling
def verify(
    head: Annotated[
        list[Path] | None,
        typer.Option(
            "--head",
            metavar="BERKAS",
            help="Kepala yang pernah disimpan di luar; boleh berulang. / "
            "A head that was kept elsewhere.",
        ),
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Cari yang diubah di luar aplikasi. / Find edits behind the application's back."""
    printer = Printer(lang, as_json)
    opening.opened(printer, with_any_key=True)
    from tepat_web.ledger.verify import verify

    known = [_read(path) for path in head or ()]
    with printer.step(TRYING):
        report = verify(known)
    show(printer, report)
    if report.valid and not known:
        printer.say(KEEP)
    if not report.valid:
        raise typer.Exit(1)


def show(printer: Printer, report: Report) -> None:
    """Tell what came of trying the ledger."""
    from tepat_web.ledger.faults import ADVICE

    language = printer.language
    printer.json(
        {
            "valid": report.valid,
            "broken": [
                fault.as_json() | {"message": fault.say(language)}
                for fault in report.faults
            ],
            "entries": report.entries,
            "records": report.records,
        }
    )
    if report.valid:
        printer.line(report.say(language))
        return
    if not printer.as_json:
        for fault in report.faults[:MOST_SHOWN]:
            typer.echo(fault.say(language))
        if len(report.faults) > MOST_SHOWN:
            printer.say(MORE, more=len(report.faults) - MOST_SHOWN)
    printer.warn(f"{report.say(language)} {ADVICE.fill({}, language)}")


@app.command()
@opening.telling
def head(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="BERKAS",
            help="Berkas .json hasil. / The file to write.",
        ),
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Tulis nomor dan segel catatan terakhir. / Write the last entry's seal."""
    printer = Printer(lang, as_json)
    opening.opened(printer, with_any_key=True)
    from tepat_web.ledger import queries

    told = queries.head()
    text = json.dumps(told)
    if out is None:
        typer.echo(text)
        return
    write_whole(out, f"{text}\n".encode())
    printer.json(told | {"file": str(out)})
    printer.say(WRITTEN, number=told["number"], path=str(out))


def _read(path: Path) -> KnownHead:
    from tepat_web.ledger.verify import MOST_OF_A_HEAD, KnownHead

    try:
        with path.open("rb") as file:
            return KnownHead.read(file.read(MOST_OF_A_HEAD))
    except (OSError, ValueError) as error:
        raise NoHead(path) from error
