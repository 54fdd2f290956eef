"""The position map as a reader uses it: mouse, keyboard, paper, phone, no scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from tests.web.browser.picture import PAINTED
from tests.web.organisation.conftest import town  # noqa: F401

from tepat_web.accounts.access import Role

pytestmark = pytest.mark.slow


def address(**asked):
    return f"http://localhost{reverse('organisation:map', query=asked or None)}"


@pytest.fixture
def planner(town, user_with, client_of):  # noqa: F811
    return client_of(user_with(Role.PLANNER))


@pytest.fixture
def open_map(planner, browse):
    def at(client=planner, **asked):
        how = asked.pop("how", {})
        page = browse(client, reduced_motion="reduce", **how)
        page.goto(address(**asked))
        if how.get("java_script_enabled", True) and asked.get("tampilan") != "tabel":
            page.evaluate(PAINTED)
        return page

    return at


def asked_for(page):
    return {key: value[0] for key, value in parse_qs(urlsplit(page.url).query).items()}


def search(page, text):
    page.keyboard.press("/")
    page.fill("#peta-cari", text)
    page.wait_for_selector("#peta-temuan [role=option]")


def test_search_flies_to_a_person_and_says_who_sits_there(open_map):
    page = open_map()
    page.focus("#peta-kanvas")
    search(page, "maya")
    page.wait_for_selector("#peta-temuan >> text=Maya Lestari")
    page.keyboard.press("Enter")
    page.wait_for_selector("#peta-rincian >> text=Guru Ahli Muda")
    assert "Maya Lestari" in page.inner_text("#peta-rincian")
    assert asked_for(page) == {"jabatan": "c-1"}
    page.reload()
    page.wait_for_selector("#peta-rincian >> text=Guru Ahli Muda")


def test_search_finds_titles_and_units_without_asking_the_server(open_map):
    page = open_map()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#peta-cari", "gu")  # two letters: too few to ask for people
    options = page.locator("#peta-temuan [role=option]").all_inner_texts()
    assert [option.splitlines()[0] for option in options] == [
        "Bidang Guru",
        "Guru Ahli Muda",
    ]
    assert asked == []


def test_who_sees_no_names_searches_positions_and_units_only(
    open_map, user_with, client_of
):
    page = open_map(client_of(user_with(Role.SERVICE)))
    assert page.get_attribute("#peta", "data-people") == ""
    page.fill("#peta-cari", "ratna")
    page.wait_for_selector("#peta-temuan >> text=Tidak ada yang cocok")


def test_the_keyboard_walks_folds_and_chooses(open_map):
    page = open_map()
    page.focus("#peta-kanvas")
    page.keyboard.press("Shift+ArrowDown")
    assert asked_for(page)["pilih"] == "a"
    page.keyboard.press("Shift+ArrowRight")
    assert asked_for(page)["pilih"] == "b"
    page.keyboard.press("Enter")
    assert "Terbuka" in page.inner_text("#peta-kabar")
    page.keyboard.press("Shift+ArrowDown")
    assert asked_for(page)["pilih"] == "c"
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("Enter")
    assert "Terlipat" in page.inner_text("#peta-kabar")
    page.keyboard.press("Escape")
    assert asked_for(page) == {}


def test_a_click_chooses_what_lies_under_the_pointer(open_map):
    page = open_map(unit="a")
    box = page.locator("#peta-kanvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 110)
    page.wait_for_selector("#peta-rincian h2 >> text=Dinas Kesehatan")
    assert "Ratna Dewi" in page.inner_text("#peta-rincian")


def test_the_outline_opens_branch_by_branch_and_flies_to_its_units(open_map):
    page = open_map()
    school = page.locator(".peta-outline details", has_text="Dinas Pendidikan").last
    school.locator("summary").click(position={"x": 4, "y": 8})
    page.click(".peta-outline >> text=Bidang Guru")
    page.wait_for_selector("#peta-rincian h2 >> text=Bidang Guru")
    assert asked_for(page) == {"pilih": "c"}


def test_the_colour_chosen_has_its_words_and_stands_in_the_address(open_map):
    page = open_map()
    page.select_option("#peta-warna", "kelas")
    assert "kelas 14–17" in page.inner_text("#peta-legenda")
    assert asked_for(page) == {"warna": "kelas"}


@pytest.mark.parametrize("view", ["peta", "tabel"])
def test_the_page_can_be_used_by_everybody(open_map, view):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_map(unit="a", jabatan="a-3", tampilan=view)
    found = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]})
    assert [each["id"] for each in found.response["violations"]] == []


def test_a_phone_need_not_scroll_sideways(open_map):
    page = open_map(unit="a", how={"viewport": {"width": 360, "height": 800}})
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_without_scripts_the_sheet_the_outline_and_the_day_remain(open_map):
    page = open_map(unit="a", how={"java_script_enabled": False})
    assert page.is_visible(".sheet >> text=Perawat Mahir")
    assert not page.is_visible("#peta-kanvas")
    assert not page.is_visible("#peta-cari")
    page.click(".sheet >> text=Kota Contoh")
    page.click(".peta-outline >> text=Dinas Pendidikan")
    assert asked_for(page)["unit"] == "b"


def test_on_paper_stands_the_sheet_alone(open_map):
    page = open_map(unit="a")
    page.emulate_media(media="print")
    assert page.is_visible(".sheet >> text=PETA JABATAN")
    for gone in ("#peta-kanvas", ".peta-outline", ".peta-tools", ".peta-header"):
        assert not page.is_visible(gone), gone
