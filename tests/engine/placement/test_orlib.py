"""The optima of OR-Library's assignment instances, by the same solving code."""

import importlib.util
from pathlib import Path

import pytest

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
