"""Numbers (NIP, NI PPPK) that no real person has: their sequence begins at 900.

The digits are those of :mod:`tepat.snapshot.nip`.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from .days import month_of, year_of
from .people import People

FIRST_SEQUENCE = 900
SEQUENCES = 100  # 900 to 999 within equal digits before
FIRST_APPOINTMENT = 21


def numbers(people: People) -> pl.Series:
    """Return everybody's number, different from all others.

    Raises:
        ValueError: if more than a hundred people share day of birth, month of entry
            and sex, which a city of the largest size does not come near.
    """
    month = np.where(people.is_pppk, FIRST_APPOINTMENT, month_of(people.entered))
    digits = pl.DataFrame(
        {
            "born": people.born.astype("datetime64[D]"),
            "year": year_of(people.entered),
            "month": month,
            "sex": np.where(people.is_woman, 2, 1),
        }
    ).select(
        start=pl.concat_str(
            pl.col("born").dt.strftime("%Y%m%d"),
            pl.col("year").cast(pl.String),
            pl.col("month").cast(pl.String).str.zfill(2),
            pl.col("sex").cast(pl.String),
        )
    )
    numbered = digits.with_columns(
        order=pl.int_range(pl.len(), dtype=pl.Int64).over("start")
    )
    if numbered["order"].max() >= SEQUENCES:  # type: ignore[operator]
        raise ValueError("More than a hundred people share the digits of their NIP.")
    return numbered.select(
        nip=pl.col("start") + (pl.col("order") + FIRST_SEQUENCE).cast(pl.String)
    ).to_series()
