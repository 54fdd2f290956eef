"""``tepat backup``: the whole database and its files, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tepat.cli.options import AsJson, Lang
from tepat.cli.printer import Printer
from tepat.reports.file import CannotWrite
from tepat.words import Sentence

from . import archive, database, opening
from .errors import Exists

COPYING = Sentence(id="Menyalin basis data", en="Copying the database")
PACKING = Sentence(id="Mengemas berkas", en="Packing the files")
DONE = Sentence(
    id="Cadangan ada di {path}: {people} pegawai, {entries} catatan buku besar, "
    "{files} berkas.",
    en="The backup is in {path}: {people} employees, {entries} entries of the ledger, "
    "{files} files.",
)
PRIVATE = Sentence(
    id="Isinya data pribadi: simpan terkunci. Kunci TEPAT_SECRET_KEY tidak ada di "
    "dalamnya; simpan di tempat lain, karena tanpa kunci itu cadangan tidak dapat "
    "dipulihkan.",
    en="It holds personal data: keep it locked away. The key TEPAT_SECRET_KEY is not "
    "in it; keep it elsewhere, because without that key the backup cannot be restored.",
)


@opening.telling
def backup(
    out: Annotated[
        Path,
        typer.Argument(
            metavar="BERKAS",
            help="Berkas cadangan, misalnya cadangan.zip. / The file to write.",
        ),
    ],
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Simpan basis data dan semua berkasnya dalam satu berkas. / Back it all up."""
    printer = Printer(lang, as_json)
    if out.exists():
        raise Exists(out)
    by = opening.opened(printer)
    database.demand_tool(database.DUMP)
    from tepat_web.ledger.actions import record

    record(by=by, act="backup.made")
    try:
        about = _packed(out, printer)
    except OSError as error:
        raise CannotWrite(out, error) from error
    counts = about.counts
    told = {"counts": counts, "sha256": archive.sha256_of(out), "file": str(out)}
    printer.json(told)
    printer.say(
        DONE,
        path=str(out),
        people=counts["pegawai"],
        entries=counts["catatan"],
        files=counts["berkas"],
    )
    printer.say(PRIVATE)


def _packed(out: Path, printer: Printer) -> archive.About:
    """Write the backup, and return what it is of."""
    from django.conf import settings

    from tepat_web.kit.moment import one_moment

    with archive.workplace(out.absolute().parent) as folder:
        copy = folder / archive.DATABASE
        with printer.step(COPYING), one_moment():
            about = about_now()
            database.dump(copy)
        with printer.step(PACKING), archive.writing(out, about) as packing:
            packing.add(archive.DATABASE, copy)
            # After the database: files that it knows are there by then.
            about.counts["berkas"] = packing.add_files(settings.FILES)
    return about


def about_now() -> archive.About:
    """Describe the database as it is now."""
    from tepat_web.ledger import queries, seal
    from tepat_web.ledger.models import Entry
    from tepat_web.snapshots.sheets import SHEETS

    counts = {
        sheet.table.sheet: sheet.model._base_manager.filter(is_removed=False).count()
        for sheet in SHEETS
    }
    return archive.About(
        engine=database.engine(),
        steps=database.steps(),
        head=queries.head(),
        key=seal.key_digest(),
        counts=counts | {"catatan": Entry.objects.count()},
    )
