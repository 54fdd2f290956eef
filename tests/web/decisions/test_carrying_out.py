"""A signed plan is carried out exactly once, wave by wave; and its letters."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from tests.web.decisions.conftest import DECREED, LATER, NUMBER

from tepat.snapshot import checks
from tepat_web.accounts.access import Role
from tepat_web.decisions import actions_carry as actions
from tepat_web.decisions import queries, waiting
from tepat_web.decisions.foresight import consequences
from tepat_web.decisions.models import Obstacle, Planned, PlannedState
from tepat_web.documents.kinds import KINDS, Numbered
from tepat_web.ledger import jobs, work
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice, Version
from tepat_web.placement import actions_life
from tepat_web.snapshots import take
from tepat_web.snapshots.settle import derived
from tepat_web.workforce.models import Appointment, Employee

pytestmark = pytest.mark.django_db
S = PlannedState


def test_pages_show_the_waves_to_whom_they_may_and_carry_one_out(
    cast, signed, planned, client_of, user_with
):
    planner, first = client_of(cast.planner), planned[0]
    overview = reverse("decisions:carry-out", args=[signed.pk])
    wave = reverse("decisions:wave", args=[signed.pk, first.wave])
    name = Employee.objects.get(nip=first.nip).name
    for by in (cast.authority, user_with(Role.AUDITOR)):
        assert client_of(by).get(overview).status_code == 200
        assert client_of(by).post(wave).status_code == 403
    assert not Planned.objects.filter(plan=signed, state=S.DONE).exists()
    for by in (user_with(nip=first.nip), user_with(Role.ANALYST)):
        assert client_of(by).get(overview).status_code == 403
    drop = reverse("decisions:drop", args=[signed.pk, first.nip])
    assert planner.get(drop).status_code == 200
    assert planner.post(drop, {"reason": ""}).status_code == 422
    shift = reverse("decisions:shift", args=[signed.pk, first.wave])
    assert planner.post(shift, {"day": "2020-01-01"}).status_code == 422
    assert name in planner.get(wave).content.decode()
    assert planner.post(wave).status_code == 302
    assert Planned.objects.get(pk=first.pk).state == S.DONE
    assert planner.get(wave).status_code == 200
    assert planner.get(overview).status_code == 200
    assert waiting.of(cast.planner, LATER)


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
    rows = take.snapshot().employees.select("nip", "position", "position_since")
    exported = {nip: (code, since) for nip, code, since in rows.iter_rows()}
    assert all(exported[it.nip] == (it.to, it.day) for it in planned)


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
    Planned.objects.filter(pk=planned[-1].pk).update(wave=planned[-1].wave + 1)
    with pytest.raises(NotAllowed, match="tahun"):  # no day is left for the others
        actions.shift(by=cast.planner, plan=signed, wave=first.wave, day=date.max)
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


def papers(kind, cast, plan):
    """Every letter of a kind, each as its template is filled."""
    numbered = Numbered("800/9", DECREED)
    told = {"day": DECREED.isoformat()}
    drafts = list(KINDS[kind].drafts(cast.planner, plan, told))
    again = list(KINDS[kind].drafts(cast.planner, plan, told))
    assert [it.key for it in drafts] == [it.key for it in again]
    return drafts, [it.paper(numbered) for it in drafts]


def test_each_person_gets_a_decree_and_an_extract_of_their_own(
    cast, signed, planned, office
):
    names = dict(Employee.objects.values_list("nip", "name"))
    for kind in ("sk-tunggal", "petikan"):
        drafts, made = papers(kind, cast, signed)
        assert [it.nip for it in drafts] == [row.nip for row in planned]
        for row, paper in zip(planned, made, strict=True):
            told = str(paper.values())
            assert names[row.nip] in told
            others = {names[it.nip] for it in planned} - {names[row.nip]}
            assert not any(name in told for name in others)
            if kind == "petikan":
                assert not paper.content.has_noting  # no board sat, so none is noted


def test_the_collective_decree_bears_the_number_that_was_signed(
    cast, signed, planned, office
):
    (draft,), (paper,) = papers("sk-kolektif", cast, signed)
    content = paper.content
    assert (content.frame.number, content.frame.signed_on) == (NUMBER, DECREED)
    assert [it.person.nip for it in content.appointees] == [it.nip for it in planned]
    assert [it.starts_on for it in content.appointees] == [it.day for it in planned]
    assert content.remedy.within.startswith("14 (empat belas) hari kerja")
    assert content.remedy.basis.startswith("Peraturan Pemerintah Nomor 79 Tahun 2021")
    sworn = {"Pelaksana" not in it.seat.kind for it in content.appointees}
    assert content.is_sworn == (sworn == {True})
    assert bool(content.further) == (len(sworn) == 2)
    assert not draft.nip
    assert paper.values()


def test_who_was_dropped_is_in_no_letter_and_who_is_sworn_in_is_listed_by_wave(
    cast, signed, planned, office
):
    row, others = consequences(signed, planned[0].nip)
    agreed = [it.nip for it in others]
    actions.drop(
        by=cast.planner, plan=signed, nip=row.nip, reason="Keberatan", agreed=agreed
    )
    gone = {row.nip, *agreed}
    _drafts, (decree,) = papers("sk-kolektif", cast, signed)
    assert gone.isdisjoint(it.person.nip for it in decree.content.appointees)
    drafts, lists = papers("daftar-pelantikan", cast, signed)
    assert [it.key for it in drafts] == sorted({it.key for it in drafts})
    listed = [it for paper in lists for it in paper.content.appointees]
    assert gone.isdisjoint(it.person.nip for it in listed)
    assert all("Pelaksana" not in (it.seat.kind or "") for it in listed)
    assert all(NUMBER in it.decree for it in listed)


def test_the_list_of_proposals_tells_every_move_with_its_reason(cast, office):
    _drafts, (paper,) = papers("daftar-usulan", cast, cast.plan)
    moves = paper.content.moves
    assert [it.person.nip for it in moves] == list(
        cast.plan.moves.order_by("number").values_list("nip", flat=True)
    )
    assert all(it.reason and it.basis for it in moves)


def test_a_letter_of_a_decision_waits_for_its_decree(cast, office):
    with pytest.raises(NotAllowed):
        papers("sk-kolektif", cast, cast.plan)
