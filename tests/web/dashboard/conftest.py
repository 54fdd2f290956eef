"""The invented city, with all that its page of figures reads computed once."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from tests.web.snapshots.conftest import TODAY, bring

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.consultation.models import Answer, Concern
from tepat_web.dashboard import actions, drafts
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.organisation.models import Unit
from tepat_web.organisation.paths import WIDTH
from tepat_web.placement.life import State
from tepat_web.placement.models import Plan
from tepat_web.snapshots.actions import ask_computation
from tepat_web.snapshots.models import Computed, Subject
from tepat_web.workforce.models import Appointment, Employee

KINDS = ("fit", "gaps", "outlook", "performance", "training", "survey")


def compute(by, kind, day=""):
    job = jobs.do_now(ask_computation(by=by, kind=kind, parameters={"day": day}))
    assert job.state == Job.State.DONE, job.message_id
    return Computed.objects.get(job=job)


def approve(by, *subjects):
    """Show everybody the latest figures."""
    for each in subjects or Subject:
        actions.approve(by=by, subject=each, mark=drafts.draft(each).mark)


@pytest.fixture(scope="module")
def computed(django_db_setup, django_db_blocker, tmp_path_factory):
    """A register for all tests of a module, and the results that are read."""
    files = override_settings(FILES=tmp_path_factory.mktemp("berkas"))
    with files, django_db_blocker.unblock(), transaction.atomic():
        bring()
        planner = User.objects.create(username="penghitung")
        Grant.objects.create(user=planner, role=Role.PLANNER, valid_from=TODAY)
        compute(planner, "needs", "2026-10-24")
        compute(planner, "needs")
        for kind in KINDS:
            compute(planner, kind)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(computed, user_with):
    """The city with a mayor, and an agency with its officer and its head."""
    seated = Appointment.objects.filter(valid_to__isnull=True)
    agencies = [it for it in Unit.objects.all() if len(it.path) == 2 * WIDTH]

    def size(unit):
        return Employee.objects.filter(place__path__startswith=unit.path).count()

    def head_of(unit):
        return seated.filter(post__position__unit=unit).exclude(
            post__position__reports_to__unit__path__startswith=unit.path
        )

    agency = max((it for it in agencies if head_of(it)), key=size)
    (head,) = head_of(agency)
    assert seated.filter(post__position__reports_to=head.post.position).exists()
    return SimpleNamespace(
        mayor=user_with(Role.AUTHORITY),
        planner=user_with(Role.PLANNER),
        officer=user_with(Role.OFFICER, unit=agency),
        head=user_with(nip=head.employee.nip),
        agency=agency,
    )


def told_plan(city, number, *, accept):
    """A plan of which thirty people were told, and some of them agreed."""
    plan = Plan.objects.create(
        name=f"Rotasi {number}",
        state=State.CONSULTATION,
        day="2026-11-01",
        effective_on="2027-01-01",
        made_at=timezone.now(),
        by=city.planner,
        folder="tidak-ada",
    )
    for n in range(30):
        Concern.objects.create(
            plan=plan,
            nip=f"{n:018}",
            path=city.agency.path,
            to="J-1",
            told_at=timezone.now(),
            answer=Answer.ACCEPTS if n < accept else Answer.NONE,
        )
