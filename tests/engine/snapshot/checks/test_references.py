from __future__ import annotations

from datetime import date

import pytest

from tepat.snapshot import checks
from tepat.snapshot.checks.references import loose

BUDI = "197001011995011901"


@pytest.mark.parametrize(
    ("name", "row", "values"),
    [
        ("units", 1, {"parent": "X"}),
        ("positions", 3, {"unit": "X"}),
        ("positions", 3, {"superior": "X"}),
        ("tasks", 0, {"position": "X"}),
        ("employees", 0, {"position": "X"}),
    ],
)
def test_codes_that_counting_stands_on_must_exist(name, row, values, city):
    city.set(name, row, **values)
    (column,) = values
    assert ("REFERENCE-UNKNOWN", name, row, column) in city.seen()


@pytest.mark.parametrize(
    ("name", "values", "column"),
    [
        ("appraisals", {"nip": "X", "year": 2025, "rating": "BAIK"}, "nip"),
        ("wishes", {"nip": BUDI, "position": "X"}, "position"),
        ("standards", {"position": "X", "competency": "M.01"}, "position"),
        ("surveys", {"unit": "X", "day": date(2025, 1, 1)}, "unit"),
        ("relations", {"nip_a": BUDI, "nip_b": "X"}, "nip_b"),
    ],
)
def test_elsewhere_an_unknown_code_loses_its_row_only(name, values, column, city):
    city.add(name, **values)
    assert city.seen() == [("REFERENCE-UNUSED", name, 0, column)]


def test_a_code_that_only_loses_its_rows_is_told_once(city):
    for year in (2023, 2024, 2025):
        city.add("appraisals", nip="X", year=year, rating="BAIK")
    city.add("appraisals", nip="Y", year=2025, rating="BAIK")
    seen = list(checks.check(city.snapshot()))
    assert [(s.place.row, s.facts["value"], s.facts["count"]) for s in seen] == [
        (0, "X", 3),
        (3, "Y", 1),
    ]


def test_a_task_may_belong_to_a_job(city):
    city.add("jobs", job="J1", name="Pengelola", family="PELAKSANA")
    city.set("tasks", 0, position="J1")
    assert city.seen() == []


def test_codes_of_jobs_need_no_catalogue(city):
    city.set("positions", 3, job="J1")
    assert city.seen() == []
    city.add("jobs", job="J2", name="x", family="PELAKSANA")
    assert city.seen() == [("REFERENCE-UNUSED", "positions", 3, "job")]


def test_a_code_that_differs_in_signs_only_is_suggested(city):
    city.set("employees", 0, position="p-1")
    (seen,) = checks.check(city.snapshot())
    assert seen.facts["hint"] == " (≈ P1?)"
    assert seen.facts["targets"] == "jabatan!kode"


def test_leading_zeros_and_case_are_alike():
    assert loose("00123") == loose("123") == loose(" 1.2-3")
    assert loose("A1") == loose("a 1") != loose("A2")
