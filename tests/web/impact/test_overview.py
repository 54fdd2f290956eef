"""All changes side by side: what was measured of each, and when any of it is ranked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.snapshots.test_effect import EVENT

from tepat_web.accounts.access import Role
from tepat_web.decisions.models import Planned, PlannedState
from tepat_web.impact import queries
from tepat_web.impact.overview import _placed, overview
from tepat_web.impact.telling import Claim
from tepat_web.organisation.models import Position
from tepat_web.placement.models import Plan

pytestmark = pytest.mark.django_db
AT = "/dampak/ringkasan/"


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def carried_out(city, name, day, units):
    """A plan by which somebody came into each of some units on a day."""
    plan = Plan.objects.create(
        name=name, by=city.planner, day=day, effective_on=day, made_at=f"{day}T00:00Z"
    )
    for number, unit in enumerate(units, start=1):
        seat = Position.objects.filter(unit__path__startswith=unit.path)[0]
        Planned.objects.create(
            plan=plan,
            number=number,
            nip=f"19900101201503190{number}",
            to=seat.code,
            wave=1,
            day=day,
            state=PlannedState.DONE,
        )
    (told,) = [it for it in queries.rotations(city.planner) if it.number == plan.pk]
    return told


def again(found, **parameters):
    """The same effect once more, as if another change had been asked about."""
    found.pk, found.job, found.parameters = None, None, parameters
    found.save()
    return found


def test_a_plan_shows_what_was_measured_of_it_and_others_that_nothing_was(
    city, asked, found, browser
):
    plan = carried_out(city, "Rotasi Oktober", EVENT, asked[0][:1])
    other = carried_out(city, "Rotasi lain", EVENT + timedelta(days=9), asked[1][:1])
    again(found, event=plan.day.isoformat(), changed=list(plan.units))
    told = overview(city.planner)
    by_name = {each.name: each for each in told.rotations}
    (measured,) = by_name[plan.name].effects
    assert measured.claim.value == 25 and measured.claim.is_told
    assert by_name[other.name].effects == []
    assert (told.measured, told.told, told.leagues) == (1, 1, [])
    page = text(browser.get(AT))
    assert reverse("impact:one", args=[measured.made.pk]) in page
    assert f"rencana={other.number}" in page and "belum diukur" in page
    assert "Belum ada yang dapat diperingkat" in page


def test_two_that_leave_out_zero_are_ranked_and_overlapping_ones_said_to_be_alike(
    city, asked, found, browser
):
    plan = carried_out(city, "Rotasi Oktober", EVENT, asked[0][:1])
    training = queries.trainings()[0]
    again(found, event=plan.day.isoformat(), changed=list(plan.units))
    again(found, training=training.code)
    (league,) = overview(city.planner).leagues
    assert {line.name for line in league} == {plan.name, training.name}
    assert [line.is_apart for line in league] == [True, False]
    assert "tidak dapat dibedakan" in text(browser.get(AT))
    again(found, training=training.code, measure="share", outcome="performance")
    assert len(overview(city.planner).leagues) == 1  # another kind is not mixed in


def test_a_line_is_apart_only_where_its_interval_lies_below_the_one_above():
    high = Claim(9, 8, 10, "poin")
    near, low = replace(high, value=8, low=7, high=9), Claim(2, 1, 3, "poin")
    placed = _placed([("c", None, low), ("a", None, high), ("b", None, near)])
    assert [line.name for line in placed] == ["a", "b", "c"]
    assert [line.is_apart for line in placed] == [True, False, True]


def test_who_may_not_see_an_effect_sees_no_trace_of_it(
    city, asked, found, user_with, client_of
):
    again(found, training=queries.trainings()[0].code)
    outside = user_with(Role.SERVICE, city.abroad)
    assert overview(outside).measured == 0
    page = text(client_of(outside).get(AT))
    assert "+25" not in page.partition("<h1>")[2] and "/dampak/tanya/" not in page
    assert overview(user_with(Role.AUTHORITY)).measured == 1
    assert client_of(user_with(nip=city.led.nip)).get(AT).status_code == 403


def test_the_page_asks_the_same_however_much_was_measured(
    city, found, browser, django_assert_max_num_queries
):
    again(found, training=queries.trainings()[0].code)
    browser.get(AT)
    with django_assert_max_num_queries(30) as first:
        browser.get(AT)
    for one in queries.trainings()[1:6]:
        again(found, training=one.code)
    with django_assert_max_num_queries(len(first)):
        browser.get(AT)
