"""What a position asks for: own rows, the job's, else the usual level of the tier."""

from datetime import date

from tepat.competency import asked_by_position, measured
from tepat.snapshot.vocabulary import COMPETENCIES

from .conftest import asks, has, post


def levels(snapshot, in_force, position="P1"):
    told = asked_by_position(snapshot, in_force).filter(position=position)
    return dict(told.select("competency", "asked").iter_rows())


def test_rows_of_the_position_win_over_those_of_its_job(city, in_force):
    snapshot = city(
        positions=[post("P1", job="J"), post("P2", job="J")],
        jobs=[{"job": "J", "name": "Kepala", "family": "PENGAWAS"}],
        standards=[*asks("P1", M_01=4), *asks("J", M_01=2, M_02=2)],
    )
    assert levels(snapshot, in_force) == {"M.01": 4}
    assert levels(snapshot, in_force, "P2") == {"M.01": 2, "M.02": 2}


def test_where_none_is_recorded_the_usual_level_is_marked_as_default(city, in_force):
    snapshot = city(positions=[post("P1"), post("P2", family="ADMINISTRATOR")])
    told = asked_by_position(snapshot, in_force)
    assert told["is_default"].all()
    assert levels(snapshot, in_force) == dict.fromkeys(sorted(COMPETENCIES), 2)
    assert levels(snapshot, in_force, "P2") == dict.fromkeys(sorted(COMPETENCIES), 3)
    kinds = dict(told.filter(position="P1").select("competency", "kind").iter_rows())
    assert kinds["M.08"] == "MANAJERIAL"
    assert kinds["SK.01"] == "SOSIAL_KULTURAL"


def test_neither_standard_nor_tier_asks_for_nothing_known(city, in_force):
    snapshot = city(positions=[post("P1", family="FUNGSIONAL")])
    assert levels(snapshot, in_force) == {}


def test_a_blank_kind_is_known_of_the_nine_only(city, in_force):
    snapshot = city(positions=[post("P1")], standards=asks("P1", M_01=2, X_7=1))
    told = asked_by_position(snapshot, in_force)
    assert told["kind"].to_list() == ["MANAJERIAL", None]


def test_a_competency_asked_twice_counts_as_asked_last(city, in_force):
    twice = [*asks("P1", M_01=2), *asks("P1", M_01=3)]
    assert levels(city(positions=[post("P1")], standards=twice), in_force) == {
        "M.01": 3
    }


def test_the_latest_assessment_up_to_the_day_counts(city):
    told = measured(
        city(
            assessments=[
                *has("A", date(2025, 11, 25), M_01=3, M_02=2),
                *has("A", date(2024, 1, 1), M_01=5),
                *has("A", date(2025, 11, 25), M_02=4),  # the lower row of one day
                *has("A", None, M_01=1, M_03=1),
                *has("A", date(2026, 11, 25), M_01=5),  # after the reference day
            ]
        )
    )
    rows = told.select("competency", "reached", "age_months").sort("competency")
    assert rows.rows() == [("M.01", 3, 11), ("M.02", 4, 11), ("M.03", 1, None)]
