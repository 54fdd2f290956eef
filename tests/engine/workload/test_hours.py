import polars as pl
import pytest

from tepat.snapshot.columns import TASKS
from tepat.workload import WorkingYear, per_task

YEARLY = WorkingYear(
    1250,
    7.5,
    "SETENGAH_KE_ATAS",
    times_per_year={"hari": 235, "minggu": 52, "bulan": 12, "tahun": 1},
)
PERIODIC = WorkingYear(
    1200,
    7.5,
    "SETENGAH_KE_ATAS",
    minutes_per_period={
        "tahun": 72000,
        "bulan": 6000,
        "minggu": 1500,
        "hari": 300,
        "jam": 60,
    },
)
TASK = {
    "position": "P1",
    "volume": 10,
    "period": "tahun",
    "time": 6,
    "time_unit": "jam",
    "approach": "tugas",
}


def worked(year=YEARLY, **changed):
    """(hours, fte) of one task."""
    tasks = pl.DataFrame([TASK | changed], schema=TASKS.schema)
    return per_task(tasks, year).select("workload_hours", "fte").row(0)


@pytest.mark.parametrize(
    ("period", "hours"),
    [
        ("tahun", 60),  # 10 × 6
        ("bulan", 720),  # × 12
        ("minggu", 3120),  # × 52
        ("hari", 14100),  # × 235
    ],
)
def test_volumes_per_period_become_yearly(period, hours):
    assert worked(period=period) == (hours, pytest.approx(hours / 1250))


@pytest.mark.parametrize(
    ("unit", "hours"),
    [
        ("menit", 1),  # 10 × 6 minutes
        ("jam", 60),
        ("hari", 450),  # 10 × 6 × 7.5
    ],
)
def test_time_may_be_told_in_minutes_hours_or_office_days(unit, hours):
    assert worked(time_unit=unit)[0] == hours


@pytest.mark.parametrize(
    ("period", "fte"),
    [
        ("tahun", 0.05),  # 10 × 360 ÷ 72,000
        ("bulan", 0.6),  # ÷ 6,000
        ("minggu", 2.4),  # ÷ 1,500
        ("hari", 12),  # ÷ 300
        ("jam", 60),  # ÷ 60
    ],
)
def test_the_period_method_divides_by_the_minutes_of_the_same_period(period, fte):
    assert worked(PERIODIC, period=period) == (
        pytest.approx(fte * 1200),
        pytest.approx(fte),
    )


@pytest.mark.parametrize("missing", ["volume", "period", "time", "time_unit"])
@pytest.mark.parametrize("year", [YEARLY, PERIODIC])
def test_a_task_that_lacks_a_number_has_no_hours(year, missing):
    assert worked(year, **{missing: None}) == (None, None)


def test_a_volume_per_hour_cannot_be_made_yearly():
    assert worked(period="jam") == (None, None)


def test_a_volume_of_nothing_takes_no_time():
    assert worked(volume=0) == (0, 0)


def test_a_blank_approach_is_by_task():
    assert worked(approach=None) == worked()


@pytest.mark.parametrize("approach", ["hasil", "objek"])
@pytest.mark.parametrize("year", [YEARLY, PERIODIC])
def test_results_and_objects_are_divided_by_what_one_person_manages(approach, year):
    hours, fte = worked(year, approach=approach, volume=80, capacity=25)
    assert fte == pytest.approx(3.2)
    assert hours == pytest.approx(3.2 * year.hours)
    assert worked(year, approach=approach, volume=80) == (None, None)


@pytest.mark.parametrize(
    ("told", "fte"),
    [
        ({"ratio": 0.2}, 4),  # 20 × 0.2
        ({"capacity": 5}, 4),  # 20 ÷ 5
        ({"ratio": 0.2, "capacity": 10}, 4),  # the ratio wins
        ({"ratio": 0.2, "shift": 3}, 12),  # 20 × 0.2 × 3
        ({"shift": 3}, None),  # nothing says how many per piece
    ],
)
def test_equipment_takes_persons_per_piece_and_shift(told, fte):
    assert worked(approach="peralatan", volume=20, **told)[1] == (
        fte if fte is None else pytest.approx(fte)
    )


@pytest.mark.parametrize("volume", [0, 80])
def test_nobody_manages_nothing(volume):
    assert worked(approach="hasil", volume=volume, capacity=0) == (None, None)


def test_a_slip_of_the_pen_is_not_counted():
    assert worked(volume=1e300) == (None, None)
    assert worked(volume=1e8, time=10) == (1e9, 800000)


def test_the_tasks_themselves_are_kept_in_order():
    tasks = pl.DataFrame(
        [TASK | {"position": code} for code in "CAB"], schema=TASKS.schema
    )
    told = per_task(tasks, YEARLY)
    assert told.select(TASKS.schema.names()).equals(tasks)
