"""The position map as a reader uses it: mouse, keyboard, paper, phone, no scripts."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from tests.web.browser.picture import PAINTED
from tests.web.organisation.conftest import town  # noqa: F401

from tepat_web.accounts.access import Role
from tepat_web.organisation import actions
from tepat_web.organisation.models import Unit

pytestmark = pytest.mark.slow


def address(**asked):
    return f"http://localhost{reverse('organisation:map', query=asked or None)}"


@pytest.fixture
def planner(town, user_with, client_of):
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
    # The browser gets the icon of the page when it likes.
    assert [url for url in asked if "/static/" not in url] == []


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


# --- The table ----------------------------------------------------------------------


def test_the_table_carries_the_colours_as_a_column(open_map):
    page = open_map(unit="a", tampilan="tabel")
    page.select_option("#peta-warna", "pensiun")
    page.wait_for_selector(".sheet th.layer >> text=Pens.")
    row = page.locator(".sheet tr", has_text="Perawat Mahir")
    assert row.locator("td.layer").count() == 1
    assert asked_for(page) == {"unit": "a", "tampilan": "tabel", "warna": "pensiun"}
    page.select_option("#peta-warna", "kelas")
    page.wait_for_selector(".sheet td.is-class-1 >> text=7")
    assert page.locator(".sheet .layer").count() == 0
    page.select_option("#peta-warna", "selisih")
    page.wait_for_selector(".sheet td.is-class-1", state="detached")


def test_search_leads_from_table_to_table(open_map):
    page = open_map(tampilan="tabel")
    page.focus("#peta-cari")
    page.fill("#peta-cari", "maya")
    page.wait_for_selector("#peta-temuan >> text=Maya Lestari")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_selector(".sheet h2 >> text=Bidang Guru")
    assert asked_for(page) == {"tampilan": "tabel", "unit": "c", "jabatan": "c-1"}
    assert "Maya Lestari" in page.inner_text("#peta-rincian")


def test_what_is_chosen_is_printed(open_map):
    page = open_map(jabatan="a-3")
    page.evaluate("window.print = () => { document.title = 'dicetak'; }")
    page.click("text=Cetak / simpan sebagai PDF")
    page.wait_for_selector("#peta-lembar h2 >> text=Dinas Kesehatan", state="attached")
    assert page.title() == "dicetak"


# --- A draft ------------------------------------------------------------------------


@pytest.fixture
def draft(town, user_with):
    by = user_with(Role.ANALYST)
    return actions.make_draft(by=by, structure=town.structure, basis="Usulan 2027")


@pytest.fixture
def open_draft(open_map, draft, user_with, client_of):
    def at(**asked):
        analyst = client_of(user_with(Role.ANALYST))
        return open_map(analyst, struktur=str(draft.pk), **asked)

    return at


def parent_of(draft, code):
    return Unit.objects.get(structure=draft, code=code).parent.code


def middle_of(page, name):
    """Where the box of a unit is: found as a reader finds it, by pointing."""
    box = page.locator("#peta-kanvas").bounding_box()
    for down in range(8, 500, 12):
        for right in range(8, int(box["width"]), 30):
            x, y = box["x"] + right, box["y"] + down
            page.mouse.move(x, y)
            told = page.locator("#peta-kiat:not([hidden])")
            if told.count() and name in told.inner_text():
                return x + 20, y + 6
    raise AssertionError(name)


def carry(page, unit, target):
    page.mouse.move(*middle_of(page, unit))
    page.mouse.down()
    page.mouse.move(*target, steps=5)
    page.mouse.up()


def test_a_unit_is_dragged_below_another_once_that_is_confirmed(open_draft, draft):
    page = open_draft()
    target = middle_of(page, "Dinas Pendidikan")
    carry(page, "Dinas Kesehatan", target)
    dialog = page.locator("#peta-pindah")
    assert "akan berada di bawah Dinas Pendidikan" in dialog.inner_text()
    dialog.get_by_role("button", name="Batal").click()
    assert parent_of(draft, "a") == "k"
    carry(page, "Dinas Kesehatan", target)
    dialog.get_by_role("button", name="Pindahkan").click()
    page.wait_for_selector("#peta-kabar >> text=kini berada di bawah Dinas Pendidikan")
    assert parent_of(draft, "a") == "b"
    page.wait_for_selector("#peta-rincian >> text=Kota Contoh")  # where it is in force
    assert "tempatnya lain dari yang berlaku" in page.inner_text("#peta-legenda")


def test_the_form_beside_the_map_offers_every_unit_outside_the_chosen_one(open_draft):
    """What a mouse drags, a keyboard moves by this form."""
    page = open_draft(pilih="b")
    offered = page.locator("#pindah-ke option").all_inner_texts()
    assert offered == ["Kota Contoh", "Dinas Kesehatan"]
    assert page.locator("#pindah-ke option:checked").inner_text() == "Kota Contoh"
    assert page.input_value(".panel-move input[name=from]") == "k"


def test_the_structure_in_force_is_not_dragged_about(open_map, user_with, client_of):
    page = open_map(client_of(user_with(Role.ANALYST)))
    carry(page, "Dinas Kesehatan", middle_of(page, "Dinas Pendidikan"))
    assert page.locator("dialog[open]").count() == 0
