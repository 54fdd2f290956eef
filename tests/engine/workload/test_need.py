from datetime import date
from functools import reduce
from itertools import permutations
from operator import add

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tepat import law
from tepat.finding import Verdict
from tepat.snapshot import TABLES, Settings, Snapshot
from tepat.workload import analyse, need

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
LAW = law.on(DAY)
UP = Settings(rounding="KE_ATAS")


def position(code, **told):
    return {"position": code, "unit": "U", "name": code, "family": "PELAKSANA"} | told


def hours(code, volume, **told):
    """A task of so many hours a year."""
    return {
        "position": code,
        "volume": volume,
        "period": "tahun",
        "time": 1,
        "time_unit": "jam",
        "approach": "tugas",
    } | told


def city(positions, tasks=(), jobs=(), settings=None):
    rows = {"positions": positions, "tasks": list(tasks), "jobs": list(jobs)}
    return Snapshot(
        DAY,
        settings or Settings(),
        units=pl.DataFrame([{"unit": "U", "name": "U"}], schema=SCHEMAS["units"]),
        **{name: pl.DataFrame(told, SCHEMAS[name]) for name, told in rows.items()},
    )


def told(snapshot, *columns):
    return need(snapshot, LAW).select(columns).rows()


@pytest.mark.parametrize(
    ("worked", "half_up", "up"),
    [
        (0, 0, 0),
        (624.99, 0, 1),
        (625, 1, 1),  # exactly half a person
        (3124.99, 2, 3),
        (3125, 3, 3),  # 2.5, where Python itself would round to 2
        (3750, 3, 3),
        (3750.01, 3, 4),
    ],
)
def test_the_total_is_rounded_half_up_or_up(worked, half_up, up):
    asked = [position("P")], [hours("P", worked)]
    assert told(city(*asked), "need", "source") == [(half_up, "tugas")]
    assert told(city(*asked, settings=UP), "need") == [(up,)]


def test_three_persons_are_not_four_by_the_noise_of_binary_fractions():
    parts = [1186.74, 680.22, 556.07, 335.3, 991.67]  # exactly 3 × 1,250
    # Added one by one; from Python 3.12 on, sum() hides the noise.
    assert reduce(add, parts) / 1250 == 3.0000000000000004
    tasks = [hours("P", part) for part in parts]
    assert told(city([position("P")], tasks, settings=UP), "fte", "need") == [(3.0, 3)]
    thirds = [hours("P", 1250 / 3)] * 9
    assert told(city([position("P")], thirds, settings=UP), "fte", "need") == [(3.0, 3)]


def test_a_year_of_74000_minutes_does_not_make_five_persons_six():
    year = Settings(effective_hours=74000 / 60, rounding="KE_ATAS")
    assert 5 * 74000 / 60 / (74000 / 60) > 5
    tasks = [hours("P", 74000, time=5, time_unit="menit")]
    assert told(city([position("P")], tasks, settings=year), "fte", "need") == [
        (5.0, 5)
    ]


def test_rounding_happens_once_for_the_position_and_never_per_task():
    tasks = [hours("P", 500)] * 3  # 0.4 each, 1.2 together
    assert told(city([position("P")], tasks), "fte", "need") == [(1.2, 1)]
    assert told(city([position("P")], tasks, settings=UP), "need") == [(2,)]


def test_the_order_of_the_tasks_does_not_matter():
    parts = [0.1, 1234.567, 1 / 3, 89.01]
    outcomes = {
        tuple(told(city([position("P")], [hours("P", part) for part in order]), "fte"))
        for order in permutations(parts)
    }
    assert len(outcomes) == 1


@given(
    some.lists(
        some.tuples(some.integers(0, 5000), some.integers(0, 2000)),
        min_size=1,
        max_size=20,
    )
)
def test_rounding_up_agrees_with_whole_number_arithmetic(parts):
    tasks = [
        hours("P", volume, time=minutes, time_unit="menit") for volume, minutes in parts
    ]
    total = sum(volume * minutes for volume, minutes in parts)
    assert told(city([position("P")], tasks, settings=UP), "need") == [
        (-(-total // 75000),)
    ]
    assert told(city([position("P")], tasks), "need") == [
        ((2 * total + 75000) // 150000,)
    ]


def test_without_a_complete_task_the_stated_need_speaks():
    snapshot = city(
        [position("P", need_stated=7), position("Q", need_stated=7), position("R")],
        [hours("P", 2500), hours("Q", None), hours("R", None)],
    )
    assert told(snapshot, "position", "fte", "need", "source", "tasks_incomplete") == [
        ("P", 2.0, 2, "tugas", 0),
        ("Q", None, 7, "kebutuhan", 1),
        ("R", None, None, "unknown", 1),
    ]


def test_incomplete_tasks_are_left_out_and_counted():
    snapshot = city([position("P")], [hours("P", 1250), hours("P", None)])
    assert told(snapshot, "need", "tasks", "tasks_incomplete") == [(1, 1, 1)]


def test_work_that_adds_up_to_nothing_is_a_need_of_none():
    snapshot = city([position("P", need_stated=4)], [hours("P", 0)])
    assert told(snapshot, "workload_hours", "need", "source") == [(0, 0, "tugas")]


def test_tasks_of_the_job_are_the_work_of_each_of_its_positions():
    job = {"job": "J", "name": "J", "family": "PELAKSANA"}
    snapshot = city(
        [position("P", job="J"), position("Q", job="J"), position("R")],
        [hours("J", 2500)],
        [job],
    )
    assert told(snapshot, "position", "need") == [("P", 2), ("Q", 2), ("R", None)]


def test_a_positions_own_tasks_win_over_those_of_its_job():
    job = {"job": "J", "name": "J", "family": "PELAKSANA"}
    snapshot = city(
        [position("P", job="J"), position("Q", job="J")],
        [hours("J", 2500), hours("P", 1250), hours("Q", None)],
        [job],
    )
    # P has a complete task of its own; Q's own row cannot be counted.
    assert told(snapshot, "position", "need") == [("P", 1), ("Q", 2)]


@pytest.mark.parametrize("family", ["JPT", "ADMINISTRATOR", "PENGAWAS"])
def test_a_leadership_post_needs_one_whatever_is_told(family):
    snapshot = city(
        [
            position("P", family=family, need_stated=3),
            position("Q", family=family, need_stated=3),
        ],
        [hours("P", 2500)],
    )
    assert told(snapshot, "need", "fte", "source") == [
        (1, 2.0, "pimpinan"),
        (1, None, "pimpinan"),
    ]


def test_the_city_may_let_tasks_and_the_sheet_speak_for_leadership_posts():
    snapshot = city(
        [
            position("P", family="PENGAWAS", need_stated=3),
            position("Q", family="PENGAWAS", need_stated=3),
            position("R", family="PENGAWAS"),
        ],
        [hours("P", 2500)],
        settings=Settings(leadership_need_stated=True),
    )
    assert told(snapshot, "need", "source") == [
        (2, "tugas"),
        (3, "kebutuhan"),
        (1, "pimpinan"),
    ]


def test_positions_keep_their_order_and_the_columns_their_types():
    snapshot = city([position(code) for code in "CAB"])
    needs = need(snapshot, LAW)
    assert needs["position"].to_list() == ["C", "A", "B"]
    assert needs.schema == {
        "position": pl.String(),
        "workload_hours": pl.Float64(),
        "fte": pl.Float64(),
        "need": pl.Int64(),
        "source": pl.String(),
        "tasks": pl.Int64(),
        "tasks_incomplete": pl.Int64(),
        "classes": pl.Int64(),
        "classes_incomplete": pl.Int64(),
        "year_hours": pl.Float64(),
        "wkt": pl.Float64(),
        "support_hours": pl.Float64(),
        "ftp": pl.Float64(),
        "stp": pl.Float64(),
        "fte_tugas": pl.Float64(),
        "fte_hasil": pl.Float64(),
        "fte_objek": pl.Float64(),
        "fte_peralatan": pl.Float64(),
        "fte_kesehatan": pl.Float64(),
        "groups": pl.Int64(),
        "lesson_hours": pl.Float64(),
        "hours_per_teacher": pl.Float64(),
    }


def test_findings_name_the_unknown_needs_and_the_partial_ones():
    snapshot = city(
        [position("P"), position("Q"), position("R", need_stated=1)],
        [hours("P", 1250), hours("P", None), hours("R", None)],
    )
    found = analyse(snapshot, LAW).findings
    assert [(each.code, each.facts["position"]) for each in found] == [
        ("NEED-1", "Q"),
        ("NEED-2", "P"),
    ]
    assert {each.verdict for each in found} == {Verdict.UNKNOWN}
    assert "1 tugas P (P) tidak lengkap" in found[1].say("id")
    assert "cannot be told yet" in found[0].say("en")
