"""Which titles are in force on a day, and what takes their place."""

from datetime import date

import polars as pl
import pytest

from tepat.nomenclature import in_force, with_standing
from tepat.snapshot.columns import JOBS

DAY = date(2026, 11, 26)


def jobs(*rows):
    names = ("job", "valid_from", "valid_to", "successor")
    told = [dict(zip(names, row, strict=True), name=row[0]) for row in rows]
    return pl.DataFrame(told, schema=JOBS.schema)


def test_a_title_without_days_was_always_in_force():
    assert in_force(jobs(("A", None, None, None)), DAY)["job"].to_list() == ["A"]


@pytest.mark.parametrize(
    ("begins", "ends", "standing"),
    [
        (DAY, None, "berlaku"),
        (date(2026, 11, 27), None, "belum berlaku"),
        (None, DAY, "berakhir"),
        (None, date(2026, 11, 27), "berlaku"),
        (date(2018, 1, 1), date(2024, 1, 1), "berakhir"),
    ],
)
def test_a_title_begins_on_its_first_day_and_is_over_on_its_last(
    begins, ends, standing
):
    told = jobs(("A", begins, ends, None))
    assert with_standing(told, DAY)["standing"].to_list() == [standing]
    assert in_force(told, DAY).height == (standing == "berlaku")


def test_the_successor_is_the_first_in_force_along_the_chain():
    ended = date(2022, 1, 1)
    told = jobs(
        ("OLD", None, ended, "MIDDLE"),
        ("OTHER", None, ended, "NEW"),
        ("MIDDLE", ended, date(2024, 1, 1), "NEW"),
        ("NEW", date(2024, 1, 1), None, None),
    )
    # Two old titles become one: many to one.
    assert with_standing(told, DAY)["successor_in_force"].to_list() == [
        *("NEW", "NEW", "NEW", None)
    ]
    assert with_standing(told, date(2023, 1, 1))["successor_in_force"].to_list() == [
        *("MIDDLE", None, None, None)  # NEW is not yet in force
    ]


def test_successors_in_a_circle_or_missing_lead_nowhere():
    ended = date(2022, 1, 1)
    told = jobs(
        ("A", None, ended, "B"), ("B", None, ended, "A"), ("C", None, ended, "GONE")
    )
    assert with_standing(told, DAY)["successor_in_force"].to_list() == [None] * 3
