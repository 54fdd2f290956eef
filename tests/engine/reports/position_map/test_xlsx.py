"""The map as a workbook, opened by another hand."""

import pytest
from openpyxl import load_workbook

from tepat.reports.position_map.tree import position_map
from tepat.reports.position_map.xlsx import write_xlsx


@pytest.fixture
def book(chart, about, tmp_path):
    write_xlsx(tmp_path / "peta.xlsx", chart, about)
    return load_workbook(tmp_path / "peta.xlsx")


def table(sheet):
    """The rows below the headings of a sheet, each as heading → value."""
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == "Kode")
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_sheets_stand_in_the_order_of_reading(book):
    assert book.sheetnames == ["Ringkasan", "Peta Jabatan", "Pemangku", "Keterangan"]


def test_every_sheet_says_whose_when_and_that_it_is_an_example(book):
    for sheet in book:
        assert sheet["A2"].value == (
            "Kota Uji & Coba · Keadaan per 24 November 2026 · CONTOH – data fiktif"
        )
        assert "CONTOH" in sheet.oddFooter.center.text
        assert sheet.page_setup.orientation == "landscape"


def test_the_outline_holds_units_and_positions_in_reading_order(book):
    codes = [row["Kode"] for row in table(book["Peta Jabatan"])]
    assert codes == ["K", "J1", "D", "J2", "J3", "B", "J5", "J6", "J4", "S", "J7"]


def test_the_outline_is_folded_below_the_agencies(book):
    sheet = book["Peta Jabatan"]
    rows = {sheet.cell(row, 1).value: sheet.row_dimensions[row]
            for row in range(1, sheet.max_row + 1)}  # fmt: skip
    assert [(code, rows[code].outlineLevel, rows[code].hidden) for code in
            ("K", "D", "J2", "B", "J5")] == [
        ("K", 0, False),
        ("D", 1, False),
        ("J2", 2, True),
        ("B", 2, True),
        ("J5", 3, True),
    ]  # fmt: skip
    assert not sheet.sheet_properties.outlinePr.summaryBelow


def test_gaps_are_numbers_that_carry_their_word(book):
    sheet = book["Peta Jabatan"]
    cell = next(row for row in sheet.iter_rows() if row[0].value == "J5")[7]
    assert cell.value == -3
    assert "kurang" in cell.number_format


def test_an_unknown_need_says_so(book):
    (row,) = [it for it in table(book["Peta Jabatan"]) if it["Kode"] == "J7"]
    assert (row["K\n(butuh)"], row["±"]) == ("?", "belum diketahui")


def test_no_cell_is_a_formula_or_a_link(book):
    for sheet in book:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" or cell.hyperlink for cell in row)
    names = [row["Nama"] for row in table(book["Pemangku"])]
    assert "=1+1" in names


def test_a_nip_is_text_and_masked(book):
    row = table(book["Pemangku"])[0]
    assert row["NIP (disamarkan)"] == "********200001*901"


def test_the_summary_ends_with_the_sum_of_its_rows(book):
    *rows, total = table(book["Ringkasan"])
    assert total["Perangkat daerah"] == "Jumlah"
    for heading in ("Jabatan", "±", "Kurang", "Lebih"):
        assert total[heading] == sum(row[heading] for row in rows)


def test_without_names_there_is_no_sheet_of_holders(nameless, about, tmp_path):
    write_xlsx(tmp_path / "peta.xlsx", nameless, about)
    book = load_workbook(tmp_path / "peta.xlsx")
    assert book.sheetnames == ["Ringkasan", "Peta Jabatan", "Keterangan"]
    assert "Pemangku" not in table(book["Peta Jabatan"])[0]


def test_the_same_map_gives_the_same_bytes(chart, about, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(tmp_path / name, chart, about)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_english_headings_on_request(chart, about, tmp_path):
    write_xlsx(tmp_path / "map.xlsx", chart, about, language="en")
    assert load_workbook(tmp_path / "map.xlsx").sheetnames[1] == "Position map"


def test_a_town_without_people_has_no_sheet_of_holders(frames, about, tmp_path):
    units, positions, balance, people = frames
    chart = position_map(units, positions, balance, people.clear(), day=about.day)
    write_xlsx(tmp_path / "peta.xlsx", chart, about)
    book = load_workbook(tmp_path / "peta.xlsx")
    assert "Pemangku" not in book.sheetnames
    assert "Tanpa data perorangan." in [row[1].value for row in book["Keterangan"]]
