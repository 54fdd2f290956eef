"""Computations and plans as each role meets them in a real browser."""

import pytest
from django.urls import reverse
from tests.web.browser.test_every_page import TAGS, WIDE
from tests.web.placement.conftest import (
    browser,
    cast,
    check,
    city,
    employee,
    explain,
    files,
    make,
    officer_of,
    open_to_all,
    plan,
    shown,
)
from tests.web.snapshots.conftest import bring, compute

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.placement.actions import ask_frontier
from tepat_web.placement.models import Plan

__all__ = [
    "browser",
    "cast",
    "check",
    "city",
    "compute",
    "employee",
    "explain",
    "files",
    "make",
    "officer_of",
    "open_to_all",
    "plan",
    "shown",
]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SITE = "http://localhost"


@pytest.fixture
def register(db):
    """A register for each test: the browser has a connection of its own."""
    bring()


def at(name, *rest, **query):
    return SITE + reverse(name, args=rest, query=query or None)


def work_is_done(page):
    """Do what the worker would, then look at the work as the site sends one there."""
    job = jobs.do_now(Job.objects.get(state=Job.State.WAITING))
    assert job.state == Job.State.DONE
    page.goto(at("ledger:job", job.pk))  # a browser without a server follows nothing


def test_pages_are_accessible_and_fit_a_phone(
    shown, cast, city, compute, explain, check, browser, employee, officer_of, browse
):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    needs, outlook = compute("needs"), compute("outlook")
    ready, audit = compute("integrity"), compute("audit")
    forms = compute("forms", form="form-c", format="pdf", unit="")
    person = compute("fit-person", nip=cast.stays.nip)
    why, seat = (
        explain(shown, cast.stays.nip, cast.move.to),
        explain(shown, "", cast.move.to),
    )
    explain(shown, cast.stays.nip)
    jobs.do_now(ask_frontier(by=city.planner, plan=shown))
    number = shown.pk
    everything = (
        at("snapshots:index"),
        at("snapshots:earlier", "needs"),
        at("snapshots:ask", "map"),
        at("snapshots:result", needs.pk),
        at("snapshots:result", needs.pk, tabel="jabatan", q="a"),
        at("snapshots:result", outlook.pk),
        at("snapshots:result", person.pk),
        at("snapshots:result", ready.pk),
        at("snapshots:result", ready.pk, tabel="temuan"),
        at("snapshots:result", audit.pk),
        at("snapshots:result", forms.pk),
        at("snapshots:ask", "what-if"),
        at("placement:index"),
        at("placement:ask"),
        at("placement:plan", number),
        at("placement:plan", number, tabel="perpindahan"),
        at("placement:plan", number, tabel="rantai"),
        at("placement:plan", number, tabel="gelombang"),
        at("placement:plan", number, tabel="perlakuan-setara"),
        at("placement:frontier", number),
        at("placement:person", number, cast.move.nip),
        at("placement:person", number, cast.stays.nip),
        at("placement:ask-why", number),
        at("placement:why", number, why.pk),
        at("placement:why", number, seat.pk),
        at("placement:verification", number, check(shown).pk),
    )
    own = (
        at("placement:index"),
        at("placement:plan", number),
        at("placement:person", number, cast.move.nip),
    )
    wrong = []
    for client, addresses in (
        (browser, everything),
        (employee(cast.move.nip), own),
        (officer_of(cast.home), own),
    ):
        page = browse(client)
        for address in addresses:
            page.set_viewport_size({"width": 1366, "height": 768})
            page.goto(address)
            told = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            wrong += [
                (address, each["id"], each["nodes"][0]["html"][:120])
                for each in told.response["violations"]
            ]
            page.set_viewport_size({"width": 360, "height": 800})
            if (over := page.evaluate(WIDE)) > 0:
                wrong.append((address, "sideways", over))
    assert not wrong, "\n".join(map(str, wrong))


def test_a_planner_makes_a_plan_checks_it_and_shows_it(city, browser, browse):
    page = browse(browser)
    page.goto(at("placement:index"))
    page.get_by_role("link", name="Buat rencana").first.click()
    page.get_by_label("Nama rencana").fill("Rotasi awal 2027")
    page.get_by_role("button", name="Hitung rencana").click()
    work_is_done(page)
    made = Plan.objects.get()
    page.get_by_role("main").get_by_role("link").last.click()
    assert page.url == at("placement:plan", made.pk)
    page.get_by_role("button", name="Periksa rencana").click()
    work_is_done(page)
    page.get_by_role("main").get_by_role("link").last.click()
    assert page.get_by_role("heading", name="Rencana ini sah").is_visible()
    page.get_by_role("link", name="Rotasi awal 2027").click()
    page.get_by_role("link", name="Buka konsultasi").click()
    page.get_by_role("button", name="Buka konsultasi").click()
    page.wait_for_url("chrome-error://**", wait_until="commit")  # no server is there
    made.refresh_from_db()
    assert made.is_heard


def test_an_employee_finds_the_reasons_from_the_own_file(shown, cast, employee, browse):
    page = browse(employee(cast.move.nip))
    page.goto(at("portal:mine"))
    page.get_by_role("link", name="Lihat alasannya").first.click()
    assert page.get_by_role("heading", name="Mengapa Anda?").is_visible()
    page.get_by_label("Kode jabatan").fill(cast.move.origin)
    page.get_by_role("button", name="Tanyakan alasannya").click()
    work_is_done(page)
    page.get_by_role("main").get_by_role("link").last.click()
    assert "Mengapa bukan" in page.get_by_role("heading", level=1).inner_text()


def test_an_officer_finds_a_surplus_in_the_own_agency(
    compute, city, user_with, client_of, browse
):
    compute("needs")
    page = browse(client_of(user_with(Role.OFFICER, city.abroad)))
    page.goto(at("portal:home"))
    page.get_by_role("link", name="Hitungan dan hasil").click()
    page.get_by_role("link", name="Buka hasil").first.click()
    page.get_by_role("link", name="Per jabatan").click()
    for _ in range(2):  # from low to high, then from high to low
        page.get_by_role("link", name="Selisih", exact=True).click()
    first = page.locator("tbody tr").first.locator("td").nth(5).inner_text()
    assert first.startswith("+")
