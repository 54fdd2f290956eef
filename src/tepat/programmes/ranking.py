"""Which programmes a title asks for: from like vacancies, shrunk, backed off to words.

What vacancies of the same title ask for counts most, at the level asked for and, less,
at others. It is spread to programmes that mean the same, to near names and, thinly,
over the family. The fewer vacancies of a title are known, the more the wording of the
title itself counts. The weights were chosen by the cross-validation in
``bench/programmes.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .field import bare, families_of, family_of, normal
from .learned import Post, cleaned
from .wording import Wording, rarity, traits, words

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

SAME_TITLE, NEAR_TITLE = 24, 3  # powers of likeness: the same title, any near one
LIKE_TITLES = 0.6  # what near titles count where the title itself is little known
OTHER_LEVELS = 0.3
SHRINK = 0.5  # agencies that say nothing, added to those that ask
KNOWN_FROM = 0.3  # agencies at which a title is half known
SAME_MEANING, SAME_FAMILY, NEAR_NAME = 0.5, 0.3, 0.08
LEAST_NEAR = 0.25  # likeness of names below which they are not near
WORDING, WORDING_ALONE = 0.05, 2.0  # of a well known title, of one not known
FAMILY_ALONE = 0.3  # of a family that the words of a title not known name
USUAL = 0.01
DIGITS = 7  # beyond them a difference of scores is noise
# Words of titles for those of programmes.
TITLE_WORDS = {
    "guru": "pendidikan",
    "dokter": "kedokteran",
    "bendahara": "perbendaharaan keuangan",
    "tht": "telinga hidung tenggorok",
    "obgyn": "obstetri ginekologi",
}


@dataclass(frozen=True, slots=True)
class _Candidates:
    """Programmes to be ranked, with what the ranking reads of each."""

    meaning: Places  # index of its meaning among those asked for, -1 = none
    own: Places  # index among the names asked for, -1 = none
    family: Places  # index of its family, -1 = none
    near: tuple[Places, Places, Floats]  # candidate, name asked for, weight
    wording: Wording


class Ranking:
    """Ranks programmes by what was learned.

    Args:
        posts: As ``tepat.programmes.learned.learn`` gives them.
    """

    def __init__(self, posts: Sequence[Post]) -> None:
        self._names = sorted({it.name for post in posts for it in post.asked})
        place = {name: at for at, name in enumerate(self._names)}
        self._meanings = _numbered(normal(name) for name in self._names)
        self._families = _numbered(
            family for name in self._names if (family := family_of(name))
        )
        self._meaning = _at(self._meanings, map(normal, self._names))
        self._family = _at(self._families, map(family_of, self._names))
        has = self._family[self._family >= 0]
        self._of_family = _summed(has, np.ones(len(has)), len(self._families))
        self._titles = sorted({post.title for post in posts})
        title = {name: at for at, name in enumerate(self._titles)}
        self._levels = sorted({post.level for post in posts})
        self._read(posts, title, place)
        said = [traits(_said(it)) for it in self._titles]
        self._named = [traits(_named(name)) for name in self._names]
        self._weights = rarity([*self._named, *said])
        self._wording = Wording(self._named, self._weights)
        heard = [traits(words(it), pieces=False) for it in self._titles]
        self._like_titles = Wording(heard, rarity(heard))
        self.candidates = lru_cache(maxsize=32)(self._candidates)

    def _read(
        self, posts: Sequence[Post], title: dict[str, int], place: dict[str, int]
    ) -> None:
        size = len(self._levels), len(self._titles)
        self._agencies = np.zeros(size)
        rows = []
        for post in posts:
            level, at = self._levels.index(post.level), title[post.title]
            self._agencies[level, at] += post.agencies
            rows += [(level, at, place[it.name], it.weight) for it in post.asked]
        self._pair_level, self._pair_title, self._pair_name = (
            np.array([row[column] for row in rows], dtype=np.int64)
            for column in range(3)
        )
        self._pair_weight = np.array([row[3] for row in rows])

    def knows(self, title: str) -> bool:
        """Tell whether vacancies of this very title are known, at whatever level."""
        return cleaned(title) in self._titles

    def scores(
        self, title: str, level: str | None, candidates: tuple[str, ...]
    ) -> Floats:
        """Return a score per candidate; only their order and ratios mean something."""
        told = self.candidates(candidates)
        like = np.minimum(
            self._like_titles.like(traits(words(cleaned(title)), pieces=False)), 1
        )
        at = self._levels.index(level) if level in self._levels else None
        known = self._known(like)
        rates = known * self._spread(self._rates(like**SAME_TITLE, at), told)
        near = self._rates(like**NEAR_TITLE, at)
        rates += (1 - known) * LIKE_TITLES * self._spread(near, told)
        of_family = _summed(
            self._family[self._family >= 0],
            near[self._family >= 0],
            len(self._families),
        )
        share = _taken(of_family / max(of_family.sum(), 1e-9), told.family)
        heard = _said(cleaned(title))
        said = told.wording.like(traits(heard))
        rates += (WORDING + (1 - known) * WORDING_ALONE * (1 + share)) * said
        named = [self._families.get(it, -1) for it in families_of(" ".join(heard))]
        rates += (
            (1 - known)
            * FAMILY_ALONE
            * np.isin(told.family, [-2, *(it for it in named if it >= 0)])
        )
        scores: Floats = np.round(rates + USUAL * self._usual(at, told), DIGITS)
        return scores

    def sureness(self, title: str) -> float:
        """Return how well a title is known, 0 (not at all) to nearly 1."""
        heard = traits(words(cleaned(title)), pieces=False)
        return self._known(np.minimum(self._like_titles.like(heard), 1))

    def _known(self, like: Floats) -> float:
        seen = float(like**SAME_TITLE @ self._agencies.sum(axis=0))
        return seen / (seen + KNOWN_FROM)

    def _rates(self, like: Floats, level: int | None) -> Floats:
        """How often each name is asked for by titles, each as much as it is like."""
        total = self._agencies.sum(axis=0)
        everywhere = self._averaged(like, total, np.ones(len(self._pair_level), bool))
        if level is None:
            return everywhere
        here = self._averaged(like, self._agencies[level], self._pair_level == level)
        return (1 - OTHER_LEVELS) * here + OTHER_LEVELS * everywhere

    def _averaged(
        self, like: Floats, agencies: Floats, pairs: NDArray[np.bool_]
    ) -> Floats:
        weight = like * agencies / (agencies + SHRINK)
        each = (weight / (agencies + SHRINK))[self._pair_title] * self._pair_weight
        summed: Floats = _summed(self._pair_name[pairs], each[pairs], len(self._names))
        return summed / max(float(weight.sum()), 1e-9)

    def _spread(self, rates: Floats, told: _Candidates) -> Floats:
        """Rates of names asked for, spread to the candidates they speak for."""
        meant: Floats = _summed(self._meaning, rates, len(self._meanings))
        has = self._family >= 0
        summed = _summed(self._family[has], rates[has], len(self._families))
        kin: Floats = summed / np.sqrt(np.maximum(self._of_family, 1))
        which, name, weight = told.near
        near = _summed(which, weight * rates[name], len(told.own))
        return (
            _taken(rates, told.own)
            + SAME_MEANING * np.minimum(_taken(meant, told.meaning), 1)
            + SAME_FAMILY * _taken(kin, told.family)
            + NEAR_NAME * near
        )

    def _usual(self, level: int | None, told: _Candidates) -> Floats:
        """How often a name is asked for by any title, on a scale that flattens."""
        size = len(self._names)
        everywhere: Floats = _summed(self._pair_name, self._pair_weight, size)
        at = self._pair_level == level if level is not None else slice(None)
        here: Floats = _summed(self._pair_name[at], self._pair_weight[at], size)
        flat: Floats = np.log1p(here) / 10 + np.log1p(everywhere) / 20
        return _taken(flat, told.own)

    def _candidates(self, names: tuple[str, ...]) -> _Candidates:
        place = {name: at for at, name in enumerate(self._names)}
        which, near, weight = [], [], []
        documents = [traits(_named(bare(name))) for name in names]
        for at, document in enumerate(documents):
            like = self._wording.like(document)
            found = np.nonzero(like >= LEAST_NEAR)[0]
            which += [at] * len(found)
            near += found.tolist()
            weight += (np.minimum(like[found], 1) ** 3).tolist()
        return _Candidates(
            _at(self._meanings, map(normal, names)),
            _at(place, map(bare, names)),
            _at(self._families, map(family_of, names)),
            (np.array(which, np.int64), np.array(near, np.int64), np.array(weight)),
            Wording(documents, self._weights),
        )


def _said(title: str) -> list[str]:
    """The words of a title; behind " - " stands what the post is about."""
    told = words(title.rpartition(" - ")[2])
    return [word for it in told for word in TITLE_WORDS.get(it, it).split()]


def _named(name: str) -> list[str]:
    """The words of a programme, written out where they are shortened."""
    told = words(normal(name))
    return [
        word
        for it in told
        for word in (TITLE_WORDS[it] if it in ("tht", "obgyn") else it).split()
    ]


def _numbered(entries: Iterable[str]) -> dict[str, int]:
    return {entry: at for at, entry in enumerate(sorted(set(entries)))}


def _at(places: dict[str, int], names: Iterable[str | None]) -> Places:
    return np.array(
        [-1 if name is None else places.get(name, -1) for name in names], np.int64
    )


def _summed(at: Places, values: Floats, size: int) -> Floats:
    return np.bincount(at, values, size).astype(np.float64)


def _taken(values: Floats, at: Places) -> Floats:
    """The value at each place, 0 where there is none."""
    if not len(values):
        return np.zeros(len(at))
    return np.where(at >= 0, values[at], 0.0)
