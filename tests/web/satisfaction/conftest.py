"""The small invented city with remarks, and its survey worked out."""

from types import SimpleNamespace

import pytest
from tests.web.snapshots.conftest import browser, city, compute, files, register

from tepat_web.accounts.access import Role
from tepat_web.organisation.models import Unit
from tepat_web.publicservice.models import SurveyAnswer

__all__ = ["browser", "city", "compute", "files", "register"]  # fixtures

REMARKS = ("Antrean panjang sekali", "Petugasnya ramah", "Semoga maju", "Antri lama")


@pytest.fixture
def survey(city, compute, user_with):
    """A survey, one of its units with four remarks, and who keeps it and another."""
    answers = SurveyAnswer.objects.order_by("order", "pk")
    number = answers.first().unit_id
    answers.filter(unit=number).update(remark="")
    some = answers.filter(unit=number).order_by("-day", "-pk")
    for row, text in zip(some, REMARKS, strict=False):
        SurveyAnswer.objects.filter(pk=row.pk).update(remark=text)
    other = answers.exclude(unit=number).first().unit_id
    one, another = Unit.objects.get(pk=number), Unit.objects.get(pk=other)
    return SimpleNamespace(
        unit=one,
        other=another,
        found=compute("survey"),
        keeper=user_with(Role.SERVICE, unit=one),
        elsewhere=user_with(Role.SERVICE, unit=another),
    )
