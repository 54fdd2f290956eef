"""What the need would be with another number: asked of the engine, not estimated."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from tepat import workload
from tepat.law import Law
from tepat.snapshot import Snapshot


def with_norms(
    snapshot: Snapshot, rows: pl.DataFrame, law: Law, day_hours: float
) -> pl.DataFrame:
    """Work out the needs anew with the median in place of each far-off norm.

    Args:
        snapshot: The city.
        rows: ``row``, ``kind`` and ``median``.
        law: The law on the reference date.
        day_hours: Hours of an office day.
    """
    unit = workload.minutes_of_unit(day_hours)
    kind, median = pl.col("kind"), pl.col("median")
    return _needs(
        snapshot,
        rows.select("row", "kind", "median"),
        law,
        time=pl.when(kind == "minutes").then(median / unit),
        capacity=pl.when(kind == "capacity").then(median),
        ratio=pl.when(kind == "ratio").then(median),
    )


def with_volumes(snapshot: Snapshot, rows: pl.DataFrame, law: Law) -> pl.DataFrame:
    """The same with another yearly volume.

    Args:
        rows: ``row``, ``kind`` and ``proposed`` (results a year).
    """
    by_task = pl.col("kind") == "minutes"
    # A volume that follows a driver would follow it again.
    driven = snapshot.tasks.with_row_index("row").select(
        driver=pl.when(~pl.col("row").is_in(rows["row"].implode())).then("driver")
    )
    free = replace(snapshot, tasks=snapshot.tasks.with_columns(driven["driver"]))
    return _needs(
        free,
        rows.select("row", "kind", "proposed"),
        law,
        volume=pl.col("proposed"),
        period=pl.when(by_task & pl.col("proposed").is_not_null()).then(
            pl.lit("tahun")
        ),
    )


def with_units(snapshot: Snapshot, rows: pl.DataFrame, law: Law) -> pl.DataFrame:
    """The same with another unit of time.

    Args:
        rows: ``row`` and ``meant``.
    """
    return _needs(snapshot, rows.select("row", "meant"), law, time_unit=pl.col("meant"))


def changed(snapshot: Snapshot, rows: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    """Return the tasks of a snapshot with other values in some rows.

    Args:
        snapshot: The city.
        rows: ``row`` (place in the sheet, from 0), and what ``columns`` names.
        columns: The new value of each column; null leaves the old one.
    """
    tasks = snapshot.tasks
    return (
        tasks.with_row_index("row")
        .with_columns(pl.col("row").cast(pl.Int64))
        .join(rows.unique("row"), on="row", how="left", maintain_order="left")
        .with_columns(
            pl.coalesce(expression, pl.col(name)).alias(name)
            for name, expression in columns.items()
        )
        .select(tasks.columns)
    )


def _needs(
    snapshot: Snapshot, rows: pl.DataFrame, law: Law, **columns: pl.Expr
) -> pl.DataFrame:
    tasks = changed(snapshot, rows, **columns)
    return workload.need(replace(snapshot, tasks=tasks), law).select("position", "need")


def difference(
    needs: pl.DataFrame, anew: pl.DataFrame, owners: pl.DataFrame
) -> pl.DataFrame:
    """Return how the need of each owner of tasks moves.

    Args:
        needs: ``position`` and ``need``, as things stand.
        anew: The same with the other numbers.
        owners: ``owner`` and ``position``: whose tasks count for which positions.

    Returns:
        ``owner``, ``need``, ``need_with`` (sums over its positions; null where any is
        unknown) and ``difference``.
    """
    both = owners.join(needs, on="position", how="left", maintain_order="left").join(
        anew.rename({"need": "need_with"}),
        on="position",
        how="left",
        maintain_order="left",
    )
    known = pl.col("need").is_not_null().all() & pl.col("need_with").is_not_null().all()
    return (
        both.group_by("owner", maintain_order=True)
        .agg(
            known=known, need=pl.col("need").sum(), need_with=pl.col("need_with").sum()
        )
        .with_columns(
            pl.when("known").then(name).alias(name) for name in ("need", "need_with")
        )
        .with_columns(difference=pl.col("need_with") - pl.col("need"))
        .drop("known")
    )
