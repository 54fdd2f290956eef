"""A refilled seat is held against who leaves it."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.placement import proof
from tepat.placement.solve import solve
from tepat.placement.split import split

from . import referee
from .problems import problem, problems, towns


def keeps_seats(question, plan, tolerance):
    """Nobody comes into a position over strength; elsewhere try every way to say who
    follows whom, until one has nobody too much worse than whom they follow."""
    for position, need in enumerate(question.seats.tolist()):
        own = question.holds == position
        to = np.array(plan) == position
        comers = [fit_of(question, at, position) for at in np.flatnonzero(to & ~own)]
        leavers = question.own_fit[own & ~to].tolist()
        if comers and own.sum() > need:
            return False
        followed = leavers + [-tolerance] * int(need - own.sum())
        if not any(
            all(
                came >= left - tolerance
                for came, left in zip(comers, order, strict=True)
            )
            for order in permutations(followed, len(comers))
        ):
            return False
    return True


def fit_of(question, person, position):
    here = question.option_person == person
    return int(question.option_fit[here & (question.option_position == position)][0])


def best(question, tolerance):
    """Return the best of all plans in which no refilled seat is worse."""
    return max(
        referee.judged(question, plan)
        for plan in referee.plans(question)
        if keeps_seats(question, plan, tolerance)
    )


def test_who_fits_less_than_the_holder_does_not_refill_the_seat():
    # Person 1 could fill the vacant J01 (fit 900) and person 2, without a position,
    # follow in J00: but with 399 where person 1 has 400 the seat would be worse.
    question = problem([1, 1], [0, -1], [400, 0], {(0, 1): 900, (1, 0): 399})
    assert solve(question).objective == (0, 2, 1299, 0)
    assert solve(split(question, 0).problem).objective == (0, 1, 900, 0)
    assert solve(split(question, 1).problem).objective == (0, 2, 1299, 0)


def test_a_vacancy_is_open_to_everybody_whom_the_rules_allow():
    # J00 needs two and has one holder with 1000; the free seat takes fit 0.
    question = problem([2], [0, -1], [1000, 0], {(1, 0): 0})
    assert solve(split(question, 0).problem).objective == (0, 2, 1000, 1)


def test_a_seat_is_refilled_only_when_its_own_holder_leaves():
    # J00 has holders with 900 and 100. The one with 900 fills J01; who has 500 may
    # follow the one with 100, who stays, but not the one with 900, who left.
    question = problem([2, 1], [0, 0, -1], [900, 100, 0], {(0, 1): 950, (2, 0): 500})
    assert solve(split(question, 0).problem).objective == (0, 2, 1050, 1)


def test_a_position_over_strength_receives_nobody_and_keeps_its_surplus_seats():
    question = problem([1, 1], [0, 0, 1], [5, 5, 5], {(2, 0): 900, (0, 1): 900})
    parts = split(question, 0)
    assert parts.problem.positions == ("J00", "J01")
    assert parts.problem.surplus().tolist() == [1, 0]
    assert parts.problem.option_position.tolist() == [1]


def test_who_must_go_is_not_kept_out_by_the_tolerance():
    question = problem(
        [1, 1], [0, 1], [900, 900], {(1, 0): 0, (0, 1): 950}, must_go=[1]
    )
    assert solve(split(question, 0).problem).position.tolist() == [1, 0]


def test_places_are_named_after_their_position_and_sorted():
    # J00: holders with 7, 7 and 3, one vacancy: three places. J01: nobody, no need.
    question = problem([4, 0], [0, 0, 0], [7, 3, 7], {})
    parts = split(question, 0)
    assert parts.problem.positions == ("J00", "J00#2", "J00#3", "J01")
    assert parts.base.tolist() == [0, 0, 0, 1]
    assert parts.problem.seats.tolist() == [2, 1, 1, 0]
    assert parts.problem.holds.tolist() == [0, 1, 0]
    assert parts.seat(np.array([2, -1, 3])).tolist() == [0, -1, 1]


def test_no_place_takes_the_name_of_another():
    question = problem([2, 1], [0], [7], {})
    renamed = question.__class__(
        **{
            name: getattr(question, name)
            for name in question.__dataclass_fields__
            if name != "positions"
        },
        positions=("A", "A#2"),
    )
    assert split(renamed, 0).problem.positions == ("A", "A##2", "A#2")


@pytest.mark.parametrize("questions", [problems(most_people=5), towns()])
def test_no_plan_that_keeps_seats_is_better(questions):
    @settings(max_examples=120)
    @given(questions, st.sampled_from([0, 1, 497, 1000]))
    def holds(question, tolerance):
        parts = split(question, tolerance)
        answer = solve(parts.problem)
        plan = tuple(parts.seat(answer.position).tolist())
        assert plan in set(referee.plans(question))
        assert keeps_seats(question, plan, tolerance)
        assert answer.objective == best(question, tolerance)
        assert referee.judged(question, plan) == answer.objective
        marks = {"closed": answer.closed, "trimmed": answer.trimmed}
        assert proof.check(parts.problem, answer.position, answer.prices, **marks).valid

    holds()
