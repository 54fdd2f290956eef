"""How ratings spread over a unit, held against the guide for the unit's own rating.

SE MenPANRB 3/2023. A guide to be considered: it is told, and never blocks anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from tepat.finding import Finding, Verdict
from tepat.law import Law, Norm
from tepat.snapshot.vocabulary import RATINGS

from . import said

SEVERAL = "/"  # parts the ratings of the guide that are added up


class Bound(StrEnum):
    """Which side a part of the guide limits."""

    MOST = "at_most"
    LEAST = "at_least"
    OCCURS = "must_occur"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the guide, put to one unit.

    Attributes:
        bound: Whether it limits from above or below, or asks for one at least.
        ratings: Those that are counted together.
        share: In percent; None for ``must_occur``.
        people: The share in people: rounded down at most, up at least.
        found: People so rated.
    """

    bound: Bound
    ratings: tuple[str, ...]
    share: int | None
    people: int
    found: int

    @property
    def is_met(self) -> bool:
        """Whether the unit is within this part."""
        if self.bound is Bound.MOST:
            return self.found <= self.people
        return self.found >= self.people


@dataclass(frozen=True, slots=True)
class Pattern:
    """The ratings of one unit against the guide.

    Attributes:
        rating: Of the unit (predikat organisasi).
        counts: People per rating, every rating named.
        parts: The guide, part by part.
        can_be_met: Whether so few people can meet the guide at all.
    """

    rating: str
    counts: Mapping[str, int]
    parts: tuple[Part, ...]
    can_be_met: bool

    @property
    def people(self) -> int:
        """How many people are rated."""
        return sum(self.counts.values())

    @property
    def unmet(self) -> tuple[Part, ...]:
        """The parts of the guide that the unit is not within."""
        return tuple(part for part in self.parts if not part.is_met)

    @property
    def is_met(self) -> bool | None:
        """Whether the unit is within the guide; None where that cannot be asked."""
        return not self.unmet if self.can_be_met and self.people else None


def pattern(rating: str, counts: Mapping[str, int], law: Law) -> Pattern:
    """Hold the ratings of a unit against the guide.

    Args:
        rating: Of the unit.
        counts: People per rating; one that is left out has none.
        law: Its guide is used.

    Raises:
        KeyError: if a rating is no rating.

    >>> from datetime import date
    >>> from tepat import law
    >>> told = {"KURANG": 6, "BUTUH PERBAIKAN": 1, "SANGAT BAIK": 2, "BAIK": 1}
    >>> found = pattern("KURANG", told, law.on(date(2026, 1, 1)))
    >>> [part.ratings for part in found.unmet]
    [('SANGAT BAIK',)]
    """
    unknown = counts.keys() - set(RATINGS)
    if unknown:
        raise KeyError(*sorted(unknown))
    every = {name: counts.get(name, 0) for name in RATINGS}
    people = sum(every.values())
    parts = tuple(_parts(rating, every, people, law))
    needed = sum(part.people for part in parts if part.bound is not Bound.MOST)
    # Whoever is not needed below a bound can have a rating without one, so only the
    # sum of what is needed can fail. One person alone is no distribution.
    return Pattern(rating, every, parts, people > 1 and needed <= people)


def _parts(
    rating: str, counts: Mapping[str, int], people: int, law: Law
) -> Iterator[Part]:
    performance = law.performance
    for each, share in performance.guide_at_most.value[rating].items():
        allowed = floor(Fraction(share, 100) * people)
        yield _part(Bound.MOST, each, share, allowed, counts)
    for each, share in performance.guide_at_least.value[rating].items():
        asked = ceil(Fraction(share, 100) * people)
        yield _part(Bound.LEAST, each, share, asked, counts)
    some = performance.guide_must_occur.value.get(rating, ())
    if some:
        yield _part(Bound.OCCURS, SEVERAL.join(some), None, min(1, people), counts)


def _part(
    bound: Bound, told: str, share: int | None, people: int, counts: Mapping[str, int]
) -> Part:
    ratings = tuple(told.split(SEVERAL))
    return Part(bound, ratings, share, people, sum(counts[it] for it in ratings))


def findings(unit: str, name: str, found: Pattern, law: Law) -> Iterator[Finding]:
    """Say where a unit departs from the guide, or that so few people cannot meet it."""
    norms: Mapping[Bound, Norm[object]] = {
        Bound.MOST: law.performance.guide_at_most,
        Bound.LEAST: law.performance.guide_at_least,
        Bound.OCCURS: law.performance.guide_must_occur,
    }
    facts: dict[str, object] = {
        "unit": unit, "name": name, "rating": said.rating(found.rating),
        "people": found.people,
    }  # fmt: skip
    if found.people and not found.can_be_met:
        norm = norms[Bound.MOST]
        yield Finding(
            *("SPREAD-4", Verdict.UNKNOWN, said.TOO_FEW, facts),
            *((norm.cites,), norm.verified),
        )
        return
    codes = {Bound.MOST: "SPREAD-1", Bound.LEAST: "SPREAD-2", Bound.OCCURS: "SPREAD-3"}
    for part in found.unmet:
        norm = norms[part.bound]
        more = {
            "ratings": said.ratings(part.ratings),
            "share": part.share,
            "limit": part.people,
            "found": part.found,
        }
        yield Finding(
            *(codes[part.bound], Verdict.FAILS, said.PARTS[part.bound], facts | more),
            *((norm.cites,), norm.verified),
        )
