"""Legal instruments and the days on which they apply."""

from datetime import date

import pytest

from tepat.law import Instrument, instruments


def instrument(until):
    return Instrument("PP 1/2020", "Contoh", "PP", date(2020, 1, 1), until, False)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2021, 5, 31), True),
        (date(2021, 6, 1), False),  # the closing day belongs to the successor
    ],
)
def test_an_instrument_applies_from_its_first_day_until_its_end(day, expected):
    assert instrument(date(2021, 6, 1)).is_in_force(day) is expected


def test_an_instrument_without_an_end_still_applies():
    assert instrument(None).is_in_force(date(2099, 1, 1))


def test_the_asn_law_of_2023_follows_that_of_2014_without_a_gap():
    old, new = instruments()["UU 5/2014"], instruments()["UU 20/2023"]
    assert old.in_force_until == new.in_force_from == date(2023, 10, 31)


def test_instruments_cannot_be_changed():
    with pytest.raises(TypeError):
        instruments()["UU 5/2014"] = instrument(None)
