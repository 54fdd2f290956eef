"""The same people before and after a change, as answers by unit and period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

BEFORE = pl.col("order") < 0


@dataclass(frozen=True, slots=True)
class Stayed:
    """Values of people who were appraised in one unit on both sides of a day.

    Attributes:
        frame: ``unit``, ``order``, ``value``: each person's values around the middle
            of the person's own levels before and after, so that people who are
            appraised in some periods only do not move a mean by being there.
        levels: ``unit``, ``order``, ``value`` as they were appraised.
        days: Of each period its first and last day.
        people: How many they are.
        straddling: Appraisals of a period that holds the day of the change.
        moved: People appraised on both sides, but not in the same unit.
    """

    frame: pl.DataFrame
    levels: pl.DataFrame
    days: Mapping[int, tuple[date, date]]
    people: int
    straddling: int
    moved: int


def stayed(appraised: pl.DataFrame, event: date) -> Stayed:
    """Choose who speaks for a change.

    Of periods of different lengths (years, quarters) those are taken of which more
    people have some on both sides.

    Args:
        appraised: ``nip``, ``unit``, ``first``, ``last``, ``months``, ``value``.
        event: The first day after the change.
    """
    straddles = (pl.col("first") < event) & (pl.col("last") >= event)
    straddling = appraised.filter(straddles).height
    clear = appraised.filter(~straddles).with_columns(after=pl.col("first") >= event)
    both = (
        clear.group_by("months", "nip", "unit")
        .agg(sides=pl.col("after").n_unique())
        .filter(pl.col("sides") == 2)
    )
    if both.is_empty():
        empty = pl.DataFrame(
            schema={"unit": pl.String, "order": pl.Int64, "value": pl.Float64}
        )
        return Stayed(empty, empty, {}, 0, straddling, _moved(clear, 0))
    most = both.group_by("months").len().sort("len", "months", descending=True)
    months = int(most["months"][0])
    told = clear.filter(pl.col("months") == months).join(
        both.filter(pl.col("months") == months).select("nip", "unit"),
        on=["nip", "unit"],
        how="semi",
        maintain_order="left",
    )
    spans = told.select("first", "last", "after").unique().sort("first")
    count = int((~spans["after"]).sum())
    spans = spans.with_columns(order=pl.int_range(pl.len(), dtype=pl.Int64) - count)
    told = told.join(spans.select("first", "order"), on="first", maintain_order="left")
    levels = told.select("unit", "order", "value")
    of_person = ("nip", "unit")
    middle = (
        pl.col("value").filter(BEFORE).mean().over(of_person)
        + pl.col("value").filter(~BEFORE).mean().over(of_person)
    ) / 2
    frame = told.select("unit", "order", value=pl.col("value") - middle)
    people = told["nip"].n_unique()
    days = {
        int(order): (first, last)
        for first, last, _, order in spans.select(
            "first", "last", "after", "order"
        ).iter_rows()
    }
    return Stayed(frame, levels, days, people, straddling, _moved(clear, people))


def _moved(clear: pl.DataFrame, people: int) -> int:
    """How many people have appraisals on both sides and do not speak."""
    sides = clear.group_by("nip").agg(sides=pl.col("after").n_unique())
    return max(sides.filter(pl.col("sides") == 2).height - people, 0)
