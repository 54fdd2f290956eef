"""Audit, projection and job evaluation, as a user or a script meets them."""

import json

import openpyxl
import pytest


def as_json(run, *words):
    code, out, _ = run(*words, "--json")
    return code, json.loads(out)


def test_audit_tells_its_findings_with_severity_and_remedy(run, book):
    code, told = as_json(run, "audit", book)
    assert code == 0
    assert told["totals"]["tasks"] > 0
    for finding in told["findings"]:
        assert finding["code"].startswith("AUDIT-")
        assert finding["severity"] in ("tinggi", "sedang", "rendah")
        assert "{" not in finding["message"]
    assert told["limits"]["norm_ratio"] == 3


def test_audit_follows_the_citys_limits_and_refuses_what_it_does_not_know(
    run, book, tmp_path
):
    limits = tmp_path / "batas.toml"
    limits.write_text('[audit]\ndecree = "SE 1/2026"\nnorm_ratio = 2\n', "utf-8")
    _, told = as_json(run, "audit", book, "--limits", limits)
    assert (told["limits"]["decree"], told["limits"]["norm_ratio"]) == ("SE 1/2026", 2)
    for wrong in (
        "[audit]\nratio = 2\n",
        "[audit]\nnorm_ratio = 0\n",
        '[audit]\nnorm_ratio = "dua"\n',
        "[audit]\nfewest_like = true\n",
        "[lain]\n",
        "audit = 1\n",
        "[audit",
    ):
        limits.write_text(wrong, "utf-8")
        code, _, err = run("audit", book, "--limits", limits)
        assert code == 43
        assert "batas.toml" in err


def test_project_tells_the_years_and_reasons(run, book):
    code, told = as_json(run, "project", book, "--capacity", "3")
    assert code == 0
    assert [row["year"] for row in told["yearly"]] == told["years"]
    assert all(row["proposed"] <= 3 for row in told["yearly"])
    assert all(row["reason"] and row["kode"] for row in told["proposals"])
    for row in told["positions"]:
        if row["gaps_after"] is not None:
            assert len(row["gaps"]) == len(row["proposals"]) == 5
            assert row["unmet"] == max(0, -row["gaps_after"][-1])


def test_project_leaves_what_needs_tells_alone(run, book):
    _, needs = as_json(run, "needs", book)
    _, ahead = as_json(run, "project", book, "--capacity", "0")
    fills = {
        row["kode"]: sum(row["fills"]) + (row["fills_before"] or 0)
        for row in ahead["positions"]
    }
    told = {row["kode"]: row["gaps"] for row in ahead["positions"]}
    plain = [row for row in needs["positions"] if fills[row["kode"]] == 0]
    assert plain
    assert all(row["projection"] == told[row["kode"]] for row in plain)


def test_a_budget_is_never_negative(run, book):
    assert run("project", book, "--budget", "-1")[0] == 2


def test_evaluate_tells_points_classes_and_what_does_not_agree(run, book):
    code, told = as_json(run, "evaluate", book)
    assert code == 0
    assert len(told["positions"]) == told["totals"]["positions"]
    for row in told["positions"]:
        if row["computed_class"] is not None and row["class_in_use"] is not None:
            assert row["difference"] == row["computed_class"] - row["class_in_use"]


@pytest.mark.parametrize("command", ["audit", "project", "evaluate"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_writes_its_workbook_and_says_where(
    run, book, tmp_path, command, language
):
    out = tmp_path / f"{command}.xlsx"
    code, said, _ = run(command, book, "--out", out, "--lang", language)
    assert code == 0
    assert str(out.name) in said.replace("\n", "")
    assert len(openpyxl.load_workbook(out).sheetnames) >= 3


@pytest.mark.parametrize("command", ["audit", "project", "evaluate"])
def test_a_result_is_not_written_over_the_workbook(run, book, command):
    assert run(command, book, "--out", book)[0] == 30
