"""Headings that lie about their unit, told by the people there are."""

from dataclasses import replace

import polars as pl
import pytest

from .cities import city, found, task


def several(position, unit, factor=1.0):
    """About one person's work: five tasks of different times."""
    return [
        task(
            position,
            f"Mengerjakan berkas {word}",
            volume=10 + n,
            time=(900 + 400 * n) * factor,
            time_unit=unit,
        )
        for n, word in enumerate(("satu", "dua", "tiga", "empat", "lima"))
    ]


def book(unit, factor=1.0, count=8, **told):
    tasks = [each for n in range(count) for each in several(f"P{n}", unit, factor)]
    return city(tasks, units=count, **told)


def test_minutes_called_hours_in_the_whole_workbook_are_detected():
    told = found(book("jam"))
    (row,) = told.frames["headings"].to_dicts()
    assert (row["scope"], row["written"], row["meant"], row["certain"]) == (
        "",
        "jam",
        "menit",
        True,
    )
    assert row["need_with"] < row["need"] / 40
    # One wrong heading raises no alarm at every task below it.
    assert told.frames["too_much"].is_empty()
    assert told.frames["too_long"].is_empty()


def test_hours_called_minutes_are_detected():
    (row,) = found(book("menit", 1 / 60)).frames["headings"].to_dicts()
    assert (row["written"], row["meant"]) == ("menit", "jam")


@pytest.mark.parametrize(
    ("unit", "factor"), [("menit", 1), ("jam", 1 / 60), ("hari", 1 / 450)]
)
def test_an_honest_heading_is_left_alone(unit, factor):
    assert found(book(unit, factor)).frames["headings"].is_empty()


@pytest.mark.parametrize("holders", [1, 3])
def test_people_far_too_few_or_too_many_are_no_wrong_unit(holders):
    tight = book("menit", 4)  # four times the work of one person
    assert found(tight).frames["headings"].is_empty()
    assert found(book("menit", 0.5, holders=holders)).frames["headings"].is_empty()


def test_one_agency_alone_is_named():
    honest = [each for n in range(2) for each in several(f"P{n}", "jam", 1 / 60)]
    snapshot = city(honest, units=2)
    extra = [f"Q{n}" for n in range(6)]
    more = snapshot.positions.filter(pl.col("position") == "P1")
    positions = pl.concat(
        [snapshot.positions, *(more.with_columns(position=pl.lit(q)) for q in extra)]
    )
    lying = pl.DataFrame(
        [each for q in extra for each in several(q, "jam")],
        schema=snapshot.tasks.schema,
    )
    other = [f"R{n}" for n in range(12)]
    third = snapshot.positions.filter(pl.col("position") == "P0")
    positions = pl.concat(
        [positions, *(third.with_columns(position=pl.lit(r)) for r in other)]
    )
    right = pl.DataFrame(
        [each for r in other for each in several(r, "jam", 1 / 60)],
        schema=snapshot.tasks.schema,
    )
    whole = replace(
        snapshot, positions=positions, tasks=pl.concat([snapshot.tasks, lying, right])
    )
    rows = found(whole).frames["headings"]
    assert rows.select("scope", "meant", "is_position").rows() == [
        ("U1", "menit", False)
    ]


def test_one_position_alone_is_named():
    tasks = [each for n in range(7) for each in several(f"P{n}", "jam", 1 / 60)]
    rows = found(city([*tasks, *several("P7", "jam")])).frames["headings"]
    assert rows.select("scope", "meant", "is_position").rows() == [
        ("P7", "menit", True)
    ]


def test_without_people_the_doubt_is_told_as_unknown():
    told = found(book("jam", holders=None))
    (row,) = told.frames["headings"].to_dicts()
    assert not row["certain"]
    (finding,) = [it for it in told.findings if it.code == "AUDIT-1"]
    assert finding.verdict == "unknown"


def test_few_positions_say_nothing_about_a_heading():
    told = found(book("jam", count=3)).frames["headings"]
    assert told.filter(~pl.col("is_position")).is_empty()
