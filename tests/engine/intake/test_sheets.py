from __future__ import annotations


def test_a_problem_in_a_continued_sheet_is_told_there(book, read, codes):
    book["unit (2)"] = [
        ["nama", "induk", "kode", "catatan"],
        ["Seksi", "D.1", "D.1.1", "x"],
        ["Seksi", "D.1", "D.1.1", "y"],
        ["Seksi", "D.9", "D.1.2", "z"],
    ]
    reading = read(book.xlsx())
    told = [(p.code, p.sheet, p.cell) for p in reading.problems]
    assert told == [
        ("COLUMN-UNKNOWN", "unit (2)", "D1"),
        ("KEY-REPEATED", "unit (2)", "C3"),
        ("REFERENCE-UNKNOWN", "unit (2)", "B4"),
    ]
    assert "unit (2)!C2" in reading.problems[1].say()
    assert reading.counts["unit"] == 5
    # Row by row with the table: the first sheet has no such column.
    assert reading.extra["unit"]["catatan"].to_list() == [None, None, "x", "y", "z"]


def test_parts_are_put_in_order_of_their_numbers(book, read):
    first = book.sheets.pop("unit")
    book["unit (10)"] = [first[0], ["C", "Bidang", "D"]]
    book["unit(2)"] = [first[0], ["B", "Bidang", "D"]]
    book["unit"] = first
    snapshot = read(book.xlsx()).snapshot
    assert snapshot.units["unit"].to_list() == ["D", "D.1", "B", "C"]


def test_the_same_part_twice_is_ambiguous(book, read):
    book["unit (2)"] = [book["unit"][0]]
    book["Unit(2)"] = [book["unit"][0]]
    assert [p.code for p in read(book.xlsx()).problems] == ["SHEET-TWICE"]


def test_a_continued_unknown_sheet_is_unknown(book, read):
    book["catatan (2)"] = [["x"]]
    assert [p.code for p in read(book.xlsx()).problems] == ["SHEET-UNKNOWN"]
