"""The training plan as numbers: classes of people with equal needs, and offers.

People with the same gaps, the same hours and the same offers open to them are one
class, so that a large city stays a small problem. All numbers are whole: points and
hours are counted in the smallest part of an hour that occurs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Truth = NDArray[np.bool_]

NO_LIMIT = -1


@dataclass(frozen=True, slots=True)
class Problem:
    """Who may take what, what it closes and what it costs.

    A bundle is what one person takes: offers open to the class, at most one per group,
    none at the same time as another, and no more hours than there is room for. It is
    worth the gains of its offers and the hours that the class lacks, as far as they
    are filled.

    Attributes:
        cost: (offers,), rupiah per participant.
        seats: (offers,), ``NO_LIMIT`` where nothing limits them.
        hours: (offers,), in parts of an hour.
        group: (offers,): offers of one group close the same gap.
        clash: (offers × offers): at the same time for one person.
        gain: (classes × offers), points.
        open: (classes × offers): whether the class may take the offer.
        lack: (classes,), hours missing this year, in parts.
        room: (classes,), hours that may be added, in parts; ``NO_LIMIT`` for any.
        hour_points: Points of one part of an hour that fills a lack.
        count: (classes,), people.
        budget: Rupiah, or ``None`` without a limit.
    """

    cost: Whole
    seats: Whole
    hours: Whole
    group: Whole
    clash: Truth
    gain: Whole
    open: Truth
    lack: Whole
    room: Whole
    hour_points: int
    count: Whole
    budget: int | None

    @property
    def offers(self) -> int:
        return len(self.cost)

    @property
    def classes(self) -> int:
        return len(self.count)

    def worth(self, rows: Whole, taken: Truth) -> Whole:
        """Return the points of bundles, (rows,), of the classes ``rows``."""
        gains = (self.gain[rows] * taken).sum(axis=1)
        hours = np.minimum(taken @ self.hours, self.lack[rows])
        worth: Whole = gains + self.hour_points * hours
        return worth

    def fits(self, rows: Whole, taken: Truth) -> Truth:
        """Tell which bundles a member of the class may take, (rows,)."""
        room = self.room[rows]
        within = (room == NO_LIMIT) | (taken @ self.hours <= room)
        allowed = ~(taken & ~self.open[rows]).any(axis=1)
        fits: Truth = within & allowed & ~self.clashes(taken) & ~self._twice(taken)
        return fits

    def clashes(self, taken: Truth) -> Truth:
        """Tell which bundles hold two offers at the same time, (rows,)."""
        held = (taken.astype(np.int64) @ self.clash) * taken
        return np.asarray(held.any(axis=1), dtype=np.bool_)

    def _twice(self, taken: Truth) -> Truth:
        groups = np.zeros((self.offers, int(self.group.max(initial=-1)) + 1), np.int64)
        groups[np.arange(self.offers), self.group] = 1
        held = (taken.astype(np.int64) @ groups) > 1
        return np.asarray(held.any(axis=1), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Classes:
    """Which people are one class.

    Attributes:
        first: (classes,), a person of each class.
        of_person: (people,), the class of each person.
        count: (classes,), people.
    """

    first: Whole
    of_person: Whole
    count: Whole


def alike(columns: Sequence[Whole]) -> Classes:
    """Put people with equal rows together; classes are numbered as they first occur.

    Args:
        columns: Each (people,) or (people × something).
    """
    people = len(columns[0])
    if not people:
        nobody = np.zeros(0, dtype=np.int64)
        return Classes(nobody, nobody, nobody)
    rows = np.ascontiguousarray(
        np.column_stack([column.reshape(people, -1) for column in columns]),
        dtype=np.int64,
    )
    keys = rows.view(np.dtype((np.void, rows.dtype.itemsize * rows.shape[1]))).ravel()
    _, first, of_person, count = np.unique(
        keys, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.argsort(first, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return Classes(
        first[order].astype(np.int64),
        place[of_person.ravel()],
        count[order].astype(np.int64),
    )
