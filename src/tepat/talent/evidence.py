"""What each part of the axes rests on, one row per person; null is not known.

Awards and penalties are events: who has none on record had none. Everything else is
unknown where the record is blank.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from tepat import competency
from tepat.law import Law
from tepat.performance.rating import yearly
from tepat.snapshot import Snapshot, resolve

from .axes import RESULTS

GRAIN = 10_000
"""Scores are counted in ten-thousandths, so that sums are exact whole numbers."""
MOST = 100
WITHOUT = "TANPA"


def evidence(snapshot: Snapshot, law: Law, main: str) -> pl.DataFrame:
    """Return what is known of each employee, in the order of the employees.

    Args:
        snapshot: The city.
        law: The law on its day.
        main: The main part of the performance axis, ``predikat`` or ``hasil``.

    Returns:
        ``nip``, ``name``, ``position``, ``unit``;
        ``rated_year``, ``rating``, ``results`` of the last yearly evaluation;
        ``main_points`` (0 to 100); ``awards``, ``teams``, ``supporting_points``;
        ``asked``, ``reached`` (sums of levels, ``reached`` at most ``asked``),
        ``reached_at_most``, ``not_assessed`` (codes); ``potential`` (in
        ten-thousandths), ``potential_on``, ``aspects`` (how many were assessed);
        ``education``, ``qualification_points``; ``penalty`` (the heaviest that still
        counts, or null), ``integrity_points``.
    """
    who = resolve.employees(snapshot).select(
        "nip", "name", "position", "unit", "education"
    )
    for told in (
        _rated(snapshot, law, main),
        _supporting(snapshot, law),
        _competency(snapshot, law),
        _potential(snapshot, law),
        _penalties(snapshot, law),
    ):
        who = who.join(told, on="nip", how="left", maintain_order="left")
    norms = law.talent
    return who.with_columns(
        pl.col("awards", "teams", "supporting_points").fill_null(0),
        qualification_points=_looked_up("education", norms.qualification_points.value),
        integrity_points=pl.coalesce(
            "integrity_points", pl.lit(norms.integrity_points.value[WITHOUT])
        ),
    )


def _rated(snapshot: Snapshot, law: Law, main: str) -> pl.DataFrame:
    """The last yearly evaluation, not older than the law looks back."""
    day, back = snapshot.day, law.performance.years_looked_back.value
    column = "results" if main == RESULTS else "rating"
    points = law.talent.results_points if main == RESULTS else law.talent.rating_points
    return (
        yearly(snapshot.appraisals, law)
        .filter(
            pl.col(column).is_not_null(),
            pl.col("year").is_between(day.year - back, day.year),
        )
        .sort("nip", "year", maintain_order=True)
        .group_by("nip", maintain_order=True)
        .last()
        .select(
            "nip",
            "rating",
            "results",
            rated_year="year",
            main_points=_looked_up(column, points.value),
        )
    )


def _supporting(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    day, points = pl.lit(snapshot.day), law.talent.supporting_points.value
    since = day.dt.offset_by(f"-{law.talent.supporting_years.value}y")
    earned = _looked_up("kind", points).sum()
    # What is not called an award or a team counts as the lesser of the two.
    least = min(points, key=lambda kind: (points[kind], kind))
    return (
        snapshot.awards.filter((pl.col("day") > since) & (pl.col("day") <= day))
        .with_columns(pl.col("kind").fill_null(least))
        .unique(["nip", "name", "day", "kind"], keep="first", maintain_order=True)
        .group_by("nip", maintain_order=True)
        .agg(
            awards=(pl.col("kind") == "PENGHARGAAN").sum().cast(pl.Int64),
            teams=(pl.col("kind") == "TIM").sum().cast(pl.Int64),
            supporting_points=pl.min_horizontal(earned, MOST),
        )
    )


def _competency(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """The match with the own position, with what was never assessed left open."""
    told = competency.people_matches(competency.gaps(snapshot, law), law)
    highest = law.competency.highest_level.value
    at_most = pl.col("reached") + highest * (pl.col("count") - pl.col("assessed"))
    return told.select(
        "nip",
        "asked",
        "not_assessed",
        reached=pl.min_horizontal("reached", "asked"),
        reached_at_most=pl.min_horizontal(at_most, pl.col("asked")),
    ).unique("nip", keep="first", maintain_order=True)


def _potential(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """The latest overall score, else the mean of all aspects, each its latest."""
    needed = len(law.talent.potential_aspects.value)
    grains = (pl.col("score") * GRAIN).round().cast(pl.Int64)
    aspect = pl.col("aspect").str.strip_chars().str.to_lowercase()
    told = (
        snapshot.potentials.filter(
            pl.col("day").is_null() | (pl.col("day") <= snapshot.day)
        )
        .with_columns(grains=grains, aspect=aspect)
        .sort("day", nulls_last=False, maintain_order=True)
        .unique(["nip", "aspect"], keep="last", maintain_order=True)
    )
    overall = told.filter(pl.col("aspect").is_null()).select(
        "nip", overall="grains", overall_on="day"
    )
    count, total = pl.len().cast(pl.Int64), pl.col("grains").sum()
    parts = (
        told.filter(pl.col("aspect").is_not_null())
        .group_by("nip", maintain_order=True)
        .agg(
            aspects=count,
            mean=pl.when(count >= needed).then((2 * total + count) // (2 * count)),
            aspects_on=pl.col("day").max(),
        )
    )
    return overall.join(
        parts, on="nip", how="full", coalesce=True, maintain_order="left_right"
    ).select(
        "nip",
        "aspects",
        potential=pl.coalesce("overall", "mean"),
        potential_on=pl.when(pl.col("overall").is_not_null())
        .then("overall_on")
        .otherwise("aspects_on"),
    )


def _penalties(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """The heaviest penalty of the last years, or one that still runs."""
    day, points = pl.lit(snapshot.day), law.talent.integrity_points.value
    since = day.dt.offset_by(f"-{law.talent.integrity_years.value}y")
    counts = (pl.col("since") > since) | (pl.col("until") >= day).fill_null(False)
    return (
        snapshot.disciplines.filter((pl.col("since") <= day) & counts)
        .with_columns(integrity_points=_looked_up("severity", points))
        .sort("integrity_points", nulls_last=True, maintain_order=True)
        .group_by("nip", maintain_order=True)
        .agg(pl.col("integrity_points").first(), penalty=pl.col("severity").first())
    )


def _looked_up(column: str, table: Mapping[str, int]) -> pl.Expr:
    return pl.col(column).replace_strict(
        dict(table), default=None, return_dtype=pl.Int64
    )
