"""What if schools had other classes: pupils, pupils to a class, or lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import polars as pl

from tepat.snapshot.nearest import climbs

ClassNumber = Literal["pupils", "ratio", "lessons"]
COLUMNS = {"pupils": "pupils", "ratio": "ratio", "lessons": "hours"}


@dataclass(frozen=True, slots=True)
class ClassChange:
    """Another number in the rows of sheet ``rombel`` that fit everything said of them.

    Attributes:
        number: What changes: pupils of a row, pupils to a class, lessons a week.
        value: The new number.
        percent: How much more (or less); pupils stay whole.
        position: Code of the position.
        unit: Code of the unit of the position, or of one above it.
        grade: Grade of the school.
    """

    number: ClassNumber
    value: float | None = None
    percent: float | None = None
    position: str | None = None
    unit: str | None = None
    grade: int | None = None

    def fits(self, units: pl.DataFrame) -> pl.Expr:
        """Tell which rows change, over sheet ``rombel`` with ``unit``.

        Only rows that have the number, and whose classes can follow it: where the
        number of classes is told and pupils or ratio are not, it stays.
        """
        conditions = [pl.col(COLUMNS[self.number]).is_not_null()]
        if self.number == "pupils":
            of_pupils = (pl.col("kind") == "BK").fill_null(False)
            conditions.append(of_pupils | pl.col("ratio").is_not_null())
        if self.number == "ratio":
            conditions.append(pl.col("pupils").is_not_null())
        if self.position is not None:
            conditions.append(pl.col("position") == self.position)
        if self.grade is not None:
            conditions.append(pl.col("grade").eq_missing(pl.lit(self.grade)))
        if self.unit is not None:
            below = climbs(units).filter(pl.col("above") == self.unit)["unit"]
            conditions.append(pl.col("unit").is_in(below.implode()))
        return pl.all_horizontal(conditions)


def changed(
    classes: pl.DataFrame, units: pl.DataFrame, change: ClassChange
) -> pl.DataFrame:
    """Return the rows with the number in question.

    Where pupils or the ratio change, the number of classes follows from them.

    Args:
        classes: Rows of sheet ``rombel``, with ``unit`` of their position.
        units: ``unit`` and ``parent``.
        change: What is thought to change.
    """
    name = COLUMNS[change.number]
    new = (
        pl.lit(change.value, pl.Float64)
        if change.percent is None
        else pl.col(name) * (1 + change.percent / 100)
    )
    if name == "pupils":
        new = (new + 0.5).floor().cast(pl.Int64)
    # Decided before anything moves: what fits may depend on what changes.
    fits = pl.col("_fits")
    told = classes.with_columns(_fits=change.fits(units)).with_columns(
        pl.when(fits).then(new).otherwise(name).alias(name)
    )
    if name != "hours":
        told = told.with_columns(groups=pl.when(~fits).then("groups"))
    return told.drop("_fits")
