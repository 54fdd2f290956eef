"""The plan of a year: as the engine made it, changed by people, turned into classes."""

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied

from tepat import law
from tepat import training as engine
from tepat.training.adjusting import worth
from tepat_web.accounts.access import Role
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice
from tepat_web.performance.models import TrainingOffer
from tepat_web.placement.models import Move, Plan
from tepat_web.snapshots import take
from tepat_web.training import actions, actions_approve, actions_plan, folders, queries
from tepat_web.training.models import Course, Enrolment, PlanLine, TrainingPlan
from tepat_web.workforce.models import Employee

from .conftest import BUDGET

pytestmark = pytest.mark.django_db
KEPT, DROPPED = PlanLine.State.KEPT, PlanLine.State.DROPPED


@pytest.fixture(scope="module")
def of_engine():
    """What the engine says of the same register, asked by itself; once a module."""
    told = {}

    def ask():
        if not told:
            snapshot = take.snapshot()
            told["plan"] = engine.plan(
                snapshot, law.on(snapshot.day), budget=BUDGET, with_curve=False
            )
        return told["plan"]

    return ask


def of(plan):
    return TrainingPlan.objects.get(pk=plan.pk)


def test_each_number_is_the_engines(plan, of_engine):
    found = of_engine()
    assert (plan.closed, plan.bound) == (found.closed, found.bound)
    assert plan.points == pytest.approx(found.closed)
    assert (plan.spent, plan.names) == (found.totals["cost"], found.taken.height)
    assert plan.year == found.year
    rows = plan.lines.values_list(
        "employee__nip", "offer__code", "levels", "points", "reason_id"
    )
    told = found.taken.select("nip", "training", "levels", "points", "reason_id")
    assert sorted(rows) == sorted(told.iter_rows())
    assert folders.needs(plan).collect().height == found.needs.height


def test_who_may_not_plan_can_do_nothing_with_one(plan, user_with, city):
    line = plan.lines.first()
    for role in (Role.OFFICER, Role.AUDITOR, Role.AUTHORITY, None):
        who = user_with(role, nip=None)
        for act in (
            lambda by: actions_plan.ask_plan(
                by=by, name="x", year=None, budget=None, placement=None
            ),
            lambda by: actions_plan.drop_lines(
                by=by, plan=plan, lines=[line.pk], note="x"
            ),
            lambda by: actions_plan.keep_lines(by=by, plan=plan, lines=[line.pk]),
            lambda by: actions_plan.add_line(
                by=by, plan=plan, employee=line.employee, offer=line.offer, note="x"
            ),
            lambda by: actions_approve.approve(by=by, plan=plan, today=plan.day),
            lambda by: actions_approve.discard(by=by, plan=plan),
        ):
            with pytest.raises(PermissionDenied):
                act(who)


def test_asking_twice_is_one_piece_of_work(city):
    told = {"name": "R", "year": None, "budget": 1, "placement": None}
    first = actions_plan.ask_plan(by=city.planner, **told)
    assert actions_plan.ask_plan(by=city.planner, **told) == first
    assert actions_plan.ask_plan(by=city.planner, **(told | {"budget": 2})) != first


def test_a_dropped_line_gives_its_money_and_points_back_and_comes_back_whole(
    plan, city
):
    line = plan.lines.exclude(points=0).first()
    told = {"by": city.planner, "plan": plan, "lines": [line.pk]}
    with pytest.raises(NotAllowed):
        actions_plan.drop_lines(**told, note=" ")
    actions_plan.drop_lines(**told, note="Sedang tugas belajar.")
    after = of(plan)
    assert after.spent == plan.spent - line.cost
    assert after.names == plan.names - 1
    assert plan.points - after.points >= line.points > 0
    assert after.closed == plan.closed  # the engine's own stays what it was
    before = Entry.objects.count()
    actions_plan.drop_lines(**told, note="Sekali lagi.")  # it is out already
    assert Entry.objects.count() == before
    actions_plan.keep_lines(**told)
    assert (of(plan).points, of(plan).spent) == (plan.points, plan.spent)
    assert PlanLine.objects.get(pk=line.pk).note == ""


def test_what_is_added_closes_what_the_engine_says(plan, city):
    TrainingPlan.objects.filter(pk=plan.pk).update(budget=None)
    TrainingOffer.objects.update(seats=None)
    open_ = pl.read_parquet(folders.path_of(plan.folder) / folders.OPEN)
    for row in open_.filter(pl.col("points") > 0).iter_rows(named=True):
        employee = Employee.objects.get(nip=row["nip"])
        offer = TrainingOffer.objects.get(code=row["training"])
        told = {"by": city.planner, "plan": plan, "employee": employee, "offer": offer}
        if plan.lines.filter(employee=employee, offer=offer).exists():
            continue
        try:
            line = actions_plan.add_line(**told, note="Akan memimpin unit layanan.")
        except NotAllowed:
            continue  # what stands in the way is tested by itself
        break
    with pytest.raises(NotAllowed):
        actions_plan.drop_lines(by=city.planner, plan=plan, lines=[line.pk], note="")
    assert actions_plan.add_line(**told, note="Dua kali.") == line
    assert (line.points, line.levels) == (row["points"], row["levels"])
    assert line.is_added
    kept = plan.lines.filter(state=KEPT).values_list("employee__nip", "offer__code")
    pairs = pl.DataFrame(list(kept), schema=["nip", "training"], orient="row")
    lines = open_.join(pairs, on=["nip", "training"])
    assert lines.height == of(plan).names == plan.names + 1
    assert of(plan).points == pytest.approx(worth(lines, engine.Weighing()))
    assert of(plan).points > plan.points


def test_money_and_seats_bound_what_is_added(plan, city):
    line = plan.lines.filter(cost__gt=0).first()
    told = {"by": city.planner, "plan": plan, "lines": [line.pk]}
    actions_plan.drop_lines(**told, note="x")
    TrainingPlan.objects.filter(pk=plan.pk).update(budget=of(plan).spent)
    with pytest.raises(NotAllowed, match="Rp"):
        actions_plan.keep_lines(**told)
    TrainingPlan.objects.filter(pk=plan.pk).update(budget=None)
    kept = plan.lines.filter(offer=line.offer, state=KEPT).count()
    TrainingOffer.objects.filter(pk=line.offer_id).update(seats=kept)
    with pytest.raises(NotAllowed, match=str(kept)):
        actions_plan.keep_lines(**told)
    TrainingOffer.objects.filter(pk=line.offer_id).update(seats=kept + 1)
    actions_plan.keep_lines(**told)


def test_a_person_attends_one_training_for_a_competency(plan, city):
    line = plan.lines.exclude(levels=0).first()
    rows = folders.open_to(plan, [line.employee.nip])
    others = [it for it in rows if it["group"] == line.group]
    others = [it for it in others if it["training"] != line.offer.code]
    if not others:
        pytest.skip("the invented catalogue has one training for it")
    TrainingPlan.objects.filter(pk=plan.pk).update(budget=None)
    offer = TrainingOffer.objects.get(code=others[0]["training"])
    TrainingOffer.objects.filter(pk=offer.pk).update(seats=None)
    offer.refresh_from_db()
    with pytest.raises(NotAllowed, match=line.employee.name):
        actions_plan.add_line(
            by=city.planner,
            plan=plan,
            employee=line.employee,
            offer=offer,
            note="x",
        )


def test_an_approved_plan_becomes_classes_with_its_names_once(plan, city, today):
    dropped = plan.lines.first()
    told = {"by": city.planner, "plan": plan}
    actions_plan.drop_lines(**told, lines=[dropped.pk], note="x")
    actions_approve.approve(**told, today=today)
    actions_approve.approve(**told, today=today)
    job = Job.objects.get(kind="training-classes")
    # A first attempt got as far as one class.
    first = queries.without_class(plan)[0]
    actions_approve.lay_on(**told, offer=first)
    assert jobs.do_now(job).state == Job.State.DONE
    kept = plan.lines.filter(state=KEPT)
    offers = set(kept.values_list("offer", flat=True))
    courses = Course.objects.filter(plan=plan)
    assert {each.offer_id for each in courses} == offers
    assert courses.count() == len(offers)
    names = Enrolment.objects.filter(course__in=courses)
    assert {each.line_id for each in names} == {each.pk for each in kept}
    assert set(names.values_list("state", flat=True)) == {Enrolment.State.NAMED}
    for each in courses:
        assert today <= each.answer_by < each.starts
    with pytest.raises(NotAllowed):
        actions_plan.drop_lines(**told, lines=[kept[0].pk], note="x")
    with pytest.raises(NotAllowed):
        actions_approve.discard(**told)


def test_who_is_in_another_class_of_the_training_is_not_named_again(
    plan, city, today, lay_on
):
    line = plan.lines.order_by("offer").first()
    other = lay_on(offer=line.offer)
    actions.name(by=city.planner, course=other, employee=line.employee, today=today)
    actions_approve.approve(by=city.planner, plan=plan, today=today)
    made = actions_approve.lay_on(by=city.planner, plan=plan, offer=line.offer)
    assert not made.enrolments.filter(employee=line.employee).exists()
    assert made.enrolments.count() == plan.lines.filter(offer=line.offer).count() - 1


def test_a_training_without_days_keeps_a_plan_from_being_approved(plan, city, today):
    offer = plan.lines.first().offer
    TrainingOffer.objects.filter(pk=offer.pk).update(starts=None, ends=None)
    with pytest.raises(NotAllowed, match=offer.name):
        actions_approve.approve(by=city.planner, plan=plan, today=today)
    assert of(plan).state == TrainingPlan.State.REVIEW


def test_a_year_has_one_approved_plan(planned, city, today):
    first, second = planned(name="Satu"), planned(name="Dua")
    actions_approve.approve(by=city.planner, plan=first, today=today)
    with pytest.raises(NotAllowed, match="Satu"):
        actions_approve.approve(by=city.planner, plan=second, today=today)
    actions_approve.discard(by=city.planner, plan=second)
    with pytest.raises(NotAllowed):
        actions_approve.approve(by=city.planner, plan=second, today=today)


def test_a_move_makes_a_need_for_the_position_to_come(planned, city, plan):
    """Who moves is measured against the target, and the line says so."""
    needs = folders.needs(plan).collect()
    asking = needs.filter(needs["short"] > 0)
    target, nip = asking["position"][0], city.led.nip
    moving = Plan.objects.create(
        name="Mutasi",
        day=plan.day,
        effective_on=plan.day,
        snapshot_digest="x",
        digest="y",
        made_at=plan.made_at,
        by=city.planner,
        folder="kosong",
    )
    Move.objects.create(
        plan=moving, number=1, nip=nip, to=target, kind="MUTASI", chain=1, fit_after=1
    )
    told = folders.needs(planned(placement=moving)).collect()
    mine = told.filter(told["nip"] == nip)
    assert set(mine["source"]) == {"MUTASI"}
    assert set(mine["position"]) == {target}


def test_the_superiors_of_an_approved_plan_are_told_once_each(plan, city, cast, today):
    told = {"by": city.planner, "plan": plan}
    actions_approve.approve(**told, today=today)
    jobs.do_now(Job.objects.get(kind="training-classes"))
    waiting = Enrolment.objects.filter(superior=cast.boss.nip).count()
    notices = Notice.objects.filter(to=cast.boss, url__endswith="/pelatihan/unit/")
    assert notices.count() == min(waiting, 1)
