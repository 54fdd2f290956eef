"""The two other maps that are shipped, on real data that is kept elsewhere."""

import csv
from datetime import date

import pytest

from tepat import intake
from tepat.intake import foreign

from .conftest import ORGANOGRAM, ROOT

DATA = ROOT.parent / "shared" / "data"
MAPS = ORGANOGRAM.parent
DAY = date(2026, 11, 26)

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the real data is not at {DATA}"
)


def adapted(name, folder):
    path = MAPS / name
    return foreign.adapt(path, foreign.column_map(path), DATA / folder)


def rows(path):
    with (DATA / path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_real_tree_of_units_keeps_every_unit_and_tells_the_lost_parents():
    found = adapted("pohon-unit.toml", "reference_id")
    source = rows("reference_id/banyuwangi_unor.csv")
    codes = {row["kode"] for row in source}
    lost = [row for row in source if row["kode_induk"] not in {"", *codes}]
    assert found.facts["unit"] == len(source) == 2_745
    assert found.facts["induk_tidak_ada"] == len(lost) == 2
    assert [it.code for it in found.problems].count("MAP-DANGLING-PARENT") == 2
    units = found.snapshot.units
    assert set(units["unit"]) == {"INSTANSI", *codes}
    assert units["parent"].null_count() == 1


def test_a_real_tree_of_posts_becomes_a_workbook_without_problems(tmp_path):
    found = adapted("peta-jabatan.toml", "anjab_abk_dpd")
    source = rows("anjab_abk_dpd/peta_jabatan.csv")
    assert found.facts["jabatan"] == len(source) == 1_314
    assert found.facts["kedalaman"] == max(int(row["kedalaman"]) for row in source)
    assert int(found.facts["kebutuhan"]) == sum(
        int(row["kebutuhan_pegawai"] or 0) for row in source
    )
    classes = {
        row["jabatan_id"]: int(row["kelas_jabatan"])
        for row in rows("anjab_abk_dpd/jabatan.csv")
    }
    told = found.snapshot.positions["position_class"].to_list()
    assert told == [classes[row["jabatan_id"]] for row in source]
    intake.write_csv(found.snapshot, tmp_path)
    assert intake.read(tmp_path, today=DAY).errors == []
