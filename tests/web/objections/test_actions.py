"""Who may take which step of an objection, once, and what follows."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.web.objections.conftest import STAY

from tepat_web.accounts.access import Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Notice
from tepat_web.objections import actions, actions_handling
from tepat_web.objections.actions_handling import Verdict
from tepat_web.objections.conditions import none_unanswered
from tepat_web.objections.models import Kind, Objection, Outcome, Stage, Wanted

pytestmark = pytest.mark.django_db


def test_a_remark_is_filed_while_the_plan_is_heard_and_the_office_is_told(
    plan, mover, file, planner
):
    it = file(mover)
    assert (it.kind, it.stage, it.nip) == (Kind.REMARK, Stage.FILED, mover.move.nip)
    assert it.path == mover.move.path
    assert it.answer_by and it.acknowledge_by is None  # no norm of remarks says so
    assert Entry.objects.filter(act="objection.filed", record=it.pk).count() == 1
    told = Notice.objects.filter(to=planner, url=f"/keberatan/{it.pk}/").get()
    assert mover.move.nip not in told.text_id
    assert "jauh" not in told.text_id


def test_one_person_files_once_on_a_plan_until_it_is_withdrawn(plan, mover, file):
    it = file(mover)
    with pytest.raises(NotAllowed):
        file(mover)
    with pytest.raises(IntegrityError), transaction.atomic():  # two at once
        Objection.objects.create(
            kind=it.kind, plan=plan, nip=it.nip, filed_at=it.filed_at
        )
    actions.withdraw(by=mover.user, objection=it)
    assert file(mover).pk != it.pk


def test_only_whom_the_plan_concerns_files_and_only_while_it_is_heard(
    plan, mover, file, planner, user_with
):
    stranger = user_with(nip="199001012015031901")
    for who in (stranger, planner):
        with pytest.raises(PermissionDenied):
            actions.file(by=who, plan=plan, told=STAY)
    plan.state = "proposed"
    plan.save()
    with pytest.raises(NotAllowed):
        file(mover)


@pytest.mark.parametrize(
    "lacks",
    [
        {"text": "  "},
        {"ground": "cuaca"},
        {"wanted": Wanted.OTHER, "position": "TIDAK-ADA"},
        {"text": "a" * (actions.LONGEST + 1)},
    ],
)
def test_what_is_not_whole_is_not_filed(mover, file, lacks):
    with pytest.raises(NotAllowed):
        file(mover, replace(STAY, **lacks))


def test_the_office_answers_once_and_never_about_itself(
    mover, file, answer, planner, other, authority
):
    it = file(mover)
    with pytest.raises(PermissionDenied):
        answer(authority, it)  # decides, but does not answer
    with pytest.raises(PermissionDenied):
        answer(mover.user, it)
    actions_handling.acknowledge(by=planner, objection=it)
    with pytest.raises(NotAllowed):
        actions_handling.acknowledge(by=other, objection=it)
    answered = answer(planner, it)
    with pytest.raises(NotAllowed):
        answer(other, it)  # as if at once: the second finds it answered
    assert answered.answered_by == planner
    assert [turn.stage for turn in it.turns.all()] == [
        *("filed", "acknowledged", "answered")
    ]
    told = Notice.objects.filter(to=mover.user, url=f"/keberatan/{it.pk}/")
    assert told.count() == 2  # taken in, answered


def test_nobody_takes_a_step_on_what_they_filed_themselves(
    mover, file, answer, user_with
):
    it = file(mover)
    mover.user.grants.create(role=Role.PLANNER, valid_from=it.filed_at.date())
    planner = type(mover.user).objects.get(pk=mover.user.pk)
    with pytest.raises(NotAllowed):
        answer(planner, it)


def test_a_rejected_remark_is_passed_on_and_another_person_decides(
    mover, movers, file, answer, planner, other, authority
):
    it = file(mover)
    with pytest.raises(NotAllowed):
        actions.escalate(by=mover.user, objection=it, reason="Belum dijawab")
    it = answer(planner, it)
    with pytest.raises(PermissionDenied):
        actions.escalate(by=movers[1].user, objection=it, reason="Bukan saya")
    with pytest.raises(NotAllowed):
        actions.escalate(by=mover.user, objection=it, reason=" ")
    it = actions.escalate(by=mover.user, objection=it, reason="Jaraknya 40 km.")
    assert it.decide_by
    verdict = Verdict(Outcome.REJECTED, "Jalannya sudah ada.")
    with pytest.raises(NotAllowed, match="empat mata"):
        actions_handling.decide(by=planner, objection=it, verdict=verdict)
    it = actions_handling.decide(by=other, objection=it, verdict=verdict)
    assert (it.stage, it.decided_by) == (Stage.DECIDED, other)
    with pytest.raises(NotAllowed):
        actions_handling.decide(by=authority, objection=it, verdict=verdict)


def test_an_upheld_remark_says_what_a_new_plan_has_to_do(mover, file, answer, planner):
    it = file(mover)
    with pytest.raises(NotAllowed):
        answer(planner, it, Outcome.UPHELD)
    with pytest.raises(NotAllowed):
        answer(planner, it, Outcome.UPHELD, {"pin": {it.nip: "TIDAK-ADA"}})
    change = {"freeze": {"people": [it.nip]}}
    it = answer(planner, it, Outcome.UPHELD, change)
    assert it.change == change
    assert it.escalate_by is None  # nothing is left to pass on


def test_who_signed_does_not_decide_if_another_can_and_else_it_is_said(
    mover, decide, answer, planner, authority, user_with, file
):
    decide(authority)
    today = actions.timezone.localdate()
    it = file(mover, replace(STAY, received_on=today))
    assert it.kind == Kind.KEBERATAN
    it = answer(planner, it)
    assert it.outcome == Outcome.NONE  # advice
    second = user_with(Role.AUTHORITY)
    verdict = Verdict(Outcome.REJECTED, "Tetap.")
    with pytest.raises(NotAllowed, match="menandatangani"):
        actions_handling.decide(by=authority, objection=it, verdict=verdict)
    with pytest.raises(NotAllowed):  # a planner decides on remarks alone
        actions_handling.decide(by=planner, objection=it, verdict=verdict)
    second.is_active = False
    second.save()
    it = actions_handling.decide(by=authority, objection=it, verdict=verdict)
    assert it.turns.last().is_only


def test_a_like_case_is_answered_alike_or_it_is_said_why_not(
    movers, file, answer, planner, monkeypatch
):
    one, two = file(movers[0]), file(movers[1])
    monkeypatch.setattr(
        "tepat_web.objections.alike.Facts.differing", lambda self, other: frozenset()
    )
    change = {"freeze": {"people": [one.nip]}}
    answer(planner, one, Outcome.UPHELD, change)
    with pytest.raises(NotAllowed, match="Kasus serupa"):
        answer(planner, two)
    two = answer(planner, two, distinction="Rumahnya lebih dekat.")
    assert two.distinction == "Rumahnya lebih dekat."


def test_a_plan_is_not_proposed_while_a_remark_is_open_or_left_out(
    plan, mover, file, answer, planner
):
    assert list(none_unanswered(planner, plan)) == []
    it = file(mover)
    assert len(list(none_unanswered(planner, plan))) == 1
    it = answer(planner, it, Outcome.PARTLY, {"forbid": {it.nip: [mover.move.to]}})
    left = list(none_unanswered(planner, plan))
    assert len(left) == 2  # in no plan yet, and it may still be passed on
    Objection.objects.update(escalate_by=None, made_into=plan)
    assert list(none_unanswered(planner, plan)) == []
