"""The units of one year: their rating, the spread of their people, and their head.

A person belongs to the nearest unit upwards that has a rating of its own that year,
so that nobody is counted twice; where no unit above has one, to the agency.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot, resolve
from tepat.snapshot.vocabulary import RATINGS

from . import distribution, said
from .distribution import Pattern


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit whose people are looked at together.

    Attributes:
        unit: Its code.
        name: Its name.
        rating: Its own rating that year; None where there is none.
        counts: People per rating; every rating is named.
        unrated: People of the unit without a yearly rating that year.
        pattern: Against the guide; None without a rating of the unit.
        findings: What to look at; none of it blocks anything.
    """

    unit: str
    name: str
    rating: str | None
    counts: Mapping[str, int]
    unrated: int
    pattern: Pattern | None
    findings: tuple[Finding, ...]


def home(snapshot: Snapshot, year: int) -> pl.DataFrame:
    """Return where each employee counts that year.

    Returns:
        ``nip``, ``unit`` (code of the unit that the person is counted in; null where
        the person has no unit).
    """
    own = snapshot.unit_ratings.filter(pl.col("year") == year)["unit"]
    rated = set(own.drop_nulls())
    tree = resolve.units(snapshot)
    place = {
        unit: _nearest((path or unit).split("/"), rated)
        for unit, path in tree.select("unit", "path").iter_rows()
    }
    return resolve.employees(snapshot).select(
        "nip",
        unit=pl.col("unit").replace_strict(
            place, default=None, return_dtype=pl.String
        ),
    )  # fmt: skip


def _nearest(path: list[str], rated: set[str]) -> str:
    for unit in reversed(path):
        if unit in rated:
            return unit
    return path[1] if len(path) > 1 else path[0]


def units(
    snapshot: Snapshot, law: Law, yearly: pl.DataFrame, year: int
) -> tuple[Unit, ...]:
    """Return every unit with people or a rating that year, in the order of the tree.

    Args:
        snapshot: The city.
        law: Its guide is used.
        yearly: As ``rating.yearly`` gives it, of all years.
        year: Which year is looked at.
    """
    of_year = yearly.filter(pl.col("year") == year)
    people = home(snapshot, year).join(
        of_year.select("nip", "rating", "results"), on="nip", how="left",
        maintain_order="left",
    )  # fmt: skip
    counted = {
        (unit, rating): number
        for unit, rating, number in people.group_by(
            "unit", "rating", maintain_order=True
        )
        .len()
        .iter_rows()
    }
    told = snapshot.unit_ratings.filter(pl.col("year") == year)
    own = dict(told.select("unit", "rating").iter_rows())
    heads = _heads(snapshot, of_year)
    there = {unit for unit, _ in counted} | own.keys()
    ordered = resolve.units(snapshot).sort("order", nulls_last=True)
    return tuple(
        _unit(unit, name or unit, own.get(unit), counted, heads.get(unit), law, year)
        for unit, name in ordered.select("unit", "name").iter_rows()
        if unit in there
    )


def _unit(
    unit: str,
    name: str,
    rating: str | None,
    counted: Mapping[tuple[str, str | None], int],
    head: str | None,
    law: Law,
    year: int,
) -> Unit:
    counts = {each: counted.get((unit, each), 0) for each in RATINGS}
    found = None if rating is None else distribution.pattern(rating, counts, law)
    told: list[Finding] = []
    if found is not None:
        told += distribution.findings(unit, name, found, law)
        told += _of_head(unit, name, found.rating, head, law)
    elif sum(counts.values()):
        facts = {"unit": unit, "name": name, "year": str(year)}
        told.append(Finding("SPREAD-5", Verdict.UNKNOWN, said.NO_UNIT_RATING, facts))
    unrated = counted.get((unit, None), 0)
    return Unit(unit, name, rating, counts, unrated, found, tuple(told))


def _heads(snapshot: Snapshot, of_year: pl.DataFrame) -> dict[str, str]:
    """The results of the head of each unit, where exactly one person holds the post."""
    leaders = resolve.units(snapshot).select("unit", position="leader").drop_nulls()
    holders = snapshot.employees.select("nip", "position").drop_nulls()
    alone = holders.filter(~pl.col("position").is_duplicated())
    led = leaders.join(alone, on="position", maintain_order="left").join(
        of_year.select("nip", "results").drop_nulls(), on="nip", maintain_order="left"
    )
    return dict(led.select("unit", "results").iter_rows())


def _of_head(
    unit: str, name: str, rating: str, results: str | None, law: Law
) -> Iterator[Finding]:
    norm = law.performance.results_by_unit_rating
    expected = norm.value[rating]
    if results is not None and results != expected:
        facts = {
            "unit": unit,
            "name": name,
            "rating": said.rating(rating),
            "found": said.EXPECTATION[results],
            "expected": said.EXPECTATION[expected],
        }
        yield Finding(
            *("SPREAD-6", Verdict.FAILS, said.HEAD_DIFFERS, facts),
            *((norm.cites,), norm.verified),
        )
