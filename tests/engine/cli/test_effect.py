"""``tepat effect`` tells what changed, how sure that is, and what cannot be asked."""

import json
from xml.etree import ElementTree

import openpyxl
import polars as pl
import pytest

from tepat import intake
from tepat.intake import town
from tepat.intake.town import story
from tepat.snapshot import resolve

EVENT = story.ROTATION_DAY.isoformat()


@pytest.fixture(scope="module")
def city():
    return town.build(1_500, 7)


@pytest.fixture(scope="module")
def surveyed(city, tmp_path_factory):
    path = tmp_path_factory.mktemp("dampak") / "kota.xlsx"
    intake.write_xlsx(city, path)
    return path


@pytest.fixture(scope="module")
def units(city):
    leaders = resolve.units(city).select(position="leader")
    since = pl.col("position_since") == story.ROTATION_DAY
    told = resolve.employees(city).filter(since).join(leaders, on="position")
    return ",".join(sorted(set(told["unit"]) & set(city.surveys["unit"])))


def test_json_has_what_is_promised(run, surveyed, units):
    code, told, _ = run(
        "effect", surveyed, "--event", EVENT, "--units", units, "--json"
    )
    assert code == 0
    found = json.loads(told)
    promised = {"effect", "low", "high", "method", "sentence", "pretrend", "placebo"}
    assert set(found) >= promised | {"n_units", "n_answers", "comparison", "periods"}
    assert found["low"] < found["effect"] < found["high"]
    assert found["method"] in ("did_cr2_by_unit", "did_pooled_by_unit")
    assert found["n_units"] == len(units.split(",")) == len(found["units"])
    assert found["n_comparison"] == len(found["comparison"])
    periods = found["periods"]
    assert sum(it["n_treated"] for it in periods) == found["n_answers"]
    assert sum(it["n_comparison"] for it in periods) == found["n_comparison_answers"]
    assert found["raw"] - found["expected"] == pytest.approx(found["effect"], abs=2e-6)


def test_the_same_question_has_the_same_answer_to_the_byte(run, surveyed, units):
    asked = ("effect", surveyed, "--event", EVENT, "--units", units, "--json")
    assert run(*asked)[1] == run(*asked)[1]


def test_sentences_come_in_both_languages(run, surveyed, units):
    asked = ("effect", surveyed, "--event", EVENT, "--units", units)
    code, told, _ = run(*asked)
    assert code == 0
    assert "selisih dari selisih" in " ".join(told.split())
    code, told, _ = run(*asked, "--lang", "en")
    assert "difference-in-differences" in " ".join(told.split())


def test_a_picture_and_a_workbook_are_written(run, surveyed, units, tmp_path):
    asked = ("effect", surveyed, "--event", EVENT, "--units", units)
    for name in ("a.svg", "b.svg", "a.xlsx", "b.xlsx"):
        assert run(*asked, "--out", tmp_path / name)[0] == 0
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    picture = ElementTree.parse(tmp_path / "a.svg").getroot()  # noqa: S314
    told = " ".join(picture.itertext())
    assert "unit pembanding" in told
    assert "Selisih dengan selang 95 persen" in told
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Ringkasan", "Periode", "Uji", "Unit"]
    rows = [row[0].value for row in book["Unit"].iter_rows(min_row=4)]
    assert set(units.split(",")) <= set(rows)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--event", EVENT, "--units", "TIDAK-ADA"), 100),
        (("--event", "2019-01-01", "--units", "{unit}"), 102),
        (("--event", "2031-01-01", "--units", "{unit}"), 102),
        (("--training", "TIDAK-ADA"), 103),
        (("--units", "{unit}"), 104),
        (("--event", EVENT, "--units", "{unit}", "--element", "u10"), 104),
        (("--event", EVENT, "--units", "{unit}", "--exclude", "{all}"), 101),
    ],
)
def test_what_cannot_be_asked_ends_with_a_code_of_its_own(
    run, city, surveyed, units, words, code
):
    first = units.partition(",")[0]
    every = ",".join(sorted(set(city.surveys["unit"]) - {first}))
    told = [word.format(unit=first, all=every) for word in words]
    ended, out, error = run("effect", surveyed, *told, "--json")
    assert ended == code
    assert json.loads(out)["error"]["code"] == code
    assert error.splitlines()[-1].startswith("tepat: ")
