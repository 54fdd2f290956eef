"""Many people against many positions at once: sums of levels, as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.snapshot import Snapshot

from .asked import MANDATORY, asked
from .measured import measured


@dataclass(frozen=True, slots=True)
class Matches:
    """What people reach of what some standards ask for.

    A job-person match (JPM) is ``100 × reached ÷ asked``; kept as two whole numbers it
    is exact. A competency that was never assessed adds nothing to ``reached`` and is
    missing from ``assessed``.

    Attributes:
        competencies: Codes, sorted.
        levels: int32, (standards × competencies): the level asked for, 0 = none.
        mandatory: bool, same shape: asked for as ``mutlak``.
        measured: float64, (people × competencies): latest level, -1 = never assessed.
        reached: int32, (people × standards): sum of levels reached; not capped.
        assessed: int32, (people × standards): how many of those asked were assessed.
        asked: int32, (standards,): sum of levels asked for; 0 = nothing is known.
        count: int32, (standards,): how many competencies are asked for.
    """

    competencies: tuple[str, ...]
    levels: NDArray[np.int32]
    mandatory: NDArray[np.bool_]
    measured: NDArray[np.float64]
    reached: NDArray[np.int32]
    assessed: NDArray[np.int32]
    asked: NDArray[np.int32]
    count: NDArray[np.int32]

    def mandatory_missed(self) -> NDArray[np.int32]:
        """Count, (people × standards), the ``mutlak`` ones assessed below the level."""
        return self._below(self.mandatory)

    def below(self) -> NDArray[np.int32]:
        """Count, (people × standards), those assessed below the level asked for."""
        return self._below(self.levels > 0)

    def _below(self, which: NDArray[np.bool_]) -> NDArray[np.int32]:
        total = np.zeros(self.reached.shape, dtype=np.int32)
        has = self.measured
        # Levels are few: for each one asked for, who lies below it, and where.
        for level in np.unique(self.levels[which]):
            asks = (which & (self.levels == level)).astype(np.float64)
            short = ((has >= 0) & (has < level)).astype(np.float64)
            total += (short @ asks.T).astype(np.int32)
        return total


def matches(
    snapshot: Snapshot, people: pl.DataFrame, wanted: pl.DataFrame, law: Law
) -> Matches:
    """Set people against standards.

    Args:
        snapshot: For standards and assessments.
        people: ``nip``, one row per person.
        wanted: ``standard`` and ``level``, one distinct row per column of the result.
        law: For the level usual for a tier.
    """
    rows = wanted.select("standard", "level").with_row_index("column")
    told = rows.join(
        asked(snapshot, law, wanted),
        on=["standard", "level"],
        how="inner",
        nulls_equal=True,
        maintain_order="left_right",
    )
    codes = sorted(told["competency"].unique())
    place = {code: at for at, code in enumerate(codes)}
    at = _places(told["competency"], place)
    levels = np.zeros((wanted.height, len(codes)), dtype=np.int32)
    mandatory = np.zeros(levels.shape, dtype=np.bool_)
    levels[told["column"].to_numpy(), at] = told["asked"].to_numpy()
    mandatory[told["column"].to_numpy(), at] = (
        told["importance"].eq_missing(MANDATORY).to_numpy()
    )
    has = _measured(snapshot, people, place)
    asks = (levels > 0).astype(np.float64)
    # Sums of a few small whole numbers: exact in floating point, and far faster there.
    return Matches(
        competencies=tuple(codes),
        levels=levels,
        mandatory=mandatory,
        measured=has,
        reached=(np.maximum(has, 0) @ asks.T).astype(np.int32),
        assessed=((has >= 0).astype(np.float64) @ asks.T).astype(np.int32),
        asked=levels.sum(axis=1, dtype=np.int32),
        count=(levels > 0).sum(axis=1, dtype=np.int32),
    )


def _measured(
    snapshot: Snapshot, people: pl.DataFrame, place: dict[str, int]
) -> NDArray[np.float64]:
    row = people.select("nip").with_row_index("person")
    latest = (
        measured(snapshot)
        .filter(pl.col("competency").is_in(list(place)))
        .join(row, on="nip", how="inner", maintain_order="left")
    )
    has = np.full((people.height, len(place)), -1.0)
    at = _places(latest["competency"], place)
    has[latest["person"].to_numpy(), at] = latest["reached"].to_numpy()
    return has


def _places(codes: pl.Series, place: dict[str, int]) -> NDArray[np.int64]:
    known = codes.replace_strict(place, return_dtype=pl.Int64) if place else codes
    return known.cast(pl.Int64).to_numpy()
