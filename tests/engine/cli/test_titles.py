"""``tepat titles`` tells what each title means, and writes what to paste back."""

import json
from dataclasses import replace
from datetime import date

import openpyxl
import polars as pl
import pytest

from tepat import intake
from tepat.intake import town

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def dirty_book(tmp_path_factory):
    """The fictional city, its titles in capitals and without jobs or nomenclature."""
    city = town.build(120, 7)
    nothing = pl.lit(None, dtype=pl.String)
    positions = city.positions.with_columns(
        job=nothing,
        name=pl.col("name").str.to_uppercase().str.replace("KEPALA SEKSI", "Kasi."),
    )
    bare = replace(
        city,
        positions=positions,
        jobs=city.jobs.clear(),
        **{table: getattr(city, table).clear() for table in ("tasks", "standards")},
    )
    path = tmp_path_factory.mktemp("judul") / "kota.xlsx"
    intake.write_xlsx(bare, path)
    return path


def test_json_has_every_position_with_its_candidates(run, dirty_book):
    code, told, _ = run("titles", dirty_book, "--json", "--lang", "en")
    assert code == 0
    found = json.loads(told)
    assert set(found) == {"day", "thresholds", "counts", "positions", "history"}
    assert sum(found["counts"].values()) == len(found["positions"])
    accepted = [it for it in found["positions"] if it["decision"] == "diterima"]
    assert len(accepted) > len(found["positions"]) / 2
    best = accepted[0]["candidates"][0]
    assert 0.85 <= best["confidence"] <= 1
    assert best["verified"] is False
    assert best["reasons"]


def test_what_is_to_be_pasted_back_makes_a_workbook_without_errors(
    run, dirty_book, tmp_path
):
    out = tmp_path / "judul.xlsx"
    code, told, _ = run("titles", dirty_book, "--out", out)
    assert code == 0
    assert str(out) in told.replace("\n", "")
    review = openpyxl.load_workbook(out)
    assert review.sheetnames == [
        *("Ringkasan", "Periksa", "Tidak dikenal", "Diterima", "Riwayat"),
        *("jabatan", "nomenklatur"),
    ]
    book = openpyxl.load_workbook(dirty_book)
    for name in ("jabatan", "nomenklatur"):
        del book[name]
        copy = book.create_sheet(name)
        for row in review[name].iter_rows(min_row=4, values_only=True):
            copy.append(row)
    book.save(tmp_path / "baru.xlsx")
    reading = intake.read(tmp_path / "baru.xlsx", today=DAY)
    assert [it.say("en") for it in reading.errors] == []
    filled = reading.snapshot.positions["job"].is_not_null().sum()
    assert filled > reading.snapshot.positions.height / 2


def test_the_same_workbook_gives_the_same_bytes(run, dirty_book, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        run("titles", dirty_book, "--out", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_people_are_told_the_doubts(run, book):
    code, told, _ = run("titles", book)
    assert code == 0
    assert "0 perlu diperiksa" in told  # the city names its jobs itself
