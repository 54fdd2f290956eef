"""Rules on the age at appointment."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, rule


@rule(
    "AGE-1",
    needs=(
        *("age_months", "to_oldest_age", "oldest_age"),
        *("family", "to_family", "group", "to_group"),
    ),
)
def is_young_enough(law: Law, policy: Policy) -> Condition:
    """Who enters a ladder is younger than its age limit on the day of appointment."""
    is_within = (pl.col("family") == pl.col("to_family")) & (
        (pl.col("to_family") != "FUNGSIONAL") | (pl.col("group") == pl.col("to_group"))
    )
    limit, strict = 12 * pl.col("oldest_age"), law.appointment.age_limit_is_strict
    # "At most 56 years": the month in which 56 is reached counts only if not strict.
    younger = pl.col("age_months") < limit + int(not strict.value)
    outside = pl.col("to_oldest_age").is_null() | is_within
    return Condition(
        outside | younger,
        norms={
            "limits": law.appointment.oldest_age,
            "between_top": law.appointment.oldest_age_between_top_functional,
            "strict": strict,
        },
        says=apart(outside),
    )
