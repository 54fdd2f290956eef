"""``tepat forms``, ``tepat templates`` and the drawn map, as a person runs them."""

import json

import pytest
from pypdf import PdfReader

from tepat.cli.main import main
from tepat.intake import town

BROKEN, NO_FOLDER, NO_SUCH, THERE, OTHER_KIND = 66, 65, 67, 68, 25


@pytest.fixture(scope="session")
def unit():
    """The first agency of the city."""
    units = town.build(120, 7).units
    (root,) = units.filter(units["parent"].is_null())["unit"]
    return units.filter(units["parent"] == root)["unit"][0]


def test_forms_of_a_unit_stand_in_folders(book, unit, run, tmp_path):
    words = ("--unit", unit, "--format", "pdf", "--format", "xlsx", "--json")
    code, out, _ = run("forms", book, "--out", tmp_path, *words)
    files = json.loads(out)["files"]
    assert code == 0
    assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} == {
        *(".pdf", ".xlsx")
    }
    assert sorted(files) == sorted(map(str, tmp_path.rglob("*.*")))
    assert any("form-c" in name for name in files)
    assert any("abk" in name for name in files)


def test_forms_are_told_in_a_sentence(book, unit, run, tmp_path):
    words = ("--unit", unit, "--form", "form-c", "--lang", "en")
    code, out, err = run("forms", book, "--out", tmp_path, *words)
    assert code == 0
    assert "1 forms written" in out.replace("\n", " ")
    assert "Working out" in err


def test_a_city_s_own_template_is_used(book, unit, run, tmp_path):
    own, done = tmp_path / "own", tmp_path / "done"
    assert run("templates", own)[0] == 0
    changed = own / "form-c.typ"
    text = changed.read_text("utf-8").replace("upper(data.title)", '"REKAP KAMI"')
    changed.write_text(text, "utf-8")
    words = ("--unit", unit, "--form", "form-c", "--templates", own)
    assert run("forms", book, "--out", done, *words)[0] == 0
    (file,) = (done / "form-c").iterdir()
    assert "REKAP KAMI" in PdfReader(file).pages[0].extract_text()


def test_templates_are_not_written_over_what_is_there(run, tmp_path):
    assert run("templates", tmp_path)[0] == 0
    code, _, err = run("templates", tmp_path)
    assert code == THERE
    assert "sudah ada" in err


def test_a_broken_template_is_told_with_its_name(book, unit, run, tmp_path):
    (tmp_path / "form-c.typ").write_text("#data.nobody")
    words = ("--unit", unit, "--form", "form-c", "--templates", tmp_path)
    code, _, err = run("forms", book, "--out", tmp_path / "out", *words)
    assert code == BROKEN
    assert "form-c.typ" in err


def test_a_folder_of_templates_that_is_not_there_is_told_before_reading(run, tmp_path):
    words = ("--templates", tmp_path / "none")
    code, _, err = run("forms", tmp_path / "no.xlsx", "--out", tmp_path, *words)
    assert code == NO_FOLDER
    assert "tepat templates" in err


@pytest.mark.parametrize("words", [("--unit", "TAK-ADA"), ("--position", "TAK-ADA")])
def test_a_code_that_is_not_there_is_told(book, run, tmp_path, words):
    code, _, err = run("forms", book, "--out", tmp_path, *words)
    assert code == NO_SUCH
    assert "TAK-ADA" in err


@pytest.mark.parametrize("kind", ["pdf", "svg"])
def test_the_map_is_drawn(book, run, tmp_path, kind):
    first, second = tmp_path / f"a.{kind}", tmp_path / f"b.{kind}"
    for path in (first, second):
        code, out, _ = run("map", book, "--out", path, "--no-names")
        assert code == 0
        assert str(path) in out.replace("\n", "")
    assert first.read_bytes() == second.read_bytes()


def test_a_map_of_another_kind_is_refused(book, run, tmp_path):
    code, _, err = run("map", book, "--out", tmp_path / "peta.png")
    assert code == OTHER_KIND
    assert ".pdf" in err


def test_a_map_drawn_by_a_broken_template_is_told(book, run, tmp_path):
    (tmp_path / "map.typ").write_text("#nothing")
    words = ("--templates", tmp_path, "--unit", "SETDA")
    assert main(
        ["map", str(book), "--out", str(tmp_path / "p.pdf"), *map(str, words)]
    ) == (BROKEN)
