"""Published workload analyses, replayed from their rows to persons and years.

``expect`` holds as many decimals as the source prints; the engine's exact number is
rounded half up to that many. ``given`` is common to the cases of a file, and its
``task`` to their rows.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import polars as pl
import pytest
import yaml

from tepat import establishment, law, workload
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
FILES = sorted((Path(__file__).parent / "workload").glob("*/*.yaml"))


def frame(name, rows):
    return pl.DataFrame(rows, schema=SCHEMAS[name])


def snapshot(case, **tables):
    position = {
        "position": "P1",
        "unit": "U1",
        "name": "Pelaksana",
        "family": case.get("family", "PELAKSANA"),
        "need_stated": case.get("need"),
    }
    return Snapshot(
        case["day"],
        Settings(**case.get("settings", {})),
        units=frame("units", [{"unit": "U1", "name": "Dinas"}]),
        positions=frame("positions", [position]),
        **{name: frame(name, rows) for name, rows in tables.items()},
    )


def need(case):
    rows = [
        {"position": "P1", "approach": "tugas"} | case.get("task", {}) | row
        for row in case["tasks"]
    ]
    city = snapshot(case, tasks=rows)
    (told,) = workload.need(city, law.on(city.day)).to_dicts()
    told["minutes"] = told["workload_hours"] * 60
    return {
        name: str(Decimal(str(told[name])).quantize(Decimal(printed), ROUND_HALF_UP))
        for name, printed in case["expect"].items()
    }


def projection(case):
    """Holders born so that they reach 58 in June of the year they leave."""
    leaving = [year for year, count in case["exits"].items() for _ in range(count)]
    staying = [2050] * (case["occupied"] - len(leaving))
    people = [
        {
            "nip": f"{year - 58}06152010011{order}",
            "status": "PNS",
            "position": "P1",
            "born": date(year - 58, 6, 15),
        }
        for order, year in enumerate(leaving + staying, start=900)
    ]
    city = snapshot(case, employees=people)
    balance = establishment.balance(city, law.on(city.day))
    return balance.positions["projection"].to_list()[0]


SUBJECTS = {"need": need, "projection": projection}


def cases():
    for file in FILES:
        golden = yaml.safe_load(file.read_text("utf-8"))
        for case in golden["cases"]:
            name = f"{file.parent.name}/{file.stem}: {case['because']}"
            yield pytest.param(golden, golden["given"] | case, id=name)


@pytest.mark.parametrize(("golden", "case"), list(cases()))
def test_engine_agrees_with_the_published_analysis(golden, case):
    assert SUBJECTS[golden["subject"]](case) == case["expect"]


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_a_golden_analysis_says_where_it_is_from_and_who_checked_it(file):
    golden = yaml.safe_load(file.read_text("utf-8"))
    source = golden["source"]
    assert {"instrument", "at", "printed", "checked_by"} <= source.keys()
    assert isinstance(source["checked_by"], list)
    reasons = [case["because"] for case in golden["cases"]]
    assert len(reasons) == len(set(reasons))
