"""A small invented city in the register, and its computations done here and now."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.models import Computed
from tepat_web.workforce.models import Appointment, Employee

TODAY = date(2026, 11, 25)


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES = tmp_path
    return tmp_path


def bring():
    """Bring a hundred and twenty people into the register."""
    told = town.build(120, 1)
    sheets = {table.sheet: rows.height for table, rows in told.tables()}
    user = User.objects.create(username="pengimpor")
    Grant.objects.create(user=user, role=Role.PLANNER, valid_from=TODAY)
    import_workbook(
        by=user, told=told, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """A register for all tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        bring()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(register, user_with, files):
    """The register with a planner, two agencies, and who leads whom."""
    seated = Appointment.objects.filter(valid_to__isnull=True)
    agencies = [
        unit
        for unit in Unit.objects.order_by("path")
        if len(unit.path) == 2 * WIDTH
        and Employee.objects.filter(place__path__startswith=unit.path).exists()
    ]
    leading = seated.exclude(post__position__reports_to=None).values(
        "post__position__reports_to"
    )
    led = seated.filter(post__position__reports_to__isnull=False).exclude(
        post__position__in=leading
    )[0]
    leader = seated.filter(post__position=led.post.position.reports_to).first()
    return SimpleNamespace(
        planner=user_with(Role.PLANNER),
        home=agencies[0],
        abroad=agencies[1],
        leader=leader.employee,
        led=led.employee,
    )


def people_of(unit):
    """NIPs of everyone in a unit and below, and of everyone else."""
    inside = set(
        Employee.objects.filter(place__path__startswith=unit.path).values_list(
            "nip", flat=True
        )
    )
    return inside, set(Employee.objects.values_list("nip", flat=True)) - inside


@pytest.fixture
def compute(city):
    """Ask for a computation, do it, and return what was stored."""

    def ask(kind, by=None, **parameters):
        parameters = {"day": "", **parameters}
        job = jobs.do_now(
            ask_computation(by=by or city.planner, kind=kind, parameters=parameters)
        )
        assert job.state == Job.State.DONE, job.message_id
        return Computed.objects.get(job=job)

    return ask


@pytest.fixture
def browser(city, client_of):
    return client_of(city.planner)


def downloaded(answer):
    """The content of a file that was sent; at its end the test client closes it."""
    return b"".join(answer.streaming_content)
