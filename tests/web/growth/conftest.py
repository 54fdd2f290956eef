"""A superior and somebody who reports to them, in the small invented city."""

from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, compute, files, register

from tepat_web.performance.models import Appraisal, TrainingTaken
from tepat_web.workforce.models import Appointment, Assessment

__all__ = ["city", "compute", "files", "register"]  # fixtures


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def cast(city, user_with):
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    return SimpleNamespace(
        person=city.led,
        user=user_with(nip=city.led.nip),
        head=user_with(nip=city.leader.nip),
        position=seated.get(employee=city.led).post.position,
    )


def rate(employee, year, rating, period=""):
    return Appraisal.objects.create(
        employee=employee, year=year, period=period, rating=rating
    )


def assess(employee, competency, level, day):
    return Assessment.objects.create(
        employee=employee, competency=competency, level=level, day=day
    )


def attend(employee, year, hours, name="Pelatihan"):
    return TrainingTaken.objects.create(
        employee=employee, year=year, hours=hours, name=name
    )
