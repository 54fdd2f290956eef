"""One plan of the small invented city, made once, and those whom it concerns."""

import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as site
from django.db import transaction
from django.utils import timezone
from tests.web.placement.conftest import done
from tests.web.snapshots.conftest import bring

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.consultation.models import Concern
from tepat_web.organisation.models import Position, Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.placement import actions, actions_life, scenarios
from tepat_web.placement.models import Plan
from tepat_web.workforce.models import Appointment, Employee


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """A register with a computed plan for all tests of a module, and its planner."""
    folder = tmp_path_factory.mktemp("berkas")
    before, site.FILES = site.FILES, folder
    with django_db_blocker.unblock(), transaction.atomic():
        bring()
        planner = User.objects.create(username="perencana")
        today = timezone.localdate()
        Grant.objects.create(user=planner, role=Role.PLANNER, valid_from=today)
        job = actions.ask_plan(
            by=planner, name="Rotasi awal 2027", day="", scenario=scenarios.USUAL
        )
        plan = Plan.objects.get(job=done(job))
        yield SimpleNamespace(plan=plan.pk, planner=planner.pk, folder=folder)
        transaction.set_rollback(True)
    site.FILES = before
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def planner(made, db):
    return User.objects.get(pk=made.planner)


@pytest.fixture
def plan(made, db, settings):
    settings.FILES = made.folder
    return Plan.objects.get(pk=made.plan)


@pytest.fixture
def people(plan, user_with):
    """Who moves and has an account; who moves and has none; who stays; agencies."""
    moves = list(plan.moves.exclude(origin=""))
    mover, other, *rest = moves
    stays = Employee.objects.exclude(nip__in=plan.moves.values("nip"))
    leading = Position.objects.filter(reports_to__isnull=False).values("reports_to")
    leads = Appointment.objects.filter(post__position__in=leading).values("employee")
    home = Unit.objects.get(path=mover.path[: 2 * WIDTH])
    return SimpleNamespace(
        mover=user_with(nip=mover.nip),
        move=mover,
        other=user_with(nip=other.nip),
        other_move=other,
        rest=rest,
        stays=user_with(nip=stays.exclude(pk__in=leads)[0].nip),
        home=home,
        officer=user_with(Role.OFFICER, home),
    )


@pytest.fixture
def until():
    return timezone.localdate() + timedelta(days=14)


@pytest.fixture
def opened(plan, people, planner, until):
    """The plan with its consultation open; two of those concerned have an account."""
    return actions_life.open_consultation(by=planner, plan=plan, until=until)


@pytest.fixture
def concern(opened, people):
    return Concern.objects.get(plan=opened, nip=people.move.nip)


@pytest.fixture
def again(plan, planner):
    """Make a plan that revises one, as if its scenario had led to some moves."""

    def revised(old, changes):
        """Changes: NIP → code of another position, or nothing for who stays."""
        fresh = Plan.objects.get(pk=old.pk)
        fresh.pk = fresh.job_id = None
        fresh._state.adding = True
        fresh.state, fresh.replaces = "computed", old
        fresh.consult_until, fresh.name = None, "Rotasi awal 2027, direvisi"
        fresh.save()
        for move in old.moves.all():
            if move.nip in changes and not changes[move.nip]:
                continue
            move.pk, move.plan = None, fresh
            move._state.adding = True
            move.to = changes.get(move.nip, move.to)
            move.save()
        return fresh

    return revised
