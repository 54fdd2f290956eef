"""The education names of a small invented city."""

from datetime import date

import polars as pl
import pytest

from tepat.programmes.catalogue import Decision
from tepat.programmes.review import review
from tepat.snapshot import TABLES, Snapshot

DAY = date(2026, 11, 24)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def person(number, field, education="S1", programme=None, position="J1"):
    return {
        "nip": f"1990010120150119{number}",
        "name": f"Orang {number}",
        "field": field,
        "education": education,
        "programme": programme,
        "position": position,
    }


def city(people, fields=("Akuntansi",), programmes=()):
    post = {
        "position": "J1",
        "unit": "U",
        "name": "Penata Keuangan",
        "family": "PELAKSANA",
        "fields": list(fields),
        "education_min": "S1",
    }
    other = post | {"position": "J2", "name": "Penyuluh Gizi", "fields": ["Gizi"]}
    return Snapshot(
        day=DAY,
        units=frame("units", [{"unit": "U", "name": "Dinas"}]),
        positions=frame("positions", [post, other]),
        employees=frame("employees", people),
        programmes=frame("programmes", programmes),
    )


CODES = [
    {"programme": "5101", "name": "S-1 AKUNTANSI", "education_label": "S-1/Sarjana"},
    {"programme": "4101", "name": "D-III GIZI", "education_label": "Diploma III"},
]


def people(found):
    return {it.text: it for it in found.lines if it.of == "people"}


def test_equal_names_are_one_line_and_positions_are_read_too():
    found = review(city([person("901", "Akuntansi"), person("902", "Akuntansi")]))
    assert not found.has_list
    assert people(found)["Akuntansi"].count == 2
    assert {it.text for it in found.lines if it.of == "positions"} == {
        "Akuntansi",
        "Gizi",
    }


def test_a_code_resolves_through_the_citys_list():
    told = person("901", None, programme="5101")
    line = review(city([told], programmes=CODES)).lines[0]
    assert line.found.entry.name == "S-1 AKUNTANSI"
    assert line.found.level == "S1"


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (person("901", "Akuntansi", programme="9999"), "tidak ada di lembar"),
        (person("901", "Hukum", programme="5101"), "lain dengan yang tertulis"),
        (person("901", "Gizi", "S1", programme="4101"), "jenjang D3"),
    ],
)
def test_a_code_that_disagrees_is_for_a_person_to_look_at(told, says):
    found = review(city([told], programmes=CODES))
    line = people(found)[told["field"]]
    assert line.decision is not Decision.SURE
    assert any(says in said.fill(facts, "id") for said, facts in line.notes)
    assert all(said.fill(facts, "en") for said, facts in line.notes)


@pytest.mark.parametrize("field", ["Akuntansi", "S-1 AKUNTANSI", "s1 akutansi"])
def test_a_code_that_agrees_is_sure_however_the_name_is_spelled(field):
    found = review(city([person("901", field, programme="5101")], programmes=CODES))
    assert people(found)[field].decision is Decision.SURE


def test_the_farthest_from_their_post_come_first_with_where_they_are_nearer():
    told = [
        person("901", "Akuntansi"),
        person("902", "Perpajakan"),  # near
        person("903", "Gizi"),
        person("904", None),
        person("905", "Gizi", position=None),
    ]
    (away,) = review(city(told)).away
    assert away.nip.endswith("903")
    assert away.nearer == ("Penyuluh Gizi",)
    assert "Gizi" in away.match.say()


def test_an_open_list_and_no_people_leave_nobody_away():
    assert review(city([person("901", "Gizi")], fields=["Semua Jurusan"])).away == ()
    assert review(city([])).away == ()
    assert review(Snapshot(day=DAY)).lines == ()
