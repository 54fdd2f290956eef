"""``tepat programmes``: the code list into a workbook, and names reviewed."""

import json
from datetime import date

import pytest

from tepat import intake
from tepat.intake import town

DAY = date(2026, 11, 24)
CODES = "\ufeffid;nama\n5101;S-1 AKUNTANSI\n;TANPA KODE\n4101;D-III GIZI\n"


@pytest.fixture
def codes(tmp_path):
    path = tmp_path / "pendidikan.csv"
    path.write_text(CODES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def city_book(tmp_path_factory):
    path = tmp_path_factory.mktemp("kota") / "kota.xlsx"
    intake.write_xlsx(town.build(120, 7), path)
    return path


def test_a_list_alone_makes_a_workbook_with_its_sheet(run, codes, tmp_path):
    out = tmp_path / "daftar.xlsx"
    code, told, _ = run("programmes", "load", codes, "--out", out, "--json")
    assert code == 0
    found = json.loads(told)
    assert found["counts"] == {"programmes": 2}
    assert found["left_out"] == [3]
    read = intake.read(out, today=DAY)
    assert read.snapshot is None or read.snapshot.programmes.height == 2


def test_a_workbook_is_carried_over_whole(run, codes, city_book, tmp_path):
    out = tmp_path / "berisi.xlsx"
    code, told, _ = run("programmes", "load", codes, "--out", out, "--book", city_book)
    assert code == 0
    assert "2 program studi" in told
    before = intake.read(city_book, today=DAY).snapshot
    after = intake.read(out, today=DAY).snapshot
    assert after.programmes["programme"].to_list() == ["4101", "5101"]
    for name in ("employees", "positions", "units", "tasks"):
        assert getattr(after, name).equals(getattr(before, name))


def test_neither_list_nor_workbook_is_written_over(run, codes, city_book):
    for out, rest in ((codes, ()), (city_book, ("--book", city_book))):
        code, _, told = run("programmes", "load", codes, "--out", out, *rest)
        assert code == 30
        assert str(out) in told


def test_a_file_that_is_no_code_list_ends_with_80(run, tmp_path):
    path = tmp_path / "bukan.csv"
    path.write_text("a;b\n1;2\n")
    out = tmp_path / "x.xlsx"
    code, _, told = run("programmes", "load", path, "--out", out)
    assert code == 80
    assert "kode" in told
    assert not out.exists()


def test_json_tells_every_name_its_level_family_and_confidence(run, city_book):
    code, told, _ = run("programmes", "read", city_book, "--json", "--lang", "en")
    assert code == 0
    found = json.loads(told)
    assert found.keys() >= {"day", "counts", "people", "positions", "away", "has_list"}
    people = found["people"]
    assert sum(it["count"] for it in people) == 120
    assert sum(found["counts"].values()) == sum(
        it["count"] for it in (*people, *found["positions"])
    )
    for it in people:
        assert it["decision"] in {"sure", "review", "unknown"}
        assert 0 <= it["confidence"] <= 1
        assert it["why"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_people_read_how_many_names_are_clear(run, city_book, language):
    code, told, _ = run("programmes", "read", city_book, "--lang", language)
    assert code == 0
    assert "120" in told
