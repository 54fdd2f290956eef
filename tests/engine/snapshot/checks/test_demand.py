from __future__ import annotations

from dataclasses import replace

import pytest

from tepat.snapshot import checks


def codes(city):
    return [seen[0] for seen in city.seen()]


def test_a_driver_reaches_every_unit_below_the_one_it_is_told_for(city):
    city.add("drivers", driver="MURID", name="Murid", unit="D", value=900.0)
    city.set("tasks", 0, driver="MURID")
    assert city.seen() == []


@pytest.mark.parametrize(
    ("unit", "value"), [("X", 900.0), ("S", 0.0)], ids=["elsewhere", "of size zero"]
)
def test_a_task_needs_a_value_of_its_driver_where_it_is_done(city, unit, value):
    city.add("units", unit="X", name="Lain", parent="D")
    city.add("drivers", driver="MURID", name="Murid", unit=unit, value=value)
    city.set("tasks", 0, driver="MURID")
    assert city.seen() == [("DRIVER-NO-VALUE", "tasks", 0, "driver")]
    (seen,) = checks.check(city.snapshot())
    assert seen.facts == {"value": "MURID", "count": 1, "first": "P4", "unit": "S"}


def test_a_driver_of_the_whole_city_reaches_everywhere(city):
    city.add("drivers", driver="MURID", name="Murid", value=900.0)
    city.set("tasks", 0, driver="MURID")
    assert city.seen() == []


def test_the_task_of_a_job_needs_its_driver_at_every_position_of_the_job(city):
    city.add("jobs", job="J", name="J", family="PELAKSANA")
    city.set("positions", 3, job="J")
    city.add("positions", position="P5", unit="B", name="J", family="PELAKSANA")
    city.set("positions", 4, job="J")
    city.add("drivers", driver="MURID", name="Murid", unit="S", value=900.0)
    city.set("tasks", 0, position="J", driver="MURID")
    (seen,) = checks.check(city.snapshot())
    assert (seen.defect.code, seen.facts["first"]) == ("DRIVER-NO-VALUE", "P5")


def test_an_unknown_driver_is_told_once_and_not_twice(city):
    city.add("drivers", driver="MURID", name="Murid", value=900.0)
    city.set("tasks", 0, driver="SISWA")
    assert codes(city) == ["REFERENCE-UNUSED"]


def test_a_volume_may_come_from_its_driver(city):
    city.add("drivers", driver="MURID", name="Murid", value=900.0)
    city.set("tasks", 0, driver="MURID", per_driver=0.5, volume=None)
    assert city.seen() == []
    city.set("tasks", 0, per_driver=None)
    assert city.seen() == [("TASK-INCOMPLETE", "tasks", 0, "volume")]


@pytest.mark.parametrize("approach", ["kesehatan", "penunjang"])
def test_tasks_of_health_workers_are_counted_by_their_time(city, approach):
    city.set("tasks", 0, approach=approach)
    assert city.seen() == []
    city.set("tasks", 0, time=None)
    assert city.seen() == [("TASK-INCOMPLETE", "tasks", 0, "time")]
    city.set("tasks", 0, time=1.0, period="jam")
    assert city.seen() == [("TASK-HOURLY", "tasks", 0, "period")]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"groups": 6}, None),
        ({"pupils": 110, "ratio": 32.0}, None),
        ({"pupils": 110}, "groups"),
        ({"ratio": 32.0}, "groups"),
        ({"groups": 6, "hours": 5.0}, None),
        ({"kind": "MAPEL", "groups": 6}, "hours"),
        ({"hours": 5.0}, "groups"),
        ({"kind": "BK", "pupils": 300}, None),
        ({"kind": "BK", "groups": 6}, "pupils"),
    ],
)
def test_classes_have_what_their_kind_counts_with(city, row, column):
    city.add("teaching", position="P4", **row)
    expected = [("CLASSES-INCOMPLETE", "teaching", 0, column)] if column else []
    assert city.seen() == expected


def test_extra_duties_of_class_teachers_add_nobody_and_that_is_said(city):
    city.add("teaching", position="P4", kind="KELAS", groups=6, extra_hours=12.0)
    assert city.seen() == [("CLASSES-EXTRA", "teaching", 0, "extra_hours")]


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        ({"days": 260.0, "hours_per_day": 5.25}, []),
        ({"hours": 1200.0}, []),
        ({"days": 260.0}, [("ACCOUNT-INCOMPLETE", "hours_per_day")]),
        ({"hours_per_day": 5.0}, [("ACCOUNT-INCOMPLETE", "days")]),
        (
            {"days": 52.0, "rest_days": 52.0, "hours_per_day": 5.0},
            [("ACCOUNT-EMPTY", "days")],
        ),
        ({"days": 260.0, "hours_per_day": 0.0}, [("ACCOUNT-EMPTY", "days")]),
    ],
)
def test_an_account_of_working_time_leaves_working_time(city, row, seen):
    city.add("working_years", unit="D", scope="KESEHATAN", **row)
    assert [(code, column) for code, _, _, column in city.seen()] == seen


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        (("A=1", "B=0,9", "C=0.7"), None),
        (("A=1", "B"), "“B”"),
        (("A=1", "B=0,900"), "B=0,900"),
        (("A=1", "A=0,9"), "“A”"),
        (("A=1", "B=1"), "1"),
    ],
)
def test_letters_of_efficiency_that_cannot_be_read_are_an_error(city, entries, wrong):
    city.settings = replace(city.settings, efficiency_bands=entries)
    city.add("settings", key="contoh", value="ya")
    city.add("settings", key="pita_ej", value="; ".join(entries))
    found = list(checks.check(city.snapshot()))
    if wrong is None:
        assert found == []
        return
    (seen,) = found
    assert (seen.defect.code, seen.defect.severity) == ("SETTING-BANDS", "error")
    assert (seen.place.row, seen.place.column) == (1, "value")
    said = seen.defect.sentence.fill(seen.facts, "id")
    assert said.startswith("pita_ej")
    assert wrong in said
