"""Rules on the nomenclature: titles that are in force, and of the right family."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule
from tepat.law import Law
from tepat.nomenclature import Standing
from tepat.snapshot import Settings

POSITION = Subject.POSITION
NAMED = ("position", "name", "unit")


@rule("MAP-44", POSITION, needs=(*NAMED, "family"))
def title_is_in_the_nomenclature(law: Law, settings: Settings) -> Condition:
    """A title that names no job is itself one of the nomenclature in force."""
    return Condition(
        (pl.col("title_standing") == Standing.IN_FORCE.value).fill_null(False),
        pl.col("goes_by_title") & pl.col("can_be_compared"),
    )


@rule(
    "MAP-45",
    POSITION,
    needs=(*NAMED, "job_name", "job_until", "successor", "successor_name"),
)
def job_is_still_in_force(law: Law, settings: Settings) -> Condition:
    """The job that a position names is in force on the day."""
    has_successor = pl.col("successor_name").is_not_null()
    instead = pl.concat_str("successor_name", pl.lit(" ("), "successor", pl.lit(")"))
    return Condition(
        pl.col("job_standing") != Standing.ENDED.value,
        pl.col("job_name").is_not_null(),
        facts={"instead": pl.when(has_successor).then(instead)},
    )


@rule("MAP-50", POSITION, needs=(*NAMED, "family", "job_name", "job_family"))
def family_is_that_of_the_job(law: Law, settings: Settings) -> Condition:
    """A position is of the family of its job."""
    return Condition(
        pl.col("family") == pl.col("job_family"), pl.col("job_family").is_not_null()
    )


@rule("MAP-57", POSITION, needs=(*NAMED, "job_name", "job_since"))
def job_is_already_in_force(law: Law, settings: Settings) -> Condition:
    """The job that a position names has begun to apply."""
    return Condition(
        pl.col("job_standing") != Standing.NOT_YET.value,
        pl.col("job_name").is_not_null(),
    )


@rule("MAP-60", Subject.UNIT, needs=("unit", "name", "positions", "without_catalogue"))
def titles_can_be_compared(law: Law, settings: Settings) -> Condition:
    """Every title that names no job can be compared with some catalogue."""
    return Condition(
        pl.when(pl.col("without_catalogue") == 0).then(pl.lit(True)),
        pl.col("positions") > 0,
        facts={"count": pl.col("without_catalogue")},
    )
