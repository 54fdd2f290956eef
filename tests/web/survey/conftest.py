"""Two units whose service is asked about, and who keeps the survey of each."""

from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.test import Client

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Structure, Unit
from tepat_web.publicservice.models import Service
from tepat_web.survey import actions
from tepat_web.survey.sheet import KEYS


@pytest.fixture
def place(user_with, settings):
    """A counter of one unit, another unit, and people who keep surveys."""
    settings.SITE_PROCESSES = 1
    for name in ("process", "counts"):
        caches[name].clear()
    structure = Structure.objects.create(basis="Perda contoh")
    one, other = (
        Unit.objects.create(structure=structure, code=code, name=name, path=f"{code}/")
        for code, name in (("KEC", "Kecamatan Contoh"), ("PKM", "Puskesmas Contoh"))
    )
    service = Service.objects.create(unit=one, name="Surat keterangan", population=900)
    keeper = user_with(Role.SERVICE, unit=one)
    station = actions.add_station(
        by=keeper, unit=one, label="Loket 2", kind="poster", service=service
    )
    return SimpleNamespace(
        unit=one, other=other, service=service, keeper=keeper, station=station,
        stranger=Client(), elsewhere=user_with(Role.SERVICE, unit=other),
    )  # fmt: skip


@pytest.fixture
def answers():
    """Nine answers, each of which may be given otherwise."""

    def told(**other):
        return {key: str(1 + at % 4) for at, key in enumerate(KEYS)} | other

    return told
