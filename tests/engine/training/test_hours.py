from datetime import date

from tepat import law
from tepat.training.hours import account, by_unit, this_year

from .city import city, nip


def told(rows, people=2, **employee):
    employee = {"status": "PNS", "entered": date(2015, 1, 1)} | employee
    rows = [{"name": "Pelatihan"} | row for row in rows]
    return city([{"T.01": 3}] * people, [], trainings=rows, employee=employee)


def of(snapshot, year, order=900):
    found = account(snapshot, law.on(snapshot.day))
    (row,) = found.filter(nip=nip(order), year=year).to_dicts()
    return row


def test_twenty_hours_reach_it_and_one_less_does_not():
    snapshot = told(
        [
            {"nip": nip(900), "year": 2026, "hours": 12.0},
            {"nip": nip(900), "year": 2026, "hours": 8.0},
            {"nip": nip(901), "year": 2026, "hours": 19.0},
        ]
    )
    assert of(snapshot, 2026)["reaches"] is True
    assert of(snapshot, 2026, 901)["reaches"] is False
    assert of(snapshot, 2025)["reaches"] is False


def test_a_training_without_hours_leaves_it_unknown():
    snapshot = told([{"nip": nip(900), "year": 2026, "hours": None}])
    row = of(snapshot, 2026)
    assert row["reaches"] is None and row["blank"] == 1 and row["hours"] == 0


def test_the_year_may_follow_from_the_last_day():
    snapshot = told(
        [{"nip": nip(900), "year": None, "ended": date(2025, 6, 3), "hours": 24.0}]
    )
    assert of(snapshot, 2025)["hours"] == 24


def test_contract_staff_have_a_most_and_no_least():
    row = of(told([], status="PPPK"), 2026)
    assert row["most"] == 24 and row["least"] is None and row["reaches"] is None


def test_years_before_entry_are_left_out():
    snapshot = told([], entered=date(2025, 3, 1))
    found = account(snapshot, law.on(snapshot.day))
    assert found.filter(nip=nip(900))["year"].to_list() == [2025, 2026]


def test_a_unit_tells_its_share():
    snapshot = told(
        [
            {"nip": nip(900), "year": 2026, "hours": 20.0},
            {"nip": nip(901), "year": 2026, "hours": None},
        ],
        people=3,
    )
    found = by_unit(snapshot, account(snapshot, law.on(snapshot.day)))
    (row,) = found.filter(year=2026).to_dicts()
    assert (row["people"], row["reach"], row["short"], row["unknown"]) == (3, 1, 1, 1)
    assert row["share"] == 0.5


def test_what_is_left_of_a_year():
    snapshot = told([{"nip": nip(900), "year": 2027, "hours": 30.0}])
    first, second = this_year(snapshot, law.on(snapshot.day), 2027).to_dicts()
    assert (first["lack"], first["room"]) == (0, None)
    assert (second["lack"], second["room"]) == (20, None)
