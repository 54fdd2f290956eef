from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tepat.snapshot import checks

BUDI = "197001011995011901"


def test_hourly_tasks_cannot_be_made_yearly(city):
    city.set("tasks", 0, period="jam")
    assert city.seen() == [("TASK-HOURLY", "tasks", 0, "period")]
    city.settings = replace(city.settings, period_method="PERIODE")
    assert city.seen() == []


def test_the_period_of_other_approaches_does_not_matter(city):
    city.set("tasks", 0, period="jam", approach="objek", capacity=3.0)
    assert city.seen() == []


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({"volume": None}, "volume"),
        ({"time": None, "time_unit": None}, "waktu, satuan_waktu"),
        ({"approach": "hasil"}, "kemampuan"),
        ({"approach": "objek", "volume": None, "capacity": 2.0}, "volume"),
        ({"approach": "peralatan"}, "rasio atau kemampuan"),
    ],
)
def test_a_task_lacks_what_its_approach_counts_with(values, missing, city):
    city.set("tasks", 0, **values)
    (seen,) = checks.check(city.snapshot())
    assert (seen.defect.code, seen.defect.severity) == ("TASK-INCOMPLETE", "warning")
    told = seen.facts["missing"]
    assert getattr(told, "id", told) == missing


def test_a_task_that_is_described_and_not_measured_is_no_defect(city):
    blank = dict.fromkeys(("volume", "period", "time", "time_unit"))
    city.set("tasks", 0, **blank)
    assert city.seen() == []


@pytest.mark.parametrize("values", [{"ratio": 0.2}, {"capacity": 5.0}])
def test_equipment_needs_one_of_two_numbers(values, city):
    city.set("tasks", 0, approach="peralatan", **values)
    assert city.seen() == []


@pytest.mark.parametrize("name", ["assignments", "history", "disciplines"])
def test_nothing_ends_before_it_begins(name, city):
    city.add(name, nip=BUDI, since=date(2020, 1, 2), until=date(2020, 1, 1))
    city.add(name, nip=BUDI, since=date(2020, 1, 2), until=date(2020, 1, 2))
    city.add(name, nip=BUDI, since=date(2020, 1, 2))
    seen = [found for found in city.seen() if found[0] == "PERIOD-REVERSED"]
    assert seen == [("PERIOD-REVERSED", name, 0, "until")]


def test_what_is_recorded_has_happened(city):
    city.add("appraisals", nip=BUDI, year=2027, rating="BAIK")
    city.add("credits", nip=BUDI, day=date(2026, 2, 1), points=1.0)
    assert city.seen() == [
        ("DAY-IN-FUTURE", "credits", 0, "day"),
        ("YEAR-IN-FUTURE", "appraisals", 0, "year"),
    ]


def test_an_appraisal_says_something(city):
    city.add("appraisals", nip=BUDI, year=2025)
    city.add("appraisals", nip=BUDI, year=2024, results="SESUAI")
    assert city.seen() == [("APPRAISAL-EMPTY", "appraisals", 0, "rating")]
