"""The pages of meetings: filled as they were when refused, in few statements."""

from __future__ import annotations

import pytest
from tests.web.assessments.conftest import again

from tepat_web.calibration import actions
from tepat_web.calibration.models import Calibration, Measure
from tepat_web.register import once

pytestmark = pytest.mark.django_db
FORM = {"name": "Kalibrasi 2026", "held_on": "2026-12-01", "round": ""}


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.planner)


def test_a_meeting_is_prepared_once_however_often_the_form_is_sent(browser):
    told = FORM | {once.FIELD: "x" * 20}
    for _ in range(2):
        answer = browser.post("/kalibrasi/", told)
        assert answer.status_code == 302
    it = Calibration.objects.get()
    assert answer.headers["Location"] == f"/kalibrasi/{it.pk}/"
    answer = browser.post("/kalibrasi/", FORM | {"held_on": "besok"})
    assert answer.status_code == 422
    assert "besok" in answer.content.decode()


def test_every_part_of_a_meeting_opens_also_without_anything_to_compare(
    browser, meet, compute
):
    it = meet()
    for part in ("", "sebaran/", "penilai-kompetensi/", "catatan/"):
        assert browser.get(f"/kalibrasi/{it.pk}/{part}").status_code == 200
    compute("performance")
    browser.post(f"/kalibrasi/{it.pk}/perbarui/")
    it.refresh_from_db()
    assert it.result is not None
    for part in ("", "sebaran/"):
        assert "<table" in browser.get(f"/kalibrasi/{it.pk}/{part}").content.decode()
    it.result.folder = "hilang"
    it.result.save()
    for part in ("", "sebaran/"):
        page = browser.get(f"/kalibrasi/{it.pk}/{part}")
        assert page.status_code == 200
        assert "<table" not in page.content.decode()


def test_notes_that_were_overtaken_come_back_beside_what_stands_there(
    browser, meet, cast
):
    it = meet()
    actions.write_notes(by=cast.planner, it=it, notes="Catatan pertama.", seen=0)
    answer = browser.post(
        f"/kalibrasi/{it.pk}/catatan/simpan/", {"notes": "Milik saya.", "versi": "0"}
    )
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Catatan pertama." in page and "Milik saya." in page


def test_an_action_is_written_once_and_done_with_what_came_of_it(browser, meet):
    it = meet()
    told = {"text": "Baca tiga.", "who": "BKPSDM", "due": "2026-12-20"}
    for _ in range(2):
        browser.post(f"/kalibrasi/{it.pk}/tindakan/", told | {once.FIELD: "y" * 20})
    measure = Measure.objects.get()
    refused = browser.post(f"/kalibrasi/tindakan/{measure.pk}/selesai/", {})
    assert refused.status_code == 422
    browser.post(f"/kalibrasi/tindakan/{measure.pk}/selesai/", {"outcome": "Dibaca."})
    measure.refresh_from_db()
    assert measure.outcome == "Dibaca."
    wrong = browser.post(f"/kalibrasi/{it.pk}/tindakan/", told | {"due": ""})
    assert wrong.status_code == 422
    assert "Baca tiga." in wrong.content.decode()


def test_pages_take_as_many_statements_for_many_meetings_as_for_one(
    browser, meet, django_assert_max_num_queries, cast
):
    it = meet()
    for more in (0, 12):
        for at in range(more):
            made = meet(name=f"Rapat {at}")
            actions.agree(
                by=again(cast.planner), it=made, text="x", who="y", due=made.held_on
            )
        for url in ("/kalibrasi/", f"/kalibrasi/{it.pk}/catatan/"):
            with django_assert_max_num_queries(16):
                assert browser.get(url).status_code == 200
