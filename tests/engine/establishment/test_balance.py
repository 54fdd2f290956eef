from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment import balance
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
LAW = law.on(DAY)
UNITS = (
    {"unit": "A", "name": "A"},
    {"unit": "B", "name": "B", "parent": "A"},
    {"unit": "C", "name": "C", "parent": "A"},
    {"unit": "D", "name": "D", "parent": "B"},
)


def position(code, unit="A", **told):
    return {"position": code, "unit": unit, "name": code, "family": "PELAKSANA"} | told


def hours(code, worked):
    """A task of so many hours a year."""
    return {
        "position": code,
        "volume": worked,
        "period": "tahun",
        "time": 1,
        "time_unit": "jam",
        "approach": "tugas",
    }


def person(order, held, retires=2050, **told):
    """Somebody born in June who is 58 in the year ``retires``."""
    return {
        "nip": f"{retires - 58}06152010011{order}",
        "status": "PNS",
        "position": held,
        "legal_position": "Aktif",
    } | told


def city(positions, tasks=(), employees=(), settings=None):
    rows = {
        "units": UNITS,
        "positions": positions,
        "tasks": tasks,
        "employees": employees,
    }
    frames = {name: pl.DataFrame(list(r), SCHEMAS[name]) for name, r in rows.items()}
    return Snapshot(DAY, settings or Settings(), **frames)


def row(snapshot, *columns):
    return balance(snapshot, LAW).positions.select(columns).row(0)


def unit(snapshot, code):
    units = balance(snapshot, LAW).units
    return units.row(by_predicate=pl.col("unit") == code, named=True)


def test_the_gap_is_occupied_minus_need():
    snapshot = city(
        [position("P", need_stated=3), position("Q", need_stated=1), position("R")],
        employees=[person(901, "P"), person(902, "Q"), person(903, "Q")],
    )
    told = balance(snapshot, LAW).positions
    assert told.select("position", "need", "occupied", "gap").rows() == [
        ("P", 3, 1, -2),
        ("Q", 1, 2, 1),
        ("R", None, 0, None),
    ]


def test_everybody_recorded_as_a_holder_occupies_a_seat():
    snapshot = city(
        [position("P", need_stated=3)],
        employees=[
            person(901, "P", legal_position="Cuti di Luar Tanggungan Negara"),
            person(902, "P", status="PPPK"),
            person(903, "P", retires=2020),  # should have retired long ago
            person(904, None),
        ],
    )
    assert row(snapshot, "occupied") == (3,)
    assert balance(snapshot, LAW).totals["without_position"] == 1


def test_stated_holders_count_only_where_no_employee_is_recorded():
    stated = [position("P", need_stated=3, holders_stated=2)]
    assert row(city(stated), "occupied", "gap") == (2, -1)
    recorded = city(stated, employees=[person(901, None)])
    assert row(recorded, "occupied", "gap") == (0, -3)


def test_holders_told_nowhere_are_unknown():
    assert row(city([position("P", need_stated=3)]), "occupied", "gap") == (None, None)


def test_efficiency_is_work_over_the_working_time_of_the_holders():
    people = [person(901, "P"), person(902, "P")]
    loaded = city([position("P")], [hours("P", 3125)], people)
    # 3,125 hours ÷ (2 × 1,250)
    assert row(loaded, "efficiency") == (1.25,)
    assert row(city([position("P")], [hours("P", 3125)]), "efficiency") == (None,)
    no_tasks = city([position("P", need_stated=2)], employees=people)
    assert row(no_tasks, "efficiency") == (None,)


def test_efficiency_of_a_unit_counts_only_positions_that_have_tasks():
    snapshot = city(
        [position("P"), position("Q", need_stated=1)],
        [hours("P", 3125)],
        [person(901, "P"), person(902, "P"), person(903, "Q")],
    )
    assert unit(snapshot, "A")["efficiency"] == 1.25  # not 2.5 ÷ 3


def test_the_projection_lets_people_leave_and_nobody_follow():
    years = (2026, 2027, 2029, 2029, 2031)
    snapshot = city(
        [position("P", need_stated=10)],
        employees=[
            *(person(901 + n, "P", year) for n, year in enumerate(years)),
            *(person(911 + n, "P") for n in range(3)),
        ],
    )
    # 8 − 10 = −2 today; one is gone by the end of 2026, then 1, 0, 2, 0, 1 leave.
    assert row(snapshot, "gap", "exits_before", "exits", "projection") == (
        -2,
        1,
        [1, 0, 2, 0, 1],
        [-4, -4, -6, -6, -7],
    )
    assert balance(snapshot, LAW).years == (2027, 2028, 2029, 2030, 2031)


def test_when_stated_holders_leave_is_unknown():
    snapshot = city([position("P", need_stated=3, holders_stated=2)])
    assert row(snapshot, "exits_before", "exits", "projection") == (None, None, None)
    whole = unit(snapshot, "A")
    assert (whole["gap"], whole["exits"], whole["projection"]) == (-1, None, None)


def test_an_unknown_need_leaves_the_projection_unknown_but_not_the_exits():
    snapshot = city([position("P")], employees=[person(901, "P", 2027)])
    assert row(snapshot, "exits", "projection") == ([1, 0, 0, 0, 0], None)


def test_a_unit_is_told_alone_and_with_all_below_it():
    snapshot = city(
        [
            position("PA", "A", need_stated=1),
            position("PB", "B", need_stated=4),
            position("PD", "D"),
            position("PX", "D"),
        ],
        [hours("PD", 2500)],
        [
            person(901, "PA", 2027),
            person(902, "PA"),
            person(903, "PB", 2028),
            person(904, "PD", 2028),
        ],
    )
    # Needs 1, 4, 2 and one unknown; holders 2, 1, 1, 0; gaps 1, −3, −1, unknown.
    root = unit(snapshot, "A")
    assert root["positions"] == 4
    assert (root["need"], root["occupied"], root["gap"]) == (7, 4, -3)
    assert (root["vacancies"], root["surplus"], root["unknown"]) == (4, 1, 1)
    assert (root["workload_hours"], root["fte"]) == (2500, 2)
    assert root["efficiency"] == 2  # of PD alone, the one position that has tasks
    assert root["exits"] == [1, 2, 0, 0, 0]
    assert root["projection"] == [-4, -6, -6, -6, -6]
    assert (root["own_need"], root["own_occupied"], root["own_gap"]) == (1, 2, 1)
    assert root["own_fte"] is None
    below = unit(snapshot, "B")
    assert (below["need"], below["own_need"], below["own_vacancies"]) == (6, 4, 3)
    empty = unit(snapshot, "C")
    assert (empty["positions"], empty["need"], empty["gap"]) == (0, 0, 0)
    assert empty["projection"] == [0, 0, 0, 0, 0]


def test_the_totals_are_those_of_the_root():
    snapshot = city(
        [position("P", "A", need_stated=1), position("Q", "D", need_stated=2)],
        [hours("P", 1000)],
        [person(901, "Q", 2027)],
    )
    told = balance(snapshot, LAW)
    root = unit(snapshot, "A")
    assert told.totals == {
        **{name: root[name] for name in told.totals if name != "without_position"},
        "without_position": 0,
    }
    assert told.totals["need"] == 3


def test_positions_and_units_keep_the_order_of_the_sheet():
    snapshot = city([position(code) for code in "CAB"])
    told = balance(snapshot, LAW)
    assert told.positions["position"].to_list() == ["C", "A", "B"]
    assert told.units["unit"].to_list() == ["A", "B", "C", "D"]


def test_the_norms_it_rests_on_can_be_cited():
    norms = balance(city([position("P")]), LAW).year.norms
    assert norms["rounding"].cites.instrument == "KepMenPAN 75/2004"


def test_a_city_without_positions_has_nothing_to_balance():
    told = balance(city([]), LAW)
    assert told.positions.is_empty()
    assert told.totals["need"] == 0


def test_findings_tell_of_needs_and_of_retirements():
    snapshot = city(
        [position("P"), position("Q", family="FUNGSIONAL", need_stated=1)],
        employees=[person(901, "Q")],
    )
    assert [each.code for each in balance(snapshot, LAW).findings] == [
        "NEED-1",
        "OUTLOOK-1",
    ]


@pytest.mark.parametrize("family", ["JPT", "ADMINISTRATOR", "PENGAWAS"])
def test_a_leadership_post_is_vacant_when_nobody_holds_it(family):
    snapshot = city([position("P", family=family)], employees=[person(901, None)])
    assert row(snapshot, "need", "source", "gap") == (1, "pimpinan", -1)
