"""Cities small enough to reckon by hand, and the simulated ones of the bench."""

import importlib.util
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from tepat import law
from tepat.effects import Question, effect
from tepat.satisfaction.sheets import KEYS
from tepat.snapshot import TABLES, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
EVENT = date(2025, 7, 1)
FILE = Path(__file__).parents[3] / "bench" / "effects.py"


def frame(name, rows):
    return pl.DataFrame(rows, schema=SCHEMAS[name])


def _sheets(unit, day, *scores, element=None):
    for score in scores:
        told = dict.fromkeys(KEYS, score)
        if element is not None:
            told = {element: score}
        yield {"unit": unit, "day": day, **told}


@pytest.fixture
def sheets():
    """Answer sheets of one day: all elements alike, or one element on its own."""
    return _sheets


@pytest.fixture
def rising():
    """Twelve units over eight quarters; six of them rise all the time, event or not."""

    def rows():
        chance = np.random.Generator(np.random.PCG64(8))
        for at, unit in enumerate("ABCDEFGHIJKL"):
            for quarter in range(8):
                day = date(2024, 7, 1) + timedelta(days=92 * quarter)
                level = 2.0 + (0.18 * quarter if at < 6 else 0)
                for draw in chance.random(20):
                    yield from _sheets(unit, day, int(level + draw))

    return lambda: list(rows())


@pytest.fixture
def tell(bench):
    """Measure a simulated city."""

    def measure(world, seed, **rest):
        snapshot, treated = bench.city(world, seed)
        asked = Question(bench.EVENT, tuple(sorted(treated)), **rest)
        return effect(snapshot, law.on(snapshot.day), asked)

    return measure


@pytest.fixture
def kinds(bench):
    """A simulated city of one treated school, more schools, and offices."""

    def measure(alike, others, **rest):
        world = bench.World("kinds", units=1 + alike + others, treated=1)
        snapshot, treated = bench.city(world, 1)
        kind = ["sekolah"] * (1 + alike) + ["kantor"] * others
        units = snapshot.units.with_columns(kind=pl.Series(kind))
        snapshot = Snapshot(snapshot.day, units=units, surveys=snapshot.surveys)
        asked = Question(bench.EVENT, tuple(treated), **rest)
        return effect(snapshot, law.on(snapshot.day), asked)

    return measure


@pytest.fixture
def city():
    def make(rows, units=(), day=DAY, **tables):
        codes = units or sorted({row["unit"] for row in rows})
        listed = [it if isinstance(it, dict) else {"unit": it, "name": f"Unit {it}"}
                  for it in codes]  # fmt: skip
        told = {name: frame(name, list(some)) for name, some in tables.items()}
        return Snapshot(
            day, units=frame("units", listed), surveys=frame("surveys", rows), **told
        )

    return make


@pytest.fixture
def ask():
    def question(snapshot, event=EVENT, units=("A",), **rest):
        asked = Question(event, tuple(units), **rest)
        return effect(snapshot, law.on(snapshot.day), asked)

    return question


@pytest.fixture(scope="session")
def bench():
    spec = importlib.util.spec_from_file_location("bench_effects", FILE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_effects"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
