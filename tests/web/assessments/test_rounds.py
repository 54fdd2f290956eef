"""Rounds: opened for whom, told to whom, given to assessors, closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.assessments.conftest import again
from tests.web.snapshots.conftest import people_of

from tepat import law
from tepat.competency import asked_by_position
from tepat_web.accounts.access import Role
from tepat_web.assessments import actions_round, chores, queries, waiting
from tepat_web.assessments.models import Assessee, AssessmentRound, Judge
from tepat_web.kit.words import Words
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Notice
from tepat_web.snapshots import take
from tepat_web.workforce.chain import superiors

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def told(user):
    return list(Notice.objects.filter(to=user).values_list("text_id", flat=True))


def test_a_round_of_a_unit_takes_in_who_is_seated_there_with_what_the_engine_asks(
    lay_down, city, today
):
    it = lay_down(people=[], units=[city.home.code])
    inside, _outside = people_of(city.home)
    found = {each.employee.nip: each for each in Assessee.objects.filter(round=it)}
    assert found
    assert set(found) <= inside
    above = superiors(today)
    snapshot = take.snapshot()
    asked = asked_by_position(snapshot, law.on(snapshot.day))
    for nip, each in found.items():
        assert each.superior == above.get(nip, "")
        rows = asked.filter(asked["position"] == each.position)
        assert each.asked_of() == dict(rows.select("competency", "asked").iter_rows())
    assert it.stage == AssessmentRound.Stage.OPEN


def test_a_round_may_be_about_some_kinds_only(lay_down, cast):
    it = lay_down(kinds=["SOSIAL_KULTURAL"])
    (each,) = Assessee.objects.filter(round=it)
    assert {row["kind"] for row in each.standard} == {"SOSIAL_KULTURAL"}


def test_a_round_without_anybody_is_put_away(lay_down, cast):
    it = lay_down(people=["199001012015031999"])
    assert it.is_removed
    assert not queries.rounds(cast.planner).exists()


def test_work_that_was_interrupted_goes_on_and_adds_nobody_twice(lay_down, cast, city):
    it = lay_down(people=[], units=[city.home.code])
    people = Assessee.objects.filter(round=it).count()
    AssessmentRound.objects.filter(pk=it.pk).update(
        stage=AssessmentRound.Stage.FILLING
    )  # as if cut short
    Assessee.objects.filter(round=it).last().delete()
    job = Job.objects.get(kind="assessment.open", question__round=it.pk)
    title = Words.read(job.question["title"])
    jobs.do_now(jobs.ask(by=cast.planner, kind=job.kind, title=title, round=it.pk))
    assert Assessee.objects.filter(round=it).count() == people


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": -1},
        {"asks": []},
        {"asks": ["self"]},
        {"asks": ["self", "superior"], "rule": "assessor"},
    ],
)
def test_a_round_that_could_lead_nowhere_is_refused(lay_down, today, wrong):
    if "until" in wrong:
        wrong = {"until": today - DAY}
    with pytest.raises(NotAllowed):
        lay_down(**wrong)
    assert not AssessmentRound.objects.exists()


@pytest.mark.parametrize(
    "role", [Role.BOARD, Role.OFFICER, Role.AUDITOR, Role.AUTHORITY, None]
)
def test_nobody_but_a_planner_runs_a_round(role, lay_down, user_with, today):
    it = lay_down()
    by = user_with(role)
    for act in (
        lambda: lay_down(by=by),
        lambda: actions_round.close_round(by=by, it=it),
        lambda: actions_round.change_round(
            by=by, it=it, name="x", note="", until=it.until, today=today
        ),
        lambda: actions_round.assign(by=by, it=it, assessor=by, numbers=[]),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_planner_of_one_agency_runs_rounds_there_alone(
    lay_down, user_with, city, cast
):
    part = user_with(Role.PLANNER, city.home)
    mine = lay_down(by=part, people=[])
    inside, _outside = people_of(city.home)
    assert (
        set(Assessee.objects.filter(round=mine).values_list("employee__nip", flat=True))
        <= inside
    )
    whole = lay_down(people=[])
    with pytest.raises(PermissionDenied):
        actions_round.close_round(by=part, it=whole)
    seen = queries.run_in(again(part), whole).values_list("employee__nip", flat=True)
    assert set(seen) <= inside


def test_everyone_who_is_asked_is_told_once_and_reminded_once(lay_down, cast, today):
    it = lay_down()
    for user in (cast.person, cast.superior, cast.assessor):
        assert len(told(user)) == 1
        assert "Uji 2027" in told(user)[0]
        assert cast.led.name not in told(user)[0]
    assert len(told(cast.planner)) == 1  # that the work is done
    chores.look(chores.remind_on(it) - DAY)
    assert len(told(cast.person)) == 1
    for _ in range(2):
        chores.look(chores.remind_on(it))
    assert len(told(cast.person)) == 2
    assert len(told(cast.superior)) == 2
    assert len(told(cast.assessor)) == 1  # no participant was given to anybody


def test_participants_are_given_to_assessors_but_never_their_own_people(
    it, cast, judge, user_with
):
    def give(to):
        return actions_round.assign(
            by=cast.planner, it=it.round, assessor=to, numbers=[it.pk]
        )

    near = user_with(Role.BOARD)
    near.nip = it.superior
    with pytest.raises(NotAllowed):
        give(near)
    with pytest.raises(NotAllowed):
        give(cast.superior)  # no assessor at all
    assert give(cast.assessor) == 1
    judge(it, "assessor", give=False)
    assert give(cast.other) == 1  # the draft of the first goes
    it.refresh_from_db()
    assert it.assessor == cast.other
    judge(it, "assessor", cast.other)
    with pytest.raises(NotAllowed):
        give(cast.assessor)  # a judgement stays with who gave it


def test_what_waits_for_whom_stands_on_the_front_page_until_it_is_done(
    it, cast, judge, today
):
    def waits(user):
        return len(waiting.of(again(user), today))

    assert [waits(each) for each in (cast.person, cast.superior, cast.planner)] == [
        1,
        1,
        0,
    ]
    assert waits(cast.assessor) == 0
    actions_round.assign(
        by=cast.planner, it=it.round, assessor=cast.assessor, numbers=[it.pk]
    )
    assert waits(cast.assessor) == 1
    for role in Judge:
        judge(it, role)
    assert not any(map(waits, (cast.person, cast.superior, cast.assessor)))


def test_a_round_is_closed_once_and_a_longer_one_reminds_anew(lay_down, cast, today):
    it = lay_down()
    chores.look(chores.remind_on(it))
    longer = actions_round.change_round(
        by=cast.planner,
        it=it,
        name=it.name,
        note="Sampai akhir bulan.",
        until=it.until + 20 * DAY,
        today=today,
    )
    assert longer.reminded_on is None
    actions_round.close_round(by=cast.planner, it=it)
    with pytest.raises(NotAllowed):
        actions_round.close_round(by=cast.planner, it=it)
    assert Entry.objects.filter(act="assessmentround.closed").count() == 1
