"""The five-year projection with its proposal, put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import polars as pl

from tepat.establishment.balance import balance
from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve

from . import words
from .ahead import ahead
from .filling import Means, priorities
from .remarks import findings
from .walk import EMPTY, PROPOSALS, YEARLY, Walk


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
        agencies: One row per agency, in the order of the snapshot: ``agency_name``
            (null for posts at the root), ``need``, ``occupied``, ``gap``, ``exits``,
            ``fills``, ``proposed`` (sums over the years) and ``unmet``; positions
            whose gap is unknown are left out.
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
    agencies: pl.DataFrame
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
    walk = Walk(rows, found.years, means)
    positions = walk.positions()
    return Projection(
        day=snapshot.day,
        years=found.years,
        means=means,
        positions=positions,
        proposals=pl.DataFrame(walk.proposals, schema=PROPOSALS),
        empty=pl.DataFrame(walk.empty, schema=EMPTY),
        agencies=_agencies(positions),
        yearly=pl.DataFrame(walk.yearly, schema=YEARLY),
        totals=MappingProxyType(_totals(walk, positions)),
        findings=tuple(findings(snapshot, found, walk)),
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


def _agencies(positions: pl.DataFrame) -> pl.DataFrame:
    """The sums of each agency; who is left over there is not taken off elsewhere."""
    leave = pl.col("retirements").list.sum() + pl.col("contract_ends").list.sum()
    return (
        positions.filter(pl.col("gaps").is_not_null())
        .with_columns(
            exits=leave + pl.col("exits_before").fill_null(0),
            fills=pl.col("fills").list.sum() + pl.col("fills_before"),
            proposed=pl.col("proposals").list.sum(),
        )
        .group_by("agency_name", maintain_order=True)
        .agg(
            pl.col(
                "need", "occupied", "gap", "exits", "fills", "proposed", "unmet"
            ).sum()
        )
    )


def _totals(walk: Walk, positions: pl.DataFrame) -> dict[str, Any]:
    costs = [year["cost"] for year in walk.yearly]
    return {
        "positions": positions.height,
        "unknown": positions["gaps"].null_count(),
        "proposed": sum(year["proposed"] for year in walk.yearly),
        "cost": None if None in costs else sum(costs),
        "unmet": int(positions["unmet"].sum()),
    }
