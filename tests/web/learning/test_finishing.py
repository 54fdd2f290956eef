"""A class ends: rows of the register, certificates, questionnaires, and the figures."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader
from tests.web.learning.conftest import again

from tepat.law.reckoning import months_later
from tepat_web.accounts.access import Role
from tepat_web.documents.models import Office
from tepat_web.learning import (
    account,
    actions,
    actions_asking,
    actions_finish,
    chores,
    codes,
    issuing,
    queries,
    questions,
    waiting,
)
from tepat_web.learning.models import Certificate, Completion, Lesson, Questionnaire
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice, Version
from tepat_web.ledger.reading import Reader
from tepat_web.performance.models import TrainingTaken
from tepat_web.training.models import Course, Enrolment

pytestmark = pytest.mark.django_db
S = Enrolment.State
Level = Questionnaire.Level


def page(answer):
    return answer.content.decode()


def certificate_of(person):
    return Certificate.objects.get(completion__enrolment__employee=person)


def taken_of(person):
    return TrainingTaken.objects.get(employee=person, training="BHD-9")


def marked(level, mark):
    return dict.fromkeys(questions.STATEMENTS[level], mark)


@pytest.fixture
def done(files, finish):
    return finish()


def test_who_attended_gets_the_row_the_state_and_a_certificate(done, cast, today):
    assert done.state == Course.State.DONE
    states = list(done.enrolments.order_by("pk").values_list("state", flat=True))
    assert states == [*[S.FINISHED] * 6, S.ABSENT]
    row = taken_of(cast.person)
    assert (row.name, row.hours, row.cost) == ("Bantuan Hidup Dasar", 20, 400_000)
    assert (row.score_before, row.score_after, row.year) == (60, 82, today.year)
    assert (row.ended, row.competency, row.reaction) == (done.ends, "T.99", None)
    numbers = list(Certificate.objects.order_by("pk").values_list("number", flat=True))
    year = today.year
    assert numbers == [f"800.2.4/{n}-BKPSDM/{year}" for n in range(1, 7)]
    tables = set(
        Version.objects.filter(entry__act="course.finished").values_list(
            "table", flat=True
        )
    )
    assert {"performance.TrainingTaken", "training.Enrolment", "training.Course"} <= (
        tables
    )


def test_finishing_twice_and_a_row_that_was_imported_meanwhile_stay_one(
    files, cast, course, lesson, seats, today
):
    old = TrainingTaken.objects.create(
        employee=cast.person, name="?", training="BHD-9", ended=course.ends, order=9_999
    )
    present = [it.pk for it in seats.values()]
    actions.note_paper(by=cast.planner, lesson=lesson, present=present)
    actions.close_lesson(by=cast.planner, lesson=lesson)
    end = {"by": cast.planner, "course": course, "today": today}
    assert actions_finish.finish(**end) == 7
    entries = Entry.objects.count()
    assert actions_finish.finish(**end) == 7
    assert Entry.objects.count() == entries and Certificate.objects.count() == 7
    assert taken_of(cast.person) == old and taken_of(cast.person).hours == 20


def test_a_class_does_not_end_early_without_meetings_or_without_a_letterhead(
    files, cast, lay_down, course, lesson, seats, today
):
    def end(it, by=cast.planner):
        return actions_finish.finish(by=by, course=it, today=today)

    for refused in (course, lay_down([], ends=1), lay_down([])):
        with pytest.raises(NotAllowed):  # a meeting is open; it runs; none was held
            end(refused)
    present = [it.pk for it in seats.values()]
    actions.note_paper(by=cast.planner, lesson=lesson, present=present)
    actions.close_lesson(by=cast.planner, lesson=lesson)
    for stranger in (cast.sri, cast.head, cast.officer):
        with pytest.raises(PermissionDenied):
            end(course, by=stranger)
    Office.objects.all().delete()
    with pytest.raises(NotAllowed):
        end(course)
    assert not TrainingTaken.objects.filter(training="BHD-9").exists()
    assert set(course.enrolments.values_list("state", flat=True)) == {S.CONFIRMED}


def test_a_meeting_left_open_yesterday_takes_no_code_and_is_closed_with_the_class(
    files, cast, course, lesson, seats, today
):
    present = [it.pk for it in list(seats.values())[1:]]
    actions.note_paper(by=cast.planner, lesson=lesson, present=present)
    Lesson.objects.filter(pk=lesson.pk).update(day=today - timedelta(days=1))
    assert not queries.open_lessons(cast.sri).exists()
    with pytest.raises(NotAllowed):
        code = codes.now(lesson.pk, timezone.now())
        actions.attend(by=cast.sri, lesson=lesson, code=code)
    actions_finish.finish(by=cast.planner, course=course, today=today)
    lesson.refresh_from_db()
    assert not lesson.is_open


def test_afterwards_nothing_about_the_class_changes(done, cast, lesson, seats, today):
    one = next(iter(seats.values()))
    for act in (
        lambda: actions.note_paper(by=cast.planner, lesson=lesson, present=[]),
        lambda: actions.score(by=cast.planner, course=done, told={one.pk: (1.0, 2.0)}),
        lambda: actions.open_lesson(by=cast.planner, lesson=lesson, today=today),
        lambda: actions.add_lesson(
            by=cast.planner, course=done, name="x", day=done.ends
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert Completion.objects.get(enrolment=one).score_after == 82


def test_the_certificate_says_what_was_learnt_and_is_the_same_each_time(
    done, cast, client_of, settings
):
    it = certificate_of(cast.person)
    content = issuing.pdf(it)
    assert content == issuing.pdf(it)
    text = PdfReader(BytesIO(content)).pages[0].extract_text()
    for part in (cast.person.name, it.number, "Bantuan Hidup Dasar", "20 jam"):
        assert part in text
    assert issuing.grouped(it.code) in text
    address = f"/belajar/sertifikat/{it.pk}/pdf/"
    assert client_of(cast.sri).get(address).content == content
    assert client_of(cast.planner).get(address).status_code == 200
    assert Entry.objects.filter(act="certificate.viewed").count() == 1


def test_a_certificate_is_given_to_its_owner_and_within_reach_alone(
    done, cast, client_of, user_with, city
):
    address = f"/belajar/sertifikat/{certificate_of(cast.person).pk}/pdf/"
    inside = cast.person.place.path.startswith(city.home.path)
    here, there = (city.home, city.abroad) if inside else (city.abroad, city.home)
    assert client_of(user_with(Role.OFFICER, here)).get(address).status_code == 200
    assert client_of(user_with(Role.OFFICER, there)).get(address).status_code == 404
    assert client_of(cast.stranger).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_anybody_with_the_code_sees_that_it_is_genuine_and_no_number_of_a_person(
    done, cast
):
    it = certificate_of(cast.person)
    told = page(Client().get("/belajar/sertifikat/", {"kode": it.code}, follow=True))
    assert "Sertifikat ini asli" in told and it.number in told
    assert issuing.abbreviated(it.name) in told
    assert cast.person.nip not in told and "82" not in told.split("</main>")[0]
    if cast.person.place:
        assert cast.person.place.name not in told
    grouped = issuing.grouped(it.code).lower()
    assert Client().get(f"/belajar/sertifikat/{grouped}/").status_code == 200
    for wrong in ("AAAAAAAAAAAA", it.code[:-1], str(it.pk), it.number):
        answer = Client().get("/belajar/sertifikat/", {"kode": wrong}, follow=True)
        assert (
            answer.status_code in (404, 422)
            and it.number not in page(answer).split('value="')[0]
        )


def test_a_withdrawn_certificate_says_so_and_another_takes_its_place(
    done, cast, today, client_of
):
    old = certificate_of(cast.person)
    take_back = {"certificate": old, "today": today}
    with pytest.raises(PermissionDenied):
        actions_finish.withdraw(by=cast.sri, reason="x", **take_back)
    with pytest.raises(NotAllowed):
        actions_finish.withdraw(by=cast.planner, reason="  ", **take_back)
    with pytest.raises(NotAllowed):
        actions_finish.issue_again(by=cast.planner, certificate=old, today=today)
    actions_finish.withdraw(by=cast.planner, reason="Nama keliru", **take_back)
    shown = page(Client().get(f"/belajar/sertifikat/{old.code}/"))
    assert "dicabut" in shown and "Nama keliru" not in shown
    assert "Nama keliru" in page(client_of(cast.sri).get("/belajar/"))
    again_ = {"by": cast.planner, "certificate": old, "today": today}
    new = actions_finish.issue_again(**again_)
    assert new == actions_finish.issue_again(**again_)
    assert new.number.startswith("800.2.4/7-") and new.code != old.code


def test_with_its_certificate_the_hours_go_and_with_another_they_come_back(
    done, cast, today, client_of
):
    def hours():
        years = {it.year: it.hours for it in account.own(again(cast.sri), today)}
        return years.get(done.ends.year, 0)

    chores.ask(today)
    old, row = certificate_of(cast.person), taken_of(cast.person)
    with_it = hours()
    assert with_it >= 20 and queries.questionnaires(cast.sri).exists()
    act = {"by": cast.planner, "certificate": old, "today": today}
    actions_finish.withdraw(reason="Nama keliru", **act)
    row.refresh_from_db()
    assert row.is_removed and hours() == with_it - 20
    kept = Version.objects.filter(table="performance.TrainingTaken", record=row.pk)
    assert kept.latest("pk").kind == Version.Kind.GONE
    seat = Enrolment.objects.get(course=done, employee=cast.person)
    assert seat.state == S.ABSENT and not queries.questionnaires(cast.sri).exists()
    actions_finish.issue_again(**act)
    seat.refresh_from_db()
    assert hours() == with_it and seat.state == S.FINISHED
    assert taken_of(cast.person) == row
    assert kept.latest("pk").content == taken_of(cast.person).content()


def test_a_row_that_came_back_by_import_is_taken_and_not_doubled(done, cast, today):
    old, row = certificate_of(cast.person), taken_of(cast.person)
    act = {"by": cast.planner, "certificate": old, "today": today}
    actions_finish.withdraw(reason="x", **act)
    imported = TrainingTaken.objects.create(
        employee=cast.person, training="BHD-9", ended=done.ends, order=9_999
    )
    actions_finish.issue_again(**act)
    standing = TrainingTaken.objects.standing().filter(employee=cast.person)
    assert list(standing.filter(training="BHD-9")) == [imported] and imported != row
    imported.refresh_from_db()
    assert imported.hours == 20 and imported.completion.enrolment.course == done


def test_a_class_is_opened_again_with_a_reason_while_nobody_has_a_certificate(
    files, cast, course, lesson, seats, today, client_of
):
    actions.note_paper(by=cast.planner, lesson=lesson, present=[])
    actions.close_lesson(by=cast.planner, lesson=lesson)
    act = {"by": cast.planner, "course": course}
    with pytest.raises(NotAllowed):  # it runs
        Course.objects.filter(pk=course.pk).update(state=Course.State.OPEN)
        actions_finish.reopen(reason="x", **act)
    assert actions_finish.finish(today=today, **act) == 0
    address = f"/belajar/kelas/{course.pk}/buka-lagi/"
    assert address in page(client_of(cast.planner).get(f"/belajar/kelas/{course.pk}/"))
    assert client_of(cast.planner).post(address, {"reason": " "}).status_code == 422
    with pytest.raises(PermissionDenied):
        actions_finish.reopen(by=cast.officer, course=course, reason="x")
    for _ in range(2):  # a double click
        answer = client_of(cast.planner).post(address, {"reason": "Daftar tertinggal"})
        assert answer.status_code == 302
    assert Entry.objects.filter(act="course.reopened").count() == 1
    assert set(course.enrolments.values_list("state", flat=True)) == {S.CONFIRMED}
    shown = page(client_of(cast.planner).get(f"/belajar/kelas/{course.pk}/"))
    assert "Daftar tertinggal" in shown
    present = [it.pk for it in seats.values()]
    actions.note_paper(by=cast.planner, lesson=lesson, present=present)
    assert actions_finish.finish(today=today, **act) == 7
    assert client_of(cast.planner).post(address, {"reason": "x"}).status_code == 422
    with pytest.raises(NotAllowed):
        actions_finish.reopen(reason="x", **act)


def test_questionnaires_go_out_by_themselves_each_once_and_to_whom_it_concerns(
    done, cast, today
):
    chores.ask(today)
    chores.ask(today)
    sent = Questionnaire.objects.filter(sent_on__isnull=False)
    assert {it.level for it in sent} == {Level.REACTION} and sent.count() == 6
    mine = sent.get(asked=cast.person.nip)
    url = f"/belajar/kuesioner/{mine.pk}/"
    assert Notice.objects.filter(to=cast.sri, url=url).count() == 1
    (task,) = waiting.of(again(cast.sri), today)
    assert task.url == url
    chores.ask(today + timedelta(days=questions.REMIND_DAYS))
    chores.ask(today + timedelta(days=questions.REMIND_DAYS))
    assert Notice.objects.filter(to=cast.sri, url=url).count() == 2
    later = months_later(done.ends, questions.BEHAVIOUR_MONTHS)
    chores.ask(later - timedelta(days=1))
    about = Questionnaire.objects.get(
        level=Level.BEHAVIOUR, enrolment__employee=cast.person
    )
    assert about.sent_on is None
    chores.ask(later)
    about.refresh_from_db()
    assert about.asked == cast.leader.nip and about.sent_on == later
    told = Notice.objects.get(to=cast.head, url=f"/belajar/kuesioner/{about.pk}/")
    assert cast.person.name not in told.text_id


def test_an_answer_goes_into_the_register_and_the_first_one_stands(
    done, cast, today, client_of
):
    chores.ask(today)
    mine = Questionnaire.objects.get(asked=cast.person.nip)
    browser, url = client_of(cast.sri), f"/belajar/kuesioner/{mine.pk}/"
    marks = marked(Level.REACTION, 3) | {"useful": 4}
    part = {"useful": "4", "remark": "Ruangannya panas"}
    refused = browser.post(url, part)
    assert refused.status_code == 422 and "Ruangannya panas" in page(refused)
    for _ in range(2):  # a double click
        assert browser.post(url, marks | {"remark": "panas"}).status_code == 302
    assert taken_of(cast.person).reaction == 3.2  # (4 + 3 × 4) ÷ 5
    other = browser.post(url, marked(Level.REACTION, 1))
    assert other.status_code == 422 and taken_of(cast.person).reaction == 3.2
    for stranger in (cast.head, cast.stranger):
        assert client_of(stranger).get(url).status_code == 404
        with pytest.raises(PermissionDenied):
            actions_asking.answer(
                by=stranger, questionnaire=mine, marks=marks, remark="", today=today
            )


@pytest.fixture
def remark(done, cast, user_with, today):
    """Let the next participants who have not answered remark something, on a day."""
    chores.ask(today)
    asked = list(Questionnaire.objects.filter(sent_on__isnull=False).order_by("pk"))
    numbers = iter(range(1, len(asked) + 1))

    def remarked(count, day):
        for _ in range(count):
            it = asked.pop(0)
            by = cast.sri if it.asked == cast.person.nip else user_with(nip=it.asked)
            actions_asking.answer(
                by=by,
                questionnaire=it,
                marks=marked(Level.REACTION, 4),
                remark=f"catatan {next(numbers)}",
                today=day,
            )

    return remarked


def test_remarks_are_read_without_names_of_five_at_once(
    done, cast, remark, today, client_of
):
    address = f"/belajar/kelas/{done.pk}/"
    planner = client_of(cast.planner)
    before = today - timedelta(days=1)
    remark(4, before)
    assert "catatan 1" not in page(planner.get(address))
    remark(1, before)
    assert all(f"catatan {it}" in page(planner.get(address)) for it in range(1, 6))


def test_who_reads_remarks_day_by_day_learns_nothing_of_who_answered_last(
    done, cast, remark, today
):
    days = [today - timedelta(days=back) for back in (3, 2, 1, 0)]
    remark(4, days[0])
    remark(1, days[1])  # the fifth makes a lot of five
    remark(1, days[2])  # the register tells who the sixth is: the remark waits
    told = {day: queries.remarks(done, day)[1] for day in days}
    assert told == {
        days[0]: [],
        days[1]: [],
        days[2]: [f"catatan {it}" for it in range(1, 6)],
        days[3]: [f"catatan {it}" for it in range(1, 6)],
    }


def test_a_remark_is_nobody_s_to_read_in_the_ledger(done, cast, remark, today):
    remark(1, today)
    cast.planner.grants.create(role=Role.AUDITOR, valid_from=today)
    reader = Reader(again(cast.planner))
    kept = Version.objects.filter(table="learning.Questionnaire").order_by("-pk")[0]
    assert "remark" in kept.content
    assert "remark" not in reader.shown(kept.table, kept.content)
