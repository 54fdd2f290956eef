"""A plan of the small invented city, a class that takes names, and its people."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from tests.web.snapshots.conftest import bring, city

from tepat_web.accounts.models import User
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.performance.models import TrainingOffer
from tepat_web.training import actions, actions_course, actions_plan
from tepat_web.training.models import Enrolment, TrainingPlan
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Employee

__all__ = ["city"]  # fixtures
BUDGET = 40_000_000


def computed(by, name="Rencana 2027", budget=BUDGET, year=None, placement=None):
    """Ask for a plan, compute it here and now, and return it."""
    job = actions_plan.ask_plan(
        by=by, name=name, year=year, budget=budget, placement=placement
    )
    job = jobs.do_now(job)
    assert job.state == Job.State.DONE, job.message_id
    return TrainingPlan.objects.get(job=job)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """The folder of the files of a module's plan."""
    return tmp_path_factory.mktemp("berkas")


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker, shelf):
    """A register and its plan for all tests of a module; a test undoes its own."""
    with (
        django_db_blocker.unblock(),
        override_settings(FILES=shelf),
        transaction.atomic(),
    ):
        bring()
        computed(User.objects.get(username="pengimpor"))
        yield
        transaction.set_rollback(True)


@pytest.fixture
def files(settings, shelf):
    settings.FILES = shelf
    return shelf


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def planned(city):
    """Compute another plan."""
    return lambda **asked: computed(city.planner, **asked)


@pytest.fixture
def plan(city):
    return TrainingPlan.objects.get()


@pytest.fixture
def lay_on(city, today):
    """Lay on a class that takes names, in two months."""

    def make(seats=1, days=60, offer=None, **more):
        told = {
            "name": "Pelayanan prima",
            "starts": today + timedelta(days=days),
            "ends": today + timedelta(days=days + 2),
            "place": "",
            "organiser": "",
            "seats": seats,
            "cost": 1_500_000,
            "answer_by": today + timedelta(days=days - 14),
        } | more
        return actions_course.lay_on_class(
            by=city.planner,
            offer=offer or TrainingOffer.objects.order_by("pk")[0],
            is_open=True,
            today=today,
            **told,
        )

    return make


@pytest.fixture
def course(lay_on):
    return lay_on()


@pytest.fixture
def cast(city, user_with, today):
    """A superior with at least three people, each with an account, and a stranger."""
    of = {}
    for nip, above in superiors(today).items():
        of.setdefault(above, []).append(nip)
    boss, led = next((boss, led) for boss, led in of.items() if len(led) > 3)
    apart = {boss, *led}
    stranger = Employee.objects.exclude(nip__in=apart).exclude(nip__in=of).first()
    people = {each.nip: each for each in Employee.objects.filter(nip__in=led)}
    return SimpleNamespace(
        boss=user_with(nip=boss),
        people=[people[nip] for nip in led],
        users=[user_with(nip=nip) for nip in led],
        stranger=user_with(nip=stranger.nip),
    )


def again(user):
    """The account as the next request reads it: nothing remembered."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def name(city, course, today):
    """Name somebody for the class, by a planner if nobody else is told."""

    def make(employee, by=None, on=None):
        return actions.name(
            by=again(by or city.planner),
            course=on or course,
            employee=employee,
            today=today,
        )

    return make


@pytest.fixture
def seated(name, cast, today):
    """Name people of the superior, who consents to each in turn."""

    def make(*places, on=None):
        rows = []
        for place in places:
            row = name(cast.people[place], on=on)
            actions.consent(by=again(cast.boss), enrolment=row, today=today)
            rows.append(Enrolment.objects.get(pk=row.pk))
        return rows

    return make
