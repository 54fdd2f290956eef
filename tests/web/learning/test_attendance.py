"""Attendance: who is in the room, once, by code, by link or on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.learning import actions, codes, queries
from tepat_web.learning.models import Attendance, Lesson
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.training.actions_course import call_off
from tepat_web.training.models import Course, Enrolment

pytestmark = pytest.mark.django_db
S = Enrolment.State


def code_of(lesson, back=0):
    return codes.now(lesson.pk, timezone.now() - timedelta(seconds=back))


def page(answer):
    return answer.content.decode()


def test_a_code_is_good_for_a_while_and_for_its_own_meeting_only():
    at = timezone.now()
    code = codes.now(7, at)
    assert code == codes.now(7, at) and len(code) == codes.LENGTH
    assert codes.is_good(7, f" {code[:3].lower()} {code[3:]}", at)
    assert codes.is_good(7, code, at + timedelta(seconds=codes.GOOD - codes.STEP))
    assert not codes.is_good(7, code, at + timedelta(seconds=codes.GOOD))
    assert not codes.is_good(7, code, at - timedelta(seconds=codes.STEP))
    assert not codes.is_good(8, code, at)
    assert not codes.is_good(7, "", at)


def test_who_has_a_seat_attends_once_however_often_the_button_is_pressed(lesson, cast):
    one = actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson))
    entries = Entry.objects.count()
    two = actions.attend(by=cast.sri, lesson=lesson, code="salah")
    assert one == two and Attendance.objects.count() == 1
    assert Entry.objects.count() == entries


def test_an_old_code_another_meeting_and_a_closed_one_are_refused(lesson, cast):
    with pytest.raises(NotAllowed):
        actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson, codes.GOOD + 1))
    actions.close_lesson(by=cast.planner, lesson=lesson)
    with pytest.raises(NotAllowed):
        actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson))
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("state", [S.NAMED, S.WAITING, S.DECLINED, S.REFUSED])
def test_without_a_seat_nobody_attends(lesson, cast, seats, state):
    Enrolment.objects.filter(pk=seats[cast.person.pk].pk).update(state=state)
    for by in (cast.sri, cast.stranger):
        with pytest.raises(PermissionDenied):
            actions.attend(by=by, lesson=lesson, code=code_of(lesson))


def test_a_class_that_is_called_off_takes_no_attendance(lesson, course, cast):
    call_off(by=cast.planner, course=course, reason="Pemateri sakit.")
    assert not queries.open_lessons(cast.sri).exists()
    with pytest.raises(NotAllowed):
        actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson))
    assert not Attendance.objects.exists()


def test_a_proof_is_for_one_person_and_one_meeting(lesson, cast):
    stamp = codes.stamp(cast.sri.pk, lesson.pk)
    assert codes.is_stamped(cast.sri.pk, lesson.pk, stamp)
    assert not codes.is_stamped(cast.stranger.pk, lesson.pk, stamp)
    assert not codes.is_stamped(cast.sri.pk, lesson.pk + 1, stamp)
    assert not codes.is_stamped(cast.sri.pk, lesson.pk, stamp[:-1] + "x")


def test_the_link_of_the_screen_asks_for_one_press_and_looking_changes_nothing(
    lesson, cast, client_of
):
    browser = client_of(cast.sri)
    screen = page(client_of(cast.planner).get(f"/belajar/pertemuan/{lesson.pk}/layar/"))
    code = code_of(lesson)
    assert code in screen or code_of(lesson) in screen
    address = f"/belajar/hadir/{lesson.pk}/{code}/"
    shown = browser.get(address)
    assert "Saya hadir" in page(shown) and not Attendance.objects.exists()
    stamp = shown.context["stamp"]
    old = f"/belajar/hadir/{lesson.pk}/AAAAAA/"  # the button was slow
    assert browser.post(old, {"tanda": stamp}).status_code == 302
    assert Attendance.objects.get().how == Attendance.How.QR
    assert browser.post(old, {"tanda": ""}).status_code == 302  # is there already


def test_a_stale_link_says_what_to_do(lesson, cast, client_of):
    browser = client_of(cast.sri)
    old = f"/belajar/hadir/{lesson.pk}/{code_of(lesson, codes.GOOD + 60)}/"
    assert "Ketik kodenya" in page(browser.get(old))
    assert browser.post(old).status_code == 422
    stranger = client_of(cast.stranger)
    assert stranger.get(old).status_code == 404
    assert stranger.post(old).status_code == 404


def test_a_code_is_typed_and_guessing_is_stopped(lesson, cast, client_of):
    browser = client_of(cast.sri)
    for _ in range(codes.TRIES):
        assert browser.post("/belajar/hadir/", {"code": "AAAAAA"}).status_code == 422
    stopped = browser.post("/belajar/hadir/", {"code": code_of(lesson)})
    assert stopped.status_code == 422 and "sepuluh menit" in page(stopped)
    assert not Attendance.objects.exists()


def test_guessing_by_links_is_stopped_as_guessing_by_typing_is(lesson, cast, client_of):
    browser = client_of(cast.sri)
    wrong, good = (
        f"/belajar/hadir/{lesson.pk}/{code}/" for code in ("AAAAAA", code_of(lesson))
    )
    for at in range(codes.TRIES):
        (browser.get if at % 2 else browser.post)(wrong)
    assert not browser.get(good).context["is_good"]
    assert browser.post(good).status_code == 422 and not Attendance.objects.exists()


def test_a_typed_code_finds_its_meeting(lesson, cast, client_of):
    browser = client_of(cast.sri)
    typed = code_of(lesson).lower()
    assert browser.post("/belajar/hadir/", {"code": typed}).status_code == 302
    assert Attendance.objects.get().how == Attendance.How.CODE
    assert browser.post("/belajar/hadir/", {"code": "AB"}).status_code == 422


def test_the_list_on_paper_adds_and_takes_away_and_says_it_once(lesson, cast, seats):
    actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson))
    mine, *rest = list(seats.values())
    told = [it.pk for it in rest[:2]]
    note = {"by": cast.planner, "lesson": lesson}
    assert actions.note_paper(**note, present=[mine.pk, *told]) == 2
    assert actions.note_paper(**note, present=[mine.pk, *told]) == 0
    assert actions.note_paper(**note, present=told) == 1
    there = Attendance.objects.standing()
    assert set(there.values_list("enrolment", flat=True)) == set(told)
    with pytest.raises(NotAllowed):
        actions.note_paper(**note, present=[10**9])
    assert actions.note_paper(**note, present=[mine.pk, *told]) == 1  # after all


def test_who_came_by_code_while_the_list_was_typed_stays(
    lesson, cast, seats, client_of
):
    address = f"/belajar/pertemuan/{lesson.pk}/daftar/"
    _mine, other, *_rest = list(seats.values())
    actions.note_paper(by=cast.planner, lesson=lesson, present=[other.pk])
    browser = client_of(cast.planner)
    assert f'name="tercatat" value="{other.pk}"' in page(browser.get(address))
    came = actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson))
    told = {"hadir": [], "tercatat": [str(other.pk)]}  # the page of before
    assert browser.post(address, told).status_code == 302
    assert list(Attendance.objects.standing()) == [came]


def test_with_the_first_meeting_the_class_is_under_way(lesson, course, cast, today):
    course.refresh_from_db()
    assert course.state == Course.State.RUNNING
    add = {"by": cast.planner, "course": course}
    same = actions.add_lesson(**add, name="Hari 3", day=today)
    assert same == lesson
    with pytest.raises(NotAllowed):
        actions.add_lesson(**add, name="Besok", day=today + timedelta(days=1))
    early = actions.add_lesson(**add, name="Hari 1", day=course.starts)
    with pytest.raises(NotAllowed):
        actions.open_lesson(by=cast.planner, lesson=early, today=today)
    actions.remove_lesson(by=cast.planner, lesson=early)
    assert set(Lesson.objects.standing()) == {lesson}


def test_a_meeting_at_which_somebody_was_is_not_removed(lesson, cast):
    actions.attend(by=cast.sri, lesson=lesson, code=code_of(lesson))
    with pytest.raises(NotAllowed):
        actions.remove_lesson(by=cast.planner, lesson=lesson)


def test_only_who_runs_trainings_in_the_city_takes_attendance(
    lesson, course, cast, user_with, city, today
):
    partly = user_with(Role.PLANNER, city.home)
    for by in (cast.sri, cast.officer, partly, user_with(Role.AUDITOR)):
        for act in (
            lambda by=by: actions.open_lesson(by=by, lesson=lesson, today=today),
            lambda by=by: actions.close_lesson(by=by, lesson=lesson),
            lambda by=by: actions.note_paper(by=by, lesson=lesson, present=[]),
            lambda by=by: actions.score(by=by, course=course, told={}),
            lambda by=by: actions.remove_lesson(by=by, lesson=lesson),
            lambda by=by: actions.add_lesson(by=by, course=course, name="x", day=today),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_the_pages_of_a_class_are_not_there_for_others(
    lesson, course, cast, client_of, user_with, city
):
    partly = client_of(user_with(Role.PLANNER, city.home))
    for address in (
        f"/belajar/kelas/{course.pk}/",
        f"/belajar/kelas/{course.pk}/nilai/",
        f"/belajar/kelas/{course.pk}/selesai/",
        f"/belajar/pertemuan/{lesson.pk}/layar/",
        f"/belajar/pertemuan/{lesson.pk}/daftar/",
    ):
        assert partly.get(address).status_code == 404
        assert client_of(cast.sri).get(address).status_code == 403


def test_scores_are_saved_and_a_refused_one_comes_back_as_it_was(
    lesson, course, cast, seats, client_of
):
    browser = client_of(cast.planner)
    address = f"/belajar/kelas/{course.pk}/nilai/"
    one, other = list(seats.values())[:2]
    told = {f"sebelum-{one.pk}": "60", f"sesudah-{one.pk}": "82,5"}
    refused = browser.post(address, told | {f"sesudah-{other.pk}": "101"})
    assert refused.status_code == 422 and 'value="101"' in page(refused)
    assert browser.post(address, told).status_code in (302, 422)
    told[f"sesudah-{one.pk}"] = "82.5"
    assert browser.post(address, told).status_code == 302
    one.refresh_from_db()
    assert (one.completion.score_before, one.completion.score_after) == (60, 82.5)


def test_pages_of_a_class_cost_the_same_few_statements_however_many_sit_in_it(
    lay_down, cast, today, client_of
):
    browser = client_of(cast.planner)
    browser.get("/belajar/kelas/")  # what a process reads once
    counts = []
    for people in (cast.others[:2], cast.others):
        course = lay_down(people)
        lesson = actions.add_lesson(
            by=cast.planner, course=course, name="Hari 3", day=today
        )
        present = course.enrolments.values_list("pk", flat=True)
        actions.note_paper(by=cast.planner, lesson=lesson, present=present)
        for address in (
            f"/belajar/kelas/{course.pk}/",
            f"/belajar/kelas/{course.pk}/nilai/",
            f"/belajar/kelas/{course.pk}/selesai/",
            f"/belajar/pertemuan/{lesson.pk}/daftar/",
        ):
            with CaptureQueriesContext(connection) as said:
                assert browser.get(address).status_code == 200
            counts.append(len(said))
    assert counts[:4] == counts[4:] and max(counts) <= 25
