"""Rungs: kinds of seat between which a career moves.

What is possible from a position depends on its family, level, job group and retirement
age alone, not on what it asked for at its door. So all targets that agree on these are
one rung, and the graph of moves has some dozens of nodes instead of thousands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.law.reckoning import retirement_day
from tepat.rules.grid import distinct

OF_RUNG = ("to_family", "to_level", "to_group", "to_retirement_age")


@dataclass(frozen=True, slots=True)
class Rungs:
    """The nodes of the graph.

    Attributes:
        rows: ``OF_RUNG``, one row per rung, in order of their texts.
        of_target: For each target, its rung; -1 where family or level is not told.
        targets: For each rung, its targets, ascending.
        months_asked: For each job group, the months of experience that targets of it
            may ask for, ascending.
    """

    rows: pl.DataFrame
    of_target: NDArray[np.int64]
    targets: tuple[NDArray[np.int64], ...]
    months_asked: Mapping[str, tuple[int, ...]]

    def leaves_on(self, born: date | None) -> list[date | None]:
        """Return the first day of retirement from each rung."""
        told = self.rows.select(
            retirement_day(pl.lit(born, pl.Date), pl.col("to_retirement_age"))
        )
        return told.to_series().to_list()


def rungs(targets: pl.DataFrame, law: Law) -> Rungs:
    """Sort the targets (rows of ``Ground.targets``) into rungs."""
    known, place = distinct(targets, list(OF_RUNG))
    ordered = (
        known.with_row_index("was")
        .filter(
            pl.col("to_family").is_not_null(),
            pl.col("to_level").is_in(list(law.ladder.level_rank.value)),
        )
        .sort(*OF_RUNG, nulls_last=True)
    )
    now = np.full(known.height, -1, dtype=np.int64)
    now[ordered["was"].to_numpy()] = np.arange(ordered.height)
    of_target = now[place]
    return Rungs(
        ordered.drop("was"),
        of_target,
        tuple(np.flatnonzero(of_target == at) for at in range(ordered.height)),
        _months_asked(targets, law),
    )


def _months_asked(targets: pl.DataFrame, law: Law) -> dict[str, tuple[int, ...]]:
    to_enter = 12 * law.appointment.functional_experience_years.value
    told: dict[str, set[int]] = {}
    for group, family, *asked in targets.select(
        "to_group", "to_family", "to_experience_months", "to_leadership_months"
    ).iter_rows():
        if group is None:
            continue
        months = told.setdefault(group, set())
        months |= {each for each in asked if each}
        months |= {to_enter} if family == "FUNGSIONAL" else set()
    return {group: tuple(sorted(months)) for group, months in told.items()}
