"""The course of a year: its periods beside the yearly appraisal, and contradictions.

How a year follows from its periods is not prescribed, so nothing is worked out from
them; they are shown side by side, and what cannot both be right is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import polars as pl

from tepat.finding import Finding, Verdict
from tepat.law import Law
from tepat.snapshot import Snapshot
from tepat.words import Sentence

from . import rating, said
from .periods import WHOLE_YEAR, Period, Span, read


@dataclass(frozen=True, slots=True)
class Appraisal:
    """One appraisal of one person.

    Attributes:
        nip: Whose.
        year: Of which year.
        told: What the sheet calls the period; None for the whole year.
        period: The months it means; None where that cannot be read.
        results: DI_ATAS, SESUAI, DI_BAWAH or None.
        behaviour: The same.
        rating: As stated, else as results and behaviour give it.
        by_matrix: What results and behaviour give; None where either is blank.
    """

    nip: str
    year: int
    told: str | None
    period: Period | None
    results: str | None
    behaviour: str | None
    rating: str | None
    by_matrix: str | None

    @property
    def is_yearly(self) -> bool:
        """Whether it is about the whole year."""
        return self.period == WHOLE_YEAR

    @property
    def name(self) -> Sentence:
        """What it is called in a sentence."""
        year = str(self.year)
        if self.told is None or self.is_yearly:
            return Sentence(
                id=said.WHOLE_YEAR.id.format(year=year),
                en=said.WHOLE_YEAR.en.format(year=year),
            )
        with_year = self.told if year in self.told else f"{self.told} {year}"
        return Sentence(id=with_year, en=with_year)


def courses(snapshot: Snapshot, law: Law) -> dict[str, list[Appraisal]]:
    """Return the appraisals of each person, by year and then by month."""
    told = snapshot.appraisals.with_columns(by_matrix=rating.by_matrix(law))
    told = told.with_columns(rating=pl.coalesce("rating", "by_matrix"))
    names = ("nip", "year", "period", "results", "behaviour", "rating", "by_matrix")
    found: dict[str, list[Appraisal]] = defaultdict(list)
    for nip, year, period, *rest in told.select(names).iter_rows():
        found[nip].append(Appraisal(nip, year, period, read(period), *rest))
    for of_person in found.values():
        of_person.sort(key=_place)
    return dict(found)


def _place(each: Appraisal) -> tuple[int, int, int]:
    period = each.period or Period(13, 13)
    return each.year, period.first, -period.last


def contradictions(
    of_person: Sequence[Appraisal], law: Law, *, before: int
) -> Iterator[Finding]:
    """Say what cannot both be right in the appraisals of one person.

    Args:
        of_person: As :func:`courses` gives it.
        law: Its matrix is cited.
        before: The first year that is not over yet: it needs no yearly appraisal.
    """
    matrix = law.performance.rating_matrix
    years: dict[int, list[Appraisal]] = defaultdict(list)
    for each in of_person:
        years[each.year].append(each)
        if each.by_matrix is not None and each.rating != each.by_matrix:
            facts = _facts(each) | {
                "results": said.EXPECTATION[each.results or ""],
                "behaviour": said.EXPECTATION[each.behaviour or ""],
                "expected": said.rating(each.by_matrix),
            }
            yield Finding(
                *("RATING-1", Verdict.FAILS, said.NOT_THE_MATRIX, facts),
                *((matrix.cites,), matrix.verified),
            )
        if each.period is None:
            facts = {"nip": each.nip, "year": str(each.year), "period": each.told}
            yield Finding("RATING-5", Verdict.UNKNOWN, said.NO_PERIOD, facts)
    for year, rows in years.items():
        yield from _of_year(year, rows, is_over=year < before)


def _of_year(
    year: int, rows: Sequence[Appraisal], *, is_over: bool
) -> Iterator[Finding]:
    yearly = [each for each in rows if each.is_yearly]
    parts = [each for each in rows if each.period is not None and not each.is_yearly]
    if parts and not yearly and is_over:
        facts = {"nip": rows[0].nip, "year": str(year)}
        yield Finding("RATING-4", Verdict.UNKNOWN, said.NO_YEARLY, facts)
    yield from _overlaps(yearly)
    yield from _overlaps(parts)
    words = [each.rating for each in parts if each.rating is not None]
    if len(yearly) == 1 and yearly[0].rating and words and _cover_the_year(parts):
        best = min(words, key=said.ORDER.__getitem__)
        worst = max(words, key=said.ORDER.__getitem__)
        if not said.ORDER[best] <= said.ORDER[yearly[0].rating] <= said.ORDER[worst]:
            facts = _facts(yearly[0]) | {
                "year": str(year),
                "lowest": said.rating(worst),
                "highest": said.rating(best),
            }
            yield Finding("RATING-2", Verdict.UNKNOWN, said.OUTSIDE, facts)


def _overlaps(rows: Sequence[Appraisal]) -> Iterator[Finding]:
    """Appraisals of the same length that share a month and differ.

    A month within a quarter may well differ from the quarter.
    """
    for one, other in combinations(rows, 2):
        if one.period is None or other.period is None:
            continue
        is_like = one.period.span == other.period.span != Span.OTHER
        is_same = one.period == other.period
        if not (is_same or is_like) or not one.period.overlaps(other.period):
            continue
        if one.rating and other.rating and one.rating != other.rating:
            facts = {
                "nip": one.nip,
                "year": str(one.year),
                "one": one.name,
                "other": other.name,
                "rating": said.rating(one.rating),
                "second": said.rating(other.rating),
            }
            yield Finding("RATING-3", Verdict.FAILS, said.OVERLAP, facts)


def _cover_the_year(parts: Sequence[Appraisal]) -> bool:
    months = {
        month
        for each in parts
        if each.period is not None and each.rating is not None
        for month in range(each.period.first, each.period.last + 1)
    }
    return len(months) == 12


def _facts(each: Appraisal) -> dict[str, Any]:
    word = None if each.rating is None else said.rating(each.rating)
    return {"nip": each.nip, "period": each.name, "rating": word}
