"""The survey of public satisfaction, with the effect of the rotation in it.

Each answer is drawn so that its expectation is exactly the sum of what is named here:
the mean of the element, the unit's own level, the quarter, the respondent, and from the
day of the rotation on its effect in the schools that got a new principal.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from tepat.snapshot.columns import SERVICES, SURVEYS

from . import story
from .chance import Subject
from .city import City
from .days import Exact, Whole, number, series
from .rotation import surveyed
from .tables import table

ANSWERS = 11.0  # mean number of answer sheets per unit and quarter
UNIT_SPREAD = 0.16
SHOCK_SPREAD = 0.05  # of one unit in one quarter
RESPONDENT_SPREAD = 0.30
TREND_A_QUARTER = 0.008  # everywhere alike
REMARKS = 0.12
WITHOUT_DETAILS = 0.10
QUARTER_DAYS = 91
FEWEST_USERS, MOST_USERS = 12, 600  # tens of users a year of one service
LOWEST, HIGHEST = 1.0, 4.0


def survey_frame(city: City) -> pl.DataFrame:
    """Return eight quarters of answer sheets from the units that serve citizens."""
    chance = city.stream(Subject.SURVEYS)
    used = {unit.code for unit in city.establishment.units}
    places = [place for place in surveyed(city.units) if city.units[place].code in used]
    count = len(places)
    if not count:
        return SURVEYS.empty()
    quarters = story.SURVEY_QUARTERS
    sheets = chance.poisson(ANSWERS, (count, quarters))
    unit = np.repeat(np.repeat(np.arange(count), quarters), sheets.ravel())
    quarter = np.repeat(np.tile(np.arange(quarters), count), sheets.ravel())
    days = number(story.SURVEY_STARTS) + quarter * QUARTER_DAYS + chance.integers(
        0, QUARTER_DAYS, len(unit)
    )  # fmt: skip
    own = np.clip(chance.normal(0, UNIT_SPREAD, count), -0.45, 0.35)
    shock = chance.normal(0, SHOCK_SPREAD, (count, quarters))
    level = (
        table("service")["mean"]
        + own[unit]
        + shock[unit, quarter]
        + TREND_A_QUARTER * quarter
        + np.clip(chance.normal(0, RESPONDENT_SPREAD, len(unit)), -0.7, 0.5)
    )
    schools = _rotated_schools(city)
    rotated = np.array([place in schools for place in places])
    effect = np.where(
        rotated[unit] & (days >= number(story.ROTATION_DAY)), story.ROTATION_EFFECT, 0.0
    )
    order = np.lexsort((days, unit))
    answers = _answers(level, effect, chance)
    frame = pl.DataFrame(
        {
            "unit": [city.units[places[one]].code for one in unit],
            "day": series(days),
            **{name: answers[name] for name in answers},
            "service": _services(city, places, unit, chance),
            "remark": _remarks(level, chance),
            **_respondents(len(unit), chance),
        },
        schema_overrides=SURVEYS.schema,
    ).select(SURVEYS.schema.names())
    return frame[order]


def service_frame(city: City) -> pl.DataFrame:
    """Return what each surveyed unit offers, with its users in a year."""
    chance = city.stream(Subject.SERVICES)
    used = {unit.code for unit in city.establishment.units}
    rows = [
        {
            "unit": city.units[place].code,
            "name": name,
            "population": 10 * int(chance.integers(FEWEST_USERS, MOST_USERS)),
        }
        for place in surveyed(city.units)
        if city.units[place].code in used
        for name in _offered(city, place)
    ]
    return pl.DataFrame(rows, schema=SERVICES.schema)


def _rotated_schools(city: City) -> set[int]:
    """Places of the schools whose principal took office on the rotation day."""
    heads = np.array([draft.is_principal for draft in city.establishment.drafts])
    held = city.people.position
    is_principal = city.has_position & heads[held]
    took_office = city.staff.terms.since == number(story.ROTATION_DAY)
    return set(city.staff.unit[is_principal & took_office].tolist())


def _answers(
    level: Exact, effect: Exact, chance: np.random.Generator
) -> dict[str, Whole]:
    """Whole answers 1 to 4 whose expectation is the exact level."""
    answers = {}
    for name, deviation in table("service")["elements"].items():
        exact = level + deviation
        if name in story.EFFECT_ELEMENTS:
            exact = exact + effect
        exact = np.clip(exact, LOWEST, HIGHEST)
        low = np.floor(exact)
        up = chance.random(len(exact)) < exact - low
        answers[name] = (low + up).astype(np.int64)
    return answers


def _services(
    city: City, places: list[int], unit: Whole, chance: np.random.Generator
) -> list[str]:
    luck = chance.random(len(unit))
    offered = [_offered(city, place) for place in places]
    return [
        offered[one][int(lot * len(offered[one]))]
        for one, lot in zip(unit.tolist(), luck.tolist(), strict=True)
    ]


def _offered(city: City, place: int) -> list[str]:
    told = table("service")
    unit = city.units[place]
    return told["services"].get(unit.pattern) or [told["agencies"][unit.code]]


def _remarks(level: Exact, chance: np.random.Generator) -> list[str | None]:
    told = table("service")["remarks"]
    says = chance.random(len(level)) < REMARKS
    good = chance.choice(np.array(told["good"], dtype=object), len(level))
    poor = chance.choice(np.array(told["poor"], dtype=object), len(level))
    is_pleased = level + chance.normal(0, 0.3, len(level)) > table("service")["mean"]
    said = np.where(is_pleased, good, poor)
    return [
        remark if heard else None
        for remark, heard in zip(said.tolist(), says.tolist(), strict=True)
    ]


def _respondents(count: int, chance: np.random.Generator) -> dict[str, pl.Series]:
    told = table("service")
    known = pl.Series(chance.random(count) >= WITHOUT_DETAILS)
    details = pl.DataFrame(
        {
            "sex": chance.choice(np.array(["L", "P"], dtype=object), count).tolist(),
            "age": chance.triangular(17, 34, 72, count).astype(np.int64),
            "education": chance.choice(
                np.array(told["schooling"], dtype=object), count
            ).tolist(),
            "occupation": chance.choice(
                np.array(told["occupations"], dtype=object), count
            ).tolist(),
        }
    )
    return details.select(
        pl.when(known).then(pl.col(name)).alias(name) for name in details.columns
    ).to_dict()
