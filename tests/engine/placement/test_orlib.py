"""The optima of OR-Library's assignment instances, by the same solving code."""

import importlib.util
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from tepat.placement.flow import Infeasible
from tepat.placement.limits.generalised import assign
from tepat.placement.problem import ProblemNotWhole

FILE = Path(__file__).parents[3] / "bench" / "orlib.py"
SPEC = importlib.util.spec_from_file_location("orlib", FILE)
orlib = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(orlib)
PUBLISHED = orlib.instances()
GENERALISED = [it for it in orlib.generalised() if it.optimum is not None]


def test_the_instances_are_there():
    if not PUBLISHED:
        pytest.skip(f"No OR-Library instances in {orlib.FOLDER}.")
    assert {"assign100", "assign400", "assignp800"} <= PUBLISHED.keys()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_optimum_is_found_and_proved(name):
    cost, bound = orlib.solved(orlib.FOLDER / f"{name}.txt")
    assert cost == bound == PUBLISHED[name]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("allowed", [1.0, 0.15])
def test_other_instances_in_both_formats_are_solved_to_the_optimum(
    tmp_path, seed, allowed
):
    """Our own, of either format, against scipy; lines are broken anywhere."""
    chance, size = np.random.default_rng(seed), 60
    cost = chance.integers(1, 101, (size, size))
    may = chance.random((size, size)) < allowed
    may[np.arange(size), chance.permutation(size)] = True
    if allowed == 1.0:
        file = tmp_path / f"assign{size}.txt"
        words = [str(size), *map(str, cost.ravel())]
        lines = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
    else:
        file = tmp_path / f"assignp{size}.txt"
        pairs = chance.permutation(np.argwhere(may))
        lines = [str(size)]
        lines += [f" {row + 1} {seat + 1} {cost[row, seat]}" for row, seat in pairs]
    file.write_text("\n".join(lines) + "\n", "ascii")
    dear = np.where(may, cost, 1_000_000)
    least = int(dear[linear_sum_assignment(dear)].sum())
    assert orlib.solved(file) == (least, least)


def test_generalised_assignment_comes_to_the_published_optimum():
    if not GENERALISED:
        pytest.skip(f"No generalised assignment instances in {orlib.FOLDER}.")
    for told in GENERALISED[::4]:  # the bench solves all
        found = assign(told.profit, told.resource, told.capacity)
        assert found.profit == found.stated == told.optimum, told.name
        assert found.proven >= told.optimum
        assert orlib.keeps(told, found)


@st.composite
def small(draw):
    """Draw a generalised assignment problem that can be tried out."""
    agents, jobs = draw(st.integers(1, 3)), draw(st.integers(1, 5))
    tables = [
        draw(
            st.lists(
                st.lists(st.integers(0, most), min_size=jobs, max_size=jobs),
                min_size=agents,
                max_size=agents,
            )
        )
        for most in (20, 6)
    ]
    has = draw(st.lists(st.integers(0, 12), min_size=agents, max_size=agents))
    return np.array(tables[0]), np.array(tables[1]), np.array(has)


@settings(deadline=None, max_examples=40)
@given(small())
def test_small_generalised_assignments_are_as_good_as_trying_all(drawn):
    profit, resource, capacity = drawn
    agents, jobs = profit.shape
    best = None
    for tried in product(range(agents), repeat=jobs):
        spent = [
            sum(int(resource[agent, job]) for job in range(jobs) if tried[job] == agent)
            for agent in range(agents)
        ]
        if all(a <= b for a, b in zip(spent, capacity.tolist(), strict=True)):
            sums = sum(int(profit[agent, job]) for job, agent in enumerate(tried))
            best = sums if best is None else max(best, sums)
    if best is None:
        with pytest.raises(Infeasible):
            assign(profit, resource, capacity)
    else:
        found = assign(profit, resource, capacity)
        assert found.profit == found.stated == best <= found.proven


def test_a_profit_beyond_what_fit_can_be_is_refused():
    one = np.ones((1, 1), np.int64)
    with pytest.raises(ProblemNotWhole):
        assign(1001 * one, one, one[0])


def test_a_file_in_the_own_form_of_or_library_is_read(tmp_path):
    (tmp_path / "gap1.txt").write_text("1\n2 3\n1 2 3\n4 5 6\n1 1 1\n2 2 2\n2 2\n")
    (told,) = orlib.generalised(tmp_path)
    found = assign(told.profit, told.resource, told.capacity)
    # The second agent has room for one job; the third gains most there, as do all.
    assert found.profit == 9
    assert orlib.keeps(told, found)
