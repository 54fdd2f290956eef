"""The way on from a rating below "Baik": what is next, by when, and what helps."""

from datetime import date

import polars as pl
import pytest

from tepat.performance.course import courses
from tepat.performance.feedback import feedback
from tepat.performance.improvement import Stage, paths
from tepat.performance.policy import PerformancePolicy

NIP = "199001012015031900"
RATED_ON = date(2026, 1, 31)
GAPS = {"nip": pl.String, "competency": pl.String, "asked": pl.Int64, "short": pl.Int64}


@pytest.fixture
def of(snapshot_of, in_force):
    """The path of one person, or None; ``later`` are appraisals of 2026."""

    def build(
        *later, rating="KURANG", on=RATED_ON, day=date(2026, 5, 1), status="PNS",
        gaps=None, catalogue=(), answers=(), **parts,
    ):  # fmt: skip
        yearly = {"nip": NIP, "year": 2025, "rating": rating, "day": on, **parts}
        told = snapshot_of(
            employees=[{"nip": NIP, "status": status}],
            appraisals=[yearly, *({"nip": NIP, "year": 2026, **it} for it in later)],
            catalogue=list(catalogue),
            feedback=[{"nip": NIP, **it} for it in answers],
        )
        shown = feedback(told, day, PerformancePolicy())
        rows = None if gaps is None else pl.DataFrame(gaps, schema=GAPS, orient="row")
        course = courses(told, in_force)
        found = paths(told, in_force, day, course, shown, rows)
        return found[0] if found else None

    return build


def said(path):
    return path.next_sentence.fill(path.next_facts, "id")


@pytest.mark.parametrize("rating", ["SANGAT BAIK", "BAIK", None])
def test_a_good_rating_or_none_has_no_path(of, rating):
    assert of(rating=rating) is None


@pytest.mark.parametrize("rating", ["BUTUH PERBAIKAN", "KURANG", "SANGAT KURANG"])
def test_every_lower_rating_has_one(of, rating):
    path = of(rating=rating)
    assert path.rating == rating and path.stage is Stage.IMPROVE


def test_the_days_are_counted_from_the_appraisal(of):
    path = of()
    days = {step.code: step.by for step in path.steps}
    # Six months from 31 January, and fourteen days.
    assert (path.by, days["improve"]) == (date(2026, 7, 31), date(2026, 7, 31))
    assert days["object"] == date(2026, 2, 14)
    assert "31 Juli 2026" in said(path)
    assert days["talk"] is None and days["test"] is None


def test_six_months_end_with_a_shorter_month(of):
    assert of(on=date(2025, 8, 31), day=date(2025, 9, 1)) is not None
    assert of(on=date(2026, 8, 31), day=date(2026, 9, 1)).by == date(2027, 2, 28)


def test_without_a_day_no_deadline_is_made_up(of):
    path = of(on=None)
    assert (path.stage, path.by) == (Stage.UNDATED, None)
    assert all(step.by is None for step in path.steps)
    assert "tanggal" in said(path)


@pytest.mark.parametrize(
    ("day", "later", "stage"),
    [
        (date(2026, 7, 31), (), Stage.IMPROVE),
        (date(2026, 8, 1), (), Stage.RECORD),
        (date(2026, 8, 1), ("TW1", "KURANG"), Stage.TEST),
        (date(2026, 5, 1), ("TW1", "KURANG"), Stage.IMPROVE),
        (date(2026, 5, 1), ("TW1", "BAIK"), Stage.KEEP),
        (date(2026, 8, 1), ("TW1", "BAIK"), Stage.KEEP),
    ],
)
def test_what_is_next_follows_from_the_day_and_from_later_appraisals(
    of, day, later, stage
):
    rows = [{"period": later[0], "rating": later[1]}] if later else []
    assert of(*rows, day=day).stage is stage


def test_the_newest_later_appraisal_counts(of):
    rows = [{"period": "TW1", "rating": "BAIK"}, {"period": "TW2", "rating": "KURANG"}]
    assert of(*rows, day=date(2026, 8, 1)).stage is Stage.TEST
    assert "Triwulan" not in said(of(*rows, day=date(2026, 8, 1)))
    assert "TW2 2026" in said(of(*rows, day=date(2026, 8, 1)))


def test_the_dated_stages_are_for_pns(of):
    path = of(status="PPPK")
    assert path.stage is Stage.CONTRACT and path.by is None
    assert [step.code for step in path.steps] == ["object", "talk"]


def test_what_was_below_expectation_is_named(of):
    path = of(rating=None, results="DI_BAWAH", behaviour="SESUAI")
    assert path.rating == "BUTUH PERBAIKAN"
    assert [it.id for it in path.below] == ["hasil kerja di bawah ekspektasi"]
    both = of(rating=None, results="DI_BAWAH", behaviour="DI_BAWAH")
    assert len(both.below) == 2
    assert "belum dicatat" in of().below[0].id


def test_the_lowest_behaviour_is_named_where_feedback_may_be_shown(of):
    answers = [
        {"day": date(2026, 2, 1), "direction": "REKAN", "behaviour": behaviour,
         "giver": f"1980010120100319{at:02}", "score": score}
        for behaviour, score in (("ADAPTIF", 2), ("LOYAL", 5))
        for at in range(5)
    ]  # fmt: skip
    assert "Adaptif (2)" in of(answers=answers).below[-1].id
    few = [it for it in answers if it["giver"][-1] != "4"]
    assert not any("Adaptif" in it.id for it in of(answers=few).below)


def test_the_largest_gaps_come_with_trainings_that_reach_the_level(of):
    catalogue = [
        {"training": code, "name": f"Pelatihan {code}", "competency": "M.01",
         "level_after": level, "starts": starts}
        for code, level, starts in (
            ("L1", 2, date(2026, 9, 1)),  # not high enough
            ("L2", 3, date(2026, 10, 1)),
            ("L3", 3, date(2026, 8, 1)),
            ("L4", 4, date(2026, 1, 1)),  # over
            ("L5", None, None),
        )
    ]  # fmt: skip
    gaps = [(NIP, "M.02", 2, 1), (NIP, "M.01", 3, 2), (NIP, "M.03", 2, None)]
    first, second = of(gaps=gaps, catalogue=catalogue).helps
    assert (first.competency, first.short) == ("M.01", 2)
    assert [it.code for it in first.trainings] == ["L3", "L2", "L5"]
    assert (second.competency, second.trainings) == ("M.02", ())


def test_sentences_speak_to_the_person(of):
    steps = [step.sentence.fill(step.facts, "id") for step in of().steps]
    assert all("Anda" in it for it in steps[:2])
    assert not any("{" in it for it in steps)
