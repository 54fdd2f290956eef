"""The audit as a workbook, opened by another hand."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tepat import law
from tepat.intake import town
from tepat.norm_audit import KINDS, audit
from tepat.norm_audit.policy import LIMITS
from tepat.reports.about import About
from tepat.reports.norm_audit import TITLES, write_audit
from tepat.reports.norm_audit.fields import FIELDS, LIMIT_WORDS, SHEETS

ABOUT = About("Kota Uji", date(2026, 11, 24), "kota.xlsx", is_example=True)


@pytest.fixture(scope="module")
def found():
    city = town.build(400, 2)
    return audit(city, law.on(city.day))


@pytest.fixture
def book(found, tmp_path):
    write_audit(tmp_path / "audit.xlsx", found, ABOUT)
    return load_workbook(tmp_path / "audit.xlsx")


def table(sheet, first):
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_every_kind_is_counted_and_those_found_have_a_sheet(book, found):
    counts = {
        row["Yang ditemukan"]: row["Baris"]
        for row in table(book["Ringkasan"], "Pemeriksaan")
    }
    assert counts == {TITLES[kind].id: found.frames[kind].height for kind in KINDS}
    there = {SHEETS[kind].id for kind in KINDS if found.frames[kind].height}
    assert there < set(book.sheetnames)


def test_every_finding_stands_in_one_list_with_what_to_do(book, found):
    rows = table(book["Semua temuan"], "Kode")
    assert len(rows) == len(found.findings) > 0
    assert [row["Temuan dan tindak lanjut"] for row in rows] == [
        it.say() for it in found.findings
    ]


def test_the_limits_are_written_with_their_names(book):
    values = list(book["Cara memeriksa"].iter_rows(values_only=True))
    told = {row[1]: row[2] for row in values if row[1] in LIMITS}
    assert told.keys() == set(LIMITS) == set(LIMIT_WORDS)
    assert told["norm_ratio"] == 3


def test_every_kind_has_its_title_sheet_and_columns():
    assert set(TITLES) == set(SHEETS) == set(FIELDS) == set(KINDS)
    assert all(len(name.id) <= 31 and len(name.en) <= 31 for name in SHEETS.values())


def test_equal_audits_are_equal_bytes_in_either_language(found, tmp_path):
    for name in ("a", "b"):
        write_audit(tmp_path / f"{name}.xlsx", found, ABOUT, "en")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_no_cell_is_a_formula(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
