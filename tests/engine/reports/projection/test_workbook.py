"""The projection as a workbook, opened by another hand."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tepat import law
from tepat.establishment.projection import project
from tepat.intake import town
from tepat.reports.about import About
from tepat.reports.projection import write_projection

ABOUT = About("Kota Uji", date(2026, 11, 24), "kota.xlsx", is_example=True)


@pytest.fixture(scope="module")
def found():
    city = town.build(60, 1)
    return project(city, law.on(city.day), capacity=5)


@pytest.fixture
def book(found, tmp_path):
    write_projection(tmp_path / "proyeksi.xlsx", found, ABOUT)
    return load_workbook(tmp_path / "proyeksi.xlsx")


def table(sheet, first):
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_sheets_stand_in_the_order_of_reading(book):
    assert book.sheetnames == [
        *("Ringkasan", "Per perangkat daerah", "Usulan", "Belum terisi"),
        *("Per jabatan", "Perlu dilihat", "Cara menghitung"),
    ]


def test_the_years_add_up(book, found):
    *years, total = table(book["Ringkasan"], "Tahun")
    assert [row["Tahun"] for row in years] == [str(year) for year in found.years]
    assert (
        sum(row["Usulan"] for row in years)
        == total["Usulan"]
        == found.totals["proposed"]
    )


def test_every_proposal_has_its_order_and_its_reason(book, found):
    rows = table(book["Usulan"], "Tahun")
    assert len(rows) == found.proposals.height > 0
    assert all(row["Alasan"] and row["Urutan"] for row in rows)


def test_every_position_ends_where_its_years_lead(book, found):
    rows = {row["Kode"]: row for row in table(book["Per jabatan"], "Kode")}
    last = found.years[-1]
    for told in found.positions.iter_rows(named=True):
        gap = told["gaps_after"][-1] if told["gaps_after"] else None
        assert rows[told["position"]][f"± akhir {last}"] == gap


def test_equal_projections_are_equal_bytes(found, tmp_path):
    for name in ("a", "b"):
        write_projection(tmp_path / f"{name}.xlsx", found, ABOUT, "en")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
