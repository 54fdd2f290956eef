"""A present structure with eleven people, and structures to be beside it."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tepat.establishment.to_be import restructure
from tepat.snapshot import Settings, Snapshot
from tepat.snapshot.columns import TABLES

TODAY, THEN = date(2026, 11, 24), date(2027, 1, 2)
SCHEMAS = {table.name: table.schema for table in TABLES}
DEFAULTS = {"positions": {"critical": False}}

UNITS = [
    {"unit": "K", "name": "Pemerintah Kota"},
    {"unit": "D", "name": "Dinas Sosial", "parent": "K"},
    {"unit": "B1", "name": "Bidang Satu", "parent": "D"},
    {"unit": "B2", "name": "Bidang Dua", "parent": "D"},
]


def post(code, unit, name, family="PELAKSANA", position_class=6, need=1, **told):
    return {
        "position": code,
        "unit": unit,
        "name": name,
        "family": family,
        "position_class": position_class,
        "need_stated": need,
    } | told


POSITIONS = [
    post("KADIS", "D", "Kepala Dinas", "JPT", 14, echelon="II.b"),
    post("KAB1", "B1", "Kepala Bidang Satu", "ADMINISTRATOR", 11),
    post("KAB2", "B2", "Kepala Bidang Dua", "ADMINISTRATOR", 11),
    post("P1", "B1", "Penelaah", position_class=7, need=3),
    post("P2", "B2", "Penelaah", position_class=7, need=2),
    post("Q1", "B1", "Pengolah", need=2),
    post("R1", "B1", "Pengadministrasi", position_class=5, need=1),
]


def person(order, held, grade="III/a", born=1990, since=date(2020, 1, 1), **told):
    return {
        "nip": f"{born}06152015011{order}",
        "name": f"Pegawai {order}",
        "status": "PNS",
        "grade": grade,
        "position": held,
        "position_since": since,
        "legal_position": "Aktif",
    } | told


def nip(order, born=1990):
    return f"{born}06152015011{order}"


PEOPLE = [
    person(901, "KADIS", "IV/c"),
    person(902, "KAB1", "IV/a"),
    person(903, "KAB2", "IV/a"),
    person(904, "P1", "III/b"),
    person(905, "P1", "III/d"),
    person(906, "P1", "III/b", since=date(2018, 1, 1)),
    person(907, "P2", "III/c"),
    person(908, "Q1"),
    person(909, "R1", "II/c"),
    person(910, None, unit="B2"),
    # 58 on 15 December 2026: retired from 1 January 2027, the day before THEN.
    person(911, "P2", born=1968),
]


def snapshot(day, settings=None, **rows):
    frames = {
        name: pl.DataFrame(
            [DEFAULTS.get(name, {}) | row for row in told], schema=SCHEMAS[name]
        )
        for name, told in rows.items()
    }
    return Snapshot(day, settings or Settings(), **frames)


@pytest.fixture
def as_is():
    return snapshot(TODAY, units=UNITS, positions=POSITIONS, employees=PEOPLE)


@pytest.fixture
def beside(as_is):
    """Set positions (and units) to be beside the present structure."""

    def compared(positions, units=UNITS, **rows):
        to_be = snapshot(THEN, units=units, positions=positions, **rows)
        return restructure(as_is, to_be)

    return compared


def but(changed=(), *, without=(), added=()):
    """The present positions with some changed, left out and added."""
    kept = [row for row in POSITIONS if row["position"] not in without]
    codes = {row["position"]: row for row in changed}
    return [{**row, **codes.get(row["position"], {})} for row in kept] + list(added)


def fates(found):
    return dict(found.positions.select("position", "fate").iter_rows())


def destinies(found):
    return {
        row["nip"][-3:]: (row["destiny"], row["to"])
        for row in found.people.iter_rows(named=True)
    }


def codes(found):
    return [it.code for it in found.findings]
