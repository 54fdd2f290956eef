"""From the volume and time of each task to hours in a year (beban kerja)."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from .minutes import MINUTES_OF_HOUR, minutes_each
from .working_year import WorkingYear

# Above this many hours (a million people) one task is a slip of the pen. Below it,
# sums of many tasks can be told exactly.
MOST_HOURS = 1e9


HEALTH = ("kesehatan", "penunjang")
BY_TIME = ("tugas", *HEALTH)


def per_task(tasks: pl.DataFrame, year: WorkingYear) -> pl.DataFrame:
    """Add to each task its hours in a year and the persons it takes.

    A task counted by task (tugas) asks for its volume times its time norm, either
    made yearly first (TAHUNAN) or divided by what one employee works in the same
    period (PERIODE). The other approaches give persons directly: results or objects
    divided by what one person manages (hasil, objek), and equipment times persons
    per piece times shifts (peralatan). Persons per piece are ``ratio``, else one
    divided by the pieces one person manages; shifts are one unless told.

    Tasks of health workers (kesehatan, penunjang) are counted by their time too, of
    the time a health worker has in a year (WKT). For a main task that is the same as
    dividing what is done in a year by the standard load (SBK = WKT ÷ norm); for a
    supporting task it is the share of everybody's time it takes (FTP).

    Args:
        tasks: One row per task, columns as declared for sheet ``tugas``.
        year: The constants of the analysis.

    Returns:
        ``tasks`` with ``workload_hours`` (hours in a year) and ``fte`` (persons,
        exact; of a supporting task its share). Both are null where the row is not
        complete: it lacks a number, or names a period that the method cannot use.

    Example:
        Four a day, three hours each: 4 × 3 × 235 = 2820 hours; 2820 ÷ 1250 = 2.256.

        >>> from tepat.snapshot.columns import TASKS
        >>> year = WorkingYear(1250, 7.5, "SETENGAH_KE_ATAS", {"hari": 235})
        >>> task = {"volume": 4, "period": "hari", "time": 3, "time_unit": "jam"}
        >>> tasks = pl.DataFrame([task], schema=TASKS.schema)
        >>> per_task(tasks, year).select("workload_hours", "fte").row(0)
        (2820.0, 2.256)
    """
    usual = {
        "year_hours": pl.lit(year.hours, pl.Float64),
        "wkt": pl.lit(year.health_hours, pl.Float64),
    }
    return measured(tasks.with_columns(**usual), year).drop(*usual)


def measured(rows: pl.DataFrame, year: WorkingYear) -> pl.DataFrame:
    """Do as :func:`per_task` does, with the hours of a year told in each row.

    Args:
        rows: Tasks, with ``year_hours`` (what one employee works in a year) and
            ``wkt`` (what one health worker has).
        year: The constants; its own hours of a year are not used.
    """
    approach = pl.col("approach").fill_null("tugas")
    whole = pl.when(approach.is_in(HEALTH)).then("wkt").otherwise("year_hours")
    manageable = pl.col("volume") / pl.col("capacity")
    hours = (
        pl.when(approach.is_in(BY_TIME))
        .then(_hours_by_time(year, whole))
        .when(approach.is_in(["hasil", "objek"]))
        .then(manageable * whole)
        .when(approach == "peralatan")
        .then(_persons_for_equipment() * whole)
    )
    return (
        rows.with_columns(workload_hours=hours)
        # Neither a division by zero (infinite, or not a number) nor a slip passes,
        # nor a task of health workers whose time is not known.
        .with_columns(
            pl.when(
                (pl.col("workload_hours") <= MOST_HOURS) & whole.is_not_null()
            ).then("workload_hours")
        )
        .with_columns(fte=pl.col("workload_hours") / whole)
    )


def standard(year: WorkingYear) -> pl.Expr:
    """Return what one health worker does in a year (SBK = WKT ÷ norm).

    Of main health tasks (kesehatan) only; null without a norm. A norm of half an
    hour and 72,000 minutes of working time make 2,400.
    """
    minutes = minutes_each(year.day_hours)
    is_main = (pl.col("approach") == "kesehatan") & (minutes > 0)
    return pl.when(is_main).then(pl.col("wkt") * MINUTES_OF_HOUR / minutes)


def _hours_by_time(year: WorkingYear, whole: pl.Expr) -> pl.Expr:
    minutes = pl.col("volume") * minutes_each(year.day_hours)
    if year.method == "TAHUNAN":
        return minutes * _of("period", year.times_per_year) / MINUTES_OF_HOUR
    shorter = {
        period: minutes
        for period, minutes in year.minutes_per_period.items()
        if period != "tahun"
    }
    return (
        pl.when(pl.col("period") == "tahun")
        .then(minutes / MINUTES_OF_HOUR)
        .otherwise(minutes / _of("period", shorter) * whole)
    )


def _persons_for_equipment() -> pl.Expr:
    per_piece = pl.coalesce("ratio", 1 / pl.col("capacity"))
    return pl.col("volume") * per_piece * pl.col("shift").fill_null(1)


def _of(column: str, numbers: Mapping[str, float]) -> pl.Expr:
    """The number that goes with each value of a column; null where there is none."""
    exact = {value: float(number) for value, number in numbers.items()}
    return pl.col(column).replace_strict(exact, default=None, return_dtype=pl.Float64)
