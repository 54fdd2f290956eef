"""Public satisfaction (SKM): the index of units and services, and how sure it is.

Answers count here; what people wrote is never shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from django.utils.translation import gettext_lazy as _

from tepat.law import NormNotInForce
from tepat.reports.excel import Field as BookField
from tepat.reports.satisfaction import rows, write_survey
from tepat.reports.satisfaction.fields import (
    BESIDE,
    ELEMENT_PERIODS,
    ELEMENTS,
    MAKEUP,
    ODD,
    PERIODS,
    SERVICE_ELEMENTS,
    SERVICE_PERIODS,
    SERVICES,
    UNITS,
)
from tepat.reports.satisfaction.workbook import NOTHING, statement
from tepat.satisfaction import Survey, Weight, survey
from tepat.words import Sentence
from tepat_web.accounts.access import Permission
from tepat_web.kit.words import Words

from ..computation import Computation, Question, Tell
from ..result import READ, Figure, File, Form, Result, Table
from .needs import about
from .of_report import columns
from .placing import at_units, findings_table
from .saying import both, words

SERVICE = Permission.SERVICE_READ
LOWEST_FIRST = Sentence(
    id="IKM setiap unit dengan selang 95 persen, yang terendah lebih dulu.",
    en="IKM of each unit with its 95 per cent interval, the lowest first.",
)
NO_ROWS = Words(id="Belum ada lembar jawaban di sini.", en="No answer sheets here yet.")
# What texts are, so that an empty table has its columns, too.
SAID = (
    *("quality", "enough", "weakest", "change", "element", "period", "direction"),
    *("trait", "kind", "what", "beside"),
)
FILTERS = ("quality", "enough", "element", "direction", "trait", "what", "beside")


def run(question: Question, tell: Tell) -> Result:
    """Work out the satisfaction index of every unit that has answers."""
    told = question.parameters
    found = survey(
        question.snapshot,
        question.law,
        weight=Weight.read(told["weight"]) if told.get("weight") else None,
        every=told.get("period") or "semester",
        since=date.fromisoformat(told["since"]) if told.get("since") else None,
    )
    if not found.units and not found.findings:
        return Result(words(NOTHING))
    tell(60, "Menyusun tabel", "Arranging the tables")
    law = question.law
    cuts = (
        ("unit", Words(id="Per unit", en="By unit"), UNITS, rows.units(found, law)),
        (
            "layanan",
            Words(id="Per layanan", en="By service"),
            SERVICES,
            rows.services(found, law),
        ),
        (
            "unsur",
            Words(id="Per unsur", en="By element"),
            ELEMENTS,
            rows.elements(found, law),
        ),
        (
            "masa",
            Words(id="Per masa", en="By period"),
            PERIODS,
            rows.periods(found, law),
        ),
        (
            "layanan-unsur",
            Words(id="Unsur per layanan", en="Elements of each service"),
            SERVICE_ELEMENTS,
            rows.service_elements(found, law),
        ),
        (
            "layanan-masa",
            Words(id="Layanan per masa", en="Services by period"),
            SERVICE_PERIODS,
            rows.service_periods(found, law),
        ),
        (
            "unsur-masa",
            Words(id="Unsur per masa", en="Elements by period"),
            ELEMENT_PERIODS,
            rows.element_periods(found, law),
        ),
        (
            "banding",
            Words(id="Dibanding unit lain", en="Beside other units"),
            BESIDE,
            rows.beside(found),
        ),
        (
            "responden",
            Words(id="Responden", en="Who answered"),
            MAKEUP,
            rows.makeup(found),
        ),
    )
    tables = (
        *(_table(question, *cut) for cut in cuts),
        _odd(question, found),
        _findings(question, found),
    )
    figures = (_figure(question, found),) if found.units else ()
    return Result(words(statement(found)), tables, figures, _files(question, found))


def _table(
    question: Question,
    name: str,
    title: Words,
    fields: Sequence[BookField],
    told: Iterable[Mapping[str, Any]],
) -> Table:
    """A table of the workbook; its first column leads to the unit."""
    shown = [field for field in fields if field.name != "unit"]
    return Table(
        name,
        title,
        columns(
            shown,
            name={"sheet": "units"},
            **{
                field.name: {"in_both": True} | _rest(field.name)
                for field in shown
                if field.name in SAID
            },
        ),
        _rows(question, shown, told),
        NO_ROWS,
    )


def _rest(name: str) -> dict[str, Any]:
    """How a column of sentences differs: room for long ones, a filter for short."""
    if name in ("weakest", "change"):
        return {"form": Form.LONG}
    return {"is_filter": name in FILTERS}


def _rows(
    question: Question, fields: Sequence[BookField], told: Iterable[Mapping[str, Any]]
) -> pl.DataFrame:
    listed = list(told)
    plain: dict[str, list[Any]] = {
        name: [row[name] for row in listed]
        for name in ("unit", *(each.name for each in fields if each.name not in SAID))
    }
    frame = pl.DataFrame(plain, strict=False).with_columns(
        pl.col("unit").cast(pl.String), pl.lit(SERVICE.value).alias(READ)
    )
    for field in fields:
        if field.name in SAID:
            sentences = (row[field.name] and words(row[field.name]) for row in listed)
            frame = frame.with_columns(both(field.name, sentences))
    return at_units(question, frame, link="name")


def _odd(question: Question, found: Survey) -> Table:
    """Sheets worth a look, each with its record."""
    records = question.places.records.get("surveys", ())
    listed = list(rows.odd_sheets(found))
    frame = pl.DataFrame(
        {
            "unit": [row["unit"] for row in listed],
            "name": [row["name"] for row in listed],
            "sheet": [row["row"] + 1 for row in listed],
            "sheet_pk": [
                records[row["row"]][0] if row["row"] < len(records) else None
                for row in listed
            ],
        },
        schema={
            **dict.fromkeys(("unit", "name"), pl.String),
            **dict.fromkeys(("sheet", "sheet_pk"), pl.Int64),
        },
    ).with_columns(
        *both("why", (words(row["why"]) for row in listed)),
        pl.lit(SERVICE.value).alias(READ),
    )
    return Table(
        "lembar",
        Words(id="Lembar untuk dilihat", en="Sheets to look at"),
        columns(
            ODD,
            name={"sheet": "units"},
            sheet={"sheet": "surveys"},
            why={"in_both": True, "is_filter": True},
        ),
        at_units(question, frame, link="name"),
        Words(id="Tidak ada yang mencolok.", en="Nothing stands out."),
    )


def _findings(question: Question, found: Survey) -> Table:
    table = findings_table(
        question,
        found.findings,
        name="perlu-diketahui",
        title=Words(id="Perlu diketahui", en="To be known"),
        heading=Words(id="Sebelum hasil dipakai", en="Before the result is used"),
        empty=Words(id="Tidak ada catatan.", en="Nothing to add."),
    )
    guarded = table.frame.with_columns(pl.lit(SERVICE.value).alias(READ))
    return Table(table.name, table.title, table.fields, guarded, table.empty)


def _figure(question: Question, found: Survey) -> Figure:
    try:
        bands = question.law.satisfaction.bands.value
    except NormNotInForce:
        bands = {}
    rising = sorted(bands, key=bands.__getitem__)[1:]  # the lowest begins the scale
    frame = pl.DataFrame(
        {
            "unit": [unit.unit for unit in found.units],
            "label": [unit.name for unit in found.units],
            "value": [float(unit.score.index.ikm) for unit in found.units],
            "low": [_end(unit.score.interval, 0) for unit in found.units],
            "high": [_end(unit.score.interval, 1) for unit in found.units],
            "note": [unit.score.quality for unit in found.units],
        },
        schema_overrides={
            "note": pl.String,
            **dict.fromkeys(("low", "high"), pl.Float64),
        },
    ).with_columns(
        pl.lit(bands[name]).alias(f"bound_{place}") for place, name in enumerate(rising)
    )
    return Figure(
        "ranges",
        words(LOWEST_FIRST),
        at_units(question, frame, link="unit").with_columns(
            pl.col("_path").fill_null("")
        ),
        parts=tuple(Words(id=name, en=name) for name in rising),
        title=Words(id="Unit", en="Unit"),
        read=SERVICE,
    )


def _end(interval: tuple[float, float] | None, place: int) -> float | None:
    return None if interval is None else round(interval[place], 2)


def _files(question: Question, found: Survey) -> tuple[File, ...]:
    told, law = about(question.snapshot), question.law

    def write(path: Path) -> None:
        write_survey(path, found, law, told, "id")

    title = Words(
        id="Buku kerja IKM, seluruh kota", en="Workbook of the IKM, whole city"
    )
    return (File("ikm.xlsx", title, write, read=SERVICE),)


SURVEY = Computation(
    "survey",
    _("Public satisfaction"),
    _(
        "The satisfaction index of each unit and service, how sure it is, which "
        "element to improve first, and whether it changed by more than chance."
    ),
    run,
    parameters=("weight", "period", "since"),
    of_records=True,
)
