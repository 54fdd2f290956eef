"""Chance that repeats: one independent stream of random numbers per subject."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Subject(IntEnum):
    """Each subject draws from its own stream, so that one may change alone."""

    UNITS = 1
    SEATS = 2
    TASKS = 3
    PEOPLE = 4
    NAMES = 5
    TROUBLE = 6
    CAREERS = 7
    TIES = 8
    RESULTS = 9
    TRAININGS = 10
    SURVEYS = 11
    COMPLAINTS = 12
    PLANS = 13
    DEMAND = 14
    FILLS = 15
    DEALINGS = 16
    AWARDS = 17
    STATEMENTS = 18
    SERVICES = 19
    LEARNING = 20
    PLACES = 21


def stream(seed: int, subject: Subject) -> np.random.Generator:
    """Return the stream of one subject; equal arguments give equal numbers."""
    return np.random.Generator(np.random.PCG64([seed, int(subject)]))


def some(
    chance: np.random.Generator, among: NDArray[np.int64], count: int
) -> NDArray[np.int64]:
    """Pick ``count`` different ones (all, where there are fewer), in rising order."""
    count = min(count, len(among))
    return np.sort(chance.permutation(among)[:count])


def weighted(
    chance: np.random.Generator, weights: NDArray[np.float64], count: int
) -> NDArray[np.int64]:
    """Pick ``count`` different indices, likelier where the weight is larger.

    Indices of weight zero are never picked, so fewer may come back.
    """
    with np.errstate(divide="ignore"):
        keys = np.log(weights) + chance.gumbel(size=len(weights))
    count = min(count, int(np.count_nonzero(weights)))
    return np.sort(np.argsort(-keys, kind="stable")[:count])


def whole(chance: np.random.Generator, exact: NDArray[np.float64]) -> NDArray[np.int64]:
    """Round each number up or down by chance, so that its mean stays."""
    low = np.floor(exact)
    return (low + (chance.random(len(exact)) < exact - low)).astype(np.int64)
