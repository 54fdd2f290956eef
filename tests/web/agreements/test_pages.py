"""The pages of the person and the superior; who sees what, by page and by address."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.web.agreements.conftest import ISSUED, YEAR, again, results_of

from tepat_web.agreements import actions, queries, waiting
from tepat_web.agreements.models import Agreement, Cycle, State
from tepat_web.ledger.models import Entry
from tepat_web.organisation.models import Position, Task

pytestmark = pytest.mark.django_db
RESULT = {
    "text": "Izin terbit dalam tiga hari",
    "kind": "main",
    "supports": "",
    "time_text": "waktu terbit",
    "time_target": "3",
    "time_unit": "hari",
    "plan_3": "Meja dibuka",
}


def text_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_an_employee_writes_and_hands_in_without_scripts(cast, client_of):
    browser, at = client_of(cast.sri), f"/skp/{cast.of_sri.pk}/"
    assert "SKP" in text_of(browser.get("/skp/"))
    form = text_of(browser.get(f"{at}hasil/"))
    mark = form.partition('name="sekali" value="')[2].partition('"')[0]
    for _click in range(2):
        assert browser.post(f"{at}hasil/", RESULT | {"sekali": mark}).status_code == 302
    made = results_of(cast.of_sri).get()
    assert made.plan == {"3": "Meja dibuka"}
    assert browser.post(f"{at}serahkan/", {"resources": "Alat"}).status_code == 302
    handed = again(cast.of_sri)
    assert (handed.state, handed.resources) == (State.PROPOSED, "Alat")
    assert browser.post(f"{at}tarik/").status_code == 302
    assert again(cast.of_sri).state == State.DRAFT


def test_a_refused_form_comes_back_as_it_was(cast, client_of):
    browser, at = client_of(cast.sri), f"/skp/{cast.of_sri.pk}/"
    lacking = RESULT | {"time_target": "", "plan_3": "Tetap ada"}
    text = text_of(browser.post(f"{at}hasil/", lacking), 422)
    assert "waktu terbit" in text
    assert "Tetap ada" in text
    refused = browser.post(f"{at}serahkan/", {"resources": "Dua orang"})
    assert "Dua orang" in text_of(refused, 422)
    assert not results_of(cast.of_sri).exists()


def test_two_windows_of_one_result_are_shown_side_by_side(cast, write, client_of):
    made = write()
    browser, at = client_of(cast.sri), f"/skp/{cast.of_sri.pk}/hasil/{made.pk}/"
    seen = str(queries.version_of(made))
    first = RESULT | {"text": "Dari jendela pertama", "versi": seen}
    assert browser.post(at, first).status_code == 302
    second = RESULT | {"text": "Dari jendela kedua", "versi": seen}
    text = text_of(browser.post(at, second), 409)
    assert "Dari jendela pertama" in text
    assert "Dari jendela kedua" in text
    again_seen = text.partition('name="versi" value="')[2].partition('"')[0]
    assert browser.post(at, second | {"versi": again_seen}).status_code == 302
    assert results_of(cast.of_sri).get().text == "Dari jendela kedua"


def test_a_form_shows_what_a_result_holds(cast, write, client_of):
    more = [
        actions.Indicator("time", f"waktu {at}", str(at), "hari") for at in range(3)
    ]
    made = write(actions.Expected("Tiga waktu", indicators=more))
    at = f"/skp/{cast.of_sri.pk}/hasil/{made.pk}/"
    text = text_of(client_of(cast.sri).get(at))
    assert all(f"waktu {number}" in text for number in range(3))


def test_tasks_of_the_position_are_suggested(cast, client_of):
    position = Position.objects.get(code=cast.of_sri.position)
    task = Task.objects.create(
        position=position,
        description="Memeriksa berkas izin",
        result="Berkas diperiksa",
        volume=1250,
        result_unit="berkas",
    )
    browser, at = client_of(cast.sri), f"/skp/{cast.of_sri.pk}/"
    assert "Memeriksa berkas izin" in text_of(browser.get(at))
    text = text_of(browser.get(f"{at}hasil/?tugas={task.pk}"))
    for told in ("Memeriksa berkas izin", "Berkas diperiksa", "1250", "berkas"):
        assert told in text


def test_the_superior_agrees_and_goes_on_to_the_next(cast, handed_in, client_of):
    browser = client_of(cast.budi)
    assert cast.of_sri.employee.name in text_of(browser.get("/skp/tim/?tunggu=ya"))
    at = f"/skp/{handed_in.pk}/tinjau/"
    assert ISSUED.text in text_of(browser.get(at))
    told = {"versi": str(handed_in.seen), "LOYAL": "Jaga berkas"}
    assert browser.post(at, told | {"kembalikan": "1"}).status_code == 422
    stale = browser.post(at, told | {"versi": "0", "sepakati": "1"})
    assert "Jaga berkas" in text_of(stale, 409)
    done = browser.post(at, told | {"sepakati": "1"})
    assert (done.status_code, done.url) == (302, "/skp/tim/")
    assert again(handed_in).expectations == {"LOYAL": "Jaga berkas"}
    assert cast.of_sri.employee.name not in text_of(browser.get("/skp/tim/?tunggu=ya"))


def test_what_was_handed_in_before_a_move_waits_for_nobody(cast, handed_in, client_of):
    browser, name = client_of(cast.budi), cast.of_sri.employee.name
    assert name in text_of(browser.get("/skp/tim/?tunggu=ya"))
    until = timezone.localdate()
    Agreement.objects.filter(pk=handed_in.pk).update(until=until)
    assert name not in text_of(browser.get("/skp/tim/?tunggu=ya"))
    assert not [it for it in waiting.of(cast.budi, until) if "tunggu" in it.url]


def test_a_change_is_begun_and_given_up_on_pages(cast, agreed, client_of):
    browser, at = client_of(cast.sri), f"/skp/{agreed.pk}/"
    assert browser.post(f"{at}ubah/", {"reason": ""}).status_code == 422
    assert browser.post(f"{at}ubah/", {"reason": "Tugas baru"}).status_code == 302
    text = text_of(browser.get(at))
    assert "Tugas baru" in text
    assert ISSUED.text in text
    assert browser.post(f"{at}batal-ubah/").status_code == 302
    assert again(agreed).state == State.AGREED


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_the_official_form_is_printed(cast, agreed, client_of, ending, begins):
    answer = client_of(cast.sri).get(f"/skp/{agreed.pk}/cetak/{ending}/")
    assert answer.content.startswith(begins)
    assert cast.of_sri.employee.name not in answer["Content-Disposition"]
    assert client_of(cast.sri).get(f"/skp/{agreed.pk}/cetak/xlsx/").status_code == 404


# --- Who sees what -----------------------------------------------------------------

READING = ("", "cetak/pdf/", "periode/1-3/")
WRITING = (
    *("hasil/", "hasil/{result}/", "hasil/{result}/hapus/", "salin/", "serahkan/"),
    *("tarik/", "tinjau/", "ubah/", "batal-ubah/", "periode/1-3/"),
)


def test_a_stranger_finds_nothing_by_guessing(cast, agreed, client_of):
    browser, result = client_of(cast.tono), results_of(agreed).get()
    for place in READING:
        assert browser.get(f"/skp/{agreed.pk}/{place}").status_code == 404, place
    before = again(agreed).content()
    for place in WRITING:
        at = f"/skp/{agreed.pk}/{place.format(result=result.pk)}"
        assert browser.post(at, RESULT | {"reason": "x"}).status_code == 404, place
    assert again(agreed).content() == before


def test_who_oversees_reads_and_writes_nothing(cast, agreed, client_of):
    browser, result = client_of(cast.planner), results_of(agreed).get()
    for place in READING:
        assert browser.get(f"/skp/{agreed.pk}/{place}").status_code == 200, place
    assert Entry.objects.filter(act="agreement.viewed").count() == len(READING)
    for place in WRITING:
        at = f"/skp/{agreed.pk}/{place.format(result=result.pk)}"
        assert browser.post(at, RESULT).status_code in (403, 404), place


def test_a_role_reads_the_units_within_its_reach_only(city, cast, begin, user_with):
    inside = queries.read(cast.officer)
    assert set(inside) == {
        each for each in Agreement.objects.all() if each.path.startswith(city.home.path)
    }
    assert not queries.read(cast.sri).exists()
    assert set(queries.agreements(cast.sri)) == {cast.of_sri}
    assert set(queries.agreements(cast.budi)) >= {cast.of_sri, cast.of_budi}
    assert set(queries.led(cast.budi)) == {cast.of_sri}


def test_one_leads_by_the_row_not_by_the_map_of_today(cast, handed_in, client_of):
    Agreement.objects.filter(pk=handed_in.pk).update(superior=cast.tono.nip)
    at = f"/skp/{handed_in.pk}/tinjau/"
    assert client_of(cast.budi).get(at).status_code == 404
    assert client_of(cast.tono).get(at).status_code == 200


# --- What waits, and how much a page asks ------------------------------------------


def test_what_waits_stands_on_the_front_page_until_it_is_done(
    cast, write, django_assert_num_queries
):
    today = timezone.localdate()

    def texts(by):
        return [(task.url, task.is_urgent) for task in waiting.of(by, today)]

    page = f"/skp/{cast.of_sri.pk}/"
    assert texts(cast.sri) == [(page, True)]  # April: late since January
    write()
    handed = actions.hand_in(by=cast.sri, agreement=cast.of_sri, resources="")
    assert texts(cast.sri) == []
    assert ("/skp/tim/?tunggu=ya", True) in texts(cast.budi)
    Agreement.objects.filter(pk=handed.pk).update(
        state=State.AGREED, agreed_at=timezone.now()
    )
    assert texts(cast.sri) == [(f"{page}periode/1-3/", False)]
    Cycle.objects.update(stage=Cycle.Stage.CLOSED)
    with django_assert_num_queries(1):
        assert texts(cast.sri) == []
    with django_assert_num_queries(0):
        assert texts(cast.planner) == []


def test_in_january_the_last_period_of_the_year_before_still_waits(cast, agreed, at):
    Cycle.objects.filter(pk=agreed.cycle_id).update(every="month")
    for day in ((YEAR + 1, 1, 8), (YEAR + 1, 2, 8)):
        today = at(*day)
        urls = [task.url for task in waiting.of(cast.sri, today)]
        told = f"/skp/{agreed.pk}/periode/12-12/" in urls
        assert told == (today.month == 1)  # in February the year is another's


def test_the_page_of_a_team_asks_as_much_for_many_as_for_few(
    city, cast, begin, client_of, django_assert_max_num_queries
):
    browser = client_of(cast.budi)
    browser.get("/skp/tim/")
    known = Agreement.objects.values("employee")
    people = type(city.led).objects.exclude(pk__in=known)
    for crowd in (people[:2], people[2:60]):
        for person in list(crowd):
            begin(person, superior=cast.budi.nip)
        with django_assert_max_num_queries(24):
            text_of(browser.get("/skp/tim/"))
