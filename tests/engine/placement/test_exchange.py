"""What the exchange guarantees, tried out on markets small enough to try everything."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.placement.exchange.trade import trade

from .markets import (
    improvements,
    keeps_every_seat,
    liking,
    lists,
    market,
    markets,
    outcome,
)


def test_two_who_wish_for_each_others_seat_and_are_no_worse_there_swap():
    told = [1, 1], [0, 1], [[5, 6], [5, 5]], [[1], [0]], 0
    (once,) = trade(market(*told))
    (steps,) = once.trades
    assert [(it.person, it.origin, it.to, it.holder) for it in steps] == [
        (0, 0, 1, 1),
        (1, 1, 0, 0),
    ]


def test_a_seat_does_not_take_who_fits_less_than_its_holder():
    # Person 0 would have 4 in J01, whose holder has 5.
    told = [1, 1], [0, 1], [[5, 4], [5, 5]], [[1], [0]], 0
    assert outcome(told) == (0, 1)
    assert outcome((*told[:4], 1)) == (1, 0)  # one point less is tolerated


def test_nobody_goes_into_a_vacancy_and_leaves_a_seat_empty():
    assert outcome(([1, 1], [0], [[5, 9]], [[1]], 0)) == (0,)


def test_who_has_no_position_begins_a_chain_that_ends_in_a_vacancy():
    # Person 1 takes the seat of person 0, who goes to the vacant J01.
    told = [1, 1], [0, -1], [[5, 9], [5, 1]], [[1], [0]], 0
    (once,) = trade(market(*told))
    (steps,) = once.trades
    assert [(it.person, it.to, it.holder) for it in steps] == [(1, 0, 0), (0, 1, -1)]


def test_a_surplus_holder_goes_and_their_seat_closes_but_only_as_many_as_are_surplus():
    # J00 needs one and has persons 0, 1 and 2, of whom one must remain: the one who
    # fits best. J01 has room for all.
    told = [1, 3], [0, 0, 0], [[7, 1], [5, 1], [6, 1]], [[1], [1], [1]], 0
    assert outcome(told) == (0, 1, 1)


def test_nobody_comes_into_a_position_above_its_need():
    told = [1, 1], [0, 0, 1], [[1, 9], [1, 9], [9, 9]], [[1], [], [0]], 0
    assert outcome(told) == (0, 0, 1)


def test_a_vacancy_falls_to_the_one_without_a_position_who_fits_it_best():
    told = [1], [-1, -1], [[3], [4]], [[0], [0]], 0
    assert outcome(told) == (-1, 0)


@settings(max_examples=150)
@given(markets())
def test_nobody_and_no_seat_is_worse_off(told):
    _, holds, _, wishes, tolerance = told
    after = outcome(told)
    for own, to, wished in zip(holds, after, wishes, strict=True):
        assert liking(wished, own, to) >= 0
    assert keeps_every_seat(told, tuple(holds), after, tolerance)


@settings(max_examples=150)
@given(markets())
def test_no_exchange_is_left_that_is_better_for_people_and_no_worse_for_seats(told):
    assert next(improvements(told, outcome(told)), None) is None


@settings(max_examples=60)
@given(markets())
def test_nobody_gains_by_any_list_of_wishes_that_is_not_true(told):
    seats, holds, fits, wishes, tolerance = told
    honest = outcome(told)
    for person, true in enumerate(wishes):
        for untrue in lists(told, person):
            stated = [*wishes[:person], list(untrue), *wishes[person + 1 :]]
            got = outcome((seats, holds, fits, stated, tolerance))[person]
            gain = liking(true, holds[person], got)
            assert gain <= liking(true, holds[person], honest[person])


@settings(max_examples=20)
@given(markets(most_people=40, most_positions=8), st.integers(0, 2**32))
def test_nobody_gains_by_lists_drawn_at_random_in_larger_markets(told, seed):
    seats, holds, fits, wishes, tolerance = told
    chance, honest = random.Random(seed), outcome(told)
    for person, true in enumerate(wishes):
        others = [place for place in range(len(seats)) if place != holds[person]]
        untrue = chance.sample(others, chance.randint(0, len(others)))
        stated = [*wishes[:person], untrue, *wishes[person + 1 :]]
        got = outcome((seats, holds, fits, stated, tolerance))[person]
        gain = liking(true, holds[person], got)
        assert gain <= liking(true, holds[person], honest[person])


@given(markets())
def test_the_same_market_gives_the_same_rounds(told):
    assert trade(market(*told)) == trade(market(*told))


@given(markets())
def test_everybody_with_a_wish_is_told_once(told):
    seen = [
        person
        for each in trade(market(*told))
        for person in (*each.done, *(step.person for it in each.trades for step in it))
    ]
    wishing = [at for at, wished in enumerate(told[3]) if wished]
    assert sorted(seen) == wishing
