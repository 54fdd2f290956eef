"""Ages that the number and SIASN tell, held against the rest of the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tepat.snapshot import checks
from tepat.snapshot.checks import ages


def codes(city):
    return [(code, column) for code, _, _, column in city.seen()]


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("197001011988011901", []),  # eighteen on the first day of that month
        ("197002011988011901", [("NIP-ENTRY-UNLIKELY", "nip")]),  # a day too young
        ("197001311988011901", []),  # eighteen on the last day of the month of entry
        ("197001011987121901", [("NIP-ENTRY-UNLIKELY", "nip")]),
        ("197001012026021901", [("NIP-ENTRY-UNLIKELY", "nip")]),  # next month
        ("197001012026011901", []),  # the month of the reference date
    ],
)
def test_nobody_enters_younger_than_eighteen_or_in_the_future(number, seen, city):
    city.set("employees", 0, nip=number)
    assert codes(city) == seen


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("198002021998212902", []),  # eighteen in the course of that year
        ("198002021997212902", [("NIP-ENTRY-UNLIKELY", "nip")]),
        ("198002022027212902", [("NIP-ENTRY-UNLIKELY", "nip")]),
    ],
)
def test_a_contract_number_is_judged_by_its_year(number, seen, city):
    city.set("employees", 1, nip=number)
    assert codes(city) == seen


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        # Born on 1 January 1970, a JPT retires at 60: from 1 February 2030.
        ({"retires_on": date(2030, 2, 1), "retirement_age_told": 60}, []),
        ({"retires_on": date(2030, 1, 1)}, [("RETIREMENT-DAY-DIFFERS", "retires_on")]),
        (
            {"retirement_age_told": 58},
            [("RETIREMENT-AGE-DIFFERS", "retirement_age_told")],
        ),
        ({"retires_on": date(2028, 2, 1), "position": None}, []),
    ],
)
def test_retirement_as_siasn_has_it_is_compared_and_only_warned_of(told, seen, city):
    city.set("employees", 0, **told)
    assert codes(city) == seen
    found = checks.check(city.snapshot())
    assert {it.defect.severity.value for it in found} <= {"warning"}


def test_the_age_of_the_row_of_a_position_comes_first(city):
    city.set("positions", 0, retirement_age=62)
    city.set("employees", 0, retirement_age_told=62, retires_on=date(2032, 2, 1))
    assert codes(city) == []


def test_before_there_was_a_norm_of_retirement_nothing_is_compared(city):
    city.set("employees", 0, retirement_age_told=50)
    old = replace(city.snapshot(), day=date(1990, 1, 1))
    assert list(ages.retirement_as_told(old)) == []
