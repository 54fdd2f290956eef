"""Credit points on the way: when the next functional level is within reach.

Rising one functional level asks for the points of the level held, besides everything
else. Where they stand today is told by ``tepat.performance.credits``; from then on, and
on levels entered later, a year is assumed to be rated just good enough.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.law.reckoning import completed
from tepat.performance.credits import base, level_target, months_for

FUNCTIONAL = "FUNGSIONAL"


def credits_reached(
    law: Law, people: pl.DataFrame, targets: pl.DataFrame
) -> NDArray[np.int32]:
    """Return from which day credit points allow each move, as far as they are asked.

    Args:
        law: For the points of each level.
        people: ``family``, ``level``, ``grade``, ``effective_on``, ``position_since``
            and ``credits_on``: the day told for the present level, or null. Without it
            the points are counted from the base of the grade, since the arrival.
        targets: ``to_family`` and ``to_level``.

    Returns:
        int32, (people × targets): days since 1 January 1970; 0 where none are asked.
    """
    asked = people.select("family", "level", "grade").iter_rows()
    months = pl.Series([_months(law, *each) for each in asked], dtype=pl.Int64)
    counted = completed(
        pl.max_horizontal("position_since", "effective_on"), pl.lit(months.fill_null(0))
    )
    days = people.select(pl.coalesce("credits_on", counted)).to_series()
    told = days.to_physical().to_numpy().astype(np.int32)
    rises = _rises(law, people, targets)
    reached: NDArray[np.int32] = np.where(rises, told[:, None], 0).astype(np.int32)
    return reached


def _months(
    law: Law, family: str | None, level: str | None, grade: str | None
) -> int | None:
    """Months of good work from the base of the grade to the next level."""
    if family != FUNCTIONAL or level is None:
        return None
    target = level_target(level, law)
    if target is None:
        return None
    begins = base(level, grade, law) if grade is not None else None
    rated = law.performance.ratings_good_enough.value[-1]
    return months_for(target - (begins or 0), level, rated, law)


def _rises(law: Law, people: pl.DataFrame, targets: pl.DataFrame) -> NDArray[np.bool_]:
    """Flag the (person, target) pairs that rise one functional level."""
    following = law.ladder.next_level.value
    above = [
        following.get(level or "", "") if family == FUNCTIONAL else ""
        for family, level in people.select("family", "level").iter_rows()
    ]
    to = [
        level or "-" if family == FUNCTIONAL else "-"
        for family, level in targets.select("to_family", "to_level").iter_rows()
    ]
    rises: NDArray[np.bool_] = np.array(above)[:, None] == np.array(to)[None, :]
    return rises
