from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings

from tepat.placement import optimum, proof
from tepat.placement import solve as module
from tepat.placement.flow import Infeasible
from tepat.placement.seating import Seating
from tepat.placement.solve import solve

from . import referee
from .problems import ordered, problem, problems, towns


def proven(question, answer):
    """Check the certificate of the plan and that of its ceiling."""
    marks = {"closed": answer.closed, "trimmed": answer.trimmed}
    found = proof.check(question, answer.position, answer.prices, **marks)
    assert found.valid, [violation.say("en") for violation in found.violations]
    assert found.objective == answer.objective
    nothing = np.zeros_like(answer.closed)
    ceiling = proof.bound(
        question, answer.ceiling_prices, closed=nothing, trimmed=nothing
    )
    assert ceiling == answer.ceiling >= answer.objective


def test_a_vacancy_is_filled_by_whoever_is_not_missed():
    # J00 and J01 need one each; both people sit in J00. One fills J01: 300 + 400
    # with the second one moving, 100 + 900 with the first one moving.
    question = problem([1, 1], [0, 0], [300, 100], {(0, 1): 900, (1, 1): 400})
    answer = solve(question)
    assert answer.position.tolist() == [1, 0]
    assert answer.objective == (0, 2, 1000, 1)


def test_a_vacancy_that_only_moves_elsewhere_is_no_gain():
    # Moving fills J01 but empties J00: filled 1 either way, so fit decides, and the
    # same fit leaves it to staying.
    question = problem([1, 1], [0], [500], {(0, 1): 500})
    assert solve(question).objective == (0, 1, 500, 1)


def test_a_critical_seat_comes_before_two_others():
    # Only person 0 may fill critical J01, and only by leaving J00 empty; nobody
    # would gain a seat in number, and fit falls from 1000 to 0.
    question = problem([1, 1], [0], [1000], {(0, 1): 0}, critical=[1])
    assert solve(question).objective == (1, 1, 0, 0)


def test_more_seats_come_before_any_fit():
    # Person 0 stays at 1000 and fills J00; if they go to J01 (0) then person 1 can
    # fill J00 (0): two seats filled with fit 0 beat one seat with fit 1000.
    question = problem([1, 1], [0, -1], [1000, 0], {(0, 1): 0, (1, 0): 0})
    assert solve(question).objective == (0, 2, 0, 0)


def test_nobody_comes_in_while_the_need_is_met_by_those_who_stay():
    # J00 needs one and has persons 0, 1, 2; person 0 goes to fill J01. Were the two
    # others over strength, person 3 could have the seat that counts: the ceiling.
    # But two already stay for one seat, so J00 is closed to person 3.
    question = problem([1, 1], [0, 0, 0, -1], [5, 1, 2, 0], {(0, 1): 10, (3, 0): 1000})
    answer = solve(question)
    assert answer.position.tolist() == [1, 0, 0, -1]
    assert answer.objective == (0, 2, 13, 2)
    assert answer.ceiling == (0, 2, 1013, 2)
    assert answer.exhaustive
    assert answer.closed.tolist() == [True, False]


def test_a_position_over_strength_receives_others_once_enough_have_left():
    # J00 needs one and has persons 0 and 1; J01 is vacant, J02 has person 2. Person 0
    # fills J01; persons 1 and 2 change places: 10 + 900 + 900.
    question = problem(
        [1, 1, 1],
        [0, 0, 2],
        [500, 500, 500],
        {(0, 1): 10, (1, 2): 900, (2, 0): 900},
    )
    answer = solve(question)
    assert answer.position.tolist() == [1, 2, 0]
    assert answer.objective == answer.ceiling == (0, 3, 1810, 0)


def test_filling_may_need_to_bring_a_position_down_to_its_need():
    # J00 needs one and has persons 0 and 1, who alone can fill J01 and J02; person 2
    # alone can follow them into J00. All three seats are filled only if both leave.
    question = problem(
        [1, 1, 1], [0, 0, -1], [900, 900, 0], {(0, 1): 0, (1, 2): 0, (2, 0): 0}
    )
    assert solve(question).objective == (0, 3, 0, 0)


def test_an_empty_problem_has_an_empty_plan():
    answer = solve(problem([], [], [], {}))
    assert answer.objective == (0, 0, 0, 0)
    assert answer.position.tolist() == []


def test_people_without_any_possibility_remain_where_they_are():
    answer = solve(problem([0, 1], [0, -1], [7, 0], {}))
    assert answer.position.tolist() == [0, -1]
    assert answer.objective == (0, 0, 7, 1)


@settings(max_examples=300)
@given(problems())
def test_no_plan_the_referee_can_think_of_is_better(question):
    answer = solve(question)
    assert answer.exhaustive
    assert tuple(answer.position.tolist()) in set(referee.plans(question))
    assert answer.objective == referee.best(question)
    proven(question, answer)


@settings(max_examples=200)
@given(towns())
def test_positions_that_are_alike_change_nothing(question):
    answer = solve(question)
    assert answer.exhaustive
    assert tuple(answer.position.tolist()) in set(referee.plans(question))
    assert answer.objective == referee.best(question)
    proven(question, answer)


@settings(max_examples=300)
@given(ordered())
def test_goals_in_any_order_and_people_who_must_go_are_planned_as_well(question):
    legal = set(referee.plans(question))
    try:
        answer = solve(question)
    except Infeasible:
        assert not legal
        return
    assert answer.exhaustive
    assert tuple(answer.position.tolist()) in legal
    assert answer.objective == referee.best(question)
    proven(question, answer)


@given(problems())
def test_without_the_search_the_fill_goals_are_still_the_best(question):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "EFFORT", 0)
        answer = solve(question)
    best = referee.best(question)
    assert tuple(answer.position.tolist()) in set(referee.plans(question))
    assert answer.objective[:2] == best[:2]
    assert answer.objective <= best
    assert answer.objective == best or not answer.exhaustive
    proven(question, answer)


@given(problems())
def test_moving_the_fewest_into_surplus_crowds_nobody(question):
    seating = Seating.of(question)
    answer = seating.least_entered(seating.begin())
    assert not answer.crowded.any()
    assert answer.objective[:2] == referee.best(question)[:2]


@given(towns())
def test_a_large_problem_is_solved_like_a_small_one(question):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(optimum, "SMALL", 0)
        patch.setattr(optimum, "SPARSE", 1)
        patch.setattr(optimum, "NEAR", (1, 1))
        answer = solve(question)
    assert answer.objective == referee.best(question)
    proven(question, answer)


@given(problems())
def test_the_same_problem_gives_the_same_solution(question):
    once, again = solve(question), solve(question)
    for field in fields(once):
        first, second = getattr(once, field.name), getattr(again, field.name)
        if field.name.endswith("prices"):
            assert (first.seats == second.seats).all()
            assert (first.surplus == second.surplus).all()
        else:
            assert np.array_equal(first, second)
