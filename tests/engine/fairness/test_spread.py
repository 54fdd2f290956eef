"""What agencies have before and after, reckoned by hand."""

from datetime import date

import pytest

from tepat.fairness.lost import lost
from tepat.fairness.outcome import outcome
from tepat.fairness.spread import spread

UNITS = [
    {"unit": "KOTA", "name": "Kota"},
    {"unit": "U", "name": "Dinas U", "parent": "KOTA"},
    {"unit": "U1", "name": "Bidang U1", "parent": "U"},
    {"unit": "U2", "name": "Bidang U2", "parent": "U"},
    {"unit": "V", "name": "Dinas V", "parent": "KOTA"},
]


def assessed(nip, competency, level, day=date(2026, 1, 1)):
    return {"nip": nip, "competency": competency, "level": level, "day": day}


@pytest.fixture
def city(small):
    """Person 1 with level 4 and 2 with level 2 in Dinas U, person 3 with 1 in V."""

    def build(**tables):
        people = [small.person(1, "A"), small.person(2, "B"), small.person(3, "C")]
        posts = [
            small.post("A", 1, unit="U1"),
            small.post("B", 1, unit="U2"),
            small.post("C", 2, unit="V"),
        ]
        levels = [
            assessed(small.nip(at), "M.01", level)
            for at, level in ((1, 4), (2, 2), (3, 1))
        ]
        told = {"units": UNITS, "assessments": levels} | tables
        return small.case(small.city(people, posts, **told))

    return build


def test_agencies_weigh_as_many_people_as_they_have(city, small):
    case = city()
    told = spread(outcome(case, small.plan(case, N1="C")))
    (row,) = told.measures.filter(measure="competence").to_dicts()
    # Before: U has 4 and 2 (mean 3, two people), V has 1: mean 7/3,
    # variance (2 × (3 − 7/3)² + (1 − 7/3)²) / 3 = 8/9, spread 0.943.
    assert (row["mean_before"], row["spread_before"]) == (2.33, 0.943)
    assert (row["low_before"], row["high_before"]) == (1.0, 3.0)
    # After: U has 2, V has 4 and 1 (mean 2.5): variance (1/9 + 2/36) / 3 = 1/18.
    assert (row["mean_after"], row["spread_after"]) == (2.33, 0.236)
    assert row["unknown"] == 0


def test_an_agency_has_its_people_and_its_need(city, small):
    case = city()
    told = spread(outcome(case, small.plan(case, N1="C"))).agencies
    assert told.select("agency", "need", "people_before", "people_after").rows() == [
        ("U", 2, 2, 1),
        ("V", 2, 1, 2),
    ]
    assert told["staffing_before"].to_list() == [100.0, 50.0]
    assert told["staffing_after"].to_list() == [50.0, 100.0]


def test_who_was_never_assessed_is_unknown_and_not_zero(city, small):
    case = city(assessments=[assessed(small.nip(1), "M.01", 4)])
    (row,) = (
        spread(outcome(case, small.plan(case)))
        .measures.filter(measure="competence")
        .to_dicts()
    )
    assert (row["mean_before"], row["unknown"]) == (4.0, 2)


@pytest.fixture
def rare(city, small):
    """T.01 is asked for in U1 and U2; the people in ``has`` have it."""

    def build(*has):
        asked = [
            {"position": code, "competency": "T.01", "kind": "TEKNIS", "level": 3}
            for code in ("A", "B")
        ]
        levels = [assessed(small.nip(at), "T.01", level) for at, level in has]
        return city(standards=asked, assessments=levels)

    return build


def rows(case, content):
    told = lost(outcome(case, content))
    return told.select("unit", "competency", "before", "asked").rows()


def test_a_unit_loses_what_the_last_who_has_it_takes_along(rare, small):
    case = rare((1, 3), (2, 2))
    plan = small.plan(case, N1="C")
    # Dinas U still has person 2, so only Bidang U1 has lost it.
    assert rows(case, plan) == [("U1", "T.01", 1, 1)]
    assert lost(outcome(case, plan))["left"].to_list() == [[small.nip(1)]]


def test_where_the_agency_loses_it_the_agency_is_named(rare, small):
    case = rare((1, 3))
    assert rows(case, small.plan(case, N1="C")) == [("U", "T.01", 1, 2)]


def test_what_nobody_of_the_unit_asks_for_is_not_missed(rare, small):
    case = rare((3, 3))
    assert rows(case, small.plan(case, N3="A")) == []


def test_level_nought_is_not_having_it(rare, small):
    case = rare((1, 0))
    assert rows(case, small.plan(case, N1="C")) == []


def test_whoever_comes_with_it_makes_up_for_who_leaves(rare, small):
    case = rare((1, 3), (3, 1))
    assert rows(case, small.plan(case, N1="C", N3="A")) == []
