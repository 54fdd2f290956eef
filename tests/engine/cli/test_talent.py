"""``tepat talent`` and ``tepat gaps``, as a user or a script meets them."""

import json

from openpyxl import load_workbook


def as_json(run, *words):
    code, out, _ = run(*words, "--json")
    return code, json.loads(out)


def test_gaps_tell_units_people_and_bands_that_add_up(run, book):
    code, told = as_json(run, "gaps", book)
    assert code == 0
    totals = told["totals"]
    assert len(told["people"]) == totals["people"] == 120
    for counts in told["bands"].values():
        assert sum(counts.values()) == 120
    root = told["units"][0]["competencies"]
    short = sum(len(row["short_of"] or ()) for row in told["people"])
    assert sum(row["below"] for row in root) == short
    known = [row for row in told["people"] if row["jpm"] is not None]
    assert all(row["ikk"] == round(100 - row["jpm"], 2) for row in known)


def test_gaps_of_one_unit_are_those_of_its_people(run, book):
    _code, city = as_json(run, "gaps", book)
    unit = city["units"][1]["unit"]
    code, told = as_json(run, "gaps", book, "--unit", unit)
    assert code == 0
    assert 0 < len(told["people"]) < 120
    assert told["units"][0] == city["units"][1]


def test_a_unit_or_position_that_is_not_there_is_told(run, book):
    for words in (("gaps", book, "--unit", "X"), ("talent", book, "--position", "X")):
        code, out, err = run(*words)
        assert code == 85
        assert " X " in err
        assert "Traceback" not in out + err


def test_talent_tells_boxes_people_and_pools_that_agree(run, book):
    code, told = as_json(run, "talent", book)
    assert code == 0
    assert len(told["boxes"]) == 9
    certain = [row["box"] for row in told["people"] if row["box"] is not None]
    for row in told["boxes"]:
        assert row["count"] == certain.count(row["box"])
        assert row["recommendations"]
    assert told["unknown"] == 120 - len(certain)
    assert told["axes"]["potential"]["kompetensi"] == 40
    for pool in told["pools"]:
        ranks = [row["rank"] for row in pool["candidates"]]
        assert ranks == list(range(1, len(ranks) + 1))
        now = [row for row in pool["candidates"] if row["readiness"] == "now"]
        assert all(row["missed"] == [] for row in now)


def test_talent_of_one_position_says_in_sentences_what_is_missing(run, book):
    _code, city = as_json(run, "talent", book)
    position = next(it["position"] for it in city["pools"] if it["candidates"])
    code, told = as_json(run, "talent", book, "--position", position)
    assert code == 0
    (pool,) = told["pools"]
    assert pool["position"] == position
    for row in pool["candidates"]:
        codes = {it["code"] for it in row["not_met"]}
        assert set(row["missed"]) <= codes | {"AGE-1", "RETIREMENT-1"}
    code, out, _err = run("talent", book, "--position", position, "--lang", "en")
    assert code == 0
    assert "ready now" in out


def test_both_write_their_workbook_and_speak_both_languages(run, book, tmp_path):
    for command, sheet in (("gaps", "Per pegawai"), ("talent", "Calon")):
        out = tmp_path / f"{command}.xlsx"
        code, said, _err = run(command, book, "--out", out)
        assert code == 0
        assert str(out) in said.replace("\n", "")
        assert sheet in load_workbook(out).sheetnames
        assert run(command, book, "--lang", "en")[0] == 0
        code, _out, err = run(command, book, "--out", book)
        assert code == 30
        assert "--out" in err
