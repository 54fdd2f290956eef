"""Two units whose complaints are handled by two people, and who handles all of them."""

from datetime import date, datetime, time
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.accounts.queries import operator
from tepat_web.complaints import actions, actions_handling, secret
from tepat_web.complaints.models import Case
from tepat_web.complaints.steps import Told
from tepat_web.organisation.models import Structure, Unit

MONDAY = (2026, 3, 2)
WRITTEN = "Saya Budi Santoso, 0812-3456-7890, NIK 3372010101900001. Antre dua jam."
KNOWN = "Antre dua jam di loket. Hubungi 0812-3456-7890."


@pytest.fixture
def at(monkeypatch):
    """Make it nine in the morning of a day."""

    def freeze(*day):
        moment = timezone.make_aware(datetime.combine(date(*day), time(9)))
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment.date()

    return freeze


@pytest.fixture
def city(user_with, at, settings):
    at(*MONDAY)
    settings.SITE_PROCESSES = 1
    for name in ("default", "counts"):
        caches[name].clear()
    structure = Structure.objects.create(basis="Perda contoh")
    root = Unit.objects.create(
        structure=structure, code="KOTA", name="Kota Contoh", path="00001"
    )
    one, other = (
        Unit.objects.create(
            structure=structure, code=code, name=name, path=f"0000100{at}00"[:10],
            parent=root,
        )
        for at, code, name in ((2, "KEC", "Kecamatan Contoh"), (3, "PKM", "Puskesmas"))
    )  # fmt: skip
    return SimpleNamespace(
        one=one, other=other,
        desk=user_with(Role.SERVICE),
        keeper=user_with(Role.SERVICE, unit=one),
        elsewhere=user_with(Role.SERVICE, unit=other),
        planner=user_with(Role.PLANNER),
        auditor=user_with(Role.AUDITOR),
        stranger=Client(),
    )  # fmt: skip


@pytest.fixture
def sent(city):
    """A complaint that came in by the form, with its number and its word."""

    def send(**other):
        told = Told(**({"text": WRITTEN, "name": "Budi", "contact": "0812"} | other))
        got = actions.file(by=operator(), channel="web", told=told, mark=secret.mark())
        it = Case.objects.get(number=got.number.replace("-", ""))
        return SimpleNamespace(it=it, number=got.number, word=got.word)

    return send


@pytest.fixture
def routed(city, sent):
    """A complaint that lies with the first unit."""

    def route(grade="plain", **other):
        told = sent(**other)
        told.it = actions_handling.route(
            by=city.desk, case=told.it, unit=city.one, grade=grade, text=KNOWN
        )
        return told

    return route
