"""Periods are counted from the day of the change."""

from datetime import date, timedelta

import polars as pl
import pytest

from tepat.effects import periods
from tepat.effects.periods import Periods


def order(told, *days):
    return pl.DataFrame({"day": days}).select(told.order(pl.col("day"))).to_series()


def test_the_day_itself_is_the_first_day_after():
    told = Periods(date(2025, 10, 1), 3)
    days = (date(2025, 9, 30), date(2025, 10, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert order(told, *days).to_list() == [-1, 0, 0, 1]


@pytest.mark.parametrize(
    "event", [date(2025, 1, 31), date(2024, 2, 29), date(2025, 8, 30)]
)
@pytest.mark.parametrize("months", [3, 6, 12])
def test_every_day_lies_between_start_and_end_of_its_period(event, months):
    told = Periods(event, months)
    days = [event + timedelta(days=shift) for shift in range(-800, 800)]
    for day, number in zip(days, order(told, *days), strict=True):
        assert told.start(number) <= day <= told.end(number)
        assert (number < 0) == (day < event)


def answers(per_quarter, quarters=8, units=10):
    start = date(2024, 7, 1)
    return pl.DataFrame(
        [
            {
                "unit": f"U{unit}",
                "day": start + timedelta(days=91 * quarter + 5 * shift),
            }
            for unit in range(units)
            for quarter in range(quarters)
            for shift in range(per_quarter)
        ]
    )


def test_quarters_serve_where_most_cells_have_three_answers():
    assert periods.chosen(answers(3), date(2025, 7, 1)).months == 3


def test_with_fewer_answers_half_years_and_then_years():
    assert periods.chosen(answers(2), date(2025, 7, 1)).months == 6
    assert periods.chosen(answers(1), date(2025, 7, 1)).months == 12


def test_what_lies_more_than_two_years_away_is_not_asked():
    days = pl.DataFrame(
        {"day": [date(2023, 6, 30), date(2023, 7, 1), date(2027, 7, 1)]}
    )
    assert periods.near(days, date(2025, 7, 1))["day"].to_list() == [date(2023, 7, 1)]
