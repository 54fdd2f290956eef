"""What people wish for, and how near the plan comes to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from tepat.placement.case import Case
from tepat.placement.problem import Flags, Ints

NEVER = np.iinfo(np.int64).max
"""The order of a position that a person did not wish for."""


@dataclass(frozen=True, slots=True, eq=False)
class Wishes:
    """Wishes of the people of a case; the wish to stay is one for the own position.

    Attributes:
        person, position: Per wish, indices; sorted by person, then by order.
        order: Per wish, 0 for the first of its person.
        has_some: Per person, whether anything is wished for that the city has.
        elsewhere: Per person, whether another position is wished for.
    """

    person: Ints
    position: Ints
    order: Ints
    has_some: Flags
    elsewhere: Flags

    def order_of(self, person: Ints, position: Ints, width: int) -> Ints:
        """Return the order of some (person, position) pairs; :data:`NEVER` if none.

        Args:
            person, position: Indices of the pairs; a position may be -1.
            width: Number of positions.
        """
        if not len(self.person):
            return np.full(len(person), NEVER, dtype=np.int64)
        pair = self.person * width + self.position
        by_pair = np.argsort(pair, kind="stable")
        asked = np.where(position >= 0, person * width + position, -1)
        at = np.searchsorted(pair[by_pair], asked)
        near = by_pair[np.minimum(at, len(pair) - 1)]
        return np.where(pair[near] == asked, self.order[near], NEVER)


def wishes(case: Case) -> Wishes:
    """Read sheet ``minat``: by rank, unranked ones last, then as the sheet has them.

    A wish for a position that the city does not have is left out; of two wishes for
    one position the first counts.
    """
    nips = pl.DataFrame({"nip": case.people["nip"], "held": case.holds}).with_row_index(
        "person"
    )
    codes = pl.DataFrame({"position": case.positions["position"]}).with_row_index("at")
    told = (
        case.snapshot.wishes.select("nip", "position", "rank", "stay")
        .with_row_index("row")
        .join(nips, on="nip", how="inner", maintain_order="left")
        .join(codes, on="position", how="left", maintain_order="left")
        .with_columns(
            at=pl.coalesce(
                pl.col("at").cast(pl.Int64),
                pl.when(
                    pl.col("stay").fill_null(False) & pl.col("position").is_null()
                ).then("held"),
            )
        )
        .filter(pl.col("at") >= 0)
        .sort("person", "rank", "row", nulls_last=True)
        .unique(["person", "at"], keep="first", maintain_order=True)
    )
    person = told["person"].to_numpy().astype(np.int64)
    position = told["at"].to_numpy().astype(np.int64)
    first = np.searchsorted(person, person)
    count = len(case.holds)
    away = person[position != case.holds[person]]
    return Wishes(
        person=person,
        position=position,
        order=np.arange(len(person), dtype=np.int64) - first,
        has_some=np.bincount(person, minlength=count) > 0,
        elsewhere=np.bincount(away, minlength=count) > 0,
    )
