"""From coming in to being closed: each step, its day, and who may take it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tepat_web.accounts.queries import operator
from tepat_web.complaints import actions, actions_handling, chores, secret
from tepat_web.complaints.models import Case, Reporter, Turn
from tepat_web.complaints.steps import Told
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.publicservice.models import Complaint

pytestmark = pytest.mark.django_db


def test_each_step_has_its_day(city, sent, at):
    told = sent()
    assert told.it.forward_by == date(2026, 3, 5)
    it = actions_handling.route(
        by=city.desk, case=told.it, unit=city.one, grade="plain", text="Antre."
    )
    assert it.answer_by == date(2026, 3, 20)
    at(2026, 3, 10)
    it = actions_handling.answer(by=city.keeper, case=it, text="Loket ditambah.")
    assert it.react_by == date(2026, 3, 24)
    it = actions_handling.react(by=operator(), case=it, reaction="content")
    assert (it.stage, it.closed_on) == ("closed", date(2026, 3, 10))
    assert Complaint.objects.get().status == "Selesai"


def test_the_row_of_the_register_follows_and_tells_nobody_apart(city, routed):
    told = routed()
    row = Complaint.objects.get()
    assert row.text == "Antre dua jam di loket. Hubungi [dihapus]."
    assert (row.unit, row.channel, row.status) == (city.one, "Formulir", "Diproses")
    assert told.it.cut == 1
    actions_handling.answer(by=city.keeper, case=told.it, text="Loket ditambah.")
    row.refresh_from_db()
    assert (row.status, row.closed) == ("Dijawab", None)
    assert Complaint.objects.count() == 1


def test_praise_is_passed_on_and_closed_and_is_no_complaint(city, sent):
    told = sent(kind="praise")
    it = actions_handling.route(
        by=city.desk, case=told.it, unit=city.one, grade="", text="Petugas ramah."
    )
    assert (it.stage, it.forward_by, it.row) == ("closed", None, None)
    assert not Complaint.objects.exists()


def test_who_is_not_content_has_it_opened_once_more(city, routed, at):
    it = routed("normative").it
    at(2026, 3, 6)
    it = actions_handling.answer(by=city.keeper, case=it, text="Sudah benar.")
    it = actions_handling.react(by=operator(), case=it, reaction="not", said="Belum.")
    assert (it.stage, it.answer_by) == ("routed", date(2026, 3, 13))
    assert Notice.objects.filter(to=city.keeper, text_id__contains="dibuka").exists()
    it = actions_handling.answer(by=city.keeper, case=it, text="Kami periksa lagi.")
    it = actions_handling.react(by=operator(), case=it, reaction="not")
    assert (it.stage, it.reaction) == ("closed", "not")


def test_a_step_that_was_taken_is_not_taken_twice(city, routed):
    stale = routed().it
    actions_handling.answer(by=city.keeper, case=stale, text="Loket ditambah.")
    for act, more in (
        (actions_handling.answer, {"text": "Sekali lagi."}),
        (actions_handling.route, {"unit": city.one, "grade": "plain", "text": "x"}),
    ):
        with pytest.raises(NotAllowed):
            act(by=city.keeper, case=stale, **more)
    actions_handling.react(by=operator(), case=stale, reaction="content")
    with pytest.raises(NotAllowed):
        actions_handling.react(by=operator(), case=stale, reaction="not")


def test_a_form_that_arrives_twice_makes_one_case(city):
    mark, told = secret.mark(), Told("Antre lama.")
    first, second = (
        actions.file(by=operator(), channel="web", told=told, mark=mark) for _ in "ab"
    )
    assert Case.objects.count() == 1
    assert (first.number, first.word) == (second.number, second.word)
    assert (first.is_new, second.is_new) == (True, False)


def test_nothing_is_done_without_leave_or_out_of_reach(city, sent, routed):
    unrouted, with_one = sent().it, routed().it
    for by, it in (
        (city.planner, with_one),
        (city.auditor, with_one),
        (city.elsewhere, with_one),
        (city.keeper, unrouted),
    ):
        for act, more in (
            (actions_handling.route, {"unit": city.one, "grade": "plain", "text": "x"}),
            (actions_handling.answer, {"text": "x"}),
            (actions_handling.react, {"reaction": "content"}),
        ):
            with pytest.raises(PermissionDenied):
                act(by=by, case=it, **more)
    with pytest.raises(PermissionDenied):
        actions.file(
            by=city.keeper, channel="counter", told=Told("x"), mark=secret.mark()
        )


def test_what_was_misdirected_leaves_the_reach_of_who_passes_it_on(city, routed):
    it = routed().it
    actions_handling.route(
        by=city.keeper, case=it, unit=city.other, grade="plain", text=it.text
    )
    with pytest.raises(PermissionDenied):
        actions_handling.answer(by=city.keeper, case=it, text="x")
    assert Complaint.objects.get().unit == city.other


def test_a_class_is_not_changed_without_a_reason(city, routed):
    it = routed("normative").it
    told = {"unit": city.one, "grade": "oversight", "text": it.text}
    with pytest.raises(NotAllowed):
        actions_handling.route(by=city.keeper, case=it, **told)
    actions_handling.route(by=city.keeper, case=it, **told, note="Perlu pemeriksaan.")
    assert Turn.objects.filter(text="Perlu pemeriksaan.").exists()


def test_what_is_late_is_told_upwards_once_for_each_deadline(city, routed, sent, at):
    routed("normative")
    sent()
    chores.look(at(2026, 3, 9))
    assert Notice.objects.filter(to=city.planner).count() == 1  # the one not passed on
    for day in (10, 11, 12):  # three working days are the unit's own
        chores.look(at(2026, 3, day))
        assert Notice.objects.filter(to=city.planner).count() == 1 + (day == 12)
    chores.look(at(2026, 3, 13))
    assert Notice.objects.filter(to=city.planner).count() == 2
    told = Notice.objects.filter(to=city.keeper, text_id__contains="batas")
    assert told.count() == 1
    assert not Notice.objects.filter(text_id__contains="Budi").exists()


def test_who_does_not_react_has_it_closed(city, routed, at):
    it = actions_handling.answer(by=city.keeper, case=routed().it, text="Sudah.")
    chores.look(at(2026, 3, 16))
    it.refresh_from_db()
    assert it.stage == "answered"
    chores.look(at(2026, 3, 17))
    it.refresh_from_db()
    assert (it.stage, it.reaction) == ("closed", "")


def test_who_sent_it_is_forgotten_a_year_after_it_was_closed(city, routed, at):
    told = routed()
    actions_handling.answer(by=city.keeper, case=told.it, text="Sudah.")
    actions_handling.react(by=operator(), case=told.it, reaction="content", said="Ok")
    chores.look(at(2027, 3, 2))
    assert Reporter.objects.get().name == "Budi"
    chores.look(at(2027, 3, 3))
    kept = Reporter.objects.get()
    assert not any((kept.name, kept.contact, kept.text, kept.said, kept.word))
    assert Case.objects.get().answer == "Sudah."
    assert Entry.objects.filter(act="reporter.forgotten").count() == 1
