"""A workbook goes in and comes out again, by the commands that an office would use."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import openpyxl
import polars as pl
import pytest

from tepat import intake
from tepat.snapshot import digest
from tepat_web.accounts.queries import OPERATOR
from tepat_web.ledger.models import Entry
from tepat_web.snapshots import take
from tepat_web.workforce.models import Employee

TODAY = date(2026, 11, 25)


def write(city, path):
    intake.write_xlsx(city, path)
    return path


def test_a_workbook_goes_in_whole_and_the_ledger_names_the_operator(
    as_json, book, city
):
    code, told = as_json("import", book)
    assert code == 0
    assert told["counts"]["pegawai"] == 60
    assert told["changes"]["pegawai"] == {
        "new": 60,
        "changed": 0,
        "same": 0,
        "gone": 0,
        "unused": 0,
    }
    assert digest.digest(take.snapshot()) == digest.digest(city)
    entry = Entry.objects.get(number=told["entry"])
    assert (entry.act, entry.by.username) == ("register.imported", OPERATOR)


def test_what_came_out_goes_in_and_comes_out_the_same_to_the_byte(run, book, tmp_path):
    assert run("import", book)[0] == 0
    assert run("export", "sekali.xlsx")[0] == 0
    assert run("import", "sekali.xlsx")[0] == 0
    assert run("export", "lagi.xlsx")[0] == 0
    first, second = (tmp_path / f"{n}.xlsx" for n in ("sekali", "lagi"))
    assert first.read_bytes() == second.read_bytes()


def test_a_folder_of_csv_files_goes_the_same_way_packed_or_not(run, book, tmp_path):
    assert run("import", book)[0] == 0
    assert run("export", "csv")[0] == 0
    shutil.make_archive(str(tmp_path / "csv"), "zip", tmp_path / "csv")
    for source in ("csv", "csv.zip"):
        code, out, _ = run("import", source)
        assert code == 0
        assert "0 baris baru, 0 berubah" in out
    assert run("export", "lagi")[0] == 0
    for file in (tmp_path / "csv").iterdir():
        assert file.read_bytes() == (tmp_path / "lagi" / file.name).read_bytes()


def test_an_export_of_another_day_says_so_and_is_noted(run, book, tmp_path):
    run("import", book)
    code, out, _ = run("export", "dulu.xlsx", "--day", "2020-01-01", "--lang", "en")
    assert code == 0
    assert "1 January 2020" in out
    assert Entry.objects.first().act == "register.exported"


def test_every_error_of_a_workbook_is_told_and_nothing_changes(run, book, tmp_path):
    wrong = tmp_path / "salah.xlsx"
    page = openpyxl.load_workbook(book)
    sheet = page["pegawai"]
    sheet["A2"] = "bukan-nip"
    sheet["A3"] = 199001012015031000
    page.save(wrong)
    code, out, err = run("import", wrong)
    assert code == 1
    assert "pegawai!A2" in out
    assert "pegawai!A3" in out
    assert "Tidak ada yang diimpor" in err
    assert not Employee.objects.exists()
    assert [entry.act for entry in Entry.objects.all()] == ["ledger.begun"]


def test_errors_as_json_have_the_form_of_a_check(as_json, tmp_path):
    code, told = as_json("import", tmp_path / "tidak-ada.xlsx")
    assert code == 1
    assert set(told["errors"][0]) >= {"sheet", "row", "column", "message"}


def test_rows_that_are_gone_stay_unless_they_are_to_be_replaced(
    run, as_json, book, city, tmp_path
):
    run("import", book)
    fewer = replace(city, trainings=city.trainings.head(3))
    less = write(fewer, tmp_path / "kurang.xlsx")
    code, out, _ = run("import", less)
    assert code == 0
    assert "--replace" in out
    assert digest.digest(take.snapshot()) == digest.digest(city)
    code, told = as_json("import", less, "--replace")
    assert code == 0
    assert told["changes"]["pelatihan"]["gone"] == city.trainings.height - 3
    assert digest.digest(take.snapshot()) == digest.digest(fewer)


def test_what_the_register_refuses_ends_with_its_own_code_and_says_why(
    run, book, city, tmp_path
):
    """The book calls the root of the city by another code, so there would be two."""
    run("import", book)
    root = city.units.filter(pl.col("parent").is_null())["unit"][0]

    def renamed(rows, *names):
        return rows.with_columns(pl.col(names).replace(root, "AKAR-LAIN"))

    less = replace(
        city,
        units=renamed(city.units, "unit", "parent"),
        positions=renamed(city.positions, "unit"),
        employees=renamed(city.employees, "unit"),
    )
    folder = tmp_path / "csv"
    intake.write_csv(less, folder)
    for file in folder.iterdir():
        if file.stem not in ("unit", "jabatan", "pegawai", "pengaturan"):
            file.unlink()
    before = Entry.objects.count()
    code, _, err = run("import", folder)
    assert code == 34
    assert "Tidak ada yang diubah" in err
    assert Entry.objects.count() == before
    assert digest.digest(take.snapshot()) == digest.digest(city)


def test_a_packed_folder_of_too_much_is_refused_in_words(run, tmp_path):
    (tmp_path / "isi").mkdir()
    for number in range(61):
        (tmp_path / "isi" / f"{number}.csv").write_text("a;b\n")
    shutil.make_archive(str(tmp_path / "isi"), "zip", tmp_path / "isi")
    code, _, err = run("import", "isi.zip")
    assert code == 37
    assert "isi.zip" in err
    assert not Employee.objects.exists()


def test_bkns_export_renews_people_and_leaves_the_rest_alone(
    run, as_json, book, city, tmp_path
):
    run("import", book)
    person = city.employees.row(0, named=True)
    file = tmp_path / "siasn.csv"
    file.write_text(
        f"PNS ID;NIP BARU;NAMA\nx;'{person['nip']};Nama Yang Baru\n", "utf-8"
    )
    code, told = as_json("import", file)
    assert code == 0
    assert told["counts"] == {"pegawai": 1}
    assert Employee.objects.get(nip=person["nip"]).name == "Nama Yang Baru"
    assert take.snapshot().positions.height == city.positions.height


@pytest.mark.parametrize("name", ["a.pdf", "a.xls", "ada"])
def test_an_export_in_a_form_that_is_not_there_is_wrong_usage(run, tmp_path, name):
    (tmp_path / "ada").write_text("")
    code, _, err = run("export", name)
    assert code == 2
    assert ".xlsx" in err


def test_an_export_that_cannot_be_written_says_so(run, book):
    run("import", book)
    code, _, err = run("export", "/proc/tidak-ada/a.xlsx")
    assert code == 20
    assert "a.xlsx" in err


def test_a_name_that_looks_like_a_formula_leaves_as_text(run, book, city, tmp_path):
    nip = city.employees["nip"][0]
    formula = '=HYPERLINK("http://x","klik")'
    named = pl.when(pl.col("nip") == nip).then(pl.lit(formula)).otherwise("name")
    evil = replace(city, employees=city.employees.with_columns(name=named))
    assert run("import", write(evil, tmp_path / "jahat.xlsx"))[0] == 0
    run("export", "keluar.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "keluar.xlsx")["pegawai"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == formula]
    assert [cell.data_type for cell in cells] == ["s"]
