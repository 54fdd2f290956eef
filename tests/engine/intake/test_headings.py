from __future__ import annotations

import openpyxl
import pytest

from tepat.intake.headings import is_sensitive, key, meant
from tepat.snapshot.columns import TABLES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_no_heading_of_a_sheet_means_two_columns(table):
    said = [key(h) for c in table.columns for h in (c.official, *c.aliases)]
    assert len(said) == len(set(said))
    assert set(meant(table)) == set(said)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_no_declared_column_is_on_the_sensitive_list(table):
    assert not [c.official for c in table.columns if is_sensitive(c.official)]


def test_headings_are_matched_without_case_spaces_and_signs(book, read):
    book["unit"][0] = ["KODE UNIT", "Nama-Unit *", "kode/induk"]
    assert read(book.xlsx()).problems == []


def test_merged_titles_above_the_headings_are_skipped(book, read):
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    page = made["pegawai"]
    page.insert_rows(1, 3)
    page["A1"] = "DAFTAR NOMINATIF PEGAWAI"
    page["A2"] = "Keadaan per 1 Januari 2026"
    page.merge_cells("A1:H1")
    page.merge_cells("A2:H2")
    page["D5"] = "III/z"
    made.save(path)
    reading = read(path)
    assert [(p.code, p.cell) for p in reading.problems] == [("GRADE-UNKNOWN", "D5")]


def test_a_row_that_counts_the_columns_is_no_data(book, read):
    book["jabatan"].insert(1, [f"({i})" for i in range(1, 9)])
    book["unit"].insert(1, [1, 2, 3])
    assert read(book.xlsx()).problems == []


def test_the_table_may_start_anywhere(book, read):
    for rows in book.sheets.values():
        rows[:] = [[]] * 4 + [["", "", *row] for row in rows]
    book["unit"][5][3] = "#N/A"
    assert [p.cell for p in read(book.xlsx()).problems] == ["D6"]


def test_a_sheet_without_headings_is_told_what_is_known(book, read):
    book["unit"] = [["D", "Dinas"], ["D.1", "Bidang"]]
    (problem,) = read(book.xlsx()).problems
    assert (problem.code, problem.sheet) == ("HEADING-NOT-FOUND", "unit")
    assert "kode, nama, induk" in problem.say()


def test_every_missing_column_is_told_at_once(book, read):
    book["pegawai"] = [["nip", "nama"], ["197001011995011901", "Budi"]]
    reading = read(book.xlsx())
    assert [(p.code, p.column) for p in reading.problems] == [
        ("COLUMN-MISSING", heading)
        for heading in (
            *("status", "golongan", "pendidikan", "bidang_pendidikan", "jabatan"),
        )
    ]


def test_the_official_heading_wins_over_an_alias(book, read, codes):
    book.put("pegawai", 2, "nip_baru", "tidak dipakai")
    reading = read(book.xlsx())
    assert codes(reading) == [("COLUMN-ALSO-NAMED", "I1")]
    assert "A1" in reading.problems[0].say()
    assert reading.snapshot.employees["nip"][0] == "197001011995011901"


def test_the_same_heading_twice_is_an_error(book, read, codes):
    book["unit"] = [[*row, "x"] for row in book["unit"]]
    book["unit"][0][3] = "Nama"
    assert codes(read(book.xlsx())) == [("COLUMN-TWICE", "D1")]


def test_data_without_a_heading_are_told(book, read, codes):
    book["unit"] = [[*row, "x"] for row in book["unit"]]
    book["unit"][0][3] = ""
    assert codes(read(book.xlsx())) == [("COLUMN-NAMELESS", "D1")]
