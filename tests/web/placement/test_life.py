"""The life of a plan: who goes which arrow from where, once, and with what."""

from importlib import import_module
from itertools import product

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tepat_web.accounts.access import MAY, Permission, Role
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry
from tepat_web.placement import actions, actions_life, scenarios, stages, waiting
from tepat_web.placement.life import ARROWS, State, Step
from tepat_web.placement.models import Passage, Plan, Verification

from .walking import address, bare, go, over, people, soon

__all__ = ["bare", "people"]  # fixtures
pytestmark = pytest.mark.django_db
P = Permission


def test_a_plan_goes_its_way_and_every_step_is_kept(people, bare):
    plan = go(Step.CONSULT, people.planner, bare())
    assert (plan.state, plan.consult_until) == (State.CONSULTATION, soon())
    plan = go(Step.PROPOSE, people.planner, over(plan))
    plan = go(Step.RETURN, people.authority, plan, reason="Jarak terlalu jauh.")
    assert plan.state == State.CONSULTATION
    plan = go(Step.PROPOSE, people.planner, plan)
    plan = go(Step.DECIDE, people.authority, plan)
    plan = go(Step.CARRY_OUT, people.planner, plan)
    plan = go(Step.EVALUATE, people.planner, plan, reason="Kursi terisi.")
    assert plan.state == State.EVALUATED
    told = list(plan.passages.values_list("step", "begun", "by", "reason"))
    mine, theirs = people.planner.pk, people.authority.pk
    assert told == [
        ("consult", "computed", mine, ""),
        ("propose", "consultation", mine, ""),
        ("return", "proposed", theirs, "Jarak terlalu jauh."),
        ("propose", "consultation", mine, ""),
        ("decide", "proposed", theirs, ""),
        ("carry-out", "decided", mine, ""),
        ("evaluate", "carried-out", mine, "Kursi terisi."),
    ]
    acts = set(Entry.objects.values_list("act", flat=True))
    assert {f"plan.{verb}" for verb in actions_life.VERBS.values()} - acts == {
        *("plan.revised", "plan.withdrawn")
    }
    assert {it.digest for it in plan.passages.all()} == {plan.digest}
    assert stages.next_of(people.planner, plan) is None


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (step, state)
        for step, state in product(Step, State)
        if state not in ARROWS[step].start
    ],
)
def test_no_arrow_begins_where_it_does_not(step, state, people, bare):
    by = people.planner
    if ARROWS[step].permission is P.PLAN_DECIDE:
        by = people.authority
    plan = bare(state)
    with pytest.raises(NotAllowed):
        go(step, by, plan)
    plan.refresh_from_db()
    assert (plan.state, Passage.objects.count()) == (state, 0)


@pytest.mark.parametrize("step", Step)
def test_only_who_may_goes_an_arrow(step, user_with, bare):
    arrow = ARROWS[step]
    plan = bare(min(arrow.start))
    for role in (Role.PLANNER, Role.AUTHORITY, Role.OFFICER, Role.BOARD, Role.AUDITOR):
        if arrow.permission not in MAY[role]:
            with pytest.raises(PermissionDenied):
                go(step, user_with(role), plan)
    with pytest.raises(PermissionDenied):
        go(step, user_with(nip="199001012015031902"), plan)
    assert not Passage.objects.exists()


@pytest.mark.parametrize("step", [Step.RETURN, Step.EVALUATE, Step.WITHDRAW])
def test_some_steps_are_not_gone_without_a_reason(step, people, bare):
    plan = bare(min(ARROWS[step].start))
    by = people.authority if step is Step.RETURN else people.planner
    with pytest.raises(NotAllowed, match="alasan"):
        go(step, by, plan, reason=" \n")


@pytest.mark.parametrize("days", [0, -3, 400])
def test_people_are_given_days_to_answer_and_no_mistyped_year(days, people, bare):
    with pytest.raises(NotAllowed):
        go(Step.CONSULT, people.planner, bare(), until=soon(days))


def test_what_is_missing_is_said_and_nothing_is_done(people, bare):
    plan = go(Step.CONSULT, people.planner, bare(verified=False))
    offer = stages.next_of(people.planner, plan)
    assert offer.step is Step.PROPOSE
    assert not offer.is_open
    said = " ".join(offer.missing)
    assert "Konsultasi masih dibuka sampai" in said
    assert "memeriksa" in said.lower() or "diperiksa" in said.lower()
    with pytest.raises(NotAllowed) as refusal:
        go(Step.PROPOSE, people.planner, plan)
    assert str(refusal.value) == said
    # Who cannot go it is told whose turn it is, and nothing else.
    theirs = stages.next_of(people.employee, plan)
    assert (theirs.may, theirs.missing) == (False, ())
    assert "BKPSDM" in theirs.roles


def test_a_plan_that_was_found_wrong_is_not_proposed(people, bare):
    plan = over(go(Step.CONSULT, people.planner, bare()))
    Verification.objects.create(
        plan=plan,
        valid=False,
        outcome={"violations": []},
        at=timezone.now(),
        by=people.planner,
    )
    with pytest.raises(NotAllowed):
        go(Step.PROPOSE, people.planner, plan)


def test_who_made_or_proposed_a_plan_does_not_decide_on_it(people, bare, user_with):
    both = user_with(Role.PLANNER)
    both.grants.create(role=Role.AUTHORITY, valid_from=timezone.localdate())
    plan = over(go(Step.CONSULT, people.planner, bare()))
    plan = go(Step.PROPOSE, both, plan)
    with pytest.raises(NotAllowed, match=r"empat mata|orang lain"):
        go(Step.DECIDE, both, plan)
    assert go(Step.DECIDE, people.authority, plan).state == State.DECIDED


def test_who_is_moved_by_a_plan_does_not_decide_on_it(people, bare, user_with):
    own = user_with(Role.AUTHORITY, nip="197001011996031904")
    plan = bare(moves=[(own.nip, "KOTA.X")])
    plan = go(
        Step.PROPOSE, people.planner, over(go(Step.CONSULT, people.planner, plan))
    )
    with pytest.raises(NotAllowed, match="jabatan Anda sendiri"):
        go(Step.DECIDE, own, plan)
    assert go(Step.DECIDE, people.authority, plan).state == State.DECIDED


def test_only_the_plan_that_was_seen_is_signed(people, bare):
    plan = over(go(Step.CONSULT, people.planner, bare()))
    plan = go(Step.PROPOSE, people.planner, plan)
    with pytest.raises(NotAllowed):
        go(Step.DECIDE, people.authority, plan, digest="0" * 64)
    (plan.path / "plan.json").write_text('{"digest": "lain"}', "utf-8")
    with pytest.raises(NotAllowed):
        go(Step.DECIDE, people.authority, plan)


def test_of_two_who_go_at_once_one_goes_and_the_other_is_told(people, bare, user_with):
    plan = bare()
    seen = Plan.objects.get(pk=plan.pk)  # as another page has it open
    go(Step.CONSULT, people.planner, plan)
    with pytest.raises(NotAllowed, match="dalam konsultasi"):
        go(Step.CONSULT, user_with(Role.PLANNER), seen, until=soon(30))
    with pytest.raises(NotAllowed):
        go(Step.REVISE, people.planner, seen)
    plan.refresh_from_db()
    assert (plan.consult_until, plan.passages.count()) == (soon(), 1)


def test_a_revised_plan_takes_the_place_of_the_one_it_revises(people, bare):
    old = go(Step.CONSULT, people.planner, bare())
    new = bare(replaces=old)
    with pytest.raises(NotAllowed, match="Gantikan"):
        go(Step.CONSULT, people.planner, new)
    assert stages.next_of(people.planner, new).step is Step.REVISE
    new = go(Step.REVISE, people.planner, new)
    old.refresh_from_db()
    assert (old.state, new.state) == (State.REPLACED, State.REVISED)
    assert Entry.objects.filter(act="plan.replaced").count() == 1
    # A second revision of the same plan came too late.
    late = bare(replaces=old)
    for step in (Step.REVISE, Step.CONSULT):
        with pytest.raises(NotAllowed, match=old.name):
            go(step, people.planner, late)


@pytest.mark.parametrize("state", [State.PROPOSED, State.DECIDED, State.EVALUATED])
def test_what_revises_a_plan_that_went_on_is_not_opened_by_itself(state, people, bare):
    old = bare()
    new = bare(replaces=old)
    Plan.objects.filter(pk=old.pk).update(state=state)
    with pytest.raises(NotAllowed, match=old.name):
        go(Step.CONSULT, people.planner, new)
    Plan.objects.filter(pk=old.pk).update(state=State.WITHDRAWN)
    assert go(Step.CONSULT, people.planner, new).state == State.CONSULTATION


def test_a_plan_that_was_proposed_meanwhile_is_not_replaced(people, bare):
    old = go(Step.CONSULT, people.planner, bare())
    new = bare(replaces=old)
    Plan.objects.filter(pk=old.pk).update(state=State.PROPOSED)
    with pytest.raises(NotAllowed, match=old.name):
        go(Step.REVISE, people.planner, new)
    new.refresh_from_db()
    old.refresh_from_db()
    assert (old.state, new.state) == (State.PROPOSED, State.COMPUTED)


def test_only_what_is_in_consultation_is_asked_to_be_revised(people, bare):
    plan = bare()
    told = {"name": "Revisi", "day": "", "scenario": scenarios.USUAL}
    with pytest.raises(NotAllowed, match="tidak lagi dalam konsultasi"):
        actions.ask_plan(by=people.planner, replaces=plan, **told)
    go(Step.CONSULT, people.planner, plan)
    job = actions.ask_plan(by=people.planner, replaces=plan, **told)
    assert job.question["replaces"] == plan.pk


def test_a_plan_that_was_shown_before_there_was_a_life_is_in_consultation(bare, people):
    plans = [bare() for _ in range(2)]
    Plan.objects.filter(pk=plans[0].pk).update(state="shown")
    migration = import_module("tepat_web.placement.migrations.0003_life")
    migration.shown_is_consultation(apps, None)
    for plan in plans:
        plan.refresh_from_db()
    assert [it.state for it in plans] == [State.CONSULTATION, State.COMPUTED]
    # Nobody noted when it was shown; it goes on from there nevertheless.
    (now,) = (it for it in stages.stages(plans[0], named=True) if it.is_current)
    assert now.at is None
    assert go(Step.PROPOSE, people.planner, plans[0]).state == State.PROPOSED


def way_of(plan, **told):
    found = stages.stages(plan, named=told.get("named", False))
    return "".join(
        "x" if it.is_current else "." if it.is_reached else "o" for it in found
    )


def test_the_way_tells_what_was_reached_and_what_is_ahead(people, bare):
    plan = bare()
    assert way_of(plan) == "xooooo"
    plan = over(go(Step.CONSULT, people.planner, plan))
    plan = go(Step.PROPOSE, people.planner, plan)
    assert way_of(plan) == "..xooo"
    plan = go(Step.RETURN, people.authority, plan)
    assert way_of(plan) == ".xoooo"
    told = stages.stages(plan, named=True)
    assert told[1].by == people.authority.get_username()
    assert {it.by for it in stages.stages(plan, named=False)} == {""}
    plan = go(Step.WITHDRAW, people.planner, plan)
    assert way_of(plan) == "...x"


def test_the_way_of_a_revision_and_of_what_it_replaced(people, bare):
    old = go(Step.CONSULT, people.planner, bare())
    new = go(Step.REVISE, people.planner, bare(replaces=old))
    titles = [it.title for it in stages.stages(new, named=False)]
    assert titles[1] == str(State.REVISED.label)
    new = go(Step.PROPOSE, people.planner, over(new))
    new = go(Step.RETURN, people.authority, new)  # and is heard as its own again
    assert way_of(new) == ".xoooo"
    old.refresh_from_db()
    last = stages.stages(old, named=True)[-1]
    assert (last.title, last.is_current) == (str(State.REPLACED.label), True)
    assert last.at is not None


def test_a_plan_that_can_go_on_waits_for_the_planner_alone(people, bare):
    today = timezone.localdate()
    open_, ended = (go(Step.CONSULT, people.planner, bare()) for _ in range(2))
    over(ended)
    done = bare(State.CARRIED_OUT)
    told = waiting.of(people.planner, today)
    assert [(it.url, it.is_urgent) for it in told] == [
        (reverse("placement:plan", args=[ended.pk]), True),
        (address(done, Step.EVALUATE), False),
    ]
    assert open_.name not in "".join(it.text for it in told)
    for by in (people.authority, people.officer, people.employee):
        assert waiting.of(by, today) == []
