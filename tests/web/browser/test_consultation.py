"""A consultation as each role meets it in a real browser."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.browser.test_answers import at, register
from tests.web.browser.test_every_page import TAGS, WIDE
from tests.web.placement.conftest import (
    browser,
    cast,
    city,
    employee,
    files,
    make,
    officer_of,
    open_to_all,
    plan,
    shown,
)

from tepat_web.accounts.models import User
from tepat_web.consultation import actions, actions_open
from tepat_web.consultation.models import Concern

__all__ = [
    "browser",
    "cast",
    "city",
    "employee",
    "files",
    "make",
    "officer_of",
    "open_to_all",
    "plan",
    "register",
    "shown",
]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_pages_are_accessible_and_fit_a_phone(
    shown, cast, city, browser, employee, officer_of, client, browse
):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    mover, number = employee(cast.move.nip), shown.pk
    me = User.objects.get(nip=cast.move.nip)
    concern = Concern.objects.get(plan=shown, nip=cast.move.nip)
    other = shown.moves.exclude(to=cast.move.to).first().to
    actions.ask(by=me, concern=concern, text="Kapan?")
    actions.propose(by=me, concern=concern, position=other, text="Dekat rumah")
    meeting = actions_open.announce_meeting(
        by=city.planner,
        plan=shown,
        title="Temu pegawai",
        starts_at=timezone.now() + timedelta(days=2),
        place="Aula",
        unit=None,
        agenda="Tanya jawab",
    )
    told = {"about_id": "Rotasi.", "about_en": "Rotation.", "contact": "BKPSDM"}
    actions_open.publish(by=city.planner, plan=shown, **told)
    runs = (
        at("consultation:index"),
        at("consultation:reach", number),
        at("consultation:people", number),
        at("consultation:one", number, concern.pk),
        at("consultation:inbox", number),
        at("consultation:announce", number, jenis="reminder"),
        at("consultation:meetings", number),
        at("consultation:minutes", number, meeting.pk),
        at("consultation:frequent", number),
        at("consultation:question_add", number),
    )
    own = (
        at("consultation:card", number),
        at("consultation:ask", number),
        at("consultation:propose", number, q="kepala"),
        at("consultation:propose", number, jabatan=other),
        at("consultation:why_not", number, jabatan=other),
    )
    unit = (
        at("consultation:unit", number),
        at("consultation:unit_letters", number),
    )
    everybody = (at("consultation:publics"), at("consultation:public", number))
    wrong = []
    for who, addresses in (
        (browser, runs),
        (mover, own),
        (employee(cast.stays.nip), (at("consultation:mine"), at("consultation:units"))),
        (officer_of(cast.home), unit),
        (client, everybody),
    ):
        page = browse(who)
        for address in addresses:
            page.set_viewport_size({"width": 1366, "height": 768})
            page.goto(address)
            found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            wrong += [
                (address, each["id"], each["nodes"][0]["html"][:120])
                for each in found.response["violations"]
            ]
            page.set_viewport_size({"width": 360, "height": 800})
            if (over := page.evaluate(WIDE)) > 0:
                wrong.append((address, "sideways", over))
    assert not wrong, "\n".join(map(str, wrong))
