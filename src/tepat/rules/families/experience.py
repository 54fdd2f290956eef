"""Rules on experience: in the job group, and at the level below."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule


@rule("EXPERIENCE-1", needs=("related_months", "to_experience_months"))
def has_the_experience_asked(law: Law, policy: Policy) -> Condition:
    """The experience in the job group reaches what the position asks for."""
    return Condition(
        pl.col("to_experience_months").is_null()
        | (pl.col("related_months") >= pl.col("to_experience_months")),
        policy=policy.cites("pengalaman_min_tahun"),
    )


@rule(
    "EXPERIENCE-2",
    needs=("months_in_level", "to_months_below", "level_rank", "to_level_rank"),
)
def has_served_at_the_level_below(law: Law, policy: Policy) -> Condition:
    """A promotion to a leadership post needs years at the level below."""
    return Condition(
        (pl.col("to_level_rank") <= pl.col("level_rank"))
        | pl.col("to_months_below").is_null()
        | (pl.col("months_in_level") >= pl.col("to_months_below")),
        norms={"years": law.appointment.least_years_below},
    )


@rule(
    "EXPERIENCE-3",
    needs=("family", "to_family", "group", "to_group", "related_months"),
)
def knows_the_functional_field(law: Law, policy: Policy) -> Condition:
    """A transfer into a functional post needs years of experience in its field."""
    least = law.appointment.functional_experience_years
    is_inside = pl.col("family").eq_missing(pl.lit("FUNGSIONAL")) & (
        pl.col("group") == pl.col("to_group")
    )
    return Condition(
        (pl.col("to_family") != "FUNGSIONAL")
        | is_inside
        | (pl.col("related_months") >= 12 * least.value),
        norms={"least": least},
    )
