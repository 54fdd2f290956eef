"""``tepat project``: five years ahead, and whom to take on.

A command of its own: ``tepat needs`` tells what comes if nobody is appointed and stays
the same whatever is planned; this one plans.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tepat import law
from tepat.establishment.projection import Projection
from tepat.establishment.projection import project as looked_ahead
from tepat.establishment.projection.project import reason
from tepat.reports.projection import write_projection
from tepat.words import Sentence

from . import book
from .about import about
from .options import AsJson, Book, Day, Lang, day_of
from .printer import Printer

LOOKING = Sentence(id="Menghitung proyeksi dan usulan", en="Working out the projection")
WRITING = Sentence(id="Menulis berkas Excel", en="Writing the Excel file")
PROPOSED = Sentence(
    id="Diusulkan {proposed} orang dalam lima tahun; {unmet} kursi belum terisi pada "
    "akhir {year}.",
    en="{proposed} people are proposed over five years; {unmet} seats are still empty "
    "at the end of {year}.",
)
FIRST = Sentence(id="Urutan pertama", en="First in order")
WRITTEN = Sentence(id="Rincian ada di {path}.", en="The details are in {path}.")
MOST_SHOWN = 8
POSITION_KEYS = (
    *("need", "occupied", "gap", "exits_before", "fills_before", "retirements"),
    *("contract_ends", "fills", "gaps", "proposals", "gaps_after", "unmet"),
)


def project(
    path: Book,
    budget: Annotated[
        float | None,
        typer.Option(
            "--budget", min=0, metavar="RP", help="Rupiah setahun. / Rupiah a year."
        ),
    ] = None,
    capacity: Annotated[
        int | None,
        typer.Option(
            "--capacity", min=0, metavar="N", help="Orang setahun. / People a year."
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Berkas .xlsx hasil. / Excel file.")
    ] = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Proyeksi lima tahun dan usulan pengisian. / Five years ahead, and a proposal."""
    printer = Printer(lang, as_json)
    if out is not None:
        book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(LOOKING):
        found = looked_ahead(
            snapshot, law.on(snapshot.day), capacity=capacity, budget=budget
        )
    if out is not None:
        with printer.step(WRITING):
            write_projection(out, found, about(snapshot, path), lang)
    if as_json:
        printer.json(_as_json(found, printer))
    _show(printer, found)
    if out is not None:
        printer.say(WRITTEN, path=str(out))


def _show(printer: Printer, found: Projection) -> None:
    totals = found.totals
    year = str(found.years[-1])
    printer.say(PROPOSED, proposed=totals["proposed"], unmet=totals["unmet"], year=year)
    columns = ("retirements", "contract_ends", "fills", "short_before", "proposed")
    rows = found.yearly.select("year", *columns, "unmet", "cost").iter_rows()
    printer.table(
        [
            Sentence(id="Tahun", en="Year"),
            Sentence(id="Pensiun", en="Retire"),
            Sentence(id="Akhir kontrak", en="Contracts end"),
            Sentence(id="Rencana isi", en="Planned"),
            Sentence(id="Kursi kosong", en="Seats short"),
            Sentence(id="Usulan", en="Proposed"),
            Sentence(id="Belum terisi", en="Left empty"),
            Sentence(id="Biaya (Rp)", en="Cost (Rp)"),
        ],
        [
            (str(year), *counts, None if cost is None else round(cost))
            for year, *counts, cost in rows
        ],
    )
    if found.proposals.height:
        printer.say(FIRST)
    for row in found.proposals.head(MOST_SHOWN).iter_rows(named=True):
        printer.line(f"- {reason(row).say(printer.language)}")
    for finding in found.findings[:MOST_SHOWN]:
        printer.line(f"! {finding.say(printer.language)}")


def _as_json(found: Projection, printer: Printer) -> dict[str, Any]:
    return {
        "day": found.day.isoformat(),
        "years": list(found.years),
        "positions": [
            {"kode": row["position"], **{name: row[name] for name in POSITION_KEYS}}
            for row in found.positions.iter_rows(named=True)
        ],
        "proposals": [
            {
                "kode": row.pop("position"),
                **row,
                "reason": said,
            }
            for row, said in (
                (dict(row), reason(row).say(printer.language))
                for row in found.proposals.iter_rows(named=True)
            )
        ],
        "unmet": [
            {"kode": row.pop("position"), **row} for row in found.empty.to_dicts()
        ],
        "agencies": found.agencies.to_dicts(),
        "yearly": found.yearly.to_dicts(),
        "findings": [
            {
                "code": it.code,
                "verdict": str(it.verdict),
                "message": it.say(printer.language),
            }
            for it in found.findings
        ],
        "totals": dict(found.totals),
    }
