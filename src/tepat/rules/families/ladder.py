"""Rules on the level of a position and the ladder that leads to it."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, rule

LEVELS = ("level", "to_level", "level_rank", "to_level_rank")


@rule("LADDER-1", needs=LEVELS)
def is_not_lower(law: Law, policy: Policy) -> Condition:
    """A move never goes to a lower level."""
    return Condition(
        pl.col("to_level_rank") >= pl.col("level_rank"),
        norms={"ranks": law.ladder.level_rank},
    )


@rule("LADDER-2", needs=LEVELS)
def is_one_step_at_most(law: Law, policy: Policy) -> Condition:
    """A promotion goes one level up, never two."""
    return Condition(
        pl.col("to_level_rank") <= pl.col("level_rank") + 1,
        norms={"ranks": law.ladder.level_rank},
    )


@rule("LADDER-3", needs=("family", "to_family"))
def enters_high_leadership_by_rotation_only(law: Law, policy: Policy) -> Condition:
    """A high leadership post (JPT) is filled here by rotation of its like only."""
    is_jpt = pl.col("family").eq_missing(pl.lit("JPT"))
    return Condition(
        (pl.col("to_family") != "JPT") | is_jpt,
        norms={"selection": law.appointment.jpt_by_open_selection},
    )


@rule(
    "LADDER-4",
    needs=("family", "to_family", "group", "to_group", "level", "to_level"),
)
def keeps_to_the_functional_ladder(law: Law, policy: Policy) -> Condition:
    """Between functional posts a step goes to the same or the next level."""
    following = law.ladder.next_level
    step_up = pl.col("level").replace_strict(
        dict(following.value), default=None, return_dtype=pl.String
    )
    is_next = (step_up == pl.col("to_level")).fill_null(False)
    same_group = pl.col("group") == pl.col("to_group")
    both_functional = (pl.col("to_family") == "FUNGSIONAL") & pl.col(
        "family"
    ).eq_missing(pl.lit("FUNGSIONAL"))
    same_level = pl.col("level") == pl.col("to_level")
    return Condition(
        ~both_functional | same_level | (is_next & same_group),
        norms={"steps": following},
    )


@rule("LADDER-5", needs=("family", "to_family", "level_rank", "to_level_rank"))
def enters_the_functional_ladder_level(law: Law, policy: Policy) -> Condition:
    """A functional post is entered from another ladder at an equal level only."""
    from_outside = pl.col("family").ne_missing(pl.lit("FUNGSIONAL"))
    return Condition(
        (pl.col("to_family") != "FUNGSIONAL")
        | ~from_outside
        | (pl.col("to_level_rank") <= pl.col("level_rank")),
        norms={"ranks": law.ladder.level_rank},
    )


@rule("LADDER-6", needs=LEVELS)
def may_be_promoted(law: Law, policy: Policy) -> Condition:
    """A plan proposes promotions only where the city lets it."""
    return Condition(
        pl.lit(policy.promotions) | (pl.col("to_level_rank") <= pl.col("level_rank")),
        policy=policy.cites("promotions"),
    )


@rule("LADDER-7", needs=("family", "to_family"))
def stays_functional(law: Law, policy: Policy) -> Condition:
    """A functional official is not moved to an operational post."""
    return Condition(
        pl.lit(policy.functional_to_operational)
        | (pl.col("to_family") != "PELAKSANA")
        | pl.col("family").ne_missing(pl.lit("FUNGSIONAL")),
        policy=policy.cites("functional_to_operational"),
    )
