"""What people can do: assessed competencies and potential."""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tepat.snapshot.columns import ASSESSMENTS, POTENTIALS
from tepat.snapshot.vocabulary import COMPETENCIES

from . import story
from .chance import Subject, some
from .city import City
from .days import DAYS_A_YEAR, Whole, series
from .standards import required_level, technical
from .tables import table

# A level is the required one, and one less or more where ability and the day's form
# lie beyond these marks (in standard deviations).
ONE_BELOW = -0.95
TWO_BELOW = -2.2
ONE_ABOVE = 0.75
TWO_ABOVE = 2.0
FORM = 0.8
TECHNICAL_ASSESSED = 0.55
HIGHEST_LEVEL = 5
OLDEST_ASSESSMENT_YEARS = 3.0

POTENTIAL_MEAN = 68.0
POTENTIAL_SPREAD = 9.0
POTENTIAL_ASSESSED = 0.8


def assessment_frame(city: City) -> pl.DataFrame:
    """Return the assessed competencies: all nine at once, technical ones for some."""
    chance = city.stream(Subject.RESULTS)
    count = len(city.people)
    everyone = np.arange(count, dtype=np.int64)
    missing = some(chance, everyone, round(count * story.UNASSESSED))
    assessed = np.setdiff1d(everyone, missing)
    days = city.day - chance.integers(
        30, int(OLDEST_ASSESSMENT_YEARS * DAYS_A_YEAR), count
    )
    sources = chance.choice(
        np.array(table("competencies")["sources"], dtype=object), count
    )
    need = np.array([required_level(job) for job in city.jobs])[city.people.job]
    persons = np.repeat(assessed, len(COMPETENCIES))
    codes = np.tile(np.array(list(COMPETENCIES), dtype=object), len(assessed))
    other_persons, other_codes = _technical(city, assessed, chance)
    persons = np.concatenate([persons, other_persons])
    codes = np.concatenate([codes, other_codes])
    asked = need[persons] + (np.arange(len(persons)) >= len(assessed) * 9)
    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "competency": codes.tolist(),
            "level": _levels(city.ability[persons], asked, chance),
            "day": series(days[persons]),
            "source": sources[persons].tolist(),
        },
        schema=ASSESSMENTS.schema,
    )


def potential_frame(city: City) -> pl.DataFrame:
    """Return the potential of most heads and senior functional officials."""
    chance = city.stream(Subject.RESULTS)
    senior = np.array(
        [job.is_head or job.tier in ("AHLI MUDA", "AHLI MADYA") for job in city.jobs]
    )[city.people.job]
    candidates = np.flatnonzero(senior & city.has_position)
    persons = some(chance, candidates, round(len(candidates) * POTENTIAL_ASSESSED))
    form = chance.standard_normal(len(persons)) * FORM
    scores = POTENTIAL_MEAN + POTENTIAL_SPREAD * (city.ability[persons] + form) / 1.3
    days = city.day - chance.integers(60, 900, len(persons))
    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "score": np.round(np.clip(scores, 35.0, 98.0), 1),
            "day": series(days),
            "aspect": [None] * len(persons),
        },
        schema=POTENTIALS.schema,
    )


def _technical(
    city: City, assessed: Whole, chance: np.random.Generator
) -> tuple[Whole, NDArray[np.object_]]:
    persons: list[Whole] = [np.array([], dtype=np.int64)]
    codes: list[NDArray[np.object_]] = [np.array([], dtype=object)]
    groups = np.array([job.group for job in city.jobs], dtype=object)[city.people.job]
    for group in sorted(set(groups.tolist())):
        members = assessed[groups[assessed] == group]
        for code in technical(group):
            chosen = some(chance, members, round(len(members) * TECHNICAL_ASSESSED))
            persons.append(chosen)
            codes.append(np.full(len(chosen), code, dtype=object))
    return np.concatenate(persons), np.concatenate(codes)


def _levels(
    ability: NDArray[np.float64], asked: Whole, chance: np.random.Generator
) -> Whole:
    shown = 0.6 * ability + FORM * chance.standard_normal(len(ability))
    away = (
        (shown > ONE_ABOVE).astype(np.int64)
        + (shown > TWO_ABOVE)
        - (shown < ONE_BELOW)
        - (shown < TWO_BELOW)
    )
    level: Whole = np.clip(asked + away, 1, HIGHEST_LEVEL).astype(np.int64)
    return level
