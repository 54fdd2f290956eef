"""What the standards of a unit promise stands beside its lowest elements."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from tests.web.standards.conftest import TODAY, office, publish

from tepat_web.satisfaction import promises, remarks
from tepat_web.satisfaction.results import OfUnit

__all__ = ["office", "publish"]  # fixtures
pytestmark = pytest.mark.django_db


def lowest(unit):
    labels = remarks.elements_of(TODAY)
    order = ("staff_behaviour", "duration", "fee", "product", "facilities")
    rows = [
        {"element": labels[key], "nrr": None if key == "facilities" else 2.0}
        for key in order
    ]
    told = OfUnit({}, elements=rows)
    return promises.beside(SimpleNamespace(day=TODAY), told, unit.pk, TODAY)


def test_the_lowest_elements_stand_beside_what_is_promised(office, publish):
    publish(taken=3, taken_unit="days", charge=0)
    told = lowest(office.unit)
    assert [len(it.promises) for it in told] == [0, 1, 1]  # of behaviour: nothing yet
    assert told[1].promises[0].said.figure == "3 hari kerja"
    shown = render_to_string("standards/_promised.html", {"promises": told})
    assert "duration satu" in shown
    assert "belum ada" in shown


def test_without_a_standard_nothing_is_shown(office, publish):
    publish(days=3)  # one that has not begun
    told = lowest(office.unit)
    assert told == []
    shown = render_to_string("standards/_promised.html", {"promises": told})
    assert shown.strip() == ""
