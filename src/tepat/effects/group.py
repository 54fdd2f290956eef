"""One day of change with its units: what is compared with what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from .cells import Cells, Truth, Whole
from .changes import Changes, changes
from .interval import Cohort, Estimate, estimate

Reckoning = Callable[[Cells, Truth], Changes]


@dataclass(frozen=True, slots=True)
class Group:
    """Units that had a change on one day, and units that had none by then.

    Attributes:
        event: The first day after the change.
        cells: Of units with answers on both sides.
        levels: The same cells as a reader knows them (ratings, not their deviations).
        is_treated: Which of the units had the change.
        places: Number of each unit over all groups.
        same_people: Whether the same people speak on both sides.
        days: Of each period its first and last day.
    """

    event: date
    cells: Cells
    levels: Cells
    is_treated: Truth
    places: Whole
    same_people: bool
    days: Mapping[int, tuple[date, date]]

    def of(self, rows: Truth) -> Group:
        """Return the group with some of its units."""
        return replace(
            self,
            cells=self.cells.of(rows),
            levels=self.levels.of(rows),
            is_treated=self.is_treated[rows],
            places=self.places[rows],
        )

    def seen(self, before: Truth, after: Truth) -> Group:
        """Return the group as if only some periods were before, and some after."""
        kept = before | after
        cells = self.cells.during(kept, after)
        whole = replace(self, cells=cells, levels=self.levels.during(kept, after))
        return whole.of(cells.on_both_sides)

    @property
    def is_whole(self) -> bool:
        """Whether there is something to compare."""
        return bool(self.is_treated.any() and (~self.is_treated).any())


def measured(
    groups: Sequence[Group], reckoning: Callable[..., Changes] = changes
) -> Estimate | None:
    """Return the effect over all groups that are whole; none: ``None``."""
    cohorts = []
    for group in groups:
        if not group.is_whole:
            continue
        found = reckoning(group.cells, group.is_treated, same_people=group.same_people)
        known = np.isfinite(found.change) & np.isfinite(found.variance)
        rows = Changes(
            found.is_treated[known],
            found.change[known],
            found.raw[known],
            found.variance[known],
            found.restless[known],
            found.free[known],
        )
        if rows.is_treated.any() and (~rows.is_treated).any():
            cohorts.append(Cohort(group.places[known], rows))
    return estimate(cohorts) if cohorts else None
