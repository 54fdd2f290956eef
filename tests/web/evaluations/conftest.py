"""A year that is open, a superior with people, whose superior decides objections."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from django.utils import timezone
from tests.web.snapshots.conftest import city, files, register

from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle, Result, Span, State
from tepat_web.evaluations import actions
from tepat_web.evaluations.drafting import Told
from tepat_web.evaluations.models import Evaluation
from tepat_web.workforce.models import Employee

__all__ = ["city", "files", "register"]  # fixtures
FIRST, SECOND, YEAR = Span(1, 3), Span(4, 6), Span(1, 12)
GOOD = Told("SESUAI", "SESUAI")
LOW = Told("DI_BAWAH", "SESUAI", "Tiga dari empat laporan terlambat.")


@pytest.fixture
def at(monkeypatch):
    """Make it nine in the morning of a day."""

    def freeze(*day):
        moment = timezone.make_aware(datetime.combine(date(*day), time(9)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment.date()

    return freeze


@pytest.fixture(autouse=True)
def april(at):
    """Every test begins on one day, when the first quarter is over."""
    return at(2026, 4, 6)


@pytest.fixture
def cycle():
    return Cycle.objects.create(
        year=2026, agree_until=date(2026, 1, 31), stage=Cycle.Stage.OPEN
    )


@pytest.fixture
def agree(cycle):
    """Agree with somebody on what is expected in the year."""

    def made(employee, superior, *, is_agreed=True, **rest):
        path = employee.place.path if employee.place else ""
        agreement = Agreement.objects.create(
            cycle=cycle,
            employee=employee,
            superior=superior,
            title="Pengelola data",
            path=path,
            since=date(2026, 1, 1),
            state=State.AGREED if is_agreed else State.DRAFT,
            agreed_at=timezone.now() if is_agreed else None,
            **rest,
        )
        Result.objects.create(agreement=agreement, number=1, text="Laporan tersusun")
        return agreement

    return made


@pytest.fixture
def cast(city, agree, user_with):
    """A head, a superior below, three people below that, and somebody elsewhere."""
    apart = (city.leader.pk, city.led.pk)
    head, other, third, stranger = (
        Employee.objects.exclude(pk__in=apart)
        .filter(place__isnull=False)
        .select_related("place")
        .order_by("pk")[:4]
    )
    superior = city.leader
    agree(superior, head.nip)
    people = [city.led, other, third]
    return SimpleNamespace(
        head=user_with(nip=head.nip),
        superior=user_with(nip=superior.nip),
        person=user_with(nip=city.led.nip),
        stranger=user_with(nip=stranger.nip),
        agreements=[agree(each, superior.nip) for each in people],
    )


@pytest.fixture
def draft(cast):
    """Write an evaluation as far as it goes."""

    def written(agreement=None, told=GOOD, span=FIRST, by=None, seen=None):
        agreement = agreement or cast.agreements[0]
        rows = Evaluation.objects.filter(agreement=agreement, first=span.first)
        kept = rows.filter(last=span.last).first()
        return actions.save_draft(
            by=by or cast.superior,
            agreement=agreement,
            span=span,
            told=told,
            seen=(kept.seen if kept else 0) if seen is None else seen,
            today=timezone.localdate(),
        )

    return written


@pytest.fixture
def give(cast, cycle, draft):
    """Write an evaluation and hand it over."""

    def given(agreement=None, told=GOOD, span=FIRST):
        it = draft(agreement, told, span)
        actions.hand_over(
            by=cast.superior,
            cycle=cycle,
            span=span,
            seen={it.pk: it.seen},
            today=timezone.localdate(),
        )
        return again(it)

    return given


def again(it):
    """The record as it is now."""
    return type(it).objects.get(pk=it.pk)


def loaded(user):
    """The account as the next request reads it."""
    return User.objects.get(pk=user.pk)
