"""How many seats each position needs, and how many of them are taken."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from . import story
from .chance import some, whole
from .drafts import Draft

Whole = NDArray[np.int64]
Exact = NDArray[np.float64]

ALL_HEADS_AT = 1_200  # employees from which every unit has its full set of heads
SECRETARY = "SEKDA"  # the one seat that is never vacant
FINANCE = ("PKL", "AKP")

# Usual share of seats that are taken, by job group: where the city is short of people,
# and where it has too many.
TAKEN = {
    "Keuangan": 0.62,
    "Informatika": 0.70,
    "Pengawasan": 0.74,
    "Kebijakan": 0.76,
    "Perencanaan": 0.78,
    "Hukum": 0.72,
    "Kearsipan": 0.66,
    "Pendidikan": 0.885,
    "Kesehatan": 0.875,
    "Pelaksana Layanan": 1.10,
    "Pelaksana Kebijakan": 0.92,
    "Ketertiban": 0.97,
}
TAKEN_ELSEWHERE = 0.82
TAKEN_VARIES = 0.20


def needs(drafts: list[Draft], employees: int, chance: np.random.Generator) -> Whole:
    """Return the seats per position, 0 where the city does not have it.

    Their sum comes as near as whole seats allow to what the city needs: somewhat
    more than it has people.
    """
    weight = np.array([draft.weight for draft in drafts])
    fixed = np.array([draft.is_fixed for draft in drafts])
    core = np.array([draft.is_core for draft in drafts])
    heads = np.array([draft.job.is_leadership for draft in drafts])
    luck = chance.random(len(drafts))
    target = round(employees * story.NEED_PER_EMPLOYEE)
    fewest = core.astype(np.int64)

    def at(scale: float) -> Whole:
        seats = np.floor(weight * scale + luck).astype(np.int64)
        return np.where(fixed, weight, np.maximum(seats, fewest)).astype(np.int64)

    exists = core | (luck < employees / ALL_HEADS_AT)
    head_seats = np.where(heads, exists, 0)
    low, high = 0.0, 64.0
    for _ in range(60):
        middle = (low + high) / 2
        total = int(np.where(heads, head_seats, at(middle)).sum())
        low, high = (middle, high) if total < target else (low, middle)
    return np.where(heads, head_seats, at(high)).astype(np.int64)


def holders(
    drafts: list[Draft], need: Whole, employees: int, chance: np.random.Generator
) -> Whole:
    """Return the people per position; they add up to those who have a position."""
    vacant = _vacant(drafts, need, chance)
    single = np.array([draft.job.is_head for draft in drafts])
    taken = np.where(single, need, 0)
    taken[vacant] = 0
    placed = employees - round(employees * story.WITHOUT_POSITION)
    rest = placed - int(taken.sum())
    share = _share_taken(drafts, chance)
    exact = np.where(single, 0.0, need * share)
    exact *= rest / exact.sum()
    taken = taken + np.where(single, 0, whole(chance, exact))
    return _made_exact(taken, placed, np.flatnonzero(~single & (need > 0)), chance)


def _vacant(
    drafts: list[Draft], need: Whole, chance: np.random.Generator
) -> NDArray[np.int64]:
    def of(families: Iterable[str]) -> Whole:
        return np.array(
            [
                index
                for index, draft in enumerate(drafts)
                if draft.job.family in families
                and need[index]
                and draft.job.code != SECRETARY
            ],
            dtype=np.int64,
        )

    chosen = [
        some(chance, seats, round(len(seats) * share))
        for seats, share in (
            (of(["JPT"]), story.VACANT_TOP),
            (of(["ADMINISTRATOR"]), story.VACANT_HEADS),
            (of(["PENGAWAS"]), story.VACANT_HEADS),
        )
    ]
    return np.concatenate(chosen)


def _share_taken(drafts: list[Draft], chance: np.random.Generator) -> Exact:
    usual = np.array([TAKEN.get(draft.job.group, TAKEN_ELSEWHERE) for draft in drafts])
    unit = np.array([draft.unit for draft in drafts])
    luck_of_unit = chance.lognormal(0.0, TAKEN_VARIES / 2, int(unit.max()) + 1)
    luck = chance.lognormal(0.0, TAKEN_VARIES, len(drafts))
    share: Exact = usual * luck_of_unit[unit] * luck
    return share


def _made_exact(
    taken: Whole, placed: int, free: Whole, chance: np.random.Generator
) -> Whole:
    """Add or take away single people by chance until the sum is right."""
    taken = taken.copy()
    while (missing := placed - int(taken.sum())) != 0:
        can = free if missing > 0 else free[taken[free] > 0]
        chosen = some(chance, can, abs(missing))
        taken[chosen] += 1 if missing > 0 else -1
    return taken
