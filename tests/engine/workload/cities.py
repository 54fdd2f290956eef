"""Small cities for the tests of the workload analysis."""

from datetime import date

import polars as pl

from tepat import law
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
LAW = law.on(DAY)
# A root, two agencies below it, and a section below the first.
UNITS = (
    {"unit": "K", "name": "Kota"},
    {"unit": "A", "name": "Dinas A", "parent": "K"},
    {"unit": "B", "name": "Dinas B", "parent": "K"},
    {"unit": "S", "name": "Seksi S", "parent": "A"},
)


def position(code, unit="A", **told):
    return {
        "position": code,
        "unit": unit,
        "name": f"Jabatan {code}",
        "family": "FUNGSIONAL",
    } | told


def task(code, volume, **told):
    """A task of so many results a year, of one hour each."""
    return {
        "position": code,
        "description": "Melayani",
        "volume": volume,
        "period": "tahun",
        "time": 1,
        "time_unit": "jam",
        "approach": "tugas",
    } | told


def city(positions, settings=None, **tables):
    rows = {"units": UNITS, "positions": positions} | tables
    frames = {name: pl.DataFrame(list(r), SCHEMAS[name]) for name, r in rows.items()}
    return Snapshot(DAY, settings or Settings(), **frames)
