"""A structure to be as a workbook."""

from dataclasses import replace
from datetime import date

import openpyxl
import polars as pl
import pytest

from tepat.establishment.to_be import restructure
from tepat.intake import town
from tepat.reports.about import About
from tepat.reports.to_be import write_restructure

ABOUT = About("Kota Contoh", date(2027, 1, 2), "baru.xlsx", True)


@pytest.fixture(scope="module")
def found():
    city = town.build(150, 3)
    held = city.employees["position"].drop_nulls().value_counts(sort=True)
    closing = city.positions.filter(pl.col("family") == "PELAKSANA").join(
        held, on="position"
    )["position"][0]
    to_be = replace(
        city,
        day=date(2027, 1, 2),
        positions=city.positions.filter(pl.col("position") != closing),
    )
    return restructure(city, to_be)


def rows(sheet, heading):
    """The rows below the headings, as mappings."""
    told = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(told) if heading in row)
    return [dict(zip(told[top], row, strict=True)) for row in told[top + 1 :]]


def written(found, path, language="id"):
    write_restructure(path, found, ABOUT, language)
    return openpyxl.load_workbook(path)


def test_it_has_a_sheet_for_each_question(found, tmp_path):
    book = written(found, tmp_path / "b.xlsx")
    assert book.sheetnames == [
        *("Ringkasan", "Perlu diputuskan", "Pegawai", "Jabatan", "Perubahan"),
        *("Unit", "Biaya"),
    ]


def test_everybody_is_listed_and_whom_it_concerns_comes_first(found, tmp_path):
    told = rows(written(found, tmp_path / "b.xlsx")["Pegawai"], "NIP")
    assert len(told) == found.people.height
    first = told[: found.destinies["perlu ditempatkan"]]
    assert first
    assert {row["Menjadi"] for row in first} == {"perlu ditempatkan"}


def test_every_position_is_typed(found, tmp_path):
    told = rows(written(found, tmp_path / "b.xlsx")["Jabatan"], "Asal")
    assert len(told) == found.positions.height
    assert [row["Menjadi"] for row in told].count("ditutup") == 1


def test_the_sum_of_seats_stands_below_the_classes(found, tmp_path):
    told = rows(written(found, tmp_path / "b.xlsx")["Biaya"], "Kelas")
    assert told[-1]["Kursi kini"] == sum(row["Kursi kini"] for row in told[:-1])


def test_it_speaks_english_and_gives_the_same_bytes_again(found, tmp_path):
    one, two = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    assert written(found, one, "en").sheetnames[0] == "Summary"
    written(found, two, "en")
    assert one.read_bytes() == two.read_bytes()
