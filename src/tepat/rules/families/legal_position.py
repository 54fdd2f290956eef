"""Rules on the legal position (kedudukan hukum)."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule("LEGAL-1", needs=("legal_position",))
def is_active(law: Law, policy: Policy) -> Condition:
    """Only an active employee is placed."""
    placeable = law.legal_position.placeable
    return Condition(
        pl.col("legal_position").is_in(list(placeable.value)),
        norms={"placeable": placeable},
    )
