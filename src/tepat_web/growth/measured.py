"""What the engine says of one person, or of a few: results by year, and gaps.

It is given the rows of just those people, so that a page need not read the register;
it looks at each person alone, so the answer is the same as from the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from tepat import law
from tepat.competency import Match, match
from tepat.competency import name_of as name_of_competency
from tepat.performance import course
from tepat.performance.course import Appraisal
from tepat.snapshot import Snapshot
from tepat.words import Sentence
from tepat_web.evaluations import wording
from tepat_web.organisation.models import Position
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME
from tepat_web.snapshots.showing import language


@dataclass(frozen=True, slots=True)
class Rated:
    """One appraisal, in words.

    Attributes:
        name: Of the period; of the year as a whole: the year.
        rating: The predicate; blank: none.
        results, behaviour: Against expectation; blank: not recorded.
    """

    name: str
    rating: str
    results: str
    behaviour: str


@dataclass(frozen=True, slots=True)
class Year:
    """The appraisals of one year.

    Attributes:
        year: Which one.
        word: The yearly predicate as the register writes it; blank: none.
        whole: The yearly appraisal; none: not appraised as a whole.
        periods: Those of its months and quarters, in order.
    """

    year: int
    word: str
    whole: Rated | None
    periods: Sequence[Rated]


@dataclass(frozen=True, slots=True)
class Gap:
    """One competency that a position asks for and that is short, or was not assessed.

    Attributes:
        name: Of the competency.
        asked, reached: Levels; ``reached`` blank: never assessed.
        assessed_on: When; blank: never, or not known.
        is_mandatory: Whether the position cannot do without it.
    """

    name: str
    asked: int
    reached: int | None
    assessed_on: date | None
    is_mandatory: bool


def years(nips: Iterable[str], today: date) -> dict[str, list[Year]]:
    """Return the years of each person, the latest first, as the engine reads them."""
    rows = take.frame(
        BY_NAME["appraisals"], None, where=Q(employee__nip__in=list(nips))
    )
    told = course.courses(Snapshot(today, appraisals=rows), law.on(today))
    return {nip: _years(rows) for nip, rows in told.items()}


def matches(nip: str, position: Position, day: date) -> Match:
    """Return how a person meets the standard of a position, by what was known on a day.

    Assessments after that day do not count yet.
    """
    asked = Q(position=position)
    if position.job_id:
        asked |= Q(job=position.job_id)
    wanted = {
        "employees": Q(nip=nip),
        "positions": Q(pk=position.pk),
        "jobs": Q(pk=position.job_id),
        "standards": asked,
        "assessments": Q(employee__nip=nip),
    }
    at = take.structure_on(None)
    frames: dict[str, Any] = {
        name: take.frame(BY_NAME[name], at, where=where)
        for name, where in wanted.items()
    }
    city = Snapshot(day, **frames)
    return match(city, law.on(day), nip, position.code)


def gaps(found: Match) -> list[Gap]:
    """Return what is short, the mandatory and the largest first; then not assessed."""
    rows = [row for row in found.rows if row.short is None or row.short > 0]
    rows.sort(key=lambda it: (it.short is None, not it.is_mandatory, -(it.short or 0)))
    return [
        Gap(
            _said(name_of_competency(row.competency)),
            row.asked,
            row.reached,
            row.assessed_on,
            row.is_mandatory,
        )
        for row in rows
    ]


def short(found: Match) -> int:
    """Return how many levels are short in all, of what was assessed."""
    return sum(row.short or 0 for row in found.rows)


def rating(word: str) -> str:
    """Say a predicate as people write it; blank where there is none."""
    return wording.rating(word) if word else ""


def _years(rows: Sequence[Appraisal]) -> list[Year]:
    by_year: dict[int, list[Appraisal]] = {}
    for each in rows:
        by_year.setdefault(each.year, []).append(each)
    return [_year(year, by_year[year]) for year in sorted(by_year, reverse=True)]


def _year(year: int, rows: Sequence[Appraisal]) -> Year:
    whole = next((each for each in rows if each.is_yearly), None)
    return Year(
        year,
        (whole.rating or "") if whole else "",
        _rated(whole) if whole else None,
        [_rated(each) for each in rows if not each.is_yearly],
    )


def _rated(each: Appraisal) -> Rated:
    return Rated(
        str(each.year) if each.is_yearly else _said(each.name),
        rating(each.rating or ""),
        wording.expectation(each.results) if each.results else "",
        wording.expectation(each.behaviour) if each.behaviour else "",
    )


def _said(sentence: Sentence) -> str:
    return sentence.fill({}, language())
