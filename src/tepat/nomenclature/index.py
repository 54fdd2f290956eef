"""An index of the words of all names, so that near ones are found in one sweep.

The weight of a word grows with its rarity, as "pengelola" tells less than "sampah". A
word that no name has stands for the nearest that some name has: one wrongly written,
cut off, or run together with its neighbour.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .title import IDLE

SHORTEST_FUZZY = 4  # letters; a shorter word is another word when one letter differs
LEAST_LIKE = 0.72  # of a word wrongly written, 1 − changes ÷ letters
CUT_OFF = 0.8  # what a word cut off is worth: "kepeg" for "kepegawaian"
SHORTEST_CUT = 3
MOST_NEAR = 6  # near words of one word
SHORTEST_PART = 3
LAST_LETTER = "\uffff"  # behind every other

Words = Sequence[str]
Near = list[tuple[int, float]]


class Index:
    """The words of all names.

    Args:
        names: The words of each name.
    """

    def __init__(self, names: Sequence[Words]) -> None:
        counts: dict[str, int] = {}
        for words in names:
            for word in set(words):
                counts[word] = counts.get(word, 0) + 1
        self.vocabulary = sorted(counts)
        self.at = {word: place for place, word in enumerate(self.vocabulary)}
        self._weight = {
            word: log(1 + len(names) / count) for word, count in counts.items()
        }
        self._strange = log(1 + len(names))  # the weight of a word no name has
        self._holds = np.zeros((len(self.vocabulary), len(names)), dtype=np.uint8)
        for place, words in enumerate(names):
            for word in words:
                self._holds[self.at[word], place] = 1
        self.totals = np.array(
            [sum(self.weight(word) for word in set(words)) for words in names],
            dtype=np.float32,
        )
        self._near: dict[str, Near] = {}

    def weight(self, word: str) -> float:
        """Return how much a word tells; one that no name has tells most."""
        return self._weight.get(word, self._strange)

    def learn(self, words: Iterable[str]) -> None:
        """Find the nearest known words of all strange ones, in one go."""
        strange = sorted({it for it in words if it not in self.at} - self._near.keys())
        fuzzy = [word for word in strange if len(word) >= SHORTEST_FUZZY]
        known = [word for word in self.vocabulary if len(word) >= SHORTEST_FUZZY]
        self._near |= {word: [] for word in strange}
        if fuzzy and known:
            like = process.cdist(
                fuzzy,
                known,
                scorer=OSA.normalized_similarity,
                score_cutoff=LEAST_LIKE,
                dtype=np.float32,
            )
            for row, column in np.argwhere(like > 0):
                place, worth = self.at[known[column]], float(like[row, column])
                self._near[fuzzy[row]].append((place, worth))
        for word in strange:
            self._near[word] += self._cut_off(word, {at for at, _ in self._near[word]})
            self._near[word].sort(key=lambda pair: (-pair[1], pair[0]))
            del self._near[word][MOST_NEAR:]

    def near(self, word: str) -> Near:
        """Return the known words that a word may stand for, each with its worth."""
        place = self.at.get(word)
        return [(place, 1.0)] if place is not None else self._near.get(word, [])

    def parted(self, words: Words) -> tuple[str, ...]:
        """Return the words with those run together parted, and those parted joined."""
        known = self.at
        joined: list[str] = []
        for word in words:
            both = joined[-1] + word if joined else word
            if joined and both in known and not (word in known and joined[-1] in known):
                joined[-1] = both
            elif word not in known and (pair := self._pair(word)):
                joined.extend(part for part in pair if part not in IDLE)
            else:
                joined.append(word)
        return tuple(joined)

    def shares(self, words: Words) -> NDArray[np.float32]:
        """Return how much of words and name each name shares with ``words``, 0 to 1.

        Twice the weight of what both have, by the weight of both (Dice).
        """
        total = np.zeros(len(self.totals), dtype=np.float32)
        whole = 0.0
        for word in dict.fromkeys(words):
            near = self.near(word)
            weight = self.weight(word)
            if near:
                weight = max(self.weight(self.vocabulary[at]) for at, _ in near)
                total += np.float32(weight) * self._best(near)
            whole += weight
        both = self.totals + np.float32(whole) + np.float32(1e-6)
        found: NDArray[np.float32] = np.minimum(np.float32(2.0) * total / both, 1)
        return found

    def _best(self, near: Near) -> NDArray[np.float32]:
        (place, worth), *others = near
        best: NDArray[np.float32] = self._holds[place] * np.float32(worth)
        for place, worth in others:
            best = np.maximum(best, self._holds[place] * np.float32(worth))
        return best

    def _cut_off(self, word: str, found: set[int]) -> Near:
        if len(word) < SHORTEST_CUT or not word.isalpha():
            return []
        first = bisect_left(self.vocabulary, word)
        last = bisect_left(self.vocabulary, word + LAST_LETTER)
        return [(at, CUT_OFF) for at in range(first, last) if at not in found]

    def _pair(self, word: str) -> tuple[str, str] | None:
        """The two known words of which one was made by leaving a space out."""
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            first, second = word[:cut], word[cut:]
            if self._is_word(first) and self._is_word(second):
                return first, second
        return None

    def _is_word(self, word: str) -> bool:
        return word in self.at or word in IDLE
