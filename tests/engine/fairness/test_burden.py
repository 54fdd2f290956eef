"""Hard posts, distances, and how often people were moved; unknown stays unknown."""

from datetime import date

import pytest

from tepat.fairness.burden import burden
from tepat.fairness.groups import groups
from tepat.fairness.outcome import outcome


def found(case, content, least=5):
    return burden(outcome(case, content), groups(case), least)


UNITS = [
    {"unit": "KOTA", "name": "Kota"},
    # One degree of latitude apart: 6,371.0088 km × π ÷ 180 = 111.2 km.
    *(
        {"unit": code, "name": code, "parent": "KOTA", "longitude": 106.7, **told}
        for code, told in {
            "U": {"latitude": -6.0, "is_hardship": False},
            "V": {"latitude": -7.0, "is_hardship": True},
            "W": {},
        }.items()
    ),
]


@pytest.fixture
def three(small):
    """One position in each unit; 1 sits in U, 2 in V, 3 in W."""

    def build(**tables):
        people = [
            small.person(at, code) for at, code in enumerate(("A", "B", "C"), start=1)
        ]
        posts = [
            small.post(code, 3, unit=unit)
            for code, unit in (("A", "U"), ("B", "V"), ("C", "W"))
        ]
        return small.case(small.city(people, posts, **({"units": UNITS} | tables)))

    return build


def test_distance_is_known_where_both_offices_are(three, small):
    case = three()
    told = found(case, small.plan(case, N1="B", N2="C")).people
    assert told["distance"].to_list() == [111.2, None, None]
    assert told["moves"].to_list() == [True, True, False]


def test_a_unit_that_is_not_marked_is_neither_hard_nor_easy(three, small):
    case = three()
    told = found(case, small.plan(case, N1="B", N2="C"))
    assert told.people["hard_before"].to_list() == [False, True, None]
    assert told.people["hard"].to_list() == [True, None, None]
    assert (told.units_unmarked, told.units_unplaced) == (1, 1)
    (everyone,) = told.groups.filter(dimension="all").to_dicts()
    # Only person 1 has marked units before and after, and comes to the hard one.
    assert (everyone["known_hard"], everyone["to_hard"]) == (1, 1)
    assert (everyone["hard_before"], everyone["hard_after"]) == (0, 1)
    assert (everyone["moved"], everyone["measured"]) == (2, 1)
    assert (everyone["distance_mean"], everyone["distance_most"]) == (111.2, 111.2)


def held(nip, *starts):
    return [
        {"nip": nip, "name": "Jabatan", "family": "PELAKSANA", "since": day}
        for day in starts
    ]


@pytest.mark.parametrize(
    ("starts", "since", "recent", "total"),
    [
        # The first start is no move; 2020 is more than five years before 2026-11-24.
        ([date(2010, 1, 4)], date(2020, 1, 1), 0, 1),
        ([date(2010, 1, 4), date(2022, 3, 1)], date(2025, 1, 1), 2, 2),
        # On the edge: five years before to the day does not count, a day later does.
        ([date(2010, 1, 4)], date(2021, 11, 24), 0, 1),
        ([date(2010, 1, 4)], date(2021, 11, 25), 1, 1),
        # The present position may stand among the earlier ones as well.
        ([date(2010, 1, 4), date(2022, 3, 1)], date(2022, 3, 1), 1, 1),
        # In the first post since the entry in January 2010: never moved.
        ([], date(2010, 1, 4), 0, 0),
        # Nothing on record before 2015: how often before is not known, lately it is.
        ([], date(2015, 1, 1), 0, None),
        ([], date(2024, 1, 1), None, None),
        # A blank start leaves everything open.
        ([date(2010, 1, 4), None], date(2020, 1, 1), None, None),
        ([date(2010, 1, 4)], None, None, None),
    ],
)
def test_moves_are_starts_on_record_after_the_first(
    small, starts, since, recent, total
):
    people = [small.person(1, "A", position_since=since)]
    history = held(small.nip(1), *starts)
    case = small.case(small.city(people, [small.post("A")], history=history))
    told = found(case, small.plan(case)).people
    assert told.select("recent", "total").row(0) == (recent, total)


def test_a_small_group_is_not_told_nor_what_is_left_of_the_whole(small):
    people = [small.person(at, "A", sex="1") for at in range(1, 8)]
    people += [small.person(at, "A", sex="2") for at in range(20, 23)]
    case = small.case(small.city(people, [small.post("A", 10)]))
    told = found(case, small.plan(case), least=5).groups
    sexes = told.filter(dimension="sex")
    assert sexes["group"].to_list() == ["L", "P"]
    assert sexes["people"].to_list() == [None, None]
    assert told.filter(dimension="all")["people"].to_list() == [10]
    assert found(case, small.plan(case), least=3).groups.filter(dimension="sex")[
        "people"
    ].to_list() == [7, 3]


def test_sex_of_the_sheet_wins_over_that_of_the_number(small):
    people = [
        small.person(1, "A", sex="1"),
        small.person(2, "A", sex="1") | {"sex": "P"},
    ]
    case = small.case(small.city(people, [small.post("A", 2)]))
    assert groups(case)["sex"].to_list() == ["L", "P"]


@pytest.mark.parametrize(
    ("born", "band"),
    [("19911124", "35"), ("19911125", "0"), ("19711124", "55"), ("19711125", "45")],
)
def test_age_is_in_whole_years_on_the_day_of_the_plan(small, born, band):
    case = small.case(
        small.city([small.person(1, "A", born_in_nip=born)], [small.post("A")])
    )
    assert groups(case)["age"].to_list() == [band]
