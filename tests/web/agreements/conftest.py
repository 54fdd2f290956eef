"""A cycle of the small invented city, with somebody, who leads them, and others."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, files, register

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import User
from tepat_web.agreements import actions, actions_checkin, actions_superior
from tepat_web.agreements.actions import Expected, Indicator
from tepat_web.agreements.models import Agreement, Cycle, Result, Span
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Appointment, Employee

__all__ = ["city", "files", "register"]  # fixtures
YEAR = 2026
FIRST = Span(1, 3)
ISSUED = Expected(
    "Izin terbit dalam tiga hari",
    indicators=(Indicator("time", "waktu terbit", "3", "hari"),),
    plan={"3": "Meja layanan dibuka"},
)


@pytest.fixture
def at(monkeypatch):
    """Make it nine in the morning of a day."""

    def freeze(*day):
        moment = timezone.make_aware(datetime.combine(date(*day), time(9)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment.date()

    return freeze


@pytest.fixture(autouse=True)
def spring(at):
    """Every test begins in the second quarter, whatever day it is run."""
    return at(YEAR, 4, 10)


@pytest.fixture
def cycle(city):
    return Cycle.objects.create(
        year=YEAR, agree_until=date(YEAR, 1, 31), stage=Cycle.Stage.OPEN
    )


@pytest.fixture
def begin(cycle):
    """Begin an agreement of somebody, with the superior that the map tells."""
    above = superiors(date(YEAR, 1, 2))

    def make(employee, **more):
        seat = (
            Appointment.objects.standing()
            .filter(employee=employee, valid_to__isnull=True)
            .first()
        )
        told = {
            "superior": above.get(employee.nip, ""),
            "position": seat.post.position.code if seat else "",
            "title": seat.post.position.name if seat else "",
            "path": employee.place.path if employee.place else "",
            "since": date(YEAR, 1, 1),
        }
        return Agreement.objects.create(cycle=cycle, employee=employee, **told | more)

    return make


@pytest.fixture
def cast(city, cycle, begin, user_with):
    """Sri, whom Budi leads, each with an agreement; Tono leads neither."""
    sri, budi = begin(city.led), begin(city.leader)
    assert sri.superior == city.leader.nip
    others = Employee.objects.exclude(pk__in=(city.led.pk, city.leader.pk))
    far = next(
        each
        for each in others.select_related("place").order_by("pk")
        if each.place and not each.place.path.startswith(city.led.place.path[:10])
    )
    return SimpleNamespace(
        sri=user_with(nip=city.led.nip),
        budi=user_with(nip=city.leader.nip),
        tono=user_with(nip=far.nip),
        of_sri=sri,
        of_budi=budi,
        officer=user_with(Role.OFFICER, city.home),
        planner=city.planner,
    )


def again(record):
    """The record, or the account, as the next request reads it."""
    return type(record).objects.get(pk=record.pk)


@pytest.fixture
def write(cast):
    """Write a result of Sri's."""

    def written(told=ISSUED, by=None, agreement=None):
        by, agreement = by or cast.sri, agreement or cast.of_sri
        return actions.save_result(by=by, agreement=agreement, told=told)

    return written


@pytest.fixture
def handed_in(cast, write):
    """Sri's agreement, with Budi."""
    write()
    return actions.hand_in(by=cast.sri, agreement=cast.of_sri, resources="Dua orang")


@pytest.fixture
def agreed(cast, handed_in):
    """Sri's agreement, agreed by Budi."""
    return actions_superior.agree(
        by=cast.budi, agreement=handed_in, expectations={}, seen=handed_in.seen
    )


@pytest.fixture
def reach_out(cast, agreed):
    """Write Sri's check-in of the first quarter."""

    def told(text="Sembilan puluh izin", *, hands_in=True, seen=0, span=FIRST):
        return actions_checkin.save_checkin(
            by=cast.sri,
            agreement=agreed,
            span=span,
            told=actions_checkin.Reached({"1": text} if text else {}),
            seen=seen,
            hands_in=hands_in,
        )

    return told


def results_of(agreement):
    return Result.objects.standing().filter(agreement=agreement)


def account(nip):
    return User.objects.get(nip=nip)
