"""Raters of a city, and the sentences for their calibration."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.performance import rating
from tepat.performance.policy import PerformancePolicy
from tepat.performance.raters import compare_givers, compare_judges, compare_raters
from tepat.snapshot import TABLES, Snapshot

DAY = date(2026, 11, 24)
POLICY = PerformancePolicy()
SCHEMAS = {table.name: table.schema for table in TABLES}


def snapshot(**tables):
    frames = {
        name: pl.DataFrame(
            [{key: row.get(key) for key in SCHEMAS[name]} for row in rows],
            schema=SCHEMAS[name], orient="row",
        )
        for name, rows in tables.items()
    }  # fmt: skip
    return Snapshot(day=DAY, **frames)


def person(number):
    return f"1990{1 + number % 12:02}01201503{1 + number // 120 % 2}{number % 1000:03}"


RATERS = [f"19700101200003{1}{900 + at}" for at in range(12)]


@pytest.fixture(scope="module")
def city():
    """Twelve raters of fourteen people each; the last gives one step less."""
    words = ("SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", "KURANG")
    rows = []
    for at, rater in enumerate(RATERS):
        for each in range(14):
            for year in (2024, 2025):
                step = 0 if each % 5 == 0 else 1
                if at == 11:
                    step += 2 if year == 2025 else 1
                rows.append(
                    {"nip": person(14 * at + each), "year": year, "rater": rater,
                     "rating": words[min(step, 3)]}
                )  # fmt: skip
    return snapshot(appraisals=rows)


def compared(told):
    yearly = rating.yearly(told.appraisals, law.on(DAY))
    return compare_raters(told, yearly, POLICY)


def test_a_stricter_rater_is_named_for_a_meeting_without_a_verdict(city):
    found = compared(city)
    standing = dict(found.table.select("rater", "standing").iter_rows())
    assert standing.pop(RATERS[11]) == "stricter"
    assert set(standing.values()) == {"alike"}
    said = [it.say("id") for it in found.findings if it.code == "RATER-1"]
    assert len(said) == 1 and RATERS[11] in said[0]
    assert "Bahan rapat kalibrasi" in said[0] and "mungkin memang" in said[0]


def test_a_change_from_one_year_to_the_next_is_told(city):
    (said,) = (it for it in compared(city).findings if it.code == "RATER-2")
    assert said.facts["rater"] == RATERS[11] and said.facts["drift_year"] == "2025"
    assert "lebih rendah daripada tahun sebelumnya" in said.say("id")
    assert "2025" in said.say("en") and "2,025" not in said.say("en")


def test_a_rater_with_few_ratings_is_not_compared(city):
    few = city.appraisals.filter(
        (pl.col("rater") != RATERS[11]) | (pl.col("nip") == person(14 * 11))
    )
    found = compared(Snapshot(day=DAY, appraisals=few))
    standing = dict(found.table.select("rater", "standing").iter_rows())
    assert standing[RATERS[11]] == "too_few" and not found.findings


def test_ratings_without_a_rater_are_left_out(city):
    nameless = city.appraisals.with_columns(rater=pl.lit(None, pl.String))
    found = compared(Snapshot(day=DAY, appraisals=nameless))
    assert found.table.is_empty() and found.findings == ()


def test_whoever_was_promised_not_to_be_named_is_not_compared():
    rows = [
        {"nip": person(at), "day": date(2026, 1, 1 + at), "direction": "REKAN",
         "giver": RATERS[at % 4], "score": 1 + at % 5, "is_anonymous": at % 4 == 0}
        for at in range(28)
    ]  # fmt: skip
    found = compare_givers(snapshot(feedback=rows), POLICY)
    assert RATERS[0] not in found.table["rater"]
    assert found.table["rater"].to_list() == RATERS[1:4]


def judged(rater, shift, people=20):
    return [
        {
            "rater": rater,
            "year": 2026,
            "person": person(each),
            "competency": code,
            "asked": 3,
            "level": min(5, max(1, 2 + (each + at) % 3 + shift)),
        }
        for each in range(people)
        for at, code in enumerate(("M.01", "M.02", "M.03"))
    ]


def test_judges_of_the_same_people_are_told_apart_by_competency():
    rows = [
        *(row for rater in RATERS[:5] for row in judged(rater, 0)),
        *judged(RATERS[5], 1),
        *judged(RATERS[6], 0, people=1),
    ]
    table = compare_judges(pl.DataFrame(rows), POLICY).table
    standing = dict(table.select("rater", "standing").iter_rows())
    assert standing[RATERS[5]] == "milder"
    assert standing[RATERS[6]] == "too_few"
    assert {standing[rater] for rater in RATERS[:5]} <= {"alike", "stricter"}
    told = dict(table.select("rater", "effect").iter_rows())
    # One level more than five others; the mean of all seven lies about 1/6 higher.
    assert 0.7 < told[RATERS[5]] - told[RATERS[0]] <= 1.0
