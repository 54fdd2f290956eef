"""How people, fit, competence, experience and schooling lie between agencies.

An agency is a unit below the root, with all units below it. Who leaves the service
before the plan takes effect is in neither picture, so a difference is the plan's alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from tepat.competency.asked import KIND_OF
from tepat.competency.measured import measured
from tepat.snapshot.vocabulary import EDUCATION_RANK
from tepat.words import Sentence

from .outcome import Exact, Outcome, at_rows

MEASURES: Mapping[str, Sentence] = {
    "fit": Sentence(id="kesesuaian", en="fit"),
    "competence": Sentence(
        id="level sembilan kompetensi umum",
        en="level of the nine general competencies",
    ),
    "experience": Sentence(id="masa kerja (tahun)", en="years of service"),
    "education": Sentence(
        id="berpendidikan S1/D-IV ke atas (%)", en="degree of S1/D-IV or higher (%)"
    ),
    "staffing": Sentence(
        id="pegawai per 100 kebutuhan", en="people per 100 of the need"
    ),
}
DEGREE = "S1"
DAYS_A_YEAR = 365.25
SEEN = {"fit": 1, "competence": 2, "experience": 1, "education": 1, "staffing": 1}
"""Decimals that are told."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What lies where, before and after a plan.

    Attributes:
        measures: One row per measure of :data:`MEASURES`: ``measure``; for ``before``
            and ``after``: ``mean_…`` over people, ``spread_…`` (standard deviation of
            the agencies' means, each weighing as many people as it has), ``low_…`` and
            ``high_…`` (of the agencies' means); ``unknown`` (people without the
            figure).
        agencies: One row per agency: ``agency``, ``name``, ``need``, ``people_before``,
            ``people_after``, and per measure ``…_before`` and ``…_after``.
    """

    measures: pl.DataFrame
    agencies: pl.DataFrame


def spread(told: Outcome) -> Spread:
    """Work out how a plan changes what agencies have."""
    own = _figures(told)
    units = told.units
    agency = units.select(
        agency=pl.coalesce(pl.col("path").str.split("/").list.get(1, null_on_oob=True),
                           "unit")
    )["agency"]  # fmt: skip
    sides = {}
    for when, seat, fit in (
        ("before", told.holds, told.fit_before),
        ("after", told.seat, told.fit_after),
    ):
        where = at_rows(agency, told.unit_of(seat))
        sides[when] = own.with_columns(
            agency=where, fit=pl.when(pl.Series(seat >= 0)).then(pl.Series(fit))
        ).drop_nulls("agency")
    need = pl.DataFrame(
        {
            "agency": at_rows(agency, told.unit),
            "need": told.case.positions["need"],
        }
    )
    frame = _agencies(sides, need, units)
    return Spread(_measures(sides, frame), frame)


def _figures(told: Outcome) -> pl.DataFrame:
    """Per person what does not depend on the seat: competence, service, schooling."""
    case = told.case
    levels = (
        measured(case.snapshot)
        .filter(pl.col("competency").is_in(list(KIND_OF)))
        .group_by("nip")
        .agg(competence=pl.col("reached").mean())
    )
    days = (pl.lit(case.effective_on) - pl.col("entered")).dt.total_days()
    return (
        case.people.select("nip", "entered", "education_rank")
        .join(levels, on="nip", how="left", maintain_order="left")
        .select(
            "competence",
            experience=days / DAYS_A_YEAR,
            education=(pl.col("education_rank") >= EDUCATION_RANK[DEGREE]).cast(
                pl.Float64
            )
            * 100,
        )
    )


def _agencies(
    sides: Mapping[str, pl.DataFrame], need: pl.DataFrame, units: pl.DataFrame
) -> pl.DataFrame:
    frame = (
        need.group_by("agency")
        .agg(pl.col("need").sum())
        .join(units.select(agency="unit", name="name", order="order"), on="agency")
        .sort("order", nulls_last=True)
        .select("agency", "name", "need")
    )
    for when, people in sides.items():
        found = people.group_by("agency").agg(
            pl.len().cast(pl.Int64).alias(f"people_{when}"),
            *(
                pl.col(name).mean().alias(f"{name}_{when}")
                for name in MEASURES
                if name != "staffing"
            ),
        )
        frame = (
            frame.join(found, on="agency", how="left", maintain_order="left")
            .with_columns(pl.col(f"people_{when}").fill_null(0))
            .with_columns(
                pl.when(pl.col("need") > 0)
                .then(100 * pl.col(f"people_{when}") / pl.col("need"))
                .alias(f"staffing_{when}")
            )
        )
    return frame.with_columns(
        pl.col(f"{name}_{when}").round(SEEN[name])
        for name in MEASURES
        for when in sides
    )


def _measures(
    sides: Mapping[str, pl.DataFrame], agencies: pl.DataFrame
) -> pl.DataFrame:
    rows = []
    for name in MEASURES:
        row: dict[str, object] = {"measure": name}
        for when, people in sides.items():
            if name == "staffing":
                means = agencies.drop_nulls(f"{name}_{when}").select(
                    value=100 * pl.col(f"people_{when}") / pl.col("need"),
                    weight=pl.col("need").cast(pl.Float64),
                )
                row["unknown"] = None
            else:
                known = people.drop_nulls(name)
                means = known.group_by("agency").agg(
                    value=pl.col(name).mean(), weight=pl.len().cast(pl.Float64)
                )
                row["unknown"] = people.height - known.height
            value, weight = means["value"].to_numpy(), means["weight"].to_numpy()
            row |= _described(value, weight, when, SEEN[name])
        rows.append(row)
    order = ("mean", "spread", "low", "high")
    schema = {"measure": pl.String(), "unknown": pl.Int64()} | {
        f"{part}_{when}": pl.Float64() for when in sides for part in order
    }
    return pl.DataFrame(rows, schema=schema)


def _described(
    value: Exact, weight: Exact, when: str, decimals: int
) -> dict[str, float | None]:
    """Mean, spread and range of agencies, each weighing as many as it has."""
    if not len(value):
        return {}
    order = np.lexsort((weight, value))  # sums must not hang on the order of groups
    value, weight = value[order], weight[order]
    mean = float((weight * value).sum() / weight.sum())
    apart = float(np.sqrt((weight * (value - mean) ** 2).sum() / weight.sum()))
    told = {
        "mean": mean,
        "spread": apart,
        "low": float(value.min()),
        "high": float(value.max()),
    }
    more = {"spread": decimals + 1}
    return {
        f"{part}_{when}": round(figure, more.get(part, decimals))
        for part, figure in told.items()
    }
