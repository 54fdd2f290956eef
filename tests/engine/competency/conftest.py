"""A snapshot of a few rows, blank wherever a test says nothing."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.snapshot import TABLES, Settings, Snapshot

DAY = date(2026, 11, 24)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


@pytest.fixture
def in_force():
    return law.on(DAY)


@pytest.fixture
def city():
    """Make a city from rows per table; settings by name."""

    def build(settings=None, **tables):
        frames = {name: frame(name, rows) for name, rows in tables.items()}
        return Snapshot(day=DAY, settings=Settings(**(settings or {})), **frames)

    return build


def post(code, unit="U", family="PENGAWAS", **told):
    return {"position": code, "unit": unit, "name": code, "family": family} | told


def asks(position, **levels):
    """Rows of a standard, by code with "_" for "."."""
    return [
        {"position": position, "competency": code.replace("_", "."), "level": level}
        for code, level in levels.items()
    ]


def has(nip, day=DAY, **levels):
    """Rows of assessments on one day."""
    return [
        {"nip": nip, "competency": code.replace("_", "."), "level": level, "day": day}
        for code, level in levels.items()
    ]
