"""Judging: drafts, giving once, who sees what when, and levels taken over."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import PermissionDenied
from tests.web.assessments.conftest import again

from tepat import law
from tepat.competency import match
from tepat_web.accounts.access import Role
from tepat_web.assessments import (
    actions,
    actions_round,
    actions_taking,
    comparing,
    queries,
)
from tepat_web.assessments.actions_taking import Decided
from tepat_web.assessments.models import AssessmentRound, Judge, Outcome
from tepat_web.ledger import jobs
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.models import Entry, Job, Version
from tepat_web.ledger.reading import Reader
from tepat_web.register.actions import Stale
from tepat_web.snapshots import take
from tepat_web.workforce.models import Assessment

pytestmark = pytest.mark.django_db


def seen_by(user, it):
    return set(queries.said(again(user), it).given)


def test_each_sees_the_others_only_after_giving_their_own(it, cast, judge):
    assert seen_by(cast.person, it) == set()
    judge(it, "self")
    judge(it, "superior", give=False)
    assert seen_by(cast.person, it) == {"self"}
    assert seen_by(cast.superior, it) == set()  # a draft is not enough
    assert seen_by(cast.planner, it) == {"self"}  # who is not asked
    judge(it, "superior")
    assert seen_by(cast.superior, it) == {"self", "superior"}
    assert seen_by(cast.person, it) == {"self", "superior"}
    it.refresh_from_db()
    assert seen_by(cast.assessor, it) == set()
    judge(it, "assessor")
    it.refresh_from_db()
    assert seen_by(cast.assessor, it) == set(Judge.values)
    assert seen_by(cast.other, it) == set()  # another assessor has no part in it


def test_a_planner_who_is_asked_waits_for_the_own_judgement_as_well(
    it, cast, judge, user_with
):
    judge(it, "self")
    cast.superior.delete()
    planner = user_with(Role.PLANNER, nip=it.superior)
    assert seen_by(planner, it) == set()
    judge(it, "superior", planner)
    assert seen_by(planner, it) == {"self", "superior"}


def test_who_is_not_asked_sees_it_when_the_round_is_closed(lay_down, cast, judge):
    its = lay_down(asks=["superior"], rule="superior").assessees.get()
    judge(its, "superior")
    assert seen_by(cast.person, its) == set()
    actions_round.close_round(by=cast.planner, it=its.round)
    its.refresh_from_db()
    assert seen_by(cast.person, its) == {"superior"}


def test_whose_page_one_may_open(it, cast, user_with, city):
    def may(user):
        return queries.assessees(again(user)).filter(pk=it.pk).exists()

    for user in (cast.person, cast.superior, cast.assessor, cast.planner):
        assert may(user)
    abroad = user_with(Role.PLANNER, city.abroad)
    home = user_with(Role.BOARD, city.home)
    assert may(home) != may(user_with(Role.BOARD, city.abroad))
    assert may(abroad) != may(user_with(Role.PLANNER, city.home))
    for user in (user_with(Role.OFFICER), user_with(Role.AUDITOR), user_with()):
        assert not may(user)
    actions_round.assign(
        by=cast.planner, it=it.round, assessor=cast.assessor, numbers=[it.pk]
    )
    assert may(cast.assessor)
    assert not may(cast.other)


@pytest.mark.parametrize("role", Judge.values)
def test_nobody_judges_as_somebody_else(it, cast, judge, role, user_with):
    own = {"self": cast.person, "superior": cast.superior, "assessor": cast.assessor}
    for other in (*own.values(), user_with(Role.OFFICER), cast.planner):
        if other != own[role]:
            with pytest.raises(PermissionDenied):
                judge(it, role, other)


def test_a_judgement_is_given_once_and_stays(it, cast, judge):
    first = judge(it, "self", M01=2)
    assert judge(it, "self", M01=2).pk == first.pk  # a double click
    assert Entry.objects.filter(act="judgement.given").count() == 1
    with pytest.raises(NotAllowed):
        judge(it, "self", M01=5)
    with pytest.raises(NotAllowed):
        judge(it, "self", M01=5, give=False)


def test_two_windows_do_not_overwrite_each_other(it, judge):
    judge(it, "self", give=False, M01=1)
    with pytest.raises(Stale):
        judge(it, "self", give=False, seen=0, M01=4)
    assert it.judgements.get().levels["M.01"] == 1


def test_what_is_missing_is_told_at_its_competency_and_nothing_is_given(it, judge):
    asked = it.asked_of()["M.01"]
    with pytest.raises(actions.Incomplete) as refused:
        judge(it, "self", evidence={}, M01=asked + 1)
    assert set(refused.value.lacks) == {"M.01"}
    with pytest.raises(NotAllowed):  # nobody judges nothing
        judge(it, "self", **{code.replace(".", ""): None for code in it.codes()})
    with pytest.raises(NotAllowed):
        judge(it, "self", M01=6)
    assert not it.judgements.exists()
    judge(it, "self", evidence={}, M01=None)  # could not be seen: that is an answer


def take_over(it, cast, today, **decided):
    told = {code.replace("_", "."): Decided(*each) for code, each in decided.items()}
    return actions_taking.take_over(by=cast.planner, it=it, decided=told, today=today)


def test_levels_go_into_the_register_by_the_rule_and_the_engine_says_the_same(
    it, cast, judge, today
):
    judge(it, "self", **{code.replace(".", ""): 5 for code in it.codes()})
    judge(it, "superior", M01=1, M02=1)
    judge(it, "assessor", M01=None, M02=3)
    made = {each.competency: each for each in take_over(it, cast, today)}
    assert (made["M.01"].level, made["M.01"].source) == (1, "superior")
    assert (made["M.02"].level, made["M.02"].source) == (3, "assessor")
    row = made["M.02"].assessment
    assert (row.employee, row.level, row.day) == (it.employee, 3, today)
    assert "Uji 2027" in row.source
    page = comparing.match(
        it, {code: each.level for code, each in made.items()}, law.on(today)
    )
    snapshot = take.snapshot(today)
    engine = match(snapshot, law.on(snapshot.day), it.employee.nip, it.position)
    assert page.jpm() == engine.jpm()
    assert {row.competency: row.short for row in page.rows} == {
        row.competency: row.short for row in engine.rows
    }
    asked = it.asked_of()
    told = sum(each.level for each in made.values())
    assert page.jpm() == Fraction(100 * told, sum(asked.values()))
    it.refresh_from_db()
    assert queries.latest_of(again(cast.person)) == it


def test_a_meeting_decides_with_a_reason_and_nothing_is_taken_over_twice(
    it, cast, judge, today
):
    for role in Judge:
        judge(it, role)
    for wrong in ((4, ""), (9, "Rapat.")):
        with pytest.raises(NotAllowed):
            take_over(it, cast, today, M_01=wrong)
    take_over(it, cast, today, M_01=(4, "Rapat asesor: portofolio."))
    count = Assessment.objects.count()
    told = Outcome.objects.get(assessee=it, competency="M.01")
    assert (told.level, told.source, told.reason) == (
        4,
        "meeting",
        "Rapat asesor: portofolio.",
    )
    with pytest.raises(NotAllowed):
        take_over(it, cast, today, M_01=(2, "Lagi."))
    assert Assessment.objects.count() == count


def test_nothing_is_taken_over_while_somebody_may_still_judge(it, cast, judge, today):
    judge(it, "self")
    judge(it, "superior", M01=3)
    with pytest.raises(NotAllowed):
        take_over(it, cast, today)
    late = it.round.until + timedelta(days=1)
    assert {each.source for each in take_over(it, cast, late)} == {"superior"}
    with pytest.raises(NotAllowed):
        judge(it, "assessor")  # too late: the levels are in the register


def test_only_who_runs_rounds_takes_levels_over(it, cast, judge, today, user_with):
    for role in Judge:
        judge(it, role)
    for by in (cast.assessor, cast.superior, cast.person, user_with(Role.OFFICER)):
        with pytest.raises(PermissionDenied):
            actions_taking.take_over(by=by, it=it, decided={}, today=today)
    assert not Outcome.objects.exists()


def test_a_whole_round_is_taken_over_by_a_job_that_may_run_again(
    lay_down, city, cast, judge, user_with
):
    round_ = lay_down(people=[], units=[city.home.code], asks=["assessor"],
                      rule="assessor")  # fmt: skip
    some = list(round_.assessees.order_by("pk")[:3])
    for each in some[:2]:
        judge(each, "assessor")
    for _ in range(2):
        job = actions_taking.ask_take_over(by=cast.planner, it=round_)
        assert jobs.do_now(job).state == Job.State.DONE
    taken = Outcome.objects.values_list("assessee_id", flat=True).distinct()
    assert set(taken) == {each.pk for each in some[:2]}
    expected = sum(len(each.codes()) for each in some[:2])
    assert Outcome.objects.count() == expected
    assert Assessment.objects.filter(source__contains="Uji 2027").count() == expected


def test_the_ledger_shows_no_auditor_what_was_judged(it, cast, judge, user_with):
    judge(it, "superior", M01=1)
    auditor = again(user_with(Role.AUDITOR))
    (version,) = Version.objects.filter(table="assessments.Judgement")
    told = Reader(auditor).shown(version.table, version.content)
    assert not {"levels", "evidence"} & set(told)
    assert "Laporan" not in str(told)


def test_a_round_that_is_being_prepared_takes_no_judgement(it, judge):
    AssessmentRound.objects.update(stage=AssessmentRound.Stage.FILLING)
    with pytest.raises(NotAllowed):
        judge(it, "self")
