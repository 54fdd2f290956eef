"""The person's side of every pair, and the calendar that all pairs share."""

from __future__ import annotations

from datetime import date

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import EDUCATION_RANK, PNS_GRADES

from .columns import BY_NAME, Side
from .service import months_at_level, spells

PERSON = tuple(name for name, col in BY_NAME.items() if col.side is Side.PERSON)


def people(snapshot: Snapshot, law: Law, effective_on: date) -> pl.DataFrame:
    """Return one row per employee with every person column of ``columns.PAIR``.

    Also kept are ``name``, ``position``, ``unit`` and ``job_key``, which no rule
    reads. Ages, tenures and penalties are taken on ``effective_on``.
    """
    told = resolve.employees(snapshot)
    held = resolve.positions(snapshot).select(
        *("position", "family", "level", "group", "job_key")
    )
    known = (
        told.join(held, on="position", how="left", maintain_order="left")
        .join(_last_held(snapshot), on="nip", how="left", maintain_order="left")
        .with_columns(
            family=pl.coalesce("family", "last_family"),
            level=pl.coalesce("level", "last_level"),
            group=pl.coalesce("group", "last_group"),
            has_position=pl.col("position").is_not_null(),
        )
        .join(
            _penalties(snapshot, law, effective_on),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .join(
            _ratings(snapshot, law, effective_on),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .with_columns(_personal(law, effective_on))
        .with_columns(
            is_serving_penalty=pl.col("has_penalty").is_not_null()
            & pl.col("penalty_runs")
        )
        .with_columns(_calendar(snapshot, law))
    )
    held_so_far = spells(snapshot, known, effective_on)
    served = months_at_level(held_so_far, known, law.ladder.level_rank.value)
    return known.join(served, on="nip", how="left", maintain_order="left").select(
        *PERSON, "name", "position", "unit", "job_key", "position_since"
    )


def _personal(law: Law, effective_on: date) -> list[pl.Expr]:
    ranks = dict(law.ladder.level_rank.value)
    orders = {grade: order for order, grade in enumerate(PNS_GRADES, start=1)}
    # Without any position, now or earlier, a person enters at the lowest level.
    rank = pl.coalesce(
        _looked_up("level", ranks),
        pl.when(~pl.col("has_position") & pl.col("family").is_null()).then(1),
    )
    return [
        rank.alias("level_rank"),
        _looked_up("grade", orders).alias("grade_order"),
        _looked_up("education", dict(EDUCATION_RANK)).alias("education_rank"),
        _months("born", effective_on).alias("age_months"),
        _months("position_since", effective_on).alias("months_in_position"),
        pl.lit(effective_on).alias("effective_on"),
    ]


def _months(since: str, until: date) -> pl.Expr:
    """Whole months from a day to another; null where the first is blank."""
    start = pl.col(since)
    total = (until.year - start.dt.year()) * 12 + (until.month - start.dt.month())
    is_short = start.dt.day().cast(pl.Int64) > until.day
    return total.cast(pl.Int64) - is_short.cast(pl.Int64)


def _looked_up(column: str, table: dict[str, int]) -> pl.Expr:
    return pl.col(column).replace_strict(table, default=None, return_dtype=pl.Int64)


def _last_held(snapshot: Snapshot) -> pl.DataFrame:
    return (
        snapshot.history.sort("since", maintain_order=True)
        .group_by("nip", maintain_order=True)
        .agg(
            last_family=pl.col("family").last(),
            last_level=pl.col("level").last(),
            last_group=pl.col("group").last(),
        )
    )


def _penalties(snapshot: Snapshot, law: Law, effective_on: date) -> pl.DataFrame:
    """Whether a blocking penalty runs; null where its last day is blank."""
    blocking = list(law.discipline.blocks_move.value)
    runs = snapshot.disciplines.filter(
        pl.col("severity").is_in(blocking), pl.col("since") <= effective_on
    )
    return runs.group_by("nip", maintain_order=True).agg(
        has_penalty=pl.lit(True),
        penalty_runs=(pl.col("until") >= effective_on).any(ignore_nulls=False),
        penalty_until=pl.col("until").filter(pl.col("until") >= effective_on).max(),
    )


def _ratings(snapshot: Snapshot, law: Law, effective_on: date) -> pl.DataFrame:
    """The whole-year ratings of the two calendar years before the effective day."""
    matrix = law.performance.rating_matrix.value
    by_matrix = pl.concat_str("results", "behaviour", separator="/").replace_strict(
        dict(matrix), default=None, return_dtype=pl.String
    )
    yearly = snapshot.appraisals.filter(
        pl.col("period").is_null()
        | pl.col("period").str.to_lowercase().is_in(["tahunan", "tahun"])
    ).select("nip", "year", rating=pl.coalesce("rating", by_matrix))
    last = effective_on.year - 1
    return yearly.group_by("nip", maintain_order=True).agg(
        rating_older=pl.col("rating").filter(pl.col("year") == last - 1).last(),
        rating_newer=pl.col("rating").filter(pl.col("year") == last).last(),
    )


def _calendar(snapshot: Snapshot, law: Law) -> list[pl.Expr]:
    """The city's own calendar; what it leaves blank stays unknown here."""
    settings = snapshot.settings
    return [
        pl.lit(settings.candidates_named_on, pl.Date).alias("candidates_named_on"),
        pl.lit(settings.term_ends_on, pl.Date).alias("term_ends_on"),
        pl.lit(settings.mayor_inaugurated_on, pl.Date).alias("mayor_inaugurated_on"),
        pl.lit(settings.minister_approved, pl.Boolean).alias("minister_approved"),
    ]
