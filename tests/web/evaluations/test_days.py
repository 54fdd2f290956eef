"""What days bring: what is final, reminders, steps, and what waits."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.evaluations.conftest import FIRST, LOW, again, loaded

from tepat_web.evaluations import (
    actions_after,
    actions_contest,
    chores,
    queries,
    waiting,
)
from tepat_web.evaluations.models import FollowUp, State
from tepat_web.ledger.models import Notice
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db


def test_it_becomes_final_the_day_after_the_last_one_and_not_while_objected(
    give, receive, contest, cast
):
    it, other = receive(give(told=LOW)), give(cast.agreements[1])
    chores.look(it.object_until)
    assert again(it).state == State.RECEIVED
    late = it.object_until + timedelta(days=1)
    filed = contest(it)
    chores.look(late)
    assert again(it).state == State.OBJECTED
    actions_contest.withdraw(by=cast.person, evaluation=filed.evaluation)
    chores.look(late)
    assert again(it).state == State.FINAL
    assert again(other).state == State.GIVEN  # never without a receipt


def test_who_has_not_received_and_who_has_a_step_due_is_reminded_once(
    give, cast, april
):
    it = give()
    actions_after.follow_up(
        by=cast.superior, evaluation=it, kind="coaching", text="Tiap Senin.", due=april
    )
    day = april + timedelta(days=8)
    chores.look(day)
    told = Notice.objects.count()
    assert Notice.objects.filter(text_id__contains="jatuh tempo").count() == 2
    assert Notice.objects.filter(text_id__contains="masih menunggu").count() == 1
    chores.look(day)
    assert Notice.objects.count() == told


def test_a_step_is_agreed_on_and_finished_by_who_evaluates_only(cast, give, april):
    it = give()
    told = {"evaluation": it, "kind": "coaching", "text": "Tiap Senin.", "due": None}
    for by in (cast.person, cast.head, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions_after.follow_up(by=by, **told)
    step = actions_after.follow_up(by=cast.superior, **told)
    with pytest.raises(PermissionDenied):
        actions_after.finish(by=cast.head, step=step, outcome="Ya", today=april)
    actions_after.finish(by=cast.superior, step=step, outcome="Selesai", today=april)
    actions_after.finish(by=cast.superior, step=step, outcome="Lain", today=april)
    assert FollowUp.objects.get().outcome == "Selesai"


def test_the_front_page_tells_what_waits_in_one_statement_where_nothing_does(
    cast, give, receive, contest, april, django_assert_num_queries, cycle
):
    stranger = loaded(cast.stranger)
    assert str(waiting.of(stranger, april)) == "[]"
    with django_assert_num_queries(1):
        waiting.of(stranger, april)
    [task] = waiting.of(cast.superior, april)
    assert "3" in task.text
    it = give(told=LOW)
    assert len(waiting.of(loaded(cast.person), april)) == 1
    contest(receive(it))
    assert waiting.of(loaded(cast.person), april) == []
    assert any("/keberatan/" in each.url for each in waiting.of(cast.head, april))
    due = cycle.due(FIRST) + timedelta(days=1)
    assert all(each.is_urgent for each in waiting.of(cast.superior, due))
    assert len(queries.to_write(cast.superior, cycle, april)) == 2


def test_people_who_left_stay_out_of_what_is_to_be_written(cast, cycle, april):
    gone = cast.agreements[2]
    gone.until = date(2026, 2, 1)
    gone.save()
    waiting_ = queries.to_write(cast.superior, cycle, april)
    assert {due.agreement.pk for due in waiting_} == {
        each.pk for each in cast.agreements[:2]
    }
    assert Employee.objects.filter(agreements=gone).exists()
