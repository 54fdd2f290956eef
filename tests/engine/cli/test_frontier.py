"""``tepat frontier`` on the plan of a small town."""

import csv
import json
import re
from datetime import date
from xml.etree import ElementTree

import openpyxl

from tepat.cli.main import main
from tepat.frontier import frontier
from tepat.placement import store
from tepat.reports.about import About
from tepat.reports.frontier import KINDS, write

WHOSE = About("Kota Contoh", date(2026, 11, 24), "rencana", True)


def found(run, folder, *words):
    code, out, _ = run("frontier", folder, "--points", "8", "--json", *words)
    assert code == 0
    return json.loads(out)


def test_it_goes_from_nothing_to_the_whole_plan_and_every_point_is_proven(
    run, plan_folder
):
    result, plan = found(run, plan_folder), store.read(plan_folder)
    first, last = result["points"][0], result["points"][-1]
    assert first["moves"] == 0
    assert not any(first["gain"].values())
    assert last["achieved"] == plan["objective"]
    assert last["moves"] <= len(plan["moves"])
    assert all(it["proven"] for it in result["points"])
    assert result["planned"]["achieved"] == plan["objective"]
    moves = [it["moves"] for it in result["points"]]
    assert moves == sorted(set(moves))


def test_the_moves_shown_are_as_many_as_told_and_make_no_seat_double(run, plan_folder):
    result = found(run, plan_folder, "--first", "3")
    shown = [it for chain in result["first"]["chains"] for it in chain["moves"]]
    assert len(shown) == result["first"]["moves"]
    assert len({it["nip"] for it in shown}) == len(shown)
    assert result["first"]["moves"] in [it["moves"] for it in result["points"]]


def test_the_fewest_moves_for_a_goal_are_where_it_first_is_at_its_best(
    run, plan_folder
):
    result = found(run, plan_folder)
    for goal, moves in result["fewest"].items():
        best = result["points"][-1]["achieved"][goal]
        reached = [it["moves"] for it in result["points"] if it["moves"] >= moves]
        at = next(it for it in result["points"] if it["moves"] == moves)
        assert at["achieved"][goal] == best
        assert min(reached) == moves


def test_every_kind_of_file_has_the_same_bytes_again(plan_folder, tmp_path):
    content = store.read(plan_folder)
    case = store.case_of(plan_folder, content)
    for name in ("satu", "dua"):
        answer = frontier(case, content, points=6)
        for kind in KINDS:
            write(tmp_path / f"{name}{kind}", case, content, answer, WHOSE, "id")
    for kind in KINDS:
        files = tmp_path / f"satu{kind}", tmp_path / f"dua{kind}"
        assert files[0].read_bytes() == files[1].read_bytes()
    book = openpyxl.load_workbook(tmp_path / "satu.xlsx")
    assert book.sheetnames == ["Kurva manfaat", "Perpindahan pertama"]
    with (tmp_path / "satu.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows[0]["moves"] == "0"
    plan = store.read(plan_folder)["objective"]
    assert int(rows[-1]["filled"]) == int(rows[-1]["most_filled"]) == plan["filled"]
    picture = ElementTree.parse(tmp_path / "satu.svg").getroot()  # noqa: S314
    assert picture.tag.endswith("svg")
    page = (tmp_path / "satu.html").read_text("utf-8")
    assert "<svg" in page
    assert not re.findall(r"(?:src|href)=", page)


def test_a_file_of_another_kind_is_not_written(run, plan_folder, tmp_path):
    code, _, err = run("frontier", plan_folder, "--out", tmp_path / "kurva.pdf")
    assert code == 2
    assert ".svg" in err


def test_an_exchange_has_no_frontier(book, run, tmp_path):
    scenario = tmp_path / "tukar.toml"
    scenario.write_text('[plan]\nmode = "exchange"\n', "utf-8")
    folder = tmp_path / "tukar"
    words = ["plan", str(book), "--scenario", str(scenario), "--out", str(folder)]
    assert main(words) == 0
    code, _, err = run("frontier", folder)
    assert code == 120
    assert "exchange" in err
