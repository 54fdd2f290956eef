"""Volumes that follow drivers, and whose work a task is."""

import pytest

from tepat.workload import DriverChange, WhatIf, analyse
from tepat.workload.whatif import AS_IS

from .cities import LAW, city, position, task

JOB = {"job": "J", "name": "J", "family": "FUNGSIONAL"}


def driver(value, unit=None, code="IZIN"):
    return {"driver": code, "name": code, "unit": unit, "value": value}


def fte(*drivers, asked=AS_IS, **told):
    snapshot = city(
        [position(f"P{unit}", unit, job="J") for unit in "SAB"],
        jobs=[JOB],
        tasks=[task("J", None) | {"driver": "IZIN"} | told],
        drivers=drivers,
    )
    return analyse(snapshot, LAW, asked=asked).needs["fte"].to_list()


def test_a_volume_is_so_much_for_each_unit_of_its_driver():
    # 5,000 permits × 0.5 × 1 hour = 2,500 hours
    assert fte(driver(5000), per_driver=0.5) == [2, 2, 2]


def test_a_position_takes_the_figure_of_its_unit_or_of_the_nearest_above():
    told = fte(driver(5000), driver(2500, "A"), driver(1250, "S"), per_driver=1)
    assert told == [1, 2, 4]  # S, A, and the city for B


def test_without_a_figure_that_reaches_it_a_need_is_unknown_and_told():
    snapshot = city(
        [position("P", "B"), position("Q", "A")],
        tasks=[task(code, 9999, driver="IZIN", per_driver=1) for code in "PQ"],
        drivers=[driver(1250, "A")],
    )
    analysis = analyse(snapshot, LAW)
    assert analysis.needs["need"].to_list() == [None, 1]  # the volume told is not used
    assert [finding.code for finding in analysis.findings] == ["NEED-1", "NEED-5"]
    said = analysis.findings[1].say("id")
    assert "IZIN" in said
    assert "unit B" in said


@pytest.mark.parametrize("drivers", [(), (driver(0),), (driver(4000),)])
def test_a_volume_told_is_that_of_the_present_whatever_its_driver(drivers):
    assert fte(*drivers, volume=2500) == [2, 2, 2]


def test_a_volume_told_follows_its_driver_in_proportion():
    asked = WhatIf(drivers=(DriverChange("IZIN", value=6000),))
    assert fte(driver(4000), volume=2500, asked=asked) == [3, 3, 3]  # × 6,000 ÷ 4,000


@pytest.mark.parametrize("drivers", [(), (driver(0),)])
def test_what_follows_nothing_cannot_be_told(drivers):
    asked = WhatIf(drivers=(DriverChange("IZIN", value=6000),))
    assert fte(*drivers, volume=2500, asked=asked) == [None, None, None]


def test_two_drivers_of_one_name_do_not_mix():
    snapshot = city(
        [position("P")],
        tasks=[
            task("P", None, driver="IZIN", per_driver=1),
            task("P", None, driver="MURID", per_driver=0.5),
        ],
        drivers=[driver(1250), driver(5000, "K", "MURID")],
    )
    assert analyse(snapshot, LAW).needs["fte"].to_list() == [3]  # 1 + 2


def test_the_work_of_each_position_is_listed_in_order_with_its_row_of_the_sheet():
    snapshot = city(
        [position("Q", job="J"), position("P", job="J"), position("R")],
        jobs=[JOB],
        tasks=[task("P", 1), task("J", 2), task("P", None), task("X", 3)],
    )
    work = analyse(snapshot, LAW).work
    assert work.select("position", "task", "of_job", "workload_hours").rows() == [
        ("Q", 1, True, 2),
        ("P", 0, False, 1),
        ("P", 2, False, None),
    ]


def test_a_supporting_task_of_its_own_does_not_push_the_jobs_work_aside():
    snapshot = city(
        [position("P", job="J")],
        jobs=[JOB],
        tasks=[task("P", 10, approach="penunjang"), task("J", 2500)],
    )
    assert analyse(snapshot, LAW).needs["need"].to_list() == [2]
