from datetime import date

import pytest

from tepat import law
from tepat.job_evaluation import FACTORS, class_of, scored
from tepat.job_evaluation.points import closed_bounds, points_of

LAW = law.on(date(2026, 1, 1))
STRUCTURAL = dict(zip(FACTORS["STRUKTURAL"], (3, 2, 1, 3, 2, 6, 1), strict=True))
FUNCTIONAL = dict(zip(FACTORS["FUNGSIONAL"], (4, 3, 3, 3, 3, 2, 2, 1, 1), strict=True))


def total(levels, kind, **told):
    return scored(levels, kind, LAW, **told).total


def test_levels_become_points_and_points_a_class():
    # 550 + 250 + 450 + 75 + 75 + 800 + 310
    assert total(STRUCTURAL, "STRUKTURAL") == 2510
    # 550 + 275 + 275 + 150 + 150 + 25 + 50 + 5 + 5
    assert total(FUNCTIONAL, "FUNGSIONAL") == 1485
    assert class_of(2510, LAW).position_class == 13
    assert class_of(1485, LAW).position_class == 9


@pytest.mark.parametrize(
    ("situations", "level", "counted"),
    [(None, 1, 1), (2, 1, 1), (3, 1, 2), (3, 3, 4), (5, 2, 3), (3, 4, 4), (9, 6, 6)],
)
def test_three_special_situations_raise_factor_6_by_one_up_to_level_3(
    situations, level, counted
):
    told = scored(STRUCTURAL | {"F6": level}, "STRUKTURAL", LAW, situations=situations)
    assert told.levels["F6"] == counted
    assert told.is_raised == (counted != level)


def test_special_situations_raise_nothing_of_functional_posts():
    assert total(FUNCTIONAL, "FUNGSIONAL", situations=5) == 1485


@pytest.mark.parametrize("level", [0, 9, -1])
def test_a_level_the_norm_does_not_know_is_refused(level):
    told = scored(STRUCTURAL | {"F2": level}, "STRUKTURAL", LAW)
    assert (told.refused, told.total) == (("F2",), None)
    assert "F2" not in told.points


def test_without_a_factor_there_is_no_total():
    told = scored(STRUCTURAL | {"F4B": None}, "STRUKTURAL", LAW)
    assert (told.missing, told.total) == (("F4B",), None)


def test_factors_of_the_other_kind_do_not_count():
    assert total(STRUCTURAL | {"F4": 6, "F9": 3}, "STRUKTURAL") == 2510


@pytest.mark.parametrize(
    ("points", "below", "above"),
    [(241, 1, 2), (244, 1, 2), (3603, 15, 16), (4051, 16, 17)],
)
def test_a_total_between_two_classes_belongs_to_neither(points, below, above):
    told = class_of(points, LAW)
    assert (told.position_class, told.below, told.above) == (None, below, above)


def test_no_sum_of_factors_falls_between_two_classes():
    for kind in FACTORS:
        each = points_of(LAW, kind).value.values()
        assert all(value % 5 == 0 for levels in each for value in levels.values())


def test_below_every_class_there_is_none():
    assert class_of(189, LAW).position_class is None
    assert class_of(9999, LAW).position_class == 17


def test_the_fewest_points_are_the_lowest_of_class_1():
    lowest = sum(levels[1] for levels in points_of(LAW, "FUNGSIONAL").value.values())
    assert lowest == LAW.evaluation.lowest_points.value[1] == 190


def test_every_factor_has_a_name():
    for kind, names in FACTORS.items():
        assert list(points_of(LAW, kind).value) == list(names)


def test_the_closed_custom_begins_each_class_right_after_the_one_before():
    bounds = closed_bounds(LAW)
    assert (bounds[1], bounds[2], bounds[17]) == (190, 241, 4051)
