"""Rules on seats and holders: needs that are known, seats that are not overfilled."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule
from tepat.law import Law
from tepat.snapshot import Settings

POSITION = Subject.POSITION
NAMED = ("position", "name", "unit")
HOLDERS_KNOWN = pl.col("occupied").is_not_null()


@rule("MAP-2", POSITION, needs=(*NAMED, "need"))
def leadership_is_needed(law: Law, settings: Settings) -> Condition:
    """A leadership post, or the leader of a unit, is needed at least once."""
    return Condition(
        pl.col("need") >= 1,
        (pl.col("leads") | pl.col("is_leader")) & pl.col("need").is_not_null(),
        facts={"title": pl.col("name")},
        norms=(law.need.leadership_need,),
    )


@rule("MAP-4", Subject.UNIT, needs=("unit", "name", "positions", "without_need"))
def needs_are_known(law: Law, settings: Settings) -> Condition:
    """The need of every position of a unit is known."""
    return Condition(
        pl.when(pl.col("without_need") == 0).then(pl.lit(True)),
        pl.col("positions") > 0,
        facts={"count": pl.col("without_need")},
    )


@rule(
    "MAP-21",
    Subject.CITY,
    needs=(
        *("counted_need", "need", "counted_occupied", "occupied"),
        *("positions_counted", "positions_all", "units_outside"),
    ),
)
def the_root_sums_up_everything(law: Law, settings: Settings) -> Condition:
    """The sums of the root are the sums of all positions."""
    return Condition(
        (pl.col("counted_need") == pl.col("need"))
        & (pl.col("counted_occupied") == pl.col("occupied"))
        & (pl.col("positions_counted") == pl.col("positions_all")),
        facts={"missing": pl.col("positions_all") - pl.col("positions_counted")},
    )


@rule("MAP-35", POSITION, needs=(*NAMED, "need", "occupied"))
def what_is_held_is_needed(law: Law, settings: Settings) -> Condition:
    """A position whose need is 0 has no holders."""
    return Condition(pl.col("occupied") == 0, (pl.col("need") == 0) & HOLDERS_KNOWN)


@rule("MAP-36", POSITION, needs=(*NAMED, "need", "occupied"))
def holders_have_seats(law: Law, settings: Settings) -> Condition:
    """A position has no more holders than seats."""
    return Condition(
        pl.col("occupied") <= pl.col("need"),
        (pl.col("need") > 0) & ~pl.col("leads") & HOLDERS_KNOWN,
    )


@rule("MAP-37", POSITION, needs=(*NAMED, "occupied"))
def leadership_has_one_holder(law: Law, settings: Settings) -> Condition:
    """A leadership post has one holder at most."""
    most = law.need.leadership_need
    return Condition(
        pl.col("occupied") <= pl.max_horizontal(pl.lit(most.value), "need"),
        pl.col("leads") & HOLDERS_KNOWN,
        norms=(most,),
    )


@rule("MAP-38", POSITION, needs=(*NAMED, "occupied"))
def a_vacant_leader_is_stood_in_for(law: Law, settings: Settings) -> Condition:
    """A vacant leadership post has somebody acting in it."""
    return Condition(
        (pl.col("occupied") > 0) | pl.col("has_acting"),
        pl.col("leads") & (pl.col("need") > 0).fill_null(True) & HOLDERS_KNOWN,
    )


@rule("MAP-39", POSITION, needs=(*NAMED, "holders_stated", "counted"))
def stated_holders_are_there(law: Law, settings: Settings) -> Condition:
    """The stated number of holders is the number of people recorded."""
    return Condition(
        pl.col("holders_stated") == pl.col("counted"),
        pl.col("holders_stated").is_not_null() & pl.col("counted").is_not_null(),
    )


@rule("MAP-40", POSITION, needs=(*NAMED, "need_stated", "need"))
def stated_need_is_that_of_the_tasks(law: Law, settings: Settings) -> Condition:
    """The stated need is what the tasks give."""
    return Condition(
        pl.col("need_stated") == pl.col("need"),
        pl.col("need_stated").is_not_null() & (pl.col("source") == "tugas"),
    )


@rule("MAP-59", Subject.UNIT, needs=("unit", "name", "positions", "without_holders"))
def holders_are_known(law: Law, settings: Settings) -> Condition:
    """The number of holders of every position of a unit is known."""
    return Condition(
        pl.when(pl.col("without_holders") == 0).then(pl.lit(True)),
        pl.col("positions") > 0,
        facts={"count": pl.col("without_holders")},
    )
