"""The years of a projection, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from .filling import Means, Taken, exhausted, filled

PROPOSALS = {
    "year": pl.Int64,
    "rank": pl.Int64,
    "position": pl.String,
    "name": pl.String,
    "unit_name": pl.String,
    "agency_name": pl.String,
    "people": pl.Int64,
    "cost_each": pl.Float64,
    "cost": pl.Float64,
    "critical": pl.Boolean,
    "leads": pl.Boolean,
    "serves": pl.Boolean,
    "share": pl.Float64,
    "short": pl.Int64,
    "need": pl.Int64,
    "position_class": pl.Int64,
}
EMPTY = {
    "year": pl.Int64,
    "position": pl.String,
    "name": pl.String,
    "unit_name": pl.String,
    "people": pl.Int64,
    "why": pl.String,
}
YEARLY = {
    "year": pl.Int64,
    "retirements": pl.Int64,
    "contract_ends": pl.Int64,
    "fills": pl.Int64,
    "short_before": pl.Int64,
    "proposed": pl.Int64,
    "cost": pl.Float64,
    "unmet": pl.Int64,
    "surplus": pl.Int64,
    "capacity": pl.Int64,
    "budget": pl.Float64,
}


class Walk:
    """The years one after the other: what each leaves short, and what is proposed.

    Attributes:
        rows: Positions, as ``ahead`` gives them, with what the order of filling asks.
        years, means: What is gone through, and what each year allows.
        proposals, empty, yearly: Rows of the frames of a ``Projection``.
        beyond: Year, means (``people``, ``budget``) and how much the planned fills
            take, where they take more than there is.
    """

    def __init__(
        self, rows: pl.DataFrame, years: tuple[int, ...], means: Means
    ) -> None:
        self.rows, self.years, self.means = rows, years, means
        self.proposals: list[dict[str, Any]] = []
        self.empty: list[dict[str, Any]] = []
        self.yearly: list[dict[str, Any]] = []
        self.beyond: list[tuple[int, str, float]] = []
        self._taken = [[0] * len(years) for _ in range(rows.height)]
        for at in range(len(years)):
            self._year(at)

    def _year(self, at: int) -> None:
        year, rows = self.years[at], self.rows
        gap = rows["gaps"].list.get(at) + pl.Series(
            [sum(taken) for taken in self._taken], dtype=pl.Int64
        )
        short = rows.with_columns(short=(-gap).clip(0).fill_null(0))
        planned = self._planned(at)
        people = {
            "people": float(sum(number for number, _ in planned)),
            "budget": sum(number * (cost or 0.0) for number, cost in planned),
        }
        self.beyond += [
            (year, name, people[name]) for name in exhausted(self.means, people)
        ]
        taken, empty = filled(short, self.means, planned)
        names = short.select(
            *("position", "name", "unit_name", "agency_name", "cost", "critical"),
            *("leads", "serves", "short", "need", "position_class"),
        )
        made = [
            _proposal(year, names.row(place, named=True), each)
            for place, each in taken.items()
        ]
        self.proposals += made
        for place, each in taken.items():
            self._taken[place][at] = each.people
        for (place, why), number in empty.items():
            row = names.row(place, named=True)
            told = {name: row[name] for name in ("position", "name", "unit_name")}
            self.empty.append({"year": year, **told, "people": number, "why": why})
        self.yearly.append(self._sums(at, short, gap, made))

    def _planned(self, at: int) -> list[tuple[int, float | None]]:
        """Who is planned to be taken on in a year, and at what cost each."""
        told = self.rows.select(people=pl.col("recruits").list.get(at), cost="cost")
        return [(n, cost) for n, cost in told.iter_rows() if n]

    def _sums(
        self, at: int, short: pl.DataFrame, gap: pl.Series, made: list[dict[str, Any]]
    ) -> dict[str, Any]:
        before = int(short["short"].sum())
        proposed = sum(each["people"] for each in made)
        costs = [each["cost"] for each in made]
        known = [cost for cost in costs if cost is not None]
        return {
            "year": self.years[at],
            **{
                name: int(self.rows[name].list.get(at).sum())
                for name in ("retirements", "contract_ends", "fills")
            },
            "short_before": before,
            "proposed": proposed,
            "cost": sum(known) if len(known) == len(costs) else None,
            "unmet": before - proposed,
            "surplus": int(gap.clip(0).fill_null(0).sum()),
            "capacity": self.means.people,
            "budget": self.means.budget,
        }

    def positions(self) -> pl.DataFrame:
        """The rows with what is proposed for each, and what that leaves."""
        proposals = pl.Series("proposals", self._taken, dtype=pl.List(pl.Int64))
        rows = self.rows.with_columns(
            pl.when(pl.col("gaps").is_not_null()).then(proposals).alias("proposals")
        )
        so_far = pl.col("proposals").list.eval(pl.element().cum_sum())
        return rows.with_columns(gaps_after=pl.col("gaps") + so_far).with_columns(
            unmet=(-pl.col("gaps_after").list.last()).clip(0)
        )


def _proposal(year: int, row: Mapping[str, Any], taken: Taken) -> dict[str, Any]:
    cost = row["cost"]
    return {
        "year": year,
        "rank": taken.rank,
        **{name: row[name] for name in PROPOSALS if name in row and name != "cost"},
        "people": taken.people,
        "share": taken.share,
        "cost_each": cost,
        "cost": None if cost is None else taken.people * cost,
    }
