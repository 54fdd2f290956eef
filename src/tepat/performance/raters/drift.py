"""Whether a rater became milder or more severe from one year to the next.

Only people whom the rater rated in both years are compared, each with themselves, so
that other people, or better people, are no drift. What everybody's ratings did from
year to year is taken off before.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from .severity import WIDE, centred

SCHEMA = {
    "rater": pl.String(),
    "year": pl.Int64(),
    "pairs": pl.Int64(),
    "change": pl.Float64(),
    "low": pl.Float64(),
    "high": pl.Float64(),
}


def drift(records: pl.DataFrame, *, fewest: int) -> pl.DataFrame:
    """Return the change of each rater into the latest year that can be compared.

    Args:
        records: As ``severity`` takes them, with ``year`` (whole).
        fewest: A rater with fewer people rated in both years is left out.

    Returns:
        ``rater``, ``year`` (into which), ``pairs`` (people rated in both), ``change``
        (drawn towards zero; positive: milder), ``low``, ``high`` (95 %); sorted.
    """
    if records.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    one = (
        centred(records)
        .group_by("rater", "person", "year", maintain_order=True)
        .agg(pl.col("rest").mean())
    )
    before = one.with_columns(year=pl.col("year") + 1)
    paired = one.join(before, on=["rater", "person", "year"], suffix="_before")
    paired = paired.with_columns(change=pl.col("rest") - pl.col("rest_before"))
    per = paired.group_by("rater", "year").agg(
        pairs=pl.len().cast(pl.Int64),
        mean=pl.col("change").mean(),
        squares=((pl.col("change") - pl.col("change").mean()) ** 2).sum(),
    )
    per = per.filter(pl.col("pairs") >= fewest).sort("rater", "year")
    if per.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    pairs = per["pairs"].to_numpy()
    chance = float(per["squares"].to_numpy().sum()) / max(1, int((pairs - 1).sum()))
    by_chance = chance / pairs
    mean = per["mean"].to_numpy()
    # How much raters change beyond what chance alone would make of them; never below
    # its own error: that nobody changed is never sure.
    error = np.sqrt(2 / len(pairs)) * by_chance.mean()
    real = max(float((mean**2 - by_chance).mean()), float(error), 1e-12)
    kept = real / (real + by_chance)
    told = per.with_columns(
        change=pl.Series(kept * mean), spread=pl.Series(np.sqrt(kept * by_chance))
    )
    return (
        told.with_columns(
            low=pl.col("change") - WIDE * pl.col("spread"),
            high=pl.col("change") + WIDE * pl.col("spread"),
        )
        .group_by("rater", maintain_order=True)
        .last()
        .select(*SCHEMA)
        .cast(pl.Schema(SCHEMA))
    )
