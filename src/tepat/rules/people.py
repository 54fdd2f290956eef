"""The person's side of every pair, and the calendar that all pairs share."""

from __future__ import annotations

from datetime import date

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import EDUCATION_RANK, PNS_GRADES

from .columns import BY_NAME, Side
from .pairs import Experience
from .service import months_at_level, months_by_group, spells

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
            pl.when(pl.col("position").is_null())
            .then(f"last_{name}")
            .otherwise(name)
            .alias(name)
            for name in ("family", "level", "group")
        )
        .with_columns(has_position=pl.col("position").is_not_null())
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
        .with_columns(_calendar(snapshot, law, effective_on))
    )
    held_so_far = spells(snapshot, known, effective_on)
    served = months_at_level(held_so_far, known, law.ladder.level_rank.value)
    return known.join(served, on="nip", how="left", maintain_order="left").select(
        *PERSON, "name", "position", "unit", "job_key", "position_since"
    )


def experience_of(
    snapshot: Snapshot, persons: pl.DataFrame, effective_on: date
) -> Experience:
    """Return the experience per job group of ``persons`` (rows of ``people``)."""
    months = months_by_group(spells(snapshot, persons, effective_on))
    return Experience(months, frozenset(months["nip"]))


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


def _calendar(snapshot: Snapshot, law: Law, effective_on: date) -> list[pl.Expr]:
    """The city's own calendar, else the national one as far as it is known.

    Beyond the last day that the national calendar is believed to cover, a blank
    setting stays blank: whether that day is free is then unknown.
    """
    told, national = snapshot.settings, law.election
    known_until = national.calendar_known_until.value
    is_covered = known_until is not None and effective_on <= known_until
    named = national.candidates_named_on.value if is_covered else None
    ended = national.term_ended_on.value if is_covered else None
    inaugurated = national.inaugurated_on.value if is_covered else None
    # The days of one election go together: never one of the city's with one of the
    # national round.
    if told.candidates_named_on is not None or told.term_ends_on is not None:
        named, ended = told.candidates_named_on, told.term_ends_on
    return [
        pl.lit(named, pl.Date).alias("candidates_named_on"),
        pl.lit(ended, pl.Date).alias("term_ends_on"),
        pl.lit(told.mayor_inaugurated_on or inaugurated, pl.Date).alias(
            "mayor_inaugurated_on"
        ),
        pl.lit(told.minister_approved, pl.Boolean).alias("minister_approved"),
    ]
