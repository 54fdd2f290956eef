"""Names of people who do not exist."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .tables import table

THREE_PART_NAMES = 0.35


def names(
    is_woman: NDArray[np.bool_], chance: np.random.Generator
) -> NDArray[np.object_]:
    """Draw a name for everybody, from lists of eight groups of people."""
    told = table("names")
    groups = list(told)
    shares = np.array([told[group]["share"] for group in groups], dtype=float)
    group_of = chance.choice(len(groups), len(is_woman), p=shares / shares.sum())
    luck = chance.random((4, len(is_woman)))
    drawn = np.empty(len(is_woman), dtype=object)
    for index, group in enumerate(groups):
        for woman, given in ((True, "women"), (False, "men")):
            those = np.flatnonzero((group_of == index) & (is_woman == woman))
            first = _pick(told[group][given], luck[0, those])
            middle = _pick(told[group][given], luck[1, those])
            last = _pick(told[group]["last"], luck[2, those])
            long_name = (luck[3, those] < THREE_PART_NAMES) & (first != middle)
            between = np.where(long_name, " " + middle, "")
            drawn[those] = first + between + " " + last
    return drawn


def _pick(entries: list[str], luck: NDArray[np.float64]) -> NDArray[np.object_]:
    return np.array(entries, dtype=object)[(luck * len(entries)).astype(np.int64)]
