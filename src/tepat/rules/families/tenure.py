"""Rules on length of service in a position (masa jabatan)."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.law.reckoning import completed
from tepat.policy import Policy
from tepat.rules.rule import Condition, apart, rule
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
