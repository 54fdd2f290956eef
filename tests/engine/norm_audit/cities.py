"""Small invented cities whose tasks can be written down in a few words."""

from datetime import date

import polars as pl

from tepat import law
from tepat.norm_audit import audit
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
LAW = law.on(DAY)


def task(
    position, description="Menyusun laporan keuangan", volume=100, time=60, **told
):
    return {
        "position": position,
        "description": description,
        "result": "laporan",
        "volume": volume,
        "period": "tahun",
        "time": time,
        "time_unit": "menit",
        "approach": "tugas",
    } | told


def city(tasks, *, units=8, holders=1, family="PELAKSANA", **tables):
    """``units`` units below one root, each with one position P0, P1 … of one job."""
    rows = {
        "units": [
            {"unit": "K", "name": "Kota"},
            *(
                {"unit": f"U{n}", "name": f"Dinas {n}", "parent": "K"}
                for n in range(units)
            ),
        ],
        "positions": [
            {
                "position": f"P{n}",
                "unit": f"U{n}",
                "name": "Pengolah Data",
                "family": family,
                "holders_stated": holders,
            }
            for n in range(units)
        ],
        "tasks": tasks,
    } | tables
    frames = {name: pl.DataFrame(list(r), SCHEMAS[name]) for name, r in rows.items()}
    return Snapshot(DAY, Settings(), **frames)


def found(snapshot, policy=None):
    return audit(snapshot, LAW, policy)


def codes(snapshot, policy=None):
    return sorted({it.code for it in found(snapshot, policy).findings})
