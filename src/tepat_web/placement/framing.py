"""What tables of a plan have in common: columns, and who may see a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl

from tepat_web.accounts.access import Permission
from tepat_web.snapshots.kinds.saying import text
from tepat_web.snapshots.places import Places
from tepat_web.snapshots.result import Field, Form

READ = Permission.PLAN_READ.value
NAME: Field = text("name", "Nama", "Name", leads="page")
NIP: Field = text("nip", "NIP", "NIP", form=Form.NIP)
Row = Mapping[str, Any]


def columns(
    rows: Sequence[Row], texts: Iterable[str], numbers: Iterable[str]
) -> pl.DataFrame:
    """Return the columns of rows that are texts, and those that are whole numbers."""
    kinds = {**dict.fromkeys(texts, pl.String), **dict.fromkeys(numbers, pl.Int64)}
    return pl.DataFrame(
        [
            pl.Series(name, [row[name] for row in rows], dtype=kind)
            for name, kind in kinds.items()
        ]
    )


def of_people(told: pl.DataFrame, places: Places) -> pl.DataFrame:
    """Add where the people (``nip``) are, and where the plan tells of each.

    A row may be seen by whom it is about, by who leads them and by who may read plans
    of their unit; so it must not tell of anybody else.
    """
    return told.join(
        places.people, on="nip", how="left", maintain_order="left"
    ).with_columns(
        page=pl.format("orang/{}/", "nip"),
        _nip="nip",
        _path="person_path",
        _read=pl.lit(READ),
    )


def of_units(told: pl.DataFrame, places: Places) -> pl.DataFrame:
    """Add where the units (``unit``) are: a row is for who may read plans there."""
    at = places.units.select("unit", _path="unit_path")
    return told.join(at, on="unit", how="left", maintain_order="left").with_columns(
        _read=pl.lit(READ)
    )


def of_city(told: pl.DataFrame) -> pl.DataFrame:
    """A row is for who may read plans of the whole city."""
    return told.with_columns(_read=pl.lit(READ))
