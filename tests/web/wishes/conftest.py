"""A window for wishes in the small invented city, and the people it asks."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, compute, files, register

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.organisation.models import Position, Unit
from tepat_web.wishes import actions, actions_window, queries
from tepat_web.workforce.models import Appointment, Employee

__all__ = ["city", "compute", "files", "register"]  # fixtures


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def lay_down(city, today):
    """Lay down a window: by default of the city, open from yesterday for two weeks."""

    def make(name="Minat 2027", *, opens=-1, closes=14, units=(), **more):
        told = {"most": 3, "most_needs": 2, "note": ""} | more
        return actions_window.open_window(
            by=city.planner,
            name=name,
            opens=today + timedelta(days=opens),
            closes=today + timedelta(days=closes),
            units=units,
            today=min(today, today + timedelta(days=closes)),
            **told,
        )

    return make


@pytest.fixture
def window(lay_down):
    return lay_down()


@pytest.fixture
def cast(city, user_with):
    """A person with a seat, others, the head of a unit, and positions to wish for."""
    seated = Appointment.objects.standing().filter(valid_to__isnull=True)
    leads = seated.filter(post__position__is_leader=True)
    mine = seated.filter(employee=city.led).get()
    free = Position.objects.exclude(pk=mine.post.position_id).order_by("pk")
    leads = leads.exclude(post__position__unit=city.home)  # its officer ranks there
    head = leads.exclude(employee__in=(city.led, city.leader)).first()
    apart = (city.led.pk, city.leader.pk, head.employee_id)
    return SimpleNamespace(
        sri=user_with(nip=city.led.nip),
        person=city.led,
        seat=mine.post.position,
        other=Employee.objects.exclude(pk__in=apart).first(),
        positions=list(free[:5]),
        head=user_with(nip=head.employee.nip),
        unit=head.post.position.unit,
    )


def again(user):
    """The account as the next request reads it: nothing remembered."""
    return User.objects.get(pk=user.pk)


@pytest.fixture
def tell(cast, today):
    """Say what a person wishes for, having seen the latest."""

    def said(window, *codes, by=None, stays=False, seen=None, **more):
        by = again(by or cast.sri)
        employee = queries.employee_of(by)
        ranked = tuple(
            each if isinstance(each, actions.Said) else actions.Said(each)
            for each in codes
        )
        version = queries.version_of_wishes(window, employee)
        return actions.tell_wishes(
            by=by,
            window=window,
            told=actions.Statement(stays, ranked, **more),
            seen=version if seen is None else seen,
            today=today,
        )

    return said


@pytest.fixture
def officer(city, user_with):
    return user_with(Role.OFFICER, city.home)


def unit_of(path):
    return Unit.objects.get(path=path, structure__valid_to__isnull=True)
