"""How alike the wording of names is: words, stems and pieces of words, by rarity.

One sparse index of names (cosine of TF-IDF vectors). Stems tell that "perawat" and
"keperawatan" belong together; pieces of four letters survive a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

WORD = re.compile(r"[a-z0-9]+")
IDLE = frozenset(
    ("dan", "di", "pada", "untuk", "yang", "dengan", "dari", "serta", "atau", "ilmu")
)
# The usual ways in which an Indonesian word grows; the longest prefix comes first.
PREFIXES = (
    *("keper", "peng", "peny", "meng", "pem", "pen", "per", "mem", "men", "ber"),
    *("ter", "pe", "ke", "me", "di"),
)
SUFFIXES = ("kan", "an", "i")
SHORTEST_STEM = 4  # letters
PIECE = 4  # letters

Floats = NDArray[np.float64]


def words(text: str) -> list[str]:
    """Return the words of a text in small letters, without those that only join."""
    return [word for word in WORD.findall(text.lower()) if word not in IDLE]


def stem(word: str) -> str:
    """Cut the usual prefixes and suffixes of a word off.

    >>> stem("keperawatan") == stem("perawat") == "awat"
    True
    """
    if len(word) < SHORTEST_STEM + 2:
        return word
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def traits(told: Iterable[str], pieces: bool = True) -> list[str]:
    """Return what is compared: each word, its stem and (if so) pieces of it."""
    found = []
    for word in told:
        found += [word, f"~{stem(word)}"]
        if pieces:
            edged = f"<{word}>"
            last = max(1, len(edged) - PIECE + 1)
            found += [f"#{edged[at : at + PIECE]}" for at in range(last)]
    return sorted(set(found))


def rarity(documents: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the weight of each trait: the rarer, the more it tells."""
    counts: dict[str, int] = {}
    for document in documents:
        for trait in document:
            counts[trait] = counts.get(trait, 0) + 1
    return {trait: log(1 + len(documents) / count) for trait, count in counts.items()}


class Wording:
    """Names, ready to be compared with others.

    Args:
        documents: The traits of each name.
        weights: As ``rarity`` gives them; a trait without one tells as much as the
            rarest.
    """

    def __init__(
        self, documents: Sequence[Sequence[str]], weights: Mapping[str, float]
    ) -> None:
        self._weights = weights
        self._strange = max(weights.values(), default=1.0)
        self._size = len(documents)
        places: dict[str, list[int]] = {}
        values: dict[str, list[float]] = {}
        for place, document in enumerate(documents):
            for trait, value in self._vector(document):
                places.setdefault(trait, []).append(place)
                values.setdefault(trait, []).append(value)
        self._holds = {
            trait: (np.array(at, dtype=np.int64), np.array(values[trait]))
            for trait, at in places.items()
        }

    def like(self, document: Sequence[str]) -> Floats:
        """Return how alike each name is, 0 to 1."""
        found = np.zeros(self._size)
        for trait, value in self._vector(document):
            if trait in self._holds:
                places, values = self._holds[trait]
                found[places] += value * values
        return found

    def _vector(self, document: Sequence[str]) -> list[tuple[str, float]]:
        told = [(it, self._weights.get(it, self._strange)) for it in document]
        length = sqrt(sum(weight * weight for _, weight in told)) or 1.0
        return [(trait, weight / length) for trait, weight in told]
