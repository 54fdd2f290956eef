"""Rules on disciplinary penalties."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, Stage, apart, rule


@rule("DISCIPLINE-1", needs=("is_serving_penalty", "penalty_until"))
def serves_no_penalty(law: Law, policy: Policy) -> Condition:
    """Who is serving a disciplinary penalty is not moved."""
    return Condition(
        ~pl.col("is_serving_penalty"),
        norms={"blocking": law.discipline.blocks_move},
        free_from=pl.col("penalty_free_from"),
    )


@rule("DISCIPLINE-2", needs=("had_heavy_penalty", "to_family"), stage=Stage.APPOINTMENT)
def had_no_heavy_penalty(law: Law, policy: Policy) -> Condition:
    """A selection for a high leadership post asks for no medium or heavy penalty."""
    outside = pl.col("to_family") != "JPT"
    return Condition(
        outside | ~pl.col("had_heavy_penalty"),
        norms={"levels": law.discipline.selection_asks_about},
        says=apart(outside),
    )


@rule("DISCIPLINE-3", needs=("had_heavy_penalty",), stage=Stage.PRESENT)
def may_study(law: Law, policy: Policy) -> Condition:
    """Study leave asks for no medium or heavy penalty."""
    return Condition(
        ~pl.col("had_heavy_penalty"),
        norms={"levels": law.discipline.study_asks_about},
    )
