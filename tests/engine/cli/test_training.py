"""``tepat training`` makes the plan, and says how good it is."""

import json
import subprocess
import sys

import openpyxl
import pytest


@pytest.fixture
def found(run, book):
    code, told, _ = run("training", book, "--budget", "20000000", "--json")
    assert code == 0
    return json.loads(told)


def test_json_has_what_is_promised(found):
    assert set(found) >= {"gaps", "plan", "cost", "closed", "bound", "gap", "million"}
    assert found["year"] == 2027 and found["budget"] == 20_000_000
    assert found["plan"] and found["gaps"]
    for gap in found["gaps"]:
        assert set(gap) >= {"nip", "competency", "short", "closed", "left", "reason"}
        assert (gap["reason"] is None) == (gap["left"] == 0)
    for row in found["plan"]:
        assert set(row) >= {"nip", "training", "cost", "hours", "reason"}


def test_the_plan_keeps_to_money_and_seats_and_its_bound(found):
    assert sum(row["cost"] for row in found["plan"]) == found["cost"] <= 20_000_000
    for seat in found["seats"]:
        assert seat["seats"] is None or seat["planned"] <= seat["seats"]
    assert found["closed"] <= found["bound"] <= found["ceiling"]
    assert found["proven"] == (found["closed"] == found["bound"])


def test_each_gap_that_is_closed_has_its_training(found):
    taken = {(row["nip"], row["competency"]): row for row in found["plan"]}
    for gap in found["gaps"]:
        row = taken.get((gap["nip"], gap["competency"]))
        assert (
            gap["closed"] == (0 if row is None else row["levels"]) or not gap["short"]
        )


def test_the_same_question_has_the_same_answer(run, book):
    asked = ("training", book, "--budget", "20000000", "--json")
    assert run(*asked)[1] == run(*asked)[1]


def test_people_are_told_how_good_the_plan_is(run, book):
    code, told, _ = run("training", book, "--budget", "20000000")
    assert code == 0
    assert "Rencana pelatihan 2027" in told
    assert "tidak ada rencana yang menutup lebih dari" in " ".join(told.split())
    assert "Satu juta rupiah lagi" in told
    english = run("training", book, "--budget", "0", "--lang", "en")[1]
    assert "Training plan of 2027: 0 seats for 0 people" in " ".join(english.split())


def test_moves_of_a_placement_plan_are_measured_against_the_target(
    run, book, plan_folder
):
    moves = json.loads((plan_folder / "plan.json").read_text("utf-8"))["moves"]
    code, told, _ = run("training", book, "--plan", plan_folder, "--json")
    assert code == 0
    gaps = json.loads(told)["gaps"]
    targets = {move["nip"]: move["to"] for move in moves}
    of_movers = [gap for gap in gaps if gap["nip"] in targets]
    assert all(gap["position"] == targets[gap["nip"]] for gap in of_movers)
    assert all(gap["source"] == "MUTASI" for gap in of_movers)


def test_a_folder_without_a_plan_is_refused(run, book, tmp_path):
    code, _, told = run("training", book, "--plan", tmp_path)
    assert code == 27
    assert "plan.json" in told


def test_the_workbook_tells_the_plan_by_unit(run, book, tmp_path, found):
    out = tmp_path / "pelatihan.xlsx"
    asked = ("--budget", "20000000", "--out", out)
    assert run("training", book, *asked)[0] == 0
    told = openpyxl.load_workbook(out)
    assert told.sheetnames == [
        *("Ringkasan", "Rencana per unit", "Kesenjangan", "Katalog", "Jam per unit"),
        *("Jam per pegawai", "Evaluasi", "Perlu dilihat", "Cara menghitung"),
    ]
    rows = list(told["Rencana per unit"].iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == "Unit")
    plan = [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]
    assert len(plan) == len(found["plan"])
    assert sum(row["Biaya (Rp)"] for row in plan) == found["cost"]
    assert {row["NIP"] for row in plan} == {row["nip"] for row in found["plan"]}
    assert all(row["Alasan"] for row in plan)


def test_two_runs_write_the_same_bytes(run, book, tmp_path):
    files = [tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"]
    for out in files:
        run("training", book, "--budget", "5000000", "--out", out)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_nothing_but_json_is_printed(book):
    # HiGHS prints by itself, below Python: that must not reach a pipe.
    words = [sys.executable, "-m", "tepat", "training", str(book), "--json"]
    done = subprocess.run(
        [*words, "--budget", "20000000"], capture_output=True, check=True, text=True
    )
    assert json.loads(done.stdout)["budget"] == 20_000_000
