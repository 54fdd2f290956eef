"""A handful of people and positions, small enough to reason about."""

from datetime import date
from types import SimpleNamespace

import polars as pl
import pytest

from tepat.snapshot import TABLES, Snapshot

DAY = date(2026, 11, 24)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def nip(number, *, born="19850115", entered="201001", sex="1"):
    """An invented NIP: its sequence number is 900 or more."""
    return f"{born}{entered}{sex}{900 + number}"


def person(number, position, **told):
    """A PNS of grade III/b whom no rule keeps where they are."""
    return {
        "nip": nip(number),
        "name": f"Orang {number}",
        "status": "PNS",
        "grade": "III/b",
        "education": "S1",
        "field": "Hukum",
        "position": position,
        "position_since": date(2020, 1, 1),
        "legal_position": "Aktif",
    } | told


def post(code, need, **told):
    return {
        "position": code,
        "unit": "KOTA",
        "name": f"Jabatan {code}",
        "family": "PELAKSANA",
        "need_stated": need,
        "group": "umum",
        "critical": False,
    } | told


def city(people, posts, **tables):
    """Build a one-unit city; everyone was rated Baik in the last two years."""
    rated = [
        {"nip": it["nip"], "year": year, "rating": "BAIK"}
        for it in people
        for year in (2024, 2025)
    ]
    told = {
        "units": [{"unit": "KOTA", "name": "Kota Contoh"}],
        "employees": people,
        "positions": posts,
        "appraisals": rated,
    } | tables
    return Snapshot(DAY, **{name: frame(name, rows) for name, rows in told.items()})


@pytest.fixture
def small():
    return SimpleNamespace(city=city, person=person, post=post, nip=nip, DAY=DAY)
