from dataclasses import replace

import numpy as np
import pytest

from tepat.placement.problem import ProblemNotWhole, flagged

from .problems import problem


@pytest.fixture
def whole():
    """Two people, of whom the second has no position; three positions."""
    return problem([1, 2, 0], [0, -1], [500, 0], {(0, 1): 700, (1, 0): 1, (1, 1): 2})


@pytest.mark.parametrize(
    ("array", "value"),
    [
        ("people", ("199001012015031901", "199001012015031900")),  # not sorted
        ("positions", ("J00", "J00", "J02")),  # twice the same
        ("seats", np.array([1, 2])),  # one position short
        ("seats", np.array([1, -2, 0])),  # a negative need
        ("seats", np.array([1.0, 2.0, 0.0])),  # not whole numbers
        ("critical", np.array([0, 1, 0])),  # not flags
        ("holds", np.array([3, -1])),  # no such position
        ("own_fit", np.array([1001, 0])),  # beyond the scale
        ("own_fit", np.array([500, 1])),  # a fit in no position
        ("option_person", np.array([0, 1, 2])),  # no such person
        ("option_position", np.array([1, 0, 3])),  # no such position
        ("option_position", np.array([1, 1, 0])),  # not sorted
        ("option_position", np.array([1, 0, 0])),  # a pair twice
        ("option_fit", np.array([700, 1, -1])),  # below the scale
    ],
)
def test_a_problem_that_contradicts_itself_is_refused_by_name(whole, array, value):
    with pytest.raises(ProblemNotWhole) as refusal:
        replace(whole, **{array: value})
    assert array in refusal.value.say("id")


def test_the_own_position_is_not_an_option(whole):
    with pytest.raises(ProblemNotWhole, match="option_position"):
        replace(whole, holds=np.array([1, -1]))


def test_holders_and_surplus_are_counted_per_position():
    # Three hold J00, which needs one: two over strength. J01 needs two, has one.
    told = problem([1, 2], [0, 0, 0, 1, -1], [0, 0, 0, 0, 0], {})
    assert told.holders().tolist() == [3, 1]
    assert told.surplus().tolist() == [2, 0]


def test_a_problem_may_be_empty():
    assert problem([], [], [], {}).holders().tolist() == []


@pytest.mark.parametrize("shape", [(0, 5), (3, 0), (1, 1), (1001, 4), (2500, 3)])
def test_what_is_flagged_is_listed_row_by_row(shape):
    table = np.random.default_rng(1).random(shape) < 0.3
    rows, columns = np.nonzero(table)
    told_rows, told_columns = flagged(table)
    assert np.array_equal(told_rows, rows) and np.array_equal(told_columns, columns)


@pytest.mark.parametrize("second", [1, 2, 3])
def test_a_pair_told_twice_is_found_inside_a_block_and_at_its_edge(monkeypatch, second):
    monkeypatch.setattr("tepat.placement.problem.BLOCK", 2)
    options = {(0, 1): 1, (0, 2): 2, (0, 3): 3, (0, 4): 4}
    told = problem([1] * 5, [0], [0], options)
    places = told.option_position.copy()
    places[second] = places[second - 1]
    with pytest.raises(ProblemNotWhole, match="option_person, option_position"):
        replace(told, option_position=places)
