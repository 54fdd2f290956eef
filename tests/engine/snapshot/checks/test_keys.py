from __future__ import annotations

import pytest

from tepat.snapshot import checks
from tepat.snapshot.checks.keys import first_of_each
from tepat.snapshot.columns import APPRAISALS, HISTORY

BUDI = "197001011995011901"


@pytest.mark.parametrize(
    ("name", "column"),
    [("units", "unit"), ("positions", "position"), ("employees", "nip")],
)
def test_a_code_occurs_once_even_where_the_rows_are_equal(name, column, city):
    city.add(name, **city[name][-1])
    codes = [seen for seen in city.seen() if seen[0] == "KEY-REPEATED"]
    assert codes == [("KEY-REPEATED", name, len(city[name]) - 1, column)]


def test_every_repetition_points_at_the_first(city):
    city.add("units", **city["units"][1]).add("units", **city["units"][1])
    seen = list(checks.check(city.snapshot()))
    assert [(found.place.row, found.facts["first"].row) for found in seen] == [
        (3, 1),
        (4, 1),
    ]


def test_blank_codes_are_not_alike(city):
    city.add("employees", nip=None, status="PNS").add("employees", status="PNS")
    assert city.seen() == []


def test_a_key_of_several_columns_may_be_said_twice_but_not_contradicted(city):
    city.add("appraisals", nip=BUDI, year=2025, rating="BAIK")
    city.add("appraisals", nip=BUDI, year=2025, rating="BAIK")
    city.add("appraisals", nip=BUDI, year=2025, rating="KURANG")
    city.add("appraisals", nip=BUDI, year=2024, rating="KURANG")
    assert city.seen() == [
        ("KEY-SAID-TWICE", "appraisals", 1, "nip"),
        ("KEY-CONTRADICTED", "appraisals", 2, "nip"),
    ]
    mask = first_of_each(APPRAISALS, city.snapshot().appraisals)
    assert mask.to_list() == [True, False, False, True]


def test_tables_without_a_key_may_repeat(city):
    for _ in range(2):
        city.add("history", nip=BUDI, name="Staf", family="PELAKSANA")
    assert city.seen() == []
    assert first_of_each(HISTORY, city.snapshot().history).all()
