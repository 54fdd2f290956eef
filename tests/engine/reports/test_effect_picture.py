"""The scale of the picture of an effect."""

from itertools import pairwise

import pytest

from tepat.reports.effects.picture import _marks


@pytest.mark.parametrize(
    ("low", "high"),
    [(76.9, 81.7), (4.0, 4.0), (3.981, 4.019), (-3.0, 12.0), (25, 100), (0.0, 1.0)],
)
def test_marks_are_round_few_and_hold_everything(low, high):
    marks = _marks(low, high)
    assert marks[0] <= low <= high <= marks[-1] + 1e-9
    assert 2 <= len(marks) <= 8
    step = marks[1] - marks[0]
    assert all(
        after - before == pytest.approx(step) for before, after in pairwise(marks)
    )
