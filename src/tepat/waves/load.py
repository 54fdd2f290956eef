"""Handing over: how many people are new in a unit at once."""

from __future__ import annotations

from collections import Counter

import polars as pl

from .execution import Execution

LOAD = {
    "wave": pl.Int64,
    "day": pl.Date,
    "unit": pl.String,
    "new": pl.Int64,
    "gone": pl.Int64,
    "people": pl.Int64,
    "share": pl.Float64,
}


def load(found: Execution) -> pl.DataFrame:
    """Return one row per wave and unit in which somebody changes.

    Returns:
        ``wave``, ``day``, ``unit``; ``new``: people who come to a position there in
        this wave, also from within the unit; ``gone``: those who leave one there;
        ``people``: who sits there after the wave; ``share``: percent of them who are
        new. Sorted by wave and unit.
    """
    moves, unit = found.moves, found.unit.tolist()
    seated = Counter(unit[it] for it in moves.holds.tolist() if it >= 0)
    rows = []
    for number, (wave, day) in enumerate(
        zip(found.waves, found.days, strict=True), start=1
    ):
        comes: Counter[int] = Counter()
        goes: Counter[int] = Counter()
        for step in wave.steps:
            origin = int(moves.holds[step.person])
            comes[unit[int(moves.to[step.person])]] += 1
            if origin >= 0:
                goes[unit[origin]] += 1
        seated += comes
        seated.subtract(goes)
        rows += [
            (
                number,
                day,
                found.units[it],
                comes[it],
                goes[it],
                seated[it],
                round(100 * comes[it] / seated[it], 1) if seated[it] else None,
            )
            for it in sorted(comes | goes)
        ]
    return pl.DataFrame(rows, schema=LOAD, orient="row")


def peaks(told: pl.DataFrame) -> pl.DataFrame:
    """Return, per unit, the wave in which the most are new there, the busiest first.

    Args:
        told: As :func:`load` gives it.

    Returns:
        The columns of :func:`load` and ``waves``: in how many waves somebody comes.
    """
    return (
        told.filter(pl.col("new") > 0)
        .with_columns(waves=pl.len().cast(pl.Int64).over("unit"))
        .sort("new", "share", "wave", descending=[True, True, False])
        .unique("unit", keep="first", maintain_order=True)
        .sort("new", "share", "unit", descending=[True, True, False], nulls_last=True)
    )
