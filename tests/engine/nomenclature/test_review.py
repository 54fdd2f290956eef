"""Every title of a workbook, with what it means and how that stands."""

from datetime import date

import polars as pl
import pytest

from tepat.nomenclature import Decision, review
from tepat.snapshot import Snapshot
from tepat.snapshot.columns import HISTORY, JOBS, POSITIONS, UNITS

DAY = date(2026, 11, 26)
TITLES = (
    # code, title, family, job that the sheet names
    ("P1", "Penelaah Tehnis Kebijakan", "PELAKSANA", None),
    ("P2", "pengadministrasi umum", "PELAKSANA", None),
    ("P3", "Juru Bayar Lama", "PELAKSANA", None),
    ("P4", "Arsiparis", "FUNGSIONAL", None),
    ("P5", "Apa Saja", "PELAKSANA", "BARU"),
    ("P6", "Verifikator Keuangan Desa", "PELAKSANA", None),
    ("P7", "Tukang Sulap", "PELAKSANA", None),
)


def frame(table, rows):
    return pl.DataFrame(rows, schema=table.schema)


@pytest.fixture(scope="module")
def found():
    jobs = [
        {
            "job": "LAMA",
            "name": "Juru Bayar Lama",
            "family": "PELAKSANA",
            "valid_to": date(2024, 1, 1),
            "successor": "BARU",
        },
        {"job": "BARU", "name": "Penata Bayar", "family": "PELAKSANA"},
    ]
    positions = [
        {"position": code, "name": name, "family": family, "job": job, "unit": "U"}
        for code, name, family, job in TITLES
    ]
    earlier = [
        {"nip": "1", "name": "Kasubbag Umum", "family": "PENGAWAS", "since": DAY},
        {"nip": "2", "name": "Kasubbag Umum", "family": "PENGAWAS", "since": DAY},
        {"nip": "2", "name": "Arsiparis Muda", "family": "FUNGSIONAL", "since": DAY},
    ]
    return review(
        Snapshot(
            DAY,
            units=frame(UNITS, [{"unit": "U", "name": "Dinas"}]),
            jobs=frame(JOBS, jobs),
            positions=frame(POSITIONS, positions),
            history=frame(HISTORY, earlier),
        )
    )


def test_each_position_has_its_nearest_job_and_how_that_stands(found):
    rows = found.frame().drop("confidence").rows()
    assert rows == [
        *[("P1", "PEL.PENELAAH-TEKNIS-KEBIJAKAN", "diterima", "berlaku", None, False)],
        *[("P2", "PEL18.PENGADMINISTRASI-UMUM", "diterima", "berakhir", None, False)],
        *[("P3", "LAMA", "diterima", "berakhir", "BARU", False)],
        *[("P4", "JF.ARSIPARIS", "diterima", "berlaku", None, False)],
        *[("P5", "BARU", "diterima", "berlaku", None, True)],
        *[("P6", "PEL18.VERIFIKATOR-KEUANGAN", "periksa", "berakhir", None, False)],
        *[("P7", None, "tidak dikenal", None, None, False)],
    ]


def test_what_the_sheet_names_is_certain_whatever_the_title(found):
    assert found.frame().filter(position="P5")["confidence"].to_list() == [1.0]


def test_decisions_are_counted(found):
    assert {each: found.count(each) for each in Decision} == {
        Decision.ACCEPT: 5,
        Decision.REVIEW: 1,
        Decision.UNKNOWN: 1,
    }


def test_titles_held_earlier_are_told_once_with_their_number_and_no_name(found):
    told = [(it.asked.text, it.count, it.position) for it in found.history]
    assert told == [("Kasubbag Umum", 2, None), ("Arsiparis Muda", 1, None)]
    assert [it.found.decision for it in found.history] == [Decision.ACCEPT] * 2


def test_a_city_without_rows_has_nothing_to_review():
    empty = review(Snapshot(DAY))
    assert empty.frame().is_empty()
    assert empty.history == ()
