"""Services by element, elements over time, one unit beside the others, who answered."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from scipy import stats

from tepat.satisfaction.trend import DOWN, SAME, UP

from .conftest import sheet

BEFORE, AFTER = date(2026, 3, 2), date(2026, 9, 1)


def drawn(seed, many, low=1, high=5):
    told = np.random.default_rng(seed).integers(low, high, (many, 9))
    return ["".join(map(str, row)) for row in told]


def test_each_service_has_its_own_elements_and_periods(surveyed):
    rows = [
        sheet("411111111", service="KTP", day=BEFORE),
        sheet("311111111", service="ktp ", day=AFTER),
        sheet("144444444", service="KK", day=AFTER),
    ]
    (unit,) = surveyed(rows).units
    kk, ktp = unit.services
    assert [float(it.mean) for it in ktp.score.elements] == [3.5] + 8 * [1]
    assert [float(it.mean) for it in kk.score.elements] == [1] + 8 * [4]
    assert [period.code for period, _ in ktp.trend.periods] == ["2026-S1", "2026-S2"]
    assert ktp.trend.changes[0].points == Decimal("-2.78")  # −1 × 25 ÷ 9
    assert not kk.trend.changes


def test_an_element_changes_as_a_test_of_welch_says(surveyed):
    one, other = drawn(1, 12), drawn(2, 30, low=2)
    rows = [sheet(each, day=BEFORE) for each in one]
    rows += [sheet(each, day=AFTER) for each in other]
    (unit,) = surveyed(rows).units
    for place, (change,) in enumerate(unit.trend.elements):
        was, now = ([int(each[place]) for each in some] for some in (one, other))
        wanted = stats.ttest_ind(now, was, equal_var=False).confidence_interval(0.95)
        assert change.interval == pytest.approx((wanted.low, wanted.high))
        assert float(change.points) == pytest.approx(
            np.mean(now) - np.mean(was), abs=0.005
        )
        apart = UP if wanted.low > 0 else DOWN if wanted.high < 0 else SAME
        assert change.direction == apart
    assert {change.direction for (change,) in unit.trend.elements} >= {UP, SAME}


def test_an_element_that_nobody_answered_before_has_no_change(surveyed):
    rows = [sheet("-33333333", day=BEFORE), sheet("333333333", day=AFTER)]
    (unit,) = surveyed(rows).units
    assert unit.trend.elements[0] == (None,)
    assert unit.trend.elements[1][0].points == 0


def test_two_units_stand_beside_each_other_as_two_samples(surveyed):
    one, other = drawn(3, 20, low=2), drawn(4, 15)
    rows = [sheet(each) for each in one] + [sheet(each, unit="U2") for each in other]
    first, second = surveyed(rows).units
    assert [it.element and it.element.code for it in first.beside] == [
        None, *(f"u{n}" for n in range(1, 10)),
    ]  # fmt: skip
    points = [
        [25 * np.mean([int(digit) for digit in each]) for each in some]
        for some in (one, other)
    ]
    wanted = stats.ttest_ind(*points, equal_var=False).confidence_interval(0.95)
    assert first.beside[0].interval == pytest.approx((wanted.low, wanted.high))
    assert first.beside[0].direction == UP
    assert second.beside[0].direction == DOWN
    assert second.beside[0].points == -first.beside[0].points


def test_a_unit_alone_or_beside_single_sheets_is_compared_with_nothing(surveyed):
    (alone,) = surveyed([sheet(each) for each in drawn(5, 9)]).units
    assert alone.beside == ()
    rows = [sheet(each) for each in drawn(5, 9)] + [sheet("4" * 9, unit="U2")]
    assert [unit.beside for unit in surveyed(rows).units] == [(), ()]


def test_the_mean_of_others_weighs_units_and_not_sheets(surveyed):
    rows = [sheet(each) for each in drawn(6, 8)]
    rows += [sheet("222222222", unit="U2"), sheet("222222222", unit="U2")]
    (told, _) = surveyed(rows).units
    assert (told.beside[0].others, float(told.beside[0].mean)) == (1, 50.0)


def test_who_answered_is_counted_by_bands_and_leaves_nobody_out(surveyed):
    rows = [
        sheet("333333333", sex="P", age=19, education="S1", occupation="Buruh"),
        sheet("333333333", sex="P", age=20, education="sd", occupation=" Buruh "),
        sheet("333333333", sex="L", age=61, education="SMA"),
        sheet("---------", sex="L", age=30),
    ]
    (unit,) = surveyed(rows).units
    told = {}
    for each in unit.makeup:
        told.setdefault(each.trait, []).append((each.kind.id, each.n))
    assert told == {
        "sex": [("perempuan", 2), ("laki-laki", 1)],
        "age": [("di bawah 20 tahun", 1), ("20–29 tahun", 1), ("60 tahun ke atas", 1)],
        "education": [("sd", 1), ("SMA", 1), ("S1", 1)],
        "occupation": [("Buruh", 2), ("tidak diisi", 1)],
    }


def test_more_kinds_of_work_than_can_be_read_are_counted_together(surveyed):
    rows = [sheet("333333333", occupation=f"Kerja {n}") for n in range(14)]
    (unit,) = surveyed(rows).units
    work = [each for each in unit.makeup if each.trait == "occupation"]
    assert (len(work), work[-1].kind.id, work[-1].n) == (11, "lainnya", 4)
