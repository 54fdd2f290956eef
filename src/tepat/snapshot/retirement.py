"""The retirement age (BUP) of a position: stated by its row, else by the law."""

from __future__ import annotations

import polars as pl

from tepat.law import Law

TEACHER = r"(?i)^guru\b"


def retirement_age(law: Law) -> pl.Expr:
    """Return the retirement age (BUP) over the columns of ``resolve.positions``.

    The age stated for the position or its job comes first, then the norm for
    teachers, then the norm for its level; null where none of them speaks.
    """
    by_level = law.retirement.age_by_level.value
    # A JPT whose level is blank is still a JPT: the earliest of their ages.
    of_jpt = min(age for level, age in by_level.items() if level.startswith("JPT"))
    called_teacher = pl.any_horizontal(
        pl.col("name", "group").str.contains(TEACHER).fill_null(False)
    )
    return pl.coalesce(
        "retirement_age",
        pl.when((pl.col("family") == "FUNGSIONAL") & called_teacher).then(
            law.retirement.teacher_age.value
        ),
        pl.col("level").replace_strict(
            dict(by_level), default=None, return_dtype=pl.Int64
        ),
        pl.when(pl.col("family") == "JPT").then(of_jpt),
    )
