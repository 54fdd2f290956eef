"""``tepat waves`` on the plan of a small town."""

import json
import shlex
from datetime import date

import openpyxl
import pytest

from tepat.placement import store


def waves_of(run, folder, *words):
    code, out, _ = run("waves", folder, "--json", *words)
    assert code == 0
    return json.loads(out)


def test_every_move_is_told_once_on_a_working_day(run, plan_folder):
    told = waves_of(run, plan_folder, "--most", "5")
    plan = store.read(plan_folder)
    assert sorted(it["nip"] for it in told["moves"]) == sorted(
        it["nip"] for it in plan["moves"]
    )
    days = [date.fromisoformat(it["day"]) for it in told["waves"]]
    assert len(days) > 1
    assert days == sorted(set(days))
    assert all(day.weekday() < 5 for day in days)
    assert days[0] >= date.fromisoformat(plan["made_from"]["effective_on"])
    assert told["waves"][-1]["after"] == plan["objective"]


def test_the_moves_follow_the_chains_of_the_plan(run, plan_folder):
    told = waves_of(run, plan_folder, "--most", "5")
    when = {it["nip"]: (it["wave"], it["moment"]) for it in told["moves"]}
    for chain in store.read(plan_folder)["chains"]:
        moments = [when[nip] for nip in chain["people"]]
        assert len({wave for wave, _ in moments}) == 1
        assert moments == sorted(moments)


def test_a_refusal_is_told_as_the_table_of_all_refusals_tells_it(run, plan_folder):
    every = waves_of(run, plan_folder)["if_refused"]
    one = max(every, key=lambda it: len(it["stays"]))
    told = waves_of(run, plan_folder, "--refuse", one["nip"])
    refused = told["refused"]
    assert {key: refused[key] for key in ("stays", "empty", "loss")} == {
        key: one[key] for key in ("stays", "empty", "loss")
    }
    gone = {one["nip"], *one["stays"]}
    assert gone.isdisjoint(it["nip"] for it in told["moves"])
    assert len(told["moves"]) == len(every) - len(gone)
    plan = store.read(plan_folder)["objective"]
    left = told["waves"][-1]["after"]
    assert {goal: plan[goal] - left[goal] for goal in plan} == one["loss"]
    # What it tells to type works.
    assert refused["repair"].endswith(f" --objection {one['nip']}")
    _, *words = shlex.split(refused["repair"])
    assert run(*words)[0] == 0


def test_the_workbook_has_every_sheet_and_the_same_bytes_again(
    run, plan_folder, tmp_path
):
    nip = store.read(plan_folder)["moves"][0]["nip"]
    files = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    for file in files:
        assert run("waves", plan_folder, "--refuse", nip, "--out", file)[0] == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    book = openpyxl.load_workbook(files[0])
    assert book.sheetnames == [
        *("Ringkasan", "Gelombang", "Serah terima", "Ikut tetap", "Bila menolak")
    ]
    assert nip not in [cell.value for cell in book["Gelombang"]["D"]]


def test_the_workbook_of_the_plan_has_the_waves(plan_folder):
    sheet = openpyxl.load_workbook(plan_folder / "plan.xlsx")["Gelombang"]
    nips = {cell.value for cell in sheet["D"]}
    assert {it["nip"] for it in store.read(plan_folder)["moves"]} <= nips


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--start", "2020-01-01"], 118, "sebelum rencana berlaku"),
        (["--refuse", "190001011920011900"], 119, "190001011920011900"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(run, plan_folder, words, code, said):
    ended, _, err = run("waves", plan_folder, *words)
    assert ended == code
    assert said in err
