"""From the volume and time of each task to hours in a year (beban kerja)."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from .working_year import WorkingYear

MINUTES_OF_HOUR = 60

# Above this many hours (a million people) one task is a slip of the pen. Below it,
# sums of many tasks can be told exactly.
MOST_HOURS = 1e9


def per_task(tasks: pl.DataFrame, year: WorkingYear) -> pl.DataFrame:
    """Add to each task its hours in a year and the persons it takes.

    A task counted by task (tugas) asks for its volume times its time norm, either
    made yearly first (TAHUNAN) or divided by what one employee works in the same
    period (PERIODE). The other approaches give persons directly: results or objects
    divided by what one person manages (hasil, objek), and equipment times persons
    per piece times shifts (peralatan). Persons per piece are ``ratio``, else one
    divided by the pieces one person manages; shifts are one unless told.

    Args:
        tasks: One row per task, columns as declared for sheet ``tugas``.
        year: The constants of the analysis.

    Returns:
        ``tasks`` with ``workload_hours`` (hours in a year) and ``fte`` (persons,
        exact). Both are null where the row is not complete: it lacks a number, or
        names a period that the method cannot use.

    Example:
        Four a day, three hours each: 4 × 3 × 235 = 2820 hours; 2820 ÷ 1250 = 2.256.

        >>> from tepat.snapshot.columns import TASKS
        >>> year = WorkingYear(1250, 7.5, "SETENGAH_KE_ATAS", {"hari": 235})
        >>> task = {"volume": 4, "period": "hari", "time": 3, "time_unit": "jam"}
        >>> tasks = pl.DataFrame([task], schema=TASKS.schema)
        >>> per_task(tasks, year).select("workload_hours", "fte").row(0)
        (2820.0, 2.256)
    """
    approach = pl.col("approach").fill_null("tugas")
    manageable = pl.col("volume") / pl.col("capacity")
    hours = (
        pl.when(approach == "tugas")
        .then(_hours_by_task(year))
        .when(approach.is_in(["hasil", "objek"]))
        .then(manageable * year.hours)
        .when(approach == "peralatan")
        .then(_persons_for_equipment() * year.hours)
    )
    return (
        tasks.with_columns(workload_hours=hours)
        # Neither a division by zero (infinite, or not a number) nor a slip passes.
        .with_columns(
            pl.when(pl.col("workload_hours") <= MOST_HOURS).then("workload_hours")
        )
        .with_columns(fte=pl.col("workload_hours") / year.hours)
    )


def _hours_by_task(year: WorkingYear) -> pl.Expr:
    unit: Mapping[str, float] = {
        "menit": 1,
        "jam": MINUTES_OF_HOUR,
        "hari": MINUTES_OF_HOUR * year.day_hours,
    }
    minutes = pl.col("volume") * pl.col("time") * _of("time_unit", unit)
    if year.method == "PERIODE":
        return minutes / _of("period", year.minutes_per_period) * year.hours
    return minutes * _of("period", year.times_per_year) / MINUTES_OF_HOUR


def _persons_for_equipment() -> pl.Expr:
    per_piece = pl.coalesce("ratio", 1 / pl.col("capacity"))
    return pl.col("volume") * per_piece * pl.col("shift").fill_null(1)


def _of(column: str, numbers: Mapping[str, float]) -> pl.Expr:
    """The number that goes with each value of a column; null where there is none."""
    exact = {value: float(number) for value, number in numbers.items()}
    return pl.col(column).replace_strict(exact, default=None, return_dtype=pl.Float64)
