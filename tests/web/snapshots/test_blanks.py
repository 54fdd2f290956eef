"""Each sort of missing data is found on who lacks it, and on nobody else."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.snapshot import TABLES, Snapshot
from tepat_web.snapshots.kinds.blanks import BLANKS, BY_CODE, blanks

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
NIP = "199001012015031901"
WHOLE = {
    "nip": NIP,
    "name": "Sari",
    "status": "PNS",
    "grade": "III/a",
    "grade_since": date(2024, 4, 1),
    "education": "S1",
    "field": "Akuntansi",
    "position": "P1",
    "position_since": date(2022, 1, 3),
    "entered": date(2015, 3, 1),
}
SEAT = {"position": "P1", "unit": "U1", "job": "J1", "family": "FUNGSIONAL"}
ROWS = {
    "appraisals": {"nip": NIP, "year": 2025, "rating": "BAIK"},
    "assessments": {"nip": NIP, "competency": "M.01", "level": 3},
    "history": {"nip": NIP, "name": "Pelaksana", "since": date(2015, 3, 1)},
    "credits": {"nip": NIP, "day": date(2025, 1, 31), "points": 25.0},
    "standards": {"position": "J1", "competency": "M.01", "level": 3},
    "services": {"unit": "U1", "name": "KTP", "population": 500},
}


def found(person=None, seat=None, without="", **changed):
    """Codes found in a city of one person who has everything but what is changed."""
    rows = {
        name: [] if name == without else [row | changed.get(name, {})]
        for name, row in ROWS.items()
    }
    rows["employees"] = [WHOLE | (person or {})]
    rows["positions"] = [SEAT | (seat or {})]
    frames = {
        name: pl.DataFrame(each, schema=SCHEMAS[name]) for name, each in rows.items()
    }
    city = Snapshot(DAY, **frames)
    return {blank.code for blank, _row in blanks(city, law.on(DAY))}


def test_who_has_everything_lacks_nothing():
    assert found() == set()


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("position_since", "BLANK-POSITION-SINCE"),
        ("grade", "BLANK-GRADE"),
        ("grade_since", "BLANK-GRADE-SINCE"),
        ("education", "BLANK-EDUCATION"),
        ("field", "BLANK-FIELD"),
    ],
)
def test_a_blank_cell_is_found(column, code):
    assert found({column: None}) == {code}


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("appraisals", "BLANK-RATING"),
        ("assessments", "BLANK-ASSESSMENT"),
        ("history", "BLANK-HISTORY"),
        ("credits", "BLANK-CREDIT"),
    ],
)
def test_rows_that_are_not_there_are_found(table, code):
    assert found(without=table) == {code}
    assert BY_CODE[code].into


def test_a_service_without_users_is_found():
    assert found(services={"population": None}) == {"BLANK-USERS"}


@pytest.mark.parametrize(
    ("person", "without"),
    [
        ({"position": None, "position_since": None}, "credits"),
        ({"education": "SMP", "field": None}, ""),
        ({"status": "PPPK", "grade": "IX", "grade_since": None}, "credits"),
        ({"legal_position": "Cuti di Luar Tanggungan Negara"}, "appraisals"),
        ({"position_since": date(2016, 3, 1)}, "history"),
    ],
    ids=["no position", "no field to have", "contract", "away", "first position"],
)
def test_what_nobody_can_have_is_not_asked_for(person, without):
    assert found(person, without=without) == set()


def test_an_old_appraisal_or_an_empty_one_is_none():
    assert found(appraisals={"year": 2023}) == {"BLANK-RATING"}
    assert found(appraisals={"rating": None}) == {"BLANK-RATING"}
    assert found(appraisals={"rating": None, "results": "SESUAI"}) == set()


def test_a_position_without_standard_asks_for_no_measuring():
    assert found(without="assessments", standards={"position": "J2"}) == set()
    assert found(without="assessments", standards={"position": "P1"}) == {
        "BLANK-ASSESSMENT"
    }


def test_a_city_without_anybody_lacks_nothing():
    assert list(blanks(Snapshot(DAY), law.on(DAY))) == []


@pytest.mark.parametrize("blank", BLANKS, ids=lambda it: it.code)
def test_each_says_what_it_keeps_unknown_and_what_to_do(blank):
    assert "Tanpa itu" in blank.said.id
    assert "Without it" in blank.said.en
    assert blank.said.id.count(".") == blank.said.en.count(".") == 3
