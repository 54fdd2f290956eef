"""Everything about the performance of a city on one day, worked out together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from tepat.finding import Finding
from tepat.law import Law
from tepat.snapshot import Snapshot

from . import course, rating, siasn
from .course import Appraisal
from .credits import Standing, standings
from .feedback import Feedback, feedback
from .improvement import Path, paths
from .policy import PerformancePolicy
from .professionalism import City, index
from .professionalism.index import means
from .raters import Comparison, compare_givers, compare_raters
from .units import Unit, home, units

ENOUGH = 0.5  # of the most people ever rated in a year, for a year to be looked at


@dataclass(frozen=True, slots=True)
class Overview:
    """The performance of a city.

    Attributes:
        day: The day on which one asks.
        year: The year whose ratings are looked at.
        people: One row per employee: ``nip``, ``name``, ``status``, ``unit`` (where
            counted), ``unit_name``, ``rating``, ``results``, ``behaviour`` and
            ``quadrant`` (SIASN's number) of that year.
        courses: The appraisals of each person, of all years.
        contradictions: What cannot both be right, by NIP.
        units: The units of that year.
        standings: Credit points, by NIP.
        professionalism: IP ASN of everybody.
        professionalism_of_units: Its mean: see ``professionalism.index.means``.
        feedback: Statistics, with small groups suppressed.
        raters: Who rated, compared.
        givers: Who gave feedback by name, compared.
        paths: The way on for who is rated below "Baik".
    """

    day: date
    year: int
    people: pl.DataFrame
    courses: Mapping[str, Sequence[Appraisal]]
    contradictions: Mapping[str, tuple[Finding, ...]]
    units: tuple[Unit, ...]
    standings: Mapping[str, Standing]
    professionalism: City
    professionalism_of_units: pl.DataFrame
    feedback: Feedback
    raters: Comparison
    givers: Comparison
    paths: Mapping[str, Path]


def overview(
    snapshot: Snapshot,
    law: Law,
    policy: PerformancePolicy | None = None,
    *,
    year: int | None = None,
    gaps: pl.DataFrame | None = None,
) -> Overview:
    """Work out the performance of a city on the snapshot's day.

    Args:
        snapshot: The city.
        law: The law on its day.
        policy: The city's choices; by default as the workbook sets them.
        year: Whose ratings are looked at; by default the latest in which at least
            half as many people are rated as in any.
        gaps: See ``improvement.paths``.
    """
    policy = policy or PerformancePolicy.of(snapshot.settings)
    day = snapshot.day
    yearly = rating.yearly(snapshot.appraisals, law)
    looked_at = year_of(yearly, day) if year is None else year
    courses = course.courses(snapshot, law)
    contradictions = {
        nip: tuple(course.contradictions(told, law, before=day.year))
        for nip, told in courses.items()
    }
    told = feedback(snapshot, day, policy)
    of_people = index(snapshot, law, day)
    found = paths(snapshot, law, day, courses, told, gaps)
    return Overview(
        day=day,
        year=looked_at,
        people=_people(snapshot, yearly, looked_at),
        courses=courses,
        contradictions={nip: it for nip, it in contradictions.items() if it},
        units=units(snapshot, law, yearly, looked_at),
        standings={each.nip: each for each in standings(snapshot, law, day)},
        professionalism=of_people,
        professionalism_of_units=means(of_people.table, home(snapshot, looked_at)),
        feedback=told,
        raters=compare_raters(snapshot, yearly, policy),
        givers=compare_givers(snapshot, policy),
        paths={each.nip: each for each in found},
    )


def year_of(yearly: pl.DataFrame, day: date) -> int:
    """Return the year to look at: the latest in which enough people are rated.

    Args:
        yearly: As ``rating.yearly`` gives it.
        day: Later years are left out; without any rating, the year before it.
    """
    known = yearly.filter(pl.col("rating").is_not_null(), pl.col("year") <= day.year)
    counts = known.group_by("year").len().sort("year")
    if counts.is_empty():
        return day.year - 1
    most = max(counts["len"])
    enough = counts.filter(pl.col("len") >= ENOUGH * most)
    return int(enough["year"].to_list()[-1])


def _people(snapshot: Snapshot, yearly: pl.DataFrame, year: int) -> pl.DataFrame:
    of_year = yearly.filter(pl.col("year") == year)
    names = snapshot.units.select("unit", unit_name="name").unique(
        "unit", keep="first", maintain_order=True
    )
    codes = dict(siasn.RATING)
    return (
        snapshot.employees.select("nip", "name", "status")
        .join(home(snapshot, year), on="nip", how="left", maintain_order="left")
        .join(names, on="unit", how="left", maintain_order="left")
        .join(
            of_year.select("nip", "rating", "results", "behaviour"),
            on="nip", how="left", maintain_order="left",
        )
        .with_columns(
            quadrant=pl.col("rating").replace_strict(
                codes, default=None, return_dtype=pl.Int64
            )
        )
    )  # fmt: skip
