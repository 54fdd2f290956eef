"""``tepat adapt``: a map of another system, by a column map, as a workbook."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import intake
from tepat.errors import TepatError
from tepat.intake import foreign
from tepat.intake.foreign import Adapted, ColumnMap
from tepat.reports.file import CannotWrite, write_whole
from tepat.words import Sentence

from . import book
from .options import AsJson, Lang
from .printer import Printer

ADAPTING = Sentence(id="Menyesuaikan peta asing", en="Adapting the foreign map")
SEVERAL = Sentence(
    id="Ada {count} instansi di folder ini: {bodies}. Pilih satu dengan --body, atau "
    "beri --out nama folder agar semuanya ditulis.",
    en="There are {count} bodies in this folder: {bodies}. Choose one with --body, or "
    "give --out the name of a folder to write all of them.",
)
NO_BODY = Sentence(
    id="Instansi {body} tidak ada di folder ini; yang ada: {bodies}. Periksa --body "
    "dan --from.",
    en="There is no body {body} in this folder; there are: {bodies}. Check --body and "
    "--from.",
)
WRITTEN = Sentence(
    id="{title}: {units} unit dan {positions} jabatan ada di {path}. Periksa dengan "
    "«tepat check {path}».",
    en="{title}: {units} units and {positions} positions are in {path}. Check it with "
    "“tepat check {path}”.",
)
REMARKED = Sentence(
    id="{count} hal tidak terbawa begitu saja:",
    en="{count} things were not carried over just as they are:",
)
MORE = Sentence(
    id="… dan {more} lainnya; --json menyebut semuanya.",
    en="… and {more} more; --json names them all.",
)
FACT = Sentence(id="Fakta", en="Fact")
VALUE = Sentence(id="Nilai", en="Value")
NONE = Sentence(id="tidak ada", en="none")
BOOK = ".xlsx"


class BodyNotChosen(TepatError):
    """Files of several bodies, or of none, where one was asked for."""

    exit_code = 50


def adapt(
    map_file: Annotated[
        Path,
        typer.Argument(
            metavar="PETA_KOLOM", help="Peta kolom .toml. / The column map, .toml."
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            help="Buku kerja .xlsx atau folder CSV. / The workbook, or a CSV folder.",
        ),
    ],
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="Folder berkas asal; bawaan: folder peta kolomnya. / Folder of the "
            "source; by default that of the column map.",
        ),
    ] = None,
    body: Annotated[
        str | None,
        typer.Option(
            "--body",
            help="Satu instansi saja, bila ada beberapa. / One body only.",
        ),
    ] = None,
    facts: Annotated[
        Path | None,
        typer.Option("--facts", help="Berkas .csv fakta. / The facts as .csv."),
    ] = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Ubah peta sistem lain menjadi buku kerja. / Turn a foreign map into a book."""
    printer = Printer(lang, as_json)
    told = foreign.column_map(map_file)
    folder = source or map_file.parent
    found = _wanted(foreign.bodies(told, folder), body, out)
    adapted = []
    for each in found:
        with printer.step(ADAPTING):
            one = foreign.adapt(map_file, told, folder, each)
            path = _path(out, each, len(found))
            _write(one, path)
        adapted.append(one)
        _say(printer, told, one, path)
    if facts is not None:
        write_whole(facts, _facts(adapted))
    printer.json(
        {
            "title": told.title,
            "bodies": [
                _as_json(one, _path(out, one.body, len(found)), printer)
                for one in adapted
            ],
        }
    )


def _wanted(found: list[str], body: str | None, out: Path) -> list[str]:
    named = ", ".join(found) or NONE
    if not found or (body is not None and body not in found):
        raise BodyNotChosen(NO_BODY, body=body or "–", bodies=named)
    if body is not None:
        return [body]
    if len(found) > 1 and out.suffix.lower() == BOOK:
        raise BodyNotChosen(SEVERAL, count=len(found), bodies=named)
    return found


def _path(out: Path, body: str, count: int) -> Path:
    return out / body if count > 1 else out


def _write(adapted: Adapted, path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == BOOK:
            intake.write_xlsx(adapted.snapshot, path)
        else:
            intake.write_csv(adapted.snapshot, path)
    except OSError as error:
        raise CannotWrite(path, error) from error


def _say(printer: Printer, told: ColumnMap, one: Adapted, path: Path) -> None:
    printer.table([FACT, VALUE], list(one.facts.items()))
    if one.problems:
        printer.warn(REMARKED.fill({"count": len(one.problems)}, printer.language))
    for problem in one.problems[: book.MOST_SHOWN]:
        printer.warn(f"  {problem.say(printer.language)}")
    if len(one.problems) > book.MOST_SHOWN:
        more = len(one.problems) - book.MOST_SHOWN
        printer.warn(MORE.fill({"more": more}, printer.language))
    printer.say(
        WRITTEN,
        title=one.body or told.title,
        units=one.snapshot.units.height,
        positions=one.snapshot.positions.height,
        path=str(path),
    )


def _as_json(one: Adapted, path: Path, printer: Printer) -> dict[str, Any]:
    counts = {
        table.sheet: frame.height
        for table, frame in one.snapshot.tables()
        if frame.height
    }
    return {
        "body": one.body,
        "file": str(path),
        "facts": one.facts,
        "counts": counts,
        "remarks": [book.as_json(it, printer.language) for it in one.problems],
    }


def _facts(adapted: list[Adapted]) -> bytes:
    """The facts as CSV, one body in a row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["body", *adapted[0].facts])
    writer.writerows([one.body, *one.facts.values()] for one in adapted)
    return text.getvalue().encode()
