"""``tepat survey`` tells the index of every unit, and how sure it is."""

import json

import openpyxl


def test_json_has_what_is_promised_for_every_unit(run, book):
    code, told, _ = run("survey", book, "--json", "--period", "triwulan")
    assert code == 0
    found = json.loads(told)
    assert set(found) >= {"units", "totals", "weight", "findings"}
    assert found["weight"] == "1/9"
    assert found["units"]
    for unit in found["units"]:
        assert set(unit) >= {"unit", "nrr", "ikm", "mutu", "n", "low", "high", "flags"}
        assert list(unit["nrr"]) == [f"u{at}" for at in range(1, 10)]
        assert unit["low"] <= unit["ikm"] <= unit["high"]
        # The index is the sum of the means, to the four decimals that are shown.
        assert abs(sum(unit["nrr"].values()) / 9 * 25 - unit["ikm"]) < 0.01
        assert sum(each["n"] for each in unit["trend"]) == unit["n"]
        assert len(unit["changes"]) == len(unit["trend"]) - 1
    assert found["totals"]["n"] == sum(unit["n"] for unit in found["units"])


def test_the_same_question_has_the_same_answer(run, book):
    assert run("survey", book, "--json")[1] == run("survey", book, "--json")[1]


def test_a_weight_cut_short_gives_less(run, book):
    exact, cut = (
        json.loads(run("survey", book, "--json", "--weight", weight)[1])
        for weight in ("1/9", "0,111")
    )
    assert cut["weight"] == "0.111"
    for one, other in zip(exact["units"], cut["units"], strict=True):
        assert one["ikm"] > other["ikm"] >= round(one["ikm"] * 0.999, 2) - 0.01


def test_a_weight_that_is_none_is_refused(run, book):
    code, _, told = run("survey", book, "--weight", "0.2")
    assert code == 97
    assert "0.111" in told


def test_one_unit_is_told_in_sentences_in_both_languages(run, book):
    units = json.loads(run("survey", book, "--json")[1])["units"]
    code, told, _ = run("survey", book, "--unit", units[0]["unit"])
    assert code == 0
    assert "perlu diperbaiki" in told or "Terendah" in told
    assert "belum dipastikan" in " ".join(told.split())
    code, told, _ = run("survey", book, "--unit", units[0]["unit"], "--lang", "en")
    assert "improve first" in told or "Lowest" in told


def test_a_unit_without_sheets_is_an_error_that_says_where_to_look(run, book):
    code, _, told = run("survey", book, "--unit", "TIDAK-ADA")
    assert code == 99
    assert "lembar survei" in told


def test_a_published_index_is_traced_to_the_weight_it_was_made_with(run, book):
    units = json.loads(run("survey", book, "--json", "--weight", "0.11")[1])["units"]
    first = units[0]
    code, told, _ = run(
        "survey", book, "--unit", first["unit"], "--printed", first["ikm"]
    )
    assert code == 0
    assert "dengan bobot 0.11." in " ".join(told.split())
    code, told, _ = run("survey", book, "--unit", first["unit"], "--printed", "12,34")
    assert "tidak diperoleh" in told
    code, _, told = run("survey", book, "--printed", "bagus")
    assert code == 99


def test_the_workbook_has_units_services_elements_and_what_is_to_be_known(
    run, book, tmp_path
):
    out = tmp_path / "skm.xlsx"
    code, told, _ = run("survey", book, "--out", out, "--json")
    assert code == 0
    found = json.loads(told)
    sheets = openpyxl.load_workbook(out)
    assert sheets.sheetnames == [
        *("Per unit", "Per layanan", "Per unsur", "Per masa"),
        *("Unsur per layanan", "Layanan per masa", "Unsur per masa"),
        *("Dibanding unit lain", "Responden"),
        *("Lembar untuk dilihat", "Perlu diketahui", "Cara menghitung"),
    ]
    rows = list(sheets["Per unit"].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Unit")
    codes = [row[1] for row in rows[head + 1 :] if row[1]]
    assert codes == [unit["unit"] for unit in found["units"]]
    again = tmp_path / "lagi.xlsx"
    run("survey", book, "--out", again)
    assert out.read_bytes() == again.read_bytes()


def test_a_result_is_not_written_over_the_workbook(run, book):
    assert run("survey", book, "--out", book)[0] == 30
