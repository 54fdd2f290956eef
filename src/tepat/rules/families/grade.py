"""Rules on the grade (golongan ruang) that a position asks for."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, requirement, rule
from tepat.snapshot.vocabulary import LEADERSHIP


@rule("GRADE-1", needs=("grade", "lowest_grade", "steps_above_lowest", "to_family"))
def is_high_enough(law: Law, policy: Policy) -> Condition:
    """The grade is not below the lowest that the position asks for."""
    leads = pl.col("to_family").is_in(LEADERSHIP).fill_null(False)
    leeway = leads.cast(pl.Int64) * policy.grades_below(law)
    ranges = {
        "structural": law.grade.structural_range,
        "functional": law.grade.functional_range,
    }
    practice = {"one_below": law.grade.one_below_allowed}
    return Condition(
        pl.col("lowest_grade").is_null() | (pl.col("steps_above_lowest") >= -leeway),
        norms=ranges | practice if policy.one_grade_below else ranges,
        says=apart(pl.col("lowest_grade").is_null()),
    )


@rule("GRADE-2", needs=("grade", "highest_grade", "steps_above_highest"))
def is_low_enough(law: Law, policy: Policy) -> Condition:
    """The grade is not above the highest that is set for the position."""
    return Condition(
        pl.col("highest_grade").is_null() | (pl.col("steps_above_highest") <= 0),
        source=requirement("golongan tertinggi"),
        says=apart(pl.col("highest_grade").is_null()),
    )
