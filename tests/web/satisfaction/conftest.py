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
    # One half-year of the other unit has too few sheets to be told to anybody.
    first = answers.filter(unit=other).order_by("day").first().day
    half = answers.filter(unit=other, day__year=first.year)
    half = half.filter(day__month__lte=6) if first.month <= 6 else half
    kept = half.order_by("day").values_list("pk", flat=True)[:3]
    half.exclude(pk__in=list(kept)).update(is_removed=True)
    one, another = Unit.objects.get(pk=number), Unit.objects.get(pk=other)
    return SimpleNamespace(
        unit=one,
        other=another,
        found=compute("survey"),
        keeper=user_with(Role.SERVICE, unit=one),
        elsewhere=user_with(Role.SERVICE, unit=another),
    )
