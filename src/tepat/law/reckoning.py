"""How the law counts days and bands.

Expressions over columns, so that a whole city and a single worked example are counted
by the same lines. Import from here; the law itself needs no tables.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TypeVar

import polars as pl

Label = TypeVar("Label")


def retirement_day(born: pl.Expr, age: pl.Expr) -> pl.Expr:
    """Return the first day of retirement (TMT pensiun).

    The first of the month after the birthday on which ``age`` (years) is reached, as
    ``retirement.starts_next_month`` says; also for those born on the first.

    Args:
        born: Day of birth; null gives null.
        age: Retirement age (BUP) in years; null gives null.
    """
    reached = pl.date(born.dt.year() + age, born.dt.month(), 1)
    return reached.dt.offset_by("1mo")


def last_day(since: pl.Expr, months: pl.Expr) -> pl.Expr:
    """Return the last day of so many whole months that begin on ``since``.

    Nine months from 1 July end on 31 March. Where the closing month has no such day,
    the months end with it: six months from 31 August end on 28 February.
    """
    following = since.dt.offset_by(pl.format("{}mo", months))
    is_whole = following.dt.day() == since.dt.day()
    return following - pl.duration(days=is_whole.cast(pl.Int64))


def completed(since: pl.Expr, months: pl.Expr) -> pl.Expr:
    """Return the first day on which so many whole months since ``since`` are complete.

    Two years from 24 November 2024 are complete on 24 November 2026; a month from 31
    January is complete on 1 March.
    """
    return last_day(since, months) + pl.duration(days=1)


def whole_months(since: pl.Expr, until: pl.Expr) -> pl.Expr:
    """Return the whole calendar months from one day to another.

    A month is whole on the day of the same number: from 31 January to 28 February none
    is. Null where either day is.
    """
    years = until.dt.year() - since.dt.year()
    months = until.dt.month().cast(pl.Int64) - since.dt.month()
    is_short = since.dt.day() > until.dt.day()
    return 12 * years.cast(pl.Int64) + months - is_short.cast(pl.Int64)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last one of a shorter month.

    Args:
        months: Below zero: so many months before.

    >>> months_later(date(2026, 11, 30), 3), months_later(date(2024, 2, 29), -12)
    (datetime.date(2027, 2, 28), datetime.date(2023, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def band(lowest: Mapping[Label, int | Fraction], value: int | Fraction) -> Label | None:
    """Return the label whose lower bound is the highest not above ``value``.

    A bound belongs to its own label, so bands leave no gap. The value is exact: a
    decimal would miss a bound that it meets.

    >>> band({"OPTIMAL": 90, "CUKUP OPTIMAL": 78}, Fraction(90))
    'OPTIMAL'
    """
    reached = {bound: label for label, bound in lowest.items() if bound <= value}
    return reached[max(reached)] if reached else None
