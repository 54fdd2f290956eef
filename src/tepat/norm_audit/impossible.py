"""Tasks whose numbers cannot be: more hours than a year has, or no time at all."""

from __future__ import annotations

import polars as pl

from tepat.workload import MINUTES_OF_HOUR, WorkingYear

from .policy import AuditPolicy

HOURS_OF_A_YEAR = 8_760  # of the calendar: nobody has more
SUPPORTING = "penunjang"


def too_long(rows: pl.DataFrame, year: WorkingYear) -> pl.DataFrame:
    """Return tasks one result of which takes longer than a year of work.

    Args:
        rows: As ``observed`` gives them.
        year: For the effective hours of one employee.

    Returns:
        ``rows`` with ``hours_each``, the hours of one result.
    """
    each = pl.col("norm") / MINUTES_OF_HOUR
    return rows.filter(pl.col("kind") == "minutes", each > year.hours).with_columns(
        hours_each=each
    )


def too_much(
    rows: pl.DataFrame, year: WorkingYear, policy: AuditPolicy
) -> pl.DataFrame:
    """Return tasks that ask each of their people for more than a year of work.

    A supporting task of health workers is told for each of them, and left out. Where
    nobody is known to do the task it is taken for one person's, and the finding is
    *unknown*: it asks how many there are.

    Returns:
        ``rows`` with ``certain`` (whether the people are known), ``hours_each`` (a
        year, for each person) and ``is_beyond``: whether that is more than the
        calendar has.
    """
    each = pl.col("hours") / pl.col("persons").fill_null(1)
    # A breath of room, so that exactly one year is not too much by a binary digit.
    most = policy.years_per_holder * year.hours * (1 + 1e-9)
    return rows.filter(
        pl.col("kind") == "minutes",
        pl.col("approach") != SUPPORTING,
        each > most,
        pl.col("norm") <= year.hours * MINUTES_OF_HOUR,
    ).with_columns(
        certain=pl.col("persons").is_not_null(),
        hours_each=each,
        is_beyond=(each > HOURS_OF_A_YEAR) & pl.col("persons").is_not_null(),
    )


def too_short(rows: pl.DataFrame, policy: AuditPolicy) -> pl.DataFrame:
    """Return tasks that take no time, have no volume, or take implausibly little.

    Returns:
        ``rows`` with ``why``: ``waktu`` (no time), ``volume`` (none), ``singkat``
        (shorter than ``AuditPolicy.shortest_minutes``) or ``kemampuan``.
    """
    is_time = pl.col("kind") == "minutes"
    return rows.with_columns(
        why=pl.when(is_time & (pl.col("norm") == 0))
        .then(pl.lit("waktu"))
        .when(pl.col("stated_volume") == 0)
        .then(pl.lit("volume"))
        .when(is_time & (pl.col("norm") < policy.shortest_minutes))
        .then(pl.lit("singkat"))
        .when((pl.col("kind") != "minutes") & (pl.col("norm") == 0))
        .then(pl.lit("kemampuan"))
    ).filter(pl.col("why").is_not_null())
