"""Asking the complainant, notes, answering many at once, who sees what of it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tepat_web.accounts.queries import operator
from tepat_web.complaints import actions_handling, actions_waiting, chores, suggest
from tepat_web.complaints.models import Addition, Case, Reporter, Turn
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Notice, Version
from tepat_web.publicservice.models import Complaint, Service

pytestmark = pytest.mark.django_db


def page(client_of, user, it, **asked):
    got = client_of(user).get(reverse("complaints:one", args=[it.pk]), asked)
    return got.content.decode()


def test_no_clock_runs_while_the_complainant_is_asked(city, routed, at):
    it = routed().it
    at(2026, 3, 5)
    it = actions_waiting.ask(by=city.keeper, case=it, text="Loket nomor berapa?")
    assert it.due is None
    chores.look(at(2026, 4, 6))
    assert not Turn.objects.filter(what="overdue").exists()
    at(2026, 3, 10)
    it = actions_waiting.resume(by=operator(), case=it, said="Loket 3, saya Budi")
    assert it.answer_by == date(2026, 3, 26)  # 20 March, and four working days
    assert Addition.objects.get().text == "Loket 3, saya Budi"
    assert not any("Budi" in each.content for each in Version.objects.all())
    with pytest.raises(NotAllowed):
        actions_waiting.resume(by=operator(), case=it, said="Lagi")


def test_a_question_neither_hides_a_deadline_that_passed_nor_stands_twice(
    city, routed, at
):
    it = routed("normative").it
    asked = actions_waiting.ask(by=city.keeper, case=it, text="Kapan?")
    with pytest.raises(NotAllowed):
        actions_waiting.ask(by=city.keeper, case=asked, text="Kapan?")
    late = routed("normative").it
    at(2026, 3, 10)
    with pytest.raises(NotAllowed, match="batas waktu"):
        actions_waiting.ask(by=city.keeper, case=late, text="Kapan?")


def test_who_does_not_answer_is_not_waited_for_and_nothing_is_closed(city, routed, at):
    it = actions_waiting.ask(by=city.keeper, case=routed().it, text="Kapan?")
    chores.look(at(2026, 4, 13))
    it.refresh_from_db()
    assert it.asked_on is not None
    chores.look(at(2026, 4, 14))
    it.refresh_from_db()
    assert (it.asked_on, it.stage) == (None, "routed")
    assert it.answer_by > date(2026, 4, 14)
    assert Notice.objects.filter(to=city.keeper, text_id__contains="berjalan").exists()


def test_the_class_changes_in_the_middle_of_a_pause_and_counts_from_the_first_day(
    city, routed, at
):
    it = routed("normative").it
    at(2026, 3, 4)
    actions_waiting.ask(by=city.keeper, case=it, text="Kapan?")
    at(2026, 3, 6)
    actions_waiting.resume(by=city.keeper, case=it, said="Senin")
    it = actions_handling.route(
        by=city.keeper, case=it, unit=city.other, grade="plain", text="x", note="Luas"
    )
    assert it.answer_by == date(2026, 3, 25)  # 20 March, and 4, 5 and 6
    had = Turn.objects.filter(case=it, what="routed").order_by("pk")
    assert [each.unit for each in had] == [city.one, city.other]  # who had it when


def test_many_people_with_one_problem_get_one_answer_and_react_for_themselves(
    city, routed, at
):
    first = routed().it
    at(2026, 3, 3)
    second, third = routed().it, routed().it
    actions_waiting.join(by=city.keeper, case=second, number=third.number)
    # Joined to the later one, and then to the first: all hang on the first.
    actions_waiting.join(by=city.keeper, case=second, number=first.number)
    rows = Case.objects.order_by("pk")
    assert [each.main for each in rows] == [None, first, first]
    actions_handling.answer(by=city.keeper, case=first, text="Loket ditambah.")
    assert {each.answer for each in rows.all()} == {"Loket ditambah."}
    third.refresh_from_db()
    actions_handling.react(by=operator(), case=third, reaction="not")
    stages = [(each.stage, each.main_id) for each in rows.all()]
    assert stages == [("answered", None), ("answered", first.pk), ("routed", None)]
    assert Complaint.objects.filter(status="Dijawab").count() == 2


def test_what_is_of_another_unit_or_class_is_not_answered_together(city, routed, sent):
    it, other = routed().it, routed("normative").it
    moved = routed().it
    actions_handling.route(
        by=city.desk, case=moved, unit=city.other, grade="plain", text="x"
    )
    for number in (other.number, moved.number, it.number, "00000000", sent().it.number):
        with pytest.raises(NotAllowed):
            actions_waiting.join(by=city.desk, case=it, number=number)
    with pytest.raises(NotAllowed):  # out of reach is told as if there were none
        actions_waiting.join(by=city.keeper, case=it, number=moved.number)


def test_who_goes_to_another_unit_is_parted_from_the_others(city, routed):
    first, second = routed().it, routed().it
    actions_waiting.join(by=city.keeper, case=first, number=second.number)
    actions_handling.route(
        by=city.keeper, case=first, unit=city.other, grade="plain", text="x"
    )
    actions_handling.answer(by=city.elsewhere, case=first, text="Sudah.")
    second.refresh_from_db()
    assert (second.main, second.stage, second.answer) == (None, "routed", "")


def test_nobody_out_of_reach_asks_notes_or_joins(city, routed):
    it = routed().it
    for by in (city.planner, city.auditor, city.elsewhere):
        for act, more in (
            (actions_waiting.ask, {"text": "x"}),
            (actions_waiting.resume, {"said": "x"}),
            (actions_waiting.note, {"text": "x"}),
            (actions_waiting.join, {"number": it.number}),
            (actions_waiting.part, {}),
        ):
            with pytest.raises(PermissionDenied):
                act(by=by, case=it, **more)


def test_a_note_of_the_office_is_read_by_who_handles_it_alone(city, routed, client_of):
    told = routed()
    actions_waiting.note(by=city.keeper, case=told.it, text="Periksa CCTV dulu.")
    assert "Periksa CCTV" in page(client_of, city.desk, told.it)
    assert "Periksa CCTV" not in page(client_of, city.auditor, told.it)
    seen = city.stranger.post(
        "/aduan/cek/", {"number": told.number, "word": told.word}
    ).content.decode()
    assert "Periksa CCTV" not in seen
    assert "atatan di dalam" not in seen


def test_of_an_anonymous_case_the_unit_learns_no_name(city, routed, client_of):
    it = routed(veil="anonymous", text="Antre dua jam di loket.").it
    assert "0812" in page(client_of, city.desk, it)
    seen = page(client_of, city.keeper, it)
    assert not any(each in seen for each in ("Budi", "0812"))
    assert "Antre dua jam" in seen
    assert Reporter.objects.get().name == "Budi"  # nothing was taken away
    Addition.objects.create(
        case=it, day=it.day, text="Lagi", sender="budi@surel.example", source="s"
    )
    assert "budi@" in page(client_of, city.desk, it)
    assert "budi@" not in page(client_of, city.keeper, it)


def test_of_a_confidential_case_register_and_readers_learn_no_word(
    city, routed, client_of
):
    it = routed(veil="confidential").it
    assert Complaint.objects.get().text == "(aduan rahasia)"
    assert "Antre" not in page(client_of, city.auditor, it)
    assert "Antre" in page(client_of, city.keeper, it)
    assert not any("Antre" in each.content for each in Version.objects.all())


def test_a_unit_is_suggested_by_words_that_few_bear_and_says_which(city):
    Service.objects.create(unit=city.other, name="Pemeriksaan Gigi", order=1)
    (first,) = suggest.suggested("Antre periksa gigi lama sekali")
    assert (first.unit, first.words) == (city.other, ("gigi",))
    assert suggest.suggested("Tidak jelas sama sekali") == []


def test_page_offers_unit_beginning_of_an_answer_and_the_next_case(
    city, sent, routed, client_of
):
    waiting = sent(text="Puskesmas penuh", unit=city.one).it
    seen = page(client_of, city.desk, waiting)
    assert f"?unit={city.other.pk}" in seen
    assert f'value="{city.other.pk}" selected' in page(
        client_of, city.desk, waiting, unit=city.other.pk
    )
    first, second = routed().it, routed().it
    seen = page(client_of, city.keeper, first, contoh="maaf")
    assert "kami mohon maaf" in seen
    assert reverse("complaints:one", args=[second.pk]) in seen
    assert "mohon maaf" not in page(client_of, city.keeper, first, contoh="lain")


def test_the_complainant_reads_the_question_and_answers_it_without_an_account(
    city, routed, at
):
    told = routed()
    at(2026, 3, 4)
    actions_waiting.ask(by=city.keeper, case=told.it, text="Loket nomor berapa?")
    sent = {"number": told.number, "word": told.word}
    seen = city.stranger.post("/aduan/cek/", sent).content.decode()
    assert "Loket nomor berapa?" in seen
    blank = city.stranger.post("/aduan/cek/", sent | {"jawaban": "1", "said": " "})
    assert blank.status_code == 422
    foreign = {"Origin": "https://jahat.example"}
    answered = sent | {"jawaban": "1", "said": "Loket tiga"}
    told_off = city.stranger.post("/aduan/cek/", answered, headers=foreign)
    assert (told_off.status_code, Addition.objects.count()) == (422, 0)
    pages = [city.stranger.post("/aduan/cek/", answered) for _ in "ab"]
    assert [page.status_code for page in pages] == [200, 422]  # kept once
    assert "Loket tiga" in pages[0].content.decode()
    told.it.refresh_from_db()
    assert (told.it.asked_on, Addition.objects.count()) == (None, 1)
