from datetime import date

import numpy as np
import pytest

from tepat.intake.town import days


def numbers(*told):
    return np.array([days.number(day) for day in told])


def test_years_later_keeps_the_calendar_day():
    later = days.years_later(numbers(date(2022, 5, 1), date(2020, 2, 29)), 5)
    assert days.series(later).to_list() == [date(2027, 5, 1), date(2025, 2, 28)]


def test_years_may_go_back():
    (earlier,) = days.years_later(numbers(date(2026, 11, 24)), -5)
    assert earlier == days.number(date(2021, 11, 24))


def test_the_first_of_a_month():
    first = days.first_of_month(np.array([1969, 2026]), np.array([12, 2]))
    assert days.series(first).to_list() == [date(1969, 12, 1), date(2026, 2, 1)]


@pytest.mark.parametrize("day", [date(1968, 12, 31), date(2000, 2, 29)])
def test_year_and_month_of_a_day(day):
    told = numbers(day)
    assert (days.year_of(told)[0], days.month_of(told)[0]) == (day.year, day.month)


def test_a_blank_is_no_day():
    assert days.series(np.array([days.BLANK])).to_list() == [None]
