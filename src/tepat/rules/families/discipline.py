"""Rules on disciplinary penalties."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule("DISCIPLINE-1", needs=("is_serving_penalty", "penalty_until"))
def serves_no_penalty(law: Law, policy: Policy) -> Condition:
    """Who is serving a disciplinary penalty is not moved."""
    return Condition(
        ~pl.col("is_serving_penalty"),
        norms={"blocking": law.discipline.blocks_move},
        free_from=pl.col("penalty_free_from"),
    )
