from __future__ import annotations

from datetime import date

import pytest

from tepat.snapshot import checks

BUDI = "197001011995011901"


def codes(city):
    return [(code, column) for code, _, _, column in city.seen()]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("19700101199501190", "bukan 18 angka"),
        ("197002301995011901", "angka 1–8"),
        ("197001011995131901", "angka 13–14"),
        ("197001011995013901", "angka 15"),
        ("197001011995011000", "nomor urutnya 000"),
    ],
)
def test_a_number_that_cannot_exist_is_an_error_with_its_reason(number, reason, city):
    city.set("employees", 0, nip=number)
    seen = next(
        found
        for found in checks.check(city.snapshot())
        if found.defect.code == "NIP-IMPOSSIBLE"
    )
    assert seen.defect.severity == "error"
    assert reason in seen.facts["reason"].id


@pytest.mark.parametrize(
    ("values", "seen"),
    [
        ({"born": date(1970, 1, 2)}, [("NIP-BORN-DIFFERS", "born")]),
        ({"born": date(1970, 1, 1)}, []),
        ({"entered": date(1995, 2, 1)}, [("NIP-ENTERED-DIFFERS", "entered")]),
        ({"entered": date(1995, 1, 31)}, []),  # the number tells the month only
        ({"sex": "P"}, [("NIP-SEX-DIFFERS", "sex")]),
        ({"sex": "L"}, []),
        ({"grade": "IX"}, [("GRADE-UNFIT", "grade")]),
        ({"legal_position": "Pensiun"}, [("RETIRED-STILL-LISTED", "legal_position")]),
        ({"legal_position": "Tugas Belajar"}, []),
        ({"unit": "S"}, [("UNIT-DIFFERS", "unit")]),
        ({"unit": "D"}, []),
        ({"position_since": date(2026, 2, 1)}, [("DAY-IN-FUTURE", "position_since")]),
        ({"position_since": date(2026, 1, 31)}, []),
    ],
)
def test_what_a_permanent_employee_says_is_compared_with_the_number(values, seen, city):
    city.set("employees", 0, **values)
    assert codes(city) == seen


def test_a_contract_number_of_permanent_staff_and_the_reverse(city):
    city.set("employees", 0, status="PPPK", grade="IX", contract_ends=date(2030, 1, 1))
    city.set("employees", 1, status="PNS", grade="III/a")
    assert codes(city) == [("NIP-KIND-UNFIT", "status")] * 2


def test_an_employee_number_of_contract_staff_tells_no_month(city):
    city.set("employees", 1, entered=date(2023, 5, 1))
    assert codes(city) == []


def test_contracts_have_an_end_that_is_not_past(city):
    city.set("employees", 1, contract_ends=None)
    assert codes(city) == [("CONTRACT-END-MISSING", "contract_ends")]
    city.set("employees", 1, contract_ends=date(2026, 1, 30))
    assert codes(city) == [("CONTRACT-OVER", "contract_ends")]
    city.set("employees", 1, contract_ends=date(2026, 1, 31))
    assert codes(city) == []


@pytest.mark.parametrize(
    ("limit", "is_past"),
    [
        (55, True),  # 55 on 1 January 2025, retired on 1 February 2025
        (56, False),  # 56 on 1 January 2026, in service until 31 January 2026
        (58, False),
    ],
)
def test_nobody_is_older_than_the_position_held_allows(limit, is_past, city):
    city.set("positions", 0, retirement_age=limit)
    assert codes(city) == [("RETIREMENT-AGE-PASSED", "born")] * is_past


def test_a_relation_joins_two_people(city):
    city.add("relations", nip_a=BUDI, nip_b=BUDI)
    assert codes(city) == [("RELATED-TO-SELF", "nip_b")]


def test_a_wish_says_something(city):
    city.add("wishes", nip=BUDI, reason="dekat rumah")
    city.add("wishes", nip=BUDI, stay=False).add("wishes", nip=BUDI, position="P2")
    assert city.seen() == [("WISH-EMPTY", "wishes", 0, "position")]


def test_more_holders_than_needed_are_no_mistake(city):
    city.set("positions", 0, need_stated=0)
    city.add("employees", nip="197101011995011903", status="PNS", position="P1")
    assert codes(city) == []
