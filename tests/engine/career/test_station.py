"""Standing somewhere on a later day: the columns that rules read."""

from dataclasses import replace
from datetime import date

import pytest

from tepat.career.ground import ground
from tepat.career.onward import Graded, waiting
from tepat.career.person import person as known
from tepat.career.station import experience_at, first, later
from tepat.rules.people import experience_of, people

# What a later day changes by expectation alone, and what nothing but data tells.
EXPECTED = {"rating_older", "rating_newer", "nip"}


@pytest.fixture
def held(person, nip):
    """Somebody with a history of two levels and two job groups."""
    return [
        {
            "nip": nip(),
            "name": "Pelaksana",
            "family": "PELAKSANA",
            "group": "umum",
            "since": date(2012, 3, 10),
            "until": date(2016, 8, 19),
        },
        {
            "nip": nip(),
            "name": "Kepala Seksi",
            "family": "PENGAWAS",
            "group": "lain",
            "since": date(2016, 8, 20),
            "until": date(2021, 1, 31),
        },
    ]


@pytest.mark.parametrize(
    "on", [date(2026, 11, 24), date(2027, 3, 1), date(2028, 2, 29)]
)
def test_waiting_in_the_present_position_reads_as_the_rules_would_read_it_then(
    city, person, held, on
):
    who = person(position="WAS", position_since=date(2021, 3, 15))
    snapshot = city([who], history=held)
    here = ground(snapshot)
    one = known(here, 0)
    stay = waiting(
        here, one, (on - date(1970, 1, 1)).days, Graded("IV/b", date(2024, 10, 1), 0)
    )
    told = later(here, one.start.drop("credits_on"), [stay]).row(0, named=True)
    then = people(replace(snapshot, day=on), here.law, on).row(0, named=True)
    for name, value in told.items():
        if name in then and name not in EXPECTED:
            assert value == then[name], name


def test_experience_by_a_later_day_is_what_the_rules_would_count_then(
    city, person, held
):
    on = date(2027, 5, 2)
    who = person(position="WAS", position_since=date(2021, 3, 15))
    snapshot = city([who], history=held)
    here = ground(snapshot)
    one = known(here, 0)
    stay = waiting(
        here, one, (on - date(1970, 1, 1)).days, Graded("IV/b", date(2024, 10, 1), 0)
    )
    told = experience_at(here, one.experience, one.nip, [stay])
    later_on = replace(snapshot, day=on)
    then = experience_of(later_on, people(later_on, here.law, on), on)
    for name in ("months", "before", "ranked"):
        mine, its = getattr(told, name), getattr(then, name)
        assert sorted(mine.drop("nip").rows()) == sorted(its.drop("nip").rows()), name


def test_the_ceiling_of_regular_promotion_is_for_operational_staff_only(city, person):
    here = ground(
        city(
            [
                person(0, "PEL", education="D3"),
                person(1, "WAS", education="D3"),
                person(2, "MU", education="D3"),
                person(3, None, education="SLTA"),
            ]
        )
    )
    grades = dict(first(here).select("name", "grade_ceiling").iter_rows())
    # III/c and III/b, as places in the list of grades.
    assert grades == {"Orang 0": 10, "Orang 1": None, "Orang 2": None, "Orang 3": 9}
