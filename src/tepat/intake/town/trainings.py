"""Trainings on offer, and trainings attended."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from tepat.snapshot.columns import CATALOGUE, TRAININGS

from .chance import Subject
from .city import City
from .days import Whole, first_of_month, series, year_of
from .people import Truth
from .tables import table

YEARS = (2022, 2023, 2024, 2025, 2026)
HOURS_A_DAY = 8
ATTENDED = 1.3  # mean number of trainings per person in those years
SCORED = 0.45
SEEN_LATER = 0.6  # of those scored: their superior answered months later
COST_KNOWN = 0.4
GAIN = 14.0  # mean gain from the score before to the score after
FIRST_OFFER = date(2027, 1, 11)
YEARS_BEFORE_LEADING = 4
LED_FOR_TRAINING = 0.72  # share of heads who attended the training of their level


@dataclass(frozen=True, slots=True)
class Offer:
    """One training of the catalogue."""

    code: str
    name: str
    kind: str
    hours: float
    cost: float
    seats: int
    competency: str | None
    level_after: int | None
    groups: tuple[str, ...]


def offers() -> list[Offer]:
    """Return the trainings of the catalogue in their order."""
    return [
        Offer(
            f"LAT{order:03}", name, kind, float(hours), cost * 1_000.0, seats,
            competency, level, tuple(groups),
        )
        for order, (name, kind, hours, cost, seats, competency, level, groups) in
        enumerate(table("trainings")["offers"], start=1)
    ]  # fmt: skip


def catalogue_frame() -> pl.DataFrame:
    """Return the catalogue; the offers of the next year start one after the other."""
    tiers = {name: [tier] for tier, name in table("trainings")["leadership"].items()}
    rows = [
        {
            "training": offer.code,
            "name": offer.name,
            "hours": offer.hours,
            "cost": offer.cost,
            "seats": offer.seats,
            "competency": offer.competency,
            "level_after": offer.level_after,
            "kind": offer.kind,
            "starts": _start(order),
            "ends": _start(order) + timedelta(days=_days(offer.hours)),
            "levels": tiers.get(offer.name),
            "is_mandatory": offer.name in tiers or None,
        }
        for order, offer in enumerate(offers())
    ]
    return pl.DataFrame(rows, schema=CATALOGUE.schema)


def _start(order: int) -> date:
    return date.fromordinal(FIRST_OFFER.toordinal() + 7 * (order % 44))


def _days(hours: float) -> int:
    """Days after the first: eight hours a day, five days a week."""
    days = math.ceil(hours / HOURS_A_DAY)
    return (days - 1) // 5 * 7 + (days - 1) % 5


def training_frame(city: City) -> pl.DataFrame:
    """Return what was attended: by chance what fits the job group, and the training
    of entry and of the level led."""
    chance = city.stream(Subject.TRAININGS)
    persons, places, years = _by_choice(city, chance)
    for more in (_of_heads(city, chance), _of_entry(city)):
        persons, places, years = (
            np.concatenate(pair)
            for pair in zip((persons, places, years), more, strict=True)
        )
    order = np.lexsort((places, years, persons))
    persons, places, years = persons[order], places[order], years[order]
    told = offers()
    before = np.clip(58 + 9 * city.ability[persons] + chance.normal(0, 8, len(persons)),
                     20, 95)  # fmt: skip
    after = np.clip(before + GAIN + chance.normal(0, 7, len(persons)), 25, 100)
    has_scores = chance.random(len(persons)) < SCORED
    has_cost = chance.random(len(persons)) < COST_KNOWN

    def of_offer(attribute: str) -> list[object]:
        values = np.array([getattr(offer, attribute) for offer in told], dtype=object)
        listed: list[object] = values[places].tolist()
        return listed

    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "name": of_offer("name"),
            "year": years,
            "hours": of_offer("hours"),
            "kind": of_offer("kind"),
            "competency": of_offer("competency"),
            "cost": _where(has_cost, np.array(of_offer("cost"), dtype=float)),
            "score_before": _where(has_scores, np.round(before)),
            "score_after": _where(has_scores, np.round(after)),
            "training": of_offer("code"),
            **_afterwards(city, persons, years, has_scores),
        },
        schema=TRAININGS.schema,
    )


def _afterwards(
    city: City, persons: Whole, years: Whole, has_scores: Truth
) -> dict[str, pl.Series]:
    """The last day, what participants thought, and what superiors saw months later."""
    chance = city.stream(Subject.LEARNING)
    count = len(persons)
    ended = first_of_month(years, chance.integers(2, 12, count)) + chance.integers(
        0, 28, count
    )
    ended = np.minimum(ended, city.day - 10)
    liked = np.clip(np.round(chance.normal(3.3, 0.4, count), 1), 1, 4)
    applied = np.clip(
        np.round(3.0 + 0.3 * city.ability[persons] + chance.normal(0, 0.4, count), 1),
        1,
        4,
    )
    seen = has_scores & (chance.random(count) < SEEN_LATER)
    return {
        "ended": series(ended),
        "reaction": _where(has_scores, liked),
        "behaviour_after": _where(seen, applied),
    }


Attended = tuple[Whole, Whole, Whole]


def _by_choice(city: City, chance: np.random.Generator) -> Attended:
    """Who (places of people), what (places of offers), when (years)."""
    structural = {"Diklat Struktural"}
    groups = np.array([job.group for job in city.jobs], dtype=object)[city.people.job]
    count = chance.poisson(ATTENDED, len(city.people))
    persons = np.repeat(np.arange(len(city.people)), count)
    luck = chance.random(len(persons))
    places = np.zeros(len(persons), dtype=np.int64)
    for group in sorted(set(groups.tolist())):
        fitting = np.array([
            place for place, offer in enumerate(offers())
            if offer.kind not in structural
            and (not offer.groups or group in offer.groups)
            for _ in range(4 if offer.groups else 1)
        ])  # fmt: skip
        those = np.flatnonzero(groups[persons] == group)
        places[those] = fitting[(luck[those] * len(fitting)).astype(np.int64)]
    years = chance.choice(np.array(YEARS), len(persons))
    there = years > year_of(city.people.entered)[persons]
    return persons[there], places[there], years[there]


def _of_heads(city: City, chance: np.random.Generator) -> Attended:
    place = {offer.name: order for order, offer in enumerate(offers())}
    told = table("trainings")["leadership"]
    tiers = np.array([job.tier for job in city.jobs], dtype=object)[city.people.job]
    heads = np.flatnonzero(np.isin(tiers, list(told)) & city.has_position)
    heads = heads[chance.random(len(heads)) < LED_FOR_TRAINING]
    places = np.array([place[told[tier]] for tier in tiers[heads]], dtype=np.int64)
    earliest = year_of(city.people.entered[heads]) + YEARS_BEFORE_LEADING
    years = np.maximum(chance.integers(2016, 2026, len(heads)), earliest)
    attended = years <= YEARS[-1]
    return heads[attended], places[attended], years[attended]


def _of_entry(city: City) -> Attended:
    place = [offer.name for offer in offers()].index(table("trainings")["entry"])
    entered = year_of(city.people.entered)
    is_new = (city.people.status == "PNS") & (entered >= 2018)
    persons = np.flatnonzero(is_new)
    return persons, np.full(len(persons), place), entered[persons] + 1


def _where(known: Truth, values: object) -> pl.Series:
    told = pl.DataFrame({"known": known, "value": values})
    return told.select(pl.when("known").then("value")).to_series()
