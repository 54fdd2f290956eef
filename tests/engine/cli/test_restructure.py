"""``tepat restructure``, as a user or a script meets it."""

import json
from dataclasses import replace
from datetime import date

import openpyxl
import polars as pl
import pytest

from tepat import intake
from tepat.intake import town


@pytest.fixture(scope="module")
def to_be(tmp_path_factory):
    """The city of the fixture ``book`` with one operational position closed."""
    city = town.build(120, 7)
    held = city.employees["position"].drop_nulls().unique()
    closing = city.positions.filter(
        (pl.col("family") == "PELAKSANA") & pl.col("position").is_in(held.implode())
    )["position"][0]
    kept = city.positions.filter(pl.col("position") != closing)
    path = tmp_path_factory.mktemp("baru") / "baru.xlsx"
    structure = town.build(120, 7)
    empty = {
        table.name: getattr(structure, table.name).clear()
        for table, _ in structure.tables()
        if table.name not in ("units", "jobs", "positions", "settings")
    }
    intake.write_xlsx(replace(structure, positions=kept, **empty), path)
    return path


def as_json(run, *words):
    code, out, _ = run(*words, "--json")
    return code, json.loads(out)


def test_it_tells_what_becomes_of_positions_and_people(run, book, to_be):
    code, told = as_json(run, "restructure", book, to_be, "--day", "2027-01-02")
    assert code == 0
    assert told["on"] == "2027-01-02"
    assert told["fates"]["ditutup"] == 1
    assert told["destinies"]["perlu ditempatkan"] >= 1
    assert len(told["people"]) == 120
    assert {"TOBE-3"} <= {it["code"] for it in told["findings"]}
    assert told["totals"]["seats_change"] < 0


def test_it_writes_both_books_and_the_next_one_can_be_planned(
    run, book, to_be, tmp_path
):
    out, following = tmp_path / "banding.xlsx", tmp_path / "berikut.xlsx"
    words = ("restructure", book, to_be, "--out", out, "--book", following)
    code, said, _ = run(*words, "--day", "2027-01-02", "--lang", "en")
    assert code == 0
    assert "must be placed" in said
    assert openpyxl.load_workbook(out).sheetnames
    assert intake.read(following, today=date(2000, 1, 1)).snapshot.day == date(
        2027, 1, 2
    )
    assert run("plan", following, "--out", tmp_path / "rencana")[0] == 0


def test_both_results_in_one_file_are_refused(run, book, to_be, tmp_path):
    out = tmp_path / "satu.xlsx"
    code, _, err = run("restructure", book, to_be, "--out", out, "--book", out)
    assert code == 44
    assert "satu.xlsx" in err
    assert not out.exists()


def test_a_result_over_an_input_is_refused(run, book, to_be):
    assert run("restructure", book, to_be, "--out", to_be)[0] == 30


def test_errors_in_the_structure_to_be_stop_the_command(run, book, tmp_path):
    (tmp_path / "unit.csv").write_text("kode,nama,induk\nK,Kota,ZZ\n", "utf-8")
    (tmp_path / "jabatan.csv").write_text("kode,unit,nama,jenis\n", "utf-8")
    code, _, err = run("restructure", book, tmp_path)
    assert code == 1
    assert "ZZ" in err
