"""Trainings on offer, and trainings attended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from tepat.snapshot.columns import CATALOGUE, TRAININGS

from .chance import Subject
from .city import City
from .days import Whole, year_of
from .tables import table

YEARS = (2022, 2023, 2024, 2025, 2026)
ATTENDED = 1.3  # mean number of trainings per person in those years
SCORED = 0.45
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
            "starts": date.fromordinal(FIRST_OFFER.toordinal() + 7 * (order % 44)),
        }
        for order, offer in enumerate(offers())
    ]
    return pl.DataFrame(rows, schema=CATALOGUE.schema)


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
        },
        schema=TRAININGS.schema,
    )


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


def _where(
    known: np.ndarray[tuple[int], np.dtype[np.bool_]], values: object
) -> pl.Series:
    told = pl.DataFrame({"known": known, "value": values})
    return told.select(pl.when("known").then("value")).to_series()
