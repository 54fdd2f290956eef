"""A plan that people have changed: what may be added to it, and what it closes then.

The points are those of :mod:`tepat.training.plan`, so that a changed plan can be held
against the bound of the one it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from tepat.words import Sentence

from .arranged import OPEN, Arranged
from .weighing import Weighing

OPEN_TO = pl.Schema(
    {
        "nip": pl.String(),
        "position": pl.String(),
        "source": pl.String(),
        "training": pl.String(),
        "starts": pl.Date(),
        "ends": pl.Date(),
        "group": pl.String(),
        "competency": pl.String(),
        "importance": pl.String(),
        "asked": pl.Int64(),
        "reached": pl.Int64(),
        "short": pl.Int64(),
        "after": pl.Int64(),
        "levels": pl.Int64(),
        "points": pl.Int64(),
        "hours": pl.Float64(),
        "lack": pl.Float64(),
        "room": pl.Float64(),
        "cost": pl.Float64(),
        "is_mandatory": pl.Boolean(),
    }
)
TWICE = Sentence(
    id="Sudah ada pelatihan lain ({other}) untuk hal yang sama dalam rencana ini; "
    "keluarkan dahulu yang itu.",
    en="Another training ({other}) for the same is in this plan already; drop that one "
    "first.",
)
AT_ONCE = Sentence(
    id="Waktunya bersamaan dengan {other} dalam rencana ini; keluarkan dahulu yang "
    "itu.",
    en="It is at the same time as {other} in this plan; drop that one first.",
)
TOO_LONG = Sentence(
    id="{hours} JP bersama yang sudah direncanakan ({planned} JP) melampaui sisa jam "
    "setahun ({room} JP).",
    en="{hours} hours exceed, with what is planned ({planned}), the hours left for the "
    "year ({room}).",
)


def open_to(told: Arranged) -> pl.DataFrame:
    """Return every training that is open to each person, with what it would close.

    Returns:
        The columns of :data:`OPEN_TO`, in the order of NIPs, then of the catalogue:
        ``levels`` of the gap and their ``points``; hours that the person lacks
        (``lack``) and may add (``room``; null: any) before the plan.
    """
    rows, columns = np.nonzero(told.access == OPEN)
    pairs = pl.DataFrame(
        {
            "row": rows.astype(np.uint32),
            "column": columns.astype(np.uint32),
            "levels": told.levels[rows, columns].astype(np.int64),
        }
    )
    people = told.people.select(
        *("nip", "position", "source", "lack", "room")
    ).with_row_index("row")
    offers = told.offers.select(
        *("training", "starts", "ends", "group", "competency"),
        *("hours", "cost", "is_mandatory"),
    ).with_row_index("column")
    gaps = told.needs.filter(pl.col("short") > 0).select(
        *("nip", "competency", "importance", "asked", "reached", "short"),
        "level_points",
    )
    return (
        pairs.join(people, on="row", maintain_order="left")
        .join(offers, on="column", maintain_order="left")
        .join(gaps, on=["nip", "competency"], how="left", maintain_order="left")
        .with_columns(
            points=(pl.col("levels") * pl.col("level_points")).fill_null(0),
            after=pl.when(pl.col("levels") > 0).then(
                pl.col("reached") + pl.col("levels")
            ),
        )
        .sort("nip", "column", maintain_order=True)
        .select(OPEN_TO.names())
        .cast(dict(OPEN_TO))  # type: ignore[arg-type]
    )


def worth(lines: pl.DataFrame, weighing: Weighing) -> float:
    """Return the points of a plan that was changed.

    Args:
        lines: ``nip``, ``points`` (of the levels closed), ``is_mandatory``, ``hours``
            and ``lack`` (before the plan), one row per person and training.
        weighing: What the plan weighs.
    """
    if lines.is_empty():
        return 0.0
    gaps = int(lines["points"].sum()) + weighing.mandatory * int(
        lines["is_mandatory"].sum()
    )
    filled = lines.group_by("nip").agg(
        filled=pl.min_horizontal(pl.col("hours").sum(), pl.col("lack").first())
    )
    return round(gaps + weighing.hour * float(filled["filled"].sum()), 2)


@dataclass(frozen=True, slots=True)
class Attended:
    """One training that a person is to attend."""

    name: str
    group: str
    hours: float
    starts: date | None
    ends: date | None


def in_the_way(
    new: Attended, planned: Iterable[Attended], room: float | None
) -> Sentence | None:
    """Say why a person cannot attend one training more, or ``None``.

    Args:
        new: The training.
        planned: What the person attends in the plan already.
        room: Hours that may be added in the year, before the plan; ``None``: any.
    """
    known = list(planned)
    for other in known:
        if other.group == new.group:
            return TWICE.filled({"other": other.name})
        if _at_once(new, other):
            return AT_ONCE.filled({"other": other.name})
    hours = sum(each.hours for each in known)
    if room is not None and round((hours + new.hours) * 100) > round(room * 100):
        facts = {"hours": new.hours, "planned": hours, "room": room}
        return TOO_LONG.filled(facts)
    return None


def _at_once(one: Attended, other: Attended) -> bool:
    if one.starts is None or other.starts is None:
        return False
    ends, closes = one.ends or one.starts, other.ends or other.starts
    return one.starts <= closes and other.starts <= ends
