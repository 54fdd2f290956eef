"""Rules on the competencies that a position asks for."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, Stage, rule


@rule(
    "COMPETENCY-1",
    needs=(
        *("match", "levels_reached", "levels_asked"),
        *("competencies_assessed", "competencies_asked"),
    ),
    stage=Stage.APPOINTMENT,
)
def meets_the_standard(law: Law, policy: Policy) -> Condition:
    """The competencies meet the standard of the position."""
    least = law.appointment.least_match
    reached, asked = pl.col("levels_reached"), pl.col("levels_asked")
    is_enough = 100 * reached >= least.value * asked
    # What was never assessed may still add to it, never take away.
    is_complete = pl.col("competencies_assessed") >= pl.col("competencies_asked")
    return Condition(
        pl.when((asked > 0) & (is_enough | is_complete)).then(is_enough),
        norms={"least": least, "bands": law.competency.bands_for_filling},
        says=pl.when(
            ~is_enough & ~is_complete & (pl.col("competencies_assessed") > 0)
        ).then(pl.lit("partly")),
    )
