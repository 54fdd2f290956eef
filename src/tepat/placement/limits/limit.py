"""A limit: a sum over who sits where, which may not exceed a number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..problem import BEST_FIT, Flags, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A part of a limit. What it counts of a person in a position is a product.

    Attributes:
        person: Per person a factor.
        place: Per position a factor. Who has no position counts for nothing.
        fit: Whether the fit of the person there is a further factor.
        stays: Whether those who stay count as well as those who come.
    """

    person: Ints
    place: Ints
    fit: bool = False
    stays: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A restriction that ties people together: its terms sum to at most ``most``.

    Attributes:
        kind: What it is about; one of :data:`tepat.placement.limits.names.NAMES`.
        about: What more it is about: a unit, a competency, a group …, as codes.
        most: What the sum may come to.
        terms: The terms.
        each: What one of the sum stands for: so many rupiah of a budget; of a share,
            what its limit is a part of.
    """

    kind: str
    about: tuple[str, ...]
    most: int
    terms: tuple[Term, ...]
    each: int = 1

    @property
    def code(self) -> str:
        """What tells it from every other limit of a plan."""
        return ":".join((self.kind, *self.about))

    def weigh(self, person: Ints, place: Ints, fit: Ints, stays: Flags) -> Ints:
        """Return what each of some ways counts for.

        Args:
            person: Indices of people.
            place: For each the index of a position, or -1 for none.
            fit: The fit there.
            stays: Whether it is the position the person has.
        """
        total = np.zeros(len(person), np.int64)
        for term in self.terms:
            part = term.person[person] * np.append(term.place, 0)[place]
            part *= fit if term.fit else 1
            total += part if term.stays else part * ~stays
        return total

    def largest(self) -> int:
        """Return a number that no way exceeds, whichever sign it has."""
        return sum(
            int(np.abs(term.person).max(initial=0))
            * int(np.abs(term.place).max(initial=0))
            * (BEST_FIT if term.fit else 1)
            for term in self.terms
        )
