"""The position's side of every pair.

Positions that ask for the same things form one *target*, so that rules and fit are
worked out once per target and not once per position.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import EDUCATION_RANK, PNS_GRADES

from .columns import BY_NAME, Side

TARGET = tuple(name for name, col in BY_NAME.items() if col.side is Side.TARGET)


def targets(snapshot: Snapshot, law: Law) -> pl.DataFrame:
    """Return one row per position with every target column of ``columns.PAIR``.

    Kept beside them are ``position``, ``job_key`` and ``standard``: the code under
    which the competency standard of the position is found, or null.
    """
    told = resolve.positions(snapshot)
    own = snapshot.standards.select("position").unique().to_series().implode()
    level, stated = pl.col("level"), pl.col("grade_min")
    by_law = pl.coalesce(
        _looked_up("level", _lowest(law.grade.functional_range.value), pl.String()),
        _looked_up("echelon", _lowest(law.grade.structural_range.value), pl.String()),
    )
    orders = {grade: order for order, grade in enumerate(PNS_GRADES, start=1)}
    least_years = law.appointment.least_years_below.value
    return (
        told.with_columns(
            to_family="family",
            to_level=level,
            to_level_rank=_looked_up("level", law.ladder.level_rank.value),
            to_group="group",
            to_grade_min=pl.coalesce(stated, by_law),
            to_grade_max="grade_max",
            to_education=pl.coalesce(
                "education_min",
                _looked_up("level", law.education.lowest_by_level.value, pl.String()),
            ),
            to_fields=pl.when(pl.col("fields").list.len() > 0).then(
                pl.col("fields").list.join("; ")
            ),
            to_experience_months=(pl.col("experience_min_years") * 12)
            .ceil()
            .cast(pl.Int64),
            to_retirement_age=pl.coalesce(
                "retirement_age", _looked_up("level", law.retirement.age_by_level.value)
            ),
            to_oldest_age=_looked_up("level", law.appointment.oldest_age.value),
            to_months_below=12 * _looked_up("level", least_years),
            standard=pl.when(pl.col("position").is_in(own))
            .then("position")
            .when(pl.col("job").is_in(own))
            .then("job"),
        )
        .with_columns(
            to_grade_low=_looked_up("to_grade_min", orders),
            to_grade_high=_looked_up("to_grade_max", orders),
            to_education_rank=_looked_up("to_education", dict(EDUCATION_RANK)),
        )
        .select("position", "job_key", "standard", *TARGET)
    )


def _lowest(ranges: Mapping[str, Any]) -> dict[str, str]:
    return {key: low for key, (low, _) in ranges.items()}


def _looked_up(
    column: str, table: Mapping[str, Any], dtype: pl.DataType | None = None
) -> pl.Expr:
    return pl.col(column).replace_strict(
        dict(table), default=None, return_dtype=dtype or pl.Int64()
    )
