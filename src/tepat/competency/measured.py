"""What people reach: the latest measured level of each competency."""

from __future__ import annotations

import polars as pl

from tepat.snapshot import Snapshot


def measured(snapshot: Snapshot) -> pl.DataFrame:
    """Return the latest assessed level per person and competency.

    An assessment without a day counts as older than any that has one, of two on one
    day the lower row of the sheet counts, and one dated after the reference day does
    not count yet.

    Returns:
        ``nip``, ``competency``, ``reached`` (0 to 5; 0 is an assessed level),
        ``assessed_on`` (null where no day is recorded), ``age_months`` (whole months
        from that day to the reference day) and ``source``. A competency of a person
        that was never assessed has no row: it is unknown, not 0.
    """
    day, on = snapshot.day, pl.col("day")
    months = (day.year - on.dt.year()).cast(pl.Int64) * 12 + (
        day.month - on.dt.month().cast(pl.Int64)
    )
    return (
        snapshot.assessments.filter(on.is_null() | (on <= day))
        .sort("day", nulls_last=False, maintain_order=True)
        .unique(["nip", "competency"], keep="last", maintain_order=True)
        .select(
            "nip",
            "competency",
            reached="level",
            assessed_on="day",
            age_months=months - (on.dt.day() > day.day).cast(pl.Int64),
            source="source",
        )
    )
