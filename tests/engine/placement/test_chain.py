import numpy as np
from hypothesis import given

from tepat.placement.chain import chains
from tepat.placement.solve import solve

from .problems import problem, problems


def told(holds, position, places):
    """Tell the chains of a plan as (kind, people)."""
    question = problem([1] * places, holds, [0] * len(holds), {})
    return [
        (chain.kind, [step.person for step in chain.steps])
        for chain in chains(question, np.array(position))
    ]


def test_a_chain_begins_at_the_empty_seat_and_ends_at_the_seat_left_empty():
    # J02 is empty: person 1 comes from J01, person 0 follows from J00, left empty.
    assert told([0, 1], [1, 2], 3) == [("chain", [1, 0])]


def test_a_chain_may_end_with_a_person_who_had_no_position():
    assert told([0, -1], [1, 0], 2) == [("chain", [0, 1])]


def test_a_step_tells_from_where_to_where():
    question = problem([1, 1], [0, -1], [0, 0], {})
    (chain,) = chains(question, np.array([1, 0]))
    assert [(step.origin, step.to) for step in chain.steps] == [(0, 1), (-1, 0)]


def test_two_who_change_places_are_a_cycle():
    assert told([0, 1], [1, 0], 2) == [("cycle", [0, 1])]


def test_three_in_a_ring_are_a_cycle_told_from_the_first_nip():
    # 0 → J01, 1 → J02, 2 → J00. Person 0 takes the seat of 1; the seat that person 0
    # left is taken by 2, that of 2 by 1.
    assert told([0, 1, 2], [1, 2, 0], 3) == [("cycle", [0, 2, 1])]


def test_who_stays_is_in_no_chain():
    assert told([0, 1, -1], [0, 1, -1], 2) == []


def test_the_first_to_come_follows_the_first_to_leave():
    # Persons 0 and 1 leave J00 for J01 and J02; persons 2 and 3 come into J00.
    assert told([0, 0, -1, -1], [1, 2, 0, 0], 3) == [
        ("chain", [0, 2]),
        ("chain", [1, 3]),
    ]


def test_who_finds_nobody_to_follow_takes_an_empty_seat():
    # Persons 1 and 2 come into J00, which only person 0 leaves.
    assert told([0, -1, -1], [1, 0, 0], 2) == [("chain", [2]), ("chain", [0, 1])]


def test_changing_places_is_not_torn_apart_by_others_who_come_and_go():
    # Persons 0 (to J02) and 1 (to J01) leave J00; 2 comes from J01 in exchange with 1.
    assert told([0, 0, 1], [2, 1, 0], 3) == [("chain", [0]), ("cycle", [1, 2])]


@given(problems())
def test_every_move_is_told_once_and_each_follows_the_one_before(question):
    answer = solve(question)
    stories = chains(question, answer.position)
    people = [step.person for chain in stories for step in chain.steps]
    moved = (answer.position != question.holds) & (answer.position >= 0)
    assert sorted(people) == np.flatnonzero(moved).tolist()
    for chain in stories:
        for before, after in zip(chain.steps, chain.steps[1:], strict=False):
            assert after.to == before.origin
        closes = chain.steps[0].to == chain.steps[-1].origin
        assert closes if chain.kind == "cycle" else True
