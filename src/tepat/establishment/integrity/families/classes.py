"""Rules on classes (kelas jabatan): known, possible, usual, one for one job."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule
from tepat.law import Law
from tepat.snapshot import Settings

NAMED = ("position", "name", "unit")


@rule("MAP-3", Subject.UNIT, needs=("unit", "name", "positions", "without_class"))
def classes_are_known(law: Law, settings: Settings) -> Condition:
    """Every position of a unit has a class."""
    return Condition(
        pl.when(pl.col("without_class") == 0).then(pl.lit(True)),
        pl.col("positions") > 0,
        facts={"count": pl.col("without_class")},
    )


@rule("MAP-31", Subject.POSITION, needs=(*NAMED, "position_class"))
def class_is_possible(law: Law, settings: Settings) -> Condition:
    """A class is one of those that the law knows."""
    classes = law.evaluation.lowest_points
    lowest, highest = min(classes.value), max(classes.value)
    return Condition(
        pl.col("position_class").is_between(lowest, highest),
        pl.col("position_class").is_not_null(),
        facts={"lowest": pl.lit(lowest), "highest": pl.lit(highest)},
        norms=(classes,),
    )


@rule("MAP-32", Subject.POSITION, needs=(*NAMED, "level", "position_class"))
def class_is_usual(law: Law, settings: Settings) -> Condition:
    """A class lies in the usual range of its level."""
    norm = law.structure.usual_classes
    lowest, highest = (
        pl.col("level").replace_strict(
            {level: bounds[at] for level, bounds in norm.value.items()},
            default=None,
            return_dtype=pl.Int64,
        )
        for at in (0, 1)
    )
    return Condition(
        (pl.col("position_class") >= lowest) & (pl.col("position_class") <= highest),
        pl.col("position_class").is_not_null() & lowest.is_not_null(),
        facts={"lowest": lowest, "highest": highest},
        norms=(norm,),
    )


@rule("MAP-33", Subject.JOB, needs=("name", "position", "positions", "classes"))
def one_job_has_one_class(law: Law, settings: Settings) -> Condition:
    """The positions of one job have one class."""
    return Condition(
        pl.col("classes").list.len() <= 1,
        pl.col("job_class").is_null() & (pl.col("classes").list.len() > 0),
    )


@rule("MAP-34", Subject.POSITION, needs=(*NAMED, "position_class", "job_class"))
def class_is_that_of_the_catalogue(law: Law, settings: Settings) -> Condition:
    """A position has the class that the catalogue gives its job."""
    return Condition(
        pl.col("position_class") == pl.col("job_class"),
        pl.col("job_class").is_not_null(),
        facts={"job_name": pl.col("job_name")},
    )
