"""The satisfaction index (IKM), in exact fractions, and what its quality is called.

NRR of an element = sum of its answers ÷ number of its answers; NI = Σ NRR × weight;
IKM = NI × 25. The quality is that of the IKM rounded half up to two decimals: the
published intervals leave gaps between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from tepat.errors import TepatError
from tepat.law import Law
from tepat.words import Sentence

from .weight import Weight

PER_POINT = 25
"""An answer of 1 is 25 points of the index, one of 4 is 100."""

LOWEST, HIGHEST = 25, 100
CENTS = 100

OUTSIDE = Sentence(
    id="IKM {ikm} di luar 25 sampai 100. Periksa jawaban: setiap unsur bernilai 1 "
    "sampai 4.",
    en="The IKM {ikm} lies outside 25 to 100. Check the answers: each element is "
    "scored 1 to 4.",
)


class IndexOutOfRange(TepatError):
    """An index that no answers of 1 to 4 can give."""

    exit_code: ClassVar[int] = 98


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one set of answers.

    Attributes:
        means: NRR of each element, 1 to 4, in the order of the elements.
        weight: Of each of them.
    """

    means: tuple[Fraction, ...]
    weight: Fraction

    @property
    def weighted(self) -> Fraction:
        """NI, the weighted mean of the elements."""
        return sum(self.means, Fraction()) * self.weight

    @property
    def points(self) -> Fraction:
        """The IKM, exact."""
        return self.weighted * PER_POINT

    @property
    def ikm(self) -> Decimal:
        """The IKM, rounded half up to two decimals."""
        return rounded(self.points)


def of_answers(sums: Sequence[int], counts: Sequence[int], weight: Weight) -> Index:
    """Return the index of answers.

    Args:
        sums: Of the answers to each element.
        counts: How many answers each element has; at least 1.
        weight: Exact, or as a printed sheet cuts it.

    >>> of_answers([10, 9], [4, 3], Weight()).ikm
    Decimal('68.75')
    """
    means = tuple(map(Fraction, sums, counts))
    return Index(means, weight.of(len(means)))


def of_means(means: Sequence[str | Fraction], weight: Weight) -> Index:
    """Return the index of element means as they are published, e.g. ``"3.007"``."""
    exact = tuple(Fraction(mean) for mean in means)
    return Index(exact, weight.of(len(exact)))


def rounded(value: Fraction, decimals: int = 2) -> Decimal:
    """Round a positive fraction half up.

    >>> rounded(Fraction("64.994")), rounded(Fraction("64.995"))
    (Decimal('64.99'), Decimal('65.00'))
    """
    whole = 10**decimals
    return Decimal((value * whole + Fraction(1, 2)).__floor__()).scaleb(-decimals)


def quality_of(points: Fraction, law: Law) -> str:
    """Return the quality (mutu) of an IKM: ``A`` to ``D``.

    Args:
        points: The exact IKM; it is rounded to two decimals here.
        law: Of the day on which the survey counts.

    Raises:
        IndexOutOfRange: if it is below 25 or above 100.
        tepat.law.NormNotInForce: if no bands are in force yet.
    """
    ikm = rounded(points)
    if not LOWEST <= ikm <= HIGHEST:
        raise IndexOutOfRange(OUTSIDE, ikm=float(ikm))
    bands = law.satisfaction.bands.value
    least = {name: Decimal(str(bound)) for name, bound in bands.items()}
    reached = [name for name, bound in least.items() if bound <= ikm]
    return max(reached, key=least.__getitem__)


def quality_of_index(found: Index, law: Law) -> str:
    """Return the quality of an index.

    With a weight cut short the lowest answers give less than 25 (24.75 with 0.11):
    that is the lowest quality, and no mistake in the answers.
    """
    return quality_of(max(found.points, Fraction(LOWEST)), law)


def reproducing(
    printed: str, means: Sequence[Fraction], most_decimals: int = 4
) -> list[Weight]:
    """Return the weights with which these means give a printed index.

    Args:
        printed: An IKM as published, e.g. ``"90.56"``: compared at its own decimals.
        means: NRR of each element.
        most_decimals: To so many a weight may be cut.
    """
    text = printed.replace(",", ".")
    decimals = len(text.partition(".")[2])
    weights = [Weight(), *(Weight(n) for n in range(2, most_decimals + 1))]
    return [
        weight
        for weight in weights
        if rounded(of_means(means, weight).points, decimals) == Decimal(text)
    ]
