"""Rules on names and titles: readable, in full, and not two alike in one unit."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity import titles
from tepat.establishment.integrity.rule import Condition, Subject, rule, seen_by_checks
from tepat.law import Law
from tepat.snapshot import Settings

UNIT, POSITION = Subject.UNIT, Subject.POSITION
NAMED = ("position", "name", "unit")

seen_by_checks(
    *("MAP-46", "naming", POSITION, "A level belongs to the family."),
    *("LEVEL-UNFIT positions.level", "LEVEL-UNFIT jobs.level"),
)
seen_by_checks(
    *("MAP-49", "naming", POSITION, "A code names one position."),
    "KEY-REPEATED positions.position",
)


@rule("MAP-13", UNIT, needs=("unit", "name"))
def unit_name_can_be_read(law: Law, settings: Settings) -> Condition:
    """The name of a unit is a clean text."""
    return Condition(~pl.col("name").str.contains(titles.DIRTY))


@rule("MAP-14", UNIT, needs=("unit", "name"))
def unit_name_is_written_in_full(law: Law, settings: Settings) -> Condition:
    """The name of a unit has no abbreviations."""
    found = pl.col("name").str.extract(f"({titles.SHORT})")
    return Condition(found.is_null(), facts={"short": found})


@rule("MAP-41", POSITION, needs=(*NAMED, "same_title"))
def title_occurs_once_in_a_unit(law: Law, settings: Settings) -> Condition:
    """A title of one family and level occurs once in a unit."""
    return Condition(
        pl.col("same_title") == 1, ~pl.col("leads") & pl.col("unit").is_not_null()
    )


@rule("MAP-42", POSITION, needs=NAMED)
def title_can_be_read(law: Law, settings: Settings) -> Condition:
    """The title of a position is a clean text."""
    return Condition(~pl.col("name").str.contains(titles.DIRTY))


@rule("MAP-43", POSITION, needs=NAMED)
def title_is_written_in_full(law: Law, settings: Settings) -> Condition:
    """The title of a position has no abbreviations."""
    found = pl.col("name").str.extract(f"({titles.SHORT})")
    return Condition(found.is_null(), facts={"short": found})


@rule("MAP-47", POSITION, needs=(*NAMED, "echelon", "family"))
def echelon_belongs_to_the_family(law: Law, settings: Settings) -> Condition:
    """An echelon became the family that the position has."""
    norm = law.structure.family_by_echelon
    asked = pl.col("echelon").replace_strict(
        dict(norm.value), default=None, return_dtype=pl.String
    )
    return Condition(
        asked == pl.col("family"),
        pl.col("echelon").is_not_null(),
        facts={"asked": asked},
        norms=(norm,),
    )


@rule("MAP-48", POSITION, needs=(*NAMED, "family", "level"))
def level_is_known(law: Law, settings: Settings) -> Condition:
    """The level of every position is known."""
    return Condition(pl.when(pl.col("level").is_not_null()).then(pl.lit(True)))
