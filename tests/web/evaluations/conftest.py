"""A year that is open, a superior with people, whose superior decides objections."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tepat_web.accounts.models import User
from tepat_web.agreements.models import Agreement, Cycle, Result, Span, State
from tepat_web.evaluations import actions, actions_contest
from tepat_web.evaluations.drafting import Told
from tepat_web.evaluations.models import Evaluation
from tepat_web.organisation.models import Structure, Unit
from tepat_web.workforce.models import Employee

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
def units(db):
    """Two agencies of a city."""
    structure = Structure.objects.create(basis="Perwali", valid_from=date(2020, 1, 1))
    city = {"structure": structure, "parent": None}
    top = Unit.objects.create(code="K", name="Kota", path="00001", **city)
    below = {"structure": structure, "parent": top}
    return [
        Unit.objects.create(code=code, name=name, path=f"00001{number:05}", **below)
        for number, (code, name) in enumerate(
            (("DK", "Dinas Kesehatan"), ("DP", "Dinas Pendidikan")), start=2
        )
    ]


@pytest.fixture
def employ(units):
    """Give somebody a file, in the first agency unless another is named."""

    def made(number, name, unit=0):
        return Employee.objects.create(
            nip=f"199001012015031{number}",
            name=name,
            place=units[unit],
            status="PNS",
            order=number,
        )

    return made


@pytest.fixture
def cycle(db):
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
def cast(employ, agree, user_with):
    """A head, a superior below, three people below that, and somebody elsewhere."""
    head, superior = employ(901, "Hartati Kepala"), employ(902, "Sutrisno Atasan")
    people = [employ(903, "Ani"), employ(904, "Budi"), employ(905, "Cici")]
    stranger = employ(906, "Dodi", 1)
    agree(superior, head.nip)
    return SimpleNamespace(
        head=user_with(nip=head.nip),
        superior=user_with(nip=superior.nip),
        person=user_with(nip=people[0].nip),
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


@pytest.fixture
def receive(cast):
    def received(it):
        today = timezone.localdate()
        return actions.receive(by=cast.person, evaluation=it, today=today)

    return received


@pytest.fixture
def contest(cast):
    def filed(it, text="Keempat laporan saya serahkan pada waktunya."):
        today = timezone.localdate()
        return actions_contest.contest(
            by=cast.person, evaluation=it, text=text, today=today
        )

    return filed


def again(it):
    """The record as it is now."""
    return type(it).objects.get(pk=it.pk)


def loaded(user):
    """The account as the next request reads it."""
    return User.objects.get(pk=user.pk)
