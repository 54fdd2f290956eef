"""The fictional city tells one success: the rotation in its schools. It is found there,
and nothing is found where nothing happened."""

import polars as pl
import pytest

from tepat import law
from tepat.effects import Question, effect
from tepat.intake import town
from tepat.intake.town import story
from tepat.snapshot import resolve
from tepat.snapshot.columns import SURVEYS

ON_INDEX = story.ROTATION_EFFECT * len(story.EFFECT_ELEMENTS) / 9 * 25
ON_ELEMENT = story.ROTATION_EFFECT * 25
CODES = {column.name: column.official for column in SURVEYS.columns}

SEEDS = (1, 2, 3, 4, 5)


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed {seed}")
def city(request):
    return town.build(10_000, request.param)


def rotated(city):
    """The surveyed units whose leader took office on the day of the rotation."""
    leaders = resolve.units(city).select(position="leader")
    since = pl.col("position_since") == story.ROTATION_DAY
    told = resolve.employees(city).filter(since).join(leaders, on="position")
    return tuple(sorted(set(told["unit"]) & set(city.surveys["unit"])))


def ask(city, units, **rest):
    asked = Question(story.ROTATION_DAY, tuple(units), **rest)
    return effect(city, law.on(city.day), asked)


@pytest.mark.slow
def test_the_rotation_is_found_and_its_size_lies_in_the_interval(city):
    found = ask(city, rotated(city))
    assert found.estimate.low < ON_INDEX < found.estimate.high
    assert found.estimate.tells
    assert found.by_lot.p < 0.05


@pytest.mark.slow
@pytest.mark.parametrize("element", story.EFFECT_ELEMENTS)
def test_it_is_found_in_the_elements_that_it_worked_on(city, element):
    found = ask(city, rotated(city), element=CODES[element])
    # Answers above 4 do not exist, so the best schools cannot gain the whole of it.
    assert found.estimate.low < ON_ELEMENT
    assert found.estimate.high > 0.8 * ON_ELEMENT
    assert found.estimate.tells


@pytest.mark.slow
def test_units_that_had_the_same_change_are_pointed_out(city):
    first, *others = rotated(city)
    notes = [note.facts.get("units") for note in ask(city, [first]).study.notes]
    assert tuple(others) in notes
    notes = [note.facts.get("units") for note in ask(city, rotated(city)).study.notes]
    assert not any(set(others) & set(units or ()) for units in notes)


@pytest.mark.slow
def test_nothing_is_found_where_nothing_happened(city):
    kinds = dict(city.units.select("unit", "kind").iter_rows())
    asked = sorted(set(city.surveys["unit"]))
    clinics = [unit for unit in asked if kinds[unit] == "puskesmas"]
    wards = [unit for unit in asked if kinds[unit] == "kelurahan"]
    told = [
        ask(city, clinics[::2]),
        ask(city, wards[::3]),
        ask(city, rotated(city), element="u1"),
        ask(city, rotated(city), element="u9"),
    ]
    for found in told:
        # One of twenty would say something; none of them may say much.
        assert abs(found.estimate.effect) < 2.6 * found.estimate.error
    assert sum(found.estimate.tells for found in told) <= 1
