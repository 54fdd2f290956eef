"""Disciplinary penalties that are served on a day."""

from __future__ import annotations

from datetime import date

import polars as pl

from tepat.law import Law
from tepat.law.reckoning import last_day
from tepat.snapshot import Snapshot

WITHOUT_PERIOD = "RINGAN"
NO_END = date(9999, 12, 30)


def serving(snapshot: Snapshot, law: Law, day: date) -> pl.DataFrame:
    """Return who serves a penalty that blocks a move, as far as that can be told.

    Returns:
        ``nip``, ``is_serving_penalty`` (null where some last day cannot be told and no
        other penalty runs) and ``penalty_until``; people without a penalty that began
        by ``day`` are absent.
    """
    begun = _blocking(snapshot, law).filter(pl.col("since") <= day)
    runs = pl.col("until") >= day
    return begun.group_by("nip", maintain_order=True).agg(
        is_serving_penalty=runs.any(ignore_nulls=False),
        penalty_until=pl.col("until").filter(runs).max(),
    )


def free_from(snapshot: Snapshot, law: Law, day: date) -> pl.DataFrame:
    """Return the first day from ``day`` on which no penalty is served.

    Penalties that are on record but have not begun count where they leave no day free
    in between.

    Returns:
        ``nip``, ``penalty_free_from``: null where some last day cannot be told. People
        without a penalty that blocks a move are absent.
    """
    known = (
        _blocking(snapshot, law)
        .drop_nulls("since")
        .sort("nip", "since", maintain_order=True)
        # Of what ends on an unknown day nothing later is known to be free.
        .with_columns(until=pl.col("until").fill_null(NO_END))
        .with_columns(reach=pl.col("until").cum_max().over("nip"))
    )
    next_day = pl.col("reach") + pl.duration(days=1)
    follows = pl.col("since").shift(-1).over("nip")
    is_gap = (follows.is_null() | (follows > next_day)) & (next_day > day)
    return (
        known.filter(is_gap)
        .group_by("nip", maintain_order=True)
        .agg(next_day.first().alias("penalty_free_from"))
        .with_columns(
            pl.when(pl.col("penalty_free_from") <= NO_END).then("penalty_free_from")
        )
    )


def heavily_penalised(snapshot: Snapshot, law: Law, day: date) -> pl.Series:
    """Return the NIP of who ever had a penalty that an open selection asks about."""
    levels = list(law.discipline.selection_asks_about.value)
    known = snapshot.disciplines.filter(
        pl.col("severity").is_in(levels), pl.col("since") <= day
    )
    return known["nip"].unique(maintain_order=True)


def _blocking(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    found = snapshot.disciplines.filter(
        pl.col("severity").is_in(list(law.discipline.blocks_move.value))
    )
    if found["until"].has_nulls():
        found = found.with_columns(until=pl.coalesce("until", _end_by_law(law)))
    return found


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
