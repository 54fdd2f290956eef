"""What the rules on the position map look at: one frame per subject."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from tepat.establishment.balance import Balance, balance
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from . import people, positions, units
from .cleaned import cleaned
from .rule import Subject


@dataclass(frozen=True, slots=True)
class Sight:
    """A city as the rules see it.

    Attributes:
        snapshot: With each code once; see ``cleaned``.
        tree: As ``resolve.units`` gives it.
        balance: Need against holders.
        frames: One frame per subject. Each has ``unit`` (null for the city and for
            jobs), ``position`` and ``nip`` where they say where a finding belongs.
    """

    snapshot: Snapshot
    tree: pl.DataFrame
    balance: Balance
    frames: dict[Subject, pl.DataFrame]

    @classmethod
    def of(cls, told: Snapshot, law: Law) -> Sight:
        """Work out every frame.

        Args:
            told: The city as it was written, mistakes included.
            law: The law on the reference date.

        Raises:
            NormNotInForce: if a norm it rests on has no value on the day of ``law``.
            NoWorkingHours: if the city set a year without working hours.
        """
        snapshot = cleaned(told)
        found = balance(snapshot, law)
        tree = resolve.units(snapshot)
        posts = positions.frame(snapshot, found, law)
        of_units = units.frame(snapshot, tree, posts)
        frames = {
            Subject.UNIT: of_units,
            Subject.POSITION: posts,
            Subject.JOB: positions.by_job(posts),
            Subject.PERSON: people.frame(snapshot, posts, law),
            Subject.CITY: _city(of_units, found),
        }
        return cls(snapshot, tree, found, frames)


def _city(of_units: pl.DataFrame, found: Balance) -> pl.DataFrame:
    """One row: what the root adds up to, and what there is."""
    roots = of_units.filter(pl.col("is_main_root"))
    sums = roots.select("unit").join(found.units, on="unit", how="left")
    counted = {
        name: sums[name].sum() if sums.height else 0 for name in ("need", "occupied")
    }
    outside = of_units.filter(~pl.col("is_below_root")).height
    return pl.DataFrame(
        {
            "unit": [None],
            "counted_need": [counted["need"]],
            "counted_occupied": [counted["occupied"]],
            "need": [found.totals["need"]],
            "occupied": [found.totals["occupied"]],
            "positions_counted": [sums["positions"].sum() if sums.height else 0],
            "positions_all": [found.positions.height],
            "units_outside": [outside],
        },
        schema_overrides={"unit": pl.String},
    )
