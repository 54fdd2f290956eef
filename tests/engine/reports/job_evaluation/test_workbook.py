"""The job evaluation as a workbook, opened by another hand."""

from datetime import date

import pytest
from openpyxl import load_workbook

from tepat import law
from tepat.intake import town
from tepat.job_evaluation import evaluate
from tepat.reports.about import About
from tepat.reports.job_evaluation import write_evaluation

ABOUT = About("Kota Uji", date(2026, 11, 24), "kota.xlsx", is_example=True)


@pytest.fixture(scope="module")
def found():
    city = town.build(400, 2)
    return evaluate(city, law.on(city.day))


@pytest.fixture
def book(found, tmp_path):
    write_evaluation(tmp_path / "evaluasi.xlsx", found, ABOUT)
    return load_workbook(tmp_path / "evaluasi.xlsx")


def table(sheet, first):
    rows = list(sheet.iter_rows(values_only=True))
    top = next(at for at, row in enumerate(rows) if row[0] == first)
    return [dict(zip(rows[top], row, strict=True)) for row in rows[top + 1 :]]


def test_points_of_factors_add_up_to_those_of_the_job(book):
    each = {}
    for row in table(book["Faktor"], "Kode"):
        each[row["Kode"]] = each.get(row["Kode"], 0) + (row["Nilai"] or 0)
    told = {row["Kode"]: row["Nilai"] for row in table(book["Nilai"], "Kode")}
    assert told
    for code, points in told.items():
        assert points in (each[code], "belum diketahui")


def test_every_finding_is_counted_and_said(book, found):
    counts = table(book["Ringkasan"], "Pemeriksaan")
    assert sum(row["Temuan"] for row in counts) == len(found.findings)
    rows = table(book["Perlu dilihat"], "Kode")
    assert [row["Temuan dan tindak lanjut"] for row in rows] == [
        it.say() for it in found.findings
    ]


def test_the_guide_names_its_source_and_that_nobody_read_it(book):
    rows = table(book["Pedoman"], "Angka atau ketentuan")
    assert len(rows) == 6
    assert {row["Verifikasi"] for row in rows} == {"belum dipastikan"}


def test_equal_evaluations_are_equal_bytes(found, tmp_path):
    for name in ("a", "b"):
        write_evaluation(tmp_path / f"{name}.xlsx", found, ABOUT, "en")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
