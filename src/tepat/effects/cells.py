"""Answers gathered into cells: one unit in one period, with mean, count and spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Exact = NDArray[np.float64]
Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cells:
    """Answers by unit (rows) and period (columns).

    Attributes:
        units: Codes of the units, in the order of the rows.
        mean: Mean of the answers; NaN where there are none.
        count: Number of answers.
        squares: Sum of squared deviations from the mean of the cell.
        order: Number of each period: 0 the first after the change, -1 the last before.
        is_after: Which periods count as after the change.
    """

    units: tuple[str, ...]
    mean: Exact
    count: Exact
    squares: Exact
    order: Whole
    is_after: Truth

    def of(self, rows: Whole | Truth) -> Cells:
        """Return the cells of some of the units."""
        places = np.arange(len(self.units))[rows]
        return Cells(
            tuple(self.units[place] for place in places),
            self.mean[rows],
            self.count[rows],
            self.squares[rows],
            self.order,
            self.is_after,
        )

    def during(self, periods: Truth, is_after: Truth) -> Cells:
        """Return the cells of some periods, with another side for each of them."""
        return Cells(
            self.units,
            self.mean[:, periods],
            self.count[:, periods],
            self.squares[:, periods],
            self.order[periods],
            is_after[periods],
        )

    @property
    def on_both_sides(self) -> Truth:
        """Which units have answers before and after the change."""
        some = self.count > 0
        before = np.logical_or.reduce(some[:, ~self.is_after], axis=1)
        after = np.logical_or.reduce(some[:, self.is_after], axis=1)
        both: Truth = np.logical_and(before, after)
        return both


def cells(answers: pl.DataFrame) -> Cells:
    """Gather answers into cells.

    Args:
        answers: ``unit``, ``order`` (number of the period, below zero before the
            change) and ``value``; no nulls, at least one row.
    """
    middle = pl.col("value").mean()
    told = (
        # Sorted first: sums of fractions depend on their order in the last digit.
        answers.sort("unit", "order", "value")
        .group_by("unit", "order", maintain_order=True)
        .agg(
            mean=middle,
            count=pl.len(),
            squares=((pl.col("value") - middle) ** 2).sum(),
        )
    )
    units = told["unit"].unique(maintain_order=True).to_list()
    order = np.unique(told["order"].cast(pl.Int64).to_numpy())
    place = {unit: row for row, unit in enumerate(units)}
    row = np.array([place[unit] for unit in told["unit"]], dtype=np.int64)
    column = np.searchsorted(order, told["order"].cast(pl.Int64).to_numpy())
    shape = (len(units), len(order))
    mean, count, squares = np.full(shape, np.nan), np.zeros(shape), np.zeros(shape)
    mean[row, column] = told["mean"].to_numpy()
    count[row, column] = told["count"].to_numpy()
    squares[row, column] = told["squares"].to_numpy()
    return Cells(tuple(units), mean, count, squares, order, order >= 0)
