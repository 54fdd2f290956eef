"""The workshop in a real browser: accessible, on a phone too, and answered at once."""

import re
import time

import pytest
from tests.web.browser.test_answers import at
from tests.web.browser.test_every_page import TAGS, WIDE
from tests.web.placement.conftest import city, files, make, plan
from tests.web.placement.desk.conftest import desk, run_desk
from tests.web.snapshots.conftest import bring

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.placement import scenarios
from tepat_web.placement.actions import ask_frontier
from tepat_web.placement.desk import client
from tepat_web.workshop import actions, actions_remarks
from tepat_web.workshop.models import Draft

__all__ = ["city", "desk", "files", "make", "plan", "run_desk"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MOST_SECONDS = 1.0


@pytest.fixture
def register(db):
    """A register for each test: the browser has a connection of its own."""
    bring()


@pytest.fixture
def opened(desk, plan):
    assert client.opened(plan, patience=60)["state"] == "answered"
    return plan


def test_its_pages_are_accessible_and_fit_a_phone(
    opened, make, city, client_of, user_with, browse
):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    other = make(name="Hanya rotasi", moves=["rotasi"])
    jobs.do_now(ask_frontier(by=city.planner, plan=opened))
    by, number = city.planner, opened.pk
    move = opened.moves.exclude(origin="").first()
    begun = {"by": by, "scenario": scenarios.USUAL}
    draft = actions.make(**begun, name="Rotasi hemat", of_plan=opened)
    actions.collect(by=by, draft=draft, change={"kind": "objection", "nip": move.nip})
    actions.share(by=by, draft=draft, to=user_with(Role.PLANNER))
    actions_remarks.remark(by=by, on=draft, text="Sudah dicoba dua kali.")
    jobs.do_now(actions.compute(by=by, draft=draft))
    page = browse(client_of(by))
    wrong = []
    for address in (
        at("workshop:index"),
        at("workshop:make"),
        at("workshop:draft", draft.pk),
        at("workshop:draft", draft.pk, cara="toml"),
        at("workshop:remove", draft.pk),
        at("workshop:plan", number),
        *(at("workshop:plan", number, tab=tab) for tab in ("kursi", "keadilan")),
        at("workshop:plan", number, tab="kurva", paling="3"),
        at("workshop:plan", number, tab="banding", cari="kepala"),
        at("workshop:plan", number, orang=move.nip),
        at("workshop:plan", number, orang=move.nip, tanya="objection"),
        at("workshop:plan", number, orang=move.nip, tanya="pin", ke="kepala"),
        at("workshop:plan", number, jabatan=move.to),
        at("workshop:plan", number, jabatan=move.to, tanya="vacancy"),
        at("workshop:choose"),
        at("workshop:compare", number, other.pk),
    ):
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


def test_a_planner_asks_and_collects_by_the_keyboard(opened, city, client_of, browse):
    page = browse(client_of(city.planner))
    page.goto(at("workshop:plan", opened.pk))
    page.locator(".workroom-chain summary").first.focus()
    page.keyboard.press("Enter")
    page.locator(".workroom-chain[open] tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#tanya")
    assert page.evaluate("document.activeElement.id") == "laci-title"
    page.get_by_role("button", name="Tanyakan kepada rencana").focus()
    started = time.monotonic()
    page.keyboard.press("Enter")
    page.wait_for_selector("#jawaban")
    assert time.monotonic() - started < MOST_SECONDS
    nip = re.search(r"orang=(\d{18})", page.url)[1]
    page.get_by_role("button", name="Masukkan ke konsep").click()
    page.wait_for_selector("#terkumpul")
    draft = Draft.objects.get(of_plan=opened)
    assert draft.scenario["freeze"]["people"] == [nip]
