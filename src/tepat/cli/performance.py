"""``tepat performance``: ratings and their spread, credit points, IP ASN, feedback."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from tepat import law
from tepat.competency import gaps
from tepat.errors import TepatError
from tepat.performance.overview import Overview, overview
from tepat.performance.said import RATING
from tepat.reports.performance import write_performance
from tepat.reports.performance.summary import Line, summary
from tepat.snapshot import Snapshot
from tepat.snapshot.vocabulary import RATINGS
from tepat.talent import talent
from tepat.words import Sentence

from . import book, performance_json
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .performance_person import show_person
from .printer import Printer

LOOKING = Sentence(id="Menghitung kinerja pegawai", en="Working out performance")
PLACING = Sentence(id="Menghitung kotak talenta", en="Working out the talent boxes")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
CONSIDER = Sentence(id="Patut dipertimbangkan", en="To be considered")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
UNKNOWN_PERSON = Sentence(
    id="NIP {nip} tidak ada pada lembar pegawai. Periksa nomornya.",
    en="NIP {nip} is not in sheet pegawai. Look at the number.",
)
MOST_SHOWN = 10


class NoSuchEmployee(TepatError):
    """A NIP that was asked for is not in the data."""

    exit_code = 86


def performance(
    path: Book,
    nip: Annotated[
        str | None,
        typer.Option("--nip", metavar="NIP", help="Satu orang. / One person."),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", min=1990, max=2100, metavar="TAHUN",
            help="Tahun penilaian. / The year that was rated.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Predikat, pola, angka kredit, IP ASN, umpan balik. / Ratings and what follows."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    if nip is not None and nip not in snapshot.employees["nip"]:
        raise NoSuchEmployee(UNKNOWN_PERSON, nip=nip)
    in_force = law.on(snapshot.day)
    with printer.step(LOOKING):
        found = overview(
            snapshot, in_force, year=year, gaps=_gaps(snapshot, in_force)
        )  # fmt: skip
    with printer.step(PLACING):
        boxes = talent(snapshot, in_force).people.select(
            "nip", "box", "boxes", "missing"
        )
    if out is not None:
        with printer.step(WRITING):
            write_performance(out, found, boxes, in_force, about(snapshot, path), lang)
    if as_json:
        told = performance_json.told(found, boxes, lang)
        if nip is not None:
            told["people"] = [it for it in told["people"] if it["nip"] == nip]
        printer.json(told)
    elif nip is not None:
        show_person(printer, found, boxes, nip)
    else:
        _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _gaps(snapshot: Snapshot, in_force: law.Law) -> pl.DataFrame:
    """The gaps of whoever is rated below "Baik" at some time: the others need none."""
    enough = in_force.performance.ratings_good_enough.value
    low = snapshot.appraisals.filter(
        ~pl.col("rating").is_in(enough) | pl.col("rating").is_null()
    )["nip"]
    people = snapshot.employees.filter(pl.col("nip").is_in(low.unique().implode()))
    return gaps(snapshot, in_force, people.select("nip", "position"))


def _show(printer: Printer, found: Overview) -> None:
    lines = summary(found)
    _say(printer, lines[:1])
    counts = found.people["rating"].value_counts()
    number = dict(counts.iter_rows())
    printer.table(
        [RATING[word] for word in RATINGS],
        [tuple(number.get(word, 0) for word in RATINGS)],
    )
    _say(printer, lines[1:])
    warnings = [it for each in found.units for it in each.findings]
    if warnings:
        printer.say(CONSIDER)
    for finding in warnings[:MOST_SHOWN]:
        printer.line(f"- {finding.say(printer.language)}")


def _say(printer: Printer, lines: Sequence[Line]) -> None:
    for sentence, facts in lines:
        printer.say(sentence, **facts)
