"""Days and bands are counted as the law counts them."""

from datetime import date
from fractions import Fraction

import polars as pl
import pytest

from tepat.law.reckoning import band, last_day, months_later, retirement_day


def test_a_column_of_people_is_reckoned_at_once():
    people = pl.DataFrame(
        {
            "born": [date(1968, 5, 17), date(1966, 5, 17), None, date(1970, 1, 1)],
            "age": [58, 60, 58, None],
        }
    )
    days = people.select(day=retirement_day(pl.col("born"), pl.col("age")))["day"]
    # 1968 + 58 = 2026 and 1966 + 60 = 2026; what is blank stays unknown.
    assert days.to_list() == [date(2026, 6, 1), date(2026, 6, 1), None, None]


@pytest.mark.parametrize(
    ("since", "months", "until"),
    [
        (date(2025, 7, 1), 9, date(2026, 3, 31)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 3, 31), 1, date(2025, 4, 30)),
        (date(2025, 3, 30), 1, date(2025, 4, 29)),
    ],
)
def test_whole_months_end_the_day_before_or_with_the_month(since, months, until):
    assert pl.select(last_day(pl.lit(since), pl.lit(months))).item() == until


def test_months_of_a_blank_start_have_no_end():
    starts = pl.DataFrame({"since": [None]}, schema={"since": pl.Date})
    assert starts.select(last_day(pl.col("since"), pl.lit(9))).item() is None


def test_a_day_so_many_months_later_ends_with_the_month():
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_later(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert months_later(date(2026, 3, 31), -1) == date(2026, 2, 28)


BANDS = {"OPTIMAL": 90, "CUKUP OPTIMAL": 78}


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (100, "OPTIMAL"),
        (90, "OPTIMAL"),
        (Fraction(8999, 100), "CUKUP OPTIMAL"),
        (78, "CUKUP OPTIMAL"),
        (Fraction(7799, 100), None),
    ],
)
def test_a_lower_bound_belongs_to_its_own_band(value, label):
    assert band(BANDS, value) == label


def test_bands_may_be_listed_in_any_order():
    assert band(dict(reversed(BANDS.items())), 95) == "OPTIMAL"
