"""CONTRIBUTING shows a rule in its four places: it shows what really stands there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STEP = re.compile(
    r"^\*\*\d\. [^*]+\*\*, in `([^`]+)`.*?```\w+\n(.*?)```", re.DOTALL | re.MULTILINE
)
STEPS = STEP.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8"))


def test_the_example_has_the_four_places_of_a_rule():
    folders = [Path(path).parent.name for path, _ in STEPS]
    assert folders == ["norms", "families", "families", "uu-5-2014"]


@pytest.mark.parametrize(("path", "shown"), STEPS, ids=[path for path, _ in STEPS])
def test_what_is_shown_is_what_stands_there(path, shown):
    assert shown.strip() in (ROOT / path).read_text("utf-8")
