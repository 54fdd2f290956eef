"""On simulated cities the 95 % interval holds the truth in about 95 % of them.

The whole table (500 cities a line) is in docs/effects.md and made by bench/effects.py;
here are fewer cities, with the bounds that chance allows for so many.
"""

from dataclasses import replace

import pytest
from scipy import stats

ROUNDS = 80


@pytest.mark.parametrize("treated", [1, 2, 5])
def test_the_interval_holds_the_truth(bench, treated):
    world = replace(bench.PLAIN, treated=treated)
    found = bench.covered(world, ROUNDS)
    # With a true coverage of 95 %, fewer than this come up once in a thousand times.
    least = stats.binom.ppf(0.001, ROUNDS, 0.95)
    assert found.ours * ROUNDS >= least, f"{found.ours:.1%} of {ROUNDS}"


def test_the_usual_interval_would_not(bench):
    """The simulated cities are hard enough to tell a good interval from a bad one."""
    found = bench.covered(replace(bench.PLAIN, treated=1), ROUNDS)
    assert found.usual < 0.5 < 0.9 < found.ours


@pytest.mark.slow
@pytest.mark.parametrize("place", range(12))
@pytest.mark.parametrize("treated", [1, 5])
def test_the_interval_holds_the_truth_in_all_kinds_of_cities(bench, place, treated):
    assert len(bench.WORLDS) == 12
    world = replace(bench.WORLDS[place], treated=treated)
    rounds = 50
    found = bench.covered(world, rounds)
    least = stats.binom.ppf(0.0001, rounds, 0.95)
    assert found.ours * rounds >= least, f"{world.name}: {found.ours:.1%} of {rounds}"
