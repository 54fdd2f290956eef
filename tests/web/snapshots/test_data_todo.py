"""Data to complete: for whom it waits, what it unlocks, and what has been done."""

import re

import pytest
from django.urls import reverse

from tepat_web.accounts.access import Role
from tepat_web.snapshots import data_todo
from tepat_web.workforce.models import Employee

PAGE = reverse("snapshots:data")
HOME = reverse("portal:home")


@pytest.fixture
def lacking(city):
    """Three people of the first agency, and one of another, without a grade."""
    people = Employee.objects.order_by("pk")
    here = people.filter(place__path__startswith=city.home.path)[:3]
    away = people.filter(place__path__startswith=city.abroad.path)[:1]
    chosen = [each.pk for each in (*here, *away)]
    Employee.objects.filter(pk__in=chosen).update(grade="")
    return chosen


def grades(by):
    todo = data_todo.of(by)
    return next((it for it in todo.blanks if it.code == "BLANK-GRADE"), None)


def text_of(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_before_a_check_nothing_is_claimed(city, browser):
    assert "Data belum diperiksa" in text_of(browser.get(PAGE))
    assert data_todo.of(city.planner).count == 0


def test_what_is_blank_waits_for_the_officer_of_the_agency(
    lacking, city, user_with, client_of, compute
):
    officer = user_with(Role.OFFICER, unit=city.home)
    compute("check")
    thing = grades(officer)
    assert thing.count == 3
    assert thing.before is None
    said = text_of(client_of(officer).get(PAGE))
    assert "Golongan kosong: 3 pegawai." in said
    assert "Tanpa itu syarat golongan jabatan mana pun belum dapat dinilai." in said
    for number in lacking[:3]:
        assert f"/daftar/pegawai/{number}/ubah/" in said
    assert f"/daftar/pegawai/{lacking[3]}/" not in said


def test_the_rest_waits_for_the_planner(lacking, city, user_with, compute):
    compute("check")
    assert grades(city.planner).count == 4  # nobody else may mend it yet
    user_with(Role.OFFICER, unit=city.home)
    assert grades(city.planner).count == 1
    waiting = {each.role: each.count for each in data_todo.of(city.planner).others}
    assert sum(waiting.values()) >= 3


def test_an_officer_of_another_agency_sees_nothing_of_it(
    lacking, city, user_with, client_of, compute
):
    compute("check")
    other = user_with(Role.OFFICER, unit=city.abroad)
    assert grades(other).count == 1
    said = text_of(client_of(other).get(PAGE))
    assert not any(f"/pegawai/{number}/" in said for number in lacking[:3])


def test_who_may_not_read_results_has_no_list(city, user_with, client_of, compute):
    compute("check")
    assert client_of(user_with(nip=city.led.nip)).get(PAGE).status_code == 403


def test_progress_since_the_check_before_is_told(lacking, city, browser, compute):
    compute("check")
    Employee.objects.filter(pk__in=lacking[:3]).update(grade="III/a")
    compute("check")
    thing = grades(city.planner)
    assert (thing.count, thing.before, thing.done) == (1, 4, 3)
    assert "Berkurang 3 sejak pemeriksaan sebelumnya" in text_of(browser.get(PAGE))
    Employee.objects.filter(pk__in=lacking).update(grade="III/a")
    compute("check")
    assert grades(city.planner) is None
    assert data_todo.of(city.planner).gone == 1


def test_the_front_page_leads_there(lacking, city, browser, compute):
    assert PAGE not in text_of(browser.get(HOME))
    compute("check")
    said = text_of(browser.get(HOME))
    assert f'href="{PAGE}"' in said
    count = data_todo.of(city.planner).count
    assert f"{count} isian data menunggu Anda lengkapi" in said.replace(".", "")


def test_a_cases_link_shows_just_those_cases(lacking, city, browser, compute):
    compute("check")
    thing = grades(city.planner)
    said = text_of(browser.get(thing.url))
    assert said.count("Golongan kosong. Tanpa itu") == thing.count


def test_it_is_readable_in_english(lacking, city, browser, compute):
    compute("check")
    browser.cookies["tepat_language"] = "en"
    said = text_of(browser.get(PAGE))
    assert "The grade is blank: 4 employees." in said
    assert "Without it, no position" in said
