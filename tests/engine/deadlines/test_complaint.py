"""Complaints: three days to pass on, 5, 14 or 60 to answer, ten to react."""

from datetime import date

import pytest

from tepat.deadlines import Calendar
from tepat.deadlines.complaint import Grade, answer, forward, reaction
from tepat.law import NormNotInForce

MONDAY = date(2026, 3, 2)
FIVE = Calendar(5)


def test_the_day_after_it_came_in_is_the_first():
    assert forward(MONDAY, FIVE).due == date(2026, 3, 5)
    assert answer(Grade.NORMATIVE, MONDAY, FIVE).due == date(2026, 3, 9)
    assert answer(Grade.PLAIN, MONDAY, FIVE).due == date(2026, 3, 20)
    assert answer(Grade.OVERSIGHT, MONDAY, FIVE).due == date(2026, 5, 25)


def test_a_holiday_is_no_day_of_it():
    calendar = Calendar(5, {date(2026, 3, 19): "Nyepi"})
    assert answer(Grade.PLAIN, MONDAY, calendar).due == date(2026, 3, 23)


def test_the_complainant_has_ten_days():
    assert reaction(MONDAY, FIVE).due == date(2026, 3, 16)


def test_nothing_of_it_is_confirmed():
    clocks = [forward(MONDAY, FIVE), reaction(MONDAY, FIVE)]
    clocks += [answer(grade, MONDAY, FIVE) for grade in Grade]
    assert not any(clock.verified for clock in clocks)


def test_before_the_rule_there_is_no_clock():
    with pytest.raises(NormNotInForce):
        forward(date(2018, 1, 2), FIVE)
