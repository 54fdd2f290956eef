"""One plan of the small invented city, heard or decided, and who objects to it."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from tests.web.snapshots.conftest import TODAY, bring

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.ledger import jobs
from tepat_web.objections import actions, actions_handling
from tepat_web.objections.actions import Filing
from tepat_web.objections.actions_handling import Verdict
from tepat_web.objections.models import Ground, Outcome, Wanted
from tepat_web.placement import actions as placement
from tepat_web.placement import actions_life, scenarios
from tepat_web.placement.life import State, Step
from tepat_web.placement.models import Passage, Plan

STAY = Filing(Ground.DISTANCE, Wanted.STAY, "Rumah saya jauh dari sana.")
NO = Verdict(Outcome.REJECTED, "Jaraknya dalam batas yang wajar.")


def made(planner, **rest):
    """A plan of the city, computed here and now."""
    asked = {"name": "Rotasi awal 2027", "day": "", "scenario": scenarios.USUAL}
    job = jobs.do_now(placement.ask_plan(by=planner, **asked | rest))
    assert job.state == "done", job.message_id
    return Plan.objects.get(job=job)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("berkas")


@pytest.fixture(scope="module")
def computed(django_db_setup, folder, django_db_blocker):
    """The register and one plan for all tests of a module: it takes seconds."""
    with django_db_blocker.unblock(), transaction.atomic():
        bring()
        planner = User.objects.create(username="perencana-pertama")
        Grant.objects.create(user=planner, role=Role.PLANNER, valid_from=TODAY)
        with override_settings(FILES=folder):
            plan = made(planner)
        yield plan.pk
        transaction.set_rollback(True)


@pytest.fixture
def at(monkeypatch):
    """Make it nine in the morning of a day."""

    def freeze(*day):
        moment = timezone.make_aware(datetime.combine(date(*day), time(9)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment.date()

    return freeze


@pytest.fixture(autouse=True)
def monday(at):
    """Every test begins on one day, whatever day it is run."""
    return at(2026, 12, 7)


@pytest.fixture
def plan(computed, folder, settings, planner):
    """The plan, in consultation for two weeks."""
    settings.FILES = folder
    found = Plan.objects.get(pk=computed)
    until = timezone.localdate() + timedelta(days=14)
    return actions_life.open_consultation(by=planner, plan=found, until=until)


@pytest.fixture
def planner(user_with):
    return user_with(Role.PLANNER)


@pytest.fixture
def other(user_with):
    """Another planner: who answers does not decide."""
    return user_with(Role.PLANNER)


@pytest.fixture
def authority(user_with):
    return user_with(Role.AUTHORITY)


@pytest.fixture
def movers(plan, user_with):
    """Those who move from one position to another, each with an account."""
    moves = plan.moves.exclude(origin="").order_by("number")
    return [SimpleNamespace(move=m, user=user_with(nip=m.nip)) for m in moves[:3]]


@pytest.fixture
def mover(movers):
    return movers[0]


@pytest.fixture
def decide(plan):
    """Sign the plan off, as the board and the authority do elsewhere."""

    def sign(by):
        Passage.objects.create(
            plan=plan,
            step=Step.DECIDE,
            begun=State.PROPOSED,
            digest=plan.digest,
            at=timezone.now(),
            by=by,
        )
        plan.state = State.DECIDED
        plan.save()
        return plan

    return sign


@pytest.fixture
def file(plan):
    def filed(who, told=STAY):
        return actions.file(by=who.user, plan=plan, told=told)

    return filed


@pytest.fixture
def answer():
    def answered(by, it, outcome=Outcome.REJECTED, change=None, **rest):
        verdict = Verdict(outcome, "Alasan kami.", change or {}, **rest)
        return actions_handling.answer(by=by, objection=it, verdict=verdict)

    return answered
