"""Which words of a title stand for which words of a name, and which for none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from .index import Index

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The words of a title against those of a name.

    Attributes:
        slips: Pairs that differ by a slip, as ``umun = umum``.
        more: Words of the title that the name does not have.
        less: Words of the name that the title does not have.
        is_reordered: Whether both have the same words in another order.
        is_doubtful: Whether a slip is so large that it may be another word, as
            "kependidikan" is another than "kependudukan".
    """

    slips: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    is_reordered: bool = False
    is_doubtful: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether every word of either surely stands for one of the other."""
        return not (self.more or self.less or self.is_doubtful)


def compare(words: Words, name: Words, index: Index) -> Compared:
    """Pair the words of a title with those of a name.

    A word is paired with the name's nearest one for which it may stand; see
    :meth:`Index.near`.
    """
    if words == name:
        return Compared()
    left = Counter(name)
    strange = []
    for word in words:
        if left[word]:
            left[word] -= 1
        else:
            strange.append(word)
    if not strange and not left.total():
        return Compared(is_reordered=True)
    slips, more, is_doubtful = [], [], False
    for word in strange:
        hit = _counterpart(word, left, index)
        if hit is None:
            more.append(word)
        else:
            left[hit] -= 1
            slips.append(f"{word} = {hit}")
            is_doubtful |= not _is_one_slip(word, hit)
    return Compared(
        tuple(slips), tuple(more), tuple(left.elements()), is_doubtful=is_doubtful
    )


def _is_one_slip(word: str, whole: str) -> bool:
    """Whether one letter differs, two changed places, or the end was cut off."""
    return whole.startswith(word) or OSA.distance(word, whole, score_cutoff=1) <= 1


def _counterpart(word: str, left: Counter[str], index: Index) -> str | None:
    for place, _ in index.near(word):
        whole = index.vocabulary[place]
        if whole != word and left[whole] > 0:
            return whole
    return None
