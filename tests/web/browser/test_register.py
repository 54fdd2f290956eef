"""The register in a real browser: drafts, suggestions, and choosing many rows."""

from __future__ import annotations

import pytest
from tests.web.register.browsing import filled
from tests.web.register.conftest import bring, invented, known

from tepat_web.accounts.access import Role

SITE = "http://localhost"
pytestmark = pytest.mark.django_db


@pytest.fixture
def city(user_with):
    told = invented()
    bring(user_with(Role.PLANNER), told)
    return known(told)


@pytest.fixture
def as_planner(city, user_with, client_of):
    return client_of(user_with(Role.PLANNER))


def address(row):
    return f"/daftar/pegawai/{row.pk}/ubah/"


def test_a_draft_brings_back_what_was_typed_and_nothing_that_others_saved(
    city,
    as_planner,
    browse,
    user_with,
    client_of,
):
    page = browse(as_planner)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(SITE + address(city.nurse))
    page.fill("[name=name]", "Nama Draf")
    while "register" not in page.evaluate("Object.keys(localStorage).join()"):
        page.wait_for_timeout(50)
    other = client_of(user_with(Role.PLANNER))
    told = filled(other.get(address(city.nurse))) | {"field": "Ilmu Rekan"}
    other.post(address(city.nurse), told)
    page.goto(SITE + address(city.nurse))
    page.click("[data-restore]")
    assert page.input_value("[name=name]") == "Nama Draf"
    assert page.input_value("[name=field]") == "Ilmu Rekan"
    page.click("button.primary:has-text('Simpan')")
    page.wait_for_url(f"**/pegawai/{city.nurse.pk}/")
    city.nurse.refresh_from_db()
    assert (city.nurse.name, city.nurse.field) == ("Nama Draf", "Ilmu Rekan")
    page.goto(SITE + address(city.nurse))
    assert page.locator("[data-restore]").count() == 0


def test_suggestions_come_while_typing(city, as_planner, browse):
    page = browse(as_planner)
    page.goto(SITE + address(city.nurse))
    page.fill("[name=position]", "kepala dinas kesehatan")
    option = page.locator(f"#options-position option[value='{city.position.code}']")
    option.wait_for(state="attached")
    page.fill("[name=position]", city.position.code)
    page.locator("#suggest-position", has_text=city.position.name).wait_for()


def test_one_box_chooses_all_rows_of_the_page(city, as_planner, browse):
    page = browse(as_planner)
    page.goto(f"{SITE}/daftar/libur/")
    boxes = page.locator("[name=pilih]")
    page.check("[data-choose-all]")
    assert page.locator("[name=pilih]:checked").count() == boxes.count()
    boxes.first.uncheck()
    assert page.evaluate("document.querySelector('[data-choose-all]').indeterminate")
    page.click("button:has-text('Ubah baris terpilih')")
    count = boxes.count() - 1 if boxes.count() else 33
    assert f"Ubah {count} baris" in page.inner_text("h1")


def test_everything_works_by_keyboard_under_the_bar_that_stays(
    city,
    as_planner,
    browse,
):
    """The field in focus is never hidden by the bar with the buttons."""
    page = browse(as_planner)
    page.goto(SITE + address(city.nurse))
    page.focus("[name=nip]")
    bar = "document.querySelector('.register-save').getBoundingClientRect()"
    here = "document.activeElement.getBoundingClientRect()"
    for _ in range(15):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.register-fields')"):
            assert page.evaluate(f"{here}.bottom <= {bar}.top + 1")
