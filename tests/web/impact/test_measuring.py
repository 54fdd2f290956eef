"""Everything that can be measured is, unasked or at one press, and never twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.web.impact.test_overview import AT, carried_out, text
from tests.web.snapshots.test_effect import EVENT

from tepat.effects.days import FEWEST
from tepat_web.accounts.access import Role
from tepat_web.accounts.models import Grant
from tepat_web.impact import actions, chores, queries
from tepat_web.impact import jobs as measuring
from tepat_web.impact.changes import changes, due
from tepat_web.impact.overview import State, overview
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job
from tepat_web.organisation.models import Position
from tepat_web.performance.models import TrainingTaken
from tepat_web.publicservice.models import SurveyAnswer
from tepat_web.snapshots.models import Computed
from tepat_web.workforce.models import Appointment

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)
MEASURE = "/dampak/ringkasan/ukur/"


@pytest.fixture
def today(register, monkeypatch):
    """It is one certain day, whatever the clock says."""
    Grant.objects.update(valid_from=TODAY)
    real = timezone.localdate
    monkeypatch.setattr(
        timezone, "localdate", lambda moment=None: real(moment) if moment else TODAY
    )


@pytest.fixture(autouse=True)
def few(db, today, asked):
    """Trainings without a day, so that they are not due."""
    TrainingTaken.objects.update(ended=None)


@pytest.fixture
def plan(city, asked):
    return carried_out(city, "Rotasi Oktober", EVENT, asked[0][:1])


def of(city, name):
    every = overview(city.planner)
    (line,) = [it for it in every.plans if it.change.name == name]
    return line


def led_anew(city, day):
    """Let the leaders of enough units of one kind have taken office on a day."""
    leading = Appointment.objects.filter(
        valid_to__isnull=True, post__position__is_leader=True
    )
    chosen = list(leading.select_related("post__position__unit").order_by("pk"))
    chosen = [it for it in chosen if len(it.post.position.unit.path) > 5][:FEWEST]
    assert len(chosen) == FEWEST
    for each in chosen:
        each.since = day
        each.save()
        unit = each.post.position.unit
        unit.kind = "bidang"
        unit.save()
        for at in (-300, -100, 20, 200):
            SurveyAnswer.objects.create(unit=unit, day=day + timedelta(days=at), fee=3)
    return {it.post.position.unit.code for it in chosen}


def test_a_press_measures_what_is_due_and_nothing_a_second_time(city, plan, browser):
    page = text(browser.get(AT))
    assert "Ukur 1 perubahan" in page and MEASURE in page
    answer = browser.post(MEASURE)
    job = Job.objects.get(kind=queries.WORK)
    assert answer.url.endswith(f"/{job.pk}/")
    assert browser.post(MEASURE).url == answer.url  # a double click
    assert Job.objects.filter(kind=queries.WORK).count() == 1
    page = text(browser.get(AT))
    assert answer.url in page and MEASURE not in page
    job = jobs.do_now(job)
    assert job.state == Job.State.DONE, job.message_id
    assert job.answer["url"] == AT and "1 perubahan diukur" in job.message_id
    (made,) = Computed.objects.filter(kind="effect")
    assert made.by == city.planner and made.parameters["changed"] == list(plan.units)
    assert Entry.objects.filter(act="computation.stored").count() == 1
    line = of(city, plan.name)
    assert line.state is State.TOLD
    assert "naik" in str(line.measured[0].said.id)
    assert MEASURE not in text(browser.get(AT))
    with pytest.raises(NotAllowed, match="terukur dan mutakhir"):
        actions.ask_due(by=city.planner, today=TODAY)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.AUTHORITY, Role.SERVICE])
def test_who_only_reads_does_not_have_it_measured(plan, role, user_with, client_of):
    client = client_of(user_with(role))
    assert MEASURE not in text(client.get(AT))
    assert client.post(MEASURE).status_code == 403
    assert not Job.objects.filter(kind=queries.WORK).exists()


def test_the_days_measure_by_themselves_once_a_day_at_most(city, plan):
    chores.look(TODAY)
    chores.look(TODAY)
    (job,) = Job.objects.filter(kind=queries.WORK)
    assert job.by.username == "operator"
    jobs.do_now(job)
    assert of(city, plan.name).state is State.TOLD
    Computed.objects.all().delete()  # due again, as after a fault
    Job.objects.filter(pk=job.pk).update(asked_at=f"{TODAY}T03:00:00Z")
    chores.look(TODAY)
    assert Job.objects.filter(kind=queries.WORK).count() == 1
    chores.look(TODAY + timedelta(days=1))
    assert Job.objects.filter(kind=queries.WORK).count() == 2


def test_a_further_quarter_of_answers_makes_it_due_again(city, plan):
    chores.look(TODAY)
    jobs.do_now(Job.objects.get(kind=queries.WORK))
    Computed.objects.update(made_at=f"{TODAY}T03:00:00Z")
    assert due(city.planner, TODAY) == []
    later = TODAY + timedelta(days=100)
    assert due(city.planner, later) == []  # nobody answered since
    SurveyAnswer.objects.create(
        unit=SurveyAnswer.objects.first().unit, day=TODAY + timedelta(days=50), fee=3
    )
    (again,) = due(city.planner, later)
    assert again.name == plan.name
    Computed.objects.update(made_at="2026-08-01T00:00:00Z")  # a quarter ago
    line = of(city, plan.name)
    assert line.state is State.OUTDATED and line.measured[0].is_older


def test_a_change_that_is_too_recent_says_from_when_it_can_be_measured(
    city, asked, browser
):
    on = date(2026, 9, 1)
    recent = carried_out(city, "Rotasi baru", on, asked[0][:1])
    assert of(city, recent.name).state is State.TOO_SOON
    assert "mulai 1 Maret 2027" in text(browser.get(AT))
    assert due(city.planner, TODAY) == []
    early = carried_out(city, "Rotasi awal", date(2024, 10, 20), asked[0][:1])
    assert of(city, early.name).state is State.TOO_LATE
    SurveyAnswer.objects.all().delete()
    assert of(city, recent.name).state is State.NO_ANSWERS


def test_another_set_of_units_is_another_question(city, asked, plan, compute):
    """What was asked of fewer units shows, and the whole is measured besides."""
    whole = carried_out(city, "Rotasi penuh", EVENT, asked[0])
    compute("effect", event=EVENT.isoformat(), changed=list(plan.units))
    assert [it.name for it in due(city.planner, TODAY)] == [whole.name]
    assert of(city, whole.name).measured  # of some of its units


def test_more_than_one_night_can_take_goes_on_in_the_next(
    city, asked, plan, monkeypatch
):
    carried_out(city, "Rotasi kedua", EVENT, asked[1][:1])
    monkeypatch.setattr(measuring, "MOST_AT_ONCE", 1)
    chores.look(TODAY)
    job = jobs.do_now(Job.objects.get(kind=queries.WORK))
    assert "1 menyusul" in job.message_id
    assert len(due(city.planner, TODAY)) == 1


def test_a_day_of_the_history_is_offered_filled_in_and_measured(city, browser):
    on = EVENT + timedelta(days=40)
    units = led_anew(city, on)
    (day,) = changes(city.planner).days
    assert day.units == units and day.parameters["event"] == on.isoformat()
    for page in (text(browser.get("/dampak/")), text(browser.get(AT))):
        assert "Pimpinan baru di 5 bidang" in page
    form = text(browser.get(f"/dampak/tanya/?{day.ask}"))
    assert f'value="{on.isoformat()}"' in form
    assert all(unit in form for unit in units)
    other = text(browser.get("/dampak/tanya/?hari=2020-01-01&jenis=bidang"))
    assert 'value="2020-01-01"' not in other
    assert [it.name for it in due(city.planner, TODAY)] == [day.name]


def test_a_plan_of_that_day_stands_for_it(city):
    units = led_anew(city, EVENT)
    reached = [it.unit for it in Position.objects.filter(unit__code__in=units)]
    carried_out(city, "Rotasi", EVENT, {it.code: it for it in reached}.values())
    every = changes(city.planner)
    assert [it.name for it in every.plans] == ["Rotasi"] and every.days == []


def test_a_reader_sees_only_days_whose_units_lie_within_reach(city, user_with):
    led_anew(city, EVENT)
    assert changes(user_with(Role.AUTHORITY)).days
    assert changes(user_with(Role.SERVICE, city.home)).days == []
