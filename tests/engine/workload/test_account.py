import polars as pl
import pytest

from tepat.snapshot import Settings
from tepat.snapshot.columns import WORKING_YEARS
from tepat.workload import account, need

from .cities import LAW, city, position, task


def worked(**told):
    frame = pl.DataFrame([{"unit": "A"} | told], schema=WORKING_YEARS.schema)
    return frame.select(account.hours()).item()


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        # (260 − 12 − 19 − 5 − 12) × 5.25
        (
            {"days": 260, "leave": 12, "holidays": 19, "training": 5, "absence": 12}
            | {"hours_per_day": 5.25},
            1113,
        ),
        ({"days": 365, "rest_days": 52, "hours_per_day": 5}, 1565),
        ({"days": 260, "hours_per_day": 5}, 1300),  # nothing told, nothing off
        ({"days": 260, "hours_per_day": 5, "hours": 1200}, 1200),
        ({"hours": 1200}, 1200),
        ({"days": 260}, None),
        ({"hours_per_day": 5}, None),
        ({"days": 52, "rest_days": 52, "hours_per_day": 5}, None),  # nothing left
        ({"days": 366, "hours_per_day": 24, "hours": None}, 8784),
    ],
)
def test_the_hours_of_a_year_are_days_that_remain_times_hours(told, hours):
    assert worked(**told) == hours


def hours_of(*accounts, settings=None):
    """(year_hours, wkt) of a position in each of S, A and B."""
    snapshot = city(
        [position(f"P{unit}", unit) for unit in "SAB"],
        settings,
        tasks=[task(f"P{unit}", 10, approach="kesehatan") for unit in "SAB"],
        working_years=accounts,
    )
    return need(snapshot, LAW).select("year_hours", "wkt").rows()


def test_without_accounts_the_norms_speak_and_the_settings_before_them():
    assert hours_of() == [(1250, 1200)] * 3
    own = Settings(effective_hours=1300, health_hours=1155)
    assert hours_of(settings=own) == [(1300, 1155)] * 3


def test_the_account_of_the_unit_or_of_the_nearest_above_wins():
    told = hours_of(
        {"unit": "A", "scope": "KESEHATAN", "hours": 1113},
        {"unit": "S", "scope": "KESEHATAN", "hours": 1155},
    )
    assert told == [(1250, 1155), (1250, 1113), (1250, 1200)]


def test_an_account_for_everything_replaces_both_hours():
    told = hours_of({"unit": "A", "scope": "SEMUA", "hours": 1400})
    assert told == [(1400, 1400), (1400, 1400), (1250, 1200)]


def test_for_health_workers_their_own_account_of_the_same_unit_wins():
    told = hours_of(
        {"unit": "A", "scope": "SEMUA", "hours": 1400},
        {"unit": "A", "scope": "KESEHATAN", "hours": 1113},
    )
    assert told == [(1400, 1113), (1400, 1113), (1250, 1200)]


def test_a_nearer_account_for_everything_wins_over_one_for_health_above():
    told = hours_of(
        {"unit": "S", "scope": "SEMUA", "hours": 1400},
        {"unit": "A", "scope": "KESEHATAN", "hours": 1113},
    )
    assert told == [(1400, 1400), (1250, 1113), (1250, 1200)]


def test_an_account_that_cannot_be_worked_out_is_passed_over():
    assert hours_of({"unit": "A", "scope": "SEMUA", "days": 260}) == [(1250, 1200)] * 3


@pytest.mark.parametrize("method", ["TAHUNAN", "PERIODE"])
@pytest.mark.parametrize(
    ("told", "fte"),
    [
        ({"volume": 1400}, 1),  # by task: 1,400 hours of 1,400
        ({"approach": "hasil", "volume": 6, "capacity": 3}, 2),  # people are people
        ({"approach": "peralatan", "volume": 6, "ratio": 0.5, "shift": 2}, 6),
    ],
)
def test_the_account_for_everything_divides_time_and_leaves_persons(told, fte, method):
    snapshot = city(
        [position("P")],
        Settings(period_method=method),
        tasks=[task("P", 1) | told],
        working_years=[{"unit": "K", "scope": "SEMUA", "hours": 1400}],
    )
    (row,) = need(snapshot, LAW).to_dicts()
    assert row["fte"] == fte
    assert row["workload_hours"] == fte * 1400
