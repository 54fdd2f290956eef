"""The rotation in Dinas Pendidikan: which schools are surveyed, and which got a new
principal on the day of the rotation."""

from __future__ import annotations

import numpy as np

from . import story
from .chance import some
from .days import Whole, number
from .drafts import Draft
from .tables import table
from .unit import Unit

SCHOOLS = ("primary", "secondary")
ALWAYS_SURVEYED = ("secondary", "clinic", "hospital", "district", "ward")
EVERY_PRIMARY = 4  # one primary school in so many is surveyed


def surveyed(units: list[Unit]) -> list[int]:
    """Return the places of the units whose citizens are surveyed."""
    agencies = table("service")["agencies"]
    chosen: list[int] = []
    primary = 0
    for place, unit in enumerate(units):
        if unit.pattern == "primary":
            if primary % EVERY_PRIMARY == 0:
                chosen.append(place)
            primary += 1
        elif unit.pattern in ALWAYS_SURVEYED or unit.code in agencies:
            chosen.append(place)
    return chosen


def rotated_principals(
    units: list[Unit], drafts: list[Draft], taken: Whole, chance: np.random.Generator
) -> Whole:
    """Return the positions (places in ``drafts``) of half of those principals."""
    schools = {place for place in surveyed(units) if units[place].pattern in SCHOOLS}
    principals = np.array(
        [
            place
            for place, draft in enumerate(drafts)
            if draft.is_principal and draft.unit in schools and taken[place]
        ],
        dtype=np.int64,
    )
    return some(chance, principals, (len(principals) + 1) // 2)


def rotate(since: Whole, position: Whole, rotated: Whole) -> Whole:
    """Let the holders of these positions have taken office on the rotation day."""
    return np.where(
        np.isin(position, rotated), number(story.ROTATION_DAY), since
    ).astype(np.int64)
