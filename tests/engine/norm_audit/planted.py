"""Known faults put into the fictional city, to see which are found and what else is.

Everything is chosen by place, nothing by chance: the same city has the same faults.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from tepat.snapshot import Snapshot
from tepat.snapshot.resolve import positions

NORM, VOLUME, UNIT = 5.0, 12.0, 60.0


@dataclass(frozen=True)
class Planted:
    """A city with faults, and where they are: rows of ``tasks`` or positions."""

    city: Snapshot
    norms: frozenset[int]
    volumes: frozenset[int]
    units: frozenset[int]
    zeros: frozenset[int]
    copies: frozenset[str]


def with_own_tasks(city: Snapshot) -> Snapshot:
    """Give each position of a job that has tasks a set of its own, near the job's.

    Norms differ a little from office to office (80 to 125 percent), volumes more (60 to
    160 percent), as in real analyses.
    """
    told = positions(city).select("position", "job")
    own = city.tasks["position"].unique()
    of_job = (
        told.filter(~pl.col("position").is_in(own.implode()))
        .join(city.tasks.rename({"position": "job"}), on="job", maintain_order="left")
        .select(city.tasks.columns)
    )
    kept = _as_the_job(city, told)
    tasks = pl.concat([kept, of_job]).with_row_index("at")
    # Two numbers between 0 and 1 that look like chance and are none.
    wave = (pl.col("at").cast(pl.Int64) * 7919) % 99_991 / 99_990
    other = (pl.col("at").cast(pl.Int64) * 104_729) % 99_989 / 99_988
    return replace(
        city,
        tasks=tasks.with_columns(
            (pl.col("time") * (0.8 + 0.45 * wave)).round(3),
            (pl.col("volume") * (0.6 + other)).round(3),
        ).drop("at"),
    )


def _as_the_job(city: Snapshot, told: pl.DataFrame) -> pl.DataFrame:
    """Tasks of positions, with the time norms of their job: the city has its own odd
    ones, which here are in the way."""
    norms = city.tasks.select(
        "description", job="position", usual="time", usual_unit="time_unit"
    ).unique(["job", "description"], keep="first", maintain_order=True)
    return (
        city.tasks.join(told, on="position", maintain_order="left")
        .join(norms, on=["job", "description"], how="left", maintain_order="left")
        .with_columns(
            time=pl.coalesce("usual", "time"),
            time_unit=pl.coalesce("usual_unit", "time_unit"),
        )
        .select(city.tasks.columns)
    )


def planted(city: Snapshot, every: int = 40) -> Planted:
    """Put one fault of each kind in about every ``every``-th task."""
    clean = with_own_tasks(city)
    rows = clean.tasks.with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    timed = rows.filter(
        pl.col("approach") == "tugas", pl.col("time") > 0, pl.col("volume") > 0
    )["row"].to_list()
    held = set(clean.employees["position"])
    of = dict(rows.select("row", "position").iter_rows())
    chosen = [
        row for at, row in enumerate(timed) if at % every == 7 and of[row] in held
    ]
    norms, volumes, units, zeros = (frozenset(chosen[kind::4]) for kind in range(4))
    tasks = _changed(rows, norms, "time", lambda c: c * NORM)
    tasks = _changed(tasks, volumes, "volume", lambda c: c * VOLUME)
    tasks = _changed(tasks, zeros, "time", lambda c: c * 0)
    # The number of minutes under the word "jam", and of hours under "menit".
    mixed = pl.col("row").is_in(list(units))
    tasks = tasks.with_columns(
        time_unit=pl.when(mixed & (pl.col("time_unit") == "menit"))
        .then(pl.lit("jam"))
        .when(mixed & (pl.col("time_unit") == "jam"))
        .then(pl.lit("menit"))
        .otherwise("time_unit")
    )
    tasks, copies = _copied(tasks, {of[row] for row in chosen})
    return Planted(
        replace(clean, tasks=tasks.drop("row")), norms, volumes, units, zeros, copies
    )


def _changed(
    tasks: pl.DataFrame, rows: frozenset[int], column: str, change: Callable[[Any], Any]
) -> pl.DataFrame:
    here = pl.col("row").is_in(list(rows))
    return tasks.with_columns(
        pl.when(here).then(change(pl.col(column))).otherwise(column).alias(column)
    )


def _copied(
    tasks: pl.DataFrame, taken: set[str]
) -> tuple[pl.DataFrame, frozenset[str]]:
    """Copy the numbers of some positions to the next with the same tasks, in place."""
    numbers: dict[int, dict[str, Any]] = {}
    copies: set[str] = set()
    seen: dict[tuple[str, ...], tuple[str, list[dict[str, Any]]]] = {}
    for at, ((owner,), part) in enumerate(
        tasks.group_by("position", maintain_order=True)
    ):
        rows = part.to_dicts()
        kind = tuple(row["description"] or "" for row in rows)
        whole = all(row["time"] and row["volume"] for row in rows)
        if len(rows) < 5 or not whole or owner in taken:
            continue
        if at % 9 == 4 and kind in seen:
            source, theirs = seen.pop(kind)
            copies |= {str(owner), source}
            for mine, other in zip(rows, theirs, strict=True):
                numbers[mine["row"]] = other
        else:
            seen.setdefault(kind, (str(owner), rows))
    names = ("volume", "time", "time_unit", "period")
    changed = [
        row | {name: numbers[row["row"]][name] for name in names}
        if row["row"] in numbers
        else row
        for row in tasks.to_dicts()
    ]
    return pl.DataFrame(changed, schema=tasks.schema), frozenset(copies)
