"""Competencies missing for a target, and trainings on offer that close them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.competency import gaps

from .ground import Ground

MOST_TRAININGS = 3


@dataclass(frozen=True, slots=True)
class Training:
    """One training of the catalogue.

    Attributes:
        code, name: Which.
        starts: First day; ``None`` where it is not dated.
        hours: JP; ``None`` where blank.
        level_after: Level afterwards.
    """

    code: str
    name: str | None
    starts: date | None
    hours: float | None
    level_after: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One competency that a target asks for and the person does not reach.

    Attributes:
        competency: Its code.
        asked: Level asked for.
        reached: Level measured; ``None``: never assessed.
        is_default: The level usual for the tier is asked, for want of a standard.
        trainings: Those on offer that lead to the level, the nearest first.
    """

    competency: str
    asked: int
    reached: int | None
    is_default: bool
    trainings: tuple[Training, ...]


def gaps_for(ground: Ground, nip: str, position: str) -> tuple[Gap, ...]:
    """Return what a person lacks of the standard of a position.

    Those assessed below the level come first, the largest gap first; then what was
    never assessed.
    """
    pair = pl.DataFrame({"nip": [nip], "position": [position]})
    rows = gaps(ground.snapshot, ground.law, pair).filter(
        pl.col("reached").is_null() | (pl.col("short") > 0)
    )
    ordered = rows.sort(
        pl.col("reached").is_null(),
        pl.col("short").fill_null(0).neg(),
        "competency",
        maintain_order=True,
    )
    return tuple(
        Gap(
            row["competency"],
            row["asked"],
            row["reached"],
            row["is_default"],
            trainings(ground, row["competency"], row["asked"]),
        )
        for row in ordered.iter_rows(named=True)
    )


def trainings(ground: Ground, competency: str, level: int) -> tuple[Training, ...]:
    """Return trainings on offer that lead to a level, the nearest first."""
    found = ground.snapshot.catalogue.filter(
        pl.col("competency") == competency,
        pl.col("level_after") >= level,
        pl.col("starts").is_null() | (pl.col("starts") >= ground.day),
    ).sort("starts", "level_after", "hours", "training", nulls_last=True)
    columns = ("training", "name", "starts", "hours", "level_after")
    rows = found.head(MOST_TRAININGS).select(columns).iter_rows()
    return tuple(Training(*row) for row in rows)
