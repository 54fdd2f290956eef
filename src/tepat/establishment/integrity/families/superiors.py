"""Rules on superiors: each position has one, of a higher level, in its own line."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule, seen_by_checks
from tepat.law import Law
from tepat.snapshot import Settings
from tepat.snapshot.vocabulary import LEADERSHIP

POSITION = Subject.POSITION
NAMED = ("position", "name", "unit")
ABOVE = (*NAMED, "superior_resolved", "superior_name")
HAS_ONE = pl.col("superior_name").is_not_null()
# Null where a blank level leaves it open.
NOT_LOWER = (
    pl.when(pl.col("superior_rank_low") >= pl.col("rank_high"))
    .then(pl.lit(True))
    .when(pl.col("superior_rank_high") < pl.col("rank_low"))
    .then(pl.lit(False))
)
SUPERIOR_LEADS = pl.col("superior_family").is_in(LEADERSHIP)

seen_by_checks(
    *("MAP-22", "superiors", POSITION, "The unit of a position exists."),
    "REFERENCE-UNKNOWN positions.unit",
)
seen_by_checks(
    *("MAP-23", "superiors", POSITION, "The superior that is named exists."),
    "REFERENCE-UNKNOWN positions.superior",
)
seen_by_checks(
    *("MAP-24", "superiors", POSITION, "No position is its own superior."),
    "SUPERIOR-CIRCLE",
)


@rule("MAP-25", POSITION, needs=(*NAMED, "superior", "superior_resolved"))
def has_a_superior(law: Law, settings: Settings) -> Condition:
    """Every position but the one at the top has a superior."""
    return Condition(
        pl.col("superior_resolved").is_not_null(),
        pl.col("unit_path").is_not_null() & ~pl.col("is_top"),
    )


@rule("MAP-26", POSITION, needs=(*ABOVE, "level", "superior_level"))
def answers_to_no_lower_level(law: Law, settings: Settings) -> Condition:
    """The superior of a leadership post is not of a lower level."""
    return Condition(
        NOT_LOWER,
        HAS_ONE & pl.col("leads") & SUPERIOR_LEADS,
        norms=(law.ladder.level_rank,),
    )


@rule(
    "MAP-27",
    POSITION,
    needs=(
        *(*ABOVE, "level", "echelon", "superior_echelon"),
        *("position_class", "superior_position_class"),
    ),
)
def answers_to_somebody_higher(law: Law, settings: Settings) -> Condition:
    """The superior of a leadership post is higher: by level, echelon or class."""
    by_class = pl.col("superior_position_class") > pl.col("position_class")
    echelon, above = pl.col("echelon_order"), pl.col("superior_echelon_order")
    by_echelon = pl.when(above != echelon).then(above < echelon).otherwise(by_class)
    is_higher = pl.col("superior_rank_low") > pl.col("rank_high")
    return Condition(
        pl.when(is_higher).then(pl.lit(True)).otherwise(by_echelon),
        HAS_ONE & pl.col("leads") & SUPERIOR_LEADS & NOT_LOWER.fill_null(True),
        norms=(law.ladder.level_rank,),
    )


@rule("MAP-28", POSITION, needs=(*ABOVE, "family", "superior_family"))
def leaders_answer_to_leaders(law: Law, settings: Settings) -> Condition:
    """A leadership post answers to a leadership post."""
    return Condition(SUPERIOR_LEADS, HAS_ONE & pl.col("leads"))


@rule("MAP-29", POSITION, needs=(*ABOVE, "superior_unit"))
def answers_within_its_line(law: Law, settings: Settings) -> Condition:
    """The superior stands in the same unit or in one above it, or above all."""
    own, above = pl.col("unit_path"), pl.col("superior_unit_path")
    inside = (own == above) | own.str.starts_with(pl.concat_str(above, pl.lit("/")))
    # Heads of agencies answer to the mayor through the city secretary (Sekda).
    return Condition(
        inside | pl.col("superior_is_top"), own.is_not_null() & above.is_not_null()
    )


@rule(
    "MAP-30",
    POSITION,
    needs=(*ABOVE, "position_class", "superior_position_class"),
)
def has_no_higher_class_than_the_superior(law: Law, settings: Settings) -> Condition:
    """The class of the superior is not below the position's own."""
    own, above = pl.col("position_class"), pl.col("superior_position_class")
    return Condition(above >= own, HAS_ONE & own.is_not_null() & above.is_not_null())


@rule("MAP-58", POSITION, needs=(*ABOVE, "level", "superior_level"))
def functional_answers_to_no_lower_level(law: Law, settings: Settings) -> Condition:
    """A functional post answers to no leader of a lower level."""
    return Condition(
        NOT_LOWER,
        HAS_ONE & (pl.col("family") == "FUNGSIONAL") & SUPERIOR_LEADS,
        norms=(law.ladder.level_rank,),
    )
