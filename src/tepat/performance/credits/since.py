"""Since when each person holds the functional level held now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from tepat.snapshot import Snapshot


def level_since(
    snapshot: Snapshot, people: pl.DataFrame
) -> Mapping[str, tuple[date | None, bool]]:
    """Return, for each person, the first day of the unbroken run at the level.

    Args:
        snapshot: Its history of positions is read.
        people: ``nip``, ``level`` and ``position_since``.

    Returns:
        NIP → the day (None where it is blank), and whether nothing tells of another
        level before, so that every row of the person is of this one.
    """
    earlier: dict[str, list[dict[str, Any]]] = defaultdict(list)
    rows = snapshot.history.filter(pl.col("since").is_not_null())
    rows = rows.sort("since", descending=True, maintain_order=True)
    for row in rows.select("nip", "level", "since").iter_rows(named=True):
        earlier[row["nip"]].append(row)
    return {
        nip: _of_one(level, start, earlier[nip])
        for nip, level, start in people.select(
            "nip", "level", "position_since"
        ).iter_rows()
    }


def _of_one(
    level: str, start: date | None, earlier: list[dict[str, Any]]
) -> tuple[date | None, bool]:
    """Walk back from the present post while the level stays the same."""
    if start is None:
        return None, not earlier
    for row in earlier:
        if row["since"] >= start:
            continue
        if row["level"] != level:
            return start, False
        start = row["since"]
    return start, False
