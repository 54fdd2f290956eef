"""Complaints: three days to pass on, 5, 14 or 60 to answer, ten to react."""

from datetime import date

import pytest

from tepat.deadlines import Calendar, explained
from tepat.deadlines.complaint import Grade, answer, complete, forward, reaction
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
    clocks = [each(MONDAY, FIVE) for each in (forward, reaction, complete)]
    clocks += [answer(grade, MONDAY, FIVE) for grade in Grade]
    assert not any(clock.verified for clock in clocks)


def test_before_the_rule_there_is_no_clock():
    with pytest.raises(NormNotInForce):
        forward(date(2018, 1, 2), FIVE)


WEEK = (
    # asked, answered, six-day week, due of a class of 14 days from Monday 2 March 2026
    ((), 5, date(2026, 3, 20)),
    ((), 6, date(2026, 3, 18)),
    # Asked on Thursday 5, answered on Tuesday 10: 5, 6, 9 and 10 do not count.
    (((5, 10),), 5, date(2026, 3, 26)),
    # Answered on the same day: that day does not count.
    (((5, 5),), 5, date(2026, 3, 23)),
    # Asked on the last day: what is left of it comes after the answer.
    (((20, 24),), 5, date(2026, 3, 25)),
    # Over a weekend: 6 and 9 are two of them, Saturday and Sunday never were.
    (((6, 9),), 5, date(2026, 3, 24)),
    (((6, 9),), 6, date(2026, 3, 21)),  # a Saturday is worked on, and stood still
    # Twice.
    (((3, 4), (10, 11)), 5, date(2026, 3, 26)),
)


@pytest.mark.parametrize(("pauses", "week", "due"), WEEK)
def test_while_the_complainant_is_asked_no_day_counts(pauses, week, due):
    told = [(date(2026, 3, first), date(2026, 3, last)) for first, last in pauses]
    assert answer(Grade.PLAIN, MONDAY, Calendar(week), pauses=told).due == due


@pytest.mark.parametrize(
    ("grade", "day", "due"),
    [
        # Lebaran 2026 as a city may write it down: 18 to 24 March, Nyepi with it.
        (Grade.NORMATIVE, date(2026, 3, 13), date(2026, 3, 27)),
        (Grade.NORMATIVE, date(2026, 3, 20), date(2026, 3, 31)),  # came in on a holiday
        (Grade.PLAIN, date(2026, 3, 13), date(2026, 4, 9)),
        (Grade.NORMATIVE, date(2026, 3, 14), date(2026, 3, 27)),  # and on a Saturday
    ],
)
def test_a_week_of_holidays_is_passed_over(grade, day, due):
    free = {date(2026, 3, n): "Libur" for n in (18, 19, 20, 23, 24)}
    assert answer(grade, day, Calendar(5, free)).due == due


def test_a_pause_says_how_many_days_it_took_and_hides_no_missing_holidays():
    pauses = [(date(2026, 3, 5), date(2026, 3, 10))]
    told = answer(Grade.PLAIN, MONDAY, FIVE, pauses=pauses)
    said = " ".join(each.fill({}, "id") for each in explained(told))
    assert "menunggu jawaban pelapor (4 hari kerja)" in said
    assert told.unknown_years == (2026,)


def test_nobody_waits_for_an_answer_for_ever():
    assert complete(MONDAY, FIVE).due == date(2026, 4, 13)
