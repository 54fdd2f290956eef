"""How near two fields of study are, as those who recruit see it: 0 to 1.

Three signs, each of which may be enough by itself: posts that accept the one accept the
other, both are of one family, their names are alike. A name borrows from names like it;
what few vacancies say counts less. Only names that mean the same reach 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log, log1p, sqrt

import numpy as np

from .field import family_of, normal
from .learned import Post
from .wording import Wording, rarity, traits, words

BY_POSTS, BY_FAMILY, BY_NAME = 0.85, 0.4, 0.5  # what each sign says at most
FEW = 0.5  # agencies at which what vacancies say counts half
MOST = 0.9  # of names that do not mean the same
LEAST = 0.1  # below it two fields are simply not near
TELLING = 2.0  # power of how narrow the lists of a title are
LENT_FROM, LENT_POWER = 0.7, 3  # likeness of names from which one lends to another


class Nearness:
    """Nearness of fields by what was learned.

    Args:
        posts: As ``tepat.programmes.learned.learn`` gives them.
    """

    def __init__(self, posts: Sequence[Post]) -> None:
        weights: dict[str, dict[str, float]] = {}
        for post in posts:
            for it in post.asked:
                of_title = weights.setdefault(normal(it.name), {})
                of_title[post.title] = of_title.get(post.title, 0.0) + it.weight
        self._names = sorted(weights)
        self._weights = weights
        self._titles = len({post.title for post in posts})
        wide: dict[str, int] = {}
        for own in weights.values():
            for title in own:
                wide[title] = wide.get(title, 0) + 1
        # A post open to many fields says little about two of them.
        self._tells = {
            title: log(1 + len(weights) / count) ** TELLING
            for title, count in sorted(wide.items())
        }
        documents = [traits(words(name)) for name in self._names]
        self._rarity = rarity(documents)
        self._strange = max(self._rarity.values(), default=1.0)
        self._wording = Wording(documents, self._rarity)
        self._meant = cache(self._nearness)
        self._profile = cache(self._profile_of)
        self._worded = cache(self._vector)

    def of(self, one: str, other: str) -> float:
        """Return how near two fields are, 0 to 1; the same both ways."""
        return self._meant(*sorted((normal(one), normal(other))))

    def _nearness(self, first: str, second: str) -> float:
        if first == second:
            return 1.0
        family = family_of(first)
        kin = BY_FAMILY if family is not None and family == family_of(second) else 0.0
        apart = (
            (1 - BY_POSTS * self.by_posts(first, second))
            * (1 - kin)
            * (1 - BY_NAME * self.by_name(first, second) ** 2)
        )
        near = min(MOST, 1 - apart)
        return round(near, 6) if near >= LEAST else 0.0

    def by_posts(self, one: str, other: str) -> float:
        """Tell how far the same posts accept both, 0 to 1, shrunk where few ask."""
        first, support = self._profile(normal(one))
        second, other_support = self._profile(normal(other))
        least = min(support, other_support)
        alike = sum(value * second.get(title, 0.0) for title, value in first.items())
        return alike * least / (least + FEW)

    def by_name(self, one: str, other: str) -> float:
        """Tell how alike the names are, 0 to 1."""
        first, second = self._worded(normal(one)), self._worded(normal(other))
        return sum(value * second.get(trait, 0.0) for trait, value in first.items())

    def together(self, one: str, other: str) -> tuple[int, int]:
        """Count titles that accept both, and titles that accept ``other``.

        A name of nearly the same wording counts for either.
        """
        first, _ = self._profile(normal(one))
        second, _ = self._profile(normal(other))
        return len(first.keys() & second.keys()), len(second)

    def _profile_of(self, name: str) -> tuple[dict[str, float], float]:
        """The titles that ask for a name, and the agencies behind them."""
        like = self._wording.like(traits(words(name)))
        summed: dict[str, float] = {}
        support = 0.0
        for at in np.nonzero(like >= LENT_FROM)[0].tolist():
            share = min(1.0, float(like[at])) ** LENT_POWER
            own = self._weights[self._names[at]]
            support += share * sum(own.values())
            tells = share * log(1 + self._titles / len(own))
            for title, weight in own.items():
                summed[title] = summed.get(title, 0.0) + (
                    tells * self._tells[title] * log1p(weight)
                )
        return _unit(summed), support

    def _vector(self, name: str) -> dict[str, float]:
        return _unit(
            {
                trait: self._rarity.get(trait, self._strange)
                for trait in traits(words(name))
            }
        )


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {key: value / length for key, value in sorted(vector.items())}
