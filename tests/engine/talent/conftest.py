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


NIP = "198501152010011900"


def nip(number, born="19850115"):
    """An invented NIP: its sequence number is 900 or more."""
    return f"{born}2010011{900 + number}"


def person(number=0, position="P", **told):
    """A PNS whom no rule keeps where they are."""
    return {
        "nip": nip(number),
        "name": f"Orang {number}",
        "status": "PNS",
        "grade": "III/d",
        "education": "S2",
        "field": "Hukum",
        "position": position,
        "position_since": date(2020, 1, 1),
        "legal_position": "Aktif",
    } | told


def post(code, family="PELAKSANA", **told):
    return {
        "position": code,
        "unit": "U",
        "name": f"Jabatan {code}",
        "family": family,
        "group": "umum",
        "critical": False,
        "need_stated": 1,
    } | told


def rated(number, newer="SANGAT BAIK", older="BAIK", **told):
    return [
        {"nip": nip(number), "year": 2024, "rating": older} | told,
        {"nip": nip(number), "year": 2025, "rating": newer} | told,
    ]


def able(number, level=5, potential=95):
    """Rows of assessments and of potential: a match of ``level`` to the level asked."""
    return (
        [{"nip": nip(number), "competency": "T.1", "level": level, "day": DAY}],
        [{"nip": nip(number), "score": potential, "day": DAY}],
    )
