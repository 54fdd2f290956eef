"""What Excel and its imitators put in a workbook besides the data."""

from __future__ import annotations

import re
import time
import zipfile
from datetime import date, datetime
from datetime import time as clock

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tepat.intake import workbook

# A formula without a value, as either of the two XML writers of openpyxl puts it.
NO_VALUE = re.compile(rb"<f>1\+1</f><v(?: ?/>|></v>)")
EMPTY_TEXT = re.compile(rb'"H3"><f>A1</f><v(?: ?/>|></v>)')


def edited(path, part, change):
    """Rewrite one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_the_sound_book_has_nothing_wrong(book, read):
    reading = read(book.xlsx())
    assert reading.problems == []
    assert reading.counts == {"unit": 2, "jabatan": 3, "pegawai": 2}
    assert reading.snapshot.employees["position_since"].to_list() == [
        date(2024, 2, 29),
        None,
    ]


def test_a_chart_sheet_is_no_sheet(book, read):
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    made.create_chartsheet("pegawai grafik")
    made.save(path)
    assert read(path).problems == []


def test_the_calendar_of_1904_is_understood(book, read):
    book.put("pegawai", 2, "tmt_jabatan", "")
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    made.epoch = CALENDAR_MAC_1904
    made["pegawai"]["H2"] = date(2024, 2, 29)
    made.save(path)
    assert read(path).snapshot.employees["position_since"][0] == date(2024, 2, 29)


def test_formula_errors_are_found_with_their_cell(book, read, codes):
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    made["pegawai"]["E2"] = "#N/A"  # written as a cell of type error
    made["jabatan"]["G4"] = "#REF!"
    made.save(path)
    reading = read(path)
    assert codes(reading) == [
        ("CELL-FORMULA-ERROR", "G4"),
        ("CELL-FORMULA-ERROR", "E2"),
    ]
    assert "#REF!" in reading.problems[0].say()


def test_an_error_beyond_all_values_is_found_too(book, read, codes):
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    made["pegawai"]["G9"] = "#DIV/0!"
    made.save(path)
    assert ("CELL-FORMULA-ERROR", "G9") in codes(read(path))


def test_a_formula_that_was_never_computed_is_no_blank(book, read, codes):
    book.put("jabatan", 2, "kebutuhan", "=1+1")  # no program has stored a result
    assert codes(read(book.xlsx())) == [("CELL-FORMULA-UNCOMPUTED", "G2")]


def test_a_computed_formula_is_its_value(book, read):
    book.put("jabatan", 4, "kebutuhan", "=1+1").put("pegawai", 3, "tmt_jabatan", "=A1")
    path = edited(
        book.xlsx(),
        "xl/worksheets/sheet2.xml",
        lambda xml: NO_VALUE.sub(b"<f>1+1</f><v>2</v>", xml),
    )
    path = edited(  # as Excel stores a formula that gives an empty text
        path,
        "xl/worksheets/sheet3.xml",
        lambda xml: EMPTY_TEXT.sub(b'"H3" t="str"><f>A1</f><v></v>', xml),
    )
    reading = read(path)
    assert reading.problems == []
    assert reading.snapshot.positions["need_stated"].to_list() == [1, 1, 2]


def big_blank(path, book, fill, rows=1_000_000):
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        yellow = made.add_format({"bg_color": "#FFFF00"})
        for sheet, content in book.sheets.items():
            page = made.add_worksheet(sheet)
            for i, row in enumerate(content):
                for j, cell in enumerate(row):
                    page.write(i, j, cell)
            if sheet == "pegawai":
                for i in range(len(content), rows):
                    fill(page, i, yellow)
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    "fill",
    [
        lambda page, row, style: page.write_blank(row, 0, None, style),
        lambda page, row, style: page.write_string(row, 0, " "),
        lambda page, row, style: page.set_row(row, 20, style),
    ],
    ids=["coloured", "spaces", "high"],
)
def test_a_million_blank_rows_take_seconds(fill, tmp_path, book, read):
    path = big_blank(tmp_path / "kosong.xlsx", book, fill)
    start = time.process_time()
    reading = read(path)
    assert time.process_time() - start < 20  # measured: under 4
    assert reading.problems == []
    assert reading.counts["pegawai"] == 2


def test_a_blank_tail_is_cut_off_and_nothing_else(tmp_path, book, read):
    path = big_blank(
        tmp_path / "kosong.xlsx",
        book,
        lambda page, row, style: page.write_blank(row, 0, None, style),
        rows=40_000,
    )
    assert workbook.opened(path).sheets["pegawai"].file_size > 2**20
    reading = read(path)
    assert reading.problems == []
    assert reading.counts == {"unit": 2, "jabatan": 3, "pegawai": 2}


def test_a_stray_cell_at_the_far_end_is_refused_not_allocated(book, read):
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    made["unit"]["XFD1048576"] = "x"
    made.save(path)
    reading = read(path)
    (problem,) = [p for p in reading.errors if p.sheet == "unit"]
    assert problem.code == "SHEET-TOO-LARGE"
    assert "XFD1048576" in problem.say()
    # The sound sheets are read all the same, without telling what follows from it.
    assert reading.counts == {"jabatan": 3, "pegawai": 2}
    assert len(reading.problems) == 1


@pytest.mark.parametrize(
    "cell",
    [
        b"<c r='XFD1048576'><v>1</v></c>",
        b'<c  r = "XFD1048576"><v>1</v></c>',
        b'<c\n\tr="xfd1048576"><v>1</v></c>',
        b'<c t="n" r="XFD1048576"><v>1</v></c>',
        b'<x:c r="XFD1048576"><v>1</v></x:c>',
        b'<c r="A99999999999999999999"><v>1</v></c>',
        b'<c r="ZZZZZZZZ1"><v>1</v></c>',
        b'<c r="A4294967296"><v>1</v></c>',
        b'<c r="&#88;FD1048576"><v>1</v></c>',
    ],
)
def test_no_way_of_writing_a_far_cell_gets_through(cell, book, read):
    path = edited(
        book.xlsx(),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            b"</sheetData>", b"<row>" + cell + b"</row></sheetData>"
        ),
    )
    reading = read(path)
    assert [p.sheet for p in reading.errors][:1] == ["unit"] or reading.snapshot


def test_a_hidden_second_meaning_of_a_sheet_is_refused(book, read):
    path = edited(
        book.xlsx(),
        "xl/workbook.xml",
        lambda xml: xml.replace(b"<sheets>", b"<!-- <sheet/> --><sheets>"),
    )
    assert [p.code for p in read(path).problems] == ["FILE-DAMAGED"]


def test_a_declaration_of_entities_does_no_harm(book, read):
    laughs = b'<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    path = edited(
        book.xlsx(),
        "xl/worksheets/sheet1.xml",
        lambda xml: laughs + xml.replace(b"Dinas Contoh", b"&b;"),
    )
    read(path)


def test_a_sheet_that_is_no_xml_is_damaged(book, read):
    path = edited(book.xlsx(), "xl/worksheets/sheet2.xml", lambda _: b"<a><b></a>" * 9)
    assert "jabatan" in {problem.sheet for problem in read(path).errors}


def test_a_sheet_whose_part_is_missing_is_damaged(book, read):
    path = edited(
        book.xlsx(),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b"sheet2.xml", b"sheet9.xml"),
    )
    assert [p.code for p in read(path).problems] == ["FILE-DAMAGED"]


def test_cells_keep_their_types(book, tmp_path):
    path = tmp_path / "jenis.xlsx"
    with xlsxwriter.Workbook(path) as made:
        page = made.add_worksheet("a")
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        stamp = made.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        hour = made.add_format({"num_format": "hh:mm"})
        page.write_row(1, 1, ["x", 1.5, True])
        page.write_datetime(2, 1, date(2024, 2, 29), day)
        page.write_datetime(2, 2, datetime(2024, 2, 29, 10, 30), stamp)
        page.write_datetime(2, 3, clock(10, 30), hour)
    ((_, grid),) = workbook.opened(path).grids({"a": None})
    assert grid.rows == [
        ["x", 1.5, True],
        [date(2024, 2, 29), datetime(2024, 2, 29, 10, 30), clock(10, 30)],
    ]
    assert grid.cell(1, 2) == "D3"
