"""From a stored result to what the components of a page take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tepat.words import Language
from tepat_web.kit import charts, writing
from tepat_web.kit.tables import Cell, Column, Row

from . import over_time, squares
from .result import PATH, Field, Form
from .sheets import BY_NAME
from .store import StoredFigure

NUMBERS = (Form.WHOLE, Form.DECIMAL, Form.SIGNED)
MOST_BARS = 12
BY_UNIT = ("bars", "shares", "ranges", "heat")  # of the unit that is looked at
LABELS = 3  # columns before the parts of tallies


def language() -> Language:
    """Return the language in which the reader is shown results."""
    return "en" if get_language() == "en" else "id"


def columns(fields: Sequence[Field]) -> list[Column]:
    """Return the headings."""
    return [
        Column(
            str(each.title),
            key=each.name,
            unit=str(each.unit) if each.unit else "",
            is_number=each.form in NUMBERS,
            is_day=each.form in (Form.DAY, Form.NIP),
            is_long=each.form is Form.LONG,
            is_sortable=True,
        )
        for each in fields
    ]


def rows(found: pl.DataFrame, fields: Sequence[Field], *, asks: bool) -> list[Row]:
    """Return the rows of one page, written for the reader.

    Args:
        asks: Whether the reader may ask for computations that a cell leads to.
    """
    return [
        Row([_cell(row, each, asks) for each in fields])
        for row in found.iter_rows(named=True)
    ]


def _cell(row: Mapping[str, Any], field: Field, asks: bool) -> object:
    value = row[field.column(language())]
    match field.form:
        case Form.VERDICT:
            return Cell("", verdict=str(value))
        case Form.NIP:
            value = writing.nip(value)
        case Form.SIGNED:
            value = writing.signed(value)
        case Form.DECIMAL:
            value = writing.number(value, 2) if value is not None else None
    url = _url(row, field, asks)
    return Cell(value, url=url) if url else value


def _url(row: Mapping[str, Any], field: Field, asks: bool) -> str:
    if field.asks:
        about = urlencode({field.query: row[field.query]})
        return f"{reverse('snapshots:ask', args=[field.asks])}?{about}" if asks else ""
    if field.leads:
        return str(row[field.leads])
    if field.query and row[field.query]:
        return f"?{row[field.query]}"
    if not field.sheet or row[f"{field.name}_pk"] is None:
        return ""
    sheet = row[field.sheet[1:]] if field.sheet.startswith("@") else field.sheet
    return record_url(str(sheet), int(row[f"{field.name}_pk"]))


def record_url(sheet: str, number: int) -> str:
    """Return where a record of the register is shown; nothing where nowhere.

    Args:
        sheet: Name of its sheet, as the engine calls it.
        number: Of the record.
    """
    try:
        return reverse("register:record", args=[BY_NAME[sheet].table.sheet, number])
    except NoReverseMatch:
        return ""


def figure(stored: StoredFigure, path: str) -> charts.Figure | None:
    """Draw a figure, for the unit with ``path`` where it can; else for the city."""
    frame = pl.read_parquet(stored.rows)
    statement = str(stored.statement)
    title = str(stored.title) if stored.title else ""
    match stored.kind:
        case "bars":
            return _bars(frame, path, statement, title)
        case "pyramid":
            bands = [charts.AgeBand(**row) for row in frame.iter_rows(named=True)]
            return charts.Pyramid(statement, bands)
        case "columns":
            stacks = [
                charts.Stack(str(label), values) for label, *values in frame.iter_rows()
            ]
            parts = [str(part) for part in stored.parts]
            return charts.Columns(statement, parts, stacks, title=title)
        case "tallies":
            return _tallies(frame, stored, statement, title)
        case "ranges":
            return _ranges(frame, path, stored, statement, title)
        case "lines":
            return over_time.lines(frame, path, statement, title, language())
        case "effects":
            return over_time.effects(frame, path, statement, title, language())
        case "shares":
            return _shares(frame, path, stored, statement, title)
        case "boxes":
            return squares.boxes(frame, statement, title, language())
        case "heat":
            below, said = _below(frame, path, statement)
            parts = [str(part) for part in stored.parts]
            return squares.shares(below, said, title, parts)
        case _:
            label = f"label_{language()}"
            changes = [
                charts.Change(row[label], row["before"], row["after"])
                for row in frame.iter_rows(named=True)
            ]
            return charts.BeforeAfter(statement, changes, title=title)


def _bars(
    frame: pl.DataFrame, path: str, statement: str, title: str
) -> charts.Figure | None:
    below, said = _below(frame, path, statement)
    bars = [
        charts.Bar(row["label"], row["need"], row["held"], url=_unit_url(row))
        for row in below.iter_rows(named=True)
    ]
    return charts.Bars(said, bars, title=title) if bars else None


def _shares(
    frame: pl.DataFrame, path: str, stored: StoredFigure, statement: str, title: str
) -> charts.Figure | None:
    below, said = _below(frame, path, statement)
    bars = [
        charts.Tally(row["label"], (row["percent"],), url=_unit_url(row))
        for row in below.iter_rows(named=True)
    ]
    parts = [str(part) for part in stored.parts]
    if not bars:
        return None
    return charts.Tallies(said, parts, bars, title=title, whole=100, sign=" %")


def _ranges(
    frame: pl.DataFrame, path: str, stored: StoredFigure, statement: str, title: str
) -> charts.Figure | None:
    """The units looked at, the lowest first."""
    shown = frame.filter(pl.col(PATH).str.starts_with(path)).sort(
        "value", maintain_order=True
    )
    if shown.is_empty():
        return None
    if shown.height > MOST_BARS:
        statement += " " + _("The lowest %(n)d:") % {"n": MOST_BARS}
    bounds = [
        (float(frame[f"bound_{place}"][0]), str(part))
        for place, part in enumerate(stored.parts)
    ]
    rows = [
        charts.Range(
            row["label"],
            row["value"],
            row["low"],
            row["high"],
            note=row["note"] or "",
            url=f"?{urlencode({'tabel': 'unsur', 'unit': row['unit']})}",
        )
        for row in shown.head(MOST_BARS).iter_rows(named=True)
    ]
    return charts.Ranges(statement, rows, bounds, title=title, note=_("Quality"))


def _tallies(
    frame: pl.DataFrame, stored: StoredFigure, statement: str, title: str
) -> charts.Figure:
    values = frame.columns[LABELS:]
    bars = [
        charts.Tally(
            row[f"label_{language()}"],
            [row[name] for name in values],
            url=f"?{row['query']}" if row["query"] else "",
        )
        for row in frame.iter_rows(named=True)
    ]
    return charts.Tallies(statement, [str(it) for it in stored.parts], bars, title)


def _below(frame: pl.DataFrame, path: str, statement: str) -> tuple[pl.DataFrame, str]:
    """The units directly below one, and what is said unless it is the whole city."""
    roots = frame.filter(pl.col("_above") == "")
    root = roots[PATH][0] if roots.height == 1 else ""
    below = frame.filter(pl.col("_above") == (path or root))
    if path and path != root:
        unit = frame.filter(pl.col(PATH) == path)["label"]
        statement = _("Units directly below %(unit)s, those that lack most first.") % {
            "unit": unit[0] if len(unit) else ""
        }
    if below.height > MOST_BARS:
        statement += " " + _("The %(n)d that lack most:") % {"n": MOST_BARS}
    return below.head(MOST_BARS), statement


def _unit_url(row: Mapping[str, Any]) -> str:
    return f"?{urlencode({'unit': row['unit']})}"
