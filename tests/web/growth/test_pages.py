"""The page of growth: all to its person, less to who leads, nothing to others."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from tests.web.growth.conftest import attend, rate

from tepat_web.accounts.access import Role
from tepat_web.curricula.models import Credential, CredentialKind
from tepat_web.feedback.models import Given
from tepat_web.ledger.models import Entry
from tepat_web.performance.models import TrainingOffer
from tepat_web.snapshots import career
from tepat_web.training.models import Course, Enrolment
from tepat_web.workforce.models import Assignment, Employee

pytestmark = pytest.mark.django_db
MINE = "/perkembangan/"
PRIVATE = "coba siapkan ringkasan satu halaman"


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def page_of(employee):
    return reverse("growth:one", args=[employee.pk])


@pytest.fixture
def rich(city, cast, today):
    """A person of whom every section has something to say."""
    rate(cast.person, 2025, "SANGAT BAIK")
    attend(cast.person, today.year, 30, "Pelatihan Bantuan Hidup Dasar")
    Given.objects.create(
        employee=cast.person,
        giver=city.leader.nip,
        about="KOMPETEN",
        next_step=PRIVATE,
        day=today,
    )
    kind = CredentialKind.objects.create(name="SIP Perawat")
    Credential.objects.create(
        employee=cast.person, kind=kind, starts=today, ends=today + timedelta(days=9)
    )
    course = Course.objects.create(
        offer=TrainingOffer.objects.first(),
        name="Kelas Undangan",
        starts=today + timedelta(days=20),
        ends=today + timedelta(days=21),
        state=Course.State.OPEN,
    )
    Enrolment.objects.create(
        course=course,
        employee=cast.person,
        state=Enrolment.State.CONFIRMED,
        named_at="2026-01-01T00:00:00Z",
    )
    return cast


def test_one_page_tells_a_person_how_they_grow(rich, client_of):
    page = text(client_of(rich.user).get(MINE))
    for said in (
        *("Sangat Baik", "Pelatihan Bantuan Hidup Dasar", PRIVATE, "SIP Perawat"),
        *("berakhir dalam 30 hari", "Kelas Undangan", "Yang berubah sejak tahun lalu"),
        "Kesenjangan jabatan sekarang",
    ):
        assert said in page
    assert not Entry.objects.filter(act="employee.viewed").exists()


def test_a_superior_sees_it_without_what_is_private_and_that_is_noted(
    rich, client_of, city, monkeypatch
):
    monkeypatch.setattr(career, "own", lambda by, language: pytest.fail("private"))
    page = text(client_of(rich.head).get(page_of(rich.person)))
    assert "Sangat Baik" in page and "Pelatihan Bantuan Hidup Dasar" in page
    for private in (PRIVATE, "Kelas Undangan", "Ke mana Anda dapat melangkah"):
        assert private not in page
    seen = Entry.objects.get(act="employee.viewed")
    assert (seen.record, seen.by) == (rich.person.pk, rich.head)
    team = text(client_of(rich.head).get(reverse("growth:team")))
    assert page_of(rich.person) in team and "Sangat Baik (2025)" in team


def test_who_acts_in_a_vacant_seat_above_sees_it_as_well(
    rich, city, user_with, client_of
):
    free = Employee.objects.exclude(pk__in=(city.led.pk, city.leader.pk)).last()
    acting = user_with(nip=free.nip)
    assert client_of(acting).get(page_of(rich.person)).status_code == 404
    held = city.leader.appointments.get(valid_to=None)
    seat = held.post.position
    Assignment.objects.create(
        employee=free, position=seat, kind="PLT", since=date(2020, 1, 1)
    )
    held.valid_to = date(2026, 1, 1)  # the seat is vacant
    held.save()
    assert client_of(acting).get(page_of(rich.person)).status_code == 200


def test_nobody_else_sees_it_by_a_role_or_by_its_address(
    rich, city, user_with, client_of
):
    other = user_with(nip=Employee.objects.exclude(nip=rich.person.nip).last().nip)
    assert client_of(other).get(page_of(rich.person)).status_code == 404
    assert client_of(rich.user).get(page_of(rich.person)).status_code == 404
    for role in (Role.PLANNER, Role.AUDITOR, Role.AUTHORITY):
        reader = client_of(user_with(role))
        assert reader.get(page_of(rich.person)).status_code == 403
        assert reader.get(MINE).status_code == 403
    officer = client_of(user_with(Role.OFFICER, city.home, nip="199001012015031955"))
    assert officer.get(page_of(rich.person)).status_code == 404
    assert officer.get(MINE).status_code == 404  # no file of that number


def test_an_empty_file_teaches_what_belongs_there(cast, client_of, user_with):
    new = Employee.objects.create(nip="199001012026031966", name="Baru", status="PPPK")
    page = text(client_of(user_with(nip=new.nip)).get(MINE))
    for said in (
        *(
            "Belum ada jabatan yang tercatat",
            "Belum ada penilaian",
            "Minta umpan balik",
        ),
        "Tanyakan jalur karier saya",
    ):
        assert said in page


def test_the_page_costs_the_same_statements_for_longer_histories(
    rich, client_of, today, django_assert_max_num_queries
):
    browser = client_of(rich.user)
    browser.get(MINE)
    with django_assert_max_num_queries(75) as few:
        browser.get(MINE)
    for year in range(2005, 2025):
        rate(rich.person, year, "BAIK")
        attend(rich.person, year, 20)
        kind = CredentialKind.objects.create(name=f"K{year}")
        Credential.objects.create(employee=rich.person, kind=kind, starts=today)
    with django_assert_max_num_queries(len(few)):
        browser.get(MINE)


def test_it_speaks_english(rich, client_of):
    browser = client_of(rich.user)
    browser.cookies["tepat_language"] = "en"
    assert "What changed since last year" in text(browser.get(MINE))
