"""A city of one or more units with answer sheets."""

from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.satisfaction import survey
from tepat.satisfaction.sheets import KEYS
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)


def frame(name, rows):
    return pl.DataFrame(rows, schema=SCHEMAS[name])


def sheet(answers, **rest):
    """One answer sheet; ``answers`` is nine digits, a dash for a blank."""
    scores = [None if each == "-" else int(each) for each in answers]
    told = dict(zip(KEYS, scores, strict=True))
    return {"unit": "U1", "day": date(2026, 6, 1)} | told | rest


@pytest.fixture
def city():
    def make(rows, services=(), day=DAY, units=("U1", "U2"), **settings):
        return Snapshot(
            day,
            Settings(**settings),
            units=frame("units", [{"unit": it, "name": f"Dinas {it}"} for it in units]),
            services=frame("services", list(services)),
            surveys=frame("surveys", rows),
        )

    return make


@pytest.fixture
def surveyed(city):
    def ask(rows, services=(), day=DAY, settings=None, **options):
        told = city(rows, services, day, **(settings or {}))
        return survey(told, law.on(day), **options)

    return ask
