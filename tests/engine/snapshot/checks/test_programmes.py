"""Codes of programmes against the level and the name told beside them."""

from datetime import date

import polars as pl
import pytest

from tepat.snapshot import TABLES, Snapshot
from tepat.snapshot.checks.programmes import programmes_of_people

SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def seen(code, education, field, level_code="40", name="S-1 AKUNTANSI"):
    person = {"nip": "1", "programme": code, "education": education, "field": field}
    listed = {"programme": "5101", "name": name, "level_code": level_code}
    snapshot = Snapshot(
        day=date(2026, 11, 24),
        employees=frame("employees", [person]),
        programmes=frame("programmes", [listed]),
    )
    return [it.defect.code for it in programmes_of_people(snapshot)]


@pytest.mark.parametrize(
    ("education", "field"),
    [
        ("S1", "Akuntansi"),
        ("D4", "Akuntansi"),  # equal in rank
        ("S1", "akuntasi sektor publik"),
        ("S1", "AK"),  # an abbreviation is not compared
        (None, None),
    ],
)
def test_what_agrees_or_is_blank_is_not_told(education, field):
    assert seen("5101", education, field) == []


def test_another_level_or_another_name_is_told_and_stops_nothing():
    assert seen("5101", "D3", "Akuntansi") == ["PROGRAMME-LEVEL-DIFFERS"]
    assert seen("5101", "S1", "Keperawatan") == ["PROGRAMME-NAME-DIFFERS"]
    assert seen("5101", "S2", "Keperawatan") == [
        "PROGRAMME-LEVEL-DIFFERS",
        "PROGRAMME-NAME-DIFFERS",
    ]


def test_a_code_or_level_that_is_not_listed_is_not_compared():
    assert seen("9999", "S2", "Keperawatan") == []
    assert seen("5101", "S2", "Akuntansi", level_code=None) == []
    assert seen(None, "S2", "Keperawatan") == []
