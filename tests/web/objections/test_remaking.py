"""What is upheld reaches a new plan and moves people; which cases are like."""

from dataclasses import replace

import pytest
from tests.web.objections.conftest import STAY

from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Notice
from tepat_web.objections import actions_handling, alike
from tepat_web.objections.alike import Facts
from tepat_web.objections.conditions import none_unanswered
from tepat_web.objections.models import Objection, Outcome, Stage
from tepat_web.organisation.models import Position
from tepat_web.placement import actions, actions_life, changes
from tepat_web.placement.models import Move, Plan

pytestmark = pytest.mark.django_db


def stays(it):
    return {"freeze": {"people": [it.nip]}}


def in_chain(plan, movers):
    """Somebody with an account whose move others follow from, if there is one."""
    return max(movers, key=lambda m: plan.moves.filter(chain=m.move.chain).count())


def test_an_upheld_remark_makes_a_revised_plan_that_moves_others(
    plan, movers, file, answer, planner, client_of
):
    one = in_chain(plan, movers)
    it = file(one)
    answer(planner, it, Outcome.UPHELD, stays(it))
    browser = client_of(planner)
    Plan.objects.filter(pk=plan.pk).update(  # as if the planner had insisted
        scenario=plan.scenario | {"pin": {it.nip: one.move.to}}
    )
    page = browser.get(f"/keberatan/rencana/{plan.pk}/rencana-baru/")
    assert f"{it.nip} tidak lagi ditetapkan" in page.content.decode()
    assert (
        "Dalam rencana baru, jabatan sekarang dipertahankan." in page.content.decode()
    )
    asked = browser.post(f"/keberatan/rencana/{plan.pk}/rencana-baru/")
    number = int(asked.url.strip("/").split("/")[-1])
    job = jobs.do_now(jobs.Job.objects.get(pk=number))
    assert job.state == "done", job.message_id
    fresh = Plan.objects.get(job=job)
    assert fresh.replaces == plan
    assert it.nip in fresh.scenario["freeze"]["people"]
    assert not fresh.moves.filter(nip=it.nip).exists()
    before = set(plan.moves.values_list("nip", "to"))
    after = set(fresh.moves.values_list("nip", "to"))
    touched = {nip for nip, _to in before ^ after} - {it.nip}
    assert touched, "nobody else was touched; choose another mover"
    it.refresh_from_db()
    assert it.made_into is None  # computed, but not put in place yet
    actions_life.revise(by=planner, plan=fresh, until=plan.consult_until)
    it.refresh_from_db()
    assert it.made_into == fresh
    told = Notice.objects.filter(to=one.user, url=f"/keberatan/{it.pk}/")
    assert "memperhitungkan" in told.first().text_id
    assert list(none_unanswered(planner, fresh)) == []
    with pytest.raises(NotAllowed):  # there is nothing left to take in
        actions.ask_following(by=planner, plan=fresh)


def test_after_the_decision_everybody_else_stays_where_it_put_them(
    plan, movers, file, answer, planner, authority, decide, user_with, monday
):
    decide(user_with(Role.AUTHORITY))
    it = file(movers[0], replace(STAY, received_on=monday))
    answer(planner, it)
    verdict = actions_handling.Verdict(Outcome.UPHELD, "Benar.", stays(it))
    actions_handling.decide(by=authority, objection=it, verdict=verdict)
    told = changes.prepared(plan)
    open_ = movers[0].move.chain
    pinned = {m.nip: m.to for m in plan.moves.exclude(chain=open_)}
    assert told.scenario["pin"] == pinned
    assert told.scenario["freeze"]["people"] == [it.nip]
    job = actions.ask_following(by=planner, plan=plan)
    assert job.question["replaces"] is None
    with pytest.raises(NotAllowed):  # a double click asks for one plan
        actions.ask_following(by=planner, plan=plan)


def test_what_cannot_all_be_done_is_named_before_anything_is_computed(
    plan, movers, planner, file, answer
):
    seat = Position.objects.standing().filter(need=1).first().code
    one, two = (file(each) for each in movers[:2])
    answer(planner, one, Outcome.UPHELD, {"pin": {one.nip: seat}})
    pinned = {"pin": {two.nip: seat}}
    with pytest.raises(NotAllowed, match=seat):  # not promised to two
        answer(planner, two, Outcome.UPHELD, pinned)
    answer(planner, two, Outcome.UPHELD, {"freeze": {"people": [two.nip]}})
    Objection.objects.filter(pk=two.pk).update(change=pinned)
    with pytest.raises(NotAllowed, match=seat):
        actions.ask_following(by=planner, plan=plan)


def test_a_remark_on_a_plan_that_is_given_up_is_closed_and_told(
    plan, mover, file, planner
):
    it = file(mover)
    actions_life.withdraw(by=planner, plan=plan, reason="Data lama.")
    it.refresh_from_db()
    assert (it.stage, it.outcome) == ("decided", Outcome.MOOT)
    assert it.turns.last().text == "Data lama."
    assert Notice.objects.filter(to=mover.user, url__contains=f"/{it.pk}/").exists()


def test_a_revised_plan_that_nobody_saw_takes_no_remark_along_when_given_up(
    plan, mover, file, planner
):
    it = file(mover)
    fresh = Plan.objects.get(pk=plan.pk)
    fresh.pk = fresh.job = None
    fresh.state, fresh.replaces, fresh.consult_until = "computed", plan, None
    fresh.save()
    actions_life.withdraw(by=planner, plan=fresh, reason="Salah hitung.")
    it.refresh_from_db()
    assert it.stage == "filed"  # the plan that it is about is still heard


@pytest.mark.parametrize(
    ("ground", "other", "is_like"),
    [
        ("career", Facts("U1", 1, -1), True),
        ("career", Facts("U2", 1, -1), True),  # one fact differs
        ("career", Facts("U2", 2, -1), False),  # two do
        ("distance", Facts("U1", 2, -1), False),  # the fact of the ground itself
        ("distance", Facts("U2", 1, -1), True),
        ("competence", Facts("U1", 1, 1), False),
        ("career", Facts("U1", None, -1), True),  # unknown counts as different
        ("career", Facts(None, None, -1), False),
    ],
)
def test_what_makes_a_case_like_another(ground, other, is_like):
    it = Objection(ground=ground)
    differs = Facts("U1", 1, -1).differing(other)
    assert alike._is_like(it, differs) == is_like


def test_like_cases_of_this_plan_come_before_those_of_others(plan, mover, file):
    it = file(mover)
    elsewhere = Plan.objects.get(pk=plan.pk)
    elsewhere.pk = elsewhere.job = None
    elsewhere.save()
    for at, number in ((plan, 1), (elsewhere, 2)):
        move = Move.objects.get(plan=plan, nip=mover.move.nip)
        move.pk, move.plan, move.nip = None, at, f"19900101201503190{number}"
        move.save()
    others = [
        Objection(pk=900 + number, plan=at, nip=f"19900101201503190{number}")
        for at, number in ((elsewhere, 2), (plan, 1))
    ]
    for each in others:
        each.ground, each.wanted = it.ground, it.wanted
    found = alike.like(it, others)
    assert [each.is_earlier for each in found] == [False, True]
    others[0].ground = "career"
    assert len(alike.like(it, others)) == 1
    assert [move.nip for move in alike.silent(it)].count("199001012015031901") == 1
    # Who has objected is not silent; who has withdrawn it is again.
    others[1].pk, others[1].filed_at = None, it.filed_at
    for stage, times in ((Stage.FILED, 0), (Stage.WITHDRAWN, 1)):
        others[1].stage = stage
        others[1].save()
        silent = [move.nip for move in alike.silent(it)]
        assert silent.count("199001012015031901") == times
