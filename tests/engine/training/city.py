"""A small invented city whose trainings can be planned by hand."""

from datetime import date

import polars as pl

from tepat import law, training
from tepat.snapshot import TABLES, Settings, Snapshot

DAY = date(2026, 11, 24)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(name, rows):
    return pl.DataFrame(rows, schema=SCHEMAS[name])


def nip(order):
    return f"19900515201501{1000 + order}"[:14] + f"1{order:03}"


def city(people, offers, *, standards=None, settings=None, **tables):
    """A unit with one position per person.

    Args:
        people: Competency → level reached, for each person.
        offers: Rows of the catalogue; what is left out is ordinary.
        standards: Competency → (level, importance) asked of everybody.
        tables: Further tables; ``employee`` holds columns of everybody, ``position``
            of every position.
    """
    standards = standards or {"T.01": (3, "perlu")}
    employee = {"status": "PPPK", "contract_ends": date(2030, 12, 31)}
    employee |= tables.pop("employee", {})
    position = tables.pop("position", {})
    order = range(900, 900 + len(people))
    return Snapshot(
        tables.pop("day", DAY),
        Settings(**(settings or {})),
        units=frame("units", [{"unit": "U1", "name": "Dinas"}]),
        jobs=frame("jobs", [{"job": "J1", "name": "Analis", "family": "PELAKSANA"}]),
        positions=frame(
            "positions",
            [
                {
                    "position": f"P{at}",
                    "unit": "U1",
                    "name": "Analis",
                    "family": "PELAKSANA",
                    "job": "J1",
                }
                | position
                for at in order
            ],
        ),
        employees=frame(
            "employees",
            [
                {"nip": nip(at), "name": f"Pegawai {at}", "position": f"P{at}"}
                | {"born": date(1990, 5, 15), "legal_position": "Aktif"}
                | employee
                for at in order
            ],
        ),
        standards=frame(
            "standards",
            [
                {
                    "position": "J1",
                    "competency": code,
                    "kind": "TEKNIS",
                    "level": level,
                    "importance": importance,
                }
                for code, (level, importance) in standards.items()
            ],
        ),
        assessments=frame(
            "assessments",
            [
                {"nip": nip(at), "competency": code, "level": level}
                for at, told in zip(order, people, strict=True)
                for code, level in told.items()
                if level is not None
            ],
        ),
        catalogue=frame("catalogue", [offer(**row) for row in offers]),
        **{name: frame(name, rows) for name, rows in tables.items()},
    )


def offer(training="L1", **told):
    return {
        "training": training,
        "name": f"Pelatihan {training}",
        "hours": 8.0,
        "cost": 1_000_000.0,
        "seats": 10,
        "competency": "T.01",
        "level_after": 3,
        "starts": date(2027, 3, 1),
        "ends": date(2027, 3, 2),
    } | told


def planned(snapshot, **asked):
    return training.plan(snapshot, law.on(snapshot.day), **asked)


def pairs(found):
    """Who attends what, as (order of the person, code)."""
    return sorted(
        (int(nip[-3:]), code)
        for nip, code in found.taken.select("nip", "training").iter_rows()
    )


def why(found):
    """Code of what is left, by order of the person and competency."""
    return {
        (int(nip[-3:]), competency): code
        for nip, competency, code in found.needs.select(
            "nip", "competency", "why"
        ).iter_rows()
        if code is not None
    }
