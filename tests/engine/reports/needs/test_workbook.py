"""The needs as a workbook, opened by another hand."""

import polars as pl
import pytest
from openpyxl import load_workbook

from tepat import law
from tepat.establishment import balance
from tepat.intake import town
from tepat.reports.needs import write_needs


@pytest.fixture(scope="module")
def city():
    return town.build(60, 1)


@pytest.fixture(scope="module")
def found(city):
    return balance(city, law.on(city.day))


@pytest.fixture
def book(city, found, about, tmp_path):
    write_needs(tmp_path / "needs.xlsx", city, found, about)
    return load_workbook(tmp_path / "needs.xlsx")


def table(sheet, first="Kode"):
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_sheets_stand_in_the_order_of_reading(book):
    assert book.sheetnames == [
        *("Ringkasan", "Per jabatan", "Per unit", "Proyeksi"),
        *("Perlu dilengkapi", "Cara menghitung"),
    ]


def test_the_summary_puts_the_worst_shortage_first_and_adds_up(book, found):
    *rows, total = table(book["Ringkasan"])
    short = [row["Kurang"] for row in rows]
    assert short == sorted(short, reverse=True)
    assert sum(short) == total["Kurang"] == found.totals["vacancies"]
    assert sum(row["Kebutuhan (K)"] for row in rows) == found.totals["need"]


def test_the_sentence_says_what_the_table_sums(book, found):
    said = book["Ringkasan"]["A4"].value
    assert said.startswith(
        f"Dibutuhkan {found.totals['need']} orang, ada {found.totals['occupied']}"
    )


def test_every_position_has_its_exact_fte_and_its_years(book, found):
    rows = {row["Kode"]: row for row in table(book["Per jabatan"])}
    assert rows.keys() == set(found.positions["position"])
    for told in found.positions.iter_rows(named=True):
        row = rows[told["position"]]
        assert row["FTE"] == told["fte"]
        assert row["± akhir 2031"] == told["projection"][-1]


def test_units_hold_everything_below_them(book, found):
    root = table(book["Per unit"])[0]
    assert (root["Kebutuhan (K)"], root["Bezetting (B)"]) == (
        found.totals["need"],
        found.totals["occupied"],
    )


def test_every_figure_of_the_law_names_its_source_and_whether_it_was_read(book):
    rows = table(book["Cara menghitung"], "Angka atau ketentuan")
    assert len(rows) > 5
    for row in rows:
        assert row["Sumber"], row
        assert row["Verifikasi"] or "kota" in row["Sumber"]


def test_no_cell_is_a_formula(city, found, about, tmp_path):
    from dataclasses import replace

    tricky = replace(city, positions=city.positions.with_columns(name=pl.lit("=1+1")))
    write_needs(tmp_path / "needs.xlsx", tricky, found, about)
    for sheet in load_workbook(tmp_path / "needs.xlsx"):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_without_people_the_projection_says_why_it_is_blank(city, about, tmp_path):
    from dataclasses import replace

    empty = replace(city, employees=city.employees.clear())
    write_needs(tmp_path / "n.xlsx", empty, balance(empty, law.on(city.day)), about)
    sheet = load_workbook(tmp_path / "n.xlsx")["Proyeksi"]
    assert sheet["A4"].value == ("Proyeksi belum dapat dibuat: lembar pegawai kosong.")


def test_the_same_needs_give_the_same_bytes(city, found, about, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_needs(tmp_path / name, city, found, about)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
