"""A handful of people and positions, small enough to reason about."""

from datetime import date

import polars as pl

from tepat.snapshot import TABLES, Settings, Snapshot

DAY = date(2026, 11, 24)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def nip(number, *, born="19850115", entered="201001", sex="1"):
    """An invented NIP: its sequence number is 900 or more."""
    return f"{born}{entered}{sex}{900 + number}"


def person(number, position, *, sex="1", born_in_nip="19850115", **told):
    """A PNS of grade III/b whom no rule keeps where they are."""
    return {
        "nip": nip(number, sex=sex, born=born_in_nip),
        "name": f"Orang {number}",
        "status": "PNS",
        "grade": "III/b",
        "education": "S1",
        "field": "Hukum",
        "position": position,
        "position_since": date(2020, 1, 1),
        "legal_position": "Aktif",
    } | told


def post(code, need=1, **told):
    return {
        "position": code,
        "unit": "KOTA",
        "name": f"Jabatan {code}",
        "family": "PELAKSANA",
        "need_stated": need,
        "group": "umum",
        "critical": False,
    } | told


def city(people, posts, *, ratings=None, settings=None, **tables):
    """Build a one-unit city; whose rating is not told was rated Baik in both years.

    Args:
        people, posts: See :func:`person` and :func:`post`.
        ratings: NIP → rating.
        settings: Settings by name.
        tables: Rows of other tables, or in place of these.
    """
    ratings = ratings or {}
    told = {
        "units": [{"unit": "KOTA", "name": "Kota Contoh"}],
        "employees": people,
        "positions": posts,
        "appraisals": [
            {"nip": it["nip"], "year": year, "rating": ratings.get(it["nip"], "BAIK")}
            for it in people
            for year in (2024, 2025)
        ],
    } | tables
    frames = {name: frame(name, rows) for name, rows in told.items()}
    return Snapshot(DAY, settings=Settings(**(settings or {})), **frames)
