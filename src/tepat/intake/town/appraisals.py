"""Yearly appraisals of people and units, and the credit points that follow."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from tepat.snapshot.columns import APPRAISALS, CREDITS, UNIT_RATINGS
from tepat.snapshot.vocabulary import EXPECTATIONS

from . import story
from .chance import Subject, some
from .city import City
from .days import BLANK, DAYS_A_YEAR, Whole, first_of_month, series
from .tables import table

YEARS = (2023, 2024, 2025)
CREDIT_SINCE = 2023  # conversion from the predikat began; before it: integration

# Marks (in standard deviations) beyond which results or behaviour are above or below
# expectation, and how much of them is the person's own ability.
ABOVE = 1.05
RESULTS_BELOW = -1.95
BEHAVIOUR_BELOW = -2.75
OWN_PART = 0.6

UNIT_SHARES = {"ISTIMEWA": 0.08, "BAIK": 0.84, "BUTUH PERBAIKAN": 0.08}
RATED_PATTERNS = (
    *("agency_head", "regional_secretary", "district", "ward"),
    *("primary", "secondary", "clinic", "hospital"),
)


def appraisal_frame(city: City) -> pl.DataFrame:
    """Return an appraisal per year for nearly all who were there that year."""
    chance = city.stream(Subject.RESULTS)
    told = table("competencies")["rating_matrix"]
    frames = []
    for year in YEARS:
        midyear = int(first_of_month(np.array([year]), np.array([7]))[0])
        there = np.flatnonzero(city.people.entered < midyear)
        missed = some(chance, there, round(len(there) * story.UNRATED))
        persons = np.setdiff1d(there, missed)
        results = _expectation(city, persons, RESULTS_BELOW, chance)
        behaviour = _expectation(city, persons, BEHAVIOUR_BELOW, chance)
        ratings = np.array(
            [[told[row][column] for column in EXPECTATIONS] for row in EXPECTATIONS],
            dtype=object,
        )
        words = np.array(EXPECTATIONS, dtype=object)
        frames.append(
            pl.DataFrame(
                {
                    "nip": city.nips(persons),
                    "year": np.full(len(persons), year),
                    "period": [None] * len(persons),
                    "results": words[results].tolist(),
                    "behaviour": words[behaviour].tolist(),
                    "rating": ratings[results, behaviour].tolist(),
                    "rater": [None] * len(persons),  # told once all sit: raters.py
                    "day": [date(year + 1, 1, 31)] * len(persons),
                },
                schema=APPRAISALS.schema,
            )
        )
    return pl.concat(frames)


def unit_rating_frame(city: City) -> pl.DataFrame:
    """Return the yearly rating of agencies, schools, clinics, districts and wards."""
    chance = city.stream(Subject.RESULTS)
    rated = [
        unit.code for unit in city.establishment.units if unit.pattern in RATED_PATTERNS
    ]
    words = np.array(list(UNIT_SHARES), dtype=object)
    shares = np.array(list(UNIT_SHARES.values()))
    return pl.concat(
        pl.DataFrame(
            {
                "unit": rated,
                "year": [year] * len(rated),
                "rating": chance.choice(words, len(rated), p=shares).tolist(),
            },
            schema=UNIT_RATINGS.schema,
        )
        for year in YEARS
    )


def credit_frame(city: City, appraisals: pl.DataFrame) -> pl.DataFrame:
    """Return the credit points of functional PNS: what they brought along from before
    2023, then a year's points by level and predikat, for the months at the post."""
    told = table("competencies")
    a_year = np.array(
        [told["credit_by_level"].get(job.tier, 0.0) for job in city.jobs]
    )[city.people.job]
    since = city.staff.terms.since
    is_functional = (
        city.of_family("FUNGSIONAL") & (city.people.status == "PNS") & (since != BLANK)
    )
    persons = np.flatnonzero(is_functional)
    people = pl.DataFrame(
        {
            "nip": city.nips(persons),
            "a_year": a_year[persons],
            "since": series(since[persons]),
            "level": [city.jobs[job].tier for job in city.people.job[persons]],
        }
    )
    earned = (
        appraisals.join(people, on="nip", maintain_order="left")
        .with_columns(
            months=(pl.date(pl.col("year") + 1, 1, 1) - pl.col("since"))
            .dt.total_days()
            .mul(12 / DAYS_A_YEAR)
            .floor()
            .clip(0, 12)
        )
        .filter(pl.col("months") > 0)
        .select(
            "nip",
            "level",
            kind=pl.lit("KONVERSI"),
            day=pl.date(pl.col("year") + 1, 1, 31),
            points=(
                pl.col("a_year")
                * pl.col("months")
                / 12
                * pl.col("rating").replace_strict(
                    told["credit_by_rating"], return_dtype=pl.Float64
                )
            ).round(3),
        )
    )
    brought = _brought_along(people)
    told_all = pl.concat([brought, earned]).select(CREDITS.schema.names())
    return told_all.sort("nip", "day", maintain_order=True)


def _brought_along(people: pl.DataFrame) -> pl.DataFrame:
    start = pl.date(CREDIT_SINCE, 1, 1)
    years = (start - pl.col("since")).dt.total_days() / DAYS_A_YEAR
    return people.filter(pl.col("since") < start).select(
        "nip",
        "level",
        kind=pl.lit("INTEGRASI"),
        day=pl.date(CREDIT_SINCE - 1, 12, 31),
        points=(pl.col("a_year") * years.clip(0, 4)).round(3),
    )


def _expectation(
    city: City, persons: Whole, below: float, chance: np.random.Generator
) -> Whole:
    """Places in ``EXPECTATIONS``: 0 above, 1 as, 2 below expectation."""
    form = chance.standard_normal(len(persons))
    shown = OWN_PART * city.ability[persons] + (1 - OWN_PART**2) ** 0.5 * form
    return np.select([shown > ABOVE, shown < below], [0, 2], 1).astype(np.int64)
