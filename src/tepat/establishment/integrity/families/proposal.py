"""Rules on what a yearly proposal of needs must bring with every position."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule
from tepat.law import Law
from tepat.snapshot import Settings


@rule("MAP-51", Subject.UNIT, needs=("unit", "name", "positions", "without_tasks"))
def tasks_are_told(law: Law, settings: Settings) -> Condition:
    """Every position whose need should come from tasks has complete ones."""
    return Condition(
        pl.when(pl.col("without_tasks") == 0).then(pl.lit(True)),
        pl.col("positions") > 0,
        facts={"count": pl.col("without_tasks")},
    )


@rule("MAP-52", Subject.UNIT, needs=("unit", "name", "positions", "without_analysis"))
def analyses_are_there(law: Law, settings: Settings) -> Condition:
    """Every position has a job analysis, its own or that of its job."""
    return Condition(
        pl.when(pl.col("without_analysis") == 0).then(pl.lit(True)),
        pl.col("positions") > 0,
        facts={"count": pl.col("without_analysis")},
    )
