"""The work of each position: its own tasks, else those of its job, with volumes."""

from __future__ import annotations

import polars as pl

from tepat.snapshot.nearest import at_or_above


def of_positions(positions: pl.DataFrame, tasks: pl.DataFrame) -> pl.DataFrame:
    """Give every position its own tasks, and those of its job.

    Args:
        positions: As ``resolve.positions`` gives them.
        tasks: Rows of sheet ``tugas``; ``position`` may name a job.

    Returns:
        The columns of ``tasks``, where ``position`` is always a position, with
        ``task`` (number of the row in ``tasks``, from 0), ``of_job`` (whether the row
        is one of its job), ``job``, ``unit``, and ``order`` of the position. Rows of
        codes that are neither position nor job are left out.
    """
    told = tasks.with_row_index("task")
    at = positions.select("position", "job", "unit").with_row_index("order")
    own = told.join(at, on="position").with_columns(of_job=pl.lit(False))
    codes = pl.col("position").is_in(at["job"].drop_nulls().unique().implode())
    for_jobs = told.filter(codes)
    if for_jobs.is_empty():
        return own
    of_job = (
        for_jobs.rename({"position": "job"})
        .join(at, on="job")
        .with_columns(of_job=pl.lit(True))
        .select(own.columns)
    )
    return pl.concat([own, of_job])


def driver_values(
    rows: pl.DataFrame, units: pl.DataFrame, drivers: pl.DataFrame
) -> pl.Series:
    """Return the size of each row's driver: of its unit, the nearest above, the city.

    Args:
        rows: With ``driver`` and ``unit``.
        units: ``unit`` and ``parent``.
        drivers: Rows of sheet ``penggerak``.
    """
    told = drivers.select("driver", "unit", "value").filter(
        pl.col("value").is_not_null()
    )
    here = at_or_above(units, told.filter(pl.col("unit").is_not_null()), "driver")
    city = (
        told.filter(pl.col("unit").is_null())
        .unique("driver", keep="first", maintain_order=True)
        .select("driver", city="value")
    )
    return (
        rows.select("driver", "unit")
        .join(here, on=["driver", "unit"], how="left", maintain_order="left")
        .join(city, on="driver", how="left", maintain_order="left")
        .select(value=pl.coalesce("value", "city"))["value"]
    )


def with_volumes(
    rows: pl.DataFrame, present: pl.Series, asked: pl.Series
) -> pl.DataFrame:
    """Let volumes follow their drivers.

    A volume per unit of the driver (``per_driver``) makes the volume; without it the
    volume told is that of the present, and follows the driver in proportion.

    Args:
        rows: Work as :func:`of_positions` gives it.
        present: The size of each row's driver now.
        asked: Its size in the question asked; equal to ``present`` where none is.

    Returns:
        ``rows`` with ``volume`` as it follows, and ``driver_value``; the volume is
        null where the size it needs is not known, or is nothing now and something
        in the question.
    """
    ratio = pl.when(pl.col("driver_now") > 0).then(
        pl.col("driver_value") / pl.col("driver_now")
    )
    unmoved = pl.col("driver").is_null() | pl.col("driver_value").eq_missing(
        pl.col("driver_now")
    )
    follows = (
        pl.when(pl.col("driver").is_not_null() & pl.col("per_driver").is_not_null())
        .then(pl.col("driver_value") * pl.col("per_driver"))
        .when(unmoved)
        .then("volume")
        .otherwise(pl.col("volume") * ratio)
    )
    return (
        rows.with_columns(present.alias("driver_now"), asked.alias("driver_value"))
        .with_columns(volume=follows)
        .drop("driver_now")
    )


def chosen(rows: pl.DataFrame) -> pl.DataFrame:
    """Keep of each position its own rows, else those of its job.

    The position's own rows win where one of them is complete; a supporting task alone
    says nothing about a need, so it does not win.

    Args:
        rows: With ``of_job`` and ``workload_hours``.
    """
    if not rows["of_job"].any():
        return rows
    speaks = (
        pl.col("workload_hours").is_not_null()
        & ~pl.col("of_job")
        & pl.col("approach").ne_missing("penunjang")
    )
    use_own = speaks.any().over("position") | ~pl.col("of_job").any().over("position")
    return rows.filter(pl.col("of_job") != use_own)
