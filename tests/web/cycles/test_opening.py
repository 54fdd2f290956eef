"""A cycle is opened and closed for everybody, and nobody gets two agreements."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.web.cycles.conftest import LAID, YEAR

from tepat_web.accounts.access import Role
from tepat_web.agreements.models import Agreement, Cycle
from tepat_web.cycles import actions, actions_people, jobs, queries
from tepat_web.cycles.roll import differing, roll, seated
from tepat_web.cycles.steps import Period
from tepat_web.evaluations.models import Evaluation
from tepat_web.evaluations.queries import YEAR as WHOLE
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.workforce.chain import superiors
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def running():
    return Agreement.objects.standing().filter(until__isnull=True)


def test_everybody_with_a_seat_gets_one_agreement_with_the_superior_of_the_map(cycle):
    seats = {seat.nip: seat for seat in seated(TODAY)}
    told = {it.employee.nip: it for it in running().select_related("employee")}
    assert told.keys() == seats.keys()
    above = superiors(TODAY)
    assert {nip: it.superior for nip, it in told.items() if it.superior} == {
        nip: above[nip] for nip in told if nip in above
    }
    assert all(it.since >= date(YEAR, 1, 1) for it in told.values())
    assert cycle.stage == Cycle.Stage.OPEN
    kept = Version.objects.filter(table="agreements.Agreement")
    assert kept.count() == len(told)


def test_opened_again_only_who_is_missing_is_added(cycle, run):
    gone = running().first()
    Agreement.objects.filter(pk=gone.pk).update(is_removed=True)
    before = set(running().values_list("pk", flat=True))
    job = run(actions.ask_opening, cycle)
    added = set(running().values_list("pk", flat=True)) - before
    assert [it.employee_id for it in running().filter(pk__in=added)] == [
        gone.employee_id
    ]
    assert job.answer["url"].endswith(f"/siklus/{cycle.pk}/")


def test_who_moved_gets_a_new_agreement_and_the_old_one_ends_the_day_before(cycle, run):
    one = running().filter(since=date(YEAR, 1, 1)).first()
    held = Appointment.objects.get(employee=one.employee, valid_to__isnull=True)
    since = date(YEAR, 3, 2)
    Agreement.objects.filter(pk=one.pk).update(position="JABATAN-LAMA")
    Appointment.objects.filter(pk=held.pk).update(since=since)
    run(actions.ask_opening, cycle)
    one.refresh_from_db()
    assert one.until == since - timedelta(days=1)
    new = running().get(employee=one.employee)
    assert (new.since, new.position) == (since, held.post.position.code)
    assert not roll(cycle, TODAY)


def test_a_move_after_the_year_leaves_the_agreement_of_the_year_alone(cycle):
    one = running().filter(since=date(YEAR, 1, 1)).first()
    Agreement.objects.filter(pk=one.pk).update(position="JABATAN-LAMA")
    held = Appointment.objects.filter(employee=one.employee, valid_to__isnull=True)
    held.update(since=date(YEAR + 1, 1, 12))
    after = date(YEAR + 1, 1, 20)
    assert not roll(cycle, after)
    one.delete()
    assert not roll(cycle, after)  # nor is one begun that has no day in the year


def test_who_moves_before_the_year_begins_counts_once(city, run):
    ahead = {"year": YEAR + 2, "agree_until": date(YEAR + 2, 1, 31)}
    cycle = actions.lay_down(by=city.planner, **LAID | ahead)
    run(actions.ask_opening, cycle)
    one = running().filter(cycle=cycle).first()
    people = running().filter(cycle=cycle).count()
    Agreement.objects.filter(pk=one.pk).update(position="JABATAN-LAMA")
    run(actions.ask_opening, cycle)
    one.refresh_from_db()
    assert one.until == one.since - timedelta(days=1)
    whole = Period(cycle, WHOLE, TODAY)
    assert queries.counts(Agreement.objects.standing(), whole).people == people


def test_who_left_has_no_agreement_that_runs_any_more(cycle, run):
    one = running().first()
    Employee.objects.filter(pk=one.employee_id).update(legal_position="Pensiun")
    run(actions.ask_opening, cycle)
    one.refresh_from_db()
    assert one.until is not None
    assert one.until >= one.since


def test_stopped_midway_it_goes_on_where_it_stopped(draft, city, monkeypatch, run):
    monkeypatch.setattr(jobs, "AT_ONCE", 20)
    whole, calls = actions_people.enrol, []

    def dies(**told):
        calls.append(told)
        if len(calls) == 3:
            raise RuntimeError
        return whole(**told)

    monkeypatch.setattr(actions_people, "enrol", dies)
    job = actions.ask_opening(by=city.planner, cycle=draft)
    from tepat_web.ledger.jobs import do_now

    assert do_now(job).state == Job.State.FAILED
    assert running().count() == 40
    assert Cycle.objects.get().stage == Cycle.Stage.DRAFT
    run(actions.ask_opening, draft)
    assert running().count() == len(list(seated(TODAY)))


def test_two_workers_at_once_make_one_agreement_for_each(draft, city):
    seats = list(seated(TODAY))[:30]
    told = {"by": city.planner, "cycle": draft, "seats": seats, "today": TODAY}
    assert actions_people.enrol(**told) == 30
    assert actions_people.enrol(**told) == 0  # it had the same list
    assert running().count() == 30


def test_people_are_told_once_that_they_can_write(draft, city, user_with, run):
    me = user_with(nip=city.led.nip)
    run(actions.ask_opening, draft)
    run(actions.ask_opening, draft)
    (told,) = Notice.objects.filter(to=me)
    assert str(YEAR) in told.text_id


def test_a_double_click_lays_down_one_cycle_and_asks_once(draft, city):
    assert actions.lay_down(by=city.planner, year=YEAR, **LAID).pk == draft.pk
    with pytest.raises(NotAllowed):
        actions.lay_down(by=city.planner, year=YEAR, **LAID | {"every": "month"})
    actions.ask_opening(by=city.planner, cycle=draft)
    with pytest.raises(NotAllowed):
        actions.ask_opening(by=city.planner, cycle=draft)
    assert Entry.objects.filter(act="cycle.made").count() == 1


def test_closing_makes_nothing_up_and_tells_whose_draft_is_left(
    cycle, city, run, user_with
):
    me, boss = user_with(nip=city.led.nip), user_with(nip=city.leader.nip)
    mine = running().get(employee=city.led)
    Agreement.objects.filter(pk=mine.pk).update(superior=city.leader.nip)
    Evaluation.objects.create(agreement=mine, first=1, last=3, rating="BAIK")
    Notice.objects.all().delete()
    job = run(actions.ask_closing, cycle)
    assert cycle.stage == Cycle.Stage.CLOSED
    assert Evaluation.objects.get().state == "draft"  # not handed over by itself
    assert Agreement.objects.exclude(state="draft").count() == 0
    assert Notice.objects.filter(to=me).count() == 1
    assert Notice.objects.filter(to=boss, url__contains="/evaluasi/").count() == 1
    lacking = len(queries.missing(cycle, TODAY))
    assert str(lacking) in job.message_en.replace(",", "")
    with pytest.raises(NotAllowed):
        actions.ask_opening(by=city.planner, cycle=cycle)
    actions.reopen(by=city.planner, cycle=cycle)
    with pytest.raises(NotAllowed):
        actions.reopen(by=city.planner, cycle=cycle)


def test_days_change_but_not_how_often_once_it_is_open(cycle, city):
    told = LAID | {"agree_until": date(YEAR, 2, 15)}
    changed = actions.change(by=city.planner, cycle=cycle, **told)
    assert changed.agree_until == date(YEAR, 2, 15)
    for wrong in ({"every": "month"}, {"evaluate_days": 0}, {"evaluate_days": 99}):
        with pytest.raises(NotAllowed):
            actions.change(by=city.planner, cycle=cycle, **LAID | wrong)


def test_superiors_follow_the_map_or_are_replaced_by_name(cycle, city, user_with):
    led = running().filter(superior=city.leader.nip)
    count = led.count()
    other = running().exclude(employee=city.leader).exclude(pk__in=led).first()
    nip = other.employee.nip
    new = user_with(nip=nip)
    wanted = [(each.pk, city.leader.nip, nip) for each in led]
    assert actions_people.entrust(by=city.planner, cycle=cycle, superiors=wanted)
    assert running().filter(superior=nip).count() >= count
    assert Notice.objects.filter(to=new, url="/skp/tim/").exists()
    # The other one of two at once saw another superior: nothing is overwritten.
    stale = [(number, city.leader.nip, city.leader.nip) for number, *_ in wanted]
    assert not actions_people.entrust(by=city.planner, cycle=cycle, superiors=stale)
    back = [(it.agreement, it.now, it.by_map) for it in differing(cycle, TODAY)]
    assert len(back) == count
    actions_people.entrust(by=city.planner, cycle=cycle, superiors=back)
    assert differing(cycle, TODAY) == []
    with pytest.raises(NotAllowed):
        actions_people.entrust(
            by=city.planner, cycle=cycle, superiors=[(led[0].pk, nip, "1" * 18)]
        )


def test_nobody_becomes_their_own_superior(cycle, city):
    one = running().select_related("employee").first()
    wanted = [(one.pk, one.superior, one.employee.nip)]
    assert not actions_people.entrust(by=city.planner, cycle=cycle, superiors=wanted)


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.PLANNER, Role.OPERATOR)]
)
def test_nobody_but_the_planner_of_the_whole_city_runs_a_cycle(
    role, user_with, draft, city
):
    given = role not in (Role.EMPLOYEE, Role.SUPERVISOR)
    by = user_with(role) if given else user_with(nip=city.leader.nip)
    for who in (by, user_with(Role.PLANNER, city.home)):
        for act in (
            lambda by: actions.ask_opening(by=by, cycle=draft),
            lambda by: actions.change(by=by, cycle=draft, **LAID),
            lambda by: actions_people.entrust(by=by, cycle=draft, superiors=[]),
            lambda by: actions_people.enrol(by=by, cycle=draft, seats=[], today=TODAY),
        ):
            with pytest.raises(PermissionDenied):
                act(who)
    assert queries.cycles().get().stage == Cycle.Stage.DRAFT
