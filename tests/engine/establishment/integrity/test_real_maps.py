"""Maps that nobody in this project wrote; these tests skip where they are absent."""

import csv
import runpy
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from tepat import law
from tepat.establishment.integrity import integrity
from tepat.intake import read
from tepat.snapshot import TABLES, Snapshot

ROOT = Path(__file__).parents[4]
DATA = ROOT.parent / "shared" / "data"
AGENCY = DATA / "anjab_abk_dpd"
REGENCY = DATA / "reference_id" / "banyuwangi_unor.csv"
DAY = date(2026, 3, 16)
LAW = law.on(DAY)
SCHEMAS = {table.name: table.schema for table in TABLES}

needs_agency = pytest.mark.skipif(
    not AGENCY.is_dir(), reason=f"the real agency is not at {AGENCY}"
)
needs_regency = pytest.mark.skipif(
    not REGENCY.is_file(), reason=f"the real tree of units is not at {REGENCY}"
)


@pytest.fixture(scope="module")
def agency(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dpd")
    adapter = runpy.run_path(str(ROOT / "script" / "adapt_dpd.py"))
    sheets, _ = adapter["adapt"](AGENCY)
    adapter["write"](sheets, folder)
    return integrity(read(folder, day=DAY, today=DAY).snapshot, LAW)


@pytest.fixture(scope="module")
def regency():
    with REGENCY.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {"unit": it["kode"], "name": it["nama"], "parent": it["kode_induk"] or None}
            for it in csv.DictReader(file)
        ]
    units = pl.DataFrame(rows, SCHEMAS["units"])
    return integrity(Snapshot(DAY, units=units), LAW)


@needs_agency
def test_an_agency_that_published_its_map_has_no_error(agency):
    assert [it.finding.say() for it in agency.errors] == []
    assert agency.readiness["positions"][0] == 1_314


@needs_agency
def test_a_post_with_more_holders_than_seats_is_found_in_it(agency):
    # peta_jabatan.csv: the one post with bezetting 4 and kebutuhan_pegawai 2.
    with (AGENCY / "peta_jabatan.csv").open(encoding="utf-8-sig", newline="") as file:
        over = {
            row["post_id"]
            for row in csv.DictReader(file)
            if row["bezetting"]
            and row["kebutuhan_pegawai"]
            and int(row["bezetting"]) > int(row["kebutuhan_pegawai"]) > 0
        }
    assert over
    assert {it.position for it in agency.issues if it.code == "MAP-36"} == over


@needs_regency
def test_exactly_its_two_dangling_parents_are_told(regency):
    told = [it.unit for it in regency.issues if it.code == "MAP-7"]
    assert sorted(told) == ["9989000099", "9999000099"]
    assert not [it for it in regency.issues if it.code in ("MAP-6", "MAP-8")]


@needs_regency
def test_its_second_root_is_told_too(regency):
    told = [it.unit for it in regency.issues if it.code == "MAP-5"]
    assert told == ["9999001103"]
    assert {it.code for it in regency.errors} == {"MAP-5", "MAP-7"}


@needs_regency
def test_names_that_occur_twice_under_one_parent_are_all_told(regency):
    with REGENCY.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    seen = {}
    for row in rows:
        key = (
            row["kode_induk"],
            " ".join(row["nama"].lower().replace("-", " ").split()),
        )
        seen.setdefault(key, []).append(row["kode"])
    twice = {
        code
        for (parent, _), codes in seen.items()
        if parent and len(codes) > 1
        for code in codes
    }
    assert twice <= {it.unit for it in regency.issues if it.code == "MAP-12"}
