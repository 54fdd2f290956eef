"""The city on the day the structure to be stands: where a placement plan starts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from tepat.snapshot import Snapshot
from tepat.snapshot.columns import SETTINGS

from .people import Destiny

OF_PEOPLE = (
    *("history", "assessments", "appraisals", "credits", "potentials"),
    *("trainings", "disciplines"),
)
OF_UNITS = ("unit_ratings", "surveys", "complaints")
REFERENCE_DAY = "tanggal_acuan"


def next_city(
    as_is: Snapshot, structure: Snapshot, people: pl.DataFrame, heirs: dict[str, str]
) -> Snapshot:
    """Return the structure to be with everybody where they would stand.

    Who keeps a seat or moves along with it stands there; who must be placed, is
    surplus, or has no position, has none, and is supply for a plan. Who has left by
    the day is not there. Wishes, acting assignments and results come along; wishes for
    a position and assignments to one that is closed do not.

    Args:
        as_is: The city of today: people and what is known of them.
        structure: The structure to be, completed.
        people: As ``people.destinies`` gives them.
        heirs: Code of a position of today → the one that it becomes first.
    """
    staying = people.filter(pl.col("destiny") != Destiny.LEAVES.value)
    nips = staying["nip"].implode()
    units = structure.units["unit"].implode()
    taken: dict[str, Any] = {}
    for name in OF_PEOPLE:
        rows: pl.DataFrame = getattr(as_is, name)
        taken[name] = rows.filter(pl.col("nip").is_in(nips))
    for name in OF_UNITS:
        rows = getattr(as_is, name)
        taken[name] = rows.filter(pl.col("unit").is_in(units))
    both = pl.col("nip_a").is_in(nips) & pl.col("nip_b").is_in(nips)
    codes = pl.col("position").replace_strict(
        heirs, default=None, return_dtype=pl.String
    )
    assigned = as_is.assignments.with_columns(codes)
    wished = as_is.wishes.with_columns(codes, had_one=pl.col("position").is_not_null())
    return replace(
        structure,
        employees=_employees(as_is, structure, staying),
        relations=as_is.relations.filter(both),
        assignments=assigned.filter(
            pl.col("nip").is_in(nips) & pl.col("position").is_not_null()
        ),
        wishes=wished.filter(
            pl.col("nip").is_in(nips)
            & (pl.col("position").is_not_null() | ~pl.col("had_one"))
        ).drop("had_one"),
        settings=replace(structure.settings, reference_day=structure.day),
        settings_rows=_settings(structure),
        **taken,
    )


def _employees(
    as_is: Snapshot, structure: Snapshot, staying: pl.DataFrame
) -> pl.DataFrame:
    """Everybody in service, with the position to be, else the unit that remains."""
    remains = _remaining_units(as_is, structure)
    seated = pl.col("to").is_not_null()
    where = staying.select(
        "nip", "to", was_in=pl.col("unit").replace_strict(remains, default=None)
    )
    return (
        as_is.employees.join(where, on="nip", how="inner", maintain_order="left")
        .with_columns(
            position="to",
            unit=pl.when(~seated).then("was_in"),
            position_since=pl.when(seated).then("position_since"),
        )
        .select(as_is.employees.columns)
    )


def _remaining_units(as_is: Snapshot, structure: Snapshot) -> dict[str, str | None]:
    """Each unit of today → itself where it remains, else the nearest above."""
    there = frozenset(structure.units["unit"])
    above = dict(as_is.units.select("unit", "parent").iter_rows())
    remains: dict[str, str | None] = {}
    for unit in above:
        here: str | None = unit
        while here is not None and here not in there:
            here = above.get(here)
        remains[unit] = here
    return remains


def _settings(structure: Snapshot) -> pl.DataFrame:
    rows = structure.settings_rows
    if rows.is_empty():
        rows = SETTINGS.empty()
    others = rows.filter(pl.col("key") != REFERENCE_DAY)
    day = pl.DataFrame(
        {"key": [REFERENCE_DAY], "value": [structure.day.isoformat()]},
        schema=rows.schema,
    )
    return pl.concat([day, others])
