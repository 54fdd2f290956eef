"""Feedback as statistics: what is counted, and what is never shown."""

from datetime import date

import polars as pl
import pytest

from tepat.performance.feedback import ALL, feedback, last_closed
from tepat.performance.policy import PerformancePolicy
from tepat.snapshot import Settings

A, B = "199001012015031900", "199001012015031901"
POLICY = PerformancePolicy()
UNITS = [
    {"unit": "KOTA", "name": "Kota"},
    {"unit": "DINAS", "name": "Dinas", "parent": "KOTA"},
    {"unit": "SEKSI", "name": "Seksi", "parent": "DINAS"},
]


def giver(number):
    return f"1980010120100319{number:02}"


@pytest.fixture
def told(snapshot_of, day):
    def of(*rows, policy=POLICY):
        default = {"nip": A, "day": date(2026, 8, 1), "direction": "REKAN", "score": 4}
        return feedback(
            snapshot_of(
                units=UNITS,
                employees=[
                    {"nip": A, "status": "PNS", "unit": "SEKSI"},
                    {"nip": B, "status": "PNS", "unit": "SEKSI"},
                ],
                feedback=[default | row for row in rows],
            ),
            day,
            policy,
        )

    return of


def of_five(**more):
    return [{"giver": giver(at), "score": 1 + at, **more} for at in range(5)]


def total(found, scope, code):
    rows = found.of(scope, code).filter(pl.col("by") == "total")
    return rows.select("answers", "mean").rows()


def test_five_givers_are_shown_and_four_are_not(told):
    assert total(told(*of_five()), "person", A) == [(5, 3.0)]
    assert told(*of_five()[:4]).table.is_empty()


def test_the_minimum_is_the_citys(told):
    policy = PerformancePolicy.of(Settings(smallest_group=3))
    assert total(told(*of_five()[:3], policy=policy), "person", A) == [(3, 2.0)]
    assert PerformancePolicy.of(Settings()).smallest_group == 5


def test_many_answers_of_one_giver_are_one_giver(told):
    rows = [
        {"giver": giver(1), "behaviour": each}
        for each in ("LOYAL", "ADAPTIF", "HARMONIS", "KOMPETEN", "AKUNTABEL", "LOYAL")
    ]
    assert told(*rows).table.is_empty()


def test_one_nameless_sheet_on_seven_behaviours_is_one_giver(told):
    seven = ("LOYAL", "ADAPTIF", "HARMONIS", "KOMPETEN", "AKUNTABEL", "KOLABORATIF")
    assert told(*({"behaviour": each} for each in seven)).table.is_empty()
    # The same behaviour five times on a day is of five.
    assert total(told(*[{"behaviour": "LOYAL"}] * 5), "person", A) == [(5, 4.0)]


def test_people_too_few_alone_are_shown_together(told):
    rows = [{"giver": giver(at), "nip": (A, B)[at % 2]} for at in range(6)]
    found = told(*rows)
    assert total(found, "person", A) == [] and total(found, "person", B) == []
    assert total(found, "unit", "SEKSI") == [(6, 4.0)]
    assert total(found, "agency", "DINAS") == [(6, 4.0)]
    assert total(found, "city", ALL) == [(6, 4.0)]


def test_a_total_does_not_hold_what_its_parts_hide(told):
    # Of A five are shown; the two of B are in no total, or they were the difference.
    rows = [*of_five(), *({"giver": giver(at), "nip": B} for at in (5, 6))]
    assert total(told(*rows), "unit", "SEKSI") == [(5, 3.0)]


def test_the_running_quarter_is_not_shown(told, day):
    assert last_closed(day) == date(2026, 9, 30)
    assert told(*of_five(day=date(2026, 10, 1))).table.is_empty()
    assert total(told(*of_five(day=date(2026, 9, 30))), "person", A) == [(5, 3.0)]


def test_periods_are_told_apart(told):
    rows = [*of_five(), *of_five(day=date(2026, 2, 1), score=5)]
    by_period = told(*rows).of("person", A).filter(pl.col("by") == "period")
    assert by_period.select("value", "answers", "mean").rows() == [
        ("2026-Q1", 5, 5.0), ("2026-Q3", 5, 3.0),
    ]  # fmt: skip


def test_a_feedback_that_names_no_behaviour_is_about_results(told):
    found = told(*of_five()).of("person", A).filter(pl.col("by") == "behaviour")
    assert found["value"].to_list() == ["HASIL_KERJA"]


def test_a_blank_score_is_not_an_answer(told):
    rows = of_five()
    rows[0]["score"] = None
    assert told(*rows).table.is_empty()


def test_no_text_and_no_giver_ever_leaves(told):
    found = told(*of_five(text="rahasia sekali"))
    written = str(found.table.to_dicts())
    assert "rahasia" not in written and giver(0) not in written
    assert found.table.columns == ["scope", "code", "by", "value", "answers", "mean"]


def test_nothing_said_is_an_empty_table(told):
    assert told().table.is_empty()


@pytest.mark.parametrize("least", [1, 0])
def test_a_policy_that_protects_nobody_is_refused(least):
    with pytest.raises(ValueError, match="protects nobody"):
        PerformancePolicy(smallest_group=least)
