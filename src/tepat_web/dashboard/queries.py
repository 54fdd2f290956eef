"""Reading figures from what was computed: now, and what the same was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from tepat_web.accounts.access import Permission
from tepat_web.accounts.models import User
from tepat_web.consultation.suppression import SMALL
from tepat_web.snapshots import queries, store
from tepat_web.snapshots.models import Computed
from tepat_web.snapshots.result import Field
from tepat_web.snapshots.store import StoredTable

from .area import Area
from .figures import SECTIONS, Figure

LOOKED_AT = 12  # results of each kind, among which earlier ones are sought
EARLIER = 5  # days before the latest that a trend goes back
LOWEST = 5  # units whose index is told by name
ELEMENT = ("element", "n", "nrr", "points", "low", "high", "quality")
KINDS = tuple(section.kind for section in SECTIONS)


@dataclass(frozen=True, slots=True)
class Point:
    """What a figure was on one day."""

    day: date
    number: int
    value: float


@dataclass(frozen=True, slots=True)
class Told:
    """One figure as it stands.

    Attributes:
        figure: Which.
        value: What it is; ``None`` where the latest result does not tell.
        before: What it was on earlier days, the last first.
    """

    figure: Figure
    value: float | None
    before: Sequence[Point]

    @property
    def change(self) -> float | None:
        """How much it differs from the last day before; none: there is none."""
        if self.value is None or not self.before:
            return None
        return round(self.value - self.before[0].value, 4)


Made = Mapping[str, Sequence[Computed]]


def made(by: User, kinds: Iterable[str] = KINDS) -> Made:
    """Return, by kind, the latest result and earlier ones of the same question.

    None about a day to come, and one for each day: the last. One statement.
    """
    today = timezone.localdate()
    rows = queries.computed(by).filter(kind__in=list(kinds), day__lte=today, nip="")
    numbered = rows.order_by().annotate(
        place=Window(RowNumber(), partition_by=F("kind"), order_by=F("pk").desc())
    )
    found: dict[str, list[Computed]] = {}
    for each in numbered.filter(place__lte=LOOKED_AT).order_by("-pk"):
        _keep(found.setdefault(each.kind, []), each)
    return found


def _keep(kept: list[Computed], one: Computed) -> None:
    """Keep a result beside later ones if it asked the same of an earlier day."""
    if not kept:
        kept.append(one)
        return
    is_alike = _asked(one) == _asked(kept[0])
    is_before = one.day < kept[0].day
    days = {each.day for each in kept}
    if is_alike and is_before and one.day not in days and len(kept) <= EARLIER:
        kept.append(one)
        kept[1:] = sorted(kept[1:], key=lambda it: it.day, reverse=True)


def _asked(one: Computed) -> dict[str, Any]:
    """What was asked for, besides the day."""
    return {name: it for name, it in one.parameters.items() if name != "day" and it}


def told(area: Area, found: Made, figures: Sequence[Figure]) -> list[Told]:
    """Return figures with what they were before; those that are closed are left out.

    Args:
        area: What the reader is shown.
        found: As :func:`made` gives it.
        figures: Which.
    """
    shown = [it for it in figures if it.open_to_all or it.needs in area.may]
    values = _values(area, found, shown)
    return [
        Told(
            each,
            values.get((results[0].pk, each.name)) if results else None,
            [
                Point(it.day, it.pk, value)
                for it in results[1:]
                if (value := values.get((it.pk, each.name))) is not None
            ],
        )
        for each in shown
        for results in [found.get(each.kind, ())]
    ]


def _values(
    area: Area, found: Made, figures: Sequence[Figure]
) -> dict[tuple[int, str], float]:
    """Every figure of every result, by the result's number and the figure's name."""
    keys: list[tuple[int, list[str]]] = []
    frames: list[pl.LazyFrame] = []
    for one in (each for kind in found.values() for each in kind):
        for table in store.read(one.folder).tables:
            asked = [
                each
                for each in figures
                if (each.kind, each.table) == (one.kind, table.name)
            ]
            values = _asked_of(table, asked, area, one.day) if asked else {}
            if values:
                frames.append(pl.scan_parquet(table.rows).select(**values))
                keys.append((one.pk, list(values)))
    rows = pl.collect_all(frames)
    return {
        (number, name): round(float(value), 1)
        for (number, names), row in zip(keys, rows, strict=True)
        for name in names
        if (value := row[name][0]) is not None
    }


def _asked_of(
    table: StoredTable, figures: Sequence[Figure], area: Area, day: date
) -> dict[str, pl.Expr]:
    """What to work out of one table; an older one may lack a column that it takes."""
    there = set(pl.read_parquet_schema(table.rows))
    values = {
        each.name: each.value(each.rows(day) & area.rows(each.also)) for each in figures
    }
    return {name: value for name, value in values.items() if there >= _columns(value)}


def _columns(value: pl.Expr) -> set[str]:
    return set(value.meta.root_names())


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows behind a figure.

    Attributes:
        table: Where they are.
        fields: The columns, the first names the row.
        frame: The rows.
        value: What they make together, worked out from just these.
    """

    table: StoredTable
    fields: Sequence[Field]
    frame: pl.DataFrame
    value: float | None


def listed(area: Area, figure: Figure, one: Computed) -> Listed | None:
    """Return the rows behind a figure; none: the result holds no such table."""
    tables = {each.name: each for each in store.read(one.folder).tables}
    table = tables.get(figure.table)
    if table is None or not _asked_of(table, [figure], area, one.day):
        return None
    by_name = {
        each.name: each
        for each in table.fields
        if not each.read or each.read in area.may
    }
    chosen = figure.rows(one.day) & area.rows(figure.also)
    frame = pl.scan_parquet(table.rows).filter(chosen).collect()
    value = frame.select(figure.value(pl.repeat(value=True, n=pl.len()))).item()
    return Listed(
        table,
        [by_name[name] for name in figure.shown if name in by_name],
        frame,
        None if value is None else round(float(value), 1),
    )


@dataclass(frozen=True, slots=True)
class Index:
    """The satisfaction index of one unit, as the engine found it.

    Attributes:
        number, unit: Its record and its name.
        ikm, low, high: The index with its 95 per cent interval, where there is one.
        quality: The band in words.
        change: Whether it changed by more than chance, in a sentence.
    """

    number: int | None
    unit: str
    ikm: float
    low: float | None
    high: float | None
    quality: str
    change: str


def lowest(area: Area, one: Computed, language: str) -> list[Index]:
    """Return the units with the lowest index of those with enough answers."""
    for table in store.read(one.folder).tables:
        if table.name == "unit":
            rows = pl.scan_parquet(table.rows).filter(
                area.rows({Permission.SERVICE_READ}), pl.col("n") >= SMALL
            )
            lowest = rows.sort("ikm", maintain_order=True).head(LOWEST).collect()
            return [
                Index(
                    row["name_pk"],
                    row["name"],
                    row["ikm"],
                    row["low"],
                    row["high"],
                    row[f"quality_{language}"] or "",
                    row[f"change_{language}"] or "",
                )
                for row in lowest.iter_rows(named=True)
            ]
    return []


@dataclass(frozen=True, slots=True)
class OfUnit:
    """The index of one unit and what it comes from.

    Attributes:
        unit: Its row of the survey: ``name``, ``n``, ``ikm``, ``low``, ``high``, …
        elements: The fields and rows of its elements, the lowest first.
        periods: Its rows by half-year, the oldest first.
    """

    unit: Mapping[str, Any]
    elements: tuple[Sequence[Field], pl.DataFrame]
    periods: Sequence[Mapping[str, Any]]


def of_unit(area: Area, one: Computed, number: int) -> OfUnit | None:
    """Return the index of a unit; none: not in the area, or too few answered."""
    tables = {each.name: each for each in store.read(one.folder).tables}
    inside = area.rows({Permission.SERVICE_READ}) & (pl.col("name_pk") == number)
    units, elements, periods = (
        pl.scan_parquet(tables[name].rows).filter(inside).collect()
        if name in tables
        else pl.DataFrame()
        for name in ("unit", "unsur", "masa")
    )
    if units.is_empty() or units["n"][0] < SMALL:
        return None
    shown = [it for it in tables["unsur"].fields if it.name in ELEMENT]
    return OfUnit(
        units.row(0, named=True),
        (shown, elements.sort("nrr", nulls_last=True, maintain_order=True)),
        [row for row in periods.iter_rows(named=True) if row["n"] >= SMALL],
    )
