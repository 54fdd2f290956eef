"""Comparing service on record with what is asked for."""

from __future__ import annotations

import polars as pl

from tepat.law.reckoning import completed

from .service import DAYS_PER_MONTH


def reaches(recorded: str, at_most: str, asked: pl.Expr | int) -> pl.Expr:
    """Tell whether recorded months reach what is asked, or could once all is told.

    True where the record suffices, false where even the service that nothing is known
    about could not make up for it, null in between.

    >>> months = pl.DataFrame({"told": [24, 3, 3, 3], "most": [24, 9, 40, None]})
    >>> months.select(enough=reaches("told", "most", 24))["enough"].to_list()
    [True, False, None, None]
    """
    told, most = pl.col(recorded), pl.col(at_most)
    could = most.is_null() | (most >= asked)
    return (told >= asked) | pl.when(could).then(pl.lit(None, pl.Boolean)).otherwise(
        pl.lit(False)
    )


def reached_on(months: str, days: str, asked: pl.Expr | int) -> pl.Expr:
    """Return the day on which the record reaches what is asked, in the present post.

    Counted as ``service`` counts: whole months of each spell, and one more for every
    thirty loose days of them all. Null where the present post begins later than the
    plan, or on an unknown day.

    Args:
        months: Column of months on record before the present position.
        days: Column of loose days on record before it, fewer than thirty.
        asked: Months that are asked for.
    """
    since = pl.col("position_since")
    missing = (asked - pl.col(months)).clip(lower_bound=0)
    whole = completed(since, missing)
    # Loose days from before may complete the last month early.
    short = (missing - 1).clip(lower_bound=0)
    base = since.dt.offset_by(pl.format("{}mo", short))
    early = pl.max_horizontal(
        base + pl.duration(days=DAYS_PER_MONTH - pl.col(days)), completed(since, short)
    )
    helps = (pl.col(days) > 0) & (missing > 0)
    day = pl.when(helps).then(pl.min_horizontal(early, whole)).otherwise(whole)
    return pl.when(since <= pl.col("effective_on")).then(day)
