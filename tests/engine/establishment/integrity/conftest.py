"""A small sound city with everything a proposal asks for, and a way to spoil it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.establishment.integrity import integrity
from tepat.snapshot import Settings, Snapshot
from tepat.snapshot.columns import TABLES

DAY = date(2026, 11, 24)
LAW = law.on(DAY)
LEADER = {"JPT": "II.b", "ADMINISTRATOR": "III.b", "PENGAWAS": "IV.a"}


def leader(code, unit, name, family, position_class, **told):
    return {
        "position": code,
        "unit": unit,
        "name": name,
        "family": family,
        "echelon": LEADER[family],
        "position_class": position_class,
    } | told


def staff(code, unit, name, position_class=7, **told):
    return {
        "position": code,
        "unit": unit,
        "name": name,
        "family": "PELAKSANA",
        "position_class": position_class,
    } | told


def task(code, hours=1250):
    return {
        "position": code,
        "description": "Mengolah",
        "volume": float(hours),
        "period": "tahun",
        "time": 1.0,
        "time_unit": "jam",
        "approach": "tugas",
    }


def person(order, held, born=1990, **told):
    return {
        "nip": f"{born}06152015011{order}",
        "name": f"Pegawai {order}",
        "status": "PNS",
        "grade": "III/c",
        "position": held,
        "legal_position": "Aktif",
    } | told


ROWS = {
    "units": [
        {"unit": "K", "name": "Pemerintah Kota"},
        {"unit": "D", "name": "Dinas Kesehatan", "parent": "K", "kind": "dinas"},
        {"unit": "S", "name": "Sekretariat", "parent": "D"},
        {"unit": "B", "name": "Bidang Pelayanan", "parent": "D", "kind": "bidang"},
        {"unit": "E", "name": "Badan Pendapatan", "parent": "K", "kind": "badan"},
    ],
    "jobs": [
        {"job": "PTK", "name": "Penelaah Teknis Kebijakan", "family": "PELAKSANA"},
        {"job": "PDI", "name": "Pengolah Data dan Informasi", "family": "PELAKSANA"},
        {"job": "LAMA", "name": "Analis Kesehatan Lama", "family": "PELAKSANA"}
        | {"valid_to": date(2025, 1, 1), "successor": "PTK"},
        {"job": "BARU", "name": "Penata Layanan", "family": "PELAKSANA"}
        | {"valid_from": date(2027, 1, 1)},
        {"job": "PERENCANA", "name": "Perencana Ahli Muda", "family": "FUNGSIONAL"},
    ],
    "positions": [
        leader("K-1", "K", "Sekretaris Daerah", "JPT", 15, echelon="II.a"),
        leader("D-1", "D", "Kepala Dinas", "JPT", 14),
        leader("S-1", "S", "Sekretaris", "ADMINISTRATOR", 12, echelon="III.a"),
        staff("S-2", "S", "Penelaah Teknis Kebijakan", job="PTK"),
        staff("S-3", "S", "Pengolah Data dan Informasi", 6),
        leader("B-1", "B", "Kepala Bidang Pelayanan", "ADMINISTRATOR", 11),
        staff("B-2", "B", "Penelaah Teknis Kebijakan"),
        {
            "position": "B-3",
            "unit": "B",
            "name": "Perencana Ahli Muda",
            "family": "FUNGSIONAL",
            "position_class": 9,
            "need_stated": 2,
        },
        leader("E-1", "E", "Kepala Badan", "JPT", 14),
        staff("E-2", "E", "Penelaah Teknis Kebijakan"),
        staff("E-3", "E", "Pengolah Data dan Informasi", 6),
    ],
    "tasks": [task(code) for code in ("S-2", "S-3", "B-2", "E-2", "E-3")],
    "analyses": [
        {"position": code}
        for code in ("K-1", "D-1", "S-1", "S-3", "B-1", "B-2", "B-3", "E-1", "E-2")
    ]
    + [{"position": "PTK"}, {"position": "E-3"}],
    "employees": [
        person(901, "K-1"),
        person(902, "D-1"),
        person(903, "S-1"),
        person(904, "S-2"),
        person(905, "B-3"),
        person(906, "E-1"),
    ],
    "assignments": [
        {"nip": "199006152015011903", "position": "B-1", "kind": "PLT"}
        | {"since": date(2026, 1, 1)},
    ],
}
DEFAULTS = {"positions": {"critical": False}}


class City:
    """Tables as rows, to be changed and looked at."""

    def __init__(self):
        self.rows = {name: [dict(row) for row in rows] for name, rows in ROWS.items()}
        self.settings = Settings()

    def add(self, name, /, **values):
        self.rows.setdefault(name, []).append(values)
        return self

    def set(self, name, code, /, **values):
        """Change the row whose first cell is ``code``."""
        row = next(it for it in self.rows[name] if next(iter(it.values())) == code)
        row |= values
        return self

    def drop(self, name, code=None):
        """Leave out the rows whose first cell is ``code``, or all of them."""
        kept = [it for it in self.rows[name] if next(iter(it.values())) != code]
        self.rows[name] = kept if code else []
        return self

    def setting(self, **values):
        self.settings = replace(self.settings, **values)
        return self

    def snapshot(self):
        frames = {
            table.name: pl.DataFrame(
                [
                    DEFAULTS.get(table.name, {}) | r
                    for r in self.rows.get(table.name, [])
                ],
                schema=table.schema,
            )
            for table in TABLES
        }
        rows = frames.pop("settings")
        return replace(Snapshot(DAY, self.settings, settings_rows=rows), **frames)

    def found(self):
        return integrity(self.snapshot(), LAW)

    def seen(self, code):
        """(verdict, unit, position or person) of every issue of one rule."""
        return [
            (it.finding.verdict.value, it.unit, it.position or it.nip)
            for it in self.found().issues
            if it.code == code
        ]


@pytest.fixture
def city():
    return City()
