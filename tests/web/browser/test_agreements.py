"""An agreement in a real browser: written, agreed, looked at; on a phone too."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.web.agreements.conftest import (
    FIRST,
    again,
    agreed,
    at,
    begin,
    cast,
    city,
    cycle,
    files,
    handed_in,
    reach_out,
    spring,
    write,
)
from tests.web.browser.test_every_page import TAGS, WIDE
from tests.web.snapshots.conftest import TODAY, bring

from tepat_web.agreements.models import State
from tepat_web.workforce.models import Employee

__all__ = [
    "agreed",
    "at",
    "begin",
    "cast",
    "city",
    "cycle",
    "files",
    "handed_in",
    "reach_out",
    "spring",
    "write",
]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SITE = "http://localhost"


@pytest.fixture
def register(db, spring, at):
    """A register for each test: the browser has a connection of its own."""
    at(TODAY.year, TODAY.month, TODAY.day)
    bring()
    at(spring.year, spring.month, spring.day)


def page_of(name, it, *more):
    return reverse(f"agreements:{name}", args=[it.pk, *more])


def test_one_writes_and_the_other_agrees(cast, client_of, browse):
    it, page = cast.of_sri, browse(client_of(cast.sri), follows=True)
    page.goto(SITE + reverse("agreements:mine"))
    page.click("text=Lanjutkan menulis")
    page.click("text=Tulis hasil kerja pertama")
    page.fill("[name=text]", "Izin terbit dalam tiga hari")
    page.click("text=Simpan hasil kerja")  # an indicator lacks: nothing typed is lost
    page.wait_for_selector("[data-refused]")
    assert page.input_value("[name=text]") == "Izin terbit dalam tiga hari"
    page.fill("[name=time_text]", "waktu terbit")
    page.fill("[name=time_target]", "3")
    page.click("text=Simpan hasil kerja")
    page.click("text=Serahkan kepada atasan")
    page.wait_for_selector("text=Tarik untuk ditulis lagi")
    assert again(it).state == State.PROPOSED
    above = browse(client_of(cast.budi), follows=True)
    above.goto(SITE + reverse("agreements:team"))
    above.click("text=Baca dan sepakati")
    above.click("summary:has-text('Loyal')")
    above.fill("[name=LOYAL]", "Jaga berkas warga")
    above.click("button:has-text('Sepakati')")
    above.wait_for_selector("text=Disepakati. Pegawai sudah diberi tahu.")
    agreed = again(it)
    assert agreed.state == State.AGREED
    assert agreed.expectations == {"LOYAL": "Jaga berkas warga"}


def test_the_pages_are_accessible_and_fit_a_phone(
    cast, agreed, reach_out, begin, write, client_of, browse
):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    reach_out()
    apart = Employee.objects.get(nip=cast.tono.nip)
    begin(apart, superior="")  # a second place to begin, so that one chooses
    mine = write(by=cast.budi, agreement=cast.of_budi)
    period = (FIRST.first, FIRST.last)
    seen = {
        cast.sri: (
            reverse("agreements:mine"),
            page_of("one", agreed),
            page_of("change", agreed),
            page_of("checkin", agreed, *period),
        ),
        cast.budi: (
            page_of("one", cast.of_budi),
            page_of("add", cast.of_budi),
            page_of("edit", cast.of_budi, mine.pk),
            reverse("agreements:team"),
            page_of("review", agreed),
            page_of("checkin", agreed, *period),
            page_of("below", cast.of_budi),
        ),
        cast.planner: (reverse("agreements:cascade"),),
    }
    wrong = []
    for user, addresses in seen.items():
        page = browse(client_of(user))
        for address in addresses:
            page.set_viewport_size({"width": 1366, "height": 768})
            page.goto(SITE + address)
            told = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            wrong += [
                (address, each["id"], each["nodes"][0]["html"][:160])
                for each in told.response["violations"]
            ]
            page.set_viewport_size({"width": 360, "height": 800})
            if (over := page.evaluate(WIDE)) > 0:
                wrong.append((address, "sideways", over))
    assert not wrong, "\n".join(map(str, wrong))
