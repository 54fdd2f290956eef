"""What a scenario pins, holds back, and puts first."""

from datetime import date

import pytest

from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.pins import PinRefused
from tepat.placement.scenario import Scenario


def options(case):
    problem = case.problem()
    pairs = zip(problem.option_person, problem.option_position, strict=True)
    return {(int(problem.people[i][-1]), problem.positions[j]) for i, j in pairs}


@pytest.fixture
def two(small):
    """One person in A and one in B, who came to B lately."""
    lately = date(2024, 11, 1)
    return [small.person(1, "A"), small.person(2, "B", position_since=lately)]


def test_who_is_pinned_can_go_there_only_and_cannot_stay(small, two):
    posts = [small.post("A", 1), small.post("B", 2), small.post("C", 1)]
    case = work_out(small.city(two, posts), Scenario(pins={small.nip(1): "B"}))
    assert case.problem().must_go.tolist() == [True, False]
    assert {to for who, to in options(case) if who == 1} == {"B"}
    plan = make(case)
    assert (small.nip(1), "B") in [(it["nip"], it["to"]) for it in plan["moves"]]


def test_who_is_pinned_to_the_own_position_stays(small, two):
    posts = [small.post("A", 1), small.post("B", 2)]
    case = work_out(small.city(two, posts), Scenario(pins={small.nip(1): "A"}))
    assert not case.problem().must_go.any()
    assert not {to for who, to in options(case) if who == 1}


@pytest.mark.parametrize(
    ("seat", "why"),
    [
        ({"family": "JPT", "level": "JPT_PRATAMA"}, "tidak dapat"),
        ({"need_stated": 0}, "nol"),
    ],
)
def test_a_pin_that_leads_nowhere_is_refused_with_the_reason(small, two, seat, why):
    posts = [small.post("A", 1), small.post("B", 2, **seat)]
    with pytest.raises(PinRefused, match=why) as raised:
        make(work_out(small.city(two, posts), Scenario(pins={small.nip(1): "B"})))
    assert small.nip(1) in raised.value.say("en")


def test_a_pin_into_a_seat_that_nobody_can_leave_is_refused(small, two):
    asked = Scenario(pins={small.nip(1): "B"}, frozen_people=(small.nip(2),))
    case = work_out(small.city(two, [small.post("A", 1), small.post("B", 1)]), asked)
    with pytest.raises(PinRefused, match=small.nip(1)):
        make(case)


def test_who_came_lately_or_nobody_knows_when_is_not_moved_again(small, two):
    people = [*two, small.person(3, None), small.person(4, "A", position_since=None)]
    posts = [small.post("A", 2), small.post("B", 1), small.post("C", 1)]
    free = work_out(small.city(people, posts))
    assert {who for who, _ in options(free)} >= {1, 2, 3}
    case = work_out(small.city(people, posts), Scenario(cooling_off=36))
    assert {who for who, _ in options(case)} == {1, 3}


def test_what_must_be_filled_counts_as_critical(small, two):
    posts = [small.post(*it) for it in (("A", 1), ("B", 1))]
    posts.append(small.post("C", 1, critical=True))
    case = work_out(small.city(two, posts), Scenario(must_fill=("A",)))
    assert case.problem().critical.tolist() == [True, False, True]
    assert case.positions["critical"].to_list() == [True, False, True]


def test_the_goals_are_followed_in_the_order_asked_for(small, two):
    posts = [small.post("A", 1), small.post("B", 1), small.post("C", 1, critical=True)]
    order = ("stayed", "critical", "filled", "fit")
    case = work_out(small.city(two, posts), Scenario(goals=order))
    plan = make(case)
    assert tuple(plan["objective"]) == tuple(plan["bound"]) == order
    assert not plan["moves"]
    assert make(work_out(small.city(two, posts)))["moves"]
