"""A real agency's published workload, adapted, read and worked out again.

Nothing of it is kept here; where it is not beside the project these tests skip.
"""

import csv
import runpy
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import polars as pl
import pytest

from tepat import law, workload
from tepat.establishment import balance
from tepat.intake import read
from tepat.snapshot import resolve

ROOT = Path(__file__).parents[3]
AGENCY = ROOT.parent / "shared" / "data" / "anjab_abk_dpd"
DAY = date(2026, 3, 16)

pytestmark = pytest.mark.skipif(
    not AGENCY.is_dir(), reason=f"the real agency is not at {AGENCY}"
)


def published(name):
    with (AGENCY / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def four_decimals(number):
    return Decimal(repr(number)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


@pytest.fixture(scope="module")
def adapter():
    return runpy.run_path(str(ROOT / "script" / "adapt_dpd.py"))


@pytest.fixture(scope="module")
def reading(adapter, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dpd")
    sheets, _ = adapter["adapt"](AGENCY)
    adapter["write"](sheets, folder)
    return read(folder, day=DAY, today=DAY)


@pytest.fixture(scope="module")
def told(reading):
    return balance(reading.snapshot, law.on(DAY))


def test_the_adapted_workbook_has_no_errors(reading):
    assert reading.errors == []
    # Two tasks lack a number in the source, so they cannot be counted here either.
    assert {each.code for each in reading.warnings} == {"TASK-INCOMPLETE"}
    assert len(reading.warnings) == 2


def test_the_map_has_one_root_and_every_post(reading):
    snapshot = reading.snapshot
    positions = resolve.positions(snapshot)
    assert positions.height == 1314
    assert positions["superior_resolved"].null_count() == 1
    assert snapshot.units["parent"].null_count() == 1
    stated = {
        post["post_id"]: post["parent_id"] or None for post in published("peta_jabatan")
    }
    assert dict(positions.select("position", "superior_resolved").rows()) == stated


def test_every_complete_row_has_the_published_fte_to_four_decimals(reading, told):
    posts = reading.snapshot.positions["position"].implode()
    tasks = reading.snapshot.tasks.filter(pl.col("position").is_in(posts))
    worked = workload.per_task(tasks, told.year)["fte"].to_list()
    rows = published("abk_tugas")
    assert len(rows) == len(worked)
    complete = 0
    for row, fte in zip(rows, worked, strict=True):
        if row["jumlah_hasil"] and row["waktu_efektif_menit"]:
            assert four_decimals(fte) == Decimal(row["kebutuhan_pegawai"]), row
            complete += 1
        else:
            assert fte is None
    assert complete == 3721


def test_every_post_has_the_published_total_need_holders_and_gap(told):
    positions = {row["position"]: row for row in told.positions.to_dicts()}
    posts = published("abk_expected")
    assert len(posts) == 426
    for post in posts:
        row = positions[post["post_id"]]
        total = Decimal(post["total_fte_tanpa_pembulatan"])
        assert four_decimals(row["fte"]) == total.quantize(Decimal("0.0001")), post
        assert row["need"] == int(post["kebutuhan_terbit"]), post
        assert row["occupied"] == int(post["bezetting"]), post
        assert row["gap"] == int(post["selisih_terbit"]), post
        assert row["source"] == "tugas"


def test_posts_without_workload_need_what_the_map_says(told):
    by_map = told.positions.filter(pl.col("source") == "kebutuhan")
    stated = {
        post["post_id"]: int(post["kebutuhan_pegawai"])
        for post in published("peta_jabatan")
        if post["punya_abk"] == "0"
    }
    assert dict(by_map.select("position", "need").rows()) == stated
    assert by_map["fte"].null_count() == len(stated) == 888
    assert told.totals["unknown"] == 0
