"""The documented example of the exchange, at a smaller size."""

import importlib.util
from pathlib import Path

import pytest

from .markets import market

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "exchange.py"


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("exchange_example", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_holders_first_freezes_what_an_exchange_sets_moving(example, seed):
    few, many, most = example.movers(300, 20, 0.6, seed).values()
    assert few * 3 < many <= most


def test_whom_a_seat_ranks_first_stands_in_the_way_of_a_swap(example):
    # Persons 0 and 1 wish to swap, and would be better in the other's seat. Person 2
    # wishes for seat 0 and is ranked before person 1 there, but nobody wants seat 2.
    # So person 1 is turned down, comes back to seat 1 and turns person 0 out of it,
    # who comes back to seat 0 and turns person 2 out.
    fits = [[5, 9, 1], [6, 5, 1], [7, 1, 5]]
    asked = market([1, 1, 1], [0, 1, 2], fits, [[1], [0], [0]])
    assert example.deferred_acceptance(asked) == 0
    assert example.exchange(asked) == example.optimum(asked) == 2


def test_the_report_tells_what_was_measured(example):
    lines = list(example.report(seeds=(1, 2), people=60))
    assert len(lines) == 4
    assert lines[0].startswith("60 people")
