"""``tepat forms`` and ``tepat templates``: the official forms of workload analysis."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile
from typing import Annotated

import typer
from rich.progress import track

from tepat import law
from tepat.errors import TepatError
from tepat.establishment import balance
from tepat.reports.file import made
from tepat.reports.forms import Templates
from tepat.reports.forms.workload.make import Maker
from tepat.reports.forms.workload.write import Form, Format, Orders, write_forms
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, OwnTemplates, day_of
from .printer import Printer

COMPUTING = Sentence(
    id="Menghitung beban kerja dan kebutuhan", en="Working out workload and need"
)
WRITING = Sentence(id="Menulis formulir", en="Writing the forms")
WRITTEN = Sentence(
    id="{forms} formulir ditulis di {folder}: {files} berkas.",
    en="{forms} forms written to {folder}: {files} files.",
)
COPIED = Sentence(
    id="{count} templat bawaan disalin ke {folder}. Ubah yang perlu, hapus sisanya, "
    "lalu pakai --templates {folder}.",
    en="{count} built-in templates copied to {folder}. Change what you need, delete "
    "the rest, then use --templates {folder}.",
)
NOT_EMPTY = Sentence(
    id="{file} sudah ada dan tidak ditimpa. Pilih folder lain, atau hapus dulu berkas "
    "itu.",
    en="{file} is there already and is not overwritten. Choose another folder, or "
    "delete that file first.",
)


class TemplateThere(TepatError):
    """A built-in template would be copied over a file that is there already."""

    exit_code = 68


def forms(
    path: Book,
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FOLDER", help="Folder hasil. / Folder to fill."),
    ],
    form: Annotated[
        list[Form] | None,
        typer.Option("--form", help="Formulir; bisa berulang. / Which forms."),
    ] = None,
    kind: Annotated[
        list[Format] | None,
        typer.Option("--format", help="Bentuk berkas; bisa berulang. / File formats."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", help="Kode unit beserta bawahannya. / A unit."),
    ] = None,
    position: Annotated[
        str | None,
        typer.Option("--position", help="Kode satu jabatan (ABK). / One position."),
    ] = None,
    templates: OwnTemplates = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Tulis formulir ABK dan Formulir C. / Write the forms of workload analysis."""
    printer = Printer(lang, as_json)
    own = Templates(templates)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(COMPUTING):
        found = balance(snapshot, law.on(snapshot.day))
        maker = Maker(snapshot, found, lang)
        orders = Orders(maker).chosen(form or list(Form), unit=unit, position=position)
    files: list[Path] = []
    written = write_forms(
        out,
        maker,
        orders,
        about(snapshot, path),
        own,
        formats=list(dict.fromkeys(kind or [Format.PDF])),
        rounding=found.year.rounding,
        language=lang,
    )
    said = WRITING.fill({}, lang)
    for some in track(
        written,
        said,
        total=len(orders),
        console=printer.err,
        transient=True,
        disable=not printer.err.is_terminal,
    ):
        files += some
    printer.json({"files": [str(each) for each in files]})
    printer.say(WRITTEN, forms=len(orders), files=len(files), folder=str(out))


def templates_of(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder tujuan. / Where to.")
    ],
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Salin templat bawaan untuk diubah. / Copy the built-in templates to change."""
    printer = Printer(lang, as_json)
    ours = Templates()
    files = sorted(ours.root.iterdir())
    there = [each.name for each in files if (folder / each.name).exists()]
    if there:
        raise TemplateThere(NOT_EMPTY, file=folder / there[0])
    made(folder)
    for each in files:
        copyfile(each, folder / each.name)
    printer.json({"files": [str(folder / each.name) for each in files]})
    printer.say(COPIED, count=len(files), folder=str(folder))
