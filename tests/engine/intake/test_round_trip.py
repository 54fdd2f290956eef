"""Writing and reading back: nothing changes, and the same content is the same bytes."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tepat import intake
from tepat.intake import csv_folder, table, workbook
from tepat.intake.cells import Flaw, reader
from tepat.intake.problem import Problems
from tepat.snapshot import Snapshot, canonical
from tepat.snapshot.columns import TABLES, Kind
from tepat.snapshot.digest import digest
from tepat.snapshot.settings import KEYS
from tepat.snapshot.vocabulary import EDUCATION_RANK, PNS_GRADES, PPPK_GRADES

TODAY = date(2026, 11, 24)


def cells(column):
    """Values that a sound snapshot may hold in a column."""
    low = column.low if column.low is not None else -1e9
    high = column.high if column.high is not None else 1e9
    match column.kind:
        case Kind.NIP:
            return st.from_regex(r"[0-9]{18}", fullmatch=True)
        case Kind.DAY:
            return st.dates(date(1900, 1, 1), date(2199, 12, 31))
        case Kind.WHOLE:
            return st.integers(int(low), int(high))
        case Kind.DECIMAL:
            near = st.sampled_from([0.1, 0.125, 1.25, 1250.125]).filter(
                lambda number: low <= number <= high
            )
            return near | st.floats(low, high).map(
                lambda number: round(number, 6) + 0.0
            )
        case Kind.TRUTH:
            return st.booleans()
        case Kind.CHOICE:
            return st.sampled_from(column.choices)
        case Kind.GRADE:
            return st.sampled_from([*PNS_GRADES, *PPPK_GRADES])
        case Kind.EDUCATION:
            return st.sampled_from(list(EDUCATION_RANK))
        case _:
            return words(column)


def words(column):
    tricky = ["=1+1", "+62", "@x", "-5", 'a"b', "a,b", "a\nb", "00123", "http://x", "é"]
    tricky += ["_x0041_", "<&>", "TRUE", "1.250", "31-02-2024"]
    return (
        (st.sampled_from(tricky) | st.text())
        .map(reader(column))
        .map(lambda told: told.value if isinstance(told, Flaw) else told)
        .filter(lambda told: told is not None)
    )


@st.composite
def frames(draw, of):
    needed = {"blank": st.none()}
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    column.name: cells(column)
                    if column.required or column.default is not None
                    else needed["blank"] | cells(column)
                    for column in of.columns
                }
            ).filter(lambda row: any(value is not None for value in row.values())),
            max_size=5,
        )
    )
    return pl.DataFrame(rows, schema=of.schema)


@st.composite
def snapshots(draw):
    told = {of.name: draw(frames(of)) for of in TABLES}
    rows = told.pop("settings")
    return Snapshot(TODAY, settings_rows=rows, **told)


def read_back(source):
    """The frames of a written book, before they are checked against each other."""
    named = {of.sheet: of for of in TABLES}
    wanted = {name: named[name] for name in source.names if name in named}
    told = Problems()
    return {
        wanted[name].name: table.read(grid, wanted[name], told).frame
        for name, grid in source.grids(wanted)
    }


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(snapshots())
def test_every_table_reads_back_as_it_was_written(snapshot):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        intake.write_csv(snapshot, folder / "csv")
        intake.write_xlsx(snapshot, folder / "buku.xlsx")
        from_csv = read_back(csv_folder.opened(folder / "csv"))
        from_xlsx = read_back(workbook.opened(folder / "buku.xlsx"))
    for of, frame in snapshot.tables():
        assert from_xlsx[of.name].rows() == frame.rows()
        assert from_csv.get(of.name, of.empty()).rows() == frame.rows()


@pytest.fixture
def snapshot(book, read):
    book.put("jabatan", 4, "bidang_pendidikan", "Akuntansi;Ekonomi")
    book["pengaturan"] = [
        ["kunci", "nilai"],
        ["contoh", "ya"],
        ["nama_instansi", "Kota"],
    ]
    book["minat"] = [["nip", "tetap", "alasan"], ["198002022005012902", "ya", "'=1+1"]]
    return read(book.xlsx("asal.xlsx")).snapshot


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_whole_book_reads_back(form, snapshot, tmp_path, read):
    path = tmp_path / form
    {"csv": intake.write_csv, "xlsx": intake.write_xlsx}[form](snapshot, path)
    reading = read(path)
    assert reading.problems == []
    assert reading.snapshot.settings == snapshot.settings
    assert digest(reading.snapshot) == digest(snapshot)
    for (_, one), (_, other) in zip(
        reading.snapshot.tables(), snapshot.tables(), strict=True
    ):
        assert one.equals(other)


def test_the_same_content_is_the_same_bytes(snapshot, tmp_path):
    one, other = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    intake.write_xlsx(snapshot, one)
    intake.write_xlsx(snapshot, other)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_workbook_helps_whoever_fills_it_in(snapshot, tmp_path):
    intake.write_xlsx(snapshot, tmp_path / "buku.xlsx")
    made = openpyxl.load_workbook(tmp_path / "buku.xlsx")
    assert made.sheetnames == ["petunjuk", *(of.sheet for of in TABLES)]
    page = made["pegawai"]
    assert page.freeze_panes == "B2"
    assert page["A2"].number_format == "@"  # Excel keeps a NIP typed here as text
    assert page.column_dimensions["A"].width > 18
    assert page["A1"].font.bold
    assert page.oddHeader.center.text.startswith("DATA CONTOH")
    helped = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    status = next(rule for cells, rule in helped.items() if cells.startswith("C2"))
    assert status.formula1 == '"PNS,CPNS,PPPK,PPPK_PARUH_WAKTU"'
    assert "18 angka" in next(iter(helped.values())).prompt
    said = [row[1] for row in made["petunjuk"].iter_rows(values_only=True)]
    assert {"nip", "kebutuhan", "tanggal_acuan"} <= set(said)


def test_text_is_never_a_formula(snapshot, tmp_path):
    intake.write_xlsx(snapshot, tmp_path / "buku.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "buku.xlsx")["minat"]["E2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    intake.write_csv(snapshot, tmp_path / "csv")
    assert "'=1+1" in (tmp_path / "csv" / "minat.csv").read_text()


def test_a_template_is_a_book_without_rows(tmp_path, read):
    intake.write_template(tmp_path / "templat.xlsx")
    reading = read(tmp_path / "templat.xlsx")
    assert [(p.code, p.sheet) for p in reading.problems] == [
        ("SHEET-EMPTY", "unit"),
        ("SHEET-EMPTY", "jabatan"),
    ]
    assert reading.counts["pengaturan"] == len(KEYS)


def test_old_files_of_a_folder_do_not_come_back(snapshot, tmp_path, read):
    intake.write_csv(snapshot, tmp_path / "csv")
    intake.write_csv(
        replace(snapshot, wishes=snapshot.wishes.clear()), tmp_path / "csv"
    )
    assert read(tmp_path / "csv").snapshot.wishes.is_empty()


def test_only_sheets_with_rows_and_needed_ones_are_written_as_csv(snapshot, tmp_path):
    intake.write_csv(snapshot, tmp_path / "csv")
    assert sorted(path.stem for path in (tmp_path / "csv").iterdir()) == [
        *("jabatan", "minat", "pegawai", "pengaturan", "unit"),
    ]


def test_a_book_that_excel_cannot_hold_leaves_no_file(snapshot, tmp_path):
    text = "x" * 40_000
    too_long = snapshot.wishes.with_columns(reason=pl.lit(text))
    with pytest.raises(intake.DoesNotFit, match="alasan") as told:
        intake.write_xlsx(replace(snapshot, wishes=too_long), tmp_path / "buku.xlsx")
    assert "CSV" in told.value.say("en")
    assert told.value.exit_code == 14
    assert [path.name for path in tmp_path.iterdir()] == ["asal.xlsx"]


def test_numbers_are_written_so_that_none_is_ambiguous():
    numbers = pl.Series([1.25, 0.125, -1.5, 3.0, 1e-7, 1e21, None, 1250.125])
    assert canonical.number_text(numbers).to_list() == [
        *("1.25", "0.1250", "-1.5", "3", "0.0000001"),
        *("1000000000000000000000", None, "1250.1250"),
    ]


def test_a_table_too_long_for_a_sheet_goes_on_in_the_next(
    snapshot, tmp_path, read, monkeypatch
):
    monkeypatch.setattr("tepat.intake.to_xlsx.MOST_ROWS", 2)
    intake.write_xlsx(snapshot, tmp_path / "buku.xlsx")
    names = openpyxl.load_workbook(tmp_path / "buku.xlsx").sheetnames
    assert names[1:5] == ["unit", "nomenklatur", "jabatan", "jabatan (2)"]
    reading = read(tmp_path / "buku.xlsx")
    assert reading.problems == []
    assert reading.counts["jabatan"] == 3
    assert digest(reading.snapshot) == digest(snapshot)
