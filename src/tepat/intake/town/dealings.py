"""What people say of each other's work, awards, and the documents they handed in."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from tepat.snapshot.columns import AWARDS, FEEDBACK, STATEMENTS
from tepat.snapshot.vocabulary import BEHAVIOURS

from .chance import Subject, some
from .city import City
from .days import Whole, number, series
from .tables import table

HEARD_SHARE = 0.012
"""Share of the city in whose clinics continuous feedback is tried out."""
HEARD_PATTERNS = ("clinic", "hospital")
FEWEST_TOLD, MOST_TOLD = 5, 10
FEEDBACK_SINCE = number(date(2025, 1, 6))
FEEDBACK_DAYS = 660
ABOUT_RESULTS = 0.2
NAMELESS = 0.55
SAID_IN_WORDS = 0.3
SCORE_MEAN, SCORE_SPREAD = 3.7, 0.8
DIRECTION_SHARES = {"ATASAN": 0.2, "REKAN": 0.5, "BAWAHAN": 0.1, "WARGA": 0.2}

AWARDED = 0.02
AWARDS_SINCE = number(date(2019, 8, 17))
AWARD_DAYS = 2_600

STATED_TIERS = ("JPT PRATAMA", "ADMINISTRATOR")
STATED_DAYS = 330
VALID_DAYS = 365
NOT_MET = 0.015


def feedback_frame(city: City) -> pl.DataFrame:
    """Return the feedback of nearly two years in the units that try it out."""
    chance = city.stream(Subject.DEALINGS)
    teams = _teams(city)
    if not teams:
        return FEEDBACK.empty()
    about: list[int] = []
    givers: list[int] = []
    for team in teams:
        for person in team.tolist():
            others = team[team != person]
            told = int(chance.integers(FEWEST_TOLD, MOST_TOLD + 1))
            about += [person] * told
            givers += (
                chance.choice(others, told).tolist() if len(others) else [-1] * told
            )
    person, giver = np.array(about), np.array(givers)
    count = len(person)
    direction = chance.choice(
        np.array(list(DIRECTION_SHARES), dtype=object),
        count,
        p=list(DIRECTION_SHARES.values()),
    )
    about_results = chance.random(count) < ABOUT_RESULTS
    behaviour = chance.choice(np.array(BEHAVIOURS, dtype=object), count)
    behaviour[about_results] = None
    exact = SCORE_MEAN + SCORE_SPREAD * (
        0.5 * city.ability[person] + chance.standard_normal(count)
    )
    hidden = (chance.random(count) < NAMELESS) | (direction == "WARGA")
    days = FEEDBACK_SINCE + chance.integers(0, FEEDBACK_DAYS, count)
    order = np.lexsort((days, person))
    told_by = city.nips(giver).to_list()
    rows = {
        "nip": city.nips(person).to_list(),
        "day": series(days).to_list(),
        "direction": direction.tolist(),
        "giver": [None if h else nip for h, nip in zip(hidden, told_by, strict=True)],
        "behaviour": behaviour.tolist(),
        "score": np.clip(np.rint(exact), 1, 5).astype(np.int64).tolist(),
        "text": _texts(behaviour, chance),
        "is_anonymous": [bool(h) for h in hidden],
    }
    return pl.DataFrame(rows, schema=FEEDBACK.schema)[order]


def award_frame(city: City) -> pl.DataFrame:
    """Return awards and teams of a few, the abler ones first."""
    chance = city.stream(Subject.AWARDS)
    keen = city.ability + chance.standard_normal(len(city.people))
    count = round(len(keen) * AWARDED)
    persons = np.sort(np.argsort(-keen, kind="stable")[:count])
    told = table("dealings")["awards"]
    which = chance.integers(0, len(told), count)
    days = AWARDS_SINCE + chance.integers(0, AWARD_DAYS, count)
    days = np.maximum(days, city.people.entered[persons] + 400)
    days = np.minimum(days, city.day - 30)
    return pl.DataFrame(
        {
            "nip": city.nips(persons),
            "name": [told[each][0] for each in which],
            "day": series(days),
            "kind": [told[each][1] for each in which],
            "level": [told[each][2] for each in which],
        },
        schema=AWARDS.schema,
    )


def statement_frame(city: City) -> pl.DataFrame:
    """Return the documents of the higher heads; some are missing, few are refused."""
    chance = city.stream(Subject.STATEMENTS)
    tiers = np.array([job.tier for job in city.jobs], dtype=object)[city.people.job]
    heads = np.flatnonzero(np.isin(tiers, STATED_TIERS) & city.has_position)
    frames = [STATEMENTS.empty()]
    for kind, share in table("dealings")["statements"].items():
        persons = some(chance, heads, round(len(heads) * share))
        days = city.day - chance.integers(5, STATED_DAYS, len(persons))
        met = chance.random(len(persons)) >= NOT_MET
        frames.append(
            pl.DataFrame(
                {
                    "nip": city.nips(persons),
                    "kind": [kind] * len(persons),
                    "holds": met.tolist(),
                    "day": series(days),
                    "until": series(days + VALID_DAYS),
                    "position": [None] * len(persons),
                    "number": [None] * len(persons),
                },
                schema=STATEMENTS.schema,
            )
        )
    return pl.concat(frames).sort("nip", "kind", maintain_order=True)


def _teams(city: City) -> list[Whole]:
    """The people of whole units, until there are enough of them."""
    wanted = max(12, round(len(city.people) * HEARD_SHARE))
    teams: list[Whole] = []
    for place, unit in enumerate(city.units):
        if unit.pattern in HEARD_PATTERNS:
            team = np.flatnonzero((city.staff.unit == place) & city.has_position)
            if len(team) > 1:
                teams.append(team[:wanted])
        if sum(map(len, teams)) >= wanted:
            break
    return teams


def _texts(
    behaviour: np.ndarray[tuple[int], np.dtype[np.object_]],
    chance: np.random.Generator,
) -> list[str | None]:
    told = table("dealings")["feedback"]
    says = chance.random(len(behaviour)) < SAID_IN_WORDS
    luck = chance.random(len(behaviour))
    return [
        said[int(lot * len(said))] if heard else None
        for about, heard, lot in zip(behaviour, says, luck, strict=True)
        for said in [told[about or "results"]]
    ]
