"""Reminders: one click for all who are late, and by itself once for each moment."""

from datetime import date, datetime

import pytest
from django.utils import timezone
from tests.web.cycles.conftest import YEAR

from tepat_web.accounts.access import Role
from tepat_web.agreements.models import Agreement, Span, State
from tepat_web.cycles import actions_reminding, chores, waiting
from tepat_web.cycles.models import Reminder, Step
from tepat_web.cycles.steps import Period
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice

pytestmark = pytest.mark.django_db
M = Reminder.Moment
AFTER = date(YEAR, 4, 20)


@pytest.fixture
def pair(cycle, city, user_with):
    """One employee and the superior in the cycle; nobody else has an agreement."""
    mine = Agreement.objects.select_related("employee").get(employee=city.led)
    Agreement.objects.exclude(pk=mine.pk).update(is_removed=True)
    Agreement.objects.filter(pk=mine.pk).update(
        superior=city.leader.nip, since=date(YEAR, 1, 1)
    )
    me, boss = user_with(nip=city.led.nip), user_with(nip=city.leader.nip)
    Notice.objects.all().delete()
    return mine, me, boss


def told(user):
    return [it.url.partition("?")[0] for it in Notice.objects.filter(to=user)]


def set_state(agreement, state):
    agreed_at = timezone.now() if state == State.AGREED else None
    rows = Agreement.objects.filter(pk=agreement.pk)
    rows.update(state=state, agreed_at=agreed_at)


def test_each_step_reminds_who_must_act(pair, cycle, city):
    mine, me, boss = pair
    period = Period(cycle, Span(1, 3), AFTER)

    def remind():
        Notice.objects.all().delete()
        actions_reminding.remind_late(by=city.planner, period=period)
        return sorted(told(me)), sorted(told(boss))

    assert remind() == (["/skp/"], ["/evaluasi/tim/"])
    set_state(mine, State.PROPOSED)  # it is the superior's turn
    assert remind() == ([], ["/evaluasi/tim/", "/skp/tim/"])
    set_state(mine, State.AGREED)  # the check-in is missing now
    assert remind() == (["/skp/"], ["/evaluasi/tim/"])


def test_a_second_click_writes_no_second_notice_while_the_first_is_unread(
    pair, cycle, city
):
    _mine, me, _boss = pair
    period = Period(cycle, Span(1, 3), AFTER)
    for _ in range(2):
        actions_reminding.remind_late(by=city.planner, period=period)
    assert len(told(me)) == 1
    Notice.objects.update(seen_at=timezone.now())
    actions_reminding.remind_late(by=city.planner, period=period)
    assert len(told(me)) == 2


def test_where_nobody_is_late_nobody_is_reminded(pair, cycle, city):
    period = Period(cycle, Span(1, 3), date(YEAR, 1, 5))
    with pytest.raises(NotAllowed):
        actions_reminding.remind_late(by=city.planner, period=period)
    assert not Notice.objects.exists()
    assert not Entry.objects.filter(act="cycle.reminded").exists()


def test_a_notice_names_no_person_and_no_rating(pair, cycle, city):
    actions_reminding.remind_late(
        by=city.planner, period=Period(cycle, Span(1, 3), AFTER)
    )
    for it in Notice.objects.all():
        said = f"{it.text_id} {it.text_en} {it.url}"
        assert city.led.name not in said
        assert city.led.nip not in said
        assert "BAIK" not in said.upper()


def test_a_year_of_days_reminds_once_before_and_once_after_each_deadline(pair, cycle):
    days = [
        date(YEAR, 1, 1).replace(month=m, day=d) for m in (1, 2) for d in range(1, 29)
    ]
    for day in days:
        for _worker in range(2):
            chores.remind(day)
    kept = Reminder.objects.filter(step=Step.AGREE).order_by("pk")
    assert [each.moment for each in kept] == [M.SOON, M.LATE]
    assert all(each.told for each in kept)


def test_a_deadline_that_passed_before_the_cycle_was_opened_is_left_alone(pair, cycle):
    opened = datetime(YEAR, 4, 18, tzinfo=timezone.get_current_timezone())
    type(cycle).objects.filter(pk=cycle.pk).update(opened_at=opened)
    chores.remind(AFTER)
    assert not Reminder.objects.exists()
    cycle.refresh_from_db()
    first, second = (Period(cycle, Span(at, at + 2), AFTER) for at in (1, 4))
    assert not first.is_past(Step.EVALUATE)
    assert not second.is_past(Step.EVALUATE)
    chores.remind(date(YEAR, 7, 1))
    steps = set(Reminder.objects.values_list("step", "first", "moment"))
    assert (Step.CHECK_IN, 4, M.SOON) in steps
    assert all(first != 1 or moment == M.SOON for _step, first, moment in steps)


def test_two_workers_at_once_remind_once(pair, cycle, city):
    period = Period(cycle, Span(1, 3), AFTER)
    told = {"by": city.planner, "period": period, "step": Step.EVALUATE}
    assert actions_reminding.remind_of(moment=M.LATE, **told)
    assert not actions_reminding.remind_of(moment=M.LATE, **told)


def test_the_front_page_tells_who_runs_cycles_and_nobody_else(
    pair, cycle, city, user_with, django_assert_max_num_queries
):
    with django_assert_max_num_queries(2):
        (task,) = waiting.of(city.planner, AFTER)
    assert task.url == f"/siklus/{cycle.pk}/"
    for other in (pair[1], user_with(Role.OFFICER, city.home)):
        with django_assert_max_num_queries(1):
            assert waiting.of(other, AFTER) == []
