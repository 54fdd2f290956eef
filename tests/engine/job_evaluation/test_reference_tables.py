"""Tables of local applications, held against the norms.

Nothing of them is kept here; where they are not beside the project these tests skip.
"""

import csv
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tepat import law
from tepat.job_evaluation.consistency import jobs_apart, unusual
from tepat.job_evaluation.points import closed_bounds, points_of
from tepat.snapshot import TABLES, Snapshot, resolve

DATA = Path(__file__).parents[4] / "shared" / "data" / "reference_id"
LAW = law.on(date(2026, 1, 1))
NO_POSITIONS = pl.DataFrame(
    schema={
        "position": pl.String,
        "job_key": pl.String,
        "name": pl.String,
        "class_in_use": pl.Int64,
    }
)

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the reference tables are not at {DATA}"
)


def rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_level_of_every_factor_has_the_points_of_the_table():
    told = {"struktural": {}, "fungsional": {}}
    for row in rows("evjab_faktor_level"):
        levels = told[row["jenis"]].setdefault(f"F{row['kode']}", {})
        levels[int(row["level"])] = int(row["nilai"])
    for kind, table in told.items():
        norm = points_of(LAW, kind.upper()).value
        assert {name: dict(levels) for name, levels in norm.items()} == table


def test_the_ranges_of_the_classes_are_those_of_the_table():
    evaluation = LAW.evaluation
    for row in rows("kelas_jabatan_rentang_nilai"):
        each = int(row["kelas"])
        assert evaluation.lowest_points.value[each] == int(row["nilai_min"])
        if each < 17:
            assert evaluation.highest_points.value[each] == int(row["nilai_max"])


def test_the_closed_ranges_are_those_of_the_other_table():
    told = {
        int(row["kelas"]): int(row["nilai_min"])
        for row in rows("kelas_jabatan_rentang_nilai_varian_pati")
    }
    assert dict(closed_bounds(LAW)) == told


def test_the_usual_classes_of_a_province_are_found_and_its_odd_ones_named():
    posts = [row for row in rows("riau_jabatan_struktural") if row["kelas"]]
    positions = [
        {
            "position": row["id"],
            "unit": "P",
            "name": row["nama_jabatan"],
            "family": "ADMINISTRATOR",
            "position_class": int(row["kelas"]),
        }
        for row in posts
    ]
    schemas = {table.name: table.schema for table in TABLES}
    units = pl.DataFrame([{"unit": "P", "name": "Provinsi"}], schemas["units"])
    frame = pl.DataFrame(positions, schemas["positions"])
    told = unusual(
        resolve.positions(Snapshot(LAW.day, units=units, positions=frame)),
        jobs_apart(NO_POSITIONS),
    )
    usual = dict(told.select("title", "usual").unique().iter_rows())
    assert usual["KEPALA SEKSI"] == 9
    assert usual["KEPALA BIDANG"] == 12
    odd = set(told.filter(pl.col("title") == "KEPALA BIDANG")["class_in_use"])
    assert 9 in odd
    assert told.height < 0.1 * len(posts)
