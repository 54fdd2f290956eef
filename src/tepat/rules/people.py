"""The person's side of every pair, and the calendar that all pairs share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import polars as pl

from tepat import law as tepat_law
from tepat.law import Law
from tepat.performance import rating
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import EDUCATION_RANK, RATINGS

from .columns import BY_NAME, NEVER_HELD, Side
from .experience import Experience
from .found import credits_of, matches_of
from .papers import naming_a_seat, on_people
from .penalties import free_from, heavily_penalised, serving
from .ranks import of_people as ranks_of_people
from .service import (
    before_now,
    held_earlier,
    months_at_level,
    months_at_ranks,
    months_by_group,
    spells,
    unexplained,
)

PERSON = tuple(name for name, col in BY_NAME.items() if col.side is Side.PERSON)


def people(snapshot: Snapshot, law: Law, effective_on: date) -> pl.DataFrame:
    """Return one row per employee with every person column of ``columns.PAIR``.

    Also kept are ``name``, ``position``, ``unit`` and ``job_key``, which no rule reads.
    Ages, tenures and penalties are taken on ``effective_on``.
    """
    known = _with_career(resolve.employees(snapshot), snapshot)
    punished = serving(snapshot, law, effective_on)
    ratings = _ratings(snapshot, law, effective_on)
    known = (
        known.join(punished, on="nip", how="left", maintain_order="left")
        .join(
            free_from(snapshot, law, effective_on),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .join(ratings, on="nip", how="left", maintain_order="left")
        .join(
            on_people(snapshot, effective_on),
            on="nip",
            how="left",
            maintain_order="left",
        )
        .with_columns(
            *_personal(law, effective_on),
            *ranks_of_people(law),
            *_calendar(snapshot, law, effective_on),
            had_heavy_penalty=pl.col("nip").is_in(
                heavily_penalised(snapshot, law, effective_on).implode()
            ),
            # No penalty is no blank: null is left to mean that it cannot be told.
            is_serving_penalty=pl.when(pl.col("nip").is_in(punished["nip"].implode()))
            .then("is_serving_penalty")
            .otherwise(False),
        )
    )
    held = spells(snapshot, known, effective_on)
    ranks = law.ladder.level_rank.value
    served = months_at_level(held, known, ranks).select("nip", months_in_level="months")
    earlier = months_at_level(before_now(held), known, ranks).select(
        "nip", months_at_level_before="months", days_at_level_before="days"
    )
    unknown = unexplained(held, known, "level", effective_on)
    has_rank = pl.col("level_rank").is_not_null()
    months = pl.when(has_rank).then(pl.col("months_in_level").fill_null(0))
    return (
        known.join(served, on="nip", how="left", maintain_order="left")
        .join(earlier, on="nip", how="left", maintain_order="left")
        .join(unknown, on="nip", how="left", maintain_order="left")
        .with_columns(
            *(
                pl.when(has_rank).then(pl.col(name).fill_null(0)).alias(name)
                for name in ("months_at_level_before", "days_at_level_before")
            ),
            months_in_level=months,
            months_in_level_at_most=months + pl.col("months"),
        )
        .select(*PERSON, "name", "position", "unit", "job_key")
    )


def experience_of(
    snapshot: Snapshot,
    persons: pl.DataFrame,
    effective_on: date,
    law: Law | None = None,
) -> Experience:
    """Return what is on record of ``persons`` (rows of ``people``) for any target.

    Args:
        snapshot: The city.
        persons: Whom to look up.
        effective_on: Day up to which service counts.
        law: The law on the reference day; that of the snapshot's day where left out.
    """
    law = law or tepat_law.on(snapshot.day)
    held = spells(snapshot, persons, effective_on)
    return Experience(
        months_by_group(held).drop("days"),
        unexplained(held, persons, "group", effective_on),
        months_by_group(before_now(held)),
        months_at_ranks(held, law.ladder.level_rank.value),
        unexplained(held, persons, "level", effective_on),
        naming_a_seat(snapshot, effective_on),
        credits_of(snapshot, law, effective_on),
        matches_of(snapshot, law),
    )


def _with_career(told: pl.DataFrame, snapshot: Snapshot) -> pl.DataFrame:
    """Add what the present position tells, or for people without one the last."""
    held = resolve.positions(snapshot).select(
        *("position", "family", "level", "group", "job_key")
    )
    last = (
        held_earlier(snapshot)
        .sort("since", maintain_order=True)
        .group_by("nip", maintain_order=True)
        .agg(pl.col("family", "level", "group").last(), has_history=pl.lit(True))
    )
    has_position = pl.col("position").is_not_null()
    has_history = pl.col("has_history").is_not_null()
    return (
        told.join(held, on="position", how="left", maintain_order="left")
        .join(last, on="nip", how="left", maintain_order="left", suffix="_last")
        .with_columns(
            pl.when(has_position).then(name).otherwise(f"{name}_last").alias(name)
            for name in ("family", "level", "group")
        )
        .with_columns(
            has_position=has_position,
            family=pl.when(has_position | has_history)
            .then("family")
            .otherwise(pl.lit(NEVER_HELD)),
        )
    )


def _personal(law: Law, effective_on: date) -> list[pl.Expr]:
    ranks = law.ladder.level_rank.value
    # Who never held a position starts at the lowest level.
    starts = pl.when(pl.col("family") == NEVER_HELD).then(min(ranks.values()))
    return [
        pl.coalesce(_looked_up("level", ranks), starts).alias("level_rank"),
        _looked_up("education", EDUCATION_RANK).alias("education_rank"),
        _months("born", effective_on).alias("age_months"),
        _months("grade_since", effective_on).alias("months_in_grade"),
        pl.when("has_position")
        .then(_months("position_since", effective_on))
        .alias("months_in_position"),
        pl.lit(effective_on).alias("effective_on"),
    ]


def _months(since: str, until: date) -> pl.Expr:
    """Whole months from a day to another; null where the first is blank."""
    start = pl.col(since)
    total = (until.year - start.dt.year()) * 12 + (until.month - start.dt.month())
    is_short = start.dt.day().cast(pl.Int64) > until.day
    return total.cast(pl.Int64) - is_short.cast(pl.Int64)


def _looked_up(column: str, table: Mapping[str, int]) -> pl.Expr:
    return pl.col(column).replace_strict(
        dict(table), default=None, return_dtype=pl.Int64
    )


def _ratings(snapshot: Snapshot, law: Law, effective_on: date) -> pl.DataFrame:
    """The whole-year ratings of the two calendar years before the effective day.

    A year that is rated twice counts with the lower rating.
    """
    told = rating.yearly(snapshot.appraisals, law)
    last, ranked = effective_on.year - 1, pl.col("rating").cast(pl.Enum(RATINGS))
    return told.group_by("nip", maintain_order=True).agg(
        ranked.filter(pl.col("year") == year).max().cast(pl.String).alias(name)
        for name, year in (("rating_older", last - 1), ("rating_newer", last))
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
