"""The vectors of people.md 1.2, and what each part of a number tells."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tepat.snapshot import nip

MAN_PNS = "190101011925011901"
WOMAN_PPPK = "190101011950212901"


def told(expression, *numbers):
    frame = pl.DataFrame({"nip": numbers}, schema={"nip": pl.String})
    return frame.select(expression(pl.col("nip"))).to_series().to_list()


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("190101011925011001", None),
        ("190101011950212001", None),
        ("190102291925011001", "born"),  # 1901 has no 29 February
        ("190101011925131001", "code"),
        ("190101011925013001", "sex"),
        ("190101011925011000", "sequence"),
        ("19010101192501100", "length"),
        ("1901010119250110011", "length"),
        ("19010101192501100A", "length"),
        ("190101011925001001", "code"),
        ("190101011925201001", "code"),
        ("190101011925991001", None),
        ("", "length"),
        (None, None),
    ],
)
def test_the_first_fault_of_a_number_is_named(number, fault):
    assert told(nip.fault, number) == [fault]


def test_a_nip_tells_birth_entry_sex_and_kind():
    assert told(nip.born, MAN_PNS) == [date(1901, 1, 1)]
    assert told(nip.entered, MAN_PNS) == [date(1925, 1, 1)]
    assert told(nip.sex, MAN_PNS) == ["L"]
    assert told(nip.is_pppk_number, MAN_PNS) == [False]


def test_an_ni_pppk_tells_no_month_of_entry():
    assert told(nip.born, WOMAN_PPPK) == [date(1901, 1, 1)]
    assert told(nip.entered, WOMAN_PPPK) == [None]
    assert told(nip.sex, WOMAN_PPPK) == ["P"]
    assert told(nip.is_pppk_number, WOMAN_PPPK) == [True]


def test_the_29th_of_february_is_a_day_in_a_leap_year_only():
    leap, common = "190402291925011901", "190302291925011901"
    assert told(nip.born, leap, common) == [date(1904, 2, 29), None]


@pytest.mark.parametrize(
    "expression", [nip.born, nip.entered, nip.sex, nip.is_pppk_number]
)
def test_what_is_no_number_tells_nothing(expression):
    assert told(expression, None, "", "12345", "19010101192501190 ") == [None] * 4


def test_every_fault_that_can_be_told_is_on_the_list():
    numbers = ["1", "190102291925011001", "190101011925131001"]
    numbers += ["190101011925013001", "190101011925011000"]
    assert tuple(told(nip.fault, *numbers)) == nip.FAULTS
