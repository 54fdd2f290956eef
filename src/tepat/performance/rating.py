"""The rating of one person: from results and behaviour, for a year or a part of it.

The one definition of the matrix; rules, golden cases and reports use it.
"""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.snapshot.vocabulary import RATINGS

from . import periods

RATING = pl.Enum(RATINGS)  # the best first, so a larger rating is a worse one


def rating_of(results: str, behaviour: str, law: Law) -> str:
    """Return the rating (predikat) for results and behaviour.

    Args:
        results: DI_ATAS, SESUAI or DI_BAWAH expectation.
        behaviour: The same.
        law: Its matrix is used.

    Raises:
        KeyError: if either is another word.

    >>> from datetime import date
    >>> from tepat import law
    >>> rating_of("DI_ATAS", "DI_BAWAH", law.on(date(2026, 1, 1)))
    'KURANG'
    """
    return law.performance.rating_matrix.value[f"{results}/{behaviour}"]


def by_matrix(law: Law) -> pl.Expr:
    """The rating that ``results`` and ``behaviour`` give; null where one is blank."""
    both = pl.concat_str("results", "behaviour", separator="/")
    matrix = dict(law.performance.rating_matrix.value)
    return both.replace_strict(matrix, default=None, return_dtype=pl.String)


def rated(appraisals: pl.DataFrame, law: Law) -> pl.DataFrame:
    """Fill a blank ``rating`` from results and behaviour; what is stated stays.

    A matrix that is not yet in force on the law's day is an error only where a rating
    is blank.

    Raises:
        tepat.law.NormNotInForce: if the matrix is needed before it was in force.
    """
    if not appraisals["rating"].has_nulls():
        return appraisals
    return appraisals.with_columns(rating=pl.coalesce("rating", by_matrix(law)))


def of_years(appraisals: pl.DataFrame) -> pl.DataFrame:
    """Return the appraisals that are about a whole year."""
    named = appraisals["period"].drop_nulls().unique(maintain_order=True)
    whole = [name for name in named if periods.read(name) == periods.WHOLE_YEAR]
    period = pl.col("period")
    return appraisals.filter(period.is_null() | period.is_in(whole))


def yearly(appraisals: pl.DataFrame, law: Law) -> pl.DataFrame:
    """Return the whole-year appraisals with their ratings, one row per person and year.

    A year that is rated twice counts with the lower rating.

    Returns:
        ``nip``, ``year``, ``rating`` (null where neither it nor both parts are told),
        and ``results``, ``behaviour``, ``rater`` of the row that counts.
    """
    kept = rated(of_years(appraisals), law)
    return (
        kept.with_columns(pl.col("rating").cast(RATING))
        .sort("nip", "year", "rating", nulls_last=False, maintain_order=True)
        .group_by("nip", "year", maintain_order=True)
        .agg(pl.col("rating", "results", "behaviour", "rater").last())
        .with_columns(pl.col("rating").cast(pl.String))
    )


def latest(appraisals: pl.DataFrame, law: Law, *, year: int) -> pl.DataFrame:
    """Return the newest whole-year rating of each person, not later than ``year``.

    Returns:
        As :func:`yearly`, one row per person who has a rating.
    """
    return (
        yearly(appraisals, law)
        .filter(pl.col("rating").is_not_null(), pl.col("year") <= year)
        .sort("nip", "year", maintain_order=True)
        .group_by("nip", maintain_order=True)
        .last()
    )
