"""``tepat needs --what-if``, as a planner and a script meet it."""

import json

import openpyxl
import pytest

SCENARIOS = """
[[scenario]]
name = "Lebih cepat"
[[scenario.time]]
percent = -50

[[scenario]]
name = "=1+1"
effective_hours = 600
"""


@pytest.fixture
def questions(tmp_path):
    file = tmp_path / "andai.toml"
    file.write_text(SCENARIOS, "utf-8")
    return file


def test_needs_sets_scenarios_beside_the_present(run, book, questions):
    code, out, _ = run("needs", book, "--what-if", questions, "--json")
    told = json.loads(out)
    assert code == 0
    assert told["totals"]["need"] == told["what_if"]["totals"]["need"]
    faster, longer = told["what_if"]["scenarios"]
    assert (faster["name"], longer["name"]) == ("Lebih cepat", "=1+1")
    assert faster["totals"]["change"] < 0 < longer["totals"]["change"]
    for at, scenario in enumerate((faster, longer)):
        rows = told["what_if"]["positions"]
        changes = [row["change"][at] for row in rows if row["change"][at] is not None]
        assert sum(changes) == scenario["totals"]["change"]
        for row in rows:
            if row["need_before"] is not None:
                assert row["need_after"][at] - row["need_before"] == row["change"][at]
    (root,) = (row for row in told["what_if"]["units"] if row["kode"] == "KOTA")
    assert root["change"] == [
        faster["totals"]["change"],
        longer["totals"]["change"],
    ]


def test_the_comparison_is_read_by_people_too(run, book, questions):
    code, out, _ = run("needs", book, "--what-if", questions)
    assert code == 0
    assert "Keadaan sekarang" in out
    assert "Lebih cepat" in out
    assert "The present" in run("needs", book, "--what-if", questions, "--lang=en")[1]


def test_the_comparison_has_its_sheets_and_no_formula(run, book, questions, tmp_path):
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for file in files:
        assert run("needs", book, "--what-if", questions, "--out", file)[0] == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    opened = openpyxl.load_workbook(files[0])
    assert {"Pengandaian per unit", "Pengandaian per jabatan"} <= {*opened.sheetnames}
    sheet = opened["Pengandaian per jabatan"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert "K =1+1" in [cell.value for cell in cells]


def test_without_a_question_nothing_is_compared(run, book, tmp_path):
    _, out, _ = run("needs", book, "--json")
    assert "what_if" not in json.loads(out)
    assert run("needs", book, "--out", tmp_path / "n.xlsx")[0] == 0
    names = openpyxl.load_workbook(tmp_path / "n.xlsx").sheetnames
    assert [name for name in names if name.startswith("Pengandaian")] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[scenario]]\nname = 1", "name"),
        ("[[scenario]]", "name"),
        (
            "[[scenario]]\nname = 'A'\n[[scenario.time]]\nminutes = 1\nunit = 'ZZ'",
            "ZZ",
        ),
    ],
)
def test_a_file_that_cannot_be_followed_ends_with_its_own_code(
    run, book, tmp_path, text, said
):
    file = tmp_path / "andai.toml"
    file.write_text(text, "utf-8")
    code, _, err = run("needs", book, "--what-if", file)
    assert code == 58
    assert said in err
    assert "Traceback" not in err


def test_needs_tells_its_findings_and_the_parts_of_each_need(run, book):
    _, out, _ = run("needs", book, "--json", "--lang", "en")
    told = json.loads(out)
    assert set(told["positions"][0]) >= {
        *("fte_tugas", "fte_hasil", "fte_objek", "fte_peralatan", "fte_kesehatan"),
        *("wkt", "ftp", "stp", "year_hours", "groups", "lesson_hours", "letter"),
    }
    assert told["bands"]["B"] == 0.9
    for finding in told["findings"]:
        assert set(finding) == {"code", "verdict", "kode", "message"}
