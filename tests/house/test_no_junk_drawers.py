"""Names that attract anything attract everything; long files hide things."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path
    for top in ("src", "tests", "bench", "script")
    for path in ROOT.glob(f"{top}/**/*.py")
    if path.parent.name != "migrations"  # as Django writes them
)
JUNK_DRAWERS = {
    *("util", "utils", "common", "helper", "helpers", "misc", "core", "base"),
    *("tool", "tools", "stuff", "manager", "shared", "lib"),
}
LONGEST = 400


@pytest.mark.parametrize(
    "module", MODULES, ids=lambda path: str(path.relative_to(ROOT))
)
def test_module_has_a_subject_and_fits_on_a_few_screens(module):
    assert not JUNK_DRAWERS & {module.stem, *module.relative_to(ROOT).parts}
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST
