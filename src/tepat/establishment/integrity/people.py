"""The frame of people: where each stands, and whether still in service."""

from __future__ import annotations

import polars as pl

from tepat.establishment.outlook import leavers
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve


def frame(snapshot: Snapshot, posts: pl.DataFrame, law: Law) -> pl.DataFrame:
    """Return one row per employee, in the order of the sheet.

    Args:
        snapshot: With each code once.
        posts: As ``positions.frame`` gives it.
        law: The law on the reference date.

    Returns:
        ``nip``, ``name``, ``status``, ``unit``, ``position``, ``position_name``,
        ``has_position``, ``position_exists``, ``leaves_on`` (null where unknown),
        ``because`` (``pensiun`` or ``kontrak``) and ``has_left`` (null where unknown).
    """
    people = resolve.employees(snapshot)
    gone = leavers(people, posts, law).select("nip", "leaves_on", "because")
    names = posts.select("position", position_name="name")
    return (
        people.select("nip", "name", "status", "unit", "position")
        .join(names, on="position", how="left", maintain_order="left")
        .join(gone, on="nip", how="left", maintain_order="left")
        .with_columns(
            has_position=pl.col("position").is_not_null(),
            position_exists=pl.col("position_name").is_not_null(),
            has_left=pl.col("leaves_on") <= snapshot.day,
        )
    )
