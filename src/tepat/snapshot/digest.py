"""A short name for exactly these data, to say what a result was made from."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import polars as pl

from . import canonical
from .columns import Table
from .snapshot import Snapshot


def digest(snapshot: Snapshot) -> str:
    """Return the sha256 of the canonical content of all tables that have rows.

    Row order counts: it decides the order of the map and of equal choices. The
    reference date is not part of the content; say it beside the digest.
    """
    total = hashlib.sha256()
    for table, frame in snapshot.tables():
        if not frame.is_empty():
            content = canonical.csv(_filled_in(table, frame), frame)
            total.update(f"{table.sheet} {len(content)}\n".encode())
            total.update(content)
    return total.hexdigest()


def _filled_in(table: Table, frame: pl.DataFrame) -> Table:
    """Leave out the columns that came later and that nobody filled in."""
    kept = tuple(
        column
        for column in table.columns
        if not column.later or frame[column.name].is_not_null().any()
    )
    return table if kept == table.columns else replace(table, columns=kept)
