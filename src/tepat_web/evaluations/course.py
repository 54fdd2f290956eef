"""What the engine says of the appraisals in the register, of a few people at a time.

Only the rows of those people are read, so a page stays quick however large the city is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
from django.db.models import Q

from tepat import law
from tepat.finding import Finding
from tepat.performance import course
from tepat.performance.course import Appraisal
from tepat.performance.feedback import SCHEMA, Feedback
from tepat.performance.improvement import Path, paths
from tepat.snapshot import Snapshot
from tepat.words import Sentence
from tepat_web.consultation.suppression import SMALL
from tepat_web.snapshots import take
from tepat_web.snapshots.sheets import BY_NAME
from tepat_web.snapshots.showing import language

from . import wording
from .models import Evaluation

OBJECT = "object"  # counted from the receipt here, and told apart


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, as ``_components/finding.html`` takes it."""

    verdict: str
    sentence: str
    code: str
    cites: tuple[Mapping[str, str], ...]
    verified: bool

    @classmethod
    def of(cls, found: Finding) -> Told:
        """Return a finding in the reader's language."""
        return cls(
            found.verdict.value,
            found.sentence.fill(found.facts, language()),
            found.code,
            tuple({"text": str(cite), "url": ""} for cite in found.cites),
            found.verified,
        )


@dataclass(frozen=True, slots=True)
class Rated:
    """One period of a year and how it was rated."""

    name: str
    rating: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way on after a rating that is not good enough."""

    text: str
    by: date | None
    cites: str


@dataclass(frozen=True, slots=True)
class Way:
    """The way on, as the engine tells it the person concerned.

    Attributes:
        next: What comes next.
        by: Until when; none where no day can be told.
        stages: All of it, in order.
    """

    next: str
    by: date | None
    stages: list[Stage]


def of_year(
    nips: Iterable[str], year: int, drafts: Iterable[Evaluation] = ()
) -> dict[str, list[Appraisal]]:
    """Return each person's appraisals of a year, by month, as the engine reads them.

    Args:
        drafts: What is being written, taken as if it were handed over.
    """
    day = date(year, 12, 31)
    city = _city(nips, day, employees=False)
    rows = city.appraisals.filter(pl.col("year") == year)
    drafted = [_row(it) for it in drafts if it.rating]
    if drafted:
        told = pl.DataFrame(drafted, schema=rows.schema)
        same = ("nip", "year", "period")
        rows = pl.concat([rows.join(told, on=same, how="anti", nulls_equal=True), told])
    return course.courses(Snapshot(day, appraisals=rows), law.on(day))


def contradictions(of_person: Iterable[Appraisal], year: int) -> list[Told]:
    """Return what cannot both be right in the appraisals of one person and year."""
    law_then = law.on(date(year, 12, 31))
    found = course.contradictions(list(of_person), law_then, before=year)
    return [Told.of(each) for each in found]


def rated(of_person: Iterable[Appraisal]) -> list[Rated]:
    """Return the periods of a year that are rated, in order; not the year itself."""
    return [
        Rated(_said(each.name), wording.rating(each.rating or ""))
        for each in of_person
        if each.rating and not each.is_yearly
    ]


def way_on(nip: str, year: int, today: date) -> Way | None:
    """Return the way on after the rating of a year, if it is not good enough.

    None also where a later year is rated already: that one counts then.
    """
    city = _city([nip], today, employees=True)
    law_now = law.on(today)
    nothing = Feedback(SMALL, today, pl.DataFrame(schema=SCHEMA))
    told = course.courses(city, law_now)
    found = paths(city, law_now, today, told, nothing)
    return next((_way(each) for each in found if each.year == year), None)


def _way(found: Path) -> Way:
    return Way(
        found.next_sentence.fill(found.next_facts, language()),
        found.by,
        [
            Stage(
                step.sentence.fill(step.facts, language()),
                step.by,
                str(step.cites) if step.cites else "",
            )
            for step in found.steps
            if step.code != OBJECT
        ],
    )


def _city(nips: Iterable[str], day: date, *, employees: bool) -> Snapshot:
    """The appraisals of a few people, and themselves where they are asked for."""
    wanted = list(nips)
    frames: dict[str, Any] = {
        "appraisals": take.frame(
            BY_NAME["appraisals"], None, where=Q(employee__nip__in=wanted)
        )
    }
    if employees:
        people = take.frame(BY_NAME["employees"], None, where=Q(nip__in=wanted))
        frames["employees"] = people
    return Snapshot(day, **frames)


def _row(it: Evaluation) -> dict[str, Any]:
    return {
        "nip": it.agreement.employee.nip,
        "year": it.agreement.cycle.year,
        "period": wording.period(it.span) or None,
        "results": it.results,
        "behaviour": it.behaviour,
        "rating": it.rating,
        "rater": it.agreement.superior or None,
        "day": None,
    }


def _said(sentence: Sentence) -> str:
    return sentence.fill({}, language())
