"""Comparing service on record with what is asked for."""

from __future__ import annotations

import polars as pl


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
