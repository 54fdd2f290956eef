"""``tepat adapt`` writes a workbook, its facts, and everything not carried over."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from tepat import intake

MAP = Path(__file__).parents[3] / "docs" / "peta-asing" / "organogram.toml"
HEAD = "post_ref,grade,job_title,unit,reports_to,is_top,occupancy,fte\n"
DAY = date(2026, 11, 26)


@pytest.fixture
def folder(tmp_path):
    for body in ("health", "works"):
        (tmp_path / f"{body}-senior.csv").write_text(
            f"{HEAD}1,SCS4,Head of {body},Office,,1,filled,1\n"
            "2,SCS1,Deputy,Office,1,0,vacant,0.5\n2,SCS1,Deputy,Office,7,0,filled,1\n"
        )
    return tmp_path


def test_one_body_becomes_a_workbook_that_can_be_computed_on(run, folder):
    out = folder / "buku.xlsx"
    code, told, _ = run(
        *("adapt", MAP, "--from", folder, "--body", "health", "--out", out, "--json")
    )
    assert code == 0
    (body,) = json.loads(told)["bodies"]
    assert body["facts"]["duplicate_refs"] == 1
    assert body["facts"]["senior_fte"] == "2.50"
    assert body["counts"]["jabatan"] == 3
    assert {"MAP-DUPLICATE-CODE", "MAP-DANGLING-PARENT", "MAP-FILE-ABSENT"} <= {
        remark["code"] for remark in body["remarks"]
    }
    assert intake.read(out, today=DAY).errors == []


def test_several_bodies_become_a_folder_each_and_one_table_of_facts(run, folder):
    facts = folder / "fakta.csv"
    code, told, err = run(
        *("adapt", MAP, "--from", folder, "--out", folder / "hasil"),
        *("--facts", facts, "--lang", "en"),
    )
    assert code == 0
    with facts.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["body"] for row in rows] == ["health", "works"]
    assert {row["vacant"] for row in rows} == {"1"}
    for body in ("health", "works"):
        assert intake.read(folder / "hasil" / body, today=DAY).errors == []
    assert "health: 2 units" not in told  # 1, 2#2 head a unit, and one is added
    assert "health: 3 units and 3 positions" in told
    assert "is used by row 3 already" in err


def test_several_bodies_do_not_fit_in_one_workbook(run, folder):
    code, _, err = run("adapt", MAP, "--from", folder, "--out", folder / "b.xlsx")
    assert code == 50
    assert "health, works" in err


def test_a_body_that_is_not_there_is_told_with_those_that_are(run, folder):
    code, _, err = run(
        *("adapt", MAP, "--from", folder, "--body", "x", "--out", folder / "b.xlsx")
    )
    assert code == 50
    assert "health, works" in err


def test_a_map_with_faults_ends_with_its_own_code_and_lines(run, folder):
    path = folder / "peta.toml"
    path.write_text('[posts]\nfiles = "x"\n', "utf-8")
    code, told, err = run("adapt", path, "--out", folder / "b.xlsx", "--json")
    assert code == 49
    assert "baris 2, posts.files" in err
    assert json.loads(told)["error"]["code"] == 49
