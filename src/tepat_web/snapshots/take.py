"""Rows become a Snapshot here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from tepat.intake import settings as readings
from tepat.snapshot import Snapshot
from tepat.snapshot.columns import Kind
from tepat_web.organisation.models import Structure
from tepat_web.workforce.models import Appointment, Employee

from .sheets import HELD, SHEETS, Sheet, code_of

ID = "_id"  # column of the record's number, where it is asked for
SEPARATOR = ";"  # of the items of a list in one field


def snapshot(
    day: date | None = None,
    *,
    only: Iterable[str] | None = None,
    structure: Structure | None = None,
) -> Snapshot:
    """Return the register as the engine knows it.

    Args:
        day: The reference date: structure and appointments are those of that day. By
            default those of now, and the city's own reference date.
        only: Names of the tables that are needed; the others stay empty.
        structure: A structure to look at instead of the one in force.
    """
    wanted = frozenset(only) if only is not None else None
    at = structure or structure_on(day)
    frames = {
        sheet.name: frame(sheet, at, day)
        for sheet in SHEETS
        if wanted is None or sheet.name in wanted | {"settings"}
    }
    rows = readings.with_official_keys(frames.pop("settings"))
    told, _ = readings.read(rows)
    reference = day or told.reference_day or timezone.localdate()
    return Snapshot(reference, told, settings_rows=rows, **frames)


def structure_on(day: date | None) -> Structure | None:
    """Return the structure in force on ``day`` (by default now); none where none is."""
    standing = Structure.objects.standing().filter(is_draft=False)
    if day is None:
        return standing.filter(valid_to__isnull=True).order_by("valid_from").last()
    return standing.on(day).order_by("valid_from").last()


def frame(
    sheet: Sheet,
    structure: Structure | None,
    day: date | None = None,
    *,
    with_id: bool = False,
    where: Q | None = None,
) -> pl.DataFrame:
    """Return the rows of one sheet, in its order, under the engine's column names."""
    standing = sheet.model._base_manager.filter(where or Q(), is_removed=False)
    rows = in_structure(sheet, standing, structure)
    held = _held(day, where) if sheet.name == "employees" else {}
    names = [column.name for column in sheet.table.columns]
    asked: dict[str, Any] = {
        f"c_{name}": _source(sheet, name)
        for name in names
        if not (held and name in HELD)
    }
    if sheet.name == "employees":
        asked = {name: what for name, what in asked.items() if name[2:] not in HELD}
    told = rows.order_by("order", "pk").values_list("pk", *asked.values())
    return _typed(
        sheet, list(asked), list(told.iterator(chunk_size=5_000)), held, with_id
    )


def in_structure(
    sheet: Sheet, rows: QuerySet[Any], structure: Structure | None
) -> QuerySet[Any]:
    """Keep the rows of one structure, where rows of the sheet belong to one."""
    if sheet.name == "units":
        return rows.filter(structure=structure)
    if sheet.name == "positions":
        return rows.filter(unit__structure=structure)
    return rows


def _source(sheet: Sheet, column: str) -> Any:
    links = sheet.links.get(column)
    if links is None:
        return F(sheet.field_of(column))
    codes = [f"{link}__{code_of(link)}" for link in links]
    return F(codes[0]) if len(codes) == 1 else Coalesce(*codes)


def _held(day: date | None, where: Q | None) -> dict[int, tuple[str, date | None]]:
    """Return, by employee, the code of the position held and since when."""
    standing = Appointment.objects.standing()
    if where is not None:
        standing = standing.filter(employee__in=Employee.objects.filter(where))
    now = standing.filter(valid_to__isnull=True) if day is None else standing.on(day)
    told = now.values_list("employee_id", "post__position__code", "since")
    return {employee: (code, since) for employee, code, since in told}


def _typed(
    sheet: Sheet,
    asked: list[str],
    rows: list[tuple[Any, ...]],
    held: Mapping[int, tuple[str, date | None]],
    with_id: bool,
) -> pl.DataFrame:
    columns = (
        dict(zip(["pk", *asked], zip(*rows, strict=True), strict=True)) if rows else {}
    )
    numbers: Iterable[int] = columns.get("pk", ())
    if sheet.name == "employees":
        nothing = (None, None)
        for at, name in enumerate(HELD):
            columns[f"c_{name}"] = tuple(held.get(pk, nothing)[at] for pk in numbers)
    told = [
        series(column.name, column.kind, columns.get(f"c_{column.name}", ()))
        for column in sheet.table.columns
    ]
    if with_id:
        told.append(pl.Series(ID, columns.get("pk", ()), dtype=pl.Int64))
    return pl.DataFrame(told)


def series(name: str, kind: Kind, values: Iterable[Any]) -> pl.Series:
    """Return a column of the engine from what the database holds of it."""
    match kind:
        case Kind.DAY:
            return pl.Series(name, values, dtype=pl.Date)
        case Kind.WHOLE:
            return pl.Series(name, values, dtype=pl.Int64)
        case Kind.DECIMAL:
            return pl.Series(name, values, dtype=pl.Float64)
        case Kind.TRUTH:
            return pl.Series(name, values, dtype=pl.Boolean)
        case _:
            text = pl.Series(name, values, dtype=pl.String).replace("", None)
            return text.str.split(SEPARATOR) if kind is Kind.LIST else text
