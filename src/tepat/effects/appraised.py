"""Appraisals as answers: who stayed in one unit, and how each period was rated.

The workbook tells the present unit only. Where somebody was at the time follows from
sheet ``riwayat`` and from the day on which the present post began; where neither tells,
the appraisal is left out, and counted. Only people appraised in the same unit before
and after the change speak for it: who came or went would change the mean without any
change in anybody's work.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.law import Law
from tepat.performance import periods as told_periods
from tepat.performance.rating import rated
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import RATINGS

from .question import Measure

POINTS: Mapping[str, float] = {
    rating: float(points) for points, rating in enumerate(reversed(RATINGS), start=1)
}
"""SANGAT KURANG 1 … SANGAT BAIK 5: the order of the ratings, in equal steps."""

ENOUGH = ("SANGAT BAIK", "BAIK")
PER_CENT = 100.0


@dataclass(frozen=True, slots=True)
class Appraised:
    """Appraisals that tell a unit.

    Attributes:
        frame: ``nip``, ``unit`` (where the person was in the middle of the period),
            ``first``, ``last`` (days of the period), ``months``, ``value``.
        unplaced: Appraisals of which nothing tells in which unit the person was.
        unread: Appraisals without a rating, or of a period that cannot be read.
    """

    frame: pl.DataFrame
    unplaced: int
    unread: int


def appraised(snapshot: Snapshot, law: Law, measure: Measure) -> Appraised:
    """Return all appraisals with unit, days and value.

    Args:
        snapshot: Its sheets ``kinerja``, ``riwayat`` and ``pegawai`` are read.
        law: Its matrix fills ratings that are blank.
        measure: Points 1 to 5, or 100 for Baik and better and else 0.
    """
    value: Mapping[str, float] = POINTS
    if measure is Measure.SHARE:
        value = {it: PER_CENT if it in ENOUGH else 0.0 for it in RATINGS}
    told = rated(snapshot.appraisals, law)
    spans = told.select("year", "period").unique(maintain_order=True)
    days = [_days(year, period) for year, period in spans.iter_rows()]
    spans = spans.with_columns(
        pl.Series("first", [it and it[0] for it in days], dtype=pl.Date),
        pl.Series("last", [it and it[1] for it in days], dtype=pl.Date),
        pl.Series("months", [it and it[2] for it in days], dtype=pl.Int64),
    )
    known = (
        told.join(spans, on=["year", "period"], nulls_equal=True, maintain_order="left")
        .with_columns(
            value=pl.col("rating").replace_strict(
                value, default=None, return_dtype=pl.Float64
            )
        )
        .drop_nulls(["first", "value"])
        .filter(pl.col("last") <= snapshot.day)
        .with_columns(middle=pl.col("first") + (pl.col("last") - pl.col("first")) / 2)
    )
    placed = _placed(known, _stays(snapshot))
    kept = placed.drop_nulls("unit")
    once = kept.group_by("unit", "nip", "first", "last", "months").agg(
        value=pl.col("value").min()  # of a period rated twice the lower rating counts
    )
    return Appraised(
        once.sort("unit", "nip", "first", "last"),
        placed.height - kept.height,
        told.height - known.height,
    )


def _days(year: int, period: str | None) -> tuple[date, date, int] | None:
    found = told_periods.read(period)
    if found is None:
        return None
    last = date(year, found.last, monthrange(year, found.last)[1])
    return date(year, found.first, 1), last, found.months


def earlier(snapshot: Snapshot) -> pl.DataFrame:
    """Return sheet ``riwayat`` with the code of the unit wherever a row tells one.

    A name that several units have tells none. Rows without a day are left out.
    """
    names = snapshot.units.select(
        told=pl.col("name").str.to_lowercase(), named="unit"
    ).unique("told", keep="none", maintain_order=True)
    codes = snapshot.units.select(told=pl.col("unit").str.to_lowercase(), coded="unit")
    return (
        snapshot.history.drop_nulls(["unit", "since"])
        .with_columns(told=pl.col("unit").str.strip_chars().str.to_lowercase())
        .join(codes, on="told", how="left", maintain_order="left")
        .join(names, on="told", how="left", maintain_order="left")
        .with_columns(pl.coalesce("coded", "named").alias("unit"))
        .drop("told", "coded", "named")
    )


def _stays(snapshot: Snapshot) -> pl.DataFrame:
    """Where people were: ``nip``, ``unit``, ``since``, ``until``."""
    present = resolve.employees(snapshot).select(
        "nip", "unit", since="position_since", until=pl.lit(None, dtype=pl.Date)
    )
    told = earlier(snapshot).select("nip", "unit", "since", "until")
    return pl.concat([told, present.drop_nulls(["unit", "since"])])


def _placed(known: pl.DataFrame, stays: pl.DataFrame) -> pl.DataFrame:
    """Add ``unit``: that of the stay which began last before the middle of the period
    and had not ended by then."""
    told = stays.sort("since", maintain_order=True)
    return (
        known.sort("middle", maintain_order=True)
        .join_asof(
            told,
            left_on="middle",
            right_on="since",
            by="nip",
            strategy="backward",
            check_sortedness=False,
        )
        .with_columns(
            unit=pl.when(
                pl.col("until").is_null() | (pl.col("until") >= pl.col("middle"))
            ).then("unit")
        )
    )
