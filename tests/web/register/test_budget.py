"""No page asks the database more often than it may, however many rows there are."""

import pytest
from tests.web.register.browsing import filled
from tests.web.register.budget import LOOK, SAVE, cost, pages

from tepat_web.accounts.access import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def browsers(city, user_with, client_of):
    roles = (Role.PLANNER, Role.ANALYST, Role.SERVICE)
    return {role: client_of(user_with(role)) for role in roles}


def test_every_page_keeps_to_its_budget(city, browsers):
    over = []
    for address, most, role in pages(city.health.code):
        statements, _seconds = cost(browsers[role], address)
        if statements > most:
            over.append((address, statements, most))
    assert over == []


def test_an_officers_and_a_supervisors_pages_cost_no_more(city, user_with, client_of):
    officer = client_of(user_with(Role.OFFICER, unit=city.health))
    own = client_of(user_with(nip=city.nurse.nip))
    for browser in (officer, own):
        for address in (
            "/daftar/",
            "/daftar/pegawai/",
            f"/daftar/pegawai/{city.nurse.pk}/",
        ):
            statements, _seconds = cost(browser, address)
            assert statements <= 28, address


def test_saving_and_looking_at_many_keep_to_their_budget(city, browsers):
    browser = browsers[Role.PLANNER]
    path = f"/daftar/pegawai/{city.nurse.pk}/ubah/"
    told = filled(browser.get(path)) | {"name": "Nama Baru"}
    assert cost(browser, path, told)[0] <= SAVE
    path = "/daftar/pegawai/massal/?semua=1"
    looked = browser.post(path, {"field": "Ilmu Uji"})
    assert cost(browser, path, {"field": "Ilmu Uji"})[0] <= LOOK
    told = filled(looked) | {"langkah": "terapkan"}
    assert cost(browser, path, told)[0] <= SAVE
