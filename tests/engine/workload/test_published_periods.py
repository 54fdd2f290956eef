"""Rows in mixed periods that another application published, worked out again."""

import csv
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import polars as pl
import pytest

from tepat import law
from tepat.snapshot import Settings
from tepat.snapshot.columns import TASKS
from tepat.workload import WorkingYear, per_task

FILE = (
    Path(__file__).parents[4]
    / "shared"
    / "data"
    / "reference_id"
    / "abk_contoh_periode.csv"
)


@pytest.mark.skipif(not FILE.is_file(), reason=f"no published rows at {FILE}")
def test_rows_in_mixed_periods_agree_to_four_decimals():
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    tasks = pl.DataFrame(
        [
            {
                "position": row["jabatan"],
                "volume": float(row["jumlah_hasil"]),
                "period": row["periode"].removeprefix("Per ").lower(),
                "time": float(row["waktu_penyelesaian_menit"]),
                "time_unit": "menit",
            }
            for row in rows
        ],
        schema=TASKS.schema,
    )
    year = WorkingYear.of(law.on(date(2026, 1, 1)), Settings(period_method="PERIODE"))
    worked = per_task(tasks, year)["fte"]
    assert len(rows) == 13
    for row, fte in zip(rows, worked, strict=True):
        printed = Decimal(row["kebutuhan_terbit"])
        assert Decimal(repr(fte)).quantize(Decimal("0.0001"), ROUND_HALF_UP) == printed
    # Its first position: the rounded rows add up to 0.9095, the exact ones to more.
    assert sum(Decimal(row["kebutuhan_terbit"]) for row in rows[:12]) == Decimal(
        "0.9095"
    )
    assert worked[:12].sum() == pytest.approx(0.909625)
