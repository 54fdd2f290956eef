"""Competency gaps as a workbook, opened by another hand."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tepat import law
from tepat.competency import city_gaps
from tepat.intake import town
from tepat.reports.about import About
from tepat.reports.competency import write_gaps

ABOUT = About("Kota Uji", date(2026, 11, 24), "kota.xlsx", is_example=True)


@pytest.fixture(scope="module")
def city():
    return town.build(80, 2)


@pytest.fixture(scope="module")
def found(city):
    return city_gaps(city, law.on(city.day))


@pytest.fixture
def book(city, found, tmp_path):
    write_gaps(tmp_path / "a.xlsx", found, law.on(city.day), ABOUT)
    return load_workbook(tmp_path / "a.xlsx")


def table(sheet, first):
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    told = []
    for row in rows[top + 1 :]:
        if row[0] is None:
            break
        told.append(dict(zip(rows[top], row, strict=True)))
    return told


def test_sheets_stand_in_the_order_of_reading(book):
    assert book.sheetnames == [
        *("Ringkasan", "Per unit", "Per pegawai", "Setiap kesenjangan"),
        "Cara menghitung",
    ]


def test_the_totals_are_those_of_the_engine(book, found):
    told = {
        row["Pegawai"]: row["Jumlah"] for row in table(book["Ringkasan"], "Pegawai")
    }
    assert told["Semua pegawai"] == 80
    assert (
        told["Di bawah standar pada paling sedikit satu kompetensi"]
        == (found.totals["below"])
    )


def test_the_gaps_of_the_city_add_up_to_the_list(book, found):
    gaps = table(book["Setiap kesenjangan"], "NIP")
    root = found.units["unit_name"][0]
    units = [row for row in table(book["Per unit"], "Unit") if row["Unit"] == root]
    below = [row for row in gaps if row["Dicapai"] != "belum dinilai"]
    assert sum(row["Di bawah"] for row in units) == len(below)
    assert sum(row["Belum dinilai"] for row in units) == len(gaps) - len(below)
    assert sum(row["Jumlah tingkat kurang"] for row in units) == sum(
        row["Kurang"] for row in below
    )


def test_a_match_that_is_not_known_says_so_and_shows_its_bounds(book, found):
    rows = {row["NIP"]: row for row in table(book["Per pegawai"], "NIP")}
    for told in found.people.iter_rows(named=True):
        row = rows[told["nip"]]
        assert row["JPM (%)"] == (
            "belum diketahui" if told["jpm"] is None else told["jpm"]
        )
        assert row["Paling rendah"] == told["jpm_low"]


def test_the_same_city_gives_the_same_bytes(city, found, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_gaps(tmp_path / name, found, law.on(city.day), ABOUT, "en")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
