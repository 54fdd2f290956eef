"""One number per unit: worked by hand."""

import numpy as np
import pytest

from tepat.effects.cells import Cells
from tepat.effects.changes import changes, period_effects


def cells(mean, count=None, squares=None, before=1):
    mean = np.array(mean, dtype=float)
    count = (
        np.where(np.isnan(mean), 0.0, 4.0) if count is None else np.array(count, float)
    )
    squares = np.where(count > 0, 4.0, 0.0) if squares is None else np.array(squares)
    order = np.arange(mean.shape[1]) - before
    units = tuple(f"U{at}" for at in range(len(mean)))
    return Cells(units, mean, count, squares, order, order >= 0)


def test_with_all_cells_it_is_the_difference_of_differences():
    # Treated 70 → 76; others 70 → 71, 60 → 63, 80 → 82: mean change of these 2.
    found = changes(
        cells([[70, 76], [70, 71], [60, 63], [80, 82]]),
        np.array([True, False, False, False]),
    )
    assert found.raw.tolist() == pytest.approx([6, 1, 3, 2])
    # 6 − 2 = 4; the others' own changes beyond their mean: −1, 1, 0.
    assert found.change.tolist() == pytest.approx([4, -1, 1, 0])


def test_a_unit_that_was_not_asked_in_a_cheap_period_is_not_better_for_it():
    # Periods add 0, 10, 0 everywhere. U1 was asked in the first and third only, U2 in
    # the second and third: plain means would say that U1 stayed and U2 fell by 10.
    nan = np.nan
    told = cells([[50, nan, 50], [nan, 60, 50], [50, 60, 50], [70, 80, 70]], before=2)
    found = changes(told, np.array([True, False, False, False]))
    assert found.raw.tolist() == pytest.approx([0, -10, -5, -5])
    assert found.change.tolist() == pytest.approx([0, 0, 0, 0])


def test_what_a_period_adds_is_read_from_comparison_units_alone():
    # The treated jump by 20 in the last period; that is no part of the period.
    told = cells([[50, 50, 70], [50, 51, 52], [40, 41, 42]], before=2)
    others = np.array([False, True, True])
    weights = (told.count > 0).astype(float)
    assert period_effects(told, weights, others).tolist() == pytest.approx([0, 1, 2])
    found = changes(told, ~others)
    assert found.change[0] == pytest.approx(20 - 1.5)  # 70 − 50, less 2 − 0.5


def test_a_period_that_no_comparison_unit_knows_does_not_count():
    nan = np.nan
    told = cells([[50, 90, 55], [40, nan, 42], [60, nan, 62]], before=2)
    found = changes(told, np.array([True, False, False]))
    # The 90 of the second period has nothing to stand beside: 55 − 50, less 2.
    assert found.change[0] == pytest.approx(3)


def test_fewer_answers_make_a_change_less_sure_in_proportion():
    mean = [[50.0, 50.0]] * 4
    count = [[10, 10], [10, 10], [40, 40], [40, 40]]
    squares = [[90.0, 90.0], [90.0, 90.0], [390.0, 390.0], [390.0, 390.0]]
    found = changes(cells(mean, count, squares), np.array([True, False, False, False]))
    # One answer has variance 10 everywhere: 10/10 + 10/10 = 2, 10/40 + 10/40 = 0.5.
    assert found.variance.tolist() == pytest.approx([2, 2, 0.5, 0.5])


def test_cells_that_are_all_alike_weigh_the_same():
    told = cells([[50, 60], [50, 50]], squares=[[0.0, 0.0], [0.0, 0.0]])
    found = changes(told, np.array([True, False]))
    assert found.change.tolist() == pytest.approx([10, 0])
    assert found.variance.tolist() == [0, 0]
