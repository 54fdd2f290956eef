"""What people can reach: now, later by time alone, or not without something more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from tepat.fit import measure
from tepat.rules import PLAN_RULES
from tepat.rules.grid import HOLDS

from .directions import ORDER, directions
from .expected import LATER
from .ground import Ground
from .opening import Hurdle, Openings, openings
from .person import Person
from .station import first

HURDLES = tuple(hurdle.name.lower() for hurdle in Hurdle)
DIRECTIONS = tuple(str(direction) for direction in ORDER)


def of_everyone(ground: Ground) -> Openings:
    """Judge everybody against every kind of seat: what is open now, and from when."""
    return openings(
        first(ground),
        ground.targets,
        PLAN_RULES,
        ground.law,
        ground.policy,
        ground.experience,
        leaves_on=ground.leaves_on,
    )


@dataclass(frozen=True, slots=True)
class Prospects:
    """What one person can reach.

    Attributes:
        opened: What the rules of a plan say of the person against every target.
        positions: One row per position that is not the person's own, the best first:
            ``position``, ``name``, ``unit``, ``unit_name``, ``agency_name``,
            ``family``, ``level``, ``group``, ``target``, ``vacant`` (seats short; null
            where the need is unknown), ``direction`` (null where it cannot be told),
            ``fit`` (0 to 1000), ``hurdle`` (of ``HURDLES``), ``opens_on`` (null where
            time alone never opens it) and ``misses`` (number of rules that do not
            hold today).
    """

    opened: Openings
    positions: pl.DataFrame

    @property
    def reachable(self) -> pl.DataFrame:
        """The positions whose rules all hold today."""
        return self.positions.filter(hurdle=HURDLES[Hurdle.NONE])

    @property
    def later(self) -> pl.DataFrame:
        """The positions that time alone opens, the nearest day first."""
        waits = self.positions.filter(hurdle=HURDLES[Hurdle.TIME])
        return waits.sort("opens_on", maintain_order=True)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many positions there are behind each hurdle."""
        told = dict(self.positions["hurdle"].value_counts().iter_rows())
        return {name: told.get(name, 0) for name in HURDLES}


def prospects(ground: Ground, person: Person) -> Prospects:
    """Work out what one person can reach."""
    start = first(ground, slice(person.at, person.at + 1))
    opened = openings(
        start,
        ground.targets,
        PLAN_RULES,
        ground.law,
        ground.policy,
        person.experience,
        leaves_on=ground.leaves_on[[person.at]],
    )
    fit = measure(
        ground.snapshot,
        start,
        ground.targets,
        ground.law,
        ground.policy,
        person.experience,
    ).table()[0]
    table, row, column = directions(ground.law, start, ground.targets)
    ways = table[row[0]][column]
    misses = np.zeros(ground.targets.height, dtype=np.int64)
    for answer in opened.answers.values():
        misses += answer.for_people(slice(0, 1))[0] != HOLDS
    days = opened.day[0].astype(object)
    days[opened.day[0] == LATER] = None
    of_target = pl.DataFrame(
        {
            "target": np.arange(ground.targets.height),
            "direction": [None if way < 0 else DIRECTIONS[way] for way in ways],
            "fit": fit.astype(np.int64),
            "hurdle": [HURDLES[hurdle] for hurdle in opened.hurdle[0]],
            "opens_on": pl.Series(days.tolist(), dtype=pl.Int32).cast(pl.Date),
            "misses": misses,
        },
        schema_overrides={"direction": pl.String, "hurdle": pl.String},
    )
    own = int(ground.holds[person.at])
    seats = (
        ground.positions.select(
            *("position", "name", "unit", "unit_name", "agency_name"),
            *("family", "level", "group", "vacant"),
        )
        .with_row_index("place")
        .with_columns(target=pl.Series(ground.target))
        .filter(pl.col("place") != own if own >= 0 else pl.lit(True))
        .join(of_target, on="target", how="left", maintain_order="left")
        .sort(
            pl.col("hurdle").replace_strict(
                {name: at for at, name in enumerate(HURDLES)}, return_dtype=pl.Int64
            ),
            (pl.col("vacant") > 0).fill_null(False).not_(),
            pl.col("fit").neg(),
            "position",
            maintain_order=True,
        )
        .drop("place")
    )
    return Prospects(opened, seats)
