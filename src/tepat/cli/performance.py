"""``tepat performance``: ratings and their spread, credit points, IP ASN, feedback."""

from __future__ import annotations

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
SAID = Sentence(
    id="Tahun {year}: {rated} dari {people} pegawai mempunyai predikat tahunan. Pola "
    "distribusi: {within} unit sesuai, {outside} perlu dipertimbangkan, {unknown} "
    "belum dapat diperiksa.",
    en="{year}: {rated} of {people} employees have a yearly rating. Distribution "
    "guide: {within} units are within it, {outside} are to be considered, {unknown} "
    "cannot be checked.",
)
DUE = Sentence(
    id="Angka kredit: {rank} orang sudah mencapai sasaran pangkat dan {level} sasaran "
    "jenjang berikutnya; {undecided} orang belum mempunyai penetapan untuk tahun yang "
    "sudah dinilai.",
    en="Credit points: {rank} people reached the points of the next rank and {level} "
    "those of the next level; for {undecided} a rated year has no decision yet.",
)
INDEX = Sentence(
    id="IP ASN rata-rata {mean} dari {known} PNS; {unknown} PNS belum dapat dihitung "
    "karena datanya belum lengkap.",
    en="IP ASN is {mean} on average over {known} PNS; for {unknown} it cannot be told "
    "because data are missing.",
)
ON_PATH = Sentence(
    id="{count} orang berada pada jalur perbaikan kinerja.",
    en="{count} people are on an improvement path.",
)
RATERS = Sentence(
    id="{count} dari {all} penilai patut dibahas dalam rapat kalibrasi; ini bahan "
    "pembahasan, bukan penilaian atas mereka.",
    en="{count} of {all} raters are worth discussing in a calibration meeting; that is "
    "material, no verdict on them.",
)
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
    met = [
        None if each.pattern is None else each.pattern.is_met for each in found.units
    ]
    printer.say(
        SAID,
        year=str(found.year),
        rated=found.people["rating"].count(),
        people=found.people.height,
        within=met.count(True),
        outside=met.count(False),
        unknown=met.count(None),
    )
    counts = found.people["rating"].value_counts()
    number = dict(counts.iter_rows())
    printer.table(
        [RATING[word] for word in RATINGS],
        [tuple(number.get(word, 0) for word in RATINGS)],
    )
    stands = found.standings.values()
    printer.say(
        DUE,
        rank=sum(each.rank_missing == 0 for each in stands),
        level=sum(each.level_missing == 0 for each in stands),
        undecided=sum(each.undecided_year is not None for each in stands),
    )
    of_pns = found.professionalism.table.filter(pl.col("status") == "PNS")["total"]
    mean = of_pns.mean()
    printer.say(
        INDEX,
        mean=round(mean, 2) if isinstance(mean, float) else None,
        known=of_pns.count(),
        unknown=of_pns.null_count(),
    )
    printer.say(ON_PATH, count=len(found.paths))
    printer.say(
        RATERS,
        count=len({it.facts["rater"] for it in found.raters.findings}),
        all=found.raters.table.height,
    )
    warnings = [it for each in found.units for it in each.findings]
    if warnings:
        printer.say(CONSIDER)
    for finding in warnings[:MOST_SHOWN]:
        printer.line(f"- {finding.say(printer.language)}")
