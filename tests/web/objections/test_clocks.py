"""Deadlines as pages tell them: over Lebaran, over the year's end, told once each."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.web.objections.conftest import STAY

from tepat_web.accounts.access import Role
from tepat_web.ledger.models import Entry, Notice
from tepat_web.objections import actions, clocks, waiting
from tepat_web.objections.clocks import Step
from tepat_web.objections.models import Objection
from tepat_web.objections.reminders import remind
from tepat_web.objections.steps import refusal
from tepat_web.organisation.models import Holiday
from tepat_web.workforce.models import Employee

pytestmark = pytest.mark.django_db
FORM = {"ground": "distance", "wanted": "stay", "text": "Rumah saya jauh dari sana."}


def rest(*days):
    """Make these days holidays, and no others of their months."""
    months = {(day.year, day.month) for day, _name in days}
    for year, month in months:
        Holiday.objects.filter(day__year=year, day__month=month).delete()
    Holiday.objects.bulk_create(Holiday(day=day, name=name) for day, name in days)


@pytest.fixture
def lebaran():
    """Eid of 1448: Wednesday 10 and Thursday 11 March 2027, joint leave around it."""
    rest(
        (date(2027, 3, 9), "Cuti bersama Idulfitri"),
        (date(2027, 3, 10), "Hari Raya Idulfitri"),
        (date(2027, 3, 11), "Hari Raya Idulfitri"),
        (date(2027, 3, 12), "Cuti bersama Idulfitri"),
    )


@pytest.fixture
def year_end():
    """Christmas 2026 on a Friday, New Year's Day 2027 on a Friday."""
    rest(
        (date(2026, 12, 24), "Cuti bersama Natal"),
        (date(2026, 12, 25), "Hari Raya Natal"),
        (date(2027, 1, 1), "Tahun Baru Masehi"),
    )


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def filed_on(client_of, mover, plan, told=FORM):
    """File through the page, and return the page that follows."""
    browser = client_of(mover.user)
    shown = browser.post(f"/keberatan/rencana/{plan.pk}/ajukan/", told, follow=True)
    assert shown.status_code == 200, text(shown)
    return text(shown)


def test_a_remark_before_lebaran_is_answered_after_it(
    at, lebaran, plan, mover, client_of
):
    plan.consult_until = date(2027, 3, 31)
    plan.save()
    at(2027, 3, 5)  # a Friday
    shown = filed_on(client_of, mover, plan)
    # Day 1 is Monday 8; 9 to 12 are off, 13 and 14 a weekend; days 2 to 5: 15 to 18.
    assert Objection.objects.get().answer_by == date(2027, 3, 18)
    assert "18 Maret 2027" in shown
    assert "tinggal 5 hari kerja" in shown.lower()
    for why in ("Sabtu", "Minggu", "Hari Raya Idulfitri", "Cuti bersama Idulfitri"):
        assert why in shown


def test_an_objection_to_a_decision_runs_over_the_end_of_the_year(
    at, year_end, plan, mover, client_of, decide, authority
):
    at(2026, 12, 14)
    decide(authority)
    at(2026, 12, 21)  # a Monday
    told = FORM | {"received_on": "2026-12-14"}
    shown = filed_on(client_of, mover, plan, told)
    it = Objection.objects.get()
    # From Monday 14: 15–18 are days 1–4, 21–23 are 5–7, 28–31 are 8–11, 4–6 are 12–14.
    assert it.file_by == date(2027, 1, 6)
    # From Monday 21: 22, 23 are days 1 and 2, 28 to 31 days 3 to 6.
    assert it.answer_by == date(2026, 12, 31)
    # 4–8 January are days 7–11, 11–15 are 12–16, 18–22 are 17–21.
    assert it.decide_by == date(2027, 1, 22)
    assert it.acknowledge_by is None  # the norm knows no limit
    assert "PP 79/2021" in shown
    assert "belum dipastikan" in shown
    assert "Hari Raya Natal" in shown


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 1, 8), "tinggal 1 hari kerja"),
        (date(2027, 1, 11), "hari ini hari terakhir"),
        (date(2027, 1, 16), "lewat 4 hari kerja"),  # a Saturday: 12 to 15 have passed
    ],
)
def test_what_is_left_is_said_in_working_days(day, said, year_end, plan):
    assert clocks.left(date(2027, 1, 11), day) == said


def test_each_deadline_is_told_once_before_on_and_after_the_day(
    at, year_end, plan, mover, file, planner, authority
):
    it = file(mover)  # on Monday 7: the answer is due on Monday 14
    Notice.objects.all().delete()

    def told(*day):
        today = at(*day)
        for _ in range(2):  # two workers, or one twice
            remind(today)
        return [
            each.text_id for each in Notice.objects.filter(to=planner).order_by("pk")
        ]

    assert told(2026, 12, 9) == []
    assert len(told(2026, 12, 10)) == 1  # two working days before
    assert len(told(2026, 12, 11)) == 1
    assert len(told(2026, 12, 14)) == 2
    assert len(told(2026, 12, 15)) == 3
    assert len(told(2026, 12, 31)) == 3  # after it, once
    everything = " ".join(told(2026, 12, 31))
    name = Employee.objects.get(nip=it.nip).name
    assert it.nip not in everything
    assert name not in everything
    assert not Notice.objects.filter(to=authority).exists()
    assert Entry.objects.filter(act="objection.told", record=it.pk).count() == 3
    it.refresh_from_db()
    assert (it.stage, it.outcome) == ("filed", "")  # time decides nothing


def test_late_is_red_wherever_it_appears(
    at, year_end, plan, mover, file, planner, client_of
):
    it = file(mover)
    today = at(2026, 12, 16)
    office, person = client_of(planner), client_of(mover.user)
    for browser, page in (
        (office, "/keberatan/"),
        (office, f"/keberatan/{it.pk}/"),
        (person, "/keberatan/saya/"),
        (person, f"/keberatan/{it.pk}/"),
    ):
        shown = text(browser.get(page))
        assert "badge overdue" in shown
        assert "lewat 2 hari kerja" in shown
    (task,) = waiting.of(planner, today)
    assert task.is_urgent
    assert "lewat batas waktu" in task.text


def test_the_day_that_was_told_stays_when_the_calendar_changes(
    at, year_end, plan, mover, file, client_of
):
    it = file(mover)
    Holiday.objects.create(day=date(2026, 12, 9), name="Pilkada")
    at(2026, 12, 8)
    shown = text(client_of(mover.user).get(f"/keberatan/{it.pk}/"))
    assert "14 Desember 2026" in shown
    assert "yang berlaku hari yang pertama kali diberitahukan" in shown


def test_silence_of_the_office_does_not_keep_the_authority_from_deciding(
    year_end, plan, mover, decide, user_with
):
    decide(user_with(Role.AUTHORITY))
    second = user_with(Role.AUTHORITY)
    told = replace(STAY, received_on=date(2026, 12, 7))
    it = actions.file(by=mover.user, plan=plan, told=told)
    after = it.answer_by + timedelta(days=1)
    assert waiting.of(second, it.answer_by) == []
    assert refusal(second, it, Step.DECIDE, it.answer_by)
    assert not refusal(second, it, Step.DECIDE, after)
