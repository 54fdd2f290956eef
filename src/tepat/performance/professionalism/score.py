"""From what is known of one person to the four scores of the index.

Each score is weighted already, so they are added and never multiplied again. Where
something is not known, a score has a lowest and a highest value instead of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from tepat.law import Law
from tepat.law.reckoning import band

QUALIFICATION, COMPETENCY = "qualification", "competency"
PERFORMANCE, DISCIPLINE = "performance", "discipline"
SCORES = (QUALIFICATION, COMPETENCY, PERFORMANCE, DISCIPLINE)

LEADERSHIP, FUNCTIONAL = "KEPEMIMPINAN", "FUNGSIONAL"
TECHNICAL, SEMINAR = "TEKNIS", "SEMINAR"
NEVER = "TIDAK PERNAH"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the index asks about one person; None where it is not known.

    Attributes:
        group: STRUKTURAL, FUNGSIONAL or PELAKSANA.
        education: Highest level of education.
        items: Whether each item of the group is met: KEPEMIMPINAN (of the level
            held), FUNGSIONAL, TEKNIS (enough hours), SEMINAR.
        rating: The latest yearly rating.
        penalty: The severest penalty of the look-back, or TIDAK PERNAH.
    """

    group: str | None
    education: str | None
    items: Mapping[str, bool | None]
    rating: str | None
    penalty: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """One score: the lowest and the highest that what is known allows."""

    low: Fraction
    high: Fraction

    @property
    def points(self) -> Fraction | None:
        """The score; None where it is not known."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one person.

    Attributes:
        scores: The four, by name.
        low: The lowest total that what is known allows.
        high: The highest.
        category: None where it is not known.
    """

    scores: Mapping[str, Score]
    low: Fraction
    high: Fraction
    category: str | None

    @property
    def total(self) -> Fraction | None:
        """The index; None where a score is not known."""
        return self.low if self.low == self.high else None

    @property
    def unknown(self) -> tuple[str, ...]:
        """Which scores are not known."""
        return tuple(n for n, it in self.scores.items() if it.points is None)


def score(facts: Facts, law: Law) -> Index:
    """Return the index of one person.

    Raises:
        KeyError: if a word in ``facts`` is none of the law's.
    """
    norms = law.professionalism
    scores = {
        QUALIFICATION: _looked_up(norms.qualification_points.value, facts.education),
        COMPETENCY: _competency(facts, norms.competency_points.value),
        PERFORMANCE: _looked_up(norms.performance_points.value, facts.rating),
        DISCIPLINE: _looked_up(norms.discipline_points.value, facts.penalty),
    }
    low = sum((each.low for each in scores.values()), Fraction(0))
    high = sum((each.high for each in scores.values()), Fraction(0))
    # Where both ends lie in one band, the band is known though the number is not.
    lowest, highest = (band(norms.categories.value, end) for end in (low, high))
    return Index(scores, low, high, lowest if lowest == highest else None)


def _looked_up(points: Mapping[str, int], word: str | None) -> Score:
    if word is None:
        return Score(Fraction(min(points.values())), Fraction(max(points.values())))
    return Score(Fraction(points[word]), Fraction(points[word]))


def _competency(facts: Facts, points: Mapping[str, Mapping[str, float]]) -> Score:
    if facts.group is None:
        most = max(sum(of_group.values()) for of_group in points.values())
        return Score(Fraction(0), Fraction(str(most)))
    low = high = Fraction(0)
    for item, earned in points[facts.group].items():
        is_met = facts.items.get(item)
        low += Fraction(str(earned)) if is_met else 0
        high += Fraction(str(earned)) if is_met is not False else 0
    return Score(low, high)
