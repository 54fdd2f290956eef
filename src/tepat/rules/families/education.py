"""Rules on the level and the field of education."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, rule


@rule(
    "EDUCATION-1",
    needs=("education", "education_rank", "to_education", "to_education_rank"),
)
def is_educated_enough(law: Law, policy: Policy) -> Condition:
    """The level of education reaches the lowest that the position asks for."""
    asks_none = pl.col("to_education").is_null()
    return Condition(
        asks_none | (pl.col("education_rank") >= pl.col("to_education_rank")),
        norms={"lowest": law.education.lowest_by_level},
        says=apart(asks_none),
    )


@rule("EDUCATION-2", needs=("field", "to_fields", "field_is_accepted"))
def studied_an_accepted_field(law: Law, policy: Policy) -> Condition:
    """The field of study is one that the position accepts."""
    must = law.education.field_must_match
    asks_none = pl.lit(not must.value) | pl.col("to_fields").is_null()
    return Condition(
        asks_none | pl.col("field_is_accepted"),
        norms={"must": must},
        says=apart(asks_none),
    )
