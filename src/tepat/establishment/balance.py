"""Need against holders, now and in the coming years, per position and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from tepat.finding import Finding
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.workload import Analysis, WhatIf, WorkingYear, analyse
from tepat.workload.persons import EXACT_DECIMALS
from tepat.workload.whatif import AS_IS

from . import bands, outlook, tree

# Hours of units are added as whole numbers, so that they come out the same in any
# order of adding; persons in billionths, as exact as those of a position.
GRAINS_OF_HOUR = 10**6
GRAINS_OF_PERSON = 10**EXACT_DECIMALS

SUMMED_UP = (
    *("positions", "need", "occupied", "gap", "vacancies", "surplus", "unknown"),
    *("workload_hours", "fte", "efficiency", "letter"),
    *("exits_before", "exits", "projection"),
)


@dataclass(frozen=True, slots=True)
class Balance:
    """Need against holders on one day.

    The gap is occupied − need everywhere: negative is a shortage. Everybody recorded
    as a holder occupies a seat, whatever the legal position; whether somebody counts
    as leaving is for a plan to say.

    Attributes:
        day: The reference date.
        year: The constants of the workload analysis, with their norms.
        years: The calendar years of the projection; see ``outlook.years_ahead``.
        positions: One row per position, in the order of the snapshot: ``position``,
            ``unit``, ``workload_hours``, ``fte``, ``need``, ``source`` and the other
            columns of ``workload.persons.per_position``, ``occupied``, ``gap``,
            ``efficiency`` (EJ: the hours of work over the hours its holders work;
            null without holders or tasks), ``letter`` (PJ; see ``bands.letter``),
            ``exits_before``,
            ``exits`` and ``projection``. ``exits_before`` counts who leaves by the
            end of the year before ``years``; ``exits`` and ``projection`` list, for
            each of ``years``, who leaves and the gap at its end if nobody follows.
            All three are null where the people are not known by name.
        units: One row per unit, in the order of the snapshot: ``unit``; and for the
            unit with all below it, and under the prefix ``own_`` for it alone:
            ``positions`` (their number), ``need``, ``occupied``, ``gap``,
            ``vacancies`` (seats short), ``surplus`` (people over), ``unknown``
            (positions whose gap is unknown; they add nothing to ``gap`` and
            ``projection``), ``workload_hours``, ``fte``, ``efficiency`` (EU, over the
            positions whose work is known), ``letter`` (PU), ``exits_before``,
            ``exits``, ``projection``.
        totals: The same for everything, and ``without_position``: people who hold
            none.
        findings: What is unknown, and what to fill in.
        analysis: The workload analysis that the needs come from.
        bands: The least efficiency of each letter, the highest first.
    """

    day: date
    year: WorkingYear
    years: tuple[int, ...]
    positions: pl.DataFrame
    units: pl.DataFrame
    totals: Mapping[str, Any]
    findings: tuple[Finding, ...]
    analysis: Analysis
    bands: Mapping[str, float]


def balance(snapshot: Snapshot, law: Law, asked: WhatIf = AS_IS) -> Balance:
    """Set the need of every position and unit against its holders.

    Args:
        snapshot: The city.
        law: The law on its day.
        asked: What is thought to change about the work; nothing by default.

    Raises:
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
        NoWorkingHours: if the city set a year without working hours.
    """
    years = outlook.years_ahead(snapshot.day, law)
    positions = resolve.positions(snapshot)
    analysis = analyse(snapshot, law, positions=positions, asked=asked)
    letters = bands.in_force(law, snapshot.settings)
    findings = list(analysis.findings)
    people = resolve.employees(snapshot)
    if people.is_empty():
        held = _as_stated(positions, years)
    else:
        gone = outlook.leavers(people, positions, law)
        held = _as_counted(positions, people, gone, years)
        findings += outlook.findings(people, positions, gone)
    rows = _set_against(positions, analysis.needs, held, years)
    parts = _parts(rows)
    own = tree.own(snapshot.units, parts)
    below = tree.with_below(resolve.units(snapshot), own)
    told, alone, total = (
        _with_letter(_summed_up(sums, years), letters)
        for sums in (below, own, parts.drop("unit").sum())
    )
    return Balance(
        day=snapshot.day,
        year=analysis.year,
        years=years,
        positions=_with_letter(_listed(rows, years), letters),
        units=pl.concat(
            [own.select("unit"), told, alone.select(pl.all().name.prefix("own_"))],
            how="horizontal",
        ),
        totals={
            **total.row(0, named=True),
            "without_position": people["position"].null_count(),
        },
        findings=tuple(findings),
        analysis=analysis,
        bands=letters,
    )


def _as_stated(positions: pl.DataFrame, years: tuple[int, ...]) -> pl.DataFrame:
    """Holders as sheet ``jabatan`` tells them; when they leave is unknown."""
    return positions.select(
        "position",
        pl.col("holders_stated").alias("occupied"),
        pl.lit(None, pl.Int64).alias("exits_before"),
        *(pl.lit(None, pl.Int64).alias(f"exits_{year}") for year in years),
    )


def _as_counted(
    positions: pl.DataFrame,
    people: pl.DataFrame,
    gone: pl.DataFrame,
    years: tuple[int, ...],
) -> pl.DataFrame:
    holders = people.group_by("position").agg(occupied=pl.len().cast(pl.Int64))
    return (
        positions.select("position")
        .join(holders, on="position", how="left", maintain_order="left")
        .join(
            outlook.yearly(gone, years),
            on="position",
            how="left",
            maintain_order="left",
        )
        .fill_null(0)
    )


def _set_against(
    positions: pl.DataFrame,
    needs: pl.DataFrame,
    held: pl.DataFrame,
    years: tuple[int, ...],
) -> pl.DataFrame:
    """One row per position, with a column for each year."""
    left = pl.col("exits_before")
    projection: dict[str, pl.Expr] = {}
    for year in years:
        left += pl.col(f"exits_{year}")
        projection[f"projection_{year}"] = pl.col("gap") - left
    return (
        positions.select("position", "unit")
        .join(needs, on="position", how="left", maintain_order="left")
        .join(held, on="position", how="left", maintain_order="left")
        .with_columns(
            gap=pl.col("occupied") - pl.col("need"),
            efficiency=_ratio(pl.col("fte"), pl.col("occupied")),
        )
        .with_columns(**projection)
    )


def _parts(rows: pl.DataFrame) -> pl.DataFrame:
    """What of each position adds up over a unit, in whole numbers."""
    gap, hours, persons = pl.col("gap"), pl.col("workload_hours"), pl.col("fte")
    return rows.select(
        "unit",
        "need",
        "occupied",
        "gap",
        *(name for name in rows.columns if name.startswith(("exits", "projection"))),
        positions=pl.lit(1, pl.Int64),
        foretold=pl.col("exits_before").is_not_null().cast(pl.Int64),
        vacancies=pl.max_horizontal(-gap, 0),
        surplus=pl.max_horizontal(gap, 0),
        unknown=gap.is_null().cast(pl.Int64),
        grains=(hours * GRAINS_OF_HOUR).round().cast(pl.Int64),
        persons=(persons * GRAINS_OF_PERSON).round().cast(pl.Int64),
        timed=hours.is_not_null().cast(pl.Int64),
        analysed=persons.is_not_null().cast(pl.Int64),
        occupied_analysed=pl.when(persons.is_not_null()).then("occupied"),
    )


def _summed_up(sums: pl.DataFrame, years: tuple[int, ...]) -> pl.DataFrame:
    """From what adds up to what a reader is told."""
    hours = pl.when(pl.col("timed") > 0).then(pl.col("grains") / GRAINS_OF_HOUR)
    persons = pl.when(pl.col("analysed") > 0).then(
        (pl.col("persons") / GRAINS_OF_PERSON).round(EXACT_DECIMALS)
    )
    is_foretold = pl.col("foretold") == pl.col("positions")
    yearly = pl.selectors.starts_with("exits", "projection")
    told = (
        sums.with_columns(pl.when(is_foretold).then(yearly))
        .with_columns(workload_hours=hours, fte=persons)
        .with_columns(efficiency=_ratio(pl.col("fte"), pl.col("occupied_analysed")))
    )
    return _listed(told, years)


def _with_letter(rows: pl.DataFrame, letters: Mapping[str, float]) -> pl.DataFrame:
    """The letter of efficiency, behind it; of sums only what a reader is told."""
    told = rows.with_columns(letter=bands.letter(pl.col("efficiency"), letters))
    return told.select(SUMMED_UP) if "foretold" in rows.columns else told


def _listed(rows: pl.DataFrame, years: tuple[int, ...]) -> pl.DataFrame:
    """Gather the columns of the years in lists; null where the years are unknown."""
    columns = {
        name: [f"{name}_{year}" for year in years] for name in ("exits", "projection")
    }
    return rows.with_columns(
        pl.when(pl.col(each[0]).is_not_null()).then(pl.concat_list(each)).alias(name)
        for name, each in columns.items()
    ).drop(*columns["exits"], *columns["projection"])


def _ratio(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part / whole)
