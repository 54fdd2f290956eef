"""A small city whose tasks come from published analyses, and of every approach."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment import balance
from tepat.reports.about import About
from tepat.reports.forms import Templates
from tepat.reports.forms.workload.make import Maker
from tepat.snapshot import TABLES, Settings, Snapshot

DAY = date(2026, 11, 24)
ABOUT = About("Kota Uji & Coba", DAY, "kota.xlsx", is_example=True)
LONG = "Menyiapkan bahan koordinasi dan pelaksanaan kebijakan teknis " * 5

# unit, name, parent
UNITS = [
    ("K", "Kota", None),
    ("D", "Dinas <Satu> & Dua", "K"),
    ("B", "Bidang", "D"),
    ("S", "Puskesmas", "K"),
    ("X", "Unit kosong", "K"),
]
# position, unit, name, family, need_stated, holders_stated
POSITIONS = [
    ("K1", "K", "Sekretaris Daerah", "JPT", None, 1),
    ("D1", "D", "Kepala Dinas", "ADMINISTRATOR", None, 0),
    ("D2", "D", "Pengelola Kemahasiswaan", "PELAKSANA", None, 2),
    ("B1", "B", "Penyortir Surat {{ agency }}", "PELAKSANA", None, 6),
    ("B2", "B", "Arsiparis", "FUNGSIONAL", 3, 1),
    ("B3", "B", "Pramu", "PELAKSANA", None, 1),
    ("S1", "S", "Bidan", "FUNGSIONAL", None, 4),
    ("S2", "S", "Guru", "FUNGSIONAL", None, 2),
]
# What stands in Pengelola Kemahasiswaan is published: 3.973 → 4 (T1 of the workload
# examples). position, description, volume, period, time, time_unit
TIMED = [
    ("D2", "Tugas 1", 4, "hari", 3, "jam"),
    ("D2", "Tugas 2", 2, "minggu", 4, "jam"),
    ("D2", LONG, 4616, "tahun", 10, "menit"),
    ("D2", "Tugas 4", 16, "tahun", 3, "jam"),
    ("D2", "Tugas 5", 16, "tahun", 4, "jam"),
    ("D2", "Tugas 6", 16, "tahun", 5, "jam"),
    ("D2", "=1+1", 4616, "tahun", 10, "menit"),
]
OTHERS = [
    {"position": "B1", "approach": "hasil", "volume": 500, "capacity": 100},
    {"position": "B3", "approach": "peralatan", "volume": 2, "ratio": 0.2, "shift": 3},
    {"position": "B3", "approach": "peralatan", "volume": 8, "capacity": 8},
    {"position": "B3", "approach": "tugas", "volume": 2, "period": "tahun"},
    {
        "position": "S1",
        "approach": "kesehatan",
        "volume": 197,
        "period": "tahun",
        "time": 600,
        "time_unit": "menit",
    },
    {
        "position": "S1",
        "approach": "penunjang",
        "volume": 12,
        "period": "bulan",
        "time": 1,
        "time_unit": "jam",
    },
]
SCHEMAS = {table.name: table.schema for table in TABLES}


def city(**settings):
    timed = [
        dict(
            zip(
                ("position", "description", "volume", "period", "time", "time_unit"),
                each,
                strict=True,
            ),
            result="dokumen",
            approach="tugas",
        )
        for each in TIMED
    ]
    taught = [{"position": "S2", "kind": "MAPEL", "groups": 12, "hours": 5.0}]
    columns = ("position", "unit", "name", "family", "need_stated", "holders_stated")
    rows = {
        "units": [
            dict(zip(("unit", "name", "parent"), it, strict=True)) for it in UNITS
        ],
        "positions": [dict(zip(columns, each, strict=True)) for each in POSITIONS],
        "tasks": [*timed, *OTHERS],
        "teaching": taught,
    }
    frames = {name: pl.DataFrame(told, SCHEMAS[name]) for name, told in rows.items()}
    return Snapshot(DAY, Settings(**settings), **frames)


def maker_of(snapshot, language="id"):
    return Maker(snapshot, balance(snapshot, law.on(DAY)), language)


@pytest.fixture(scope="session")
def maker():
    return maker_of(city())


@pytest.fixture(scope="session")
def templates():
    return Templates()
