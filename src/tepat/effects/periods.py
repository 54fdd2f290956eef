"""Periods counted from the day of the change, so that none lies on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.law.reckoning import months_later

HORIZON = 24
"""So many months before and after the change are looked at: what lies further away
says less about the change, and more about everything else."""

LENGTHS = (3, 6, 12)
FEW, MOSTLY = 3, 0.75
"""Quarters serve if three cells of four have three answers; else half-years, years."""


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods of equal length on both sides of a day.

    Attributes:
        event: The first day of period 0.
        months: Length of each.
    """

    event: date
    months: int

    def start(self, order: int) -> date:
        """Return the first day of a period."""
        return months_later(self.event, order * self.months)

    def end(self, order: int) -> date:
        """Return the last day of a period."""
        following = self.start(order + 1)
        return date.fromordinal(following.toordinal() - 1)

    def order(self, day: pl.Expr) -> pl.Expr:
        """Return the number of the period in which a day lies."""
        return _months_after(day, self.event).floordiv(self.months)


def chosen(answers: pl.DataFrame, event: date) -> Periods:
    """Choose the shortest periods in which most units have some answers.

    Args:
        answers: ``unit`` and ``day``, of the units that are compared.
        event: The day of the change.
    """
    for months in LENGTHS[:-1]:
        periods = Periods(event, months)
        counted = answers.group_by("unit", order=periods.order(pl.col("day"))).len()
        span = int(counted["order"].max()) - int(counted["order"].min()) + 1  # type: ignore[arg-type]
        every = span * counted["unit"].n_unique()
        if counted.filter(pl.col("len") >= FEW).height >= MOSTLY * every:
            return periods
    return Periods(event, LENGTHS[-1])


def near(answers: pl.DataFrame, event: date) -> pl.DataFrame:
    """Return the answers within the horizon of a day."""
    away = _months_after(pl.col("day"), event)
    return answers.filter((away >= -HORIZON) & (away < HORIZON))


def _months_after(day: pl.Expr, event: date) -> pl.Expr:
    """Whole months from the event on; below zero before it."""
    months = (day.dt.year().cast(pl.Int64) - event.year) * 12 + (
        day.dt.month().cast(pl.Int64) - event.month
    )
    # On a day that a month does not have, the period begins with its last one.
    first = pl.min_horizontal(pl.lit(event.day), day.dt.month_end().dt.day())
    return months - (day.dt.day() < first).cast(pl.Int64)
