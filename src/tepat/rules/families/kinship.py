"""Rules on relatives one under the other."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, rule


@rule("RELATIVES-1", needs=("has_relative_beside", "relative"))
def works_under_no_relative(law: Law, policy: Policy) -> Condition:
    """Relatives do not stand one directly under the other."""
    return Condition(
        pl.lit(not policy.relatives_apart) | ~pl.col("has_relative_beside"),
        source=policy.cites("hubungan keluarga"),
        says=apart(pl.lit(not policy.relatives_apart)),
    )
