"""What trainings did: hours, programmes on four levels, and who reads them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tepat import law
from tepat.training.evaluation import evaluated
from tepat.training.hours import account as engine_account
from tepat_web.accounts.access import Role
from tepat_web.learning import (
    account,
    chores,
    programmes,
    queries,
)
from tepat_web.learning.models import Certificate, Questionnaire
from tepat_web.snapshots import take
from tepat_web.workforce.models import Assessment

pytestmark = pytest.mark.django_db
Level = Questionnaire.Level


def page(answer):
    return answer.content.decode()


def certificate_of(person):
    return Certificate.objects.get(completion__enrolment__employee=person)


@pytest.fixture
def done(files, finish):
    return finish()


def test_the_hours_of_the_page_are_those_of_the_engine(done, cast, city, today):
    whole = engine_account(take.snapshot(today), law.on(today))
    told = {
        nip: (hours, least, reaches)
        for nip, year, hours, least, reaches in whole.select(
            "nip", "year", "hours", "least", "reaches"
        ).iter_rows()
        if year == today.year
    }
    mine = account.of_readable(cast.planner, "", today)
    assert {n: (y.hours, y.least, y.reaches) for n, y in mine.items()} == told
    own = account.own(cast.sri, today)
    assert own[0] == mine[cast.person.nip] and len(own) <= 5
    some = account.of_readable(cast.officer, "", today)
    inside = queries.people(cast.officer, None).values_list("nip", flat=True)
    assert set(some) == set(inside) and 0 < len(some) < len(mine)


def test_what_a_programme_did_is_what_the_engine_says_of_the_same_people(
    done, cast, city, today, client_of
):
    for person in (cast.person, *cast.others[:5]):
        for level, day in ((1, done.ends - timedelta(days=9)), (3, done.ends)):
            Assessment.objects.create(
                employee=person,
                competency="T.99",
                level=level,
                day=day + timedelta(days=1),
                order=1,
            )
    later = today + timedelta(days=2)
    it = programmes.of(cast.planner, ["BHD-9"], later)["BHD-9"]
    rows = evaluated(take.snapshot(later)).filter(training="BHD-9")
    (row,) = rows.iter_rows(named=True)
    assert (it.gain.value, it.gain.low) == (row["gain"], row["gain_low"])
    assert (it.people, it.gain.value, it.gain.count) == (6, 0.55, 6)
    assert (it.rise.value, it.levels, it.cost_per_level) == (2, 12, 200_000)
    assert it.reaction.value is None and it.reaction.count == 0
    shown = page(client_of(cast.planner).get(f"/belajar/program/{done.offer_id}/"))
    assert "0,55" in shown and "200.000" in shown


def test_fewer_than_five_are_not_told_and_no_reader_counts_others(
    done, cast, user_with, city, today, client_of
):
    officer = user_with(Role.OFFICER, cast.person.place)
    inside = (
        queries.people(officer, None).filter(trainingtaken__training="BHD-9").count()
    )
    assert 0 < inside < 5
    it = programmes.of(officer, ["BHD-9"], today)["BHD-9"]
    assert it.people == inside and it.gain.value is None and it.is_withheld
    listed = page(client_of(officer).get("/belajar/program/"))
    assert "terlalu sedikit" in listed
    none = user_with(Role.OFFICER, city.abroad)
    if not queries.people(none, None).filter(trainingtaken__training="BHD-9").exists():
        address = f"/belajar/program/{done.offer_id}/"
        assert client_of(none).get(address).status_code == 404


def test_hours_of_a_unit_are_for_its_reader_and_of_those_whom_one_leads(
    done, cast, city, client_of
):
    head = client_of(cast.head)
    shown = page(head.get("/belajar/jp/"))
    assert cast.person.name in shown
    assert head.get("/belajar/jp/", {"unit": city.home.code}).status_code == 404
    officer = client_of(cast.officer)
    assert officer.get("/belajar/jp/", {"unit": city.home.code}).status_code == 200
    assert officer.get("/belajar/jp/", {"unit": city.abroad.code}).status_code == 404
    assert client_of(cast.planner).get("/belajar/jp/?keadaan=kurang").status_code == 200


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_opens_in_both_languages_with_few_statements(
    done, cast, lesson, today, client_of, django_assert_max_num_queries, language
):
    chores.ask(today)
    mine = Questionnaire.objects.get(asked=cast.person.nip)
    it = certificate_of(cast.person)
    for by, address, most in (
        (cast.sri, "/belajar/", 40),
        (cast.sri, "/belajar/hadir/", 25),
        (cast.sri, f"/belajar/kuesioner/{mine.pk}/", 25),
        (cast.planner, "/belajar/kelas/", 25),
        (cast.planner, "/belajar/kelas/?keadaan=selesai", 25),
        (cast.planner, f"/belajar/kelas/{done.pk}/", 30),
        (cast.planner, f"/belajar/kelas/{done.pk}/nilai/", 25),
        (cast.planner, f"/belajar/pertemuan/{lesson.pk}/daftar/", 25),
        (cast.planner, f"/belajar/pertemuan/{lesson.pk}/layar/", 25),
        (cast.planner, f"/belajar/sertifikat/{it.pk}/cabut/", 25),
        (cast.planner, "/belajar/jp/", 25),
        (cast.planner, "/belajar/program/", 30),
        (cast.planner, f"/belajar/program/{done.offer_id}/", 35),
    ):
        browser = client_of(by)
        browser.cookies["django_language"] = language
        with django_assert_max_num_queries(most):
            answer = browser.get(address)
        assert answer.status_code == 200, address
        assert f'lang="{language}"' in page(answer)
