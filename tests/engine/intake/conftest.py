"""A small sound workbook, and ways to write it down and to spoil it."""

from __future__ import annotations

import copy
import csv
from datetime import date

import openpyxl
import pytest

from tepat import intake

TODAY = date(2026, 11, 24)
SHEETS = {
    "unit": [
        ["kode", "nama", "induk"],
        ["D", "Dinas Contoh", ""],
        ["D.1", "Bidang Satu", "D"],
    ],
    "jabatan": [
        ["kode", "unit", "nama", "jenis", "jenjang", "kelas", "kebutuhan", "atasan"],
        ["P1", "D", "Kepala Dinas", "JPT", "", 14, 1, ""],
        ["P2", "D.1", "Kepala Bidang", "ADMINISTRATOR", "", 11, 1, ""],
        ["P3", "D.1", "Analis", "FUNGSIONAL", "AHLI MUDA", 9, 2, ""],
    ],
    "pegawai": [
        [
            *("nip", "nama", "status", "golongan", "pendidikan"),
            *("bidang_pendidikan", "jabatan", "tmt_jabatan"),
        ],
        [
            "197001011995011901",
            "Budi",
            "PNS",
            "IV/b",
            "S2",
            "Hukum",
            "P1",
            "2024-02-29",
        ],
        ["198002022005012902", "Siti", "PNS", "III/d", "S1", "Akuntansi", "P3", ""],
    ],
}


class Book:
    """Sheets as rows of cells, to be changed, written and read."""

    def __init__(self, folder):
        self.sheets = copy.deepcopy(SHEETS)
        self.folder = folder

    def __getitem__(self, sheet):
        return self.sheets[sheet]

    def __setitem__(self, sheet, rows):
        self.sheets[sheet] = rows

    def put(self, sheet, row, heading, value):
        """Change one cell; ``row`` counts as Excel does."""
        if heading not in self[sheet][0]:
            for cells in self[sheet]:
                cells.append("")
            self[sheet][0][-1] = heading
        self[sheet][row - 1][self[sheet][0].index(heading)] = value
        return self

    def xlsx(self, name="buku.xlsx"):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet, rows in self.sheets.items():
            page = book.create_sheet(sheet)
            for row in rows:
                page.append([None if cell == "" else cell for cell in row])
        book.save(self.folder / name)
        return self.folder / name

    def csv(self, separator=",", encoding="utf-8", name="buku"):
        folder = self.folder / name
        folder.mkdir()
        for sheet, rows in self.sheets.items():
            path = folder / f"{sheet}.csv"
            with path.open("w", encoding=encoding, newline="") as file:
                csv.writer(file, delimiter=separator).writerows(rows)
        return folder

    def read(self, **options):
        return intake.read(self.xlsx(), today=TODAY, **options)


@pytest.fixture
def book(tmp_path):
    return Book(tmp_path)


@pytest.fixture
def read():
    """Read a path; every problem must be sayable in both languages."""

    def read_and_say(path, **options):
        reading = intake.read(path, today=TODAY, **options)
        for problem in reading.problems:
            for language in ("id", "en"):
                said = problem.say(language)
                assert "{" not in said
                assert "Sentence(" not in said
        assert (reading.snapshot is None) == bool(reading.errors)
        return reading

    return read_and_say


@pytest.fixture
def codes():
    """The kinds of problems of a reading, with the cell each is in."""

    def listed(reading):
        return [(problem.code, problem.cell) for problem in reading.problems]

    return listed
