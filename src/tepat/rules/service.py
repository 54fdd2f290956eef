"""How long people have served: at a level, and in a job group (rumpun)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot

DAYS_PER_YEAR = 365.25


def spells(
    snapshot: Snapshot, persons: pl.DataFrame, effective_on: date
) -> pl.DataFrame:
    """Return one row per position held, now or earlier, up to ``effective_on``.

    An earlier position ends at the latest where the present one starts, so that no
    day counts twice. Spells without a first day are left out.

    Args:
        snapshot: Its ``history`` tells what was held earlier.
        persons: ``nip``, ``position``, ``level``, ``group``, ``position_since``.
        effective_on: Day up to which service counts.

    Returns:
        ``nip``, ``level``, ``group``, ``days``.
    """
    now = persons.select("nip", "position_since")
    earlier = (
        snapshot.history.join(now, on="nip", how="inner", maintain_order="left")
        .with_columns(
            until=pl.min_horizontal(
                pl.coalesce("until", "position_since", pl.lit(effective_on)),
                pl.coalesce("position_since", pl.lit(effective_on)),
                pl.lit(effective_on),
            )
        )
        .select("nip", "level", "group", "since", "until")
    )
    present = persons.filter(pl.col("position").is_not_null()).select(
        *("nip", "level", "group"),
        since="position_since",
        until=pl.lit(effective_on),
    )
    days = (pl.col("until") - pl.col("since")).dt.total_days()
    return (
        pl.concat([earlier, present])
        .with_columns(days=days)
        .filter(pl.col("days") >= 0)
        .select("nip", "level", "group", "days")
    )


def months_by_group(held: pl.DataFrame) -> pl.DataFrame:
    """Return ``nip``, ``group``, ``months`` from spells whose group is told."""
    return (
        held.drop_nulls("group")
        .group_by("nip", "group", maintain_order=True)
        .agg(months=_months())
    )


def months_at_level(
    held: pl.DataFrame, persons: pl.DataFrame, ranks: Mapping[str, int]
) -> pl.DataFrame:
    """Return ``nip``, ``months_in_level``: at the person's rank or a higher one.

    Equal levels of different ladders count alike. A level that is not told, or a
    person without any dated spell, gives no row: that is unknown, not zero.
    """
    rank = pl.col("level").replace_strict(
        dict(ranks), default=None, return_dtype=pl.Int64
    )
    return (
        held.with_columns(rank=rank)
        .join(persons.select("nip", "level_rank"), on="nip", maintain_order="left")
        .filter(pl.col("rank") >= pl.col("level_rank"))
        .group_by("nip", maintain_order=True)
        .agg(months_in_level=_months())
    )


def _months() -> pl.Expr:
    return (pl.col("days").sum() * 12 / DAYS_PER_YEAR).floor().cast(pl.Int64)
