"""A structure to be, with what it leaves unsaid about positions that stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl

from tepat.snapshot import Snapshot

from .links import Links

# What is known of a position stays known where the new workbook does not say it anew.
OF_POSITIONS = (
    *("tasks", "steps", "analyses", "details", "standards", "evaluations"),
    *("teaching", "planned_fills"),
)
OF_UNITS = ("drivers", "working_years")
OF_ALL = ("jobs", "class_costs", "catalogue", "holidays")


def completed(as_is: Snapshot, to_be: Snapshot, links: Links) -> Snapshot:
    """Return the structure to be with the sheets it leaves empty taken from today.

    A sheet that has rows is taken as it is written, but for rows on positions that the
    structure does not have. An empty one takes today's rows for the positions that
    become one position of the new structure, under its code.
    """
    jobs = to_be.jobs if len(to_be.jobs) else as_is.jobs
    codes = links.renamed()
    codes |= {job: job for job in jobs["job"].drop_nulls().to_list()}
    there = pl.concat([to_be.positions["position"], jobs["job"]]).drop_nulls()
    known = pl.col("position").is_in(there.implode())
    as_now = pl.col("position").replace_strict(
        codes, default=None, return_dtype=pl.String
    )
    taken: dict[str, Any] = {}
    for name in OF_POSITIONS:
        rows: pl.DataFrame = getattr(to_be, name)
        if rows.is_empty():
            rows = getattr(as_is, name).with_columns(as_now)
        taken[name] = rows.filter(known)
    units = to_be.units["unit"].to_list()
    for name in OF_UNITS:
        if getattr(to_be, name).is_empty():
            rows = getattr(as_is, name)
            here = pl.col("unit").is_null() | pl.col("unit").is_in(units)
            taken[name] = rows.filter(here)
    for name in OF_ALL:
        if getattr(to_be, name).is_empty():
            taken[name] = getattr(as_is, name)
    if to_be.settings_rows.is_empty():
        taken |= {"settings": as_is.settings, "settings_rows": as_is.settings_rows}
    return replace(to_be, **taken)
