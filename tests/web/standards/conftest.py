"""Two units with a service each, and who keeps the standards of each."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Structure, Unit
from tepat_web.publicservice.models import Service
from tepat_web.standards import actions
from tepat_web.standards.models import DELIVERY

TODAY = timezone.localdate()


def words(mark="satu", **other):
    """What a standard says of all that citizens read."""
    return {name: f"{name} {mark}" for name in DELIVERY} | other


@pytest.fixture
def office(user_with):
    """A service of one unit, one of another, and people who keep standards."""
    caches["process"].clear()
    structure = Structure.objects.create(basis="Perda contoh")
    one, other = (
        Unit.objects.create(structure=structure, code=code, name=name, path=f"{code}/")
        for code, name in (("KEC", "Kecamatan Contoh"), ("PKM", "Puskesmas Contoh"))
    )
    service = Service.objects.create(unit=one, name="Surat keterangan", population=900)
    return SimpleNamespace(
        unit=one, service=service, other=other,
        others=Service.objects.create(unit=other, name="Poli umum"),
        keeper=user_with(Role.SERVICE, unit=one), stranger=Client(),
        elsewhere=user_with(Role.SERVICE, unit=other),
    )  # fmt: skip


@pytest.fixture
def publish(office):
    """Publish a standard of the service, so many days from today."""

    def act(days=0, mark="satu", edition=0, by=None, **other):
        return actions.publish(
            by=by or office.keeper, service=office.service, told=words(mark, **other),
            edition=edition, valid_from=TODAY + timedelta(days=days),
        )  # fmt: skip

    return act
