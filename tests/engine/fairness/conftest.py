"""Cities of a few people, in which envy, burden and differences are known."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from tepat.placement.case import work_out
from tepat.snapshot import TABLES, Settings, Snapshot

DAY = date(2026, 11, 24)
SCHEMAS = {table.name: table.schema for table in TABLES}
FILE = Path(__file__).parents[3] / "bench" / "fairness.py"


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def nip(number, *, born="19850115", entered="201001", sex="1"):
    """An invented NIP: its sequence number is 900 or more."""
    return f"{born}{entered}{sex}{900 + number}"


def person(number, position, *, sex="1", born="19850115", **told):
    """A PNS of grade III/b whom no rule keeps where they are."""
    return {
        "nip": nip(number, sex=sex, born=born),
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
    """Build a city; whose rating is not told was rated Baik in both years."""
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


def plan(case, **moves):
    """A plan in which everybody stays but those who are told to go somewhere.

    Args:
        case: The case.
        moves: ``N12="A"``: the person whose NIP ends with 912 goes to A; ``(code,
            kind)`` names the kind of move.
    """
    going = {}
    for key, to in moves.items():
        code, kind = to if isinstance(to, tuple) else (to, "rotasi")
        going[str(900 + int(key[1:]))] = (code, kind)
    content = {
        "stays": [],
        "moves": [],
        "unplaced": [],
        "objective": dict.fromkeys(case.scenario.goals, 0),
        "prices": {},
        "over_strength_prices": {},
        "restricted": {"closed": [], "trimmed": [], "relatives": []},
    }
    for own in case.people.select("nip", "position").iter_rows(named=True):
        to = going.get(own["nip"][-3:])
        if to is not None:
            content["moves"].append({"nip": own["nip"], "to": to[0], "kind": to[1]})
        elif own["position"] is None:
            content["unplaced"].append(own["nip"])
        else:
            content["stays"].append(own)
    return content


@pytest.fixture
def small():
    return SimpleNamespace(
        city=city, person=person, post=post, nip=nip, plan=plan, case=work_out, DAY=DAY
    )


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_fairness", FILE)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
