"""The kit: what a cell may become, and what is seen of a table."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tepat.reports.excel import Book, Field, Form
from tepat.words import Sentence

TITLE = Sentence(id="Judul", en="Title")
UNKNOWN = Sentence(id="belum diketahui", en="unknown")
FIELDS = (
    Field("nip", Sentence(id="NIP", en="NIP"), Form.CODE, 20),
    Field("name", Sentence(id="Nama", en="Name"), Form.TEXT, 20),
    Field("gap", Sentence(id="±", en="±"), Form.GAP, 16, UNKNOWN),
    Field("fte", Sentence(id="FTE", en="FTE"), Form.EXACT, 12),
    Field("day", Sentence(id="Hari", en="Day"), Form.DAY, 18),
)
ROW = {
    "nip": "199001012015012901",
    "name": "=HYPERLINK(1)",
    "gap": -2,
    "fte": 2.56,
    "day": date(2026, 11, 24),
}
FIRST = 6  # row of the first values: title, line, free, free, headings


def written(tmp_path, about, rows, fields=FIELDS):
    book = Book(about, "id")
    book.sheet(TITLE, fields, TITLE).table(fields, rows)
    book.save(tmp_path / "buku.xlsx")
    return load_workbook(tmp_path / "buku.xlsx")["Judul"]


def test_a_nip_keeps_all_its_digits_and_is_text(tmp_path, about):
    cell = written(tmp_path, about, [ROW]).cell(FIRST, 1)
    assert (cell.value, cell.data_type, cell.number_format) == (ROW["nip"], "s", "@")


@pytest.mark.parametrize("name", ["=1+1", "+1", "@SUM(1)", "http://x.test", "{=1}"])
def test_no_text_becomes_a_formula_or_a_link(tmp_path, about, name):
    cell = written(tmp_path, about, [{**ROW, "name": name}]).cell(FIRST, 2)
    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


def test_numbers_and_days_stay_numbers_and_days(tmp_path, about):
    sheet = written(tmp_path, about, [ROW])
    assert sheet.cell(FIRST, 3).value == -2
    assert sheet.cell(FIRST, 4).number_format == "#,##0.0000"
    assert sheet.cell(FIRST, 5).value.date() == date(2026, 11, 24)


def test_a_missing_value_says_what_it_is(tmp_path, about):
    sheet = written(tmp_path, about, [{**ROW, "gap": None, "fte": None}])
    assert sheet.cell(FIRST, 3).value == "belum diketahui"
    assert sheet.cell(FIRST, 4).value is None


def test_headings_stay_in_sight_and_can_be_filtered(tmp_path, about):
    sheet = written(tmp_path, about, [ROW, ROW])
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:E7"
    assert sheet.print_title_rows == "$5:$5"


def test_an_empty_table_says_so(tmp_path, about):
    sheet = written(tmp_path, about, [])
    assert sheet.cell(FIRST, 1).value == "Tidak ada baris."
    assert sheet.auto_filter.ref is None


def test_a_text_longer_than_a_cell_is_visibly_cut(tmp_path, about):
    cell = written(tmp_path, about, [{**ROW, "name": "x" * 40_000}]).cell(FIRST, 2)
    assert len(cell.value) == 32_767
    assert cell.value.endswith("…")


def test_a_long_name_gets_the_height_of_its_lines(tmp_path, about):
    sheet = written(tmp_path, about, [{**ROW, "name": "kata " * 12}, ROW])
    assert sheet.row_dimensions[FIRST].height == 45.0  # 60 letters in 20 × 1.1: 3 lines
    assert sheet.row_dimensions[FIRST + 1].height is None


def test_a_value_of_no_known_form_is_a_mistake_of_ours(tmp_path, about):
    with pytest.raises(TypeError, match="column name"):
        written(tmp_path, about, [{**ROW, "name": object()}])
