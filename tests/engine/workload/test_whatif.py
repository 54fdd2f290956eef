import pytest

from tepat.workload import DriverChange, TaskChange, WhatIf, analyse

from .cities import LAW, UNITS, city, position, task

JOB = {"job": "J", "name": "J", "family": "FUNGSIONAL"}
DRIVERS = (
    {"driver": "IZIN", "name": "Izin", "value": 4000.0},
    {"driver": "IZIN", "name": "Izin", "value": 1000.0, "unit": "S"},
)


def fte(*changes, tasks=None, **asked):
    """FTE of three positions of one job, in units S (below A), A and B."""
    if tasks is None:
        tasks = [task("J", 1250, description="Memeriksa IZIN usaha")]
    snapshot = city(
        [position(f"P{unit}", unit, job="J") for unit in "SAB"],
        jobs=[JOB],
        tasks=tasks,
        drivers=DRIVERS,
    )
    drivers = tuple(it for it in changes if isinstance(it, DriverChange))
    work = tuple(it for it in changes if isinstance(it, TaskChange))
    question = WhatIf("?", drivers=drivers, tasks=work, **asked)
    return analyse(snapshot, LAW, asked=question).needs["fte"].to_list()


DRIVEN = [task("J", None, driver="IZIN", per_driver=1)]


@pytest.mark.parametrize(
    ("change", "sizes"),
    [
        (DriverChange("IZIN", percent=50), (1500, 6000, 6000)),
        (DriverChange("IZIN", value=2000), (1000, 2000, 2000)),  # S keeps its own
        (DriverChange("IZIN", "A", value=2000), (1000, 2000, 4000)),
        # A had the city's figure; now it has half of it, and S half of its own.
        (DriverChange("IZIN", "A", percent=-50), (500, 2000, 4000)),
        (DriverChange("IZIN", "S", percent=-50), (500, 4000, 4000)),
        (DriverChange("IZIN", percent=-100), (0, 0, 0)),
        (DriverChange("LAIN", percent=50), (1000, 4000, 4000)),
    ],
)
def test_a_driver_changes_in_the_city_or_in_a_unit_with_all_below(change, sizes):
    assert fte(change, tasks=DRIVEN) == [size / 1250 for size in sizes]


def test_changes_of_a_driver_are_taken_one_after_the_other():
    changes = (
        DriverChange("IZIN", percent=100),
        DriverChange("IZIN", "B", value=1250),
    )
    assert fte(*changes, tasks=DRIVEN) == [1.6, 6.4, 1]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, (0.6, 0.6, 0.6)),
        ({"job": "J"}, (0.6, 0.6, 0.6)),
        ({"job": "X"}, (1, 1, 1)),
        ({"unit": "A"}, (0.6, 0.6, 1)),
        ({"position": "PB"}, (1, 1, 0.6)),
        ({"text": "izin"}, (0.6, 0.6, 0.6)),
        ({"text": "surat"}, (1, 1, 1)),
        ({"text": "izin", "unit": "B"}, (1, 1, 0.6)),
        ({"driver": "IZIN"}, (1, 1, 1)),
    ],
)
def test_a_time_norm_changes_where_everything_said_of_the_task_fits(told, expected):
    assert fte(TaskChange("time", percent=-40, **told)) == pytest.approx(expected)


def test_a_time_norm_may_be_told_in_minutes():
    # One hour becomes half of one.
    assert fte(TaskChange("time", value=30)) == [0.5, 0.5, 0.5]


@pytest.mark.parametrize(
    ("told", "before", "after"),
    [
        ({"approach": "hasil", "capacity": 250}, 5, 3),
        ({"approach": "objek", "capacity": 250}, 5, 3),
        ({"approach": "peralatan", "ratio": 0.004}, 5, 3),
        ({"approach": "peralatan", "capacity": 250}, 5, 3),
    ],
)
def test_a_shorter_time_lets_one_person_manage_more(told, before, after):
    work = [task("J", 1250) | told]
    assert fte(tasks=work) == pytest.approx([before] * 3)
    less = TaskChange("time", percent=-40)
    assert fte(less, tasks=work) == pytest.approx([after] * 3)
    # Minutes say nothing about what one person manages.
    assert fte(TaskChange("time", value=1), tasks=work) == pytest.approx([before] * 3)


def test_a_volume_changes_by_percent_or_to_a_number_after_its_driver():
    assert fte(TaskChange("volume", percent=20)) == [1.2, 1.2, 1.2]
    assert fte(TaskChange("volume", value=2500, unit="B")) == [1, 1, 2]
    both = (DriverChange("IZIN", percent=100), TaskChange("volume", percent=-50))
    assert fte(*both, tasks=DRIVEN) == fte(tasks=DRIVEN)


def test_the_working_year_changes():
    assert fte(effective_hours=2500) == [0.5, 0.5, 0.5]
    health = [task("J", 1200, approach="kesehatan")]
    assert fte(tasks=health) == [1, 1, 1]
    assert fte(tasks=health, health_hours=2400) == [0.5, 0.5, 0.5]


def test_a_question_that_changes_nothing_changes_nothing():
    assert fte() == [1, 1, 1]
    assert [unit["unit"] for unit in UNITS] == ["K", "A", "B", "S"]
