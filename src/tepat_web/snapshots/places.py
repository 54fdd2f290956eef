"""Where everything is: paths of units, and numbers of records, for a result's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce

from tepat_web.organisation.models import Position, Structure, Unit
from tepat_web.organisation.paths import AGENCY
from tepat_web.workforce.models import Employee

from . import take
from .sheets import SHEETS, Sheet


@dataclass(frozen=True, slots=True)
class Places:
    """Paths and record numbers on one day.

    Attributes:
        units: ``unit``, ``unit_pk``, ``unit_path``, ``unit_label`` and
            ``agency_path``, ``agency_label``: the unit below the root it belongs to
            (the root's own for the root).
        positions: ``position``, ``position_pk``, ``position_path``.
        people: ``nip``, ``nip_pk``, ``person_path``.
        records: By sheet, for each row: number, path and NIP.
    """

    units: pl.DataFrame
    positions: pl.DataFrame
    people: pl.DataFrame
    records: Mapping[str, Sequence[tuple[int, str, str]]]


@contextmanager
def still() -> Iterator[None]:
    """Look at one state of the database, whatever is written meanwhile."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                )
            yield
        return
    connection.ensure_connection()
    database: Any = connection
    usual = database.transaction_mode
    database.transaction_mode = "DEFERRED"  # readers wait for nobody
    try:
        with transaction.atomic():
            yield
    finally:
        database.transaction_mode = usual


def places(day: date | None, *, records: bool) -> Places:
    """Return where everything is, in the structure of ``day``.

    Args:
        day: ``None`` is now.
        records: Whether the rows of all sheets are asked for, too.
    """
    structure = take.structure_on(day)
    found = {each.name: _records(each, structure) for each in SHEETS} if records else {}
    return Places(_units(structure), _positions(structure), _people(), found)


def _units(structure: Structure | None) -> pl.DataFrame:
    standing = Unit.objects.standing().filter(structure=structure)
    rows = list(standing.values_list("code", "pk", "path", "name"))
    frame = pl.DataFrame(
        rows,
        schema={
            "unit": pl.String,
            "unit_pk": pl.Int64,
            "unit_path": pl.String,
            "unit_label": pl.String,
        },
        orient="row",
    )
    agency = frame.select(
        agency_path=pl.col("unit_path"), agency_label=pl.col("unit_label")
    )
    return frame.with_columns(
        agency_path=pl.col("unit_path").str.slice(0, AGENCY)
    ).join(agency, on="agency_path", how="left", maintain_order="left")


def _positions(structure: Structure | None) -> pl.DataFrame:
    standing = Position.objects.standing().filter(unit__structure=structure)
    rows = list(standing.values_list("code", "pk", "unit__path"))
    names = ("position", "position_pk", "position_path")
    return pl.DataFrame(rows, schema=dict(zip(names, KINDS, strict=True)), orient="row")


def _people() -> pl.DataFrame:
    path = Coalesce("place__path", Value(""))
    rows = list(Employee.objects.standing().values_list("nip", "pk", path))
    names = ("nip", "nip_pk", "person_path")
    return pl.DataFrame(rows, schema=dict(zip(names, KINDS, strict=True)), orient="row")


KINDS = (pl.String, pl.Int64, pl.String)


def _records(sheet: Sheet, structure: Structure | None) -> list[tuple[int, str, str]]:
    """The rows of a sheet in its order, as ``take.frame`` gives them."""
    rows = take.in_structure(
        sheet, sheet.model._base_manager.filter(is_removed=False), structure
    )
    asked = [
        Coalesce(F(lookup), Value("")) if lookup else Value("")
        for lookup in (sheet.path, sheet.nip)
    ]
    return list(rows.order_by("order", "pk").values_list("pk", *asked))
