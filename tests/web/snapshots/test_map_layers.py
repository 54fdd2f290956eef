"""What the map is coloured by beyond the structure: who leaves, who fits."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tepat.intake import town
from tepat_web.accounts.access import Role
from tepat_web.ledger.jobs import do_now
from tepat_web.organisation.models import Unit
from tepat_web.register.actions import import_workbook
from tepat_web.snapshots.actions import ask_computation
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
LAYERS = ("map-leaving", "map-fit")


@pytest.fixture(scope="module")
def city():
    return town.build(60, 1)


@pytest.fixture
def planner(user_with, city, settings, tmp_path):
    settings.FILES = tmp_path
    by = user_with(Role.PLANNER)
    sheets = {table.sheet: rows.height for table, rows in city.tables()}
    import_workbook(
        by=by, told=city, sheets=sheets, extra={}, remove_gone=False, today=TODAY
    )
    return by


@pytest.fixture
def computed(planner):
    parameters = {"day": TODAY.isoformat()}
    asked = ask_computation(by=planner, kind="fit", parameters=parameters)
    job = do_now(asked)
    assert job.state == "done"


@pytest.fixture
def layer(client_of):
    def ask(by, name, **asked):
        asked = {"per": TODAY.isoformat()} | asked
        answer = client_of(by).get(reverse(f"snapshots:{name}", query=asked))
        assert answer.status_code == 200
        assert "private" in answer["Cache-Control"]
        return answer.json()

    return ask


@pytest.fixture
def codes(planner, client_of):
    address = reverse("organisation:map-data", query={"per": TODAY.isoformat()})
    told = client_of(planner).get(address).json()
    return told["positions"]["code"]


def shown(told, key, codes):
    return {
        code for code, value in zip(codes, told[key], strict=True) if value is not None
    }


def held():
    seats = Appointment.objects.filter(valid_to__isnull=True)
    return dict(seats.values_list("employee__nip", "post__position__code"))


def test_who_sees_everybody_is_told_of_every_seat_that_is_held(planner, layer, codes):
    told = layer(planner, "map-leaving")
    assert told["everybody"]
    assert shown(told, "overdue", codes) == set(held().values())


def test_the_map_offers_every_colour(planner, client_of):
    page = client_of(planner).get(reverse("organisation:map")).content.decode()
    for name in LAYERS:
        assert reverse(f"snapshots:{name}") in page


def test_without_a_computation_the_fit_says_where_to_compute_it(
    planner, user_with, layer
):
    asked = reverse("snapshots:ask", args=["fit"])
    assert layer(planner, "map-fit") == {"fit": None, "url": asked}
    assert layer(user_with(Role.AUDITOR), "map-fit") == {"fit": None, "url": ""}


def test_the_fit_is_that_of_the_latest_computation(planner, computed, layer, codes):
    told = layer(planner, "map-fit")
    assert told["day"] == "25 November 2026"
    fits = [fit for fit in told["fit"] if fit is not None]
    assert fits
    assert all(0 <= fit <= 1_000 for fit in fits)
    assert shown(told, "fit", codes) <= set(held().values())


def test_who_has_another_seat_since_then_has_no_fit_there(
    planner, computed, layer, codes
):
    told = layer(planner, "map-fit")
    alone = [code for code in held().values() if list(held().values()).count(code) == 1]
    code = next(iter(shown(told, "fit", codes) & set(alone)))
    seat = Appointment.objects.get(valid_to__isnull=True, post__position__code=code)
    seat.valid_to = seat.valid_from = TODAY
    seat.save()
    assert code not in shown(layer(planner, "map-fit"), "fit", codes)


def test_an_officer_is_told_of_the_own_agency_only(
    planner, computed, user_with, layer, codes
):
    agency = Unit.objects.filter(parent__parent=None, parent__isnull=False).first()
    by = user_with(Role.OFFICER, agency)
    people = Employee.objects.filter(place__path__startswith=agency.path)
    theirs = {held()[nip] for nip in people.values_list("nip", flat=True)}
    for name, key in (("map-leaving", "overdue"), ("map-fit", "fit")):
        told = layer(by, name)
        assert not told["everybody"]
        seen = shown(told, key, codes)
        assert seen
        assert seen <= theirs


def test_an_employee_is_told_of_the_own_seat_only(
    planner, computed, user_with, layer, codes
):
    told = layer(planner, "map-fit")
    mine = shown(told, "fit", codes)
    nip, code = next((nip, code) for nip, code in held().items() if code in mine)
    reports = Employee.objects.filter(appointments__post__position__code=code)
    assert reports.exists()
    by = user_with(nip=nip)
    led = Appointment.objects.filter(
        valid_to__isnull=True,
        post__position__reports_to__posts__appointments__employee__nip=nip,
    ).values_list("post__position__code", flat=True)
    for name, key in (("map-leaving", "overdue"), ("map-fit", "fit")):
        seen = shown(layer(by, name), key, codes)
        assert code in seen
        assert seen <= {code, *led}


def test_who_may_see_nobody_is_refused(planner, user_with, client_of):
    browser = client_of(user_with(Role.SERVICE))
    for name in LAYERS:
        assert browser.get(reverse(f"snapshots:{name}")).status_code == 403
    page = browser.get(reverse("organisation:map")).content.decode()
    assert reverse("snapshots:map-fit") not in page


def test_before_any_known_law_retirement_says_why_it_shows_nothing(planner, layer):
    told = layer(planner, "map-leaving", per="1999-01-01")
    assert told["first"] is None
    assert "1 Januari 1999" in told["said"]


@pytest.mark.parametrize("name", LAYERS)
def test_a_structure_that_is_not_there_is_not_found(planner, client_of, name):
    address = reverse(f"snapshots:{name}", query={"struktur": "999"})
    assert client_of(planner).get(address).status_code == 404
