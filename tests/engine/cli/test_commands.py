"""Every command, as a user or a script meets it."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from tepat import intake
from tepat.placement import store


def as_json(run, *words):
    code, out, _ = run(*words, "--json")
    return code, json.loads(out)


def test_check_tells_problems_and_counts(run, book):
    code, told = as_json(run, "check", book)
    assert code == 0
    assert told["errors"] == []
    assert told["counts"]["pegawai"] == 120
    for warning in told["warnings"]:
        assert set(warning) >= {"sheet", "row", "column", "message"}


def test_check_of_a_file_that_is_not_there_says_so_and_ends_with_1(run, tmp_path):
    code, out, err = run("check", tmp_path / "tidak-ada.xlsx")
    assert code == 1
    assert "tidak-ada.xlsx" in out + err
    assert "Traceback" not in out + err


def test_needs_has_the_contracted_keys_and_adds_up(run, book):
    code, told = as_json(run, "needs", book)
    assert code == 0
    keys = {"kode", "workload_hours", "fte", "need", "occupied", "gap", "projection"}
    assert all(set(row) >= keys for row in told["positions"])
    known = [row for row in told["positions"] if row["need"] is not None]
    assert all(row["gap"] == row["occupied"] - row["need"] for row in known)
    assert told["totals"]["need"] == sum(row["need"] for row in known)
    assert told["units"]


def test_needs_writes_its_workbook(run, book, tmp_path):
    out = tmp_path / "kebutuhan.xlsx"
    assert run("needs", book, "--out", out)[0] == 0
    assert openpyxl.load_workbook(out).sheetnames


@pytest.mark.parametrize("name", ["peta.html", "peta.xlsx", "peta.pdf", "peta.svg"])
def test_map_is_drawn(run, book, tmp_path, name):
    code, told = as_json(run, "map", book, "--out", tmp_path / name)
    assert code == 0
    assert (tmp_path / name).stat().st_size > 1_000
    assert [it["id"] for it in told["nodes"] if it["parent"] is None] != []


def test_map_in_a_form_that_is_not_there_says_what_to_use(run, book, tmp_path):
    code, _, err = run("map", book, "--out", tmp_path / "peta.docx")
    assert code == 25
    assert ".docx" in err
    assert ".pdf, .svg, .html" in err


def test_fit_of_one_pair_has_components_and_rules(run, book):
    code, pairs = as_json(run, "fit", book, "--nip", first_nip(book))
    assert code == 0
    assert pairs["pairs"]
    for pair in pairs["pairs"]:
        assert 0 <= pair["score"] <= 1000
        assert pair["eligible"] is (pair["failed_rules"] == [])
        assert set(pair["components"]) == {
            "competency",
            "performance",
            "education",
            "experience",
        }


def first_nip(book):
    sheet = openpyxl.load_workbook(book, read_only=True)["pegawai"]
    return next(sheet.iter_rows(min_row=2, max_row=2, values_only=True))[0]


def test_fit_of_nobody_in_particular_asks_for_a_name(run, book):
    code, _, err = run("fit", book)
    assert code == 24
    assert "--nip" in err


def test_plan_prints_its_summary_with_the_same_moves(run, book, plan_folder, tmp_path):
    code, told = as_json(run, "plan", book, "--out", tmp_path / "rencana")
    assert code == 0
    stored = store.read(plan_folder)
    assert told["moves"] == stored["moves"]
    assert told["objective"] == told["bound"]
    assert list(told["objective"]) == ["critical", "filled", "fit", "stayed"]


def test_two_runs_give_equal_bytes(run, book, plan_folder, tmp_path):
    assert run("plan", book, "--out", tmp_path / "lagi")[0] == 0
    for name in ("plan.json", "plan.xlsx"):
        one, two = (folder / name for folder in (plan_folder, tmp_path / "lagi"))
        assert one.read_bytes() == two.read_bytes()


def test_the_plan_workbook_holds_no_formula_and_keeps_nips_as_text(plan_folder):
    book = openpyxl.load_workbook(plan_folder / "plan.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    nips = [it["nip"] for it in store.read(plan_folder)["moves"]]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    assert set(nips) <= texts


def test_verify_accepts_the_plan(run, plan_folder):
    code, told = as_json(run, "verify", plan_folder)
    assert code == 0
    assert told["valid"]
    assert told["violations"] == []


def test_verify_of_an_altered_plan_ends_with_1(run, book, tmp_path):
    folder = tmp_path / "rencana"
    run("plan", book, "--out", folder)
    text = (folder / "plan.json").read_text("utf-8")
    altered = re.sub(r'"filled": (\d+)', r'"filled": 1\1', text, count=1)
    (folder / "plan.json").write_text(altered, "utf-8")
    code, told = as_json(run, "verify", folder)
    assert code == 1
    assert told["violations"]


@pytest.mark.parametrize("part", ["moves", "stays", "leaving"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_explain_speaks_to_everyone_in_the_plan(run, plan_folder, part, lang):
    entries = store.read(plan_folder)[part]
    if not entries:
        pytest.fail(f"The small city should have {part}; choose another seed.")
    nip = entries[0]["nip"]
    code, out, _ = run("explain", plan_folder, nip, "--lang", lang)
    assert code == 0
    assert nip in out
    assert "{" not in out
    code, told = as_json(run, "explain", plan_folder, nip)
    assert set(told) >= {"decision", "rules", "components", "alternatives"}


def test_a_scenario_without_promotions_proposes_none(run, book, tmp_path):
    file = tmp_path / "skenario.toml"
    file.write_text('[plan]\nmoves = ["rotasi", "penempatan"]\n', "utf-8")
    code, told = as_json(
        run, "plan", book, "--scenario", file, "--out", tmp_path / "tanpa-promosi"
    )
    assert code == 0
    assert {move["kind"] for move in told["moves"]} <= {"rotasi", "penempatan"}


def test_demo_of_the_same_seed_gives_the_same_bytes(run, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        words = ("--employees", 50, "--seed", 3, "--out", tmp_path / name)
        assert run("demo", *words)[0] == 0
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ["frobnicate"],
        ["plan"],
        ["check", "x.xlsx", "--lang", "fr"],
        ["demo", "--employees", "49", "--out", "x.xlsx"],
    ],
)
def test_wrong_usage_ends_with_2(run, words):
    assert run(*words)[0] == 2


def test_errors_speak_the_language_asked_for(run, tmp_path):
    _, _, indonesian = run("verify", tmp_path)
    code, _, english = run("verify", tmp_path, "--lang", "en")
    assert code == 27
    assert "bukan folder rencana" in indonesian
    assert "not a plan" in english


def test_the_command_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "tepat", "--help"], capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"plan" in done.stdout


@pytest.mark.parametrize("command", ["needs", "map"])
def test_a_result_is_never_written_over_its_own_input(run, book, tmp_path, command):
    copy = tmp_path / "kota.xlsx"
    copy.write_bytes(book.read_bytes())
    code, _, err = run(command, copy, "--out", copy)
    assert code == 30
    assert "--out" in err
    assert copy.read_bytes() == book.read_bytes()


def test_errors_reach_programs_as_json(run, tmp_path):
    code, out, _ = run("verify", tmp_path, "--json")
    assert json.loads(out)["error"]["code"] == code == 27


def test_demo_into_a_folder_says_so(run, tmp_path):
    code, _, err = run("demo", "--employees", 50, "--out", tmp_path)
    assert code == 20
    assert tmp_path.name in err


def test_the_plan_says_whom_missing_data_keeps_out(run, book, tmp_path):
    code, out, _ = run("plan", book, "--out", tmp_path / "rencana")
    assert code == 0
    assert "data belum lengkap" in out


def test_check_says_that_without_appraisals_no_move_can_be_judged(run, book, tmp_path):
    snapshot = intake.read(book, today=date(2026, 11, 24)).snapshot
    bare = replace(snapshot, appraisals=snapshot.appraisals.clear())
    intake.write_csv(bare, tmp_path / "kota")
    assert "Lembar kinerja" in run("check", tmp_path / "kota")[1]
    assert "Lembar kinerja" not in run("check", book)[1]
