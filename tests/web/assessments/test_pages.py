"""The pages of rounds: who opens which, filled when refused, in few statements."""

from __future__ import annotations

import pytest
from tests.web.assessments.conftest import again

from tepat_web.accounts.access import Role
from tepat_web.assessments.models import AssessmentRound, Judge, Outcome
from tepat_web.ledger import jobs
from tepat_web.ledger.models import Job
from tepat_web.register import once

pytestmark = pytest.mark.django_db
FORM = {
    "name": "Uji Sekretariat",
    "until": "2099-12-31",
    "asks": Judge.values,
    "rule": "assessor,superior",
}


def typed(it, **levels):
    told = {"versi": "0"}
    for at, (code, asked) in enumerate(it.asked_of().items(), start=1):
        told[f"tingkat-{at}"] = levels.get(code.replace(".", ""), str(asked))
        told[f"bukti-{at}"] = "Laporan Maret."
    return told


def test_a_round_is_opened_once_however_often_the_form_is_sent(cast, client_of, city):
    browser = client_of(cast.planner)
    told = FORM | {"units": city.home.code, once.FIELD: "x" * 20}
    for _ in range(2):
        assert browser.post("/uji-kompetensi/", told).status_code == 302
    it = AssessmentRound.objects.get()
    jobs.do_now(Job.objects.get(kind="assessment.open"))
    page = browser.get(f"/uji-kompetensi/{it.pk}/").content.decode()
    assert it.assessees.first().employee.name in page
    wrong = browser.post("/uji-kompetensi/", told | {"units": "TIDAK-ADA"})
    assert wrong.status_code == 422
    assert "TIDAK-ADA" in wrong.content.decode()


def test_a_judgement_is_kept_as_a_draft_then_given(it, cast, client_of):
    browser = client_of(cast.superior)
    url = f"/uji-kompetensi/peserta/{it.pk}/nilai/atasan/"
    page = browser.get(url).content.decode()
    assert "bertindak sesuai nilai" in page  # the dictionary's words of a level
    assert browser.post(url, typed(it, M01="1")).status_code == 302
    assert "Laporan Maret." in browser.get(url).content.decode()
    lacking = typed(it) | {"versi": "1", "serahkan": "1", "tingkat-1": ""}
    answer = browser.post(url, lacking)
    assert answer.status_code == 422
    assert "Laporan Maret." in answer.content.decode()
    assert not it.judgements.get().is_given
    done = browser.post(url, typed(it) | {"versi": "1", "serahkan": "1"})
    assert done.status_code == 302
    assert it.judgements.get().is_given
    assert browser.get(url).status_code == 302  # it stays as it is
    late = browser.post(url, typed(it, M01="5") | {"versi": "2", "serahkan": "1"})
    assert late.status_code == 422


def test_a_window_that_was_overtaken_gets_its_text_back(it, cast, client_of):
    browser = client_of(cast.person)
    url = f"/uji-kompetensi/peserta/{it.pk}/nilai/diri/"
    browser.post(url, typed(it, M01="1"))
    answer = browser.post(url, typed(it, M01="4"))
    assert answer.status_code == 409
    assert 'name="versi" value="1"' in answer.content.decode()
    assert "Laporan Maret." in answer.content.decode()


def test_nobody_finds_by_guessing_what_is_not_theirs(
    it, cast, client_of, user_with, judge
):
    judge(it, "superior", M01=1)
    url = f"/uji-kompetensi/peserta/{it.pk}/"
    stranger = client_of(user_with(nip="199001012015031999"))
    assert stranger.get(url).status_code == 404
    for part in ("diri", "atasan", "asesor", "walikota"):
        assert stranger.get(f"{url}nilai/{part}/").status_code in (403, 404)
    person = client_of(cast.person)
    assert person.get(f"{url}nilai/atasan/").status_code == 404
    page = person.get(url).content.decode()
    assert "Laporan 12 Maret." not in page  # not before the own judgement
    assert person.post(f"{url}ambil/").status_code == 403
    assert client_of(user_with(Role.OFFICER)).get(url).status_code == 403
    judge(it, "self")
    assert "Laporan 12 Maret." in person.get(url).content.decode()


def test_the_meeting_decides_on_the_page_and_a_refused_form_stays_filled(
    it, cast, client_of, judge
):
    for role in Judge:
        judge(it, role)
    browser = client_of(cast.planner)
    url = f"/uji-kompetensi/peserta/{it.pk}/ambil/"
    answer = browser.post(url, {"tingkat-1": "4", "alasan-1": ""})
    assert answer.status_code == 422
    assert '<option value="4" selected>' in answer.content.decode()
    told = {"tingkat-1": "4", "alasan-1": "Portofolio."}
    assert browser.post(url, told).status_code == 302
    assert Outcome.objects.filter(source="meeting").count() == 1
    shown = client_of(cast.person).get(f"/uji-kompetensi/peserta/{it.pk}/")
    assert "Portofolio." in shown.content.decode()


def test_participants_are_given_by_filter_or_by_ticks(lay_down, cast, client_of, city):
    round_ = lay_down(people=[], units=[city.home.code])
    browser = client_of(cast.planner)
    url = f"/uji-kompetensi/{round_.pk}/asesor/"
    first = round_.assessees.order_by("path", "pk").first()
    told = {"assessor": cast.assessor.pk}
    browser.post(url, told | {"peserta": [first.pk]})
    given = round_.assessees.filter(assessor=cast.assessor)
    assert list(given) == [first]
    browser.post(f"{url}?keadaan=tanpa-asesor", told | {"semua": "1"})
    assert given.all().count() == round_.assessees.count()
    assert browser.post(url, told | {"semua": "1"}).status_code == 422
    mine = client_of(cast.assessor).get("/uji-kompetensi/").content.decode()
    assert first.employee.name in mine


@pytest.mark.parametrize("state", ["diri", "atasan", "asesor", "lengkap", "diambil"])
def test_a_filter_shows_those_it_names(state, it, cast, client_of, judge):
    browser = client_of(cast.planner)
    url = f"/uji-kompetensi/{it.round_id}/?keadaan={state}"
    waits = state in ("diri", "atasan", "asesor")
    assert (it.employee.name in browser.get(url).content.decode()) is waits
    for role in Judge:
        judge(it, role)
    is_done = state == "lengkap"
    assert (it.employee.name in browser.get(url).content.decode()) is is_done


def test_pages_take_as_many_statements_for_many_people_as_for_one(
    lay_down, cast, client_of, city, judge, it, django_assert_max_num_queries
):
    judge(it, "superior")
    big = lay_down(people=[], name="Besar")
    assert big.assessees.count() > 50
    pages = {
        cast.planner: (
            "/uji-kompetensi/",
            f"/uji-kompetensi/{it.round_id}/",
            f"/uji-kompetensi/{big.pk}/",
            f"/uji-kompetensi/peserta/{it.pk}/",
        ),
        cast.superior: ("/uji-kompetensi/tim/",),
        cast.person: ("/uji-kompetensi/saya/",),
    }
    for user, urls in pages.items():
        browser = client_of(again(user))
        for url in urls:
            with django_assert_max_num_queries(30):
                assert browser.get(url).status_code == 200
