"""Figures, units, and what is open to everybody."""

import io
from datetime import timedelta
from itertools import product

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.consultation import (
    actions,
    actions_open,
    actions_run,
    counts,
    unit,
    waiting,
)
from tepat_web.consultation.models import Answer, Concern, Meeting, Question
from tepat_web.consultation.suppression import SMALL, suppressed
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Notice
from tepat_web.workforce.models import Employee
from tepat_web.workforce.queries import people_led_by

pytestmark = pytest.mark.django_db
SAID = {"about_id": "Rotasi guru.", "about_en": "Rotation.", "contact": "BKPSDM"}


def address(name, plan, *rest):
    return reverse(f"consultation:{name}", args=[plan.pk, *rest])


def test_reach_figures_count_who_was_told_who_read_and_who_said_what(
    opened, people, planner, concern, client_of
):
    actions.open_card(by=people.mover, concern=concern)
    actions.accept(by=people.mover, concern=concern)
    agencies = counts.by_agency(opened)
    whole = counts.together(agencies)
    assert (whole.told, whole.opened, whole.answered) == (2, 1, 1)
    assert whole.people == opened.moves.count() == sum(it.people for it in agencies)
    assert whole.answers[Answer.ACCEPTS] == 1
    home = next(it for it in agencies if it.name == people.home.name)
    assert home.opened == 1
    browser = client_of(planner)
    assert browser.get(address("reach", opened)).context["whole"].people == whole.people
    sheet = openpyxl.load_workbook(
        io.BytesIO(browser.get(address("workbook", opened)).content)
    ).active
    cells = [cell for row in sheet.values for cell in row if cell is not None]
    assert people.home.name in cells
    names = set(Employee.objects.values_list("name", flat=True))
    assert not names & set(map(str, cells))


def test_the_planner_sees_who_said_what_and_answers(
    opened, people, planner, concern, client_of
):
    actions.ask(by=people.mover, concern=concern, text="Kapan pindahnya?")
    browser = client_of(planner)
    assert "Kapan pindahnya?" in browser.get(address("inbox", opened)).content.decode()
    one = address("one", opened, concern.pk)
    for _ in range(2):
        browser.post(one, {"text": "Januari 2027.", "sekali": "tanda"})
    assert concern.sayings.filter(kind="reply").count() == 1
    card = client_of(people.mover).get(address("card", opened)).content.decode()
    assert "Januari 2027." in card
    assert planner.username not in card
    asks = browser.get(address("people", opened), {"jawaban": "asks"})
    assert [row["concern"].nip for row in asks.context["rows"]] == [people.move.nip]


def test_a_supervisor_sees_seats_and_who_leaves_but_no_answer(
    opened, people, user_with, client_of, concern
):
    actions.ask(by=people.mover, concern=concern, text="Rahasia saya")
    leader, led = None, set()
    for employee in Employee.objects.filter(appointments__valid_to=None):
        if employee.nip in (people.mover.nip, people.other.nip, people.stays.nip):
            continue
        user = user_with(nip=employee.nip)
        led = set(people_led_by(user))
        if led & set(opened.moves.values_list("nip", flat=True)):
            leader = user
            break
    assert leader is not None
    page = client_of(leader).get(address("unit", opened))
    text = page.content.decode()
    assert {it.nip for it in page.context["leavers"]} <= led
    assert page.context["leavers"]
    strangers = Employee.objects.exclude(nip__in=led | {leader.nip})
    assert [it.name for it in strangers if it.name in text] == []
    for word in ("Rahasia saya", "bertanya", "Diberi tahu lewat surat"):
        assert word not in text
    rows = unit.seats(leader, opened)
    assert sum(it.leaving for it in rows) >= len(page.context["leavers"])
    assert client_of(people.stays).get(address("unit", opened)).status_code == 404


def test_an_officer_sees_their_agency_and_whom_to_tell(
    opened, people, client_of, concern
):
    Concern.objects.filter(pk=concern.pk).update(told_at=None)
    browser = client_of(people.officer)
    page = browser.get(address("unit", opened))
    inside = Concern.objects.filter(plan=opened, path__startswith=people.home.path)
    untold = set(inside.filter(told_at=None).values_list("nip", flat=True))
    assert {row["nip"] for row in page.context["untold"]} == untold
    letters = browser.get(address("unit_letters", opened)).content.decode()
    assert letters.count('class="letter"') == len(untold)
    tasks = waiting.of(people.officer, timezone.localdate())
    assert [task.url for task in tasks] == [address("unit", opened)]
    browser.post(address("told", opened), {"nip": list(untold)})
    assert not browser.get(address("unit", opened)).context["untold"]
    assert waiting.of(people.officer, timezone.localdate()) == []


def test_what_waits_is_told_until_it_is_done(opened, people, planner, concern):
    today = timezone.localdate()
    (task,) = waiting.of(people.mover, today)
    assert (task.url, task.is_urgent) == (address("card", opened), False)
    (near,) = waiting.of(people.mover, opened.consult_until)
    assert near.is_urgent
    said = actions.ask(by=people.mover, concern=concern, text="Kapan?")
    assert waiting.of(people.mover, today) == []
    assert [it.url for it in waiting.of(planner, today)] == [address("inbox", opened)]
    actions_run.reply(by=planner, saying=said, text="Januari.")
    assert waiting.of(planner, today) == []


def test_a_public_page_opens_when_published_and_names_nobody(
    opened, planner, client_of, people
):
    stranger = Client()
    assert stranger.get(address("public", opened)).status_code == 404
    browser = client_of(planner)
    preview = browser.post(address("frequent", opened), SAID)
    assert preview.context["preview"]["figures"]
    assert stranger.get(address("public", opened)).status_code == 404
    browser.post(address("frequent", opened), SAID | {"terbitkan": "1"})
    page = stranger.get(address("public", opened))
    text = page.content.decode()
    assert "Rotasi guru." in text
    everyone = Employee.objects.values_list("nip", "name")
    assert [nip for nip, name in everyone if name in text or nip in text] == []
    assert all(people >= SMALL for _name, people in page.context["agencies"])
    assert opened.name in stranger.get(reverse("consultation:publics")).content.decode()
    with pytest.raises(NotAllowed):
        actions_open.publish(by=planner, plan=opened, **SAID)
    browser.post(address("close", opened))
    assert stranger.get(address("public", opened)).status_code == 404
    assert client_of(people.officer).get(address("frequent", opened)).status_code == 403


def test_nobody_works_out_a_small_count_from_what_is_told():
    """Whoever knows the rule and everything that is told still finds no small one."""
    told = {}
    for many in (1, 2, 3):
        for numbers in product(range(2 * SMALL), repeat=many):
            cells, both = suppressed(dict(zip("abc", numbers, strict=False)))
            told.setdefault((tuple(cells.values()), both), []).append(numbers)
    for (cells, both), possible in told.items():
        for at, cell in enumerate(cells):
            if cell is None:
                assert both is None
                assert {numbers[at] for numbers in possible} == set(range(SMALL))


def test_frequent_questions_are_told_in_both_languages_once_published(
    opened, planner, client_of
):
    actions_open.publish(by=planner, plan=opened, **SAID)
    browser = client_of(planner)
    told = {
        "asked_id": "Apakah wajib?",
        "asked_en": "Must one?",
        "order": 1,
        "answer_id": "Tidak.",
        "answer_en": "No.",
    }
    browser.post(address("question_add", opened), told)
    page = Client().get(address("public", opened)).content.decode()
    assert "Apakah wajib?" not in page
    kept = Question.objects.get()
    change = address("question", opened, kept.pk)
    browser.post(change, told | {"is_published": "on", "for_all": "on"})
    page = Client().get(address("public", opened)).content.decode()
    assert "Apakah wajib?" in page
    assert browser.post(address("question_add", opened), told | {"for_all": "on"})
    assert Question.objects.count() == 1
    browser.post(change, {"hapus": "1"})
    assert (
        "Apakah wajib?" not in Client().get(address("public", opened)).content.decode()
    )


def test_a_meeting_is_announced_to_whom_it_is_for_and_minuted_afterwards(
    opened, planner, people, client_of
):
    Notice.objects.update(seen_at=timezone.now())
    begins = timezone.now() + timedelta(days=2)
    told = {"title": "Temu dinas", "place": "Aula", "agenda": "Tanya jawab"}
    made = actions_open.announce_meeting(
        by=planner, plan=opened, starts_at=begins, unit=people.home, **told
    )
    with pytest.raises(NotAllowed):
        actions_open.announce_meeting(
            by=planner, plan=opened, starts_at=begins, unit=people.home, **told
        )
    assert Notice.objects.filter(to=people.mover, seen_at=None).count() == 1
    is_in = people.other_move.path.startswith(people.home.path)
    assert Notice.objects.filter(to=people.other, seen_at=None).exists() == is_in
    card = address("card", opened)
    assert "Temu dinas" in client_of(people.mover).get(card).content.decode()
    if not is_in:
        other = client_of(people.other).get(card).content.decode()
        assert "Temu dinas" not in other
    with pytest.raises(NotAllowed):
        actions_open.minute_meeting(by=planner, meeting=made, attended=9, minutes="x")
    Meeting.objects.update(starts_at=timezone.now() - timedelta(hours=3))
    minutes = address("minutes", opened, made.pk)
    client_of(planner).post(minutes, {"attended": 9, "minutes": "Disepakati."})
    assert "Disepakati." in client_of(people.mover).get(card).content.decode()


def test_an_announcement_is_looked_at_before_it_is_sent_and_sent_once(
    opened, planner, people, client_of
):
    browser = client_of(planner)
    url = address("announce", opened)
    begun = browser.get(url, {"jenis": "reminder"}).context["form"].initial
    assert opened.name in begun["title"]
    assert "pukul 24.00" in begun["text"]
    seen = browser.post(url, begun)
    assert seen.context["preview"]["text"] == begun["text"].strip()
    assert not opened.announcements.exists()
    assert browser.post(url, begun | {"kirim": "1"}).status_code == 302
    assert browser.post(url, begun | {"kirim": "1"}).status_code == 422
    assert opened.announcements.get().people == 2
    card = client_of(people.mover).get(address("card", opened)).content.decode()
    assert begun["title"] in card


@pytest.mark.parametrize("role", [Role.OFFICER, Role.BOARD, Role.AUDITOR, None])
def test_only_who_runs_consultations_changes_what_is_said(role, opened, user_with):
    user = user_with(role)
    acts = (
        lambda: actions_open.publish(by=user, plan=opened, **SAID),
        lambda: actions_open.close_page(by=user, plan=opened),
        lambda: actions_run.remind(by=user, plan=opened, today=timezone.localdate()),
        lambda: actions_run.announce(
            by=user, plan=opened, kind="opening", title="a", text="b"
        ),
    )
    for act in acts:
        with pytest.raises(Exception, match="consult_run"):
            act()
