from datetime import date

import pytest

from tepat.rules.penalties import serving
from tepat.rules.people import people

ANI = "198501152010011901"
NINE_MONTHS = "Pemotongan Tunjangan  Kinerja 9 bulan"


def penalty(since, until=None, kind=None, severity="SEDANG"):
    return {
        "nip": ANI,
        "severity": severity,
        "kind": kind,
        "since": since,
        "until": until,
    }


@pytest.mark.parametrize(
    ("day", "serves", "until"),
    [
        (date(2026, 3, 31), True, date(2026, 3, 31)),  # nine months from 1 July end
        (date(2026, 4, 1), False, None),
        (date(2025, 6, 30), None, None),  # not begun: no row at all
    ],
)
@pytest.mark.parametrize("stated", [True, False], ids=["stated", "by its kind"])
def test_a_penalty_of_nine_months(snapshot_of, in_force, day, serves, until, stated):
    last = date(2026, 3, 31) if stated else None
    row = penalty(date(2025, 7, 1), last, NINE_MONTHS)
    found = serving(snapshot_of(disciplines=[row]), in_force, day)
    assert found.rows() == ([] if serves is None else [(ANI, serves, until)])


@pytest.mark.parametrize(
    ("rows", "serves"),
    [
        ([penalty(date(2020, 1, 1))], None),
        ([penalty(date(2020, 1, 1), kind="lain-lain")], None),
        ([penalty(date(2020, 1, 1), date(2020, 6, 30))], False),
        (
            [
                penalty(date(2020, 1, 1)),
                penalty(date(2026, 10, 1), date(2027, 3, 31)),
            ],
            True,
        ),
        (
            [penalty(date(2020, 1, 1)), penalty(date(2021, 1, 1), date(2021, 6, 30))],
            None,
        ),
        ([penalty(date(2024, 1, 1), kind="Teguran lisan", severity="RINGAN")], False),
    ],
    ids=[
        "no last day",
        "no last day and a kind of no fixed length",
        "ended",
        "one runs whatever the other",
        "one ended and the other unknown",
        "a reprimand is served when it is given",
    ],
)
def test_who_serves_a_penalty(snapshot_of, in_force, day, rows, serves):
    found = serving(snapshot_of(disciplines=rows), in_force, day)
    assert found["is_serving_penalty"].to_list() == [serves]


@pytest.mark.parametrize(
    ("rows", "serves"),
    [
        ([], False),
        ([penalty(date(2027, 1, 1), date(2027, 6, 30))], False),
        ([penalty(date(2020, 1, 1))], None),
    ],
    ids=["no penalty", "a penalty to come", "no last day"],
)
def test_no_penalty_is_known_and_a_blank_day_is_not(
    snapshot_of, in_force, day, rows, serves
):
    snapshot = snapshot_of(employees=[{"nip": ANI, "status": "PNS"}], disciplines=rows)
    assert people(snapshot, in_force, day)["is_serving_penalty"].to_list() == [serves]
