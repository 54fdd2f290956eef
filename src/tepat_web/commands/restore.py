"""``tepat restore``: what ``tepat backup`` wrote, back in the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tepat.cli.options import AsJson, Lang
from tepat.cli.printer import Printer
from tepat.reports.file import CannotWrite
from tepat.words import Sentence

from . import archive, database, opening
from .errors import (
    AHEAD,
    NEWER,
    OTHER_ENGINE,
    DatabaseAway,
    DoesNotSuit,
    Filled,
    KeyMissing,
    OtherKey,
)
from .ledger import TRYING, show

if TYPE_CHECKING:
    from tepat_web.ledger.verify import Report

UNPACKING = Sentence(
    id="Membuka dan memeriksa cadangan", en="Unpacking and checking the backup"
)
LOADING = Sentence(id="Mengisi basis data", en="Filling the database")
DONE = Sentence(
    id="Cadangan dari {made_at} sudah dipulihkan: {people} pegawai, {entries} catatan "
    "buku besar, {files} berkas.",
    en="The backup of {made_at} is restored: {people} employees, {entries} entries of "
    "the ledger, {files} files.",
)


@opening.telling
def restore(
    path: Annotated[
        Path,
        typer.Argument(
            metavar="BERKAS", help="Berkas dari tepat backup. / A file of tepat backup."
        ),
    ],
    replace: Annotated[
        bool,
        typer.Option(
            "--replace",
            help="Ganti basis data yang sudah terisi. / "
            "Replace a database that has data.",
        ),
    ] = False,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Pulihkan cadangan, lalu periksa buku besarnya. / Restore a backup."""
    printer = Printer(lang, as_json)
    opening.load()
    if not opening.is_key_told():
        raise KeyMissing()
    with archive.reading(path) as backup:
        opening.start(printer)
        opening.knock()
        _demand_suitable(backup.about, replace=replace)
        _bring_back(printer, backup)
        report = _tried(printer, backup.about)
        counts = backup.about.counts
        printer.json(
            {
                "counts": counts,
                "sha256": archive.sha256_of(path),
                "valid": report.valid,
            }
        )
        printer.say(
            DONE,
            made_at=backup.about.made_at,
            people=counts["pegawai"],
            entries=counts["catatan"],
            files=len(backup.files),
        )
    if not printer.as_json:
        show(printer, report)
    if not report.valid:
        raise typer.Exit(1)


def _demand_suitable(about: archive.About, *, replace: bool) -> None:
    """Refuse whatever would end badly, before anything is changed."""
    from tepat_web.ledger import seal

    ours, name = database.engine(), opening.name()
    if about.engine != ours:
        raise DoesNotSuit(OTHER_ENGINE, theirs=about.engine, ours=ours)
    database.demand_tool(database.LOAD)
    if strange := opening.strange(about.steps):
        raise DatabaseAway(NEWER, name=about.made_at, steps=", ".join(strange))
    if about.key != seal.key_digest():
        raise OtherKey(name)
    if database.is_filled():
        if not replace:
            raise Filled(name)
        if ours == "postgresql" and set(database.steps()) - set(about.steps):
            raise DoesNotSuit(AHEAD, name=name)


def _bring_back(printer: Printer, backup: archive.Backup) -> None:
    """Unpack everything, then put files and database in their places."""
    from django.conf import settings

    folder: Path = settings.FILES
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with archive.workplace(folder) as beside:
            with printer.step(UNPACKING):
                _unpack(backup, beside)
            # All is sound. Files first: the database then knows of none that is not
            # there yet.
            for at, inside in enumerate(backup.files.values()):
                (folder / inside).parent.mkdir(parents=True, exist_ok=True)
                (beside / str(at)).replace(folder / inside)
            with printer.step(LOADING):
                database.load(beside / archive.DATABASE)
    except OSError as error:
        raise CannotWrite(folder, error) from error
    opening.bring_up(printer)


def _unpack(backup: archive.Backup, to: Path) -> None:
    """Write the database and, by their turn, the files into a folder."""
    backup.unpack(archive.DATABASE, to / archive.DATABASE)
    for at, member in enumerate(backup.files):
        backup.unpack(member, to / str(at))


def _tried(printer: Printer, about: archive.About) -> Report:
    """Try the ledger that was restored, and note the act where it is sound."""
    from tepat_web.accounts.queries import operator
    from tepat_web.ledger.actions import record
    from tepat_web.ledger.verify import KnownHead, verify

    head = about.head
    known = [KnownHead(head["number"], head["seal"])]
    with printer.step(TRYING):
        report = verify(known)
    if report.valid:
        record(by=operator(), act="backup.restored", facts={"made_at": about.made_at})
    return report
