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
    """Wishes of the people of a case; staying is the last wish of who told any.

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
    """Read sheet ``minat`` as ``placement.wishes`` does, with staying as the last wish.

    Whoever has told any wish likes the positions wished for better than staying, and
    staying better than everything else.
    """
    liked = case.wishes()
    stays = pl.col("stay").fill_null(False) | pl.col("position").is_in(
        case.positions["position"].implode()
    )
    said = case.snapshot.wishes.filter(stays.fill_null(False))["nip"]
    has_some = case.people["nip"].is_in(said.implode()).to_numpy().astype(np.bool_)
    lists = [
        (*mine, own) if told and own >= 0 else mine
        for mine, own, told in zip(liked, case.holds.tolist(), has_some, strict=True)
    ]
    sizes = np.array([len(mine) for mine in lists], dtype=np.int64)
    person = np.repeat(np.arange(len(lists)), sizes)
    first = np.cumsum(sizes) - sizes
    return Wishes(
        person=person,
        position=np.array([at for mine in lists for at in mine], dtype=np.int64),
        order=np.arange(len(person), dtype=np.int64) - first[person],
        has_some=has_some,
        elsewhere=np.array([bool(mine) for mine in liked], np.bool_),
    )
