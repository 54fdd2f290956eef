"""The plan as a workbook, opened by another hand."""

from dataclasses import replace

import polars as pl
import pytest
from openpyxl import load_workbook

from tepat.intake import town
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Scenario
from tepat.reports.plan import write_plan


@pytest.fixture(scope="module")
def case():
    return work_out(town.build(300, 1))


@pytest.fixture(scope="module")
def content(case):
    return make(case)


@pytest.fixture
def book(case, content, about, tmp_path):
    write_plan(tmp_path / "plan.xlsx", case, content, about)
    return load_workbook(tmp_path / "plan.xlsx")


def table(sheet, first):
    """The rows below the heading ``first`` down to a free row, by heading."""
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
        *("Ringkasan", "Perpindahan", "Rantai", "Gelombang", "Tetap, perlu dilihat"),
        *("Kursi kosong", "Data belum lengkap", "Tidak ditempatkan"),
        *("Keadilan", "Dasar keberatan atas kursi", "Beban yang pindah"),
        *("Aturan dan sumber", "Angka peraturan", "Cara membaca"),
    ]


def test_a_very_large_plan_is_not_held_up_by_its_fairness(
    case, content, about, tmp_path, monkeypatch
):
    monkeypatch.setattr("tepat.reports.plan.consequences.MOST_PAIRS", 0)
    write_plan(tmp_path / "plan.xlsx", case, content, about)
    book = load_workbook(tmp_path / "plan.xlsx")
    assert "Dasar keberatan atas kursi" not in book.sheetnames
    told = [
        cell for row in book["Keadilan"].iter_rows(values_only=True) for cell in row
    ]
    assert any("tepat fairness" in str(cell) for cell in told)


def test_the_summary_sets_before_against_after(book, content):
    rows = {row["Keadaan"]: row for row in table(book["Ringkasan"], "Keadaan")}
    filled = rows["Kursi terisi"]
    assert filled["Tanpa rencana"] == content["before"]["filled"]
    assert filled["Dengan rencana"] == content["after"]["filled"]
    assert filled["Perubahan"] == (
        content["after"]["filled"] - content["before"]["filled"]
    )


def test_a_mean_keeps_its_tenths(book):
    sheet = book["Ringkasan"]
    row = next(it for it in sheet.iter_rows() if it[0].value == "Kesesuaian rata-rata")
    assert row[1].number_format == "#,##0.0"


def test_goals_are_called_proven_only_where_the_bound_is_reached(
    case, content, about, tmp_path
):
    claimed = {**content, "bound": {**content["bound"], "filled": 10**6}}
    write_plan(tmp_path / "plan.xlsx", case, claimed, about)
    sheet = load_workbook(tmp_path / "plan.xlsx")["Ringkasan"]
    rows = table(sheet, "Tujuan, menurut urutan")
    assert [row["Bukti"] for row in rows] == [
        *("terbukti optimal", "belum terbukti"),
        *("terbukti optimal", "terbukti optimal"),
    ]


def test_every_move_is_told_with_its_reason_and_what_it_still_needs(book, content):
    rows = table(book["Perpindahan"], "NIP")
    told = {(row["NIP"], row["Kode asal"], row["Kode tujuan"]) for row in rows}
    assert told == {(it["nip"], it["from"], it["to"]) for it in content["moves"]}
    assert all(row["Alasan"] and row["Masih perlu"] for row in rows)


def test_a_nip_is_text_with_all_its_digits(book):
    cell = book["Perpindahan"].cell(6, 1)
    assert (cell.data_type, len(cell.value), cell.number_format) == ("s", 18, "@")


def test_a_chain_says_whose_seat_each_person_takes(book, case, content):
    names = dict(case.snapshot.employees.select("nip", "name").iter_rows())
    rows = [row for row in book["Rantai"].iter_rows(values_only=True)
            if isinstance(row[0], int)]  # fmt: skip
    long = [chain for chain in content["chains"] if len(chain["people"]) > 1]
    assert [row[0] for row in rows] == [chain["chain"] for chain in long]
    first, second = long[0]["people"][:2]
    lines = rows[0][3].split("\n")
    assert lines[0].startswith(f"1. {names[first]}: ")
    assert lines[1].startswith(f"2. {names[second]}: ")
    assert lines[1].endswith(f"(kursi {names[first]})")


def test_seats_that_stay_empty_come_with_the_critical_ones_first(book, content):
    rows = table(book["Kursi kosong"], "Kode")
    assert sum(row["Kursi kosong"] for row in rows) == content["after"]["vacant"]
    critical = [row["Kritis"] for row in rows]
    assert critical == sorted(critical, reverse=True)  # "ya" before "tidak"


def test_who_is_not_placed_is_named_with_the_cause(book, content):
    rows = table(book["Tidak ditempatkan"], "NIP")
    asked = [it["nip"] for it in content["leaving"]] + content["unplaced"]
    assert [row["NIP"] for row in rows] == asked
    assert all(row["Sebab"] for row in rows)


def test_what_is_missing_names_the_unit_that_keeps_the_data(book):
    for row in table(book["Data belum lengkap"], "NIP"):
        assert row["Unit pengelola data"] and row["Yang harus dilengkapi"]
        assert "{" not in row["Yang harus dilengkapi"]


def test_every_rule_has_its_source_and_says_whether_it_was_read(book):
    for row in table(book["Aturan dan sumber"], "Kode"):
        assert row["Verifikasi"] in ("sudah dipastikan", "belum dipastikan")


def test_no_cell_is_a_formula_even_when_a_name_is_one(case, content, about, tmp_path):
    employees = case.snapshot.employees.with_columns(name=pl.lit("=1+1"))
    tricky = replace(case, snapshot=replace(case.snapshot, employees=employees))
    write_plan(tmp_path / "plan.xlsx", tricky, content, about)
    book = load_workbook(tmp_path / "plan.xlsx")
    assert table(book["Perpindahan"], "NIP")[0]["Nama"] == "=1+1"
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_the_same_plan_gives_the_same_bytes(case, content, about, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_plan(tmp_path / name, case, content, about)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_english_reader_gets_english_sentences(case, content, about, tmp_path):
    write_plan(tmp_path / "plan.xlsx", case, content, about, "en")
    book = load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames[1] == "Moves"
    assert "seats" in book["Summary"]["A4"].value


def test_the_summary_says_what_is_promised_and_what_is_not(book, content):
    told = table(book["Ringkasan"], "Yang dijanjikan, dan yang tidak")
    assert [row["Janji"] == "dijamin" for row in told] == [
        each["holds"] for each in content["guarantees"]
    ]
    texts = [row["Yang dijanjikan, dan yang tidak"] for row in told]
    assert texts == [each["text"] for each in content["guarantees"]]


def test_an_exchange_has_its_rounds_in_a_sheet(about, tmp_path):
    case = work_out(town.build(300, 2), Scenario(mode="exchange", refill=1000))
    content = make(case)
    write_plan(tmp_path / "plan.xlsx", case, content, about)
    rows = table(load_workbook(tmp_path / "plan.xlsx")["Putaran pertukaran"], "Putaran")
    steps = [
        step
        for each in content["rounds"]
        for trade in each["trades"]
        for step in trade["steps"]
    ]
    assert [row["NIP"] for row in rows] == [step["nip"] for step in steps]
    assert {row["NIP"] for row in rows} == {move["nip"] for move in content["moves"]}
    assert rows
