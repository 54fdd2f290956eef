"""Rules on the age at appointment."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule(
    "AGE-1",
    needs=(
        *("age_months", "to_oldest_age"),
        *("family", "to_family"),
        "group",
        "to_group",
    ),
)
def is_young_enough(law: Law, policy: Policy) -> Condition:
    """Who enters a ladder is younger than its age limit on the day of appointment."""
    same_ladder = pl.col("family").eq_missing(pl.col("to_family")) & (
        (pl.col("to_family") != "FUNGSIONAL") | (pl.col("group") == pl.col("to_group"))
    )
    strict = law.appointment.age_limit_is_strict
    limit = 12 * pl.col("to_oldest_age")
    younger = (
        pl.col("age_months") < limit
        if strict.value
        else pl.col("age_months") < limit + 12
    )
    return Condition(
        pl.col("to_oldest_age").is_null() | same_ladder | younger,
        norms={"limits": law.appointment.oldest_age, "strict": strict},
    )
