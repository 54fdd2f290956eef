"""What is looked up only where a rule reads it: credit points and competencies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import polars as pl

from tepat.competency import matches
from tepat.law import Law
from tepat.performance.credits import standing
from tepat.snapshot import Snapshot

from .experience import Finder

KEY = ("to_standard", "to_level")


def credits_of(snapshot: Snapshot, law: Law, day: date) -> Callable[[], pl.DataFrame]:
    """Return a function that gives everybody's credit points, worked out once.

    Points and target are those of the level held; the day is the first on which the
    target is reached if the latest rating goes on.
    """

    @cache
    def found() -> pl.DataFrame:
        return standing(snapshot, law, day).select(
            "nip",
            credit_points="points",
            credit_target="level_target",
            credit_on="level_on",
        )

    return found


def matches_of(snapshot: Snapshot, law: Law) -> Finder:
    """Return a function that sets pairs against the standard of their position.

    It adds ``levels_reached``, ``levels_asked``, ``competencies_assessed``,
    ``competencies_asked`` and ``match``: reached of asked in percent, rounded half up
    to two decimals, null where nothing is asked or assessed.
    """

    def find(pairs: pl.DataFrame) -> pl.DataFrame:
        people = pairs.select("nip").unique(maintain_order=True)
        wanted = pairs.select(standard="to_standard", level="to_level").unique(
            maintain_order=True
        )
        told = matches(snapshot, people, wanted, law)
        at = pairs.select(
            person=_place(pairs, people, ["nip"], ["nip"]),
            seat=_place(pairs, wanted, list(KEY), ["standard", "level"]),
        )
        person, seat = at["person"].to_numpy(), at["seat"].to_numpy()
        reached = pl.Series(told.reached[person, seat], dtype=pl.Int64)
        asked = pl.Series(told.asked[seat], dtype=pl.Int64)
        assessed = pl.Series(told.assessed[person, seat], dtype=pl.Int64)
        count = pl.Series(told.count[seat], dtype=pl.Int64)
        return pairs.with_columns(
            levels_reached=reached,
            levels_asked=asked,
            competencies_assessed=assessed,
            competencies_asked=count,
        ).with_columns(match=_percent())

    return find


def _percent() -> pl.Expr:
    reached, asked = pl.col("levels_reached"), pl.col("levels_asked")
    is_known = (asked > 0) & (pl.col("competencies_assessed") > 0)
    hundredths = (20_000 * reached + asked) // (2 * asked.clip(lower_bound=1))
    return pl.when(is_known).then(hundredths / 100)


def _place(
    pairs: pl.DataFrame, rows: pl.DataFrame, left: list[str], right: list[str]
) -> pl.Series:
    numbered = rows.with_row_index("place")
    return pairs.select(left).join(
        numbered,
        left_on=left,
        right_on=right,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )["place"]
