"""Rules on the ways into a functional post."""

from __future__ import annotations

import polars as pl

from tepat.law import Law
from tepat.policy import Policy
from tepat.rules.rule import APART, Condition, Stage, rule

TOP = "AHLI UTAMA"


@rule(
    "FUNCTIONAL-1",
    needs=("route", "to_family", "level", "to_level"),
    stage=Stage.APPOINTMENT,
)
def has_a_way_in(law: Law, policy: Policy) -> Condition:
    """A functional post is entered by first appointment, transfer or promotion."""
    asked = law.appointment
    route, to_level = pl.col("route"), pl.col("to_level")
    outside = pl.col("to_family") != "FUNGSIONAL"
    first, transfers = route == "PERTAMA", route == "PERPINDAHAN"
    is_first_level = to_level.is_in(list(asked.first_functional_levels.value))
    leads_to_top = pl.col("level").is_in(list(asked.top_functional_from.value))
    way = (
        pl.when(first)
        .then(is_first_level)
        .when(transfers)
        .then((to_level != TOP) | leads_to_top)
        .when(route.is_not_null())
        .then(pl.lit(True))
    )
    said = {
        "PERTAMA": "first",
        "PERPINDAHAN": "adjustment" if asked.adjustment_open.value else "transfer",
        "PROMOSI": "promotion",
    }
    return Condition(
        outside | way,
        norms={
            "first_levels": asked.first_functional_levels,
            "top_from": asked.top_functional_from,
            "adjustment": asked.adjustment_open,
        },
        says=pl.when(outside)
        .then(pl.lit(APART))
        .when(way)
        .then(route.replace_strict(said, default=None, return_dtype=pl.String)),
    )
