import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.placement.flow import Infeasible, best_flow, in_two_steps

from .networks import network, networks


def worth(question, taken):
    return int(question.total()[taken].sum())


def test_who_is_worth_more_takes_the_only_seat():
    # Place 0 has one seat and gains 1; place 1 has room for both.
    question = network([1, 2], [1, 0], {(0, 0): 3, (0, 1): 0, (1, 0): 5, (1, 1): 0})
    assert question.place[best_flow(question)].tolist() == [1, 0]


def test_an_earlier_goal_is_worth_more_than_any_later_one():
    # Filling place 0 (gain 1) with a worth of 0 beats a worth of 10 elsewhere.
    question = network([1, 1], [1, 0], {(0, 0): 0, (0, 1): 10})
    assert question.place[best_flow(question)].tolist() == [0]


def test_people_without_room_are_infeasible():
    question = network([1], [0], {(0, 0): 1, (1, 0): 1})
    with pytest.raises(Infeasible):
        best_flow(question)


@given(networks())
def test_two_steps_with_small_numbers_find_the_same_optimum(question):
    whole, steps = best_flow(question), in_two_steps(question)
    assert worth(question, whole) == worth(question, steps)
    held = np.bincount(question.place[steps], minlength=len(question.capacity))
    assert (held <= question.capacity).all()


@given(networks(), st.data())
def test_any_prices_to_begin_with_lead_to_the_same_optimum(question, data):
    prices = st.integers(0, 3 * question.scale.weights[0])
    price = np.array([data.draw(prices) for _ in question.capacity])
    assert worth(question, best_flow(question, price)) == worth(
        question, best_flow(question)
    )
