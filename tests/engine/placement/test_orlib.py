"""The optima of OR-Library's assignment instances, by the same solving code."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

FILE = Path(__file__).parents[3] / "bench" / "orlib.py"
SPEC = importlib.util.spec_from_file_location("orlib", FILE)
orlib = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(orlib)
PUBLISHED = orlib.instances()


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
