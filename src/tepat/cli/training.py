"""``tepat training``: from competency gaps and a catalogue to the training plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from tepat import law
from tepat.placement import store
from tepat.reports.training import write_training
from tepat.reports.training.said import answer, million, standing
from tepat.training import TrainingPlan
from tepat.training import plan as planned
from tepat.training.evaluation import evaluated
from tepat.training.hours import account, by_unit
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

PLANNING = Sentence(id="Menyusun rencana pelatihan", en="Making the training plan")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
MOST_SHOWN = 8
HEADINGS = (
    Sentence(id="Pelatihan", en="Training"),
    Sentence(id="Peserta", en="Participants"),
    Sentence(id="Kursi", en="Seats"),
    Sentence(id="Biaya (Rp)", en="Cost (Rp)"),
    Sentence(id="Nilai kursi lagi", en="One more seat"),
)
IN_FULL = (
    *("nip", "training", "competency", "asked", "reached", "short", "levels"),
    *("points", "hours", "is_mandatory", "source"),
)
OF_NEED = (
    *("nip", "position", "competency", "importance", "source", "asked", "reached"),
    *("short", "points", "closed", "left", "training", "why"),
)


def training(
    path: Book,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget", min=0, metavar="RP", help="Anggaran, rupiah. / Budget, rupiah."
        ),
    ] = None,
    moves: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="FOLDER",
            help="Folder rencana penempatan. / The folder of a placement plan.",
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", min=2004, max=2100, help="Tahun rencana. / Year of the plan."
        ),
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option(
            "--seconds",
            min=1,
            metavar="N",
            help="Batas waktu tiap hitungan HiGHS. / Limit of each run of HiGHS.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Rencana pelatihan dari kesenjangan kompetensi. / The training plan."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    told = {} if moves is None else _moves(moves)
    in_force = law.on(snapshot.day)
    with printer.step(PLANNING):
        found = planned(
            snapshot, in_force, budget=budget, moves=told, year=year, seconds=seconds
        )
    hours = account(snapshot, in_force)
    units = by_unit(snapshot, hours)
    evaluation = evaluated(snapshot)
    if out is not None:
        with printer.step(WRITING):
            whose = about(snapshot, path)
            write_training(out, found, hours, units, evaluation, whose, lang)
    if as_json:
        printer.json(_as_json(found, units, evaluation, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _moves(folder: Path) -> dict[str, str]:
    return {move["nip"]: move["to"] for move in store.read(folder)["moves"]}


def _show(printer: Printer, found: TrainingPlan) -> None:
    for said in (answer(found), standing(found), million(found)):
        if said is not None:
            printer.say(said)
    busiest = found.offers.filter(pl.col("planned") > 0).sort(
        "planned", descending=True, maintain_order=True
    )
    printer.table(
        HEADINGS,
        [
            (name, planned, seats, round(spent), round(worth, 2))
            for name, planned, seats, spent, worth in busiest.head(MOST_SHOWN)
            .select("name", "planned", "seats", "spent", "seat_points")
            .iter_rows()
        ],
    )
    for finding in found.findings[:MOST_SHOWN]:
        printer.line(f"! {finding.say(printer.language)}")


def _as_json(
    found: TrainingPlan, units: pl.DataFrame, evaluation: pl.DataFrame, printer: Printer
) -> dict[str, Any]:
    language = printer.language
    short = found.needs.filter(pl.col("short").is_null() | (pl.col("short") > 0))
    return {
        "day": found.day.isoformat(),
        "year": found.year,
        "budget": found.budget,
        "gaps": [
            {**{name: row[name] for name in OF_NEED}, "reason": row[f"why_{language}"]}
            for row in short.iter_rows(named=True)
        ],
        "plan": [
            {
                **{name: row[name] for name in IN_FULL},
                "cost": round(row["cost"]),
                "starts": _day(row["starts"]),
                "ends": _day(row["ends"]),
                "reason": row[f"reason_{language}"],
            }
            for row in found.taken.iter_rows(named=True)
        ],
        "cost": found.totals["cost"],
        "closed": found.closed,
        "bound": found.bound,
        "gap": found.totals["gap"],
        "ceiling": found.ceiling,
        "proven": found.is_best,
        "million": dict(found.million),
        "curve": found.curve.to_dicts(),
        "seats": [
            {
                **{
                    name: row[name] for name in ("training", "seats", "planned", "left")
                },
                "seat_points": row["seat_points"],
                "left_out": row["why_not"],
            }
            for row in found.offers.iter_rows(named=True)
        ],
        "totals": dict(found.totals),
        "weighing": [it.fill({}, language) for it in found.weighing.sentences()],
        "hours": [
            {**row, "share": row["share"] and round(row["share"], 4)}
            for row in units.to_dicts()
        ],
        "evaluation": [
            {**row, "event": _day(row["event"])} for row in evaluation.to_dicts()
        ],
        "findings": [
            {"code": it.code, "verdict": str(it.verdict), "message": it.say(language)}
            for it in found.findings
        ],
    }


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()
