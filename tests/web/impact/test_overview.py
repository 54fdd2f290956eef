"""All changes side by side: what was measured of each, and when any of it is ranked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.web.snapshots.test_effect import EVENT

from tepat_web.accounts.access import Role
from tepat_web.decisions.models import Planned, PlannedState
from tepat_web.impact import queries, telling
from tepat_web.impact.overview import State, overview
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
    by_name = {each.change.name: each for each in told.plans}
    (measured,) = by_name[plan.name].measured
    assert measured.claim.value == 25 and measured.claim.is_told
    assert by_name[plan.name].state is State.TOLD
    assert by_name[other.name].measured == []
    assert by_name[other.name].state is State.DUE
    assert (told.measured, told.told, told.leagues) == (1, 1, [])
    page = text(browser.get(AT))
    assert reverse("impact:one", args=[measured.made.pk]) in page
    assert "Kepuasan naik 25,0 poin" in page and 'class="mark-range"' in page
    assert f"rencana={other.number}" in page and "belum diukur" in page
    assert "Belum ada yang dapat diperingkat" in page


def test_two_of_one_kind_that_cannot_be_told_apart_are_not_ranked(
    city, asked, found, browser
):
    plan = carried_out(city, "Rotasi Oktober", EVENT, asked[0][:1])
    training = queries.trainings()[0]
    again(found, event=plan.day.isoformat(), changed=list(plan.units))
    again(found, training=training.code)
    told = overview(city.planner)
    assert (told.measured, told.told, told.leagues) == (2, 2, [])
    assert "Belum ada yang dapat diperingkat" in text(browser.get(AT))


def test_two_that_lie_apart_are_ranked_and_another_kind_is_not_mixed_in(
    city, asked, found, browser, monkeypatch
):
    training, other, third = queries.trainings()[:3]
    again(found, training=training.code)
    low = again(found, training=other.code).pk
    claim = telling.claim

    def less(by, made):
        told = claim(by, made)
        return replace(told, value=2, low=1, high=3) if made.pk == low else told

    monkeypatch.setattr(telling, "claim", less)
    again(found, training=third.code, measure="share", outcome="performance")
    (league,) = overview(city.planner).leagues
    assert [line.entry.name for line in league] == [training.name, other.name]
    assert [(line.best, line.worst) for line in league] == [(1, 1), (2, 2)]
    page = text(browser.get(AT))
    assert "dilebarkan menurut banyaknya pasangan" in page


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
    with django_assert_max_num_queries(45) as first:
        browser.get(AT)
    for one in queries.trainings()[1:6]:
        again(found, training=one.code)
    with django_assert_max_num_queries(len(first)):
        browser.get(AT)
