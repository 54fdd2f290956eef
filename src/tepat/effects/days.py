"""Days of change in the register's own history: many units led anew on one day.

A city that begins with Tepat has rotated before. Sheet ``pegawai`` tells since when the
present leader of each unit is in office (``tmt_jabatan``), sheet ``riwayat`` who led it
earlier; where many units of one kind got a new leader on the same day, that day may be
asked about like a rotation that was carried out here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import LEADERSHIP

from .appraised import earlier
from .interval import ROBUST_FROM

FEWEST = ROBUST_FROM
"""So many units of one kind with a new leader on one day make it a day of change. From
so many on their own spread tells the interval; fewer meet on a usual day by chance."""

GAP = timedelta(days=31)
"""Who led the unit until so short a time before was appointed to it again, as after a
reorganisation: no new leader."""


@dataclass(frozen=True, slots=True)
class DayOfChange:
    """Units of one kind that got a new leader on one day.

    Attributes:
        day: On which they took office.
        kind: Of the units, as sheet ``unit`` tells it; ``None``: it does not.
        units: Their codes, in order.
        of: How many units of the kind were looked at.
    """

    day: date
    kind: str | None
    units: tuple[str, ...]
    of: int


def days_of_change(
    snapshot: Snapshot, surveyed: Collection[str]
) -> tuple[DayOfChange, ...]:
    """Find the days of change, latest first.

    Units are compared with others of their kind, so kinds are counted apart. Days must
    be the same to the day: decrees dated one after the other are not put together.

    Args:
        snapshot: Its units, positions, employees and history are read.
        surveyed: Codes of the units of which citizens are asked; others tell nothing.
    """
    led = resolve.units(snapshot).select(
        "unit", "kind", pl.col("leader").alias("position")
    )
    led = led.filter(pl.col("unit").is_in(list(surveyed)))
    counted = dict(led.group_by("kind").len().iter_rows())
    found = (
        _takings(snapshot, led)
        .group_by("since", "kind")
        .agg(pl.col("unit").unique().sort())
        .filter(pl.col("unit").list.len() >= FEWEST, pl.col("since") <= snapshot.day)
        .sort("since", "kind", descending=[True, False], nulls_last=True)
    )
    return tuple(
        DayOfChange(day, kind, tuple(units), counted[kind])
        for day, kind, units in found.iter_rows()
    )


def _takings(snapshot: Snapshot, led: pl.DataFrame) -> pl.DataFrame:
    """Who began to lead which unit when: ``nip``, ``unit``, ``kind``, ``since``."""
    leaders = led.drop_nulls("position").join(
        snapshot.positions.select("position", "name", "family", "level"), on="position"
    )
    now = (
        snapshot.employees.select("nip", "position", since="position_since")
        .drop_nulls()
        .join(leaders.select("position", "unit", "kind"), on="position")
    )
    before = _led_before(earlier(snapshot), leaders)
    began = pl.concat(
        [now.select(before.columns[:4]), before.select(before.columns[:4])]
    ).unique(maintain_order=True)
    again = (
        began.join(before.select("nip", "unit", "until", then="since"), on=_WHO)
        .filter(
            pl.col("then") < pl.col("since"),
            pl.col("until").is_null() | (pl.col("until") >= pl.col("since") - GAP),
        )
        .select(*_WHO, "since")
        .unique()
    )
    return began.join(again, on=[*_WHO, "since"], how="anti", maintain_order="left")


_WHO = ("nip", "unit")


def _led_before(told: pl.DataFrame, leaders: pl.DataFrame) -> pl.DataFrame:
    """Rows of the history that tell of leading a unit: by the title that its leading
    position has, or by the same family of leadership and the same level."""
    titled = pl.col("name").str.strip_chars().str.to_lowercase() == pl.col(
        "name_of_leader"
    ).str.to_lowercase()  # fmt: skip
    alike = (
        pl.col("family").is_in(LEADERSHIP)
        & (pl.col("family") == pl.col("family_of_leader"))
        & pl.col("level").eq_missing(pl.col("level_of_leader"))
    )
    return (
        told.join(leaders, on="unit", suffix="_of_leader", maintain_order="left")
        .filter((titled | alike).fill_null(False))
        .select("nip", "unit", "kind", "since", "until")
    )
