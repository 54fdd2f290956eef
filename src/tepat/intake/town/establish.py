"""Positions with their seats, from the drafts the city can afford."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.snapshot.columns import POSITIONS

from .chance import Subject, stream
from .drafts import Draft, drafts_of
from .seats import SECRETARY, holders, needs
from .unit import Unit
from .workload import workload

# Patterns whose leader is no leadership post: the others name it as their superior.
LED_BY_FIRST = {"primary", "secondary", "clinic"}


@dataclass(frozen=True, slots=True)
class Establishment:
    """Units, positions, tasks, and how many people each position has.

    Attributes:
        units: Those that have a position, or a unit below them that has one.
        drafts: What each position was made from, parallel to ``positions``; its
            ``unit`` is a place in ``units``.
    """

    units: list[Unit]
    drafts: list[Draft]
    positions: pl.DataFrame
    tasks: pl.DataFrame
    holders: NDArray[np.int64]


def establish(units: list[Unit], employees: int, seed: int) -> Establishment:
    """Settle the seats of every unit, and how many of them are taken."""
    chance = stream(seed, Subject.SEATS)
    drafts = drafts_of(units, chance)
    need = needs(drafts, employees, chance)
    taken = holders(drafts, need, employees, chance)
    exist = np.flatnonzero(need)
    kept = [drafts[index] for index in exist]
    codes = _codes(kept, units)
    work = workload(kept, codes, need[exist], stream(seed, Subject.TASKS))
    return Establishment(
        units=_used(units, kept),
        drafts=kept,
        positions=_frame(kept, codes, units, work.stated),
        tasks=work.tasks,
        holders=taken[exist],
    )


def _codes(drafts: list[Draft], units: list[Unit]) -> list[str]:
    counts: dict[int, int] = {}
    codes: list[str] = []
    for draft in drafts:
        counts[draft.unit] = counts.get(draft.unit, 0) + 1
        codes.append(f"{units[draft.unit].code}-{counts[draft.unit]:02}")
    return codes


def _used(units: list[Unit], drafts: list[Draft]) -> list[Unit]:
    parent = {unit.code: unit.parent for unit in units}
    used: set[str] = set()
    for draft in drafts:
        code: str | None = units[draft.unit].code
        while code is not None and code not in used:
            used.add(code)
            code = parent[code]
    return [unit for unit in units if unit.code in used]


def _frame(
    drafts: list[Draft], codes: list[str], units: list[Unit], stated: list[int | None]
) -> pl.DataFrame:
    leader: dict[int, str] = {}
    secretary = codes[[draft.job.code for draft in drafts].index(SECRETARY)]
    rows = []
    for draft, code, seats in zip(drafts, codes, stated, strict=True):
        unit = units[draft.unit]
        superior = None
        if unit.pattern in LED_BY_FIRST:
            superior = leader.get(draft.unit)
            leader.setdefault(draft.unit, code)
        elif draft.job.family == "JPT" or draft.job.code == "CAMAT":
            superior = secretary if code != secretary else None
        rows.append(
            {
                "position": code,
                "unit": unit.code,
                "name": draft.title,
                "family": draft.job.family,
                "job": draft.job.code,
                "level": draft.job.level,
                "echelon": draft.echelon,
                "position_class": draft.position_class or draft.job.position_class,
                "need_stated": seats,
                "superior": superior,
                "group": unit.affair if draft.job.is_leadership else None,
                "critical": draft.is_critical,
            }
        )
    return pl.DataFrame(
        rows, schema_overrides=POSITIONS.schema, infer_schema_length=None
    ).select(
        pl.col(name) if name in rows[0] else pl.lit(None, dtype).alias(name)
        for name, dtype in POSITIONS.schema.items()
    )
