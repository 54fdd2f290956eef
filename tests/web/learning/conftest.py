"""A class with a meeting today, in the small invented city, and its people."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, compute, files, register

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.documents.models import Office
from tepat_web.learning import actions, actions_finish
from tepat_web.performance.models import TrainingOffer
from tepat_web.training.models import Course, Enrolment
from tepat_web.workforce.models import Appointment, Employee

__all__ = ["city", "compute", "files", "register"]  # fixtures
S = Enrolment.State


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def office(db):
    signs = {"office": "Kepala BKPSDM", "name": "Contoh Nama", "nip": "", "rank": ""}
    return Office.objects.create(
        pk=1,
        government="Pemerintah Kota Contoh",
        agency="BKPSDM Contoh",
        place="Contoh",
        signatories={"head": signs},
    )


@pytest.fixture
def offer(city):
    return TrainingOffer.objects.create(
        code="BHD-9",
        name="Bantuan Hidup Dasar",
        hours=20,
        cost=500_000,
        competency="T.99",
        level_after=3,
        order=999,
    )


@pytest.fixture
def lay_down(offer, today):
    """A class of a few people with seats, from two days ago until today."""

    def make(people, *, ends=0, state=Course.State.OPEN):
        course = Course.objects.create(
            offer=offer,
            name="Kelas A",
            starts=today - timedelta(days=2),
            ends=today + timedelta(days=ends),
            cost=400_000,
            state=state,
        )
        for employee in people:
            Enrolment.objects.create(
                course=course,
                employee=employee,
                state=S.CONFIRMED,
                path=employee.place.path if employee.place else "",
                named_at=timezone.now(),
            )
        return course

    return make


@pytest.fixture
def cast(city, user_with, office):
    """One who attends, with a superior; six others; a stranger to the class."""
    apart = (city.led.pk, city.leader.pk)
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    rest = Employee.objects.filter(pk__in=seated.values("employee")).exclude(
        pk__in=apart
    )
    others = list(rest.select_related("place").order_by("pk")[:7])
    return SimpleNamespace(
        planner=city.planner,
        person=Employee.objects.select_related("place").get(pk=city.led.pk),
        sri=user_with(nip=city.led.nip),
        head=user_with(nip=city.leader.nip),
        leader=city.leader,
        others=others[:6],
        stranger=user_with(nip=others[6].nip),
        officer=user_with(Role.OFFICER, city.home),
    )


@pytest.fixture
def course(lay_down, cast):
    return lay_down([cast.person, *cast.others])


@pytest.fixture
def lesson(course, cast, today):
    """A meeting of today, taking attendance."""
    made = actions.add_lesson(by=cast.planner, course=course, name="Hari 3", day=today)
    return actions.open_lesson(by=cast.planner, lesson=made, today=today)


@pytest.fixture
def seats(course):
    return {it.employee_id: it for it in course.enrolments.all()}


@pytest.fixture
def finish(course, cast, lesson, seats, today):
    """Let everybody but the last attend, and end the class."""

    def ended(scores=True):
        present = list(seats.values())[:-1]
        actions.note_paper(
            by=cast.planner, lesson=lesson, present=[it.pk for it in present]
        )
        if scores:
            told = {it.pk: (60.0, 82.0) for it in present}
            actions.score(by=cast.planner, course=course, told=told)
        actions.close_lesson(by=cast.planner, lesson=lesson)
        actions_finish.finish(by=cast.planner, course=course, today=today)
        course.refresh_from_db()
        return course

    return ended


def again(user):
    """The account as the next request reads it: nothing remembered."""
    return User.objects.get(pk=user.pk)
