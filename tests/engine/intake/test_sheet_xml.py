from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.intake import sheet_xml
from tepat.intake.grid import UNCOMPUTED, Broken, letters, number_of


@given(st.integers(1, 2_000_000), st.integers(0, 20_000), st.sampled_from("'\""))
def test_an_extent_is_never_smaller_than_a_cell_in_it(row, column, quote):
    xml = f"<row r='{row}'><c s='1' r={quote}{letters(column)}{row}{quote}/></row>"
    rows, columns = sheet_xml.extent(xml.encode())
    assert rows >= row
    assert columns > column


@given(st.integers(0, 20_000))
def test_letters_of_a_column_read_back(column):
    assert number_of(letters(column)) == column


def test_cells_without_a_name_count_too():
    rows, columns = sheet_xml.extent(b"<row><c/><c><v>1</v></c></row>" * 3)
    assert (rows, columns) == (3, 6)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (b'<c r="B2" s="4" t="e"><f>NA()</f><v>#N/A</v></c>', Broken("#N/A")),
        (b'<c t="e" r="B2"><v>#REF!</v></c>', Broken("#REF!")),
        (b'<x:c r="B2" t="e"><x:v>#REF!</x:v></x:c>', Broken("#REF!")),
        (b'<c r="B2"><f>1+1</f></c>', UNCOMPUTED),
        (b'<c r="B2"><f>1+1</f><v/></c>', UNCOMPUTED),
        (b'<c r="B2"><f t="shared" si="0"/><v></v></c>', UNCOMPUTED),
    ],
)
def test_formulas_without_a_result_are_seen(cell, found):
    assert sheet_xml.broken_cells(b'<row r="2">' + cell) == {(2, 1): found}


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2"><f>1+1</f><v>2</v></c>',
        b'<c r="B2" t="str"><f>A1</f><v></v></c>',
        b'<c r="B2" t="inlineStr"><is><t>e</t></is></c>',
        b"<formula1>1+1</formula1></c>",
    ],
)
def test_sound_cells_are_not_taken_for_broken(cell):
    assert sheet_xml.broken_cells(b'<row r="2">' + cell) == {}


def test_a_short_tail_is_left_alone():
    xml = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    assert sheet_xml.without_tail(xml) is None


def test_a_sheet_of_nothing_but_blank_cells_is_cut_to_nothing():
    blank = b'<row r="1"><c r="A1" s="1"/></row>' * 100_000
    xml = b"<worksheet><sheetData>" + blank + b"</sheetData></worksheet>"
    assert sheet_xml.without_tail(xml) == (
        b"<worksheet><sheetData></sheetData></worksheet>"
    )
