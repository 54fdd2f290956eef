"""What an answer promises comes true when the cure is applied and all is redone."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.problem import BEST_FIT
from tepat.placement.scenario import Scenario
from tepat.placement.why import ByPaths, Why
from tepat.placement.why.ahead import NO_FREEZE
from tepat.placement.why.points import needed
from tepat.snapshot.settings import Settings

from ...few import DAY, frame, nip
from .. import referee
from ..problems import ordered
from ..towns import scenario, town

SEEDS = st.integers(0, 10**6)


def allowed(case, who, where):
    """Whether rules let a person into a position."""
    at = case.people["nip"].to_list().index(who)
    place = case.positions["position"].to_list().index(where)
    return bool(case.grid.allowed[at, case.target[place]])


def alternative(case, plan, who, where, **told):
    return Why(case, plan, **told).of_pair(who, where)


def with_rows(snapshot, **tables):
    """Return a snapshot with further rows in some tables."""
    more = {
        name: pl.concat([getattr(snapshot, name), frame(name, rows)])
        for name, rows in tables.items()
    }
    return replace(snapshot, **more)


@settings(max_examples=50, suppress_health_check=[HealthCheck.filter_too_much])
@given(ordered(), st.data())
def test_the_fit_named_wins_the_seat_and_one_point_less_does_not(question, data):
    plans = list(referee.plans(question))
    assume(plans and len(question.option_person))
    option = data.draw(st.integers(0, len(question.option_person) - 1))
    who = int(question.option_person[option])
    where = int(question.option_position[option])
    there = [plan for plan in plans if plan[who] == where]
    assume(there)
    best = max(referee.judged(question, plan) for plan in plans)
    insisted = max(referee.judged(question, plan) for plan in there)
    gap = [a - b for a, b in zip(best, insisted, strict=True)]
    fit = int(question.option_fit[option])
    enough = needed(fit, dict(zip(question.goals, gap, strict=True)))
    # Who sits there in every best plan has nothing to ask for.
    assume(not wins(question, plans, option, who, where, fit))
    event("no fit" if enough is None else "a fit")
    if enough is not None:
        assert wins(question, plans, option, who, where, enough)
    short = BEST_FIT if enough is None else enough - 1
    assert not wins(question, plans, option, who, where, short)


def wins(question, plans, option, who, where, points):
    """Whether every best plan has the person there, with so much fit there."""
    fits = question.option_fit.copy()
    fits[option] = points
    changed = replace(question, option_fit=fits)
    judged = [(referee.judged(changed, plan), plan[who] == where) for plan in plans]
    best = max(value for value, _ in judged)
    return all(is_there for value, is_there in judged if value == best)


@settings(max_examples=6)
@given(SEEDS)
def test_a_day_named_is_the_first_on_which_the_rules_allow_it(seed):
    snapshot = town(seed)
    case = work_out(snapshot)
    why, nips = Why(case, make(case)), case.people["nip"].to_list()
    days = {
        (who, told.position): told.outlook
        for who, explained in zip(nips, why.of_people(nips), strict=True)
        for told in explained.alternatives
        if told.outlook is not None and told.outlook.day is not None
    }
    event(f"{min(len(days), 3)} days")
    for (who, where), outlook in sorted(days.items())[:2]:
        # The ratings of the years between are taken to be good, as the answer says.
        rated = with_rows(
            snapshot,
            appraisals=[
                {"nip": who, "year": year, "rating": "BAIK"}
                for year in range(DAY.year, outlook.day.year)
            ],
        )
        risen = grades(rated, who, outlook)
        if NO_FREEZE in rests_on(outlook):
            risen = replace(risen, settings=Settings(minister_approved=True))
        on = work_out(risen, Scenario(effective_on=outlook.day))
        assert allowed(on, who, where)
        eve = outlook.day - timedelta(days=1)
        if eve >= DAY and "PERFORMANCE-1" not in rules(outlook):
            before = work_out(rated, Scenario(effective_on=eve))
            assert not allowed(before, who, where)


def rests_on(outlook):
    """What the day rests on, as sentences."""
    said = outlook.facts["given"]
    text = said.id if said else ""
    return [it for it in (NO_FREEZE,) if it.id in text]


def rules(outlook):
    return {code for step in outlook.steps for code in step.rules}


def grades(snapshot, who, outlook):
    """Raise the grade as the answer expects it, where it says so."""
    if "GRADE-1" not in rules(outlook):
        return snapshot
    grade = pl.when(pl.col("nip") == who).then(pl.lit("III/d")).otherwise("grade")
    return replace(snapshot, employees=snapshot.employees.with_columns(grade=grade))


def test_service_too_short_is_cured_on_the_day_told_and_not_before(small):
    people = [small.person(1, "A", position_since=date(2025, 3, 31))]
    snapshot = small.city(people, [small.post("A", 1), small.post("B", 1)])
    case = work_out(snapshot)
    told = alternative(case, make(case), small.nip(1), "B")
    # Two years from 31 March 2025 are complete on 31 March 2027.
    assert told.outlook.day == date(2027, 3, 31)
    rated = [{"nip": small.nip(1), "year": 2026, "rating": "BAIK"}]
    later = with_rows(snapshot, appraisals=rated)
    eve = work_out(later, Scenario(effective_on=date(2027, 3, 30)))
    assert not allowed(eve, small.nip(1), "B")
    day = work_out(later, Scenario(effective_on=date(2027, 3, 31)))
    assert allowed(day, small.nip(1), "B")


def test_what_retirement_overtakes_is_not_promised(small):
    people = [
        # Born on 1 February 1969: 58 on 1 February 2027, before two years are over.
        small.person(1, "A", position_since=date(2026, 1, 1), nip=OLD, born=BORN)
    ]
    snapshot = small.city(people, [small.post("A", 1), small.post("B", 1)])
    case = work_out(snapshot)
    told = alternative(case, make(case), OLD, "B")
    assert told.outlook.day is None
    assert told.outlook.hurdle == "closed"


OLD, BORN = nip(1, born="19690201"), date(1969, 2, 1)


@pytest.mark.parametrize(
    ("blank", "filled", "code", "asked"),
    [
        ("education", "S1", "EDUCATION-1", {"education_min": "S1"}),
        ("field", "Akuntansi", "EDUCATION-2", {"fields": ["Akuntansi"]}),
        ("position_since", date(2020, 1, 1), "TENURE-1", {}),
        ("grade", "III/b", "GRADE-1", {"grade_min": "III/a"}),
    ],
)
def test_data_named_as_missing_opens_the_position_once_filled_in(
    small, blank, filled, code, asked
):
    def case_with(value):
        who = small.person(1, "A", **{blank: value})
        posts = [small.post("A", 1), small.post("B", 1, **asked)]
        return work_out(small.city([who], posts))

    case = case_with(None)
    told = alternative(case, make(case), small.nip(1), "B")
    steps = {step.code: step for step in told.steps}
    assert steps[code].cure == "data"
    assert steps[code].by == "officer"
    assert told.outlook.hurdle in ("data", "time")
    assert not allowed(case, small.nip(1), "B")
    assert allowed(case_with(filled), small.nip(1), "B")


def test_a_degree_named_as_missing_opens_the_position_once_taken(small):
    def case_with(education):
        who = small.person(1, "A", education=education)
        posts = [small.post("A", 1), small.post("B", 1, education_min="S1")]
        return work_out(small.city([who], posts))

    case = case_with("SLTA")
    told = alternative(case, make(case), small.nip(1), "B")
    (step,) = told.steps
    assert (step.code, step.cure, step.by) == ("EDUCATION-1", "effort", "self")
    assert "S1" in step.say("id")
    assert allowed(case_with("S1"), small.nip(1), "B")


@settings(max_examples=5)
@given(SEEDS)
def test_an_exact_price_is_what_planning_again_costs_and_prices_never_say_more(seed):
    case = work_out(town(seed), replace(scenario(seed), mode="optimum"))
    plan = make(case)
    exact, least = Why(case, plan, ByPaths(case, plan)), Why(case, plan)
    objective = list(plan["objective"].values())
    question = case.problem()
    options = zip(question.option_person, question.option_position, strict=True)
    asked = [(question.people[it], question.positions[to]) for it, to in options]
    for who, where in asked[:: max(len(asked) // 3, 1)]:
        told = exact.of_pair(who, where)
        if told is None or not told.is_exact:
            continue
        again = make(replace(case, scenario=replace(case.scenario, pins={who: where})))
        achieved = again["objective"].values()
        loss = [a - b for a, b in zip(objective, achieved, strict=True)]
        assert list(told.loss.values()) == loss
        assert list(least.of_pair(who, where).loss.values()) <= loss


def test_closing_the_gaps_named_gives_the_fit_named(small):
    people = [
        small.person(1, "A", field="Hukum"),
        small.person(2, "B", field="Hukum"),
    ]
    posts = [small.post("A", 1), small.post("B", 1)]
    asked = [
        {"position": "B", "competency": code, "level": level}
        for code, level in (("M.01", 3), ("M.02", 2))
    ]
    reached = [
        {"nip": nip(who), "competency": code, "level": level, "day": DAY}
        for who, code, level in ((1, "M.01", 1), (2, "M.01", 3), (2, "M.02", 2))
    ]
    snapshot = small.city(people, posts, standards=asked, assessments=reached)
    case = work_out(snapshot)
    told = alternative(case, make(case), small.nip(1), "B")
    step = next(it for it in told.steps if it.code == "COMPETENCY")
    assert int(step.facts["fit"]) > told.fit
    learnt = [
        {"nip": nip(1), "competency": code, "level": level, "day": DAY}
        for code, level in (("M.01", 3), ("M.02", 2))
    ]
    better = replace(
        snapshot,
        assessments=frame(
            "assessments", [it for it in reached if it["nip"] != nip(1)] + learnt
        ),
    )
    after = work_out(better)
    place = after.positions["position"].to_list().index("B")
    at = after.people["nip"].to_list().index(nip(1))
    assert int(after.scores[at, after.target[place]]) == step.facts["fit"]


def test_who_would_come_is_who_comes_when_the_holder_stays_away(small):
    people = [
        small.person(1, "A", field="Akuntansi"),
        small.person(2, "A", field="Akuntansi", education="S2"),
        small.person(3, "A"),
    ]
    posts = [
        small.post("A", 1),
        small.post("B", 1, fields=["Akuntansi"], critical=True),
    ]
    case = work_out(small.city(people, posts))
    plan = make(case)
    contest = Why(case, plan, ByPaths(case, plan)).of_position("B")
    ((holder, _),) = contest.holders
    (next_up,) = contest.successors
    frozen = Scenario(frozen_people=(holder,))
    again = make(replace(case, scenario=frozen))
    (came,) = [move["nip"] for move in again["moves"] if move["to"] == "B"]
    assert next_up.is_exact
    assert next_up.nip == came != holder
    assert list(next_up.loss.values()) == [
        a - b
        for a, b in zip(
            plan["objective"].values(), again["objective"].values(), strict=True
        )
    ]


def test_a_seat_nobody_else_may_have_would_stay_empty(small):
    people = [small.person(1, None, field="Akuntansi"), small.person(2, None)]
    posts = [small.post("B", 1, fields=["Akuntansi"]), small.post("C", 1)]
    snapshot = small.city(people, posts)
    case = work_out(snapshot)
    plan = make(case)
    if not any(move["to"] == "B" for move in plan["moves"]):
        pytest.skip("nobody is placed without a position under these rules")
    contest = Why(case, plan, ByPaths(case, plan)).of_position("B")
    (next_up,) = contest.successors
    assert next_up.nip is None
    assert next_up.loss["filled"] == 1
    assert np.all([count.people >= count.alone for count in contest.considered.by_rule])
