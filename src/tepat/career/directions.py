"""Which way a move goes: horizontal, vertical, diagonal, or down.

PermenPANRB 22/2021 tells them apart by level and by the three groups of positions: high
leadership (JPT), administrative (JA: Administrator, Pengawas, Pelaksana) and functional
(JF). The same level is horizontal, whichever the group; a higher one is vertical within
the group and diagonal across groups. Going down is no career pattern.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law import Law
from tepat.rules.columns import NEVER_HELD
from tepat.rules.grid import distinct
from tepat.words import Sentence

GROUPS: Mapping[str, str] = {
    "JPT": "JPT",
    "ADMINISTRATOR": "JA",
    "PENGAWAS": "JA",
    "PELAKSANA": "JA",
    "FUNGSIONAL": "JF",
}


class Direction(StrEnum):
    """Which way a move goes."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"
    DIAGONAL = "diagonal"
    DEMOTION = "demotion"
    ENTRY = "entry"


NAMES: Mapping[Direction, Sentence] = {
    Direction.HORIZONTAL: Sentence(id="horizontal", en="horizontal"),
    Direction.VERTICAL: Sentence(id="vertikal", en="vertical"),
    Direction.DIAGONAL: Sentence(id="diagonal", en="diagonal"),
    Direction.DEMOTION: Sentence(id="turun jenjang", en="demotion"),
    Direction.ENTRY: Sentence(id="penempatan", en="placement"),
}

ORDER = tuple(Direction)


def direction(
    law: Law,
    family: str | None,
    level: str | None,
    to_family: str | None,
    to_level: str | None,
) -> Direction | None:
    """Return which way a move goes; ``None`` where a level is not told.

    Whoever never held a position enters. Functional levels that the law ranks equal
    still follow one another: from Terampil to Mahir is a step up.

    Args:
        law: For the rank of the levels and the functional ladders.
        family, level: Of the position held now, or last.
        to_family, to_level: Of the target.
    """
    if family == NEVER_HELD:
        return Direction.ENTRY
    rank = law.ladder.level_rank.value
    if level is None or to_level is None or not {level, to_level} <= rank.keys():
        return None
    if family not in GROUPS or to_family not in GROUPS:
        return None
    if family == to_family == "FUNGSIONAL":
        if to_level in _above(law, level):
            return Direction.VERTICAL
        if level in _above(law, to_level):
            return Direction.DEMOTION
    if rank[to_level] == rank[level]:
        return Direction.HORIZONTAL
    if rank[to_level] < rank[level]:
        return Direction.DEMOTION
    is_within = GROUPS.get(family or "") == GROUPS.get(to_family or "")
    return Direction.VERTICAL if is_within else Direction.DIAGONAL


def directions(
    law: Law, people: pl.DataFrame, targets: pl.DataFrame
) -> tuple[NDArray[np.int8], NDArray[np.int64], NDArray[np.int64]]:
    """Return which way every person would move to every target.

    Args:
        law: As for :func:`direction`.
        people: Columns ``family`` and ``level``.
        targets: Columns ``to_family`` and ``to_level``.

    Returns:
        A table of places in ``ORDER`` (-1 where it cannot be told) over distinct
        people and targets; for each person the row; for each target the column.
    """
    persons, row = distinct(people, ["family", "level"])
    wanted, column = distinct(targets, ["to_family", "to_level"])
    table = [
        [_place(direction(law, *here, *there)) for there in wanted.iter_rows()]
        for here in persons.iter_rows()
    ]
    shape = persons.height, wanted.height
    return np.array(table, dtype=np.int8).reshape(shape), row, column


def _place(told: Direction | None) -> int:
    return -1 if told is None else ORDER.index(told)


def _above(law: Law, level: str) -> tuple[str, ...]:
    """The functional levels above one, on its own ladder."""
    return tuple(_steps(law.ladder.next_level.value, level))


def _steps(following: Mapping[str, str], level: str) -> Iterator[str]:
    seen = {level}
    while (level := following.get(level, "")) and level not in seen:
        seen.add(level)
        yield level
