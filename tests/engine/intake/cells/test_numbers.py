from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.intake.cells import Flaw
from tepat.intake.cells.numbers import decimal, whole
from tepat.intake.grid import Broken
from tepat.snapshot.columns import Column, Kind
from tepat.words import Sentence


def column(low=None, high=None):
    return Column("x", "x", Kind.DECIMAL, Sentence(id="", en=""), low=low, high=high)


def number(cell):
    return decimal(column())(cell)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("12", 12.0),
        ("+12", 12.0),
        ("-3", -3.0),
        ("7,5", 7.5),
        ("7.5", 7.5),
        (",5", 0.5),
        ("1250", 1250.0),
        ("1.250.000", 1_250_000.0),
        ("1,250,000", 1_250_000.0),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("1.250.000,75", 1_250_000.75),
        ("Rp 1.250.000", 1_250_000.0),
        ("Rp1.250,00", 1250.0),
        (" 12\xa0", 12.0),
        ("'12", 12.0),
        ("1,2500", 1.25),
        # Nobody writes thousands like these, so they are not in doubt.
        ("0,125", 0.125),
        ("1250.125", 1250.125),
        (12, 12.0),
        (7.25, 7.25),
        (0.1 + 0.2, 0.3),  # fifteen digits, as Excel shows
        ("", None),
        ("null", None),
        ("-", None),
    ],
)
def test_both_ways_of_writing_numbers_are_read(cell, meant):
    assert number(cell) == meant


@pytest.mark.parametrize("cell", ["1.250", "1,250", "-1.250", "999.000", "12,345"])
def test_one_separator_before_three_digits_asks_which_is_meant(cell):
    told = number(cell)
    assert told.defect.code == "NUMBER-AMBIGUOUS"
    assert told.value is None


def test_the_question_names_both_readings_and_how_to_write_each():
    facts = number("1.250").facts
    said = number("1.250").defect.sentence.fill(facts, "id")
    assert "dua cara: 1250 atau 1,25" in said
    assert number(facts["as_thousands"]) == 1250.0
    assert number(facts["as_decimal_long"]) == 1.25


@pytest.mark.parametrize(
    "cell",
    [
        *("dua belas", "12 orang", "1.2.3", "1,2,3", "12,", "1e5", "nan", "inf"),
        *("1.250,000.5", "٣", "9" * 50, "1 2", "50%", True, date(2024, 1, 1), time(1)),
    ],
)
def test_what_is_no_number_is_an_error(cell):
    assert number(cell).defect.code == "NUMBER-NOT-ONE"


def test_a_formula_error_is_told_as_such():
    assert number(Broken("#VALUE!")).defect.code == "CELL-FORMULA-ERROR"
    assert number("#VALUE!").defect.code == "CELL-FORMULA-ERROR"


def test_bounds_are_allowed_themselves():
    read = decimal(column(low=1, high=17))
    assert (read("1"), read(17.0)) == (1.0, 17.0)
    assert read("0,9").defect.code == "NUMBER-OUT-OF-RANGE"
    assert read("18").facts == {"value": "18", "allowed": "1 … 17"}


@pytest.mark.parametrize(
    ("cell", "meant"), [("106.678", 106.678), ("-6,312", -6.312), ("-6.312", -6.312)]
)
def test_a_fraction_is_not_in_doubt_where_bounds_rule_out_thousands(cell, meant):
    assert decimal(column(low=-180, high=180))(cell) == meant
    assert decimal(column(low=0, high=1250))("1.250").defect.code == "NUMBER-AMBIGUOUS"


def test_whole_columns_take_whole_numbers_only():
    read = whole(column())
    assert (read("12"), read(12.0), read("12,0"), read("")) == (12, 12, 12, None)
    assert isinstance(read(12.0), int)
    assert read("12,5").defect.code == "NUMBER-NOT-WHOLE"
    assert read(1e300).defect.code == "NUMBER-NOT-WHOLE"
    assert read("1.250").defect.code == "NUMBER-AMBIGUOUS"


@given(st.text())
def test_no_text_breaks_the_reader(cell):
    assert isinstance(number(cell), float | Flaw | None)
