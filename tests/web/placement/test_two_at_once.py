"""Two people do the same at the same moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.documents import numbering
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.placement import actions_life, on_disk
from tepat_web.placement.life import State
from tepat_web.placement.models import Passage, Plan, Verification

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="threads of one test share SQLite's connection; PostgreSQL tries it",
    ),
]
DAY = date(2026, 11, 25)


@pytest.fixture
def plan(user_with, settings, tmp_path):
    settings.FILES = tmp_path
    by = user_with(Role.PLANNER)
    now = timezone.now()
    plan = Plan.objects.create(
        name="Rotasi",
        state=State.PROPOSED,
        day=DAY,
        effective_on=DAY,
        digest="d" * 64,
        made_at=now,
        by=by,
        made_from={"city": "Kota", "is_example": True},
        folder="1-1",
    )
    Verification.objects.create(plan=plan, valid=True, at=now, by=by)
    return plan


def at_once(*acts):
    """Do every act in a thread of its own, all at the same moment."""
    ready = Barrier(len(acts))

    def one(act):
        try:
            ready.wait(10)
            return act()
        except NotAllowed as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))


def test_two_who_sign_at_once_make_one_decision(plan, user_with, monkeypatch):
    monkeypatch.setattr(on_disk, "is_whole", lambda plan: True)
    mayors = [user_with(Role.AUTHORITY) for _ in range(3)]

    def sign(by):
        told = {"number": "1", "day": DAY.isoformat()}
        return lambda: actions_life.decide(
            by=by, plan=plan, digest=plan.digest, decree=told
        )

    outcomes = at_once(*map(sign, mayors))
    assert sum(isinstance(each, Plan) for each in outcomes) == 1
    assert sum(isinstance(each, NotAllowed) for each in outcomes) == 2
    assert Passage.objects.count() == Entry.objects.filter(act="plan.decided").count()
    assert Passage.objects.count() == 1


def test_a_decision_and_a_withdrawal_at_once_are_one_of_them(
    plan, user_with, monkeypatch
):
    monkeypatch.setattr(on_disk, "is_whole", lambda plan: True)
    mayor, planner = user_with(Role.AUTHORITY), user_with(Role.PLANNER)
    told = {"number": "1", "day": DAY.isoformat()}
    outcomes = at_once(
        lambda: actions_life.decide(
            by=mayor, plan=plan, digest=plan.digest, decree=told
        ),
        lambda: actions_life.withdraw(by=planner, plan=plan, reason="Salah data"),
    )
    (done,) = [each for each in outcomes if isinstance(each, Plan)]
    plan.refresh_from_db()
    assert plan.state == done.state
    assert Passage.objects.count() == 1


def test_numbers_drawn_at_once_are_given_once_and_without_a_gap(db):
    def draw():
        with transaction.atomic():
            series, _is_new = numbering.locked("800/{n}/{year}", 2026)
            series.last += 1
            series.save()
            return series.last

    assert sorted(at_once(*[draw] * 4)) == [1, 2, 3, 4]
