from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment import exits, leavers, retirement_days
from tepat.establishment.outlook import findings, yearly, years_ahead
from tepat.snapshot import TABLES, Snapshot, resolve

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
LAW = law.on(DAY)


def position(code, family, level=None, **told):
    return {"position": code, "unit": "U", "name": code, "family": family} | (
        {"level": level} | told
    )


POSITIONS = (
    position("JPT", "JPT", "JPT PRATAMA"),
    position("HEAD", "JPT"),
    position("ADM", "ADMINISTRATOR"),
    position("SUP", "PENGAWAS"),
    position("OPS", "PELAKSANA"),
    position("MUDA", "FUNGSIONAL", "AHLI MUDA"),
    position("MADYA", "FUNGSIONAL", "AHLI MADYA"),
    position("UTAMA", "FUNGSIONAL", "AHLI UTAMA"),
    position("OPEN", "FUNGSIONAL"),
    position("OWN", "FUNGSIONAL", "AHLI MUDA", retirement_age=62),
    position("CLASS", "FUNGSIONAL", "AHLI UTAMA", name="Guru Kelas Ahli Utama"),
    position("GROUP", "FUNGSIONAL", "AHLI MUDA", group="Guru"),
    position("SIGN", "PELAKSANA", name="Guru Tari"),
)


def city(*people):
    rows = [
        {"nip": f"19680517201001{order:04d}", "status": "PNS"} | told
        for order, told in enumerate(people, start=1900)
    ]
    return Snapshot(
        DAY,
        units=pl.DataFrame([{"unit": "U", "name": "U"}], schema=SCHEMAS["units"]),
        positions=pl.DataFrame(POSITIONS, schema=SCHEMAS["positions"]),
        employees=pl.DataFrame(rows, schema=SCHEMAS["employees"]),
    )


def days(snapshot):
    told = retirement_days(
        resolve.employees(snapshot), resolve.positions(snapshot), LAW
    )
    return told["leaves_on"].to_list()


@pytest.mark.parametrize(
    ("held", "age"),
    [
        ("JPT", 60),
        ("HEAD", 60),  # a JPT whose level is blank
        ("ADM", 58),
        ("SUP", 58),
        ("OPS", 58),
        ("MUDA", 58),
        ("MADYA", 60),
        ("UTAMA", 65),
        ("OWN", 62),  # stated for the position
        ("CLASS", 60),  # a teacher, by title
        ("GROUP", 60),  # a teacher, by job group
        ("SIGN", 58),  # the title alone makes no teacher of operational staff
    ],
)
def test_the_age_is_that_of_the_position_held(held, age):
    snapshot = city({"position": held, "born": date(1968, 5, 17)})
    assert days(snapshot) == [date(1968 + age, 6, 1)]


@pytest.mark.parametrize(
    ("born", "leaves_on"),
    [
        (date(1968, 5, 1), date(2026, 6, 1)),  # born on the first
        (date(1968, 5, 31), date(2026, 6, 1)),
        (date(1968, 12, 2), date(2027, 1, 1)),  # into the next year
        (date(1968, 2, 29), date(2026, 3, 1)),  # no such birthday in 2026
    ],
)
def test_retirement_starts_with_the_month_after_the_birthday(born, leaves_on):
    assert days(city({"position": "OPS", "born": born})) == [leaves_on]


def test_a_blank_day_of_birth_is_read_from_the_nip():
    assert days(city({"position": "OPS"})) == [date(2026, 6, 1)]


@pytest.mark.parametrize("held", [None, "OPEN"])  # no position; a post of no level
def test_without_an_age_the_day_is_unknown(held):
    assert days(city({"position": held, "born": date(1968, 5, 17)})) == [None]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {"status": "PPPK", "contract_ends": date(2027, 3, 31)},
            ("2027-04-01", "kontrak"),
        ),
        (
            {"status": "PPPK_PARUH_WAKTU", "contract_ends": date(2026, 12, 31)},
            ("2027-01-01", "kontrak"),
        ),
        # Retires on 1 June 2028, before the contract ends.
        (
            {"status": "PPPK", "contract_ends": date(2029, 3, 31)},
            ("2028-06-01", "pensiun"),
        ),
        # Both on the same day: the contract is no longer the reason.
        (
            {"status": "PPPK", "contract_ends": date(2028, 5, 31)},
            ("2028-06-01", "pensiun"),
        ),
        ({"status": "PPPK"}, ("2028-06-01", "pensiun")),
        # A contract in the record of a civil servant means nothing.
        (
            {"status": "PNS", "contract_ends": date(2027, 3, 31)},
            ("2028-06-01", "pensiun"),
        ),
        # Without a position the age is unknown, but the contract is not.
        (
            {"status": "PPPK", "contract_ends": date(2027, 3, 31), "position": None},
            ("2027-04-01", "kontrak"),
        ),
    ],
)
def test_people_leave_at_the_end_of_their_contract_or_at_retirement(told, expected):
    person = {"position": "OPS", "born": date(1970, 5, 17)} | told
    (gone,) = exits(city(person), LAW).to_dicts()
    assert (str(gone["leaves_on"]), gone["because"]) == expected
    assert gone["position"] == person["position"]


def test_people_whose_day_is_unknown_are_absent_and_told_of():
    snapshot = city({"position": "OPEN"}, {"position": "OPS"}, {"position": "OPEN"}, {})
    people, positions = resolve.employees(snapshot), resolve.positions(snapshot)
    gone = leavers(people, positions, LAW)
    assert gone["position"].to_list() == ["OPS"]
    (finding,) = findings(people, positions, gone)
    assert (finding.code, finding.facts["position"], finding.facts["count"]) == (
        "OUTLOOK-1",
        "OPEN",
        2,
    )
    assert "jenjang" in finding.say("id")


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), 2026),  # the close of 2025
        (date(2026, 1, 2), 2027),
        (date(2026, 11, 24), 2027),
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), 2027),
    ],
)
def test_the_projection_covers_the_years_after_the_next_year_end(day, first):
    assert years_ahead(day, LAW) == tuple(range(first, first + 5))


def test_exits_are_counted_by_the_calendar_year_of_the_first_day_away():
    leaving = [
        date(2020, 1, 1),  # long overdue
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 12, 31),
        date(2028, 1, 1),
        date(2032, 1, 1),  # beyond the years
    ]
    gone = pl.DataFrame(
        {"nip": [str(n) for n in range(6)], "position": "P", "leaves_on": leaving}
    )
    assert yearly(gone, (2027, 2028)).row(0, named=True) == {
        "position": "P",
        "exits_before": 2,
        "exits_2027": 2,
        "exits_2028": 1,
    }
