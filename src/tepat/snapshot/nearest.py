"""What a unit says, or else the nearest unit above it that says something."""

from __future__ import annotations

import polars as pl


def at_or_above(units: pl.DataFrame, told: pl.DataFrame, *by: str) -> pl.DataFrame:
    """Give every unit what it, or else the nearest unit above it, was told.

    Args:
        units: ``unit`` and ``parent``; a circle of parents is walked once.
        told: ``unit``, the columns ``by``, and what is told; of a unit told twice the
            first row counts.
        by: Columns that tell several things of one unit apart.

    Returns:
        The columns of ``told``, one row for each unit and each thing that reaches
        it.
    """
    reached = (
        climbs(units)
        .join(told.rename({"unit": "above"}), on="above", maintain_order="left_right")
        .unique(["unit", *by], keep="first", maintain_order=True)
    )
    return reached.select(told.columns)


def climbs(units: pl.DataFrame) -> pl.DataFrame:
    """Each unit with itself and all units ``above`` it, the nearest first."""
    parent = dict(units.select("unit", "parent").iter_rows())
    below: list[str] = []
    above: list[str] = []
    for unit in parent:
        seen: set[str] = set()
        here: str | None = unit
        while here is not None and here not in seen:
            seen.add(here)
            below.append(unit)
            above.append(here)
            here = parent.get(here)
    return pl.DataFrame(
        {"unit": below, "above": above}, schema={"unit": pl.String, "above": pl.String}
    )
