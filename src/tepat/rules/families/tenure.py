"""Rules on length of service in a position (masa jabatan)."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.law.reckoning import completed
from tepat.policy import Policy
from tepat.rules.rule import Condition, Stage, apart, rule
from tepat.snapshot.vocabulary import LEADERSHIP
from tepat.words import Months


@rule("TENURE-1", needs=("has_position", "months_in_position"))
def has_stayed_long_enough(law: Law, policy: Policy) -> Condition:
    """A transfer needs a shortest time in the present position."""
    shortest = policy.months_before_transfer(law)
    outside = ~pl.col("has_position")
    return Condition(
        outside | (pl.col("months_in_position") >= shortest),
        norms={"floor": law.tenure.shortest_before_transfer},
        choices={"shortest": Months(shortest)},
        free_from=completed(pl.col("position_since"), pl.lit(shortest)),
        says=apart(outside),
    )


@rule("TENURE-2", needs=("has_position", "family", "months_in_position"))
def has_led_long_enough(law: Law, policy: Policy) -> Condition:
    """A high leadership official is replaced only after a shortest time."""
    shortest = law.tenure.jpt_shortest
    outside = ~pl.col("has_position") | (pl.col("family") != "JPT")
    return Condition(
        outside | (pl.col("months_in_position") >= shortest.value),
        norms={"shortest": shortest},
        free_from=completed(pl.col("position_since"), pl.lit(shortest.value)),
        says=apart(outside),
    )


@rule(
    "TENURE-3",
    needs=("has_position", "family", "to_family", "months_in_position"),
    stage=Stage.APPOINTMENT,
)
def is_within_the_window(law: Law, policy: Policy) -> Condition:
    """A rotation between high leadership posts comes within five years in post."""
    longest = law.tenure.jpt_longest
    is_rotation = pl.col("has_position") & (pl.col("family") == "JPT")
    outside = (pl.col("to_family") != "JPT") | ~is_rotation
    return Condition(
        outside | (pl.col("months_in_position") <= longest.value),
        norms={"longest": longest},
        says=apart(outside),
    )


@rule(
    "TENURE-4",
    needs=("has_position", "family", "months_in_position"),
    stage=Stage.PRESENT,
)
def needs_no_rotation_yet(law: Law, policy: Policy) -> Condition:
    """After the longest time in a leadership post a rotation is due."""
    longest = law.tenure.longest_before_rotation
    outside = ~pl.col("has_position") | ~pl.col("family").is_in(LEADERSHIP)
    return Condition(
        outside | (pl.col("months_in_position") <= longest.value),
        norms={"longest": longest},
        says=apart(outside),
    )
