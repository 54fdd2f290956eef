"""Rules on credit points (angka kredit)."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, Stage, apart, rule


@rule(
    "CREDIT-1",
    needs=("credit_points", "credit_target", "credit_on", "to_family", "route"),
    stage=Stage.APPOINTMENT,
)
def has_the_points(law: Law, policy: Policy) -> Condition:
    """A rise on the functional ladder asks for cumulative credit points."""
    outside = (pl.col("to_family") != "FUNGSIONAL") | (pl.col("route") != "PROMOSI")
    return Condition(
        outside | (pl.col("credit_points") >= pl.col("credit_target")),
        norms={"targets": law.credit.to_next_level},
        says=apart(outside),
    )
