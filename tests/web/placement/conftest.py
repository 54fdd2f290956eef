"""One plan of the small invented city, made here and now."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, files, people_of, register

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Position, Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.placement import actions, actions_life, scenarios
from tepat_web.placement.models import Explanation, Plan, Verification
from tepat_web.workforce.models import Appointment, Employee

__all__ = ["city", "files", "people_of", "register"]  # fixtures, but for people_of


def done(job):
    job = jobs.do_now(job)
    assert job.state == Job.State.DONE, job.message_id
    return job


@pytest.fixture
def make(city):
    """Ask for a plan, make it, and return it."""

    def plan(name="Rotasi awal 2027", **scenario):
        asked = scenarios.USUAL | scenario
        job = actions.ask_plan(by=city.planner, name=name, day="", scenario=asked)
        return Plan.objects.get(job=done(job))

    return plan


@pytest.fixture
def plan(make):
    return make()


@pytest.fixture
def open_to_all(city):
    """Open the consultation of a plan for two weeks, and return it."""

    def opened(plan):
        until = timezone.localdate() + timedelta(days=14)
        return actions_life.open_consultation(by=city.planner, plan=plan, until=until)

    return opened


@pytest.fixture
def shown(plan, open_to_all):
    return open_to_all(plan)


@pytest.fixture
def cast(plan, city):
    """Who moves, who stays, and the agency of who moves with another agency."""
    move = plan.moves.exclude(origin="").first()
    moved = plan.moves.values("nip")
    home = Unit.objects.get(path=move.path[: 2 * WIDTH])
    leading = Position.objects.filter(reports_to__isnull=False).values("reports_to")
    stays = Employee.objects.exclude(nip__in=moved).filter(
        place__path__startswith=home.path
    )
    leads = Appointment.objects.filter(post__position__in=leading).values("employee")
    stays = stays.exclude(pk__in=leads)[0]  # and leads nobody
    abroad = next(
        unit for unit in (city.home, city.abroad) if not move.path.startswith(unit.path)
    )
    return SimpleNamespace(
        move=move,
        mover=Employee.objects.get(nip=move.nip),
        stays=stays,
        home=home,
        abroad=abroad,
    )


@pytest.fixture
def explain(city):
    def why(plan, nip="", position="", by=None):
        by = by or city.planner
        done(actions.ask_explanation(by=by, plan=plan, nip=nip, position=position))
        return Explanation.objects.get(plan=plan, nip=nip, position=position)

    return why


@pytest.fixture
def check(city):
    def verified(plan):
        done(actions.ask_verification(by=city.planner, plan=plan))
        return Verification.objects.filter(plan=plan).first()

    return verified


@pytest.fixture
def browser(city, client_of):
    return client_of(city.planner)


@pytest.fixture
def officer_of(user_with, client_of):
    return lambda unit: client_of(user_with(Role.OFFICER, unit))


@pytest.fixture
def employee(user_with, client_of):
    return lambda nip: client_of(user_with(nip=nip))
