"""Units of time (satuan waktu) in minutes: said here, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

MINUTES_OF_HOUR = 60


def minutes_of(day_hours: float) -> Mapping[str, float]:
    """Return the minutes of each unit of time.

    Args:
        day_hours: Hours of an office day.

    >>> minutes_of(7.5)
    {'menit': 1.0, 'jam': 60.0, 'hari': 450.0}
    """
    hour = float(MINUTES_OF_HOUR)
    return {"menit": 1.0, "jam": hour, "hari": hour * day_hours}


def minutes_of_unit(day_hours: float) -> pl.Expr:
    """Return the minutes of ``time_unit``; null where it is blank."""
    return pl.col("time_unit").replace_strict(
        dict(minutes_of(day_hours)), default=None, return_dtype=pl.Float64
    )


def minutes_each(day_hours: float) -> pl.Expr:
    """Return the minutes that one result takes (norma waktu)."""
    return pl.col("time") * minutes_of_unit(day_hours)
