"""``tepat map``: the position map (peta jabatan)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import polars as pl
import typer

from tepat import law
from tepat.errors import TepatError
from tepat.establishment import balance, retirement_days
from tepat.establishment.integrity import integrity
from tepat.reports.forms import Templates
from tepat.reports.position_map.drawing import write_pdf, write_svg
from tepat.reports.position_map.html import write_html
from tepat.reports.position_map.nodes import nodes
from tepat.reports.position_map.problems import problems
from tepat.reports.position_map.tree import position_map as arranged
from tepat.reports.position_map.xlsx import write_xlsx
from tepat.snapshot import Snapshot, resolve
from tepat.words import Sentence

from . import book
from .about import about
from .integrity import issue_as_json
from .options import AsJson, Book, Day, Lang, OwnTemplates, day_of
from .printer import Printer

DRAWING = Sentence(id="Menggambar peta jabatan", en="Drawing the position map")
DRAWN = Sentence(
    id="{units} unit, {positions} jabatan, kebutuhan {need}, terisi {occupied}, "
    "selisih {gap}. Peta ada di {path}.",
    en="{units} units, {positions} positions, need {need}, present {occupied}, gap "
    "{gap}. The map is in {path}.",
)
FOUND = Sentence(
    id="{count} hal pada peta perlu dilihat; «tepat integrity» menyebutkannya.",
    en="{count} things on the map need a look; “tepat integrity” names them.",
)
OTHER_KIND = Sentence(
    id="Peta tidak dapat ditulis sebagai {suffix}. Pakai .pdf, .svg, .html atau .xlsx.",
    en="A map cannot be written as {suffix}. Use .pdf, .svg, .html or .xlsx.",
)
KINDS = (".pdf", ".svg", ".html", ".xlsx")


class OtherKind(TepatError):
    """A map was asked for in a form that there is not."""

    exit_code = 25


def position_map(
    path: Book,
    out: Annotated[
        Path,
        typer.Option("--out", help="Berkas .pdf, .svg, .html, .xlsx. / File to write."),
    ],
    unit: Annotated[
        str | None, typer.Option("--unit", help="Kode unit puncak. / Root unit.")
    ] = None,
    names: Annotated[
        bool,
        typer.Option(
            "--names/--no-names", help="Dengan nama pemangku. / With holders' names."
        ),
    ] = True,
    templates: OwnTemplates = None,
    day: Day = None,
    lang: Lang = "id",
    as_json: AsJson = False,
) -> None:
    """Gambar peta jabatan. / Draw the position map."""
    printer = Printer(lang, as_json)
    kind = out.suffix.lower()
    if kind not in KINDS:
        raise OtherKind(OTHER_KIND, suffix=out.suffix or out.name)
    own = Templates(templates) if kind == ".pdf" else None
    book.demand_other_file(path, out)
    snapshot = book.opened(path, day_of(day), printer)
    with printer.step(DRAWING):
        found = balance(snapshot, law.on(snapshot.day))
        chart = arranged(
            resolve.units(snapshot),
            resolve.positions(snapshot),
            found.positions.drop("unit"),
            _people(snapshot),
            day=snapshot.day,
            names=names,
            below=unit,
        )
        said = about(snapshot, path)
        match kind:
            case ".pdf":
                write_pdf(out, chart, said, language=lang, templates=own)
            case ".svg":
                write_svg(out, chart, said, language=lang)
            case ".html":
                write_html(out, chart, said, years=found.years, language=lang)
            case _:
                write_xlsx(out, chart, said, language=lang)
    told = problems(chart, integrity(snapshot, law.on(snapshot.day)))
    printer.json(
        {
            "nodes": nodes(chart),
            "problems": [issue_as_json(it, lang) for it in told],
        }
    )
    total = chart.root.total
    printer.say(
        DRAWN,
        units=len(chart.units),
        positions=total.posts,
        need=total.need,
        occupied=total.occupied,
        gap=total.gap,
        path=str(out),
    )
    if told:
        printer.say(FOUND, count=len(told))


def _people(snapshot: Snapshot) -> pl.DataFrame:
    """The employees with the day on which each retires."""
    people = resolve.employees(snapshot)
    days = retirement_days(
        people, resolve.positions(snapshot), law.on(snapshot.day)
    ).select("nip", retirement_day="leaves_on")
    return people.join(days, on="nip", how="left", maintain_order="left")
