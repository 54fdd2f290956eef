"""A real agency whose column says hours and holds minutes.

Nothing of it is kept here; where it is not beside the project these tests skip.
"""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tepat import law
from tepat.intake import read
from tepat.norm_audit import audit

ROOT = Path(__file__).parents[3]
AGENCY = ROOT.parent / "shared" / "data" / "anjab_abk_dpd"
DAY = date(2026, 3, 16)

pytestmark = pytest.mark.skipif(
    not AGENCY.is_dir(), reason=f"the real agency is not at {AGENCY}"
)


@pytest.fixture(scope="module")
def agency(tmp_path_factory):
    adapter = runpy.run_path(str(ROOT / "script" / "adapt_dpd.py"))
    folder = tmp_path_factory.mktemp("dpd")
    sheets, *_ = adapter["adapt"](AGENCY)
    adapter["write"](sheets, folder)
    return read(folder, day=DAY, today=DAY).snapshot


def mislabelled(agency, rows=True):
    unit = pl.when(pl.lit(rows) & pl.col("time").is_not_null()).then(pl.lit("jam"))
    return replace(agency, tasks=agency.tasks.with_columns(unit.alias("time_unit")))


def test_the_right_unit_is_left_alone(agency):
    told = audit(agency, law.on(DAY))
    for kind in ("headings", "units", "too_long", "too_much"):
        assert told.frames[kind].is_empty()


def test_minutes_called_hours_are_detected_with_the_need_as_published(agency):
    told = audit(mislabelled(agency), law.on(DAY))
    (row,) = told.frames["headings"].to_dicts()
    assert (row["scope"], row["written"], row["meant"]) == ("", "jam", "menit")
    assert row["certain"]
    assert 40 < row["times"] < 70
    whole = audit(agency, law.on(DAY)).rows
    assert told.rows["hours"].equals(whole["hours"])


def test_they_are_doubted_even_where_nobody_says_how_many_there_are(agency):
    told = mislabelled(agency)
    blank = told.positions.with_columns(
        pl.lit(None, pl.Int64).alias(name) for name in ("need_stated", "holders_stated")
    )
    (row,) = (
        audit(replace(told, positions=blank), law.on(DAY)).frames["headings"].to_dicts()
    )
    assert (row["written"], row["meant"]) == ("jam", "menit")


def test_few_norms_are_far_off_and_copies_are_many(agency):
    told = audit(agency, law.on(DAY))
    assert 0 < told.frames["norms"].height < 0.03 * told.totals["compared"]
    assert told.totals["copies"] > 100
