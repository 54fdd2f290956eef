"""Analyses copied from another: whole, nearly whole, or only their volumes.

Two rows are equal where task, norm and yearly volume are. Equal analyses are found by
one look-up each; near copies only among those that share one of their rarer rows, so
no position is compared with all others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import ceil

import polars as pl

from .policy import AuditPolicy

SIGNIFICANT = 9  # digits of a number that must agree
PER_ROW = 200  # near copies looked for among so many that share one row

Row = tuple[int, str, str]

COPY_SCHEMA = {
    "copy": pl.Int64,
    "owner": pl.String,
    "of": pl.String,
    "share": pl.Float64,
    "tasks": pl.Int64,
    "equal": pl.Int64,
    "owners": pl.Int64,
}


def copies(rows: pl.DataFrame, policy: AuditPolicy) -> pl.DataFrame:
    """Return analyses that are copies of another.

    Args:
        rows: As ``observed`` gives them.
        policy: How many tasks, and which share of them, make a copy.

    Returns:
        ``copy`` (equal number = copies of one analysis), ``owner``, ``of`` (the first
        of them in the sheet; its own row has ``of`` equal to ``owner``), ``share``
        (percent of equal tasks over the longer of the two), ``tasks``, ``equal`` and
        ``owners`` (how many share the analysis).
    """
    analyses = _analyses(rows, policy.fewest_tasks)
    alike: dict[tuple[Row, ...], list[str]] = defaultdict(list)
    for owner, analysis in analyses.items():
        alike[analysis].append(owner)
    found: list[dict[str, object]] = []
    near = _near(list(alike), policy)
    number = 0
    for analysis, owners in alike.items():
        if len(owners) == 1:
            continue
        whole = {"share": 100.0, "tasks": len(analysis), "equal": len(analysis)}
        found += (
            {
                "copy": number,
                "owner": each,
                "of": owners[0],
                **whole,
                "owners": len(owners),
            }
            for each in owners
        )
        number += 1
    for later, (earlier, equal) in near.items():
        first, longer = alike[earlier][0], max(len(later), len(earlier))
        found += (
            {
                "copy": number + at,
                "owner": each,
                "of": first,
                "share": 100 * equal / longer,
                "tasks": len(later),
                "equal": equal,
                "owners": 2,
            }
            for at, each in enumerate(alike[later])
        )
        number += len(alike[later])
    return pl.DataFrame(found, schema=COPY_SCHEMA)


def _analyses(rows: pl.DataFrame, fewest: int) -> dict[str, tuple[Row, ...]]:
    """The rows of each owner, sorted; of those that have enough of them."""
    told: dict[str, list[Row]] = defaultdict(list)
    whole = rows.filter(pl.col("norm").is_not_null(), pl.col("volume").is_not_null())
    for owner, group, norm, volume in whole.select(
        "owner", "group", "norm", "volume"
    ).iter_rows():
        told[owner].append((group, _number(norm), _number(volume)))
    return {
        owner: tuple(sorted(each))
        for owner, each in told.items()
        if len(each) >= fewest
    }


def _number(value: float) -> str:
    return f"{value:.{SIGNIFICANT}g}"


def _near(
    analyses: list[tuple[Row, ...]], policy: AuditPolicy
) -> Mapping[tuple[Row, ...], tuple[tuple[Row, ...], int]]:
    """For each analysis the earlier one it nearly equals most, and the equal rows.

    Two that share four of five rows share one of the rarest fifth of either's rows
    (and one more): only those are looked up.
    """
    share = policy.copy_percent / 100
    common = Counter(row for each in analyses for row in each)
    seen: dict[Row, list[tuple[Row, ...]]] = defaultdict(list)
    near: dict[tuple[Row, ...], tuple[tuple[Row, ...], int]] = {}
    for each in analyses:
        rarest = sorted(each, key=lambda row: (common[row], row))
        prefix = rarest[: len(each) - ceil(share * len(each)) + 1]
        best: tuple[tuple[Row, ...], int] | None = None
        for other in dict.fromkeys(o for row in prefix for o in seen[row][:PER_ROW]):
            longer = max(len(each), len(other))
            if min(len(each), len(other)) < share * longer:
                continue
            equal = sum((Counter(each) & Counter(other)).values())
            if equal >= share * longer and (best is None or equal > best[1]):
                best = (other, equal)
        if best is not None:
            near[each] = best
        for row in dict.fromkeys(prefix):
            seen[row].append(each)
    return near


def same_volumes(rows: pl.DataFrame, policy: AuditPolicy) -> pl.DataFrame:
    """Return tasks whose yearly volume is one and the same in every unit.

    Volumes of periodic reports are equal for a good reason and left out (see
    ``AuditPolicy.same_volume_above``), and so are whole multiples of weeks and
    working days, which stand for *every day* and *every week*.

    Returns:
        ``group``, ``job``, ``task``, ``measure``, ``volume``, ``like`` (positions),
        ``units``; one row per task and job.
    """
    told = rows.filter(~pl.col("is_job"), pl.col("volume") > policy.same_volume_above)
    every = pl.col("volume").round(6).is_in(EVERY)
    return (
        told.group_by("group", "job", maintain_order=True)
        .agg(
            *(pl.col(name).first() for name in ("name", "task", "measure", "volume")),
            like=pl.col("owner").n_unique().cast(pl.Int64),
            units=pl.col("unit").n_unique().cast(pl.Int64),
            spread=pl.col("volume").max() / pl.col("volume").min(),
            rows=pl.len(),
            sizes=pl.col("persons").n_unique(),
        )
        .filter(
            pl.col("like") >= policy.fewest_like,
            pl.col("units") >= policy.fewest_like,
            pl.col("spread") < 1 + 10.0**-SIGNIFICANT,
            ~every,
        )
        .drop("spread", "rows", "sizes")
    )


# Twice a month, weekly, twice a week, every working day of a five- or six-day week.
EVERY = (24.0, 52.0, 104.0, 235.0, 287.0, 365.0)


def same_times(rows: pl.DataFrame, policy: AuditPolicy) -> pl.DataFrame:
    """Return positions all of whose tasks have one and the same time.

    Returns:
        ``owner``, ``name``, ``unit_name``, ``agency_name``, ``norm`` (minutes) and
        ``tasks``.
    """
    told = rows.filter(pl.col("kind") == "minutes", pl.col("norm") > 0)
    return (
        told.group_by("owner", maintain_order=True)
        .agg(
            *(pl.col(name).first() for name in ("name", "unit_name", "agency_name")),
            norm=pl.col("norm").first(),
            values=pl.col("norm").n_unique(),
            tasks=pl.col("group").n_unique().cast(pl.Int64),
        )
        .filter(pl.col("values") == 1, pl.col("tasks") >= policy.fewest_tasks)
        .drop("values")
    )
