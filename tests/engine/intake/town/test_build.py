import polars as pl
import pytest

from tepat.intake.town import build, story
from tepat.intake.town.errors import TownSizeError
from tepat.snapshot import checks
from tepat.snapshot.checks import Severity


@pytest.mark.parametrize("employees", [50, 73, 1_000])
def test_it_has_exactly_the_employees_asked_for(employees):
    assert build(employees, 3).employees.height == employees


@pytest.mark.parametrize("employees", [49, 200_001])
def test_a_city_too_small_or_too_large_is_refused(employees):
    with pytest.raises(TownSizeError, match=r"50 sampai 200\.000"):
        build(employees, 1)


def test_equal_arguments_give_equal_tables():
    first, second = build(200, 5), build(200, 5)
    for (table, one), (_, other) in zip(first.tables(), second.tables(), strict=True):
        assert one.equals(other), table.name


def test_another_seed_gives_another_city():
    first, second = build(200, 5), build(200, 6)
    assert not first.employees.equals(second.employees)
    assert not first.positions.equals(second.positions)
    assert not first.surveys.equals(second.surveys)


@pytest.mark.parametrize("employees", [50, 300])
def test_every_table_has_the_declared_columns(employees):
    for table, frame in build(employees, 2).tables():
        assert list(frame.schema.items()) == list(table.schema.items()), table.name


@pytest.mark.parametrize(("employees", "seed"), [(50, 4), (73, 2), (500, 3)])
def test_small_cities_have_no_errors_in_their_data(employees, seed):
    assert errors_in(build(employees, seed)) == []


def test_the_usual_city_has_warnings_but_no_errors(city):
    seen = list(checks.check(city))
    assert errors_in(city) == []
    assert {sighting.defect.code for sighting in seen} >= {
        "NIP-BORN-DIFFERS",
        "RETIREMENT-AGE-PASSED",
    }


def test_it_says_that_it_is_fictional(town):
    assert town.settings.is_example
    assert "CONTOH" in town.settings.agency_name
    assert town.day == town.settings.reference_day == story.DAY
    assert dict(town.settings_rows.iter_rows())["contoh"] == "ya"


def test_the_smallest_city_keeps_a_core():
    units = build(50, 1).units["unit"].to_list()
    assert {"SETDA", "DINDIK", "DINKES", "BKPSDM", "KEC01", "SD001", "PKM01"} <= set(
        units
    )


def test_the_usual_city_has_seven_districts_and_fifty_four_wards(city):
    kinds = dict(city.units["kind"].value_counts().iter_rows())
    assert kinds["kecamatan"] == 7
    assert kinds["kelurahan"] == 54
    assert city.units["parent"].null_count() == 1  # one root


def test_codes_point_to_what_exists(town):
    units, positions = set(town.units["unit"]), set(town.positions["position"])
    nips = set(town.employees["nip"])
    assert set(town.positions["unit"]) <= units
    assert set(town.units["parent"].drop_nulls()) <= units
    assert set(town.employees["position"].drop_nulls()) <= positions
    assert set(town.employees["unit"].drop_nulls()) <= units
    assert set(town.tasks["position"]) <= positions | set(town.jobs["job"])
    assert set(town.standards["position"]) <= set(town.jobs["job"])
    assert set(town.wishes["position"].drop_nulls()) <= positions
    for frame in (town.history, town.assessments, town.appraisals, town.credits,
                  town.trainings, town.disciplines, town.potentials):  # fmt: skip
        assert set(frame["nip"]) <= nips
    assert set(town.surveys["unit"]) | set(town.complaints["unit"]) <= units


def test_rows_that_may_occur_once_occur_once(city):
    for table, frame in city.tables():
        if table.key:
            assert frame.select(table.key).is_unique().all(), table.name


def test_the_largest_rooms_see_many_like_positions(city):
    """Horizontal moves need the same job in many units."""
    per_job = city.positions.group_by("job").len().sort("len", descending=True)
    assert per_job.filter(pl.col("len") >= 35).height >= 20


def errors_in(snapshot):
    return [
        (sighting.defect.code, sighting.place)
        for sighting in checks.check(snapshot)
        if sighting.defect.severity is Severity.ERROR
    ]
