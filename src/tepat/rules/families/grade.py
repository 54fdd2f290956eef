"""Rules on the grade (golongan ruang) that a position asks for."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule("GRADE-1", needs=("grade", "grade_order", "to_grade_min", "to_grade_low"))
def is_high_enough(law: Law, policy: Policy) -> Condition:
    """The grade is not below the lowest that the position asks for."""
    below = int(policy.one_grade_below)
    return Condition(
        pl.col("to_grade_min").is_null()
        | (pl.col("grade_order") >= pl.col("to_grade_low") - below),
        norms={
            "structural": law.grade.structural_range,
            "functional": law.grade.functional_range,
        },
    )


@rule("GRADE-2", needs=("grade", "grade_order", "to_grade_max", "to_grade_high"))
def is_low_enough(law: Law, policy: Policy) -> Condition:
    """The grade is not above the highest that the city set for the position."""
    return Condition(
        pl.col("to_grade_max").is_null()
        | (pl.col("grade_order") <= pl.col("to_grade_high")),
        policy=policy.cites("golongan_maks"),
    )
