"""Rules on the level of a position and the ladder that leads to it."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, rule

LEVELS = ("level", "to_level", "level_rank", "to_level_rank")
FUNCTIONAL = "FUNGSIONAL"


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
    by_selection = law.appointment.jpt_by_open_selection
    outside = pl.lit(not by_selection.value) | (pl.col("to_family") != "JPT")
    return Condition(
        outside | (pl.col("family") == "JPT"),
        norms={"selection": by_selection},
        says=apart(outside),
    )


@rule(
    "LADDER-4",
    needs=("family", "to_family", "group", "to_group", "level", "to_level"),
)
def keeps_to_the_functional_ladder(law: Law, policy: Policy) -> Condition:
    """Between functional posts a step keeps the level, or climbs one in its group."""
    following = law.ladder.next_level
    next_level = pl.col("level").replace_strict(
        dict(following.value), default="", return_dtype=pl.String
    )
    next_of_group = (next_level == pl.col("to_level")) & (
        pl.col("group") == pl.col("to_group")
    )
    outside = (pl.col("family") != FUNCTIONAL) | (pl.col("to_family") != FUNCTIONAL)
    return Condition(
        outside | (pl.col("level") == pl.col("to_level")) | next_of_group,
        norms={"steps": following},
        says=apart(outside),
    )


@rule(
    "LADDER-5",
    needs=("family", "to_family", "to_level", "level_rank", "to_level_rank"),
)
def enters_the_functional_ladder_level(law: Law, policy: Policy) -> Condition:
    """A functional post is entered from another ladder at an equal level only."""
    outside = (pl.col("to_family") != FUNCTIONAL) | (pl.col("family") == FUNCTIONAL)
    return Condition(
        outside | (pl.col("to_level_rank") <= pl.col("level_rank")),
        norms={"ranks": law.ladder.level_rank},
        says=apart(outside),
    )


@rule("LADDER-6", needs=("level", "to_level", "is_promotion"))
def may_be_promoted(law: Law, policy: Policy) -> Condition:
    """A plan proposes promotions only where the city lets it."""
    return Condition(
        pl.lit(policy.promotions) | ~pl.col("is_promotion"),
        source=policy.cites("promosi dalam rencana"),
        says=apart(~pl.col("is_promotion")),
    )


@rule("LADDER-7", needs=("family", "to_family"))
def stays_functional(law: Law, policy: Policy) -> Condition:
    """A functional official is not moved to an operational post."""
    outside = (pl.col("to_family") != "PELAKSANA") | (pl.col("family") != FUNCTIONAL)
    return Condition(
        pl.lit(policy.functional_to_operational) | outside,
        source=policy.cites("pejabat fungsional ke jabatan pelaksana"),
        says=apart(outside),
    )
