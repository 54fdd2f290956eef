from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.intake.cells import Flaw, clean
from tepat.intake.cells.text import code, nip, text
from tepat.intake.grid import UNCOMPUTED, Broken


def defect(told):
    assert isinstance(told, Flaw)
    return told.defect.code


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("  Budi  ", "Budi"),
        ("'198001012005011901", "198001012005011901"),  # the export of SIASN
        ("Budi\xa0\u2009 Santoso", "Budi Santoso"),
        ("\ufeffkode\u200b", "kode"),
        ("a\x00b\x07c", "abc"),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("satu \t dua", "satu dua"),
        ("Cafe\u0301", "Café"),
        ("Cafe\u200b\u0301", "Café"),
        ("'\n 'Budi", "Budi"),
        ("Jum'at", "Jum'at"),
        ("NULL", None),
        ("null", None),
        (" - ", None),
        ("–", None),
        ("", None),
        ("\xa0", None),
        ("nullified", "nullified"),
    ],
)
def test_what_cannot_be_seen_goes(found, meant):
    assert clean(found) == meant


@given(st.text())
def test_cleaning_twice_changes_nothing_more(found):
    once = clean(found)
    assert once is None or clean(once) == once


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (True, "ya"),
        (date(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29), "2024-02-29"),
        (datetime(2024, 2, 29, 10, 30), "2024-02-29 10:30:00"),
        (time(10, 30), "10:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_numbers_and_days_are_written_out_as_text(cell, meant):
    assert text(cell) == meant


def test_formula_errors_are_told_whether_typed_or_computed():
    assert defect(text("#N/A")) == "CELL-FORMULA-ERROR"
    assert defect(text(Broken("#REF!"))) == "CELL-FORMULA-ERROR"
    assert defect(code(Broken("#REF!"))) == "CELL-FORMULA-ERROR"
    assert defect(nip(UNCOMPUTED)) == "CELL-FORMULA-UNCOMPUTED"
    assert text("#1 di kota") == "#1 di kota"


def test_a_code_keeps_its_leading_zeros_only_as_text():
    assert code("00123") == "00123"
    told = code(123.0)
    assert (told.value, defect(told)) == ("123", "CODE-AS-NUMBER")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (1.1, "CODE-LOST-DIGITS"),  # was it 1.1, or 1.10?
        (1e15, "CODE-LOST-DIGITS"),
        (date(2024, 2, 1), "CODE-AS-DATE"),  # was it 1-2?
    ],
)
def test_a_code_that_excel_has_changed_is_an_error(cell, said):
    assert defect(code(cell)) == said


@pytest.mark.parametrize(
    "cell",
    [
        "190101011925011901",
        " '190101011925011901 ",
        "19010101 192501 1 901",
        "19010101\xa0192501\xa01\xa0901",
    ],
)
def test_a_nip_is_read_with_spaces_and_apostrophe(cell):
    assert nip(cell) == "190101011925011901"


@pytest.mark.parametrize(
    "cell", [1.90101011925011e17, 5.0, True, date(2024, 1, 1), "1.90101E+17", "1,9E17"]
)
def test_a_nip_that_excel_made_a_number_is_an_error(cell):
    assert defect(nip(cell)) == "NIP-AS-NUMBER"


def test_a_wrong_but_plausible_nip_is_never_shown():
    # 190101011925011901 as a float is 190101011925011904: 15 digits are kept.
    said = nip(float(190101011925011901)).facts["value"]
    assert said == "1.90101011925012E+17"
