"""Days as whole numbers, so that careers can be drawn for everybody at once."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Exact = NDArray[np.float64]

DAYS_A_YEAR = 365.2425
EPOCH = date(1970, 1, 1)
BLANK = np.int64(-(10**9))
"""Stands for a day that is not known."""


def number(day: date) -> int:
    """Return the day as a number, counted from 1970-01-01."""
    return (day - EPOCH).days


def first_of_month(years: Whole, months: Whole) -> Whole:
    """Return the first days of these months."""
    return _month_start((years - 1970) * 12 + months - 1)


def year_of(days: Whole) -> Whole:
    """Return the calendar years."""
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970


def month_of(days: Whole) -> Whole:
    """Return the calendar months, 1 to 12."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return months % 12 + 1


def years_later(days: Whole, years: Whole | int) -> Whole:
    """Return the same calendar day so many years later (28 February for the 29th)."""
    stamp = days.astype("datetime64[D]")
    month = stamp.astype("datetime64[M]")
    day_of_month = (stamp - month.astype("datetime64[D]")).astype(np.int64)
    later = month.astype(np.int64) + 12 * np.asarray(years)
    moved: Whole = np.minimum(
        _month_start(later) + day_of_month, _month_start(later + 1) - 1
    )
    return moved


def series(days: Whole) -> pl.Series:
    """Return a column of days, null where ``BLANK``."""
    numbers = pl.Series(days.astype(np.int64))
    return (
        pl.DataFrame({"day": numbers})
        .select(
            pl.when(pl.col("day") != int(BLANK))
            .then(pl.col("day"))
            .cast(pl.Int32)
            .cast(pl.Date)
        )
        .to_series()
    )


def _month_start(months: Whole) -> Whole:
    """First days of months that are counted from January 1970."""
    stamp = months.astype("datetime64[M]").astype("datetime64[D]")
    first: Whole = stamp.astype(np.int64)
    return first
