"""The account of learning hours: what each person had in a year, against the norms."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

YEARS = 5  # the account looks back so many years, that of the reference day included


def attended(snapshot: Snapshot) -> pl.DataFrame:
    """Return the trainings attended, each in its year.

    Returns:
        The columns of the sheet, ``year`` filled from the last day where it is blank;
        who is not in the data is left out.
    """
    known = snapshot.employees["nip"].implode()
    return snapshot.trainings.filter(pl.col("nip").is_in(known)).with_columns(
        year=pl.coalesce("year", pl.col("ended").dt.year().cast(pl.Int64))
    )


def account(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return the hours of each person and year.

    The norms of the reference day and the present status are taken for every year.

    Returns:
        One row per employee and year, for the last five years from the one of entry:
        ``nip``, ``year``, ``hours``,
        ``trainings``, ``blank`` (trainings without hours), ``least`` and ``most`` (of
        the norms of the reference day for the status, or null) and ``reaches``
        (whether the least is reached; null where there is none, or where a training
        without hours could decide it). In the order of employees, then of years.
    """
    last = snapshot.day.year
    years = list(range(last - YEARS + 1, last + 1))
    told = attended(snapshot).filter(pl.col("year").is_in(years))
    sums = told.group_by("nip", "year").agg(
        pl.col("hours").sum(),
        trainings=pl.len().cast(pl.Int64),
        blank=pl.col("hours").is_null().sum().cast(pl.Int64),
    )
    people = resolve.employees(snapshot).select(
        *("nip", "status"), since=pl.col("entered").dt.year().cast(pl.Int64)
    )
    people = people.with_columns(
        least=_by_status(law.development.hours_least.value),
        most=_by_status(law.development.hours_most.value),
    )
    return (
        people.join(
            pl.DataFrame({"year": years}, schema={"year": pl.Int64}),
            how="cross",
            maintain_order="left_right",
        )
        .filter(pl.col("year") >= pl.col("since").fill_null(0))
        .join(sums, on=["nip", "year"], how="left", maintain_order="left")
        .with_columns(pl.col("hours", "trainings", "blank").fill_null(0))
        .with_columns(
            reaches=pl.when(pl.col("hours") >= pl.col("least"))
            .then(pl.lit(True))
            .when((pl.col("blank") == 0) & pl.col("least").is_not_null())
            .then(pl.lit(False))
        )
        .select(
            "nip", "year", "hours", "trainings", "blank", "least", "most", "reaches"
        )
    )


def by_unit(snapshot: Snapshot, told: pl.DataFrame) -> pl.DataFrame:
    """Return, for each unit and year, who reaches the least.

    Args:
        snapshot: For where people are.
        told: As :func:`account` gives it.

    Returns:
        ``unit``, ``unit_name``, ``year``, ``people`` (to whom a least applies),
        ``reach``, ``short``, ``unknown`` and ``share`` (reach ÷ those known, or null),
        in the order of the units, then of years; with people of units below not
        counted among those of a unit.
    """
    where = resolve.employees(snapshot).select("nip", "unit")
    sums = (
        told.filter(pl.col("least").is_not_null())
        .join(where, on="nip", how="left", maintain_order="left")
        .group_by("unit", "year")
        .agg(
            people=pl.len().cast(pl.Int64),
            reach=pl.col("reaches").fill_null(False).sum().cast(pl.Int64),
            short=(~pl.col("reaches")).fill_null(False).sum().cast(pl.Int64),
            unknown=pl.col("reaches").is_null().sum().cast(pl.Int64),
        )
    )
    known = pl.col("reach") + pl.col("short")
    return (
        snapshot.units.select("unit", unit_name="name")
        .join(sums, on="unit", how="inner", maintain_order="left")
        .with_columns(share=pl.when(known > 0).then(pl.col("reach") / known))
        .with_row_index("row")
        .with_columns(order=pl.col("row").min().over("unit"))
        .sort("order", "year", maintain_order=True)
        .select(
            *("unit", "unit_name", "year", "people"),
            *("reach", "short", "unknown", "share"),
        )
    )


def this_year(snapshot: Snapshot, law: Law, year: int) -> pl.DataFrame:
    """Return what each person has and may still add in the year of a plan.

    Returns:
        ``nip``, ``hours`` (had in ``year``), ``lack`` (to the least; 0 where none
        applies) and ``room`` (to the most of the norm and of the city's setting
        ``jp_maks_pegawai``, never negative; null where neither applies), in the order
        of employees.
    """
    had = (
        attended(snapshot).filter(year=year).group_by("nip").agg(pl.col("hours").sum())
    )
    own = snapshot.settings.training_hours_most
    most = pl.min_horizontal(
        _by_status(law.development.hours_most.value), pl.lit(own, pl.Float64)
    )
    return (
        snapshot.employees.select("nip", "status")
        .join(had, on="nip", how="left", maintain_order="left")
        .with_columns(pl.col("hours").fill_null(0.0))
        .select(
            "nip",
            "hours",
            lack=pl.max_horizontal(
                _by_status(law.development.hours_least.value).fill_null(0)
                - pl.col("hours"),
                0,
            ),
            room=pl.when(most.is_not_null()).then(
                pl.max_horizontal(most - pl.col("hours"), 0)
            ),
        )
    )


def _by_status(norm: object) -> pl.Expr:
    told = dict(norm)  # type: ignore[call-overload]
    return pl.col("status").replace_strict(told, default=None, return_dtype=pl.Float64)
