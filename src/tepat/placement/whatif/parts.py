"""A problem by the parts of its positions, with all that a question may open.

Where a refilled seat may not be worse, a position is split (``placement/split.py``):
each holder's seat is a part of its own, and so are the vacancies. Elsewhere a position
is one part. A question changes positions; here it is put in parts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..problem import Flags, Ints, Pair, Problem
from ..split import Split, split
from .terms import Terms


@dataclass(frozen=True, slots=True, eq=False)
class Parts(Split):
    """A problem by parts.

    Each position that is split has a part for vacancies, with no seat where there are
    none.

    Attributes:
        tolerance: Points by which who refills a seat may be worse; ``None``: it does
            not matter, and each position is one part.
        crowded: Per position: more holders than need; never split.
    """

    tolerance: int | None
    crowded: Flags

    @classmethod
    def of(cls, problem: Problem, tolerance: int | None) -> Parts:
        """Split a problem by positions."""
        crowded = problem.holders() > problem.seats
        if tolerance is None:
            every = np.arange(len(problem.positions))
            return cls(problem, every, problem, None, crowded)
        roomy = replace(problem, seats=problem.seats + ~crowded)
        parts = split(roomy, tolerance)
        added = _is_vacancy(parts.problem) & ~crowded[parts.base]
        exact = replace(parts.problem, seats=parts.problem.seats - added)
        return cls(exact, parts.base, problem, tolerance, crowded)

    def terms(self, terms: Terms) -> Terms | None:
        """Put the terms of a question in parts.

        Returns:
            ``None`` where a position would be split that is not, so that the parts
            themselves are others.
        """
        if self.tolerance is None:
            return terms
        if self._splits_more(terms):
            return None
        parts, vacancy = self.problem, self._vacancies()
        seats = {int(vacancy[at]): added for at, added in terms.seats.items()}
        for person in sorted(terms.leaving):
            part, position = int(parts.holds[person]), int(self.whole.holds[person])
            if part >= 0 and not self.crowded[position]:
                seats[part] = seats.get(part, 0) - 1
                free = int(vacancy[position])
                seats[free] = seats.get(free, 0) + 1
        return Terms(
            leaving=terms.leaving,
            seats=seats,
            fixed={who: self._fixed(who, to) for who, to in terms.fixed.items()},
            barred=frozenset(
                (person, part)
                for person, position in terms.barred
                for part in self._parts_of(position)
            ),
            opened={
                (pair[0], part): fit
                for pair, fit in ({**terms.opened, **self._sent(terms)}).items()
                for part in self._open(pair, fit, is_fixed=pair[0] in terms.fixed)
            },
        )

    def _sent(self, terms: Terms) -> dict[Pair, int]:
        """Return the fit of those who must go: no part is closed to them."""
        return {
            (person, to): fit
            for person, positions in terms.sent(self.whole).items()
            for to in positions
            if (fit := self.whole.fit_of((person, to))) is not None
        }

    def _parts_of(self, position: int) -> list[int]:
        found: list[int] = np.flatnonzero(self.base == position).tolist()
        return found

    def _fixed(self, person: int, positions: tuple[int, ...]) -> tuple[int, ...]:
        if int(self.whole.holds[person]) in positions:
            return (int(self.problem.holds[person]),)
        return tuple(part for to in positions for part in self._parts_of(to))

    def _open(self, pair: Pair, fit: int, *, is_fixed: bool) -> list[int]:
        """Return the parts of a position that a fit opens; all to who must go there."""
        parts = self._parts_of(pair[1])
        if is_fixed or self.tolerance is None:
            return parts
        if self.crowded[pair[1]]:
            return []
        least = self._least()
        return [part for part in parts if fit >= least[part] - self.tolerance]

    def _least(self) -> Ints:
        """Return per part the fit of its holders; of vacancies 0."""
        least = np.zeros(len(self.base), np.int64)
        sits = np.flatnonzero(self.problem.holds >= 0)
        least[self.problem.holds[sits]] = self.whole.own_fit[sits]
        return least

    def _vacancies(self) -> Ints:
        """Return per position the part of its vacancies; its one part if not split."""
        vacancy = np.full(len(self.whole.positions), -1)
        last = _is_vacancy(self.problem) | self.crowded[self.base]
        vacancy[self.base[last]] = np.flatnonzero(last)
        return vacancy

    def _splits_more(self, terms: Terms) -> bool:
        """Tell whether a position over strength would come down to its need."""
        holders = self.whole.holders()
        gone = self.whole.holds[sorted(terms.leaving)]
        np.subtract.at(holders, gone[gone >= 0], 1)
        return bool((self.crowded & (holders <= terms.need(self.whole))).any())


def _is_vacancy(problem: Problem) -> Flags:
    """Flag the parts that nobody holds."""
    held = np.zeros(len(problem.positions), np.bool_)
    held[problem.holds[problem.holds >= 0]] = True
    return ~held
