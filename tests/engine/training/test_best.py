"""The plan against every other plan there is, on problems small enough to try all."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.training.bundles import SCALE, Prices, best
from tepat.training.problem import NO_LIMIT, Problem, alike
from tepat.training.search import Search
from tepat.training.solve import is_within, solve


@st.composite
def problems(draw):
    classes, offers = draw(st.integers(1, 3)), draw(st.integers(1, 4))

    def whole(low, high, *shape):
        size = int(np.prod(shape))
        told = draw(st.lists(st.integers(low, high), min_size=size, max_size=size))
        return np.array(told, dtype=np.int64).reshape(shape)

    clash = whole(0, 3, offers, offers) == 0
    clash = np.triu(clash, 1)
    room = whole(-1, 30, classes)
    return Problem(
        cost=whole(0, 6, offers) * 500_000,
        seats=whole(-1, 3, offers),
        hours=whole(0, 4, offers) * 6,
        group=whole(0, 2, offers),
        clash=clash | clash.T,
        gain=whole(0, 3, classes, offers) * 100,
        open=whole(0, 4, classes, offers) > 0,
        lack=whole(0, 20, classes),
        room=np.where(room < 0, NO_LIMIT, room),
        hour_points=draw(st.integers(0, 6)),
        count=whole(1, 2, classes),
        budget=draw(st.one_of(st.none(), st.integers(0, 16))),
    )


def bundles_of(problem, row):
    """Every bundle of a class, the empty one too, by trying all."""
    told = np.array(list(product((False, True), repeat=problem.offers)))
    return told[problem.fits(np.full(len(told), row), told)]


def best_by_trial(problem, budget):
    """Points of the best plan: every person takes every bundle in turn."""
    limited = problem.seats != NO_LIMIT
    seats = np.where(limited, problem.seats, 10**6)
    states = {(0, tuple([0] * problem.offers)): 0}
    for row in range(problem.classes):
        choices = []
        for bundle in bundles_of(problem, row):
            worth = int(problem.worth(np.array([row]), bundle[None, :])[0])
            choices.append((bundle, worth, int(bundle @ problem.cost)))
        for _ in range(int(problem.count[row])):
            after = {}
            for (spent, used), points in states.items():
                for bundle, worth, cost in choices:
                    total = np.array(used) + bundle
                    if (total > seats).any():
                        continue
                    if budget is not None and spent + cost > budget:
                        continue
                    key = spent + cost, tuple(total.tolist())
                    after[key] = max(after.get(key, -1), points + worth)
            states = after
    return max(states.values())


@settings(max_examples=150, deadline=None)
@given(problems())
def test_no_plan_closes_more(problem):
    budget = None if problem.budget is None else problem.budget * 500_000
    found = solve(Search(problem), budget)
    assert found.worth == best_by_trial(problem, budget) == found.bound
    assert found.ceiling >= found.worth
    assert is_within(problem, found.rows, found.bundles, found.people, budget)


@settings(max_examples=100, deadline=None)
@given(problems(), st.integers(0, 400), st.integers(0, 200))
def test_the_best_bundle_at_any_prices_is_the_best_of_all(problem, money, seat):
    seats = np.where(problem.seats == NO_LIMIT, 0, seat * SCALE)
    prices = Prices(money, seats)
    found = best(problem, prices)
    price = prices.of(problem)
    for row in range(problem.classes):
        told = bundles_of(problem, row)
        net = problem.worth(np.full(len(told), row), told) * SCALE - told @ price
        assert found.worth[row] == net.max()
        taken = found.taken[row]
        assert problem.fits(np.array([row]), taken[None, :])[0]
        own = problem.worth(np.array([row]), taken[None, :])[0] * SCALE - taken @ price
        assert own == net.max()


def test_one_search_serves_several_budgets():
    problem = _ordinary()
    search = Search(problem)
    for budget in (0, 2_000_000, 5_000_000, 1_000_000, None):
        assert solve(search, budget).worth == best_by_trial(problem, budget)


def _ordinary():
    return Problem(
        cost=np.array([1_000_000, 1_500_000, 500_000]),
        seats=np.array([2, NO_LIMIT, 1]),
        hours=np.array([8, 16, 8]),
        group=np.array([0, 1, 1]),
        clash=np.zeros((3, 3), dtype=np.bool_),
        gain=np.array([[100, 200, 150], [300, 0, 100]]),
        open=np.ones((2, 3), dtype=np.bool_),
        lack=np.array([20, 0]),
        room=np.array([NO_LIMIT, 16]),
        hour_points=5,
        count=np.array([2, 2]),
        budget=None,
    )


@pytest.mark.parametrize("rows", [[[1, 2], [3, 4], [1, 2]]])
def test_people_with_equal_rows_are_one_class(rows):
    told = alike([np.array(rows)])
    assert told.of_person.tolist() == [0, 1, 0]
    assert told.first.tolist() == [0, 1] and told.count.tolist() == [2, 1]


def test_nobody_is_no_class():
    assert len(alike([np.zeros((0, 3), dtype=np.int64)]).count) == 0
