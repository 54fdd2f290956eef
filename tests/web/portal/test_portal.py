"""The front page, one's own file, the search and the notices."""

from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from tests.web.organisation.conftest import seated, town

from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant, User
from tepat_web.ledger.actions import saw
from tepat_web.ledger.models import Notice
from tepat_web.organisation.models import Setting, Standard
from tepat_web.performance.models import Appraisal
from tepat_web.portal import navigation, news, queries
from tepat_web.snapshots.computations import BY_KIND
from tepat_web.workforce.models import Assessment, Penalty, Wish

__all__ = ["town"]  # the fixture
HOME, MINE, FIND, NOTICES = (
    reverse(f"portal:{name}") for name in ("home", "mine", "search", "notices")
)
BUDGET = 35  # statements of a front page, whoever looks: each room asks for itself


@pytest.fixture(autouse=True)
def _forget():
    caches["process"].clear()
    yield
    caches["process"].clear()


@pytest.fixture
def clerk(town, user_with, client_of):
    """The employee whose file it is."""
    return client_of(user_with(nip=town.people.clerk.nip))


def text_of(answer):
    assert answer.status_code == 200
    return answer.content.decode()


# --- The front page ----------------------------------------------------------------


def test_the_planner_sees_the_whole_city_counted(town, user_with):
    told = queries.standing(user_with(Role.PLANNER))
    whole = told.whole
    # The head 1 of 1, the clerks 1 of 3, the nurses 2 for 1, the teachers unknown.
    assert (whole.people, whole.need, whole.filled) == (5, 5, 3)
    assert (whole.short, whole.over, whole.unknown) == (2, 1, 1)
    # The root carries every seat below it, as the one unit on its level.
    assert {unit.code: seats.short for unit, seats in told.parts.items()} == {
        "a": 2,
        "b": 0,
    }


def test_an_officer_sees_only_the_own_agency_counted(town, user_with):
    told = queries.standing(user_with(Role.OFFICER, town.school))
    assert (told.whole.people, told.whole.need, told.whole.unknown) == (1, 0, 1)
    assert town.health not in told.parts


def test_without_results_nothing_is_counted_on_the_front_page(clerk):
    assert "stats" not in text_of(clerk.get(HOME))


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.SUPERVISOR, Role.OPERATOR)]
)
def test_the_front_page_stands_for_every_role(
    town, user_with, client_of, role, django_assert_max_num_queries
):
    user = (
        user_with(nip=town.people.head.nip)
        if role is Role.EMPLOYEE
        else user_with(role)
    )
    browser = client_of(user)
    browser.get(HOME)  # the city's name is remembered from now on
    with django_assert_max_num_queries(BUDGET):
        assert browser.get(HOME).status_code == 200


def test_an_empty_register_says_what_comes_first(user_with, client_of):
    text = text_of(client_of(user_with(Role.PLANNER)).get(HOME))
    assert reverse("imports:index") in text


def test_a_role_that_has_ended_opens_nothing(town, user_with, client_of):
    user = user_with(Role.PLANNER)
    yesterday = timezone.localdate() - timedelta(days=1)
    Grant.objects.filter(user=user).update(
        valid_from=yesterday - timedelta(days=9), valid_to=yesterday
    )
    text = text_of(client_of(user).get(HOME))
    assert "stats" not in text
    assert reverse("imports:index") not in text


def test_invented_data_is_marked_on_every_page(town, clerk):
    Setting.objects.create(key="contoh", value="ya")
    Setting.objects.create(key="nama_instansi", value="<b>Kota</b> Contoh")
    text = text_of(clerk.get(HOME))
    assert "&lt;b&gt;Kota&lt;/b&gt;" in text
    assert "<b>Kota</b>" not in text
    assert "Data contoh (rekaan)" in text


def test_every_place_of_the_navigation_has_an_address():
    assert [it.name for it in navigation.places() if not reverse(it.name)] == []


def grouped(user, path="/"):
    """Return heading → titles, and which place is marked as the present one."""
    told = navigation.entries(RequestFactory().get(path), user)
    below = [child for entry in told for child in entry.children]
    return (
        {entry.title: [it.title for it in entry.children] for entry in told},
        [it.title for it in [*told, *below] if it.current],
    )


def test_pages_of_other_rooms_mark_the_place_that_they_belong_to(town, user_with):
    head = user_with(nip=town.people.head.nip)
    for name, marked in (
        ("evaluations:team", "Kinerja tim saya"),
        ("growth:team", "Kinerja tim saya"),
        ("growth:mine", "Perkembangan saya"),
        ("evaluations:mine", "Kinerja saya"),
        ("learning:mine", "Pelatihan saya"),
    ):
        assert grouped(head, reverse(name))[1] == [marked]
    known = {it.name for it in navigation.places()}
    assert set(navigation.ALSO) <= known


def test_the_navigation_is_grouped_and_a_unit_is_for_who_has_one(town, user_with):
    officer = user_with(Role.OFFICER, unit=town.health)
    assert "Unit saya" in grouped(officer)[0]
    assert "Unit saya" in grouped(user_with(nip=town.people.head.nip))[0]
    titles, _ = grouped(user_with(nip=town.people.clerk.nip))
    assert list(titles) == [
        "Beranda",
        "Saya",
        "Penempatan",
        "Data dan aturan",
        "Sistem",
    ]
    assert titles["Saya"][0] == "Berkas saya"
    assert "Saya" not in grouped(user_with(Role.PLANNER))[0]


def test_the_navigation_marks_the_room_that_a_page_belongs_to(town, user_with):
    planner, clerk = user_with(Role.PLANNER), user_with(nip=town.people.clerk.nip)
    assert grouped(planner, "/keberatan/7/")[1] == ["Keberatan"]
    assert grouped(clerk, "/keberatan/7/")[1] == ["Keberatan saya"]
    assert grouped(planner, "/")[1] == ["Beranda"]
    assert grouped(planner, "/akun/")[1] == []


# --- One's own file ----------------------------------------------------------------


def test_a_person_sees_what_is_recorded_about_them(town, clerk):
    me = town.people.clerk
    Standard.objects.create(position=town.clerk, competency="Kerja Sama", level=3)
    Assessment.objects.create(
        employee=me, competency="Kerja Sama", level=4, day=date(2024, 1, 1)
    )
    Assessment.objects.create(
        employee=me, competency="Kerja Sama", level=2, day=date(2026, 1, 1)
    )
    Appraisal.objects.create(
        employee=me, year=2025, results="DI_ATAS", behaviour="SESUAI", rating="BAIK"
    )
    Penalty.objects.create(employee=me, severity="RINGAN", since=date(2022, 1, 1))
    Wish.objects.create(employee=me, rank=1, position=town.nurse, reason="<i>dekat</i>")
    text = text_of(clerk.get(MINE))
    assert "Budi Santoso" in text
    assert "1 jenjang" in text or "1 level" in text or "kurang 1" in text
    assert "di atas" in text
    assert "RINGAN" in text
    assert "&lt;i&gt;dekat&lt;/i&gt;" in text


def test_the_file_is_nobody_elses(town, clerk):
    Penalty.objects.create(
        employee=town.people.nurse, severity="BERAT", since=date(2025, 1, 1)
    )
    text = text_of(clerk.get(MINE))
    assert "BERAT" not in text
    assert "Sari Utami" not in text


def test_the_file_says_who_looked_at_it(town, clerk, user_with):
    planner = user_with(Role.PLANNER)
    User.objects.filter(pk=planner.pk).update(first_name="Rina", last_name="Hapsari")
    saw(by=User.objects.get(pk=planner.pk), what=town.people.clerk)
    assert "Rina Hapsari" in text_of(clerk.get(MINE))


def test_who_is_no_employee_has_no_file(town, user_with, client_of):
    assert client_of(user_with(Role.AUDITOR)).get(MINE).status_code == 404
    stranger = client_of(user_with(nip="200001012025011009"))
    assert stranger.get(MINE).status_code == 404


# --- The search --------------------------------------------------------------------


def test_the_search_finds_people_positions_and_units(town, user_with, client_of):
    browser = client_of(user_with(Role.PLANNER))
    seated(town.clerk, "199301012018011007", "Dinas Saputra", number=2)
    text = text_of(browser.get(FIND, {"q": "dinas"}))
    for told in ("Dinas Saputra", "Kepala Dinas Kesehatan", "Dinas Pendidikan"):
        assert told in text


def test_one_hit_opens_at_once(town, user_with, client_of):
    answer = client_of(user_with(Role.PLANNER)).get(FIND, {"q": "santoso budi"})
    assert answer.status_code == 302
    wanted = reverse("register:record", args=["pegawai", town.people.clerk.pk])
    assert answer["Location"] == wanted


def test_the_search_finds_nobody_outside_the_own_area(town, user_with, client_of):
    officer = client_of(user_with(Role.OFFICER, town.school))
    assert "Budi Santoso" not in text_of(officer.get(FIND, {"q": "budi"}))
    employee = client_of(user_with(nip=town.people.teacher.nip))
    assert "Budi Santoso" not in text_of(employee.get(FIND, {"q": "budi"}))


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE workforce_employee; --", "%", "\\", "_" * 300, "<script>"]
)
def test_hostile_words_are_only_words(town, user_with, client_of, words):
    text = text_of(client_of(user_with(Role.PLANNER)).get(FIND, {"q": words}))
    assert "Budi Santoso" not in text
    assert "<script>" not in text.replace("<script src", "")


# --- Notices -----------------------------------------------------------------------


def notice(to, text):
    return Notice.objects.create(to=to, at=timezone.now(), text_id=text, text_en=text)


def test_notices_are_ones_own_and_are_marked_as_seen_together(user_with, client_of):
    me, other = user_with(Role.PLANNER), user_with(Role.PLANNER)
    mine, theirs = notice(me, "Impor selesai <b>"), notice(other, "Rahasia")
    browser = client_of(me)
    text = text_of(browser.get(NOTICES))
    assert "Impor selesai &lt;b&gt;" in text
    assert "Rahasia" not in text
    browser.post(NOTICES, {"upto": theirs.pk})
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert mine.seen_at
    assert not theirs.seen_at


def test_a_notice_that_came_meanwhile_stays_new(user_with, client_of):
    me = user_with(Role.PLANNER)
    shown = notice(me, "Pertama")
    later = notice(me, "Kedua")
    client_of(me).post(NOTICES, {"upto": shown.pk})
    later.refresh_from_db()
    assert not later.seen_at


@pytest.mark.parametrize("upto", ["", "x", "-1", "9" * 40])
def test_a_hostile_number_marks_nothing(user_with, client_of, upto):
    me = user_with(Role.PLANNER)
    mine = notice(me, "Tetap")
    assert client_of(me).post(NOTICES, {"upto": upto}).status_code == 302
    mine.refresh_from_db()
    assert not mine.seen_at


def test_every_role_is_told_of_computations_that_exist():
    asked = {kind for kinds in news.ASKED.values() for kind in kinds}
    assert asked <= BY_KIND.keys()
