"""How long people have served: at a level, and in a job group (rumpun).

Only what is on record counts as served. Service of which the level or the group is not
on record could be anything: it is added up apart, so that a rule can tell "too short"
from "not known".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat.snapshot import Snapshot
from tepat.snapshot.vocabulary import LEVELS_OF_FAMILY

DAYS_PER_MONTH = 30
"""So many loose days, left over from several spells, make a month of service."""

ONE_LEVEL = {
    family: levels[0] for family, levels in LEVELS_OF_FAMILY.items() if len(levels) == 1
}


def held_earlier(snapshot: Snapshot) -> pl.DataFrame:
    """Return ``history`` with the level that a blank cell leaves plain.

    A family of one level tells it, and so does a functional title that ends with one.
    """
    title = pl.col("name").str.to_uppercase().str.strip_chars()
    in_title = pl.coalesce(
        pl.when(title.str.ends_with(level)).then(pl.lit(level))
        for level in LEVELS_OF_FAMILY["FUNGSIONAL"]
    )
    return snapshot.history.with_columns(
        level=pl.coalesce(
            "level",
            pl.col("family").replace_strict(
                ONE_LEVEL, default=None, return_dtype=pl.String
            ),
            pl.when(pl.col("family") == "FUNGSIONAL").then(in_title),
        )
    )


def spells(
    snapshot: Snapshot, persons: pl.DataFrame, effective_on: date
) -> pl.DataFrame:
    """Return one row per position held, now or earlier, up to ``effective_on``.

    No day counts twice: an earlier position ends at the latest where the next one
    starts. A spell whose first or last day cannot be told is left out.

    Args:
        snapshot: Its ``history`` tells what was held earlier.
        persons: ``nip``, ``position``, ``level``, ``group``, ``position_since``.
        effective_on: Day up to which service counts.

    Returns:
        ``nip``, ``level``, ``group``, ``since``, ``until`` (the day after the last),
        ``is_present`` (of the position held now).
    """
    now = persons.select(
        "nip", "position_since", has_position=pl.col("position").is_not_null()
    )
    follows = pl.col("since").shift(-1).over("nip")
    is_last = follows.is_null()
    # Who left the last post for one that began on an unknown day left it on one too.
    end_is_told = (
        ~is_last | ~pl.col("has_position") | pl.col("position_since").is_not_null()
    )
    earlier = (
        held_earlier(snapshot)
        .drop_nulls("since")
        .join(now, on="nip", how="inner", maintain_order="left")
        .sort("nip", "since", maintain_order=True)
        .with_columns(
            until=pl.min_horizontal(
                pl.col("until").dt.offset_by("1d"),
                follows,
                pl.when("has_position").then("position_since"),
                pl.lit(effective_on),
            ),
            is_told=pl.col("until").is_not_null() | end_is_told,
        )
        .filter("is_told")
    )
    present = persons.filter(pl.col("position").is_not_null()).with_columns(
        since="position_since", until=pl.lit(effective_on)
    )
    columns = ("nip", "level", "group", "since", "until")
    return pl.concat(
        [
            earlier.select(*columns, is_present=pl.lit(False)),
            present.select(*columns, is_present=pl.lit(True)),
        ]
    ).filter(pl.col("until") > pl.col("since"))


def before_now(held: pl.DataFrame) -> pl.DataFrame:
    """Return the spells that ended before the present position."""
    return held.filter(~pl.col("is_present"))


def months_by_group(held: pl.DataFrame) -> pl.DataFrame:
    """Return the service per job group, from spells whose group is told.

    Returns:
        ``nip``, ``group``, ``months`` and ``days`` left over.
    """
    return (
        held.drop_nulls("group")
        .group_by("nip", "group", maintain_order=True)
        .agg(months=_months(), days=_days_left())
    )


def months_at_level(
    held: pl.DataFrame, persons: pl.DataFrame, ranks: Mapping[str, int]
) -> pl.DataFrame:
    """Return how long each person has been at the present rank or a higher one.

    Equal levels of different ladders count alike.

    Args:
        held: Spells.
        persons: ``nip`` and ``level_rank``.
        ranks: Level → rank.

    Returns:
        ``nip``, ``months`` and ``days`` left over; people without such a spell are
        absent.
    """
    rank = pl.col("level").replace_strict(
        dict(ranks), default=None, return_dtype=pl.Int64
    )
    return (
        held.with_columns(rank=rank)
        .join(persons.select("nip", "level_rank"), on="nip", maintain_order="left")
        .filter(pl.col("rank") >= pl.col("level_rank"))
        .group_by("nip", maintain_order=True)
        .agg(months=_months(), days=_days_left())
    )


def months_at_ranks(held: pl.DataFrame, ranks: Mapping[str, int]) -> pl.DataFrame:
    """Return the service at each rank or a higher one.

    Args:
        held: Spells.
        ranks: Level → rank.

    Returns:
        ``nip``, ``rank``, ``months``, and ``before``, ``days`` of it before the present
        position; without such service a row is absent.
    """
    of_level = pl.col("level").replace_strict(
        dict(ranks), default=None, return_dtype=pl.Int64
    )
    ranked = held.with_columns(rank=of_level)
    parts = []
    for rank in sorted(set(ranks.values())):
        at = ranked.filter(pl.col("rank") >= rank)
        so_far = at.group_by("nip", maintain_order=True).agg(months=_months())
        earlier = before_now(at).group_by("nip", maintain_order=True)
        parts.append(
            so_far.join(
                earlier.agg(before=_months(), days=_days_left()),
                on="nip",
                how="left",
                maintain_order="left",
            ).select(
                "nip",
                pl.lit(rank, pl.Int64).alias("rank"),
                "months",
                pl.col("before", "days").fill_null(0),
            )
        )
    return pl.concat(parts)


def unexplained(
    held: pl.DataFrame, persons: pl.DataFrame, told: str, effective_on: date
) -> pl.DataFrame:
    """Return the months of service of which ``told`` (a column) is not on record.

    Args:
        held: Spells.
        persons: ``nip`` and ``entered``.
        told: ``level`` or ``group``.
        effective_on: Day up to which service counts.

    Returns:
        ``nip``, ``months``; null where the day of entry is not known.
    """
    days = (pl.col("until") - pl.col("since")).dt.total_days().sum()
    explained = held.drop_nulls(told).group_by("nip").agg(explained=days)
    served = (pl.lit(effective_on) - pl.col("entered")).dt.total_days()
    left = served - pl.col("explained").fill_null(0)
    return (
        persons.select("nip", "entered")
        .join(explained, on="nip", how="left", maintain_order="left")
        .select("nip", months=left.clip(lower_bound=0) // DAYS_PER_MONTH)
    )


def _months() -> pl.Expr:
    """Whole calendar months of each spell, and one for every thirty loose days.

    One spell alone never gains a month by its loose days.
    """
    return _whole_months().sum() + _loose_days().sum() // DAYS_PER_MONTH


def _days_left() -> pl.Expr:
    """The loose days that make no month."""
    return _loose_days().sum() % DAYS_PER_MONTH


def _whole_months() -> pl.Expr:
    since, until = pl.col("since"), pl.col("until")
    whole = 12 * (until.dt.year() - since.dt.year()).cast(pl.Int64) + (
        until.dt.month().cast(pl.Int64) - since.dt.month()
    )
    return whole - (until.dt.day() < since.dt.day()).cast(pl.Int64)


def _loose_days() -> pl.Expr:
    whole_until = pl.col("since").dt.offset_by(pl.format("{}mo", _whole_months()))
    loose = (pl.col("until") - whole_until).dt.total_days()
    return loose.clip(upper_bound=DAYS_PER_MONTH - 1)
