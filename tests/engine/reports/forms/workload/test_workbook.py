"""The workbooks calculate, and what they calculate is what the engine told."""

import re

import openpyxl
import pytest

from tepat.reports.forms.workload.workbook import write_abk, write_form_c

from .conftest import ABOUT, city, maker_of

CELL = re.compile(r"([A-Z])(\d+)")
NEAR = 1e-6


def cells(path):
    formulas = openpyxl.load_workbook(path).active
    values = openpyxl.load_workbook(path, data_only=True).active
    return formulas, values


def worked_out(sheet, place):
    """The value of a cell as a spreadsheet would work it out."""
    told = sheet[place].value
    if not (isinstance(told, str) and told.startswith("=")):
        return told or 0

    def value(column, row):
        return worked_out(sheet, f"{column}{row}")

    def total(column, first, last):
        return sum(value(column, row) for row in range(int(first), int(last) + 1))

    text = re.sub(
        r"([A-Z])(\d+):\1(\d+)", r"total('\1', \2, \3)", told[1:]
    )  # an area first, then single cells
    text = re.sub(r"(?<!['\w])([A-Z])(\d+)\b", r"value('\1', \2)", text)
    names = {
        "value": value,
        "total": total,
        "SUM": float,
        "ROUND": half_up,
        "ROUNDUP": up,
    }
    return eval(text, {"__builtins__": {}}, names)  # noqa: S307 - our own formulas


def half_up(number, digits):
    scale = 10**digits
    return int(abs(number) * scale + 0.5) / scale * (1 if number >= 0 else -1)


def up(number, digits):
    assert digits == 0
    return -(-number // 1)


@pytest.mark.parametrize("rounding", ["SETENGAH_KE_ATAS", "KE_ATAS"])
@pytest.mark.parametrize("unit", ["K", "D", "B", "S"])
def test_every_formula_gives_what_the_engine_told(tmp_path, unit, rounding):
    maker = maker_of(city(rounding=rounding))
    write_abk(tmp_path / "a.xlsx", maker.abk(unit), ABOUT, rounding=rounding)
    content = maker.form_c(unit, [unit])
    write_form_c(tmp_path / "c.xlsx", content, ABOUT, rounding=rounding)
    count = 0
    for name in ("a.xlsx", "c.xlsx"):
        formulas, values = cells(tmp_path / name)
        for row in formulas.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    count += 1
                    worked = worked_out(formulas, cell.coordinate)
                    assert worked == pytest.approx(
                        values[cell.coordinate].value, abs=NEAR
                    )
    assert count > 2


def test_a_need_follows_a_volume_that_is_changed(tmp_path, maker):
    path = tmp_path / "a.xlsx"
    write_abk(path, maker.abk("D", "D2"), ABOUT, rounding="SETENGAH_KE_ATAS")
    formulas, _ = cells(path)
    (row,) = (cell.row for cell in formulas["B"] if cell.value == "Tugas 1")
    (persons,) = (cell.row for cell in formulas["B"] if cell.value == "JUMLAH PEGAWAI")
    assert worked_out(formulas, f"G{persons}") == 4
    formulas[f"D{row}"].value = 1880  # twice as much: 3.973 + 2.256 = 6.229
    assert worked_out(formulas, f"G{persons}") == 6


def test_a_name_never_becomes_a_formula(tmp_path, maker):
    path = tmp_path / "a.xlsx"
    write_abk(path, maker.abk("D"), ABOUT, rounding="SETENGAH_KE_ATAS")
    formulas, _ = cells(path)
    (cell,) = (cell for cell in formulas["B"] if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_a_need_that_is_no_division_stands_as_it_is(tmp_path, maker):
    path = tmp_path / "c.xlsx"
    write_form_c(
        path, maker.form_c("K", ["K", "S"]), ABOUT, rounding="SETENGAH_KE_ATAS"
    )
    formulas, _ = cells(path)
    needs = {
        formulas.cell(cell.row, 2).value: formulas.cell(cell.row, 7).value
        for cell in formulas["C"]
        if cell.value
    }
    assert needs["Sekretaris Daerah"] == 1
    assert needs["Bidan"] == 2
    assert needs["Guru"] == 3


def test_the_same_form_gives_the_same_bytes(tmp_path, maker):
    for name in ("one", "two"):
        write_form_c(
            tmp_path / name, maker.form_c("D", ["D"]), ABOUT, rounding="KE_ATAS"
        )
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
