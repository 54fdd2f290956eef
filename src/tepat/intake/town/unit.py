"""What one unit of the fictional city is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from tepat.snapshot.columns import UNITS

ROOT = "KOTA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit, and what its positions are made from.

    Attributes:
        pattern: Which positions it has (``patterns.yaml``); null: none.
        agency: Code of the agency it belongs to.
        jobs: Its own functional jobs, "@1", "@2" … of the pattern.
        crew: Its large operational group, "@crew" of the pattern.
        head: Job of its leader, "@head" of the pattern.
        size: Factor on the seats of the pattern.
        classes: Of a school.
        place: The ward it lies in, where it has one.
        keeps_books: Whether finance is its work.
    """

    code: str
    name: str
    parent: str | None
    kind: str
    affair: str
    agency: str
    pattern: str | None = None
    jobs: tuple[str, ...] = ()
    crew: str | None = None
    head: str | None = None
    size: float = 1.0
    classes: int = 0
    place: str | None = None
    keeps_books: bool = False


def unit_frame(
    units: Sequence[Unit],
    spots: Sequence[tuple[float, float]],
    is_hard: Sequence[bool],
) -> pl.DataFrame:
    """Return the units as the table of a snapshot.

    Args:
        units: The units.
        spots: Latitude and longitude of each.
        is_hard: Whether it is a hard place to work.
    """
    rows = [
        (
            unit.code,
            unit.name,
            unit.parent,
            unit.kind,
            unit.affair,
            "Aktif",
            *spot,
            hard,
        )
        for unit, spot, hard in zip(units, spots, is_hard, strict=True)
    ]
    return pl.DataFrame(rows, schema=UNITS.schema, orient="row")
