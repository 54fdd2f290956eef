"""The five-year projection with its proposal, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import polars as pl

from tepat.establishment.balance import Balance, balance
from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from . import words
from .ahead import ahead
from .filling import NO_COST, Means, Taken, exhausted, filled, priorities

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


@dataclass(frozen=True, slots=True)
class Projection:
    """Five years ahead, with a proposal whom to take on.

    Gaps are occupied − need: negative is a shortage.

    Attributes:
        day: The reference date.
        years: The calendar years; see ``outlook.years_ahead``.
        means: What each year allows, and nothing where nothing limits it.
        positions: As ``ahead`` gives them, and ``name``, ``unit_name``,
            ``agency_name``, ``family``, ``position_class``, ``critical``,
            ``proposals`` and ``gaps_after`` (lists; gaps with planned fills and
            proposals) and ``unmet`` (seats still short after the last year).
        proposals: One row per year and position, in the order of filling: ``year``,
            ``rank``, ``position``, ``name``, ``unit_name``, ``agency_name``,
            ``people``, ``cost_each``, ``cost`` (rupiah of the first year; null
            where no class cost is known), ``critical``, ``leads``, ``serves``,
            ``share``, ``short``, ``need``, ``position_class``.
        empty: Seats left empty: ``year``, ``position``, ``name``, ``unit_name``,
            ``people``, ``why`` (``kapasitas``, ``anggaran``, ``biaya``).
        yearly: One row per year: ``year``, ``retirements``, ``contract_ends``,
            ``fills``, ``short_before`` (seats short before the proposal),
            ``proposed``, ``cost``, ``unmet``, ``surplus``, ``capacity``, ``budget``.
        totals: Sums over the years: ``proposed``, ``cost``, ``unmet`` (at the end),
            ``positions``, ``unknown``.
        findings: What is unknown or does not fit; a proposal's reason is
            :func:`reason`.
    """

    day: date
    years: tuple[int, ...]
    means: Means
    positions: pl.DataFrame
    proposals: pl.DataFrame
    empty: pl.DataFrame
    yearly: pl.DataFrame
    totals: Mapping[str, Any]
    findings: tuple[Finding, ...]


def project(
    snapshot: Snapshot,
    law: Law,
    *,
    capacity: int | None = None,
    budget: float | None = None,
) -> Projection:
    """Look five years ahead, and propose whom to take on.

    Args:
        snapshot: The city.
        law: The law on its day.
        capacity: People a year who can be taken on; null: the city's setting, and
            where that is blank no limit.
        budget: Rupiah a year for the first year of those taken on; likewise.

    Raises:
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
        NoWorkingHours: if the city set a year without working hours.
    """
    settings = snapshot.settings
    means = Means(
        settings.fill_capacity if capacity is None else capacity,
        settings.fill_budget if budget is None else budget,
    )
    found = balance(snapshot, law)
    rows = _named(snapshot, ahead(snapshot, law, found))
    walk = _Walk(rows, found.years, means)
    positions = walk.positions()
    return Projection(
        day=snapshot.day,
        years=found.years,
        means=means,
        positions=positions,
        proposals=pl.DataFrame(walk.proposals, schema=PROPOSALS),
        empty=pl.DataFrame(walk.empty, schema=EMPTY),
        yearly=pl.DataFrame(walk.yearly, schema=YEARLY),
        totals=MappingProxyType(_totals(walk, positions)),
        findings=tuple(_findings(snapshot, found, walk)),
    )


def reason(proposal: Mapping[str, Any]) -> Finding:
    """Return why one row of ``Projection.proposals`` is proposed."""
    facts = {
        **{name: proposal[name] for name in ("position", "name", "people", "rank")},
        "year": str(proposal["year"]),
        "grounds": words.grounds(proposal),
    }
    return Finding("PROJECT-1", Verdict.HOLDS, words.PROPOSED, facts)


def _named(snapshot: Snapshot, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with what the order of filling and a reader ask of a position."""
    kinds = snapshot.units.select("unit", unit_kind="kind")
    costs = snapshot.class_costs.select("position_class", "cost")
    named = resolve.positions(snapshot).select(
        *("position", "name", "unit_name", "agency_name", "family"),
        *("position_class", "critical"),
    )
    return priorities(
        rows.join(named, on="position", how="left", maintain_order="left")
        .join(kinds, on="unit", how="left", maintain_order="left")
        .join(
            costs.unique("position_class", keep="first", maintain_order=True),
            on="position_class",
            how="left",
            maintain_order="left",
        )
    )


class _Walk:
    """The years one after the other: what each leaves short, and what is proposed."""

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


def _totals(walk: _Walk, positions: pl.DataFrame) -> dict[str, Any]:
    costs = [year["cost"] for year in walk.yearly]
    return {
        "positions": positions.height,
        "unknown": positions["gaps"].null_count(),
        "proposed": sum(year["proposed"] for year in walk.yearly),
        "cost": None if None in costs else sum(costs),
        "unmet": int(positions["unmet"].sum()),
    }


def _findings(snapshot: Snapshot, found: Balance, walk: _Walk) -> Iterator[Finding]:
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


def _about_fills(snapshot: Snapshot, walk: _Walk) -> Iterator[Finding]:
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
