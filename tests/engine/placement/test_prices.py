from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from tepat.placement.flow import best_flow
from tepat.placement.network import Taken
from tepat.placement.prices import NotOptimal, least_prices, with_shut_places

from .networks import network, networks, total


def test_a_price_is_what_one_more_seat_would_bring():
    # Both want place 0: worth 5 and 3. Person 0 has its only seat; with a second
    # seat person 1 would bring 3 more.
    question = network([1, 2], [0, 0], {(0, 0): 5, (0, 1): 0, (1, 0): 3, (1, 1): 0})
    assert least_prices(question, best_flow(question)).tolist() == [3, 0]


def test_a_price_passes_along_a_chain():
    # Person 0 sits in place 0 (4) and would be worth 6 in place 1; person 1 sits in
    # place 1 (9); person 2 waits, worth 3 in place 0. One more seat in place 1 draws
    # person 0 there (+2), and person 2 into place 0 (+3): 5 in all.
    question = network(
        [1, 1, 3],
        [0, 0, 0],
        {(0, 0): 4, (0, 1): 6, (1, 1): 9, (2, 0): 3, (2, 2): 0},
    )
    assert least_prices(question, best_flow(question)).tolist() == [3, 5, 0]


@given(networks())
def test_a_price_is_always_what_one_more_seat_would_bring(question):
    taken = best_flow(question)
    best = total(question, taken)
    prices = with_shut_places(question, taken, least_prices(question, taken))
    for place, price in enumerate(prices.tolist()):
        more = question.capacity + (np.arange(len(question.capacity)) == place)
        wider = replace(question, capacity=more)
        assert total(wider, best_flow(wider)) - best == price


@pytest.mark.parametrize(
    "taken",
    [
        [1, 3],  # nobody takes place 0, where a seat is free
        [1, 2],  # person 1 (3) sits where person 0 (5) should
    ],
)
def test_a_flow_that_can_be_improved_has_no_prices(taken):
    question = network([1, 2], [0, 0], {(0, 0): 5, (0, 1): 0, (1, 0): 3, (1, 1): 0})
    with pytest.raises(NotOptimal):
        least_prices(question, Taken(np.array(taken), question.gate[taken]))
