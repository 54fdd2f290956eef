"""Rules on people: everybody stands on the map, and is still there."""

from __future__ import annotations

import polars as pl

from tepat.establishment.integrity.rule import Condition, Subject, rule, seen_by_checks
from tepat.law import Law
from tepat.snapshot import Settings

PERSON = Subject.PERSON

seen_by_checks(
    *("MAP-53", "people", PERSON, "The position that somebody holds exists."),
    "REFERENCE-UNKNOWN employees.position",
)
seen_by_checks(
    *("MAP-55", "people", PERSON, "A stated unit is that of the position held."),
    "UNIT-DIFFERS",
)


@rule("MAP-54", PERSON, needs=("nip", "name", "unit"))
def stands_on_the_map(law: Law, settings: Settings) -> Condition:
    """Everybody has a position."""
    return Condition(pl.col("has_position"))


@rule(
    "MAP-56",
    PERSON,
    needs=("nip", "name", "position", "position_name", "leaves_on", "because"),
)
def is_still_in_service(law: Law, settings: Settings) -> Condition:
    """Nobody who has retired, or whose contract has ended, still holds a seat."""
    return Condition(
        ~pl.col("has_left"),
        pl.col("position_exists"),
        norms=(law.retirement.age_by_level, law.retirement.starts_next_month),
    )
