"""The map of whatever a register may hold, asked for in whatever way."""

import pytest
from django.urls import reverse
from tests.web.organisation.conftest import position_in, unit_in

from tepat_web.accounts.access import Role
from tepat_web.organisation import actions
from tepat_web.organisation.models import Structure, Unit

PAGES = ("map", "map-data", "map-branch", "map-sheet", "map-panel")
EVIL = "<svg/onload=alert(1)>"


def address(name="map", **asked):
    return reverse(f"organisation:{name}", query=asked or None)


@pytest.fixture
def analyst(town, user_with, client_of):
    return client_of(user_with(Role.ANALYST))


def test_units_nested_as_deep_as_can_be_stop_no_page(town, analyst):
    last = town.city
    for number in range(actions.LONGEST_PATH // 5 - 2):
        last = unit_in(town.structure, f"x{number}", f"Sub {number}", last)
    for name in PAGES:
        asked = {"unit": last.code, "pilih": last.code}
        assert analyst.get(address(name, **asked)).status_code == 200, name


def test_units_in_a_circle_stop_no_page(town, analyst):
    Unit.objects.filter(pk=town.school.pk).update(parent=town.field)
    page = analyst.get(address()).content.decode()
    assert "Dinas Kesehatan" in page
    assert "Bidang Guru" not in page
    Unit.objects.filter(pk=town.city.pk).update(parent=town.health)
    assert analyst.get(address()).status_code == 200


def test_the_outline_is_well_formed_however_it_is_unfolded(town, analyst):
    unit_in(town.structure, "d", "Seksi", town.field)
    for code in ("k", "a", "b", "c", "d"):
        page = analyst.get(address(unit=code)).content.decode()
        outline = page[page.index('<nav class="peta-outline') :]
        outline = outline[: outline.index("</nav>")]
        for tag in ("ul", "li", "details"):
            assert outline.count(f"<{tag}") == outline.count(f"</{tag}>"), (code, tag)


def test_a_structure_without_units_says_so_and_can_be_drafted(town, analyst):
    empty = Structure.objects.create(basis="Kosong", is_draft=True)
    page = analyst.get(address(struktur=empty.pk)).content.decode()
    assert "Kosong belum mempunyai unit" in page
    assert reverse("organisation:map") in page
    for name in PAGES[1:]:
        assert analyst.get(address(name, struktur=empty.pk)).status_code == 404, name
    told = {"basis": "Dari yang kosong", "from": empty.pk}
    answer = analyst.post(reverse("organisation:structures"), told)
    assert analyst.get(answer["Location"]).status_code == 200
    compare = reverse("organisation:compare", args=[empty.pk])
    assert analyst.get(compare).status_code == 200


def test_a_single_unit_without_positions_is_a_map(db, user_with, client_of):
    alone = Structure.objects.create(basis="Perwali 1")
    unit_in(alone, "s", "Kantor")
    browser = client_of(user_with(Role.ANALYST))
    page = browser.get(address(pilih="s")).content.decode()
    assert "Belum ada jabatan di peta" in page
    assert browser.get(address("map-data")).json()["positions"]["code"] == []


@pytest.mark.parametrize(
    "text", ["x " * 3_000, "a" * 60_000, "%%%", "___", "'; drop table", "\n"]
)
def test_a_search_for_anything_finds_nobody_and_breaks_nothing(analyst, text):
    answer = analyst.get(address("map-people", q=text))
    assert answer.status_code == 200
    assert answer.json()["people"] == []


@pytest.mark.parametrize(
    "value", [EVIL, "__proto__", "x" * 5_000, "../../etc", "%00", " ", "\n"]
)
def test_an_address_may_ask_for_anything(analyst, value):
    for key in ("unit", "pilih", "jabatan", "warna", "tampilan", "per", "struktur"):
        for name in PAGES:
            answer = analyst.get(address(name, **{key: value}))
            assert answer.status_code in (200, 404), (key, name)
            assert EVIL not in answer.content.decode()


def test_a_move_may_ask_for_anything(town, analyst, user_with):
    by = user_with(Role.ANALYST)
    draft = actions.make_draft(by=by, structure=town.structure, basis=EVIL)
    move = address("map-move", struktur=draft.pk)
    assert analyst.post(move, {"unit": "\n", "parent": "\n"}).status_code == 404
    told = {"unit": "a", "parent": "b", "from": "\n"}
    answer = analyst.post(move, told, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    for page in (
        address(struktur=draft.pk),
        reverse("organisation:structures"),
        reverse("organisation:compare", args=[draft.pk]),
    ):
        assert EVIL not in analyst.get(page).content.decode()


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "9999-12-31"])
def test_a_day_that_nobody_means_shows_today(analyst, day):
    answer = analyst.get(address(per=day))
    assert "Tanggal tidak dapat dibaca" in answer.content.decode()


def test_names_and_numbers_of_any_size_are_told(town, analyst):
    unit = unit_in(town.structure, "h", "N" * 20_000, town.city)
    position_in(unit, 1, "J" * 20_000, need=9 * 10**18)
    for name in PAGES:
        asked = {"unit": "h", "jabatan": "h-1"}
        assert analyst.get(address(name, **asked)).status_code == 200, name
