"""What a projection does not know, and what in it does not fit."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tepat.establishment.balance import Balance
from tepat.finding import Finding, Verdict
from tepat.snapshot import Snapshot

from . import words
from .filling import NO_COST
from .walk import Walk


def findings(snapshot: Snapshot, found: Balance, walk: Walk) -> Iterator[Finding]:
    """Say what is unknown, and which plans go beyond need or means.

    Args:
        snapshot: The city.
        found: Its balance.
        walk: The years, gone through.
    """
    rows, years = walk.rows, walk.years
    unknown = rows["gaps"].null_count()
    if unknown:
        facts: dict[str, object] = {"count": unknown}
        yield Finding("PROJECT-2", Verdict.UNKNOWN, words.UNKNOWN_NEED, facts)
    if rows.height and rows["exits_before"].is_null().all():
        yield Finding("PROJECT-3", Verdict.UNKNOWN, words.NO_NAMES, {})
    yield from (it for it in found.findings if it.code.startswith("OUTLOOK"))
    unpriced = {each["position"] for each in walk.empty if each["why"] == NO_COST}
    if unpriced:
        of = rows.filter(pl.col("position").is_in(list(unpriced)))["position_class"]
        classes = tuple(of.unique().sort())
        facts = {"classes": classes, "positions": len(unpriced)}
        yield Finding("PROJECT-4", Verdict.UNKNOWN, words.NO_COST, facts)
    yield from _about_fills(snapshot, walk)
    for year, name, planned in walk.beyond:
        limit = walk.means.people if name == "people" else walk.means.budget
        facts = {"year": str(year), "planned": round(planned), "limit": limit}
        yield Finding("PROJECT-6", Verdict.FAILS, words.OVER_MEANS[name], facts)
    outside = snapshot.planned_fills.filter(
        ~pl.col("year").is_between(years[0] - 1, years[-1])
    ).height
    if outside:
        span = {"first": str(years[0] - 1), "last": str(years[-1])}
        yield Finding(
            "PROJECT-7", Verdict.UNKNOWN, words.PAST, {"count": outside, **span}
        )


def _about_fills(snapshot: Snapshot, walk: Walk) -> Iterator[Finding]:
    """Planned fills beyond what a position needs, in the first year that shows it."""
    planned = snapshot.planned_fills["position"].unique()
    told = walk.rows.filter(
        pl.col("position").is_in(planned.implode()), pl.col("gaps").is_not_null()
    )
    for row in told.iter_rows(named=True):
        for at, year in enumerate(walk.years):
            if row["fills"][at] and row["gaps"][at] > 0:
                facts = {
                    "position": row["position"],
                    "name": row["name"],
                    "over": row["gaps"][at],
                    "year": str(year),
                }
                yield Finding("PROJECT-5", Verdict.FAILS, words.TOO_MANY, facts)
                break
