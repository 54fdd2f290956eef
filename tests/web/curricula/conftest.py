"""A programme in the small invented city, and the people whom it concerns."""

from collections import Counter
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, compute, files, register

from tepat_web.accounts.access import Role
from tepat_web.curricula import actions, actions_credentials
from tepat_web.performance.models import TrainingOffer, TrainingTaken
from tepat_web.workforce.models import Appointment

__all__ = ["city", "compute", "files", "register"]  # fixtures


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def offers(city):
    return list(TrainingOffer.objects.standing().order_by("pk")[:3])


@pytest.fixture
def cast(city, user_with):
    """People of the commonest job of an agency, who attended nothing; its officer."""
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    inside = seated.filter(post__position__unit__path__startswith=city.abroad.path)
    counted = Counter(inside.values_list("post__position__job__code", flat=True))
    job = counted.most_common(1)[0][0]
    mine = inside.filter(post__position__job__code=job).select_related("employee")
    people = [each.employee for each in mine.order_by("employee__name", "pk")]
    TrainingTaken.objects.filter(employee__in=people).delete()
    elsewhere = seated.exclude(post__position__job__code=job)
    elsewhere = elsewhere.filter(post__position__unit__path__startswith=city.home.path)
    return SimpleNamespace(
        job=job,
        home=city.abroad,
        abroad=city.home,
        people=people,
        person=people[0],
        seat=mine.get(employee=people[0]),
        user=user_with(nip=people[0].nip),
        stranger=elsewhere.first().employee,
        officer=user_with(Role.OFFICER, city.abroad),
        other=user_with(Role.OFFICER, city.home),
    )


@pytest.fixture
def kind(city, cast, offers):
    return add_kind(city.planner, cast.job, offers[0])


@pytest.fixture
def curriculum(city, cast, today):
    told = actions.Programme(
        "Berjenjang", "Agar siap.", date(2020, 1, 1), [cast.job], ""
    )
    return actions.add_curriculum(by=city.planner, told=told)


def add_kind(by, job, offer=None, *, name="SIP", months=60, unit=""):
    told = actions_credentials.Kind(name, "DPMPTSP", months, offer, [job], unit)
    return actions_credentials.add_kind(by=by, told=told)


def stage(by, curriculum, offer=None, credential=None, *, within=6, again=None):
    name = f"Tahap {within}"
    told = actions.Asked(name, offer, credential, within, again)
    return actions.add_stage(by=by, curriculum=curriculum, told=told)


def hold(by, employee, kind, *, starts, ends, number="12/SIP"):
    paper = actions_credentials.Paper(number, starts, ends)
    return actions_credentials.add_credential(
        by=by, employee=employee, kind=kind, told=paper
    )


def attend(employee, offer, ended=None, year=None):
    return TrainingTaken.objects.create(
        employee=employee, training=offer.code, name=offer.name, ended=ended, year=year
    )


def days(today, number):
    return today + timedelta(days=number)
