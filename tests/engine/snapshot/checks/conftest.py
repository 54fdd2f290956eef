"""A small sound city, and a way to spoil it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tepat.snapshot import Settings, Snapshot, checks
from tepat.snapshot.columns import TABLES

DAY = date(2026, 1, 31)
ROWS = {
    "units": [
        {"unit": "D", "name": "Dinas"},
        {"unit": "B", "name": "Bidang", "parent": "D"},
        {"unit": "S", "name": "Seksi", "parent": "B"},
    ],
    "positions": [
        {"position": "P1", "unit": "D", "name": "Kepala Dinas", "family": "JPT"},
        {"position": "P2", "unit": "B", "name": "Kabid", "family": "ADMINISTRATOR"},
        {"position": "P3", "unit": "S", "name": "Kasi", "family": "PENGAWAS"},
        {"position": "P4", "unit": "S", "name": "Pengelola", "family": "PELAKSANA"},
    ],
    "employees": [
        {
            "nip": "197001011995011901",
            "status": "PNS",
            "grade": "IV/b",
            "position": "P1",
        },
        {"nip": "198002022023212902", "status": "PPPK", "grade": "IX", "position": "P4"}
        | {"contract_ends": date(2028, 12, 31)},
    ],
    "tasks": [
        {"position": "P4", "description": "Mengelola", "volume": 1.0, "time": 1.0}
        | {"period": "tahun", "time_unit": "jam"},
    ],
}
DEFAULTS = {
    "positions": {"critical": False},
    "employees": {"legal_position": "Aktif"},
    "tasks": {"approach": "tugas"},
}


class City:
    """Tables as rows, to be changed and checked."""

    def __init__(self):
        self.rows = {name: [dict(row) for row in rows] for name, rows in ROWS.items()}
        self.settings = Settings()

    def __getitem__(self, name):
        return self.rows.setdefault(name, [])

    def add(self, name, /, **values):
        self[name].append(values)
        return self

    def set(self, name, row, /, **values):
        self[name][row] |= values
        return self

    def snapshot(self):
        frames = {
            table.name: pl.DataFrame(
                [DEFAULTS.get(table.name, {}) | row for row in self[table.name]],
                schema=table.schema,
            )
            for table in TABLES
        }
        rows = frames.pop("settings")
        return replace(Snapshot(DAY, self.settings, settings_rows=rows), **frames)

    def seen(self):
        """(code, table, row, column) of everything that is wrong."""
        return [
            (
                found.defect.code,
                found.place.table,
                found.place.row,
                found.place.column,
            )
            for found in checks.check(self.snapshot())
        ]


@pytest.fixture
def city():
    return City()
