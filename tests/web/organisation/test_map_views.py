"""The page of the map and what its picture asks for."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from tests.web.organisation.conftest import unit_in

from tepat_web.accounts.access import Role
from tepat_web.organisation import map_views
from tepat_web.organisation.models import Structure, Unit

STATEMENTS_AT_MOST = 10
PEOPLE = ("Ratna Dewi", "Budi Santoso", "Sari Utami", "Tono Wijaya", "Maya Lestari")
NAMES = ("map", "map-data", "map-leaders", "map-people", "map-sheet", "map-panel")


def address(name="map", **asked):
    return reverse(f"organisation:{name}", query=asked or None)


@pytest.fixture
def planner(town, user_with, client_of):
    return client_of(user_with(Role.PLANNER))


@pytest.fixture
def employee(town, user_with, client_of):
    return client_of(user_with(nip="200001012025011009"))


def named(answer):
    text = answer.content.decode()
    return {name for name in PEOPLE if name in text}


def test_strangers_are_sent_to_sign_in(town, client):
    for name in NAMES:
        answer = client.get(address(name))
        assert answer.status_code == 302, name
        assert "/masuk" in answer["Location"] or "login" in answer["Location"]


def test_who_has_no_leave_is_refused(town, user_with, client_of):
    browser = client_of(user_with(Role.ADMINISTRATOR))
    for name in NAMES:
        assert browser.get(address(name)).status_code == 403, name


def test_the_page_holds_outline_sheet_and_what_is_chosen(planner):
    answer = planner.get(address(unit="a", jabatan="a-2"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert '<a href="?' not in text  # addresses are whole, so that they can be sent
    for said in ("Dinas Pendidikan", "Kepala Dinas Kesehatan", "Perawat Mahir"):
        assert said in text
    assert "Budi Santoso" in text


def test_the_page_takes_few_statements(planner, django_assert_max_num_queries):
    planner.get(address())
    with django_assert_max_num_queries(STATEMENTS_AT_MOST):
        planner.get(address(unit="a", jabatan="a-2"))


def test_the_number_of_statements_does_not_grow_with_the_city(
    town, planner, django_assert_max_num_queries
):
    for number in range(30):
        unit_in(town.structure, f"u{number}", f"Unit {number}", town.city)
    with django_assert_max_num_queries(STATEMENTS_AT_MOST):
        planner.get(address())


def test_every_script_of_the_picture_is_fetched_at_once():
    main = Path(finders.find("organisation/map/main.js"))
    there = {f"organisation/map/{each.name}" for each in main.parent.glob("*.js")}
    assert set(map_views.MODULES) == there - {"organisation/map/main.js"}


def test_no_name_reaches_who_may_see_none(employee):
    for name, asked in (
        ("map", {"unit": "a", "jabatan": "a-1"}),
        ("map-sheet", {"unit": "a"}),
        ("map-panel", {"jabatan": "a-3"}),
        ("map-leaders", {}),
        ("map-people", {"q": "Ratna"}),
        ("map-data", {}),
    ):
        answer = employee.get(address(name, **asked))
        assert answer.status_code == 200, name
        assert named(answer) == set(), name


def test_an_officer_sees_names_of_the_own_agency_only(town, user_with, client_of):
    browser = client_of(user_with(Role.OFFICER, town.health))
    assert named(browser.get(address("map-sheet", unit="a"))) == set(PEOPLE[:4])
    assert named(browser.get(address("map-sheet", unit="c"))) == set()
    assert named(browser.get(address("map-panel", jabatan="c-1"))) == set()


def test_the_columns_hold_the_structure_and_no_person(planner):
    answer = planner.get(address("map-data", per="2026-11-24"))
    told = answer.json()
    assert told["day"] == "2026-11-24"
    assert told["units"] == {
        "code": ["k", "a", "b", "c"],
        "name": ["Kota Contoh", "Dinas Kesehatan", "Dinas Pendidikan", "Bidang Guru"],
        "parent": [-1, 0, 0, 2],
        "leader": [-1, 0, -1, -1],
        "moved_from": {},
    }
    posts = told["positions"]
    assert posts["code"] == ["a-1", "a-3", "a-2", "c-1"]
    assert posts["need"] == [1, 1, 3, None]
    assert posts["holders"] == [1, 2, 1, 1]
    assert posts["superior"] == [-1, 0, 0, -1]
    assert told["titles"][posts["title"][0]] == "Kepala Dinas Kesehatan"
    assert named(answer) == set()


def test_columns_that_have_not_changed_are_not_sent_again(town, planner):
    first = planner.get(address("map-data"))
    tag = first["ETag"]
    assert "private" in first["Cache-Control"]
    again = planner.get(address("map-data"), headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    town.clerk.need = 9
    town.clerk.save()
    changed = planner.get(address("map-data"), headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed["ETag"] != tag


def test_leaders_stand_in_the_order_of_the_units(planner):
    told = planner.get(address("map-leaders")).json()
    assert told == {"leaders": [None, "Ratna Dewi", None, None]}


def test_a_search_for_people_needs_three_letters(planner):
    assert planner.get(address("map-people", q="ra")).json()["total"] == 0
    assert planner.get(address("map-people", q="rat")).json() == {
        "total": 1,
        "people": [["Ratna Dewi", "a-1"]],
    }


def test_the_map_is_that_of_the_day_asked_for(town, planner):
    town.structure.valid_to = date(2026, 1, 1)
    town.structure.save()
    new = Structure.objects.create(basis="Perwali 2/2026", valid_from=date(2026, 1, 1))
    unit_in(new, "n", "Kota Baru")
    assert "Kota Baru" in planner.get(address(per="2026-11-24")).content.decode()
    before = planner.get(address(per="2025-11-24")).content.decode()
    assert "Perwali 1/2020" in before
    assert "Kota Baru" not in before


def test_a_day_without_structure_says_so_and_what_to_do(planner):
    answer = planner.get(address(per="1999-01-01"))
    assert answer.status_code == 200
    assert "1 Januari 1999" in answer.content.decode()
    assert planner.get(address("map-data", per="1999-01-01")).status_code == 404


@pytest.mark.parametrize("day", ["kemarin", "2026-02-31", "2026-13-01", "'; --"])
def test_a_day_that_cannot_be_read_shows_today_and_says_so(planner, day):
    answer = planner.get(address(per=day))
    assert answer.status_code == 200
    assert "Tanggal tidak dapat dibaca" in answer.content.decode()


def test_a_unit_that_is_not_there_shows_the_city_and_says_so(planner):
    answer = planner.get(address(unit="<b>"))
    text = answer.content.decode()
    assert "&lt;b&gt; tidak ada di peta" in text
    assert planner.get(address("map-sheet", unit="<b>")).status_code == 404
    assert planner.get(address("map-panel", jabatan="<b>")).status_code == 404


@pytest.mark.parametrize("structure", ["0", "x", "-1", "9" * 30])
def test_a_structure_that_is_not_there_is_not_found(planner, structure):
    assert planner.get(address(struktur=structure)).status_code == 404


def test_a_draft_is_for_those_who_work_on_the_whole_city(town, user_with, client_of):
    draft = Structure.objects.create(basis="Rancangan 2027", is_draft=True)
    unit_in(draft, "d", "Dinas Rahasia")
    asked = address(struktur=draft.pk)
    assert client_of(user_with(Role.ANALYST)).get(asked).status_code == 200
    for by in (
        user_with(Role.OFFICER, town.health),
        user_with(nip=town.people.clerk.nip),
    ):
        browser = client_of(by)
        assert browser.get(asked).status_code == 404
        assert "Rancangan 2027" not in browser.get(address()).content.decode()


def test_names_are_written_as_text_whatever_they_hold(town, planner):
    evil = "<script>alert(1)</script>"
    Unit.objects.filter(pk=town.health.pk).update(name=evil)
    town.people.head.name = evil
    town.people.head.save()
    for name, asked in (("map", {"unit": "a"}), ("map-sheet", {"unit": "a"})):
        assert evil not in planner.get(address(name, **asked)).content.decode()
    told = planner.get(address("map-data"))
    assert told["Content-Type"] == "application/json"
    assert json.loads(told.content)["units"]["name"][1] == evil


def test_the_branch_of_a_unit_is_what_stands_directly_below_it(planner):
    text = planner.get(address("map-branch", unit="b")).content.decode()
    assert "Bidang Guru" in text
    assert "Dinas Kesehatan" not in text
