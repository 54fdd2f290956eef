"""The whole way: ten ways of breaking a workbook, and what is said of each."""

from __future__ import annotations

from datetime import date

import openpyxl
import polars as pl
import pytest

from tepat.intake import problem as problems
from tepat.snapshot.columns import TABLES

BUDI, SITI = "197001011995011901", "198002022005012902"


@pytest.mark.parametrize("missing", ["unit", "jabatan", "pegawai"])
def test_a_missing_sheet_is_told_once_and_nothing_that_follows_from_it(
    missing, book, read
):
    del book.sheets[missing]
    (problem,) = read(book.xlsx()).problems
    assert (problem.code, problem.sheet) == ("SHEET-MISSING", "buku.xlsx")
    assert missing in problem.say()


def test_a_workbook_without_any_known_sheet(book, read):
    book.sheets = {"Sheet1": [["halo"]], "Petunjuk": [["baca"]]}
    reading = read(book.xlsx())
    assert [p.code for p in reading.problems] == [
        *["SHEET-MISSING"] * 3,
        "SHEET-UNKNOWN",
    ]


def test_an_empty_sheet_that_is_needed(book, read):
    book["unit"] = [["kode", "nama", "induk"]]
    book["jabatan"] = []
    assert [(p.code, p.sheet) for p in read(book.xlsx()).errors] == [
        ("SHEET-EMPTY", "unit"),
        ("HEADING-NOT-FOUND", "jabatan"),
    ]


def test_employees_may_have_headings_only(book, read):
    del book["pegawai"][1:]
    reading = read(book.xlsx())
    assert reading.problems == []
    assert reading.counts["pegawai"] == 0


def test_sheets_that_mean_the_same_are_ambiguous(book, read):
    book["Kinerja Unit"] = [["unit", "tahun", "predikat"]]
    book["kinerja_unit"] = [["unit", "tahun", "predikat"]]
    assert [p.code for p in read(book.xlsx()).problems] == ["SHEET-TWICE"]


def test_blank_rows_between_data_are_no_rows(book, read):
    book["unit"][1:1] = [[], ["  ", "-", "null"], [None, "\xa0"]]
    reading = read(book.xlsx())
    assert reading.problems == []
    assert reading.counts["unit"] == 2


def test_a_row_numbered_in_advance_is_no_row(book, read):
    book["unit"] = [["No", *book["unit"][0]]] + [
        [i, *(book["unit"][i] if i < 3 else [])] for i in range(1, 50)
    ]
    reading = read(book.xlsx())
    assert [p.code for p in reading.problems] == ["COLUMN-UNKNOWN"]
    assert reading.counts["unit"] == 2
    assert reading.extra["unit"]["No"].to_list() == ["1", "2"]


def test_everything_is_told_at_once_and_in_reading_order(book, read, codes):
    book.put("unit", 3, "induk", "X")
    book.put("jabatan", 2, "kebutuhan", "satu").put("jabatan", 4, "unit", "D.9")
    book.put("jabatan", 3, "kelas", 18).put("jabatan", 4, "kelas", "1.250")
    book.put("pegawai", 2, "nip", 1.97001011995011e17)
    book.put("pegawai", 2, "tmt_jabatan", "31-02-2024")
    book.put("pegawai", 3, "jabatan", "P9").put("pegawai", 3, "golongan", "#REF!")
    assert codes(read(book.xlsx())) == [
        ("REFERENCE-UNKNOWN", "C3"),
        ("NUMBER-NOT-ONE", "G2"),
        ("NUMBER-OUT-OF-RANGE", "F3"),
        ("REFERENCE-UNKNOWN", "B4"),
        ("NUMBER-AMBIGUOUS", "F4"),
        ("NIP-AS-NUMBER", "A2"),
        ("DAY-NOT-IN-CALENDAR", "H2"),
        ("CELL-FORMULA-ERROR", "D3"),
        ("REFERENCE-UNKNOWN", "G3"),
    ]


def test_a_message_names_sheet_cell_value_and_remedy(book, read):
    book.put("pegawai", 3, "jabatan", "P9")
    (problem,) = read(book.xlsx()).problems
    assert problem.say() == (
        "pegawai!G3: “P9” tidak ada di jabatan!kode. Perbaiki kodenya atau tambahkan "
        "barisnya di sana."
    )
    assert problem.say("en").startswith("pegawai!G3: “P9” does not exist in jabatan!")
    assert (problem.row, problem.column, problem.value) == (3, "jabatan", "P9")


def test_a_near_miss_in_a_code_is_suggested(book, read):
    book.put("pegawai", 3, "jabatan", "p-01")
    assert "(≈ P1?)" not in read(book.xlsx()).problems[0].say()
    book.put("pegawai", 3, "jabatan", "p 1")
    assert "(≈ P1?)" in read(book.xlsx()).problems[0].say()


def test_a_message_never_tells_more_of_a_person_than_the_cell(book, read):
    book.put("pegawai", 3, "golongan", "salah").put("pegawai", 3, "jabatan", "P9")
    said = " ".join(p.say() for p in read(book.xlsx()).problems)
    assert "Siti" not in said
    assert SITI not in said


def test_a_repeated_nip_points_at_the_first(book, read, codes):
    book["pegawai"].append([f"'{BUDI[:8]} {BUDI[8:]}", *book["pegawai"][2][1:]])
    reading = read(book.xlsx())
    assert ("KEY-REPEATED", "A4") in codes(reading)
    assert "pegawai!A2" in reading.problems[0].say()


def test_codes_stored_as_numbers_are_told_once_per_column(book, read, codes):
    for sheet, column in (("unit", 0), ("unit", 2), ("jabatan", 1)):
        for row in book[sheet][1:]:
            row[column] = {"D": 1, "D.1": 11}.get(row[column], "")
    reading = read(book.xlsx())
    assert codes(reading) == [
        ("CODE-AS-NUMBER", "A2"),
        ("CODE-AS-NUMBER", "C3"),
        ("CODE-AS-NUMBER", "B2"),
    ]
    assert "3 kode" in reading.problems[2].say()
    assert reading.snapshot.units["unit"].to_list() == ["1", "11"]


def test_holes_that_make_something_unknown_are_told_once_per_column(book, read, codes):
    book.put("pegawai", 2, "golongan", "").put("pegawai", 3, "golongan", "")
    reading = read(book.xlsx())
    assert codes(reading) == [("CELL-MISSED", "D2")]
    assert "2 baris" in reading.problems[0].say()
    assert reading.snapshot is not None


def test_defaults_stand_where_cells_are_blank(book, read):
    snapshot = read(book.xlsx()).snapshot
    assert snapshot.positions["critical"].to_list() == [False] * 3
    assert snapshot.employees["legal_position"].to_list() == ["Aktif"] * 2


def test_every_table_has_exactly_its_declared_columns(book, read):
    snapshot = read(book.xlsx()).snapshot
    for table, frame in snapshot.tables():
        assert frame.schema == table.schema


def test_rows_said_twice_are_kept_once(book, read, codes):
    book["kinerja"] = [["nip", "tahun", "predikat"], [BUDI, 2025, "BAIK"]]
    book["kinerja"] += [[BUDI, 2025, "baik"], [BUDI, 2024, "BAIK"]]
    reading = read(book.xlsx())
    assert codes(reading) == [("KEY-SAID-TWICE", "A3")]
    assert reading.snapshot.appraisals["year"].to_list() == [2025, 2024]
    book["kinerja"][2][2] = "KURANG"
    assert codes(read(book.xlsx())) == [("KEY-CONTRADICTED", "A3")]


def test_the_reference_date_comes_from_the_caller_then_the_book_then_today(book, read):
    assert read(book.xlsx()).snapshot.day == date(2026, 11, 24)
    book["pengaturan"] = [["kunci", "nilai"], ["tanggal_acuan", date(2026, 1, 31)]]
    assert read(book.xlsx()).snapshot.day == date(2026, 1, 31)
    assert read(book.xlsx(), day=date(2027, 1, 1)).snapshot.day == date(2027, 1, 1)


def test_only_the_first_thousand_of_a_kind_are_kept_in_full(book, read):
    count = problems.KEPT_OF_A_KIND + 234
    book["minat"] = [["nip", "jabatan"], *([BUDI, f"X{i}"] for i in range(count))]
    told = [p for p in read(book.xlsx()).problems if p.code == "REFERENCE-UNUSED"]
    assert len(told) == problems.KEPT_OF_A_KIND + 1
    assert "Masih ada 234 masalah lain" in told[-1].say()
    assert "There are 234 more problems" in told[-1].say("en")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
def test_any_sheet_full_of_nonsense_is_told_and_never_breaks(table, book, read):
    headings = [column.official for column in table.columns]
    nonsense = [1.5, "omong kosong", True, date(2024, 1, 1), "#N/A", -1e300, "=A1"]
    rows = [[nonsense[(i + j) % 7] for j in range(len(headings))] for i in range(14)]
    book[table.sheet] = [headings, *rows]
    reading = read(book.xlsx())
    assert table.sheet in {problem.sheet for problem in reading.errors}


def test_reading_changes_nothing(book, read):
    path = book.xlsx()
    before = path.read_bytes()
    first, second = read(path), read(path)
    assert path.read_bytes() == before
    for (_, one), (_, other) in zip(
        first.snapshot.tables(), second.snapshot.tables(), strict=True
    ):
        assert one.equals(other)


def test_an_xlsx_and_a_csv_folder_of_equal_content_are_one(book, read):
    book.put("jabatan", 2, "kritis", "ya").put("jabatan", 4, "bidang_pendidikan", "A;B")
    from_xlsx, from_csv = read(book.xlsx()).snapshot, read(book.csv(";")).snapshot
    assert from_xlsx.positions["fields"].to_list() == [None, None, ["A", "B"]]
    for (_, one), (_, other) in zip(from_xlsx.tables(), from_csv.tables(), strict=True):
        assert one.equals(other)


def test_an_old_workbook_with_formats_by_other_programs(book, read):
    """Another hand: openpyxl writes dates, booleans and numbers in its own way."""
    book.put("pegawai", 2, "tmt_jabatan", date(2024, 2, 29))
    book.put("jabatan", 2, "kritis", True)
    path = book.xlsx()
    made = openpyxl.load_workbook(path)
    made["pegawai"]["H2"].number_format = 'dddd, d" "mmmm" "yyyy'
    made.save(path)
    snapshot = read(path).snapshot
    assert snapshot.employees["position_since"][0] == date(2024, 2, 29)
    assert snapshot.positions["critical"].to_list() == [True, False, False]
    assert snapshot.positions.schema["position_class"] == pl.Int64
