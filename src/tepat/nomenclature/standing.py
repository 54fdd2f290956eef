"""Which titles are in force on a day, and what takes the place of those that ended."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import polars as pl


class Standing(StrEnum):
    """How a title of the nomenclature stands on a day."""

    IN_FORCE = "berlaku"
    ENDED = "berakhir"
    NOT_YET = "belum berlaku"


def in_force(jobs: pl.DataFrame, day: date) -> pl.DataFrame:
    """Return the jobs whose title is in force on ``day``.

    A blank ``valid_from`` means since ever, a blank ``valid_to`` still; on the day
    ``valid_to`` itself the title no longer is.

    Args:
        jobs: Rows of sheet ``nomenklatur``.
        day: The reference date.
    """
    return jobs.filter(_began(day) & ~_ended(day))


def with_standing(jobs: pl.DataFrame, day: date) -> pl.DataFrame:
    """Return the jobs with how each stands on ``day``.

    Adds ``standing`` (see :class:`Standing`) and ``successor_in_force``: the code at
    the end of the chain of successors, where that one is in force; null for a title
    that is in force itself, for one without successor, and where successors lead in a
    circle or to a code that is not there.
    """
    standing = (
        pl.when(_ended(day))
        .then(pl.lit(Standing.ENDED.value))
        .when(_began(day))
        .then(pl.lit(Standing.IN_FORCE.value))
        .otherwise(pl.lit(Standing.NOT_YET.value))
    )
    told = jobs.with_columns(standing=standing)
    named = told.filter(pl.col("job").is_not_null())
    next_of = dict(named.select("job", "successor").iter_rows())
    stands = dict(named.select("job", "standing").iter_rows())
    found = [_last(code, next_of, stands) for code in told["job"]]
    return told.with_columns(pl.Series("successor_in_force", found, dtype=pl.String))


def _began(day: date) -> pl.Expr:
    return pl.col("valid_from").is_null() | (pl.col("valid_from") <= day)


def _ended(day: date) -> pl.Expr:
    return (pl.col("valid_to") <= day).fill_null(False)


def _last(
    code: str | None, next_of: dict[str, str | None], stands: dict[str, str]
) -> str | None:
    """The first successor in force; nothing for a title that needs none."""
    if code is None or stands[code] != Standing.ENDED:
        return None
    seen = {code}
    following = next_of[code]
    while following is not None and following in stands and following not in seen:
        if stands[following] == Standing.IN_FORCE:
            return following
        seen.add(following)
        following = next_of[following]
    return None
