"""The tables of a plan: who attends what, what became of each gap, and the seats."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from .arranged import Arranged
from .bundles import SCALE
from .reasons import Reasons, both
from .solve import Solution

TAKEN = pl.Schema(
    {
        "nip": pl.String(),
        "name": pl.String(),
        "unit": pl.String(),
        "unit_name": pl.String(),
        "agency_name": pl.String(),
        "position": pl.String(),
        "position_name": pl.String(),
        "source": pl.String(),
        "offer": pl.Int64(),
        "training": pl.String(),
        "training_name": pl.String(),
        "kind": pl.String(),
        "starts": pl.Date(),
        "ends": pl.Date(),
        "competency": pl.String(),
        "importance": pl.String(),
        "asked": pl.Int64(),
        "reached": pl.Int64(),
        "short": pl.Int64(),
        "after": pl.Int64(),
        "levels": pl.Int64(),
        "points": pl.Int64(),
        "hours": pl.Float64(),
        "cost": pl.Float64(),
        "is_mandatory": pl.Boolean(),
        "reason_id": pl.String(),
        "reason_en": pl.String(),
    }
)


def taken_table(
    told: Arranged, pairs: pl.DataFrame, solution: Solution, year: int
) -> pl.DataFrame:
    """Return the plan, one row per person and training, in the order of people.

    Args:
        told: The city's needs and offers.
        pairs: ``nip`` and ``offer`` (place among the offers that can be planned).
        solution: For the prices at which a training is the best of several.
        year: Of the plan.

    Returns:
        The columns of :data:`TAKEN`: the person, the training, the competency it
        raises from ``reached`` to ``after`` of the level ``asked`` for, the ``levels``
        of the gap it closes and their ``points``, and why.
    """
    people = {row["nip"]: row for row in told.people.to_dicts()}
    place = {nip: at for at, nip in enumerate(told.people["nip"])}
    offers = told.offers.to_dicts()
    needs = {
        (row["nip"], row["competency"]): row
        for row in told.needs.filter(pl.col("short") > 0).to_dicts()
    }
    reasons = Reasons(told, solution, year)
    rows: list[dict[str, Any]] = []
    for nip, at in pairs.iter_rows():
        person, offer = people[nip], offers[at]
        need = needs.get((nip, offer["competency"]), {})
        levels = int(told.levels[place[nip], at])
        after = need.get("reached", 0) + levels if levels else None
        row = {
            **{name: person.get(name) for name in TAKEN if name in person},
            "offer": at,
            "training": offer["training"],
            "training_name": offer["name"],
            **{name: offer[name] for name in ("kind", "starts", "ends", "competency")},
            **{
                name: need.get(name)
                for name in ("importance", "asked", "reached", "short")
            },
            "after": after,
            "levels": levels,
            "points": levels * need.get("level_points", 0),
            "hours": offer["hours"],
            "cost": offer["cost"],
            "is_mandatory": offer["is_mandatory"],
        }
        row |= both("reason", reasons.of_taken(place[nip], at, row))
        rows.append(row)
    return pl.DataFrame(rows, schema=TAKEN)


def with_outcome(
    told: Arranged,
    offers: pl.DataFrame,
    taken: pl.DataFrame,
    solution: Solution,
    year: int,
) -> pl.DataFrame:
    """Add to the needs what the plan does about each.

    Returns:
        The needs with ``closed`` and ``left`` (levels; null: never assessed),
        ``training`` (that closes it, or null), ``why`` (a code, null where nothing is
        left) and ``why_id``, ``why_en``.
    """
    closing = taken.filter(pl.col("levels") > 0).select(
        *("nip", "competency", "training"), closed="levels"
    )
    rows = told.needs.join(
        closing, on=["nip", "competency"], how="left", maintain_order="left"
    ).with_columns(
        closed=pl.when(pl.col("short").is_not_null()).then(
            pl.col("closed").fill_null(0)
        )
    )
    rows = rows.with_columns(left=pl.col("short") - pl.col("closed"))
    reasons = Reasons(told, solution, year, offers, taken)
    place = {nip: at for at, nip in enumerate(told.people["nip"])}
    said = [
        reasons.of_left(place[row["nip"]], row)
        if row["left"] is None or row["left"] > 0
        else None
        for row in rows.iter_rows(named=True)
    ]
    texts = [both("why", it and it[1:]) for it in said]
    return rows.with_columns(
        pl.Series("why", [it and it[0] for it in said], dtype=pl.String),
        pl.Series("why_id", [it["why_id"] for it in texts], dtype=pl.String),
        pl.Series("why_en", [it["why_en"] for it in texts], dtype=pl.String),
    )


def people_after(told: Arranged, taken: pl.DataFrame) -> pl.DataFrame:
    """Return the people with the hours that the plan adds.

    Returns:
        The columns of ``Arranged.people``, and ``planned`` (hours), ``filled`` (of the
        lack), ``trainings``, ``cost`` and ``closed`` (levels).
    """
    sums = taken.group_by("nip").agg(
        pl.col("cost").sum(),
        closed=pl.col("levels").sum(),
        planned=pl.col("hours").sum(),
        trainings=pl.len().cast(pl.Int64),
    )
    return (
        told.people.join(sums, on="nip", how="left", maintain_order="left")
        .with_columns(
            pl.col("planned", "cost").fill_null(0.0),
            pl.col("closed", "trainings").fill_null(0),
        )
        .with_columns(filled=pl.min_horizontal("planned", "lack"))
    )


def seats_table(
    told: Arranged, offers: pl.DataFrame, taken: pl.DataFrame, solution: Solution
) -> pl.DataFrame:
    """Return the catalogue with what the plan uses of it.

    Returns:
        The columns of ``offers.offers``, and ``planned`` (participants), ``spent``
        (rupiah), ``left`` (seats; null without a limit) and ``seat_points`` (what one
        more seat would close at the margin: a slope of the linear program).
    """
    used = np.bincount(
        taken["offer"].to_numpy().astype(np.int64), minlength=told.offers.height
    )
    worth = solution.prices.seats / SCALE / told.parts
    usable = told.offers.select("offer").with_columns(
        planned=pl.Series(used.tolist(), dtype=pl.Int64),
        seat_points=pl.Series(
            [round(it, 4) for it in worth.tolist()], dtype=pl.Float64
        ),
    )
    return (
        offers.join(usable, on="offer", how="left", maintain_order="left")
        .with_columns(pl.col("planned").fill_null(0))
        .with_columns(
            spent=pl.col("planned") * pl.col("cost"),
            left=pl.col("seats") - pl.col("planned"),
        )
    )
