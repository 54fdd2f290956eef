from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment import balance, compare
from tepat.snapshot import TABLES, Settings, Snapshot
from tepat.workload import DriverChange, TaskChange, WhatIf

DAY = date(2026, 11, 24)
LAW = law.on(DAY)
SCHEMAS = {table.name: table.schema for table in TABLES}
TASK = {"period": "tahun", "time": 1, "time_unit": "jam", "approach": "tugas"}
POST = {"family": "PELAKSANA", "position_class": 6, "holders_stated": 1}
ROWS = {
    "units": [
        {"unit": "K", "name": "Kota"},
        {"unit": "A", "name": "Dinas A", "parent": "K"},
        {"unit": "B", "name": "Dinas B", "parent": "K"},
    ],
    "positions": [
        POST | {"position": "P", "unit": "A", "name": "P"},
        POST | {"position": "Q", "unit": "B", "name": "Q", "position_class": 7},
        POST | {"position": "R", "unit": "B", "name": "R", "position_class": None},
        POST | {"position": "U", "unit": "B", "name": "U"},  # its need is unknown
    ],
    "tasks": [
        TASK | {"position": "P", "volume": 2500, "description": "Izin"},
        TASK | {"position": "Q", "per_driver": 1, "driver": "MURID"},
        TASK | {"position": "R", "volume": 1250, "description": "Surat"},
    ],
    "drivers": [{"driver": "MURID", "name": "Murid", "value": 5000.0}],
    "class_costs": [
        {"position_class": 6, "cost": 60_000_000.0},
        {"position_class": 7, "cost": 80_000_000.0},
    ],
}
# Needs 2, 4, 1 and one unknown.
FASTER = WhatIf("Daring", tasks=(TaskChange("time", percent=-50, text="izin"),))
MORE = WhatIf("Murid", drivers=(DriverChange("MURID", percent=50),))


def city(**changed):
    frames = {
        name: pl.DataFrame(rows, SCHEMAS[name])
        for name, rows in (ROWS | changed).items()
    }
    return Snapshot(DAY, Settings(), **frames)


def test_each_scenario_stands_beside_the_present():
    told = compare(city(), LAW, [FASTER, MORE])
    assert told.positions.select("position", "need", "need_1", "need_2").rows() == [
        ("P", 2, 1, 2),
        ("Q", 4, 4, 6),
        ("R", 1, 1, 1),
        ("U", None, None, None),
    ]
    assert told.positions.select("change_1", "change_2").rows() == [
        (-1, 0),
        (0, 2),
        (0, 0),
        (None, None),
    ]
    assert told.positions["fte_2"].to_list() == [2, 6, 1, None]


def test_a_unit_is_told_with_all_below_it_in_persons_and_rupiah():
    units = compare(city(), LAW, [FASTER, MORE]).units
    persons = units.select("unit", "occupied", "need", "need_1", "change_1", "change_2")
    assert persons.rows() == [
        ("K", 4, 7, 6, -1, 2),
        ("A", 1, 2, 1, -1, 0),
        ("B", 3, 5, 5, 0, 2),
    ]
    # P 2 × 60, Q 4 × 80; of R the class, so the cost, is unknown.
    rupiah = units.select("cost", "cost_1", "cost_change_1", "cost_change_2").rows()
    assert rupiah[0] == (440_000_000, 380_000_000, -60_000_000, 160_000_000)


def test_the_totals_say_what_is_left_out():
    told = compare(city(), LAW, [MORE])
    assert told.totals == {
        "need": 7,
        "cost": 440_000_000,
        "cost_unknown": 1,
        "unknown": 1,
    }
    (answer,) = told.answers
    assert answer.totals == {
        "need": 9,
        "change": 2,
        "cost": 600_000_000,
        "cost_change": 160_000_000,
        "cost_unknown": 1,
        "unknown": 1,
    }
    assert [finding.code for finding in told.findings] == ["WHATIF-2"]


def test_without_costs_nothing_is_said_of_rupiah():
    told = compare(city(class_costs=[]), LAW, [MORE])
    assert (told.totals["cost"], told.totals["cost_unknown"]) == (None, None)
    assert told.answers[0].totals["cost_change"] is None
    assert told.units.select("cost", "cost_1", "cost_change_1").row(0) == (None,) * 3
    assert told.all_findings() == ()


def test_the_present_is_the_balance_and_each_scenario_starts_from_it():
    told = compare(city(), LAW, [FASTER, MORE, FASTER])
    assert told.base.positions.equals(balance(city(), LAW).positions)
    first, _, third = told.answers
    assert first.balance.positions.equals(third.balance.positions)
    assert first.balance.positions["gap"].to_list() == [0, -3, 0, None]


def test_a_change_that_meets_nothing_is_told():
    strange = WhatIf(
        "Keliru",
        drivers=(DriverChange("MURID", value=1), DriverChange("GURU", value=1)),
        tasks=(
            TaskChange("time", value=1, text="izin"),
            TaskChange("volume", value=1, text="xyz"),
        ),
    )
    found = compare(city(class_costs=[]), LAW, [strange]).answers[0].findings
    assert [(it.code, it.facts["at"]) for it in found] == [
        ("WHATIF-1", 1),
        ("WHATIF-1", 2),
    ]
    assert found[0].say("id").startswith("Perubahan volume ke-1 pada pengandaian")
    assert found[1].say("en").startswith("Change 2 of driver in scenario “Keliru”")


def test_what_a_scenario_makes_unknown_is_told_and_not_what_was_so_before():
    # Q's volume of 5,000 is that of nobody's figure, so it can follow none.
    tasks = [ROWS["tasks"][0], TASK | {"position": "Q", "volume": 5000, "driver": "X"}]
    asked = WhatIf("X", drivers=(DriverChange("X", value=10),))
    told = compare(city(tasks=tasks), LAW, [asked])
    assert told.base.positions["need"].to_list() == [2, 4, None, None]
    (answer,) = told.answers
    assert answer.balance.positions["need"].to_list() == [2, None, None, None]
    assert [(it.code, it.facts["position"]) for it in answer.findings] == [
        ("NEED-1", "Q")
    ]
    # What became unknown is no saving: of the others nothing changes.
    assert (answer.totals["need"], answer.totals["unknown"]) == (2, 3)
    assert (answer.totals["change"], answer.totals["cost_change"]) == (0, 0)
    assert told.units.filter(unit="B")["change_1"].to_list() == [0]


@pytest.mark.parametrize("positions", [[], ROWS["positions"]])
def test_no_question_is_no_answer(positions):
    told = compare(city(positions=positions), LAW, [])
    assert told.answers == ()
    assert told.positions.height == len(positions)
