from datetime import date

import pytest

from tepat.training.evaluation import evaluated, learning_gain

from .city import city, nip


def attended(count, **told):
    """``count`` people who attended one training; lists give each their own value."""
    rows = []
    for at in range(count):
        own = {
            name: value[at] if isinstance(value, list) else value
            for name, value in told.items()
        }
        row = {"nip": nip(900 + at), "name": "Pelayanan Prima", "training": "L1"}
        rows.append(row | {"year": 2026, "ended": date(2026, 3, 6)} | own)
    return city([{"T.01": 3}] * count, [], trainings=rows)


def only(snapshot):
    (row,) = evaluated(snapshot).to_dicts()
    return row


@pytest.mark.parametrize(
    ("before", "after", "gain"),
    [
        (60, 82, 0.55),
        (100, 100, None),
        (100, 90, None),
        (60, 50, -0.25),
        (0, 100, 1.0),
        (None, 80, None),
        (60, None, None),
    ],
)
def test_learning_gain(before, after, gain):
    assert learning_gain(before, after) == gain


def test_each_level_is_a_mean_with_its_number_and_interval():
    row = only(
        attended(
            5,
            reaction=[3.0, 3.0, 3.5, 4.0, 4.0],
            score_before=60.0,
            score_after=[82.0, 82.0, 82.0, 82.0, 82.0],
            behaviour_after=[2.0, 3.0, 3.0, 3.0, 4.0],
        )
    )
    assert row["reaction"] == 3.5 and row["reaction_n"] == 5
    # s = 0.5; 2.776 × 0.5 ÷ √5 = 0.6207
    assert row["reaction_low"] == pytest.approx(3.5 - 0.6207, abs=1e-4)
    assert row["reaction_high"] == pytest.approx(3.5 + 0.6207, abs=1e-4)
    assert (row["gain"], row["gain_low"], row["gain_high"]) == (0.55, 0.55, 0.55)
    assert row["behaviour"] == 3.0 and row["behaviour_n"] == 5


def test_scores_that_left_nothing_to_learn_are_counted_apart():
    row = only(
        attended(
            7,
            score_before=[100.0, 60.0, 60.0, 60.0, 60.0, 60.0, 60.0],
            score_after=[100.0, 50.0, 70.0, 70.0, 70.0, 70.0, 70.0],
        )
    )
    assert row["gain_n"] == 6
    assert row["gain_undefined"] == 1 and row["gain_negative"] == 1
    assert row["gain"] == pytest.approx((5 * 0.25 - 0.25) / 6, abs=1e-4)


def test_fewer_than_the_smallest_group_are_not_told():
    row = only(attended(4, reaction=3.0, score_before=60.0, score_after=50.0))
    assert row["reaction"] is None and row["gain"] is None
    assert row["gain_negative"] is None and row["is_withheld"]
    assert row["reaction_n"] == 4 and row["units"] == []


def test_levels_risen_and_what_each_cost():
    snapshot = attended(5, competency="T.01", cost=300_000.0)
    from dataclasses import replace

    from .city import frame

    measured = [
        {"nip": nip(900 + at), "competency": "T.01", "level": level, "day": day}
        for at in range(5)
        for level, day in ((2, date(2025, 5, 1)), (2 + (at < 3), date(2026, 8, 1)))
    ]
    row = only(replace(snapshot, assessments=frame("assessments", measured)))
    assert row["levels_n"] == 5 and row["levels_gained"] == 3
    assert row["cost_per_level"] == 500_000  # 5 × 300,000 ÷ 3
    # 1, 1, 1, 0, 0: mean 0.6, variance 0.3; 0.6 ± 2.776 × √(0.3 ÷ 5) = 0.6 ± 0.6800
    assert (row["rise"], row["rise_low"], row["rise_high"]) == (0.6, -0.08, 1.28)


def test_results_name_the_units_that_may_be_asked_about():
    row = only(attended(5))
    assert row["units"] == ["U1"] and row["event"] == date(2026, 3, 6)


def test_who_is_not_in_the_data_is_left_out_and_nothing_is_an_empty_table():
    assert evaluated(city([], [])).is_empty()
