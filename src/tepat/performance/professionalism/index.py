"""The professionalism index of a whole city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.law import Law
from tepat.performance import rating
from tepat.snapshot import Snapshot, resolve

from .score import NEVER, SCORES, Facts, Index, score
from .trained import items, trained

SEVERITY = ("RINGAN", "SEDANG", "BERAT")
PLAIN = ("group", "education", "rating", "penalty")
OF_MEAN = "PNS"  # the index of a unit is the mean of these


@dataclass(frozen=True, slots=True)
class City:
    """The index of everybody on one day.

    Attributes:
        people: NIP → index, in the order of the sheet.
        table: One row per person: ``nip``, ``status``, ``group``, the four scores,
            ``total``, ``low``, ``high`` (points), ``category`` and ``unknown`` (list
            of the scores not known).
    """

    people: Mapping[str, Index]
    table: pl.DataFrame


def index(snapshot: Snapshot, law: Law, day: date) -> City:
    """Return the index of every employee on ``day``."""
    held = resolve.positions(snapshot).select(
        "position", "family", "level", job_name="name"
    )
    people = snapshot.employees.select("nip", "status", "education", "position").join(
        held, on="position", how="left", maintain_order="left"
    )
    told = trained(snapshot.trainings.iter_rows(named=True), law, day)
    newest = rating.latest(snapshot.appraisals, law, year=day.year)
    ratings = dict(newest.select("nip", "rating").iter_rows())
    punished = penalties(snapshot, law, day)
    groups = law.professionalism.group_by_family.value
    is_recorded = not snapshot.trainings.is_empty()
    found: dict[str, Index] = {}
    rows = []
    scored: dict[object, Index] = {}  # few differ: a city has some hundred kinds
    for person in people.iter_rows(named=True):
        nip = person["nip"]
        group = groups.get(person["family"] or "")
        met = items(
            *(told.get(nip), person["level"], person["job_name"], law),
            is_recorded=is_recorded,
        )
        facts = Facts(
            group, person["education"], met, ratings.get(nip), punished.get(nip, NEVER)
        )
        key = (*(getattr(facts, name) for name in PLAIN), tuple(met.items()))
        if key not in scored:
            scored[key] = score(facts, law)
        found[nip] = scored[key]
        rows.append(_row(nip, person["status"], group, found[nip]))
    return City(found, pl.DataFrame(rows, schema=SCHEMA, orient="row"))


def penalties(snapshot: Snapshot, law: Law, day: date) -> dict[str, str]:
    """Return the severest penalty that began within the look-back, by NIP."""
    years = law.professionalism.discipline_years.value
    first = pl.lit(day).dt.offset_by(f"-{years}y")
    severest = (
        snapshot.disciplines.filter(
            pl.col("severity").is_not_null(),
            pl.col("since") > first,
            pl.col("since") <= day,
        )
        .group_by("nip", maintain_order=True)
        .agg(pl.col("severity").cast(pl.Enum(SEVERITY)).max().cast(pl.String))
    )
    return dict(severest.iter_rows())


def means(table: pl.DataFrame, place: pl.DataFrame) -> pl.DataFrame:
    """Return the index of units: the mean over their PNS whose index is known.

    Args:
        table: Of :class:`City`.
        place: ``nip`` and ``unit``: where each person is counted.

    Returns:
        ``unit``, ``mean`` (null where no index is known), ``known``, ``unknown``, and
        the mean of each score; in the order in which units are met.
    """
    of_unit = place.join(
        table.filter(pl.col("status") == OF_MEAN), on="nip", maintain_order="left"
    )
    return of_unit.group_by("unit", maintain_order=True).agg(
        mean=pl.col("total").mean(),
        known=pl.col("total").count(),
        missing=pl.col("total").null_count(),
        **{name: pl.col(name).mean() for name in SCORES},
    )


SCHEMA = {
    **dict.fromkeys(("nip", "status", "group"), pl.String()),
    **dict.fromkeys((*SCORES, "total", "low", "high"), pl.Float64()),
    "category": pl.String(),
    "unknown": pl.List(pl.String()),
}


def _row(nip: str, status: str, group: str | None, found: Index) -> list[object]:
    points = [found.scores[name].points for name in SCORES]
    numbers = [*points, found.total, found.low, found.high]
    floats = [None if it is None else float(it) for it in numbers]
    return [nip, status, group, *floats, found.category, list(found.unknown)]
