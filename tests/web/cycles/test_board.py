"""The board counts what there is, each person once, and leads to the people."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from tests.web.cycles.conftest import YEAR

from tepat_web.accounts.access import Role
from tepat_web.agreements.models import Agreement, CheckIn, Span, State
from tepat_web.agreements.queries import read
from tepat_web.cycles import queries, steps
from tepat_web.cycles.models import Step
from tepat_web.cycles.steps import Period
from tepat_web.evaluations.models import Evaluation
from tepat_web.evaluations.queries import YEAR as WHOLE

pytestmark = pytest.mark.django_db
SPRING = Span(1, 3)
AFTER = date(YEAR, 4, 20)  # all deadlines of the first quarter are over
NOW = timezone.now()


@pytest.fixture
def filled(cycle):
    """Ten agreements at ten places of the way through the first quarter."""
    rows = list(Agreement.objects.filter(cycle=cycle, since=date(YEAR, 1, 1))[:10])
    for it in rows[1:]:
        it.state, it.agreed_at = State.AGREED, NOW
    Agreement.objects.bulk_update(rows, ["state", "agreed_at"])
    for it in rows[2:]:
        CheckIn.objects.create(agreement=it, first=1, last=3, handed_in_at=NOW)
    told = [*["draft"] * 2, *["given"] * 2, "received", "objected", "final"]
    for it, state in zip(rows[3:], told, strict=True):
        Evaluation.objects.create(
            agreement=it, first=1, last=3, state=state, rating="BAIK"
        )
    CheckIn.objects.create(agreement=rows[1], first=4, last=6, handed_in_at=NOW)
    Agreement.objects.exclude(pk__in=[it.pk for it in rows]).update(is_removed=True)
    return rows


def test_the_board_counts_each_step_and_who_is_late(filled, cycle, city):
    period = Period(cycle, SPRING, AFTER)
    whole = queries.together(queries.board(city.planner, period))
    assert asdict(whole) == {
        "people": 10,
        "agreed": 9,
        "checked_in": 8,  # that of the second quarter is another's
        "written": 7,
        "handed_over": 5,
        "received": 3,
        "late_agree": 1,
        "late_checkin": 1,  # who has not agreed yet has nothing to check in
        "late_evaluate": 5,
        "late": 5,
    }
    assert queries.counts(read(city.planner, cycle), period) == whole


@pytest.mark.parametrize("today", [date(YEAR, 1, 31), date(YEAR, 4, 7), AFTER])
@pytest.mark.parametrize("span", [SPRING, Span(4, 6), WHOLE])
def test_the_people_behind_a_number_are_as_many_as_it_says(
    filled, cycle, city, today, span
):
    period = Period(cycle, span, today)
    whole = queries.together(queries.board(city.planner, period))
    for name, condition in queries.conditions(period).items():
        found = queries.people(city.planner, period, only=condition)
        assert found.count() == getattr(whole, name), name


def test_a_check_in_just_after_midnight_is_of_that_day_here(
    filled, cycle, city, client_of
):
    early = datetime(YEAR, 4, 2, 0, 30, tzinfo=timezone.get_current_timezone())
    CheckIn.objects.filter(last=3).update(handed_in_at=early)
    listed = client_of(city.planner).get(
        f"/siklus/{cycle.pk}/orang/?periode=3&tampil=dialog"
    )
    shown = listed.content.decode()
    assert "2 April 2026" in shown and "1 April 2026" not in shown


def test_who_changes_what_is_agreed_is_not_late_with_agreeing(
    filled, cycle, city, client_of
):
    Agreement.objects.filter(pk=filled[5].pk).update(state=State.DRAFT)
    period = Period(cycle, SPRING, AFTER)
    whole = queries.together(queries.board(city.planner, period))
    assert (whole.agreed, whole.late_agree) == (9, 1)
    listed = client_of(city.planner).get(f"/siklus/{cycle.pk}/orang/?periode=3")
    assert "perubahan: " in listed.content.decode()


@pytest.mark.parametrize("step", Step)
def test_nobody_is_late_on_the_last_day_and_somebody_is_on_the_next(
    filled, cycle, step
):
    due = Period(cycle, SPRING, AFTER).due(step)
    rows = Agreement.objects.standing()
    for days, is_late in ((0, False), (1, True)):
        period = Period(cycle, SPRING, due + timedelta(days=days))
        assert period.of(rows).filter(period.late(step)).exists() is is_late


def test_who_came_within_the_year_has_a_month_to_agree(filled, cycle):
    came = date(YEAR, 5, 4)
    Agreement.objects.filter(pk=filled[0].pk).update(since=came)
    for days, late in ((30, 0), (31, 1)):
        period = Period(cycle, Span(4, 6), came + timedelta(days=days))
        rows = period.of(Agreement.objects.standing())
        assert rows.filter(period.late(Step.AGREE)).count() == late


def test_who_moved_counts_once_with_the_agreement_at_the_end_of_the_period(
    filled, cycle, city
):
    old = filled[5]
    Agreement.objects.filter(pk=old.pk).update(until=date(YEAR, 2, 14))
    new = Agreement.objects.create(
        cycle=cycle,
        employee=old.employee,
        path=city.abroad.path,
        since=date(YEAR, 2, 15),
    )
    period = Period(cycle, SPRING, AFTER)
    found = queries.people(city.planner, period).filter(employee=old.employee)
    assert [it.pk for it in found] == [new.pk]
    assert queries.together(queries.board(city.planner, period)).people == 10


def test_an_officer_sees_the_own_agency_and_others_see_nobody(cycle, city, user_with):
    period = Period(cycle, SPRING, AFTER)
    officer = user_with(Role.OFFICER, city.home)
    whole = queries.together(queries.board(officer, period))
    mine = Agreement.objects.filter(path__startswith=city.home.path)
    assert whole.people == period.of(mine).count() > 0
    assert all(
        it.path.startswith(city.home.path) for it in queries.people(officer, period)
    )
    for nobody in (user_with(nip=city.leader.nip), AnonymousUser()):
        assert queries.board(nobody, period) == []
    assert queries.unit_at(officer, city.abroad.code) is None


def test_parts_of_an_agency_sum_up_to_it(cycle, city):
    period = Period(cycle, SPRING, AFTER)
    (whole,) = (
        part
        for part in queries.board(city.planner, period)
        if part.path == city.home.path
    )
    parts = queries.board(city.planner, period, city.home.path)
    assert len(parts) > 1
    assert queries.together(parts) == whole.counts


def test_the_usual_period_is_the_one_that_ended_last(draft):
    told = {
        date(YEAR, 2, 1): SPRING,
        date(YEAR, 3, 31): SPRING,
        date(YEAR, 7, 1): Span(4, 6),
        date(YEAR + 1, 1, 5): WHOLE,
    }
    assert {day: steps.usual(draft, day) for day in told} == told
