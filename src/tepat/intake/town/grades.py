"""Grades (golongan) that fit the level of the post and the years of service."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tepat.snapshot.vocabulary import PNS_GRADES, PPPK_GRADES

from . import story
from .days import DAYS_A_YEAR, Whole, first_of_month, month_of, number, year_of
from .jobs import Job
from .people import People, Text
from .tables import table

PROMOTION_MONTHS = (4, 10)  # when grades were given until 2025 (people.md 0)
STUCK_YEARS = 4.0


@dataclass(frozen=True, slots=True)
class Grades:
    """Everybody's grade and since when it is held."""

    grade: Text
    since: Whole


def grades(people: People, chance: np.random.Generator) -> Grades:
    """Give everybody the grade that the years lead to, within the post's range."""
    told = table("profiles")
    years_per_grade = told["years_per_grade"]
    first = _of_education(people, "first_grade")
    last = _of_education(people, "last_grade")
    low, high = _range(people)
    is_operational = people.of_job(
        [job.family == "PELAKSANA" for job in people.jobs]
    ).astype(bool)
    years = np.maximum(people.years_of_service, 0.0)
    reached = first + np.floor(years / years_per_grade).astype(np.int64)
    own_way = np.minimum(np.minimum(reached, last), high)
    grade = np.where(is_operational, np.maximum(own_way, np.minimum(low, first)),
                     np.clip(reached, low, high))  # fmt: skip
    grade = np.where(people.status == "CPNS", np.minimum(first, high), grade)
    since = _since(people, first, grade, reached, chance)
    names = np.array(PNS_GRADES, dtype=object)[grade]
    is_pppk = people.is_pppk
    names[is_pppk] = _pppk(people)[is_pppk]
    return Grades(names, np.where(is_pppk, people.entered, since))


def _of_education(people: People, key: str) -> Whole:
    told = {
        level: PNS_GRADES.index(grade)
        for level, grade in table("profiles")[key].items()
    }
    return np.array([told[level] for level in people.education], dtype=np.int64)


def _range(people: People) -> tuple[Whole, Whole]:
    def of(job: Job) -> tuple[int, int]:
        return PNS_GRADES.index(job.grade_min), PNS_GRADES.index(job.grade_max)

    bounds = np.array([of(job) for job in people.jobs], dtype=np.int64)
    return bounds[people.job, 0], bounds[people.job, 1]


def _since(
    people: People,
    first: Whole,
    grade: Whole,
    reached: Whole,
    chance: np.random.Generator,
) -> Whole:
    """Promotions come every few years; who was lifted to the post's lowest grade got
    it lately, who stands at its highest has held it for long."""
    interval = table("profiles")["years_per_grade"] * DAYS_A_YEAR
    steps = np.maximum(grade - first, 0)
    usual = people.entered + (steps * interval).astype(np.int64)
    lately = number(story.DAY) - (
        chance.uniform(0.3, STUCK_YEARS, len(people)) * DAYS_A_YEAR
    ).astype(np.int64)
    day = np.where(grade > reached, lately, np.minimum(usual, lately + 400))
    since = np.where(steps == 0, people.entered, _promotion_day(day))
    return np.clip(since, people.entered, number(story.DAY) - 30)


def _promotion_day(days: Whole) -> Whole:
    """The last usual day of promotion on or before these days."""
    spring, autumn = PROMOTION_MONTHS
    year, month = year_of(days), month_of(days)
    in_month = np.where(month >= autumn, autumn, spring)
    return first_of_month(
        np.where(month < spring, year - 1, year),
        np.where(month < spring, autumn, in_month),
    )


def _pppk(people: People) -> Text:
    """The PPPK grade: of the level, or of the education that the post asks for."""
    told = table("profiles")
    of_job = people.of_job(
        [
            told["pppk_grade_by_level"].get(job.level)
            or told["pppk_grade_by_education"].get(job.education_min, PPPK_GRADES[8])
            for job in people.jobs
        ]
    )
    lowest = told["pppk_grade_by_education"]["SD"]
    return np.where(people.education == "SD", lowest, of_job)
