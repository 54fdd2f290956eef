"""Disciplinary penalties that are served on a day."""

from __future__ import annotations

from datetime import date

import polars as pl

from tepat.law import Law
from tepat.law.reckoning import last_day
from tepat.snapshot import Snapshot

WITHOUT_PERIOD = "RINGAN"


def serving(snapshot: Snapshot, law: Law, day: date) -> pl.DataFrame:
    """Return who serves a penalty that blocks a move, as far as that can be told.

    Returns:
        ``nip``, ``is_serving_penalty`` (null where some last day cannot be told and no
        other penalty runs) and ``penalty_until``; people without a penalty that began
        by ``day`` are absent.
    """
    begun = snapshot.disciplines.filter(
        pl.col("severity").is_in(list(law.discipline.blocks_move.value)),
        pl.col("since") <= day,
    )
    if begun["until"].has_nulls():
        begun = begun.with_columns(until=pl.coalesce("until", _end_by_law(law)))
    runs = pl.col("until") >= day
    return begun.group_by("nip", maintain_order=True).agg(
        is_serving_penalty=runs.any(ignore_nulls=False),
        penalty_until=pl.col("until").filter(runs).max(),
    )


def _end_by_law(law: Law) -> pl.Expr:
    """The last day where the sheet leaves it blank: what the kind itself tells.

    A kind of fixed length ends after it; a reprimand is served on the day it is given.
    """
    kind = pl.col("kind").str.to_uppercase().str.replace_all(r"\s+", " ")
    kind = kind.str.strip_chars()
    months = kind.replace_strict(
        dict(law.discipline.months_served.value),
        default=None,
        return_dtype=pl.Int64,
    )
    given = kind.is_in(list(law.discipline.kinds_by_level.value[WITHOUT_PERIOD]))
    return (
        pl.when(months.is_not_null())
        .then(last_day(pl.col("since"), months.fill_null(0)))
        .when(given)
        .then("since")
    )
