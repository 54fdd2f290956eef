from collections import Counter
from datetime import date
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.deadlines import Calendar
from tepat.placement.solve import solve
from tepat.waves.check import faults
from tepat.waves.groups import groups
from tepat.waves.schedule import Step, Wave

from ..placement import referee
from ..placement.problems import problem, problems
from .arranged import moves, order, waves

PACES = st.tuples(st.integers(1, 4), st.sampled_from([1, 50, 100]))


def plain(seats, holds):
    return problem(seats, holds, [0] * len(holds), {})


def test_who_takes_the_empty_seat_goes_first_and_the_chain_follows_that_day():
    # J02 is empty. Person 1 leaves J01 for it, person 0 leaves J00 for J01.
    told = moves(plain([1, 1, 1], [0, 1]), [1, 2])
    assert order(waves(told)) == [[[1], [0]]]


def test_who_change_places_go_at_once():
    told = moves(plain([1, 1], [0, 1]), [1, 0])
    assert order(waves(told)) == [[[0, 1]]]


def test_a_chain_is_not_cut_even_where_it_is_larger_than_a_wave_may_be():
    told = moves(plain([1, 1, 1, 1], [0, 1, 2]), [1, 2, 3])
    (wave,) = found = waves(told, most=2)
    assert order(found) == [[[2], [1], [0]]]
    assert wave.is_over


def test_chains_that_do_not_touch_each_other_share_out_the_waves():
    # Three people without a position, one empty seat each, two a wave at most.
    told = moves(plain([1, 1, 1], [-1, -1, -1]), [0, 1, 2])
    assert order(waves(told, most=2)) == [[[0], [1]], [[2]]]


def test_what_fills_a_critical_seat_goes_before_what_fills_another():
    question = problem([1, 1], [-1, -1], [0, 0], {}, critical=[1])
    told = moves(question, [0, 1])
    assert order(waves(told, most=1)) == [[[1]], [[0]]]


def test_of_equal_gains_in_seats_the_better_fit_goes_first():
    question = problem([1, 1], [-1, -1], [0, 0], {(0, 0): 300, (1, 1): 700})
    told = moves(question, [0, 1])
    assert order(waves(told, most=1)) == [[[1]], [[0]]]


def test_a_position_over_strength_comes_down_before_it_receives_anybody():
    # J00 needs one and has persons 0, 1. Person 0 goes to J01 and is followed by
    # person 2, who brings 900; person 1 goes to J02, which brings nothing but the seat.
    question = problem(
        [1, 1, 1], [0, 0, -1], [0, 0, 0], {(0, 1): 900, (1, 2): 0, (2, 0): 900}
    )
    told = moves(question, [1, 2, 0])
    assert [group.after for group in groups(told)] == [(1,), ()]
    assert order(waves(told, most=2)) == [[[1]], [[0], [2]]]


def test_two_positions_that_wait_for_each_other_are_one_group():
    # J00 and J01 need one and have two each. Person 0 leaves J00 for J04, followed by
    # 4 from J02, by 3 from J01; 2 leaves J01 for J05, followed by 5 from J03, by 1
    # from J00. Each chain comes where the other takes away who is too many.
    told = moves(plain([1] * 6, [0, 0, 1, 1, 2, 3]), [4, 3, 5, 2, 0, 1])
    (group,) = groups(told)
    assert group.people == (0, 4, 3, 2, 5, 1)
    assert order(waves(told, most=1)) == [[[0], [2], [4, 3, 5, 1]]]


def test_of_one_unit_only_so_many_are_new_at_once():
    # Five empty seats in one unit: 40 per cent of five people are two.
    told = moves(plain([1] * 5, [-1] * 5), range(5))
    found = waves(told, share=40, units=[0] * 5)
    assert [len(wave.steps) for wave in found] == [2, 2, 1]
    assert not any(wave.is_over for wave in found)


def test_one_person_is_always_welcome_in_a_small_unit():
    told = moves(plain([1], [-1]), [0])
    (wave,) = waves(told, share=1)
    assert not wave.is_over


def test_a_plan_without_moves_has_no_waves():
    assert waves(moves(plain([1], [0]), [0])) == []


@settings(max_examples=150)
@given(problems(most_people=7, most_positions=5), PACES)
def test_the_waves_of_a_plan_can_be_carried_out(question, pace):
    told = moves(question, solve(question).position)
    assert list(faults(told, waves(told, *pace))) == []


@settings(max_examples=150)
@given(problems(), st.data())
def test_so_can_those_of_any_plan_whatever(question, data):
    # No plan the referee knows of, however bad, leads to a fault.
    plans = list(referee.plans(question))
    told = moves(question, data.draw(st.sampled_from(plans)))
    found = waves(told, *data.draw(PACES))
    assert list(day_by_day(told, found)) == []
    assert list(faults(told, found)) == []


def day_by_day(told, found):
    """Simulate the waves straight from the meaning, without the engine's check."""
    seat = told.holds.tolist()
    before, after = Counter(seat), Counter(told.to.tolist())
    for wave in found:
        for moment in sorted({step.moment for step in wave.steps}):
            for step in wave.steps:
                if step.moment == moment:
                    seat[step.person] = int(told.to[step.person])
            for place, need in enumerate(told.seats.tolist()):
                there = [who for who, at in enumerate(seat) if at == place]
                came = any(told.holds[who] != place for who in there)
                if came and len(there) > need:
                    yield "two people on one seat", place
        for place, need in enumerate(told.seats.tolist()):
            if min(seat.count(place), need) < min(before[place], after[place], need):
                yield "a filled seat is empty overnight", place
    if seat != told.to.tolist():
        yield "not the plan", seat


@settings(max_examples=60)
@given(problems(most_people=4, most_positions=3), st.data())
def test_the_check_finds_what_the_simulation_finds(question, data):
    # Moves in any order, one a day: the check must know the bad orders from the good.
    told = moves(question, data.draw(st.sampled_from(list(referee.plans(question)))))
    people = data.draw(st.permutations(told.movers().tolist()))
    found = [Wave((Step(it, 1),), (), False) for it in people]
    assert bool(list(faults(told, found))) == bool(list(day_by_day(told, found)))


def test_the_check_finds_a_move_that_is_left_out():
    told = moves(plain([1, 1], [-1, -1]), [0, 1])
    assert list(faults(told, [Wave((Step(0, 1),), (), False)])) == ["moves ≠ plan"]


@settings(max_examples=100)
@given(problems(), PACES)
def test_no_wave_is_larger_than_the_pace_but_where_one_group_is(question, pace):
    told = moves(question, solve(question).position)
    tied = groups(told)
    staff = np.bincount(told.to[told.to >= 0], minlength=len(told.positions))
    for wave in waves(told, *pace):
        new = Counter(int(told.to[step.person]) for step in wave.steps)
        over = len(wave.steps) > pace[0] or any(
            number > max(1, staff[place] * pace[1] // 100)
            for place, number in new.items()
        )
        assert wave.is_over == over
        assert not over or len(wave.groups) == 1 or len(tied) == 1


def test_weekends_and_holidays_are_no_working_days():
    calendar = Calendar(5, {date(2026, 12, 25): "Natal"})
    # Friday 25 December is a holiday, then comes the weekend.
    assert calendar.on_or_after(date(2026, 12, 25)) == date(2026, 12, 28)
    assert calendar.later(date(2026, 12, 24), 5) == date(2027, 1, 1)
    assert calendar.years_without([date(2026, 12, 28), date(2027, 1, 1)]) == (2027,)


def test_a_week_of_six_days_works_on_saturday():
    assert Calendar(6).on_or_after(date(2026, 11, 28)).day == 28
    assert Calendar(5).on_or_after(date(2026, 11, 28)).day == 30


def test_a_week_later_is_the_same_day_of_the_week():
    for week, day in product((5, 6), range(2, 7)):
        start = date(2026, 11, day)
        assert (Calendar(week).later(start, week) - start).days == 7
