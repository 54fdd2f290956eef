"""A change is measured once enough quarters are over, and again with each new one."""

from datetime import date

import pytest

from tepat.effects.ready import Change, Readiness

ON = date(2025, 10, 1)
ONE = Change(ON, ON)
FIRST, LAST = date(2024, 10, 3), date(2026, 9, 28)


@pytest.mark.parametrize(
    ("first", "last", "today", "told"),
    [
        (FIRST, LAST, date(2026, 11, 24), Readiness.READY),
        (FIRST, date(2026, 1, 2), date(2026, 4, 1), Readiness.READY),
        (FIRST, LAST, date(2026, 3, 31), Readiness.TOO_SOON),  # the day before
        (FIRST, date(2025, 12, 31), date(2026, 11, 24), Readiness.TOO_SOON),
        (date(2025, 6, 30), LAST, date(2026, 11, 24), Readiness.READY),
        (date(2025, 7, 1), LAST, date(2026, 11, 24), Readiness.TOO_LATE),
        (None, None, date(2026, 11, 24), Readiness.NO_ANSWERS),
    ],
)
def test_two_quarters_with_answers_are_needed_on_each_side(first, last, today, told):
    assert ONE.readiness(first, last, today) is told


def test_it_says_from_when_on():
    assert ONE.ready_from == date(2026, 4, 1)


def test_each_quarter_that_is_over_makes_it_out_of_date_until_the_horizon():
    assert ONE.quarters(LAST, date(2026, 9, 30)) == 3
    assert ONE.quarters(LAST, date(2026, 10, 1)) == 4
    assert ONE.quarters(LAST, date(2027, 1, 1)) == 4  # nobody was asked in it
    late = date(2032, 1, 1)
    assert ONE.quarters(late, late) == 8
    assert Change(ON, date(2026, 10, 1)).quarters(late, late) == 12  # trained later
