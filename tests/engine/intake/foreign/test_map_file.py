"""A column map says what is wrong with it, on which line, all at once."""

import openpyxl
import pytest

from tepat.intake import foreign
from tepat.intake.foreign import ColumnMapWrong

SMALL = """\
title = "x"

[units]
heads = ["JPT"]

[posts]
file = "posts.csv"

[posts.columns]
kode = "id"
nama = "title"
atasan = "above"
jenis = { column = "kind", values = { Boss = "JPT" }, default = "PELAKSANA" }
"""


@pytest.fixture
def told(tmp_path):
    def write(text):
        path = tmp_path / "peta.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def faults(path):
    with pytest.raises(ColumnMapWrong) as wrong:
        foreign.column_map(path)
    return wrong.value


@pytest.mark.parametrize(
    ("before", "after", "line", "key", "said"),
    [
        ('file = "posts.csv"', 'fle = "posts.csv"', 7, "posts.fle", "fle"),
        ('kode = "id"', "kode = 7", 10, "posts.columns.kode", "7"),
        ('nama = "title"', 'name = "title"', 11, "posts.columns.name", "kode, unit"),
        ('heads = ["JPT"]', 'heads = ["BOSS"]', 4, "units.heads", "BOSS"),
        ("default =", "defautl =", 13, "posts.columns.jenis", "defautl"),
        ('title = "x"', 'titel = "x"', 1, "titel", "title, source"),
        (
            'nama = "title"',
            'nama = { column = "t", round = "NAIK" }',
            11,
            "posts.columns.nama.round",
            "KE_ATAS",
        ),
    ],
)
def test_a_fault_names_its_line_and_what_is_allowed(
    told, before, after, line, key, said
):
    wrong = faults(told(SMALL.replace(before, after)))
    words = [one for one in wrong.say("id").splitlines() if f"baris {line}, " in one]
    assert any(key in one or said in one for one in words), wrong.say("id")
    assert said in wrong.say("en")


def test_all_faults_are_told_at_once(told):
    wrong = faults(told('[posts]\nfil = 1\n[posts.columns]\nkod = "a"\n'))
    keys = [fault.key for fault in wrong.faults]
    assert {"posts.fil", "posts.columns.kod", "posts", "posts.columns"} <= set(keys)
    assert len(wrong.say().splitlines()) == len(wrong.faults) + 1


def test_what_is_no_toml_is_told_with_its_place(told):
    assert "line 2" in faults(told('title = "x"\n[posts\n')).say("en")


def test_a_map_that_is_not_there_is_told(tmp_path):
    assert "peta.toml" in faults(tmp_path / "peta.toml").say("en")


def test_a_column_that_the_file_does_not_have_is_told_with_those_it_has(told):
    path = told(SMALL)
    (path.parent / "posts.csv").write_text("id,judul,above,kind\n1,a,,Boss\n")
    column_map = foreign.column_map(path)
    with pytest.raises(ColumnMapWrong) as wrong:
        foreign.adapt(path, column_map, path.parent)
    said = wrong.value.say("en")
    assert "line 11, posts.columns.nama" in said
    assert "id, judul, above, kind" in said


def test_a_file_that_is_not_there_is_told_with_those_that_are(told):
    path = told(SMALL)
    with pytest.raises(ColumnMapWrong) as wrong:
        foreign.adapt(path, foreign.column_map(path), path.parent)
    assert "posts.csv" in wrong.value.say("en")
    assert "peta.toml" in wrong.value.say("en")


def test_an_excel_sheet_with_a_letterhead_is_read_too(told):
    text = SMALL.replace(
        'file = "posts.csv"', 'file = "*.xlsx"\nsheet = "Peta"'
    ).replace('title = "x"\n', 'title = "x"\n[source]\nheading = 3\nblank = ["N/D"]\n')
    path = told(text)
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Peta")
    for row in (
        ["Peta Jabatan"],
        [],
        ["id", "title", "above", "kind"],
        [1, "Kepala", "N/D", "boss"],
        [2, "Staf", 1, "staff"],
    ):
        sheet.append(row)
    book.save(path.parent / "peta.xlsx")
    found = foreign.adapt(path, foreign.column_map(path), path.parent)
    rows = found.snapshot.positions.select("position", "superior", "family", "unit")
    assert rows.rows() == [("1", None, "JPT", "U-1"), ("2", "1", "PELAKSANA", "U-1")]


def test_rows_are_kept_skipped_and_looked_up_as_the_map_says(told):
    text = SMALL.replace(
        'file = "posts.csv"',
        'file = "posts.csv"\nskip = { column = "kind", is = ["Old", ""] }',
    )
    text += 'kelas = { column = "id", lookup = { file = "k.csv", key = "id", '
    text += 'value = "k" } }\n[facts]\nskipped = "posts.skipped"\n'
    path = told(text)
    (path.parent / "posts.csv").write_text(
        "id,title,above,kind\n1,a,,Boss\n2,b,1,old\n\n3,c,1,x\n4,d,1,\n"
    )
    (path.parent / "k.csv").write_text("id,k\n1,14\n3,99\n")
    found = foreign.adapt(path, foreign.column_map(path), path.parent)
    positions = found.snapshot.positions
    assert positions["position"].to_list() == ["1", "3"]
    assert positions["position_class"].to_list() == [14, None]
    assert found.facts == {"skipped": 2}
    told_ = {problem.code: problem for problem in found.problems}
    assert told_["MAP-ROWS-SKIPPED"].facts == {"count": 2, "first": "3"}
    assert told_["MAP-VALUE-UNFIT"].value == "99"
    assert told_["MAP-VALUE-UNFIT"].row == 5


def test_units_of_a_file_take_the_posts_that_name_them(told):
    text = SMALL.replace(
        'heads = ["JPT"]',
        'file = "units.csv"\n[units.columns]\nkode = "u"\nnama = "n"\ninduk = "p"',
    )
    path = told(text + 'unit = "u"\n')
    (path.parent / "units.csv").write_text("u,n,p\nA,Aa,\nB,Bb,A\nC,Cc,Z\n")
    (path.parent / "posts.csv").write_text(
        "id,title,above,kind,u\n1,a,,Boss,A\n2,b,1,x,B\n3,c,1,x,Q\n"
    )
    found = foreign.adapt(path, foreign.column_map(path), path.parent)
    units = dict(found.snapshot.units.select("unit", "parent").iter_rows())
    # C names a parent that is not there and Q is no unit: both under one added root.
    assert units == {"INSTANSI": None, "A": "INSTANSI", "B": "A", "C": "INSTANSI"}
    assert found.snapshot.positions["unit"].to_list() == ["A", "B", "INSTANSI"]
    codes = [problem.code for problem in found.problems]
    assert "MAP-UNIT-NOT-THERE" in codes
    assert "MAP-DANGLING-PARENT" in codes
