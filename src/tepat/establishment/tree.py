"""Sums over the tree of units: a unit's own, and with everything below it."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray


def own(units: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """Add up the rows of each unit.

    Args:
        units: With ``unit``.
        rows: ``unit`` and numbers; a null adds nothing.

    Returns:
        ``unit`` and the same columns, one row per unit in the order of ``units``;
        zero for a unit without rows.
    """
    sums = rows.group_by("unit", maintain_order=True).agg(pl.all().sum())
    return (
        units.select("unit")
        .join(sums, on="unit", how="left", maintain_order="left")
        .fill_null(0)
    )


def with_below(units: pl.DataFrame, sums: pl.DataFrame) -> pl.DataFrame:
    """Add to each unit's sums those of all units below it.

    Args:
        units: As ``resolve.units`` gives them, forming one tree.
        sums: As :func:`own` gives them, whole numbers, for the same units.
    """
    place = {unit: at for at, unit in enumerate(units["unit"])}
    above = [place.get(parent, -1) for parent in units["parent"]]
    numbers = [name for name in sums.columns if name != "unit"]
    totals: NDArray[np.int64] = sums.select(numbers).to_numpy().astype(np.int64)
    deepest_first = np.argsort(-units["depth"].fill_null(0).to_numpy(), kind="stable")
    for at in deepest_first:
        if above[at] >= 0:
            totals[above[at]] += totals[at]
    return pl.concat(
        [sums.select("unit"), pl.DataFrame(totals, schema=numbers, orient="row")],
        how="horizontal",
    )
