"""``tepat fairness`` on the plan of a small town."""

import json

import openpyxl
import pytest

from tepat.placement import store


@pytest.fixture
def told(run, plan_folder):
    code, out, _ = run("fairness", plan_folder, "--json")
    assert code == 0
    return json.loads(out)


def test_everybody_who_moves_has_a_burden_and_nobody_else_is_named(told, plan_folder):
    origin = {it["nip"]: it["from"] for it in store.read(plan_folder)["moves"]}
    people = told["burden"]["people"]
    assert sorted(it["nip"] for it in people) == sorted(origin)
    for it in people:
        assert (it["distance"] is None) == (origin[it["nip"]] is None)


def test_envy_is_counted_as_it_is_listed(told):
    rows, counts = told["envy"]["rows"], told["envy"]["counts"]
    for kind, people in told["envy"]["people"].items():
        assert len({it["nip"] for it in rows if it["kind"] == kind}) == people
    for count in counts:
        same = [
            it
            for it in rows
            if (it["kind"], it["cause"]) == (count["kind"], count["cause"])
        ]
        assert len(same) == count["rows"]
    assert all(it["fit"] - it["holder_fit"] == it["gap"] > 0 for it in rows)
    assert all((it["loss"] is not None) == (it["cause"] == "price") for it in rows)


def test_agencies_have_the_people_of_the_plan(told, plan_folder):
    agencies = told["spread"]["agencies"]
    for when in ("before", "after"):
        seated = store.read(plan_folder)[when]["seated"]
        assert sum(it[f"people_{when}"] for it in agencies) == seated


def test_it_speaks_both_languages_and_writes_the_same_bytes_again(
    run, plan_folder, tmp_path
):
    for lang, word in (("id", "Dilaporkan"), ("en", "Reported")):
        out = tmp_path / f"{lang}.xlsx"
        code, said, _ = run("fairness", plan_folder, "--out", out, "--lang", lang)
        assert code == 0
        assert said.startswith(word)
        assert len(said.splitlines()) <= 60
        first = out.read_bytes()
        run("fairness", plan_folder, "--out", out, "--lang", lang)
        assert out.read_bytes() == first
        assert len(openpyxl.load_workbook(out).sheetnames) == 9


def test_the_list_can_be_cut(run, plan_folder, told):
    code, out, _ = run("fairness", plan_folder, "--json", "--most", "1")
    assert code == 0
    assert len(json.loads(out)["envy"]["rows"]) == min(1, len(told["envy"]["rows"]))


def test_a_folder_without_a_plan_is_refused(run, tmp_path):
    code, _, err = run("fairness", tmp_path)
    assert code == 27
    assert "folder rencana" in err


def test_the_workbook_of_the_plan_has_it_too(plan_folder):
    names = openpyxl.load_workbook(plan_folder / "plan.xlsx", read_only=True).sheetnames
    assert {"Keadilan", "Dasar keberatan atas kursi", "Beban yang pindah"} <= set(names)
