"""A signed plan is carried out exactly once, wave by wave, or told why not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.decisions.conftest import DECREED, LATER, NUMBER

from tepat.snapshot import checks
from tepat_web.decisions import actions_carry as actions
from tepat_web.decisions import queries
from tepat_web.decisions.foresight import consequences
from tepat_web.decisions.models import Obstacle, Planned, PlannedState
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.placement import actions_life
from tepat_web.snapshots import take
from tepat_web.snapshots.settle import derived
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
S = PlannedState


def seats():
    """NIP → the code of the position held now."""
    held = Appointment.objects.standing().filter(valid_to__isnull=True)
    return dict(held.values_list("employee__nip", "post__position__code"))


def carry_out_all(by, plan):
    for wave in queries.waves(plan):
        if wave.planned:
            actions.carry_out(by=by, plan=plan, wave=wave.number)


def carry_out_up_to(by, plan, number):
    """Carry out the waves before one."""
    for wave in queries.waves(plan):
        if wave.number < number:
            actions.carry_out(by=by, plan=plan, wave=wave.number)


def test_afterwards_everyone_who_moved_sits_where_the_plan_says(cast, signed, planned):
    before = seats()
    carry_out_all(cast.planner, signed)
    wanted = before | {row.nip: row.to for row in planned}
    assert seats() == wanted
    assert {row.state for row in Planned.objects.filter(plan=signed)} == {S.DONE}


def test_an_appointment_is_closed_and_followed_and_nothing_of_it_is_changed(
    cast, signed, planned
):
    row = next(row for row in planned if row.origin)
    old = Appointment.objects.get(employee__nip=row.nip, valid_to__isnull=True)
    carry_out_all(cast.planner, signed)
    then = Appointment.objects.get(pk=old.pk)
    new = Planned.objects.get(pk=row.pk).appointment
    assert (then.post, then.since, then.valid_from, then.basis) == (
        *(old.post, old.since, old.valid_from, old.basis),
    )
    assert then.valid_to == new.valid_from == new.since == row.day
    assert new.basis == NUMBER


def test_what_follows_from_the_register_is_up_to_date_and_it_has_no_error(
    cast, signed, planned
):
    carry_out_all(cast.planner, signed)
    assert derived(take.structure_on(None)) == {}
    found = checks.check(take.snapshot())
    assert not [it for it in found if it.defect.severity is checks.Severity.ERROR]
    person = Employee.objects.get(nip=planned[0].nip)
    assert person.unit_id in (None, person.place_id)


def test_a_double_click_makes_one_appointment(cast, signed, planned):
    wave = planned[0].wave
    actions.carry_out(by=cast.planner, plan=signed, wave=wave)
    count = Appointment.objects.count()
    with pytest.raises(NotAllowed):
        actions.carry_out(by=cast.planner, plan=signed, wave=wave)
    assert Appointment.objects.count() == count


def test_work_that_was_overtaken_leaves_nothing(cast, signed, planned):
    before, wave = seats(), planned[0].wave
    job = actions.ask_wave(by=cast.planner, plan=signed, wave=wave)
    with pytest.raises(NotAllowed):
        actions.ask_wave(by=cast.planner, plan=signed, wave=wave)
    first = work.claim(job.pk)
    Job.objects.filter(pk=job.pk).update(attempts=2)  # another worker went on with it
    with pytest.raises(work.Overtaken):
        actions.carry_out(by=cast.planner, plan=signed, wave=wave, job=first)
    assert seats() == before
    assert not Planned.objects.filter(plan=signed, state=S.DONE).exists()
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING)
    assert jobs.do_now(job).state == Job.State.DONE
    left = Planned.objects.filter(plan=signed, wave=wave).exclude(state=S.DONE)
    assert not left.exists()


def test_a_later_wave_waits_for_its_turn_and_for_its_day(
    cast, signed, planned, monkeypatch
):
    waves = queries.waves(signed)
    if len(waves) > 1:
        with pytest.raises(NotAllowed):
            actions.carry_out(by=cast.planner, plan=signed, wave=waves[1].number)
    day_before = planned[0].day - timedelta(days=1)
    monkeypatch.setattr(actions.timezone, "localdate", lambda: day_before)
    with pytest.raises(NotAllowed):
        actions.carry_out(by=cast.planner, plan=signed, wave=planned[0].wave)


def test_no_wave_is_before_the_decree(planned):
    assert min(row.day for row in planned) >= DECREED
    days = [row.day for row in planned]
    assert days == sorted(days)


def test_who_is_gone_is_left_out_with_who_waits_for_the_seat_and_others_go_on(
    cast, signed, planned
):
    follower = next(
        row
        for row in planned
        if any(it.origin == row.to and it.wave == row.wave for it in planned)
    )
    gone = next(
        row
        for row in planned
        if row.origin == follower.to and row.wave == follower.wave
    )
    carry_out_up_to(cast.planner, signed, gone.wave)
    Employee.objects.filter(nip=gone.nip).update(legal_position="CLTN")
    before = seats()
    told = actions.carry_out(by=cast.planner, plan=signed, wave=gone.wave)
    left = {row.nip: row.obstacle for row in told.left}
    assert left[gone.nip] == Obstacle.INACTIVE
    assert left[follower.nip] == Obstacle.WAITS
    now = seats()
    assert now[gone.nip] == before[gone.nip]
    assert now[follower.nip] == before[follower.nip]
    Employee.objects.filter(nip=gone.nip).update(legal_position="Aktif")
    again = actions.carry_out(by=cast.planner, plan=signed, wave=gone.wave)
    assert not again.left
    assert seats()[gone.nip] == gone.to


def test_who_was_appointed_elsewhere_meanwhile_is_left_out(cast, signed, planned):
    row = next(row for row in planned if row.origin)
    held = Appointment.objects.get(employee__nip=row.nip, valid_to__isnull=True)
    held.valid_to = LATER
    held.save()
    carry_out_up_to(cast.planner, signed, row.wave)
    told = actions.carry_out(by=cast.planner, plan=signed, wave=row.wave)
    assert {it.nip: it.obstacle for it in told.left}[row.nip] == Obstacle.ELSEWHERE


def test_dropping_a_move_says_first_who_else_then_stays_and_drops_them_too(
    cast, signed, planned
):
    giver = next(
        row
        for row in planned
        if any(it.to == row.origin for it in planned if row.origin)
    )
    row, others = consequences(signed, giver.nip)
    with pytest.raises(NotAllowed):
        actions.drop(
            by=cast.planner, plan=signed, nip=row.nip, reason="x", agreed=["0" * 18]
        )
    assert others
    nips = [each.nip for each in others]
    actions.drop(
        by=cast.planner, plan=signed, nip=row.nip, reason="Keberatan", agreed=nips
    )
    before = seats()
    carry_out_all(cast.planner, signed)
    now = seats()
    for each in (row, *others):
        assert now.get(each.nip) == before.get(each.nip)
    assert not Planned.objects.filter(plan=signed, state=S.PLANNED).exists()
    with pytest.raises(NotAllowed):
        actions.drop(by=cast.planner, plan=signed, nip=row.nip, reason="x", agreed=[])


def test_a_wave_goes_later_and_those_after_it_too_but_never_earlier(
    cast, signed, planned, monkeypatch
):
    first = planned[0]
    monkeypatch.setattr(actions.timezone, "localdate", lambda: first.day)
    with pytest.raises(NotAllowed):
        actions.shift(by=cast.planner, plan=signed, wave=first.wave, day=first.day)
    saturday = first.day + timedelta(days=(5 - first.day.weekday()) % 7 or 7)
    with pytest.raises(NotAllowed):
        actions.shift(by=cast.planner, plan=signed, wave=first.wave, day=saturday)
    monday = saturday + timedelta(days=9)
    actions.shift(by=cast.planner, plan=signed, wave=first.wave, day=monday)
    waves = queries.waves(signed)
    assert waves[0].day == monday
    assert [it.day for it in waves] == sorted(it.day for it in waves)


def test_a_plan_is_called_carried_out_when_nothing_is_left(cast, signed):
    with pytest.raises(NotAllowed):
        actions_life.call_carried_out(by=cast.planner, plan=signed)
    carry_out_all(cast.planner, signed)
    plan = actions_life.call_carried_out(by=cast.planner, plan=signed)
    assert plan.state == "carried-out"
    with pytest.raises(NotAllowed):
        actions.carry_out(by=cast.planner, plan=plan, wave=1)


def test_the_ledger_keeps_every_version_and_a_notice_names_nobody(
    cast, signed, planned, user_with
):
    row = planned[0]
    mover = user_with(nip=row.nip)
    actions.carry_out(by=cast.planner, plan=signed, wave=row.wave)
    entry = Entry.objects.filter(act="planned.applied").latest("number")
    tables = set(Version.objects.filter(entry=entry).values_list("table", flat=True))
    assert {"workforce.Appointment", "decisions.Planned"} <= tables
    assert row.nip not in entry.facts
    notice = Notice.objects.filter(to=mover).latest("pk")
    people = Employee.objects.exclude(nip=row.nip).values_list("name", flat=True)
    assert not any(name and name in notice.text_id for name in people)


def test_only_who_carries_out_does(cast, signed, planned, user_with):
    for by in (cast.authority, cast.board[0], user_with(nip=planned[0].nip)):
        with pytest.raises(PermissionDenied):
            actions.carry_out(by=by, plan=signed, wave=planned[0].wave)
        with pytest.raises(PermissionDenied):
            actions.drop(by=by, plan=signed, nip=planned[0].nip, reason="x", agreed=[])
