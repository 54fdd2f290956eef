"""Rules on experience: in the job group, and at the level below."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.recorded import reached_on, reaches
from tepat.rules.rule import Condition, Stage, apart, requirement, rule

RELATED = ("related_months", "related_months_at_most")
RELATED_BEFORE = ("related_months_before", "related_days_before")
BELOW_BEFORE = ("months_at_level_before", "days_at_level_before")


def _of_present_group(day: pl.Expr) -> pl.Expr:
    """Only the job group of the present position gains by waiting."""
    grows = pl.col("has_position") & (pl.col("group") == pl.col("to_group"))
    return pl.when(grows).then(day)


@rule("EXPERIENCE-1", needs=(*RELATED, "to_experience_months"))
def has_the_experience_asked(law: Law, policy: Policy) -> Condition:
    """The experience in the job group reaches what the position asks for."""
    asked = pl.col("to_experience_months")
    return Condition(
        asked.is_null() | reaches(*RELATED, asked),
        source=requirement("pengalaman"),
        free_from=_of_present_group(reached_on(*RELATED_BEFORE, asked)),
        says=apart(asked.is_null()),
    )


@rule(
    "EXPERIENCE-2",
    needs=(
        *("months_in_level", "months_in_level_at_most", "to_months_below"),
        *("level_rank", "to_level_rank"),
    ),
)
def has_served_at_the_level_below(law: Law, policy: Policy) -> Condition:
    """A promotion to a leadership post needs years at the level below."""
    asked = pl.col("to_months_below")
    outside = (pl.col("to_level_rank") <= pl.col("level_rank")) | asked.is_null()
    return Condition(
        outside | reaches("months_in_level", "months_in_level_at_most", asked),
        norms={"years": law.appointment.least_years_below},
        free_from=pl.when("has_position").then(reached_on(*BELOW_BEFORE, asked)),
        says=apart(outside),
    )


@rule(
    "EXPERIENCE-3",
    needs=("status", "family", "to_family", "group", "to_group", *RELATED),
)
def knows_the_functional_field(law: Law, policy: Policy) -> Condition:
    """A transfer into a functional post needs years of experience in its field."""
    least = law.appointment.functional_experience_years
    is_within = (pl.col("family") == "FUNGSIONAL") & (
        pl.col("group") == pl.col("to_group")
    )
    is_first_appointment = pl.col("status") == "CPNS"
    outside = (pl.col("to_family") != "FUNGSIONAL") | is_within | is_first_appointment
    return Condition(
        outside | reaches(*RELATED, 12 * least.value),
        norms={"least": least},
        free_from=_of_present_group(reached_on(*RELATED_BEFORE, 12 * least.value)),
        says=apart(outside),
    )


@rule(
    "EXPERIENCE-4",
    needs=(*RELATED, "to_group", "to_leadership_months"),
    stage=Stage.APPOINTMENT,
)
def knows_the_field_to_lead(law: Law, policy: Policy) -> Condition:
    """A high leadership post asks for years of experience in its field."""
    asked = pl.col("to_leadership_months")
    return Condition(
        asked.is_null() | reaches(*RELATED, asked),
        norms={"years": law.appointment.leadership_experience_years},
        free_from=_of_present_group(reached_on(*RELATED_BEFORE, asked)),
        says=apart(asked.is_null()),
    )


@rule(
    "EXPERIENCE-5",
    needs=(
        *("months_below", "months_below_at_most"),
        *("to_family", "to_level", "to_months_below"),
    ),
    stage=Stage.APPOINTMENT,
)
def held_a_post_right_below(law: Law, policy: Policy) -> Condition:
    """Who enters a high leadership post holds or held one right below it for years."""
    asked = pl.col("to_months_below")
    outside = (pl.col("to_family") != "JPT") | asked.is_null()
    is_there = pl.col("has_position") & (
        pl.col("level_rank") >= pl.col("to_level_rank") - 1
    )
    return Condition(
        outside | reaches("months_below", "months_below_at_most", asked),
        norms={
            "years": law.appointment.least_years_below,
            "levels": law.appointment.levels_below,
        },
        free_from=pl.when(is_there).then(
            reached_on("months_below_before", "days_below_before", asked)
        ),
        says=apart(outside),
    )
