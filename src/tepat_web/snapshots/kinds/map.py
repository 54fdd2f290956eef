"""The position map (peta jabatan) as files: PDF, page, picture and workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import polars as pl
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tepat.establishment import Balance, balance, retirement_days
from tepat.establishment.integrity import Issue, integrity
from tepat.reports.about import About
from tepat.reports.forms import Templates
from tepat.reports.position_map.drawing import write_pdf, write_svg
from tepat.reports.position_map.html import write_html
from tepat.reports.position_map.node import PositionMap
from tepat.reports.position_map.problems import problems
from tepat.reports.position_map.tree import position_map
from tepat.reports.position_map.xlsx import write_xlsx
from tepat.snapshot import resolve
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import File, Form, Result, Table
from .needs import about
from .saying import both, finding, long, text, words

DRAWN = Sentence(
    id="{units} unit, {positions} jabatan: kebutuhan {need}, terisi {occupied}, "
    "selisih {gap}.",
    en="{units} units, {positions} positions: need {need}, holders {occupied}, gap "
    "{gap}.",
)


def run(question: Question, tell: Tell) -> Result:
    """Draw the map of the city, or of one unit with all below it."""
    city = question.snapshot
    unit, names = question.parameters.get("unit"), question.parameters.get("names")
    found = balance(city, question.law)
    chart = drawn(question, found, unit=unit or None, names=bool(names))
    tell(70, "Menggambar peta", "Drawing the map")
    total = chart.root.total
    at = dict(question.places.units.select("unit", "unit_path").iter_rows())
    read = Permission.PEOPLE_READ if names else Permission.STRUCTURE_READ
    writers = _writers(chart, about(city), found.years)
    files = tuple(
        File(f"peta-jabatan.{ending}", title, writers[ending], at.get(unit, ""), read)
        for ending, title in FILES.items()
    )
    said = words(
        DRAWN,
        units=len(chart.units),
        positions=total.posts,
        need=total.need,
        occupied=total.occupied,
        gap=total.gap,
    )
    label = dict(question.places.units.select("unit", "unit_label").iter_rows())
    subject = Words(id=label[unit], en=label[unit]) if unit in label else None
    table = _problems(question, problems(chart, integrity(city, question.law)))
    return Result(said, (table,), files=files, subject=subject)


FILES: Mapping[str, Words] = {
    "pdf": Words(
        id="Peta jabatan resmi, A3, untuk dicetak",
        en="The official position map, A3, to print",
    ),
    "html": Words(id="Peta jabatan untuk peramban", en="Position map for the browser"),
    "svg": Words(
        id="Peta jabatan sebagai gambar (SVG)", en="Position map as a picture (SVG)"
    ),
    "xlsx": Words(
        id="Peta jabatan sebagai buku kerja", en="Position map as a workbook"
    ),
}


def _writers(
    chart: PositionMap, told: About, years: tuple[int, ...]
) -> Mapping[str, Callable[[Path], None]]:
    templates = own_templates()
    return {
        "pdf": partial(write_pdf, chart=chart, about=told, templates=templates),
        "svg": partial(write_svg, chart=chart, about=told),
        "html": partial(
            write_html, chart=chart, about=told, years=years, language="id"
        ),
        "xlsx": partial(write_xlsx, chart=chart, about=told, language="id"),
    }


def own_templates() -> Templates:
    """Return the city's own templates of forms, where the server names a folder.

    Raises:
        NoTemplates: if that folder is absent, or holds what no form can use.
    """
    folder = settings.FORM_TEMPLATES
    return Templates(Path(folder) if folder else None)


def drawn(
    question: Question, found: Balance, *, unit: str | None, names: bool
) -> PositionMap:
    """Arrange the map of the city, or of one unit with all below it."""
    city = question.snapshot
    positions, people = resolve.positions(city), resolve.employees(city)
    days = retirement_days(people, positions, question.law)
    return position_map(
        resolve.units(city),
        positions,
        found.positions.drop("unit"),
        people.join(
            days.select("nip", retirement_day="leaves_on"),
            on="nip",
            how="left",
            maintain_order="left",
        ),
        day=city.day,
        names=names,
        below=unit,
    )


def _problems(question: Question, told: list[Issue]) -> Table:
    found = [each for each in told if each.nip is None]  # the map is about seats
    rows = (
        pl.DataFrame(
            {"unit": [each.unit or "" for each in found]},
            schema={"unit": pl.String},
        )
        .with_columns(
            *both("said", (finding(each.finding) for each in found)),
            verdict=pl.Series(
                [each.finding.verdict.value for each in found], dtype=pl.String
            ),
        )
        .join(question.places.units, on="unit", how="left", maintain_order="left")
        .with_columns(unit_label_pk="unit_pk", _path="unit_path")
    )
    return Table(
        "perlu-dilihat",
        Words(id="Yang perlu dilihat pada peta", en="What needs a look on the map"),
        (
            text("unit_label", "Unit", "Unit", sheet="units"),
            text("verdict", "Keadaan", "State", form=Form.VERDICT),
            long("said", "Apa yang perlu dilihat", "What to look at", in_both=True),
        ),
        rows,
        Words(id="Tidak ada yang perlu dilihat.", en="Nothing needs a look."),
    )


MAP = Computation(
    "map",
    _("Position map as a file"),
    _("The official map of positions, to print, to keep and to send."),
    run,
    parameters=("unit", "names"),
)
