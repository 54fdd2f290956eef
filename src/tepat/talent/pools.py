"""Counting and listing the pools: who is near which critical position."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.law.reckoning import retirement_day
from tepat.policy import Policy
from tepat.rules.cures import EPOCH, NEVER
from tepat.snapshot import Snapshot, resolve

from .ready import Readiness, Ready

COUNTED: Mapping[str, Readiness] = {
    "ready_now": Readiness.NOW,
    "within_1_year": Readiness.WITHIN_1_YEAR,
    "within_3_years": Readiness.WITHIN_3_YEARS,
    "needs_effort": Readiness.EFFORT,
    "not_known": Readiness.UNKNOWN,
}
POOLS = pl.Schema(
    {
        "position": pl.String(),
        "needed_on": pl.Date(),
        "needed_why": pl.String(),
        **{name: pl.Int64() for name in COUNTED},
        "in_time": pl.Int64(),
        "possible": pl.Int64(),
    }
)
CANDIDATES = pl.Schema(
    {
        "position": pl.String(),
        "rank": pl.Int64(),
        "nip": pl.String(),
        "is_certain": pl.Boolean(),
        "readiness": pl.Int64(),
        "ready_on": pl.Date(),
        "missed": pl.List(pl.String()),
        "by_selection": pl.Boolean(),
        "fit": pl.Int64(),
        "retires_on": pl.Date(),
    }
)


def pools_of(
    group: pl.DataFrame,
    wanted: pl.DataFrame,
    column: NDArray[np.int64],
    told: Ready,
    fit: NDArray[np.int16],
    needed: pl.DataFrame,
    barred: Mapping[str, list[int]],
    retires: Mapping[int, NDArray[np.int32]],
    most: int,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Count each pool and list the first of it; rows of POOLS and of CANDIDATES."""
    certain = group["is_certain"].to_numpy().astype(np.bool_)
    box = group["box"].fill_null(0).to_numpy().astype(np.int64)
    nips = group["nip"].to_list()
    pools, listed = [], []
    for at, (code, needed_on, why) in enumerate(
        needed.select("position", "needed_on", "needed_why").iter_rows()
    ):
        target = int(column[at])
        readiness = told.readiness[:, target].copy()
        readiness[barred.get(code, [])] = Readiness.NEVER
        near = readiness <= Readiness.WITHIN_3_YEARS
        counts = {
            name: int((certain & (readiness == which)).sum())
            for name, which in COUNTED.items()
        }
        in_time = None
        if needed_on is not None:
            day = (needed_on - EPOCH).days
            comes = near & (told.ready_on[:, target] <= day)
            in_time = int((certain & comes & (retires[target] > day)).sum())
        possible = int((~certain & near).sum())
        pools.append((code, needed_on, why, *counts.values(), in_time, possible))
        who = np.flatnonzero(near | (certain & (readiness < Readiness.NEVER)))
        # The last key counts first; people come by NIP, and the sort keeps that order.
        order = np.lexsort(
            (
                -fit[who, target].astype(np.int64),
                -box[who],
                told.ready_on[who, target],
                readiness[who],
                ~certain[who],
            )
        )
        for rank, person in enumerate(who[order][:most].tolist(), start=1):
            listed.append(
                (
                    code,
                    rank,
                    nips[person],
                    bool(certain[person]),
                    int(readiness[person]),
                    told.day(person, target),
                    told.codes(person, target),
                    bool(told.by_selection[person, target]),
                    int(fit[person, target]),
                    _day(int(retires[target][person])),
                )
            )
    return (
        pl.DataFrame(pools, schema=POOLS, orient="row"),
        pl.DataFrame(listed, schema=CANDIDATES, orient="row"),
    )


def barred_from(
    snapshot: Snapshot, policy: Policy, group: pl.DataFrame, wanted: pl.DataFrame
) -> dict[str, list[int]]:
    """For each position, who holds it, or would stand directly beside a relative."""
    place = {nip: at for at, nip in enumerate(group["nip"])}
    barred: dict[str, list[int]] = {}
    for at, code in enumerate(group["position"]):
        if code is not None:
            barred.setdefault(code, []).append(at)
    if not policy.relatives_apart:
        return barred
    seat = dict(snapshot.employees.select("nip", "position").iter_rows())
    above = dict(
        resolve.positions(snapshot).select("position", "superior_resolved").iter_rows()
    )
    both = snapshot.relations.select("nip_a", "nip_b")
    for one, other in (*both.iter_rows(), *(pair[::-1] for pair in both.iter_rows())):
        held = seat.get(other)
        if one not in place or held is None:
            continue
        for code in wanted["position"]:
            if code == above.get(held) or above.get(code) == held:
                barred.setdefault(code, []).append(place[one])
    return barred


def retirement(
    group: pl.DataFrame, seats: pl.DataFrame
) -> dict[int, NDArray[np.int32]]:
    """For each target, the day from which each person would be retired from it."""
    days = {}
    for target, age in enumerate(seats["to_retirement_age"]):
        told = group.select(retirement_day(pl.col("born"), pl.lit(age, pl.Int64)))
        days[target] = (
            told.to_series().to_physical().fill_null(NEVER).to_numpy().astype(np.int32)
        )
    return days


def near_pools(
    told: Ready,
    column: NDArray[np.int64],
    barred: Mapping[str, list[int]],
    wanted: pl.DataFrame,
) -> NDArray[np.int64]:
    """Count for each person the pools they are ready for within three years."""
    near = told.readiness <= Readiness.WITHIN_3_YEARS
    seats = np.bincount(column, minlength=near.shape[1])
    count: NDArray[np.int64] = near.astype(np.int64) @ seats
    for at, code in enumerate(wanted["position"]):
        who = sorted(set(barred.get(code, [])))
        count[who] -= near[who, column[at]]
    return count


def _day(told: int) -> date | None:
    return None if told == NEVER else EPOCH + timedelta(days=told)
