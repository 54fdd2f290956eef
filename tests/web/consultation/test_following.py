"""What follows when a plan goes on: who is told, and which answers are carried over."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import Role
from tepat_web.consultation import actions, actions_run, chores, queries
from tepat_web.consultation.models import Answer, Change, Concern, Saying
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice, Version
from tepat_web.placement import actions as placement
from tepat_web.placement import actions_life, changes
from tepat_web.placement.models import Move, Plan

pytestmark = pytest.mark.django_db
MANY = 2_000
MOST = 60  # statements, however many people there are; far fewer than people


def unread(user):
    return Notice.objects.filter(to=user, seen_at__isnull=True).count()


def test_everyone_who_moves_is_concerned_and_who_has_an_account_is_told(opened, people):
    rows = {each.nip: each for each in Concern.objects.filter(plan=opened)}
    assert rows.keys() == set(opened.moves.values_list("nip", flat=True))
    assert {nip for nip, row in rows.items() if row.told_at} == {
        people.mover.nip,
        people.other.nip,
    }
    assert unread(people.mover) == unread(people.other) == 1
    assert unread(people.stays) == 0
    kept = Version.objects.filter(table="consultation.Concern", kind=Version.Kind.NEW)
    assert kept.count() == len(rows)


def test_a_revised_plan_carries_answers_and_tells_whom_it_touches(
    opened, people, planner, again, until, user_with, client_of
):
    """One stays after all, one goes elsewhere, one is new: all but one are told."""
    moved, given, third = people.move, people.other_move, people.rest[0]
    other = user_with(nip=third.nip)
    concern = Concern.objects.get(plan=opened, nip=people.other.nip)
    actions.accept(by=people.other, concern=concern)
    revised = again(opened, {moved.nip: "", third.nip: moved.to})
    extra = Move.objects.get(plan=revised, nip=given.nip)
    fresh = user_with(nip=people.stays.nip[:-3] + "998")
    extra.pk, extra.nip, extra.number = None, fresh.nip, 900
    extra.save(force_insert=True)
    before = {user: unread(user) for user in (people.mover, people.other, other, fresh)}
    actions_life.revise(by=planner, plan=revised, until=until)
    rows = {each.nip: each for each in Concern.objects.filter(plan=revised)}
    assert rows[moved.nip].change == Change.GONE
    assert rows[moved.nip].origin == rows[moved.nip].to == moved.origin
    assert rows[third.nip].change == Change.OTHER
    assert rows[fresh.nip].change == Change.NEW
    same = rows[given.nip]
    assert (same.change, same.answer, same.carried) == ("same", Answer.ACCEPTS, True)
    for user in (people.mover, other, fresh):
        assert unread(user) == before[user] + 1
        assert rows[user.nip].answer == Answer.NONE
    assert unread(people.other) == before[people.other]  # nothing is new to them
    page = client_of(people.mover).get(reverse("consultation:card", args=[revised.pk]))
    assert "Anda tetap di jabatan Anda" in page.content.decode()
    old = client_of(people.mover).get(reverse("consultation:card", args=[opened.pk]))
    assert reverse("consultation:card", args=[revised.pk]) in old.content.decode()


def test_what_was_asked_before_is_still_answered_after_a_revision(
    opened, people, planner, again, until
):
    concern = Concern.objects.get(plan=opened, nip=people.other.nip)
    asked = actions.ask(by=people.other, concern=concern, text="Kapan?")
    revised = actions_life.revise(by=planner, plan=again(opened, {}), until=until)
    assert [it.pk for it in queries.inbox(planner, revised)] == [asked.pk]
    actions_run.reply(by=planner, saying=asked, text="Bulan Januari.")
    assert not queries.inbox(planner, revised).exists()
    now = Concern.objects.get(plan=revised, nip=people.other.nip)
    said = [it.kind for it in queries.conversation(now)]
    assert said == [Saying.Kind.QUESTION, Saying.Kind.REPLY]
    link = Notice.objects.filter(to=people.other).order_by("-pk")[0].url
    assert link == reverse("consultation:card", args=[revised.pk])


def test_a_withdrawn_plan_says_why_and_no_longer_what_it_proposed(
    opened, people, planner, client_of
):
    actions_life.withdraw(by=planner, plan=opened, reason="Anggaran belum ada.")
    page = client_of(people.mover).get(reverse("consultation:card", args=[opened.pk]))
    text = page.content.decode()
    assert "Anggaran belum ada." in text
    assert "drawing" not in page.context
    assert unread(people.mover) == 2
    told = Notice.objects.filter(to=people.mover)
    assert not any("Anggaran" in it.text_id for it in told)


def test_two_thousand_people_cost_few_statements(plan, planner, people, until, again):
    usual = plan.moves.first()
    Move.objects.filter(plan=plan).delete()
    rows = [
        Move(
            plan=plan,
            number=at,
            nip=f"1990010120150{at:05d}",
            path=usual.path,
            origin=usual.origin,
            to=usual.to,
            kind=usual.kind,
            chain=at,
            fit_after=700,
        )
        for at in range(MANY)
    ]
    Move.objects.bulk_create(rows, 500)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        opened = actions_life.open_consultation(by=planner, plan=plan, until=until)
    assert Concern.objects.filter(plan=opened).count() == MANY
    assert len(asked) <= MOST
    revised = again(opened, {rows[0].nip: "", rows[1].nip: "LAIN"})
    with CaptureQueriesContext(connection) as asked:
        actions_life.revise(by=planner, plan=revised, until=until)
    assert len(asked) <= MOST
    changed = Concern.objects.filter(plan=revised).exclude(change=Change.SAME)
    assert changed.count() == 2


def test_a_reminder_goes_once_a_day_to_who_has_not_answered(
    opened, people, planner, concern
):
    today = timezone.localdate()
    actions.accept(by=people.mover, concern=concern)
    Notice.objects.update(seen_at=timezone.now())
    assert actions_run.remind(by=planner, plan=opened, today=today) == 1
    assert (unread(people.mover), unread(people.other)) == (0, 1)
    with pytest.raises(NotAllowed):
        actions_run.remind(by=planner, plan=opened, today=today)
    after = opened.consult_until + timedelta(days=1)
    with pytest.raises(NotAllowed):
        actions_run.remind(by=planner, plan=opened, today=after)


def test_two_working_days_before_the_end_a_chore_reminds_once(opened, people):
    until = opened.consult_until
    chores.remind(until - timedelta(days=7))
    assert not Entry.objects.filter(act="concern.reminded").exists()
    for day in (until, until):
        chores.remind(day)
    assert Entry.objects.filter(act="concern.reminded").count() == 1


def test_who_has_no_account_is_told_on_paper_by_their_own_agency(
    opened, people, planner, user_with
):
    inside = Concern.objects.filter(
        plan=opened, told_at=None, path__startswith=people.home.path
    )
    abroad = Concern.objects.filter(plan=opened, told_at=None).exclude(
        path__startswith=people.home.path
    )
    ours = list(inside.values_list("nip", flat=True))
    theirs = abroad.values_list("nip", flat=True)[0]
    if not ours:
        Concern.objects.filter(plan=opened, nip=people.move.nip).update(told_at=None)
        ours = [people.move.nip]
    with pytest.raises(NotAllowed):
        actions_run.tell_on_paper(by=people.officer, plan=opened, nips=[theirs])
    wanted = [*ours, theirs]
    count = actions_run.tell_on_paper(by=people.officer, plan=opened, nips=wanted)
    assert count == len(ours)
    with pytest.raises(NotAllowed):  # a second click tells nobody again
        actions_run.tell_on_paper(by=people.officer, plan=opened, nips=wanted)
    assert Concern.objects.get(plan=opened, nip=ours[0]).told_on_paper
    assert actions_run.tell_on_paper(by=planner, plan=opened, nips=[theirs]) == 1


def test_a_proposal_taken_over_is_a_condition_of_the_revised_plan(
    opened, people, planner, concern
):
    with pytest.raises(NotAllowed):
        placement.ask_following(by=planner, plan=opened)
    code = people.other_move.to
    said = actions.propose(
        by=people.mover, concern=concern, position=code, text="Dekat"
    )
    actions_run.take_over(by=planner, saying=said)
    with pytest.raises(NotAllowed):
        actions_run.take_over(by=planner, saying=said)
    assert not queries.inbox(planner, opened).exists()
    job = placement.ask_following(by=planner, plan=opened)
    assert job.question["scenario"]["pin"] == {people.move.nip: code}
    assert job.question["replaces"] == opened.pk
    with pytest.raises(NotAllowed):  # a double click asks for one plan
        placement.ask_following(by=planner, plan=opened)
    opened.scenario = opened.scenario | {"pin": {people.move.nip: code}}
    assert changes.asked_for(opened) == []  # this plan was made with it
    opened.scenario = opened.scenario | {"pin": {}}
    assert changes.asked_for(opened) != []
    actions_run.leave_out(by=planner, saying=said)
    assert changes.asked_for(opened) == []


def test_what_gave_way_in_a_revised_plan_is_not_brought_up_by_the_next(
    opened, people, planner, concern, again
):
    said = actions.propose(
        by=people.mover, concern=concern, position=people.other_move.to, text="Dekat"
    )
    actions_run.take_over(by=planner, saying=said)
    fresh = again(opened, {})  # in which an objection was upheld over the proposal
    assert fresh.made_at < Saying.objects.get(pk=said.pk).taken_at
    assert changes.asked_for(fresh) != []
    fresh.made_at = timezone.now()
    assert changes.asked_for(fresh) == []


def test_the_form_of_a_revised_plan_begins_with_what_was_taken_over(
    opened, people, planner, concern, client_of
):
    code = people.other_move.to
    said = actions.propose(
        by=people.mover, concern=concern, position=code, text="Dekat"
    )
    actions_run.take_over(by=planner, saying=said)
    like, browser = {"seperti": opened.pk}, client_of(planner)
    url, pinned = reverse("placement:ask"), f"{people.move.nip} = {code}"
    assert pinned in browser.get(url, like | {"revisi": "1"}).content.decode()
    assert pinned not in browser.get(url, like).content.decode()


def test_nothing_is_taken_over_for_a_plan_that_is_given_up(
    opened, people, planner, concern
):
    said = actions.propose(
        by=people.mover, concern=concern, position=people.other_move.to, text="Dekat"
    )
    actions_life.withdraw(by=planner, plan=opened, reason="Data lama.")
    with pytest.raises(NotAllowed):
        actions_run.take_over(by=planner, saying=said)
    said.refresh_from_db()
    assert said.taken_at is None
    with pytest.raises(NotAllowed):  # whoever looked at the page before it was
        actions_run.remind(by=planner, plan=opened, today=timezone.localdate())


def test_who_proposes_to_stay_is_kept_where_they_are(opened, people, planner, concern):
    said = actions.propose(
        by=people.mover, concern=concern, position=concern.origin, text="Tetap di sini"
    )
    actions_run.take_over(by=planner, saying=said)
    job = placement.ask_following(by=planner, plan=opened)
    assert job.question["scenario"]["freeze"]["people"] == [people.move.nip]
    assert job.question["scenario"]["pin"] == {}


def test_two_who_answer_the_same_question_answer_it_once(
    opened, people, planner, concern, user_with
):
    said = actions.ask(by=people.mover, concern=concern, text="Kapan?")
    actions_run.reply(by=planner, saying=said, text="Januari.")
    with pytest.raises(NotAllowed):
        actions_run.reply(by=user_with(Role.PLANNER), saying=said, text="Februari.")
    assert Saying.objects.filter(kind=Saying.Kind.REPLY).count() == 1
    assert Plan.objects.get(pk=opened.pk).is_heard


def test_a_supervisor_and_an_agency_learn_of_a_plan_that_touches_them(
    plan, people, planner, until
):
    actions_life.open_consultation(by=planner, plan=plan, until=until)
    (told,) = Notice.objects.filter(to=people.officer)
    assert told.url == reverse("consultation:unit", args=[plan.pk])
    assert people.move.nip not in told.text_id


def test_who_got_an_account_meanwhile_is_told_with_the_revised_plan(
    opened, people, planner, again, until, user_with
):
    late = user_with(nip=people.rest[0].nip)
    actions_life.revise(by=planner, plan=again(opened, {}), until=until)
    assert unread(late) == 1
    row = Concern.objects.get(plan__replaces=opened, nip=late.nip)
    assert (row.change, row.told_at is None) == (Change.SAME, False)
