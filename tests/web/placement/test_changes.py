"""What was heard becomes one question, and what gives way is told."""

import pytest
from django.utils.module_loading import import_string

from tepat_web.organisation.models import Position
from tepat_web.placement import changes

pytestmark = pytest.mark.django_db
STAYS, GOES = {"freeze": {"people": ["a"]}}, {"pin": {"a": "X"}}


def merged(*asked, **told):
    return changes.merged(told, asked)


@pytest.mark.parametrize(
    ("before", "asked", "pins", "frozen", "forbidden"),
    [
        ([GOES], STAYS, {}, ["a"], {}),
        ([STAYS], GOES, {"a": "X"}, [], {}),
        ([GOES], {"pin": {"a": "Y"}}, {"a": "Y"}, [], {}),
        ([{"forbid": {"a": ["X", "Y"]}}], GOES, {"a": "X"}, [], {"a": ["Y"]}),
        ([GOES], {"forbid": {"a": ["X"]}}, {}, [], {"a": ["X"]}),
    ],
)
def test_of_two_changes_about_one_person_the_later_counts_and_one_is_told(
    before, asked, pins, frozen, forbidden
):
    told = merged(*before, asked)
    assert told.scenario["pin"] == pins
    assert told.scenario["freeze"]["people"] == frozen
    assert told.scenario["forbid"] == forbidden
    (said,) = told.replaced
    assert "a" in said


def test_what_the_question_said_of_the_same_person_gives_way_and_of_others_stays():
    told = merged(STAYS, pin={"a": "X", "b": "Y"})
    assert told.scenario["pin"] == {"b": "Y"}
    assert len(told.replaced) == 1


@pytest.mark.parametrize("asked", [STAYS, GOES, {"forbid": {"a": ["Z"]}}])
def test_the_same_twice_is_the_same_once(asked):
    once, twice = merged(asked), merged(asked, asked)
    assert once == twice
    assert twice.replaced == []


def test_a_question_is_never_changed_by_merging_into_it():
    scenario = {"pin": {"a": "X"}}
    changes.merged(scenario, [STAYS])
    assert scenario == {"pin": {"a": "X"}}


def test_a_seat_is_not_given_to_more_people_than_it_has(city):
    seat = Position.objects.standing().filter(need=1).first().code
    (said,) = merged({"pin": {"a": seat}}, {"pin": {"b": seat}}).conflicts
    assert seat in said
    freeze = {"people": [], "positions": [seat], "units": []}
    (said,) = merged({"pin": {"a": seat}}, freeze=freeze).conflicts
    assert seat in said


@pytest.mark.parametrize("path", changes.SOURCES)
def test_every_source_is_asked_and_says_nothing_of_a_plan_nobody_spoke_of(path, plan):
    assert list(import_string(path)(plan)) == []
