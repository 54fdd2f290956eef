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
def day():
    return DAY


@pytest.fixture
def in_force():
    return law.on(DAY)


@pytest.fixture
def snapshot_of():
    """Make a snapshot from rows per table; settings by name."""

    def build(settings=None, **tables):
        frames = {name: frame(name, rows) for name, rows in tables.items()}
        return Snapshot(day=DAY, settings=Settings(**(settings or {})), **frames)

    return build
