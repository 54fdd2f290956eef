from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings

from tepat.placement.problem import Problem
from tepat.placement.solve import solve
from tepat.waves.refusal import NotMoved, if_refused, refused

from ..placement import referee
from ..placement.problems import problem, problems
from .arranged import moves


def test_whoever_waits_for_the_refused_seat_stays_too():
    # J02 is empty: 1 goes there from J01, 0 follows from J00, 2 (no position) into J00.
    question = problem(
        [1, 1, 1], [0, 1, -1], [5, 5, 0], {(0, 1): 9, (1, 2): 9, (2, 0): 9}
    )
    told = moves(question, [1, 2, 0])
    # Without 1 nobody can go: one seat less, and 27 - 10 of fit; both keep their post.
    first = refused(told, [question.people[1]])
    assert first.stays == (0, 2)
    assert first.empty == ((2, 1),)
    assert first.loss == (0, 1, 17, -2)


def test_who_has_taken_the_empty_seat_goes_all_the_same_if_that_is_better():
    # As above, but J02 is critical and 0 refuses: 1 goes still, J01 stays empty, and 2
    # has no seat. All three seats become two; the critical one is kept.
    question = problem(
        [1, 1, 1],
        [0, 1, -1],
        [5, 5, 0],
        {(0, 1): 9, (1, 2): 9, (2, 0): 9},
        critical=[2],
    )
    found = refused(moves(question, [1, 2, 0]), [question.people[0]])
    assert found.stays == (2,)
    assert found.empty == ((1, 1),)
    assert found.loss == (0, 1, 13, -1)


def test_one_who_refuses_to_swap_ends_the_swap():
    question = problem([1, 1], [0, 1], [1, 1], {(0, 1): 5, (1, 0): 5})
    found = refused(moves(question, [1, 0]), [question.people[0]])
    assert (found.stays, found.empty, found.loss) == ((1,), (), (0, 0, 8, -2))


def test_a_seat_of_the_same_position_that_others_leave_will_do():
    # J00 needs two and has 0 and 1, who leave for J01 and J02; 2 comes to J00. If 0
    # refuses, 2 takes the seat that 1 leaves.
    question = problem(
        [2, 1, 1], [0, 0, -1], [1, 1, 0], {(0, 1): 5, (1, 2): 5, (2, 0): 5}
    )
    found = refused(moves(question, [1, 2, 0]), [question.people[0]])
    assert found.stays == ()
    assert found.empty == ((1, 1),)


def test_where_refilling_has_a_limit_no_other_seat_of_the_position_will_do():
    # As above, but 0 fits J00 with 1 and 1 with 9, and 2 with 5: 2 may follow 0 alone.
    # Without 2 behind them, 1 would only leave one seat empty for another.
    question = problem(
        [2, 1, 1], [0, 0, -1], [1, 9, 0], {(0, 1): 5, (1, 2): 5, (2, 0): 5}
    )
    told = moves(question, [1, 2, 0], tolerance=0)
    assert refused(told, [question.people[1]]).stays == ()
    assert refused(told, [question.people[0]]).stays == (1, 2)
    free = moves(question, [1, 2, 0])
    assert refused(free, [question.people[0]]).stays == ()


def test_nobody_can_refuse_who_is_not_moved():
    question = problem([1], [0], [1], {})
    with pytest.raises(NotMoved):
        refused(moves(question, [0]), [question.people[0]])


def test_who_is_tied_to_very_many_is_asked_for_one_by_one():
    question = problem(
        [1, 1, 1], [0, 1, -1], [1, 1, 0], {(0, 1): 5, (1, 0): 5, (2, 2): 5}
    )
    told = moves(question, [1, 0, 2])
    assert [it.people for it in if_refused(told, most=1)] == [(2,)]
    assert [it.people for it in if_refused(told, most=2)] == [(0,), (1,), (2,)]


def test_what_has_nothing_to_do_with_a_refusal_goes_on():
    question = problem([1, 1], [-1, -1], [0, 0], {(0, 0): 5, (1, 1): 5})
    found = refused(moves(question, [0, 1]), [question.people[0]])
    assert found.stays == ()
    assert found.loss == (0, 1, 5, 0)


@settings(max_examples=100)
@given(problems())
def test_the_rest_of_a_plan_is_the_best_that_is_left_of_it(question):
    answer = solve(question)
    told = moves(question, answer.position)
    for found in if_refused(told):
        less = without(question, told, found.people)
        # The referee tries every part of the plan in which they stay.
        lost = np.subtract(answer.objective, referee.best(less))
        assert found.loss == tuple(lost.tolist())
        seat = told.staying((*found.people, *found.stays)).to
        assert referee.judged(less, tuple(seat.tolist())) == referee.best(less)
        assert tuple(seat.tolist()) in set(referee.plans(less))
        assert dict(found.empty) == emptied(told, seat)


def without(question, told, people):
    """The question in which everybody moves as planned or not at all."""
    going = [it for it in told.movers().tolist() if it not in people]
    return Problem(
        people=question.people,
        positions=question.positions,
        seats=question.seats,
        critical=question.critical,
        holds=question.holds,
        own_fit=question.own_fit,
        option_person=np.array(going, np.int64),
        option_position=told.to[going],
        option_fit=told.fit[going],
    )


def emptied(told, seat):
    planned, left = Counter(told.to.tolist()), Counter(seat.tolist())
    less = {
        place: min(planned[place], need) - min(left[place], need)
        for place, need in enumerate(told.seats.tolist())
    }
    return {place: seats for place, seats in less.items() if seats > 0}
