"""The evaluation of a city's jobs: points, classes, and whether they agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, cast

import polars as pl

from tepat.finding import Finding
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import LEADERSHIP

from . import consistency, telling
from .points import FACTORS, Kind, Scored, class_of, scored

LEVELS = ("f1", "f2", "f3", "f4a", "f4b", "f4", "f5", "f6", "f7", "f8", "f9")

EVALUATED: dict[str, pl.DataType] = {
    "owner": pl.String(),
    "name": pl.String(),
    "family": pl.String(),
    "kind": pl.String(),
    "is_job": pl.Boolean(),
    "points": pl.Int64(),
    "computed_class": pl.Int64(),
    "is_raised": pl.Boolean(),
    "missing": pl.List(pl.String()),
    "refused": pl.List(pl.String()),
    "misplaced": pl.List(pl.String()),
    "day": pl.Date(),
}
FACTOR_ROWS: dict[str, pl.DataType] = {
    "owner": pl.String(),
    "kind": pl.String(),
    "factor": pl.String(),
    "level": pl.Int64(),
    "counted": pl.Int64(),
    "points": pl.Int64(),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Points and classes on one day.

    Attributes:
        day: The reference date.
        evaluated: One row per row of sheet ``evaluasi_jabatan``: ``owner`` (code of a
            position or job), ``name``, ``family``, ``kind`` (STRUKTURAL,
            FUNGSIONAL), ``is_job``, ``points`` and ``computed_class`` (null where a
            level is missing or refused), ``is_raised`` (by special situations),
            ``missing``, ``refused`` and ``misplaced`` (of the other kind) factors,
            and ``day`` of the evaluation.
        factors: One row per factor of each: ``owner``, ``kind``, ``factor``,
            ``level`` (as entered), ``counted`` (after special situations),
            ``points``.
        positions: One row per position, in the order of the snapshot: ``position``,
            ``name``, ``unit_name``, ``family``, ``level``, ``job_key``,
            ``superior``, ``evaluated_by`` (position or job, null where neither),
            ``points``, ``computed_class``, ``class_in_use``, ``difference``
            (computed − in use; null where either is unknown).
        jobs_apart, upside_down, ladders, unusual: What does not agree; see
            ``consistency``.
        findings: Codes ``EVAL-1`` …, in that order.
        totals: ``positions``, ``evaluated``, ``equal``, ``different``, ``unknown``.
    """

    day: date
    evaluated: pl.DataFrame
    factors: pl.DataFrame
    positions: pl.DataFrame
    jobs_apart: pl.DataFrame
    upside_down: pl.DataFrame
    ladders: pl.DataFrame
    unusual: pl.DataFrame
    findings: tuple[Finding, ...]
    totals: Mapping[str, int]


def evaluate(snapshot: Snapshot, law: Law) -> Evaluation:
    """Work out points and class of every evaluated job, and hold them against use.

    A position takes its own evaluation, else that of its job. What is not evaluated
    is no fault; the classes in use are checked against each other all the same.

    Raises:
        NormNotInForce: if a norm it rests on has no value on the day of ``law``.
    """
    named = resolve.positions(snapshot)
    evaluated, factors = _scored(snapshot, named, law)
    positions = _positions(named, evaluated)
    apart = consistency.jobs_apart(positions)
    upside_down = consistency.upside_down(positions)
    ladders = consistency.ladders(named, law)
    unusual = consistency.unusual(named, apart)
    return Evaluation(
        day=snapshot.day,
        evaluated=evaluated,
        factors=factors,
        positions=positions,
        jobs_apart=apart,
        upside_down=upside_down,
        ladders=ladders,
        unusual=unusual,
        findings=(
            *telling.about_levels(evaluated, law),
            *telling.about_classes(positions, law),
            *telling.about_consistency(apart, upside_down, ladders, unusual),
        ),
        totals=MappingProxyType(_totals(positions)),
    )


def _scored(
    snapshot: Snapshot, named: pl.DataFrame, law: Law
) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = snapshot.evaluations.join(
        _owners(snapshot, named), on="position", how="left", maintain_order="left"
    )
    evaluated, factors = [], []
    for row in rows.iter_rows(named=True):
        kind = _kind(row)
        if kind is None:
            continue
        levels = {name.upper(): row[name] for name in LEVELS}
        result = scored(levels, kind, law, situations=row["situations"])
        evaluated.append(_evaluated(row, kind, levels, result, law))
        factors += [
            {
                "owner": row["position"],
                "kind": kind,
                "factor": name,
                "level": levels[name],
                "counted": result.levels.get(name),
                "points": result.points.get(name),
            }
            for name in FACTORS[kind]
        ]
    return (
        pl.DataFrame(evaluated, schema=EVALUATED),
        pl.DataFrame(factors, schema=FACTOR_ROWS),
    )


def _owners(snapshot: Snapshot, named: pl.DataFrame) -> pl.DataFrame:
    columns = ("position", "name", "family")
    positions = named.select(columns).with_columns(is_job=pl.lit(False))
    jobs = snapshot.jobs.select(
        pl.col("job").alias("position"), "name", "family", is_job=pl.lit(True)
    )
    both = pl.concat([positions, jobs])
    return both.unique("position", keep="first", maintain_order=True)


def _kind(row: Mapping[str, Any]) -> Kind | None:
    if row["kind"] is not None:
        return cast(Kind, row["kind"])
    if row["family"] is None:
        return None
    return "STRUKTURAL" if row["family"] in LEADERSHIP else "FUNGSIONAL"


def _evaluated(
    row: Mapping[str, Any],
    kind: Kind,
    levels: Mapping[str, int | None],
    result: Scored,
    law: Law,
) -> dict[str, Any]:
    total = result.total
    return {
        "owner": row["position"],
        "name": row["name"],
        "family": row["family"],
        "kind": kind,
        "is_job": row["is_job"],
        "points": total,
        "computed_class": None
        if total is None
        else class_of(total, law).position_class,
        "is_raised": result.is_raised,
        "missing": list(result.missing),
        "refused": list(result.refused),
        "misplaced": [
            name
            for name, level in levels.items()
            if level is not None and name not in FACTORS[kind]
        ],
        "day": row["day"],
    }


def _positions(named: pl.DataFrame, evaluated: pl.DataFrame) -> pl.DataFrame:
    results = evaluated.select("owner", "points", "computed_class")
    own = results.rename({name: f"own_{name}" for name in ("points", "computed_class")})
    known = pl.col("position").is_in(evaluated["owner"].implode())
    of_job = pl.col("job").is_in(evaluated["owner"].implode()).fill_null(False)
    return (
        named.join(
            own, left_on="position", right_on="owner", how="left", maintain_order="left"
        )
        .join(
            results, left_on="job", right_on="owner", how="left", maintain_order="left"
        )
        .with_columns(
            evaluated_by=pl.when(known).then("position").when(of_job).then("job"),
            is_own=known,
        )
        .select(
            *("position", "name", "unit_name", "family", "level", "job_key"),
            pl.col("superior_resolved").alias("superior"),
            "evaluated_by",
            *(
                pl.when("is_own").then(f"own_{name}").otherwise(name).alias(name)
                for name in ("points", "computed_class")
            ),
            class_in_use="position_class",
        )
        .with_columns(difference=pl.col("computed_class") - pl.col("class_in_use"))
    )


def _totals(positions: pl.DataFrame) -> dict[str, int]:
    difference = positions["difference"]
    return {
        "positions": positions.height,
        "evaluated": positions["evaluated_by"].count(),
        "equal": int((difference == 0).sum()),
        "different": int((difference != 0).sum()),
        "unknown": difference.null_count(),
    }
