from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.intake.cells import Flaw
from tepat.intake.cells.days import day

LEAP = date(2024, 2, 29)


@pytest.mark.parametrize(
    "cell",
    [
        *("2024-02-29", "29-02-2024", "29/02/2024", "29/2/2024", "2024/02/29"),
        *("'29-02-2024", " 29-02-2024 ", "2024-02-29 00:00:00", "2024-02-29T10:30:00Z"),
        *(LEAP, datetime(2024, 2, 29), datetime(2024, 2, 29, 23, 59)),
    ],
)
def test_every_accepted_way_of_writing_a_day(cell):
    assert day(cell) == LEAP


@pytest.mark.parametrize("cell", ["", "null", "-", " "])
def test_a_blank_day_is_nothing(cell):
    assert day(cell) is None


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("31-02-2024", "DAY-NOT-IN-CALENDAR"),
        ("29/02/2023", "DAY-NOT-IN-CALENDAR"),
        ("12/31/2024", "DAY-NOT-IN-CALENDAR"),  # the American order
        ("00-01-2024", "DAY-NOT-IN-CALENDAR"),
        ("01/02/24", "DAY-NOT-ONE"),
        ("29-02/2024", "DAY-NOT-ONE"),
        ("5 Januari 2024", "DAY-NOT-ONE"),
        ("kemarin", "DAY-NOT-ONE"),
        ("20240229", "DAY-NOT-ONE"),
        (time(10, 30), "DAY-NOT-ONE"),
        (True, "DAY-NOT-ONE"),
        (-5.0, "DAY-NOT-ONE"),
        (1e12, "DAY-NOT-ONE"),
        (45000.0, "DAY-AS-NUMBER"),
        ("0202-01-01", "DAY-OUT-OF-RANGE"),
        (date(1899, 12, 31), "DAY-OUT-OF-RANGE"),
        ("2200-01-01", "DAY-OUT-OF-RANGE"),
        ("#REF!", "CELL-FORMULA-ERROR"),
    ],
)
def test_what_is_no_day_is_an_error(cell, said):
    assert day(cell).defect.code == said


def test_a_serial_number_is_explained():
    # Excel counts 1 January 1900 as 1 and knows a 29 February 1900.
    assert day(45000.0).facts == {"value": "45000", "day": date(2023, 3, 15)}


@given(st.text() | st.floats(allow_nan=False))
def test_no_cell_breaks_the_reader(cell):
    assert isinstance(day(cell), date | Flaw | None)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_reads_back(told):
    assert day(told.isoformat()) == day(f"{told:%d/%m/%Y}") == day(told) == told
