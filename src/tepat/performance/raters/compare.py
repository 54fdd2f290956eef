"""Raters and givers of feedback beside each other, as material for a calibration.

Nothing here is a verdict on anybody: a unit may really be better than others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.snapshot import Snapshot

from ..policy import PerformancePolicy
from ..units import home
from . import said
from .drift import drift
from .severity import Severity, severity

MILDER, STRICTER, ALIKE, TOO_FEW = "milder", "stricter", "alike", "too_few"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Raters beside each other.

    Attributes:
        severity: See ``severity``; raters with too few ratings are in it, too.
        table: One row per rater: those columns, ``standing`` (milder, stricter,
            alike, too_few), and ``drift_year``, ``drift``, ``drift_low``,
            ``drift_high`` (null where it cannot be told).
        findings: A sentence on each rater worth talking about.
    """

    severity: Severity
    table: pl.DataFrame
    findings: tuple[Finding, ...]


def compare_raters(
    snapshot: Snapshot, yearly: pl.DataFrame, policy: PerformancePolicy
) -> Comparison:
    """Compare who rated the years, within the same year and rating of the unit.

    Args:
        snapshot: The city.
        yearly: As ``rating.yearly`` gives it.
        policy: Its numbers for ratings and its least number are used.
    """
    rated = yearly.drop_nulls(["rating", "rater"])
    kinds = [_kinds(snapshot, year) for year in rated["year"].unique().sort()]
    kind = pl.concat([pl.DataFrame(schema=KIND), *kinds])
    records = rated.join(kind, on=["nip", "year"], how="left", maintain_order="left")
    points = dict(policy.rating_points)
    return _compare(
        records.select(
            *("rater", "year"),
            person="nip",
            kind=pl.format("{}|{}", "year", pl.col("unit_rating").fill_null("")),
            score=pl.col("rating").replace_strict(points, return_dtype=pl.Float64),
        ),
        policy,
    )


def compare_givers(snapshot: Snapshot, policy: PerformancePolicy) -> Comparison:
    """Compare who gave feedback under their name, within direction and behaviour.

    Whoever was promised not to be named is left out.
    """
    told = snapshot.feedback.filter(
        pl.col("giver").is_not_null(),
        pl.col("score").is_not_null(),
        ~pl.col("is_anonymous").fill_null(False),
    )
    about = pl.format(
        "{}|{}|{}",
        *(pl.col("day").dt.year(), "direction", pl.col("behaviour").fill_null("")),
    )
    return _compare(
        told.select(
            rater="giver",
            year=pl.col("day").dt.year().cast(pl.Int64),
            person="nip",
            kind=about,
            score=pl.col("score").cast(pl.Float64),
        ),
        policy,
    )


def compare_judges(records: pl.DataFrame, policy: PerformancePolicy) -> Comparison:
    """Compare who judged competencies of people, by people and not by levels.

    Each level is measured against the mean of its like: the same year, competency and
    level asked. What one judge finds of one person in many competencies counts once,
    as a mean: it is one impression, and counting it nine times would make the range
    far too narrow.

    Args:
        records: ``rater``, ``year``, ``person``, ``competency``, ``asked`` (level that
            the position asks for) and ``level`` (given).
        policy: Its least number (of people) and least difference are used.
    """
    like = ("year", "competency", "asked")
    rest = pl.col("level").cast(pl.Float64) - pl.col("level").mean().over(like)
    by_person = (
        records.with_columns(rest=rest)
        .group_by("rater", "year", "person", maintain_order=True)
        .agg(score=pl.col("rest").mean())
    )
    return _compare(by_person.with_columns(kind=pl.col("year").cast(pl.String)), policy)


KIND = {"nip": pl.String(), "year": pl.Int64(), "unit_rating": pl.String()}


def _kinds(snapshot: Snapshot, year: int) -> pl.DataFrame:
    own = snapshot.unit_ratings.filter(pl.col("year") == year)
    rating = own.select("unit", unit_rating="rating")
    return home(snapshot, year).join(rating, on="unit", how="left").select(
        "nip", year=pl.lit(year, pl.Int64), unit_rating="unit_rating"
    )  # fmt: skip


def _compare(records: pl.DataFrame, policy: PerformancePolicy) -> Comparison:
    found = severity(records)
    changed = drift(records, fewest=policy.fewest_ratings).select(
        "rater", drift_year="year", drift="change", drift_low="low", drift_high="high"
    )
    is_large = pl.col("effect").abs() >= policy.least_difference
    standing = (
        pl.when(pl.col("ratings") < policy.fewest_ratings)
        .then(pl.lit(TOO_FEW))
        .when(is_large & (pl.col("low") > 0))
        .then(pl.lit(MILDER))
        .when(is_large & (pl.col("high") < 0))
        .then(pl.lit(STRICTER))
        .otherwise(pl.lit(ALIKE))
    )
    table = found.table.with_columns(standing=standing).join(
        changed, on="rater", how="left", maintain_order="left"
    )
    return Comparison(found, table, tuple(_findings(table, policy)))


def _findings(table: pl.DataFrame, policy: PerformancePolicy) -> list[Finding]:
    told = []
    for row in table.iter_rows(named=True):
        sentences = []
        if row["standing"] in (MILDER, STRICTER):
            sentences.append(("RATER-1", said.STANDING[row["standing"]]))
        if _has_drifted(row, policy):
            way = MILDER if row["drift"] > 0 else STRICTER
            sentences.append(("RATER-2", said.DRIFT[way]))
        facts = {name: _rounded(value) for name, value in row.items()}
        facts["drift_year"] = str(row["drift_year"])  # a year has no separators
        told += [
            Finding(code, Verdict.UNKNOWN, sentence, facts | _sizes(row))
            for code, sentence in sentences
        ]
    return told


def _has_drifted(row: Mapping[str, Any], policy: PerformancePolicy) -> bool:
    if row["drift"] is None or abs(row["drift"]) < policy.least_difference:
        return False
    return bool(row["drift_low"] > 0 or row["drift_high"] < 0)


def _sizes(row: Mapping[str, Any]) -> dict[str, object]:
    """Differences without their sign, the smaller end first."""
    sizes: dict[str, object] = {}
    for name, low, high in (
        ("effect", "low", "high"),
        ("drift", "drift_low", "drift_high"),
    ):
        ends = [row[name], row[low], row[high]]
        if all(isinstance(it, float) for it in ends):
            middle, one, other = (float(str(it)) for it in ends)
            near, far = sorted((abs(one), abs(other)))
            sizes |= {
                f"{name}_size": round(abs(middle), 2),
                f"{name}_near": round(near, 2),
                f"{name}_far": round(far, 2),
            }
    return sizes


def _rounded(value: object) -> object:
    return round(value, 2) if isinstance(value, float) else value
