"""Rules on the regular promotion in rank (kenaikan pangkat reguler), about the person.

It is for a PNS who holds no leadership and no functional post: the rank of functional
officials rises by credit points, that of leaders by choice.
"""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.law.reckoning import completed
from tepat.policy import Policy
from tepat.rules.columns import NEVER_HELD
from tepat.rules.rule import Condition, Stage, apart, rule

WHOSE = ("status", "family")
REGULAR = ("PELAKSANA", NEVER_HELD)


def _is_other() -> pl.Expr:
    return (pl.col("status") != "PNS") | ~pl.col("family").is_in(REGULAR)


@rule(
    "RANK-1",
    needs=(*WHOSE, "grade", "next_grade", "months_in_grade"),
    stage=Stage.PRESENT,
)
def has_been_long_enough_in_grade(law: Law, policy: Policy) -> Condition:
    """A regular promotion in rank comes after some years in the grade."""
    years, outside = law.grade.regular_years, _is_other()
    return Condition(
        outside | (pl.col("months_in_grade") >= 12 * years.value),
        norms={"years": years},
        free_from=completed(pl.col("grade_since"), pl.lit(12 * years.value)),
        says=apart(outside),
    )


@rule(
    "RANK-2",
    needs=(*WHOSE, "grade", "education", "ceiling_grade", "steps_to_ceiling"),
    stage=Stage.PRESENT,
)
def is_below_the_ceiling(law: Law, policy: Policy) -> Condition:
    """A regular promotion in rank ends at the ceiling of the education."""
    outside = _is_other()
    return Condition(
        outside | (pl.col("steps_to_ceiling") > 0),
        norms={"ceilings": law.grade.regular_ceiling_by_education},
        says=apart(outside),
    )


@rule(
    "RANK-3", needs=(*WHOSE, "is_serving_penalty", "penalty_until"), stage=Stage.PRESENT
)
def is_not_held_back_by_a_penalty(law: Law, policy: Policy) -> Condition:
    """No promotion in rank while a disciplinary penalty is served."""
    outside = pl.col("status") != "PNS"
    return Condition(
        outside | ~pl.col("is_serving_penalty"),
        norms={"blocking": law.discipline.blocks_rank},
        free_from=pl.col("penalty_free_from"),
        says=apart(outside),
    )
