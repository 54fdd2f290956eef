"""What people need to learn: gaps of the post they hold or are to move to."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from tepat.competency import gaps
from tepat.establishment import outlook
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from .weighing import Weighing

PRESENT, PLANNED = "JABATAN", "MUTASI"


def people(snapshot: Snapshot, law: Law, moves: Mapping[str, str]) -> pl.DataFrame:
    """Return everybody in service, and which position they are measured against.

    Who moves by the plan is measured against the target alone: the position held is
    left behind.

    Args:
        snapshot: The city.
        law: The law on its day.
        moves: NIP → code of the target position.

    Returns:
        ``nip``, ``name``, ``status``, ``unit``, ``unit_name``, ``agency_name``,
        ``position`` (measured against, or null), ``position_name``, ``source``
        (``JABATAN``, ``MUTASI``), ``levels`` (of the position held and of the target),
        ``is_critical``, ``is_low`` (the last rating is below those good enough; null
        where none is known), ``rating`` and ``leaves_on`` (first day no longer in
        service, or null), in the order of the sheet.
    """
    positions = resolve.positions(snapshot)
    target = pl.DataFrame(
        {"nip": list(moves), "target": list(moves.values())},
        schema={"nip": pl.String, "target": pl.String},
    )
    facts = positions.select(
        "position",
        "level",
        is_critical=pl.col("critical").fill_null(False),
        position_name="name",
    )
    own = facts.select("position", own_level="level")
    units = resolve.units(snapshot).select("unit", unit_name="name")
    agency = positions.select("position", "agency_name")
    employees = resolve.employees(snapshot)
    leaving = outlook.leavers(employees, positions, law).select("nip", "leaves_on")
    placeable = [status.casefold() for status in law.legal_position.placeable.value]
    gone = pl.col("leaves_on") <= snapshot.day
    return (
        employees.filter(
            pl.col("legal_position").str.to_lowercase().is_in(placeable).fill_null(True)
        )
        .select("nip", "name", "status", "unit", held="position")
        .join(units, on="unit", how="left", maintain_order="left")
        .join(target, on="nip", how="left", maintain_order="left")
        .with_columns(position=pl.coalesce("target", "held"))
        .join(facts, on="position", how="left", maintain_order="left")
        .join(
            own, left_on="held", right_on="position", how="left", maintain_order="left"
        )
        .join(
            agency, left_on="held", right_on="position", how="left",
            maintain_order="left",
        )
        .join(_ratings(snapshot, law), on="nip", how="left", maintain_order="left")
        .join(leaving, on="nip", how="left", maintain_order="left")
        .filter(~gone.fill_null(False))
        .with_columns(
            source=pl.when(pl.col("target").is_not_null())
            .then(pl.lit(PLANNED))
            .otherwise(pl.lit(PRESENT)),
            levels=pl.concat_list("own_level", "level")
            .list.drop_nulls()
            .list.unique(maintain_order=True),
            is_critical=pl.col("is_critical").fill_null(False),
        )
        .select(
            *("nip", "name", "status", "unit", "unit_name", "agency_name"),
            *("position", "position_name", "source", "levels", "is_critical"),
            *("is_low", "rating", "leaves_on"),
        )
    )  # fmt: skip


def needs(
    snapshot: Snapshot, law: Law, who: pl.DataFrame, weighing: Weighing
) -> pl.DataFrame:
    """Return every competency that the people's positions ask for, and what is short.

    Args:
        snapshot: The city.
        law: The law on its day.
        who: As :func:`people` gives them.
        weighing: What a gap is worth.

    Returns:
        ``nip``, ``position``, ``source``, ``competency``, ``kind``, ``importance``,
        ``asked``, ``reached``, ``short`` (levels; null: never assessed), ``is_default``
        (the level usual for the tier, no standard of the city), ``level_points`` (of
        one level closed) and ``points`` (of all levels that are short); the largest
        gap of a person first, of equals the one worth most.
    """
    told = gaps(snapshot, law, who.filter(pl.col("position").is_not_null()))
    told = told.drop("source")  # of the assessment
    of_person = who.select("nip", "source", "is_critical", "is_low")
    base = pl.col("importance").replace_strict(
        dict(weighing.importance),
        default=weighing.no_importance,
        return_dtype=pl.Int64,
    )
    more = (
        _percent(pl.col("is_critical"), weighing.critical)
        + _percent(pl.col("source") == PLANNED, weighing.planned)
        + _percent(pl.col("is_low"), weighing.low_rating)
        + _percent(pl.col("short") >= weighing.wide_from, weighing.wide)
    )
    order = who.select("nip").with_row_index("row")
    return (
        told.join(of_person, on="nip", how="left", maintain_order="left")
        .join(order, on="nip", how="left", maintain_order="left")
        .with_columns(level_points=(base * (100 + more) + 50) // 100)
        .with_columns(points=pl.col("level_points") * pl.col("short"))
        .sort(
            "row",
            pl.col("short").neg(),
            pl.col("level_points").neg(),
            "competency",
            nulls_last=True,
            maintain_order=True,
        )
        .select(
            *("nip", "position", "source", "competency", "kind", "importance"),
            *("asked", "reached", "short", "is_default", "level_points", "points"),
        )
    )


def _percent(when: pl.Expr, percent: int) -> pl.Expr:
    return pl.when(when.fill_null(False)).then(percent).otherwise(0)


def _ratings(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """The rating of the last year that has one: told, or by results and behaviour."""
    matrix = law.performance.rating_matrix.value
    by_matrix = pl.concat_str("results", "behaviour", separator="/").replace_strict(
        dict(matrix), default=None, return_dtype=pl.String
    )
    good = list(law.performance.ratings_good_enough.value)
    return (
        snapshot.appraisals.with_columns(rating=pl.coalesce("rating", by_matrix))
        .filter(
            pl.col("rating").is_not_null()
            & pl.col("period").is_null()
            & (pl.col("year") <= snapshot.day.year)
        )
        .sort("year", maintain_order=True)
        .group_by("nip", maintain_order=True)
        .agg(pl.col("rating").last())
        .with_columns(is_low=~pl.col("rating").is_in(good))
    )
