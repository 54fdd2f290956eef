"""Competencies that a unit loses with the last person who has them."""

from __future__ import annotations

import polars as pl

from tepat.competency.asked import asked_by_position
from tepat.competency.measured import measured
from tepat.placement.problem import Ints

from .outcome import Outcome, at_rows

LOST = pl.Schema(
    {
        "unit": pl.String(),
        "name": pl.String(),
        "competency": pl.String(),
        "before": pl.Int64(),
        "asked": pl.Int64(),
        "left": pl.List(pl.String()),
    }
)


def lost(told: Outcome) -> pl.DataFrame:
    """List competencies that nobody in a unit has any more after the plan.

    A person has a competency whose latest measured level is 1 or more. Only those count
    that some position of the unit (or below) asks for; where a unit and one above it
    lose the same, the upper one is named. The root never loses anything by a move.

    Returns:
        ``unit`` (code), ``name``, ``competency``, ``before`` (people who had it),
        ``asked`` (positions that ask for it) and ``left`` (NIPs of those who move
        away); by unit in the order of the tree, then by competency.
    """
    case, units = told.case, told.units
    has = measured(case.snapshot).filter(pl.col("reached") >= 1)
    above = _above(units)

    def count(seat: Ints, name: str) -> pl.DataFrame:
        where = pl.DataFrame(
            {
                "nip": case.people["nip"],
                "unit": at_rows(units["unit"], told.unit_of(seat)),
            }
        )
        return (
            has.select("nip", "competency")
            .join(where, on="nip", how="inner")
            .join(above, on="unit", how="inner")
            .group_by("within", "competency")
            .agg(
                pl.len().cast(pl.Int64).alias(name),
                pl.col("nip").sort().alias(f"{name}_nips"),
            )
        )

    asked = (
        asked_by_position(case.snapshot, case.law)
        .select("position", "competency")
        .join(case.positions.select("position", "unit"), on="position")
        .join(above, on="unit")
        .group_by("within", "competency")
        .agg(asked=pl.col("position").n_unique().cast(pl.Int64))
    )
    gone = (
        count(told.holds, "before")
        .join(count(told.seat, "after"), on=["within", "competency"], how="anti")
        .join(asked, on=["within", "competency"], how="inner")
    )
    upper = (
        gone.select("competency", "within")
        .join(
            above.filter(pl.col("within") != pl.col("unit")),
            on="within",
        )
        .select("competency", within="unit")
    )
    order = units.select(within="unit", name="name", order="order")
    return (
        gone.join(upper, on=["within", "competency"], how="anti")
        .join(order, on="within")
        .sort("order", "competency", nulls_last=True)
        .select(
            "name", "competency", "before", "asked", unit="within", left="before_nips"
        )
        .select(LOST.names())
        .cast(dict(LOST))  # type: ignore[arg-type]
    )


def _above(units: pl.DataFrame) -> pl.DataFrame:
    """Return each unit with itself and every unit above it, but not the root."""
    path = pl.col("path").str.split("/")
    return (
        units.select("unit", within=path.list.slice(1))
        .explode("within", empty_as_null=True)
        .drop_nulls("within")
    )
