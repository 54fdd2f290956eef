"""Talent boxes and pools as a workbook, opened by another hand."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tepat import law
from tepat.intake import town
from tepat.reports.about import About
from tepat.reports.talent import write_talent
from tepat.talent import succession, talent

ABOUT = About("Kota Uji", date(2026, 11, 24), "kota.xlsx", is_example=True)


@pytest.fixture(scope="module")
def told():
    city = town.build(300, 4)
    in_force = law.on(city.day)
    found = talent(city, in_force)
    return found, succession(city, in_force, found), in_force


@pytest.fixture
def book(told, tmp_path):
    write_talent(tmp_path / "a.xlsx", *told, ABOUT)
    return load_workbook(tmp_path / "a.xlsx")


def table(sheet, first):
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_sheets_stand_in_the_order_of_reading(book):
    assert book.sheetnames == [
        *("Kotak", "Pegawai", "Jabatan kritis", "Calon", "Cara menghitung")
    ]


def test_nine_boxes_from_the_best_with_their_people(book, told):
    rows = table(book["Kotak"], "Kotak")
    assert [row["Kotak"] for row in rows] == [str(box) for box in range(9, 0, -1)]
    for row in rows:
        assert row["Pegawai"] == told[0].counts[int(row["Kotak"])]
    assert rows[0]["Kinerja"] == "di atas ekspektasi"
    assert rows[0]["Potensial"] == "tinggi"
    assert rows[1]["Kinerja"] == "sesuai ekspektasi"
    assert "penghargaan" in rows[0]["Rekomendasi"]


def test_everybody_is_listed_with_what_is_known(book, told):
    rows = {row["NIP"]: row for row in table(book["Pegawai"], "NIP")}
    for person in told[0].people.iter_rows(named=True):
        row = rows[person["nip"]]
        assert row["Kotak"] == (person["box"] or "belum diketahui")
        assert row["Kotak yang mungkin"] == ", ".join(map(str, person["boxes"]))


def test_every_pool_and_its_candidates_are_there(book, told):
    pools, listed = told[1].pools, told[1].candidates
    rows = table(book["Jabatan kritis"], "Jabatan kritis")
    assert [row["Kode"] for row in rows] == pools["position"].to_list()
    candidates = table(book["Calon"], "Jabatan kritis")
    assert [row["NIP"] for row in candidates] == listed["nip"].to_list()


def test_the_same_city_gives_the_same_bytes(told, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_talent(tmp_path / name, *told, ABOUT, "en")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
