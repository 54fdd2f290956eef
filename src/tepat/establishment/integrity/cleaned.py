"""A snapshot that can be computed on, whatever is wrong with its codes."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from tepat.snapshot import Snapshot


def cleaned(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with each code once and no row without one.

    What is left out is told by the rules on codes; everything else about the map can
    still be looked at, and a code counted twice would be a problem twice.
    """
    return replace(
        snapshot,
        units=_once(snapshot.units, "unit"),
        jobs=_once(snapshot.jobs, "job"),
        positions=_once(snapshot.positions, "position"),
        employees=_once(snapshot.employees, "nip"),
    )


def _once(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    return (
        frame.filter(pl.col(key).is_not_null())
        .unique(key, keep="first", maintain_order=True)
        .with_columns(pl.col("name").fill_null(""))
    )
