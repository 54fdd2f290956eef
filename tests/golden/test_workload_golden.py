"""Published workload analyses, replayed from their rows to persons and years.

``expect`` holds as many decimals as the source prints; the engine's exact number is
rounded half up to that many. ``given`` is common to the cases of a file, and its
``task`` to their rows. ``parts`` are the persons (of supporting tasks the share) of
each row, ``standards`` the load of one person (SBK) in each row of main health tasks.
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
        "holders_stated": case.get("holders"),
    }
    if "account" in case:
        tables["working_years"] = [{"unit": "U1"} | case["account"]]
    return Snapshot(
        case["day"],
        Settings(**case.get("settings", {})),
        units=frame("units", [{"unit": "U1", "name": "Dinas"}]),
        positions=frame("positions", [position]),
        **{name: frame(name, rows) for name, rows in tables.items()},
    )


def printed(told, expect):
    """What the engine told, with as many decimals as the source prints."""
    return {name: as_printed(told[name], value) for name, value in expect.items()}


def as_printed(told, value):
    if isinstance(value, list):
        return [as_printed(*pair) for pair in zip(told, value, strict=True)]
    return str(Decimal(str(told)).quantize(Decimal(value), ROUND_HALF_UP))


def need(case):
    rows = [
        {"position": "P1", "approach": "tugas"} | case.get("task", {}) | row
        for row in case["tasks"]
    ]
    city = snapshot(case, tasks=rows)
    analysis = workload.analyse(city, law.on(city.day))
    (told,) = analysis.needs.to_dicts()
    for minutes, hours in (
        ("minutes", "workload_hours"),
        ("year_minutes", "year_hours"),
        ("wkt_minutes", "wkt"),
    ):
        told[minutes] = told[hours] and told[hours] * 60
    told["parts"] = analysis.work["fte"].to_list()
    told["standards"] = analysis.work["standard"].drop_nulls().to_list()
    return printed(told, case["expect"])


def account(case):
    """The hours of a health worker, asked of a task that takes one hour."""
    task = {"position": "P1", "approach": "kesehatan", "volume": 1, "period": "tahun"}
    city = snapshot(case, tasks=[task | {"time": 1, "time_unit": "jam"}])
    (told,) = workload.need(city, law.on(city.day)).to_dicts()
    return printed({"hours": told["wkt"], "minutes": told["wkt"] * 60}, case["expect"])


def taught(case):
    rows = [{"position": "P1"} | row for row in case["teaching"]]
    city = snapshot(case | {"family": "FUNGSIONAL"}, teaching=rows)
    (told,) = establishment.balance(city, law.on(city.day)).positions.to_dicts()
    return printed(told, case["expect"])


def rounding(case):
    """Both roundings of one row of the table, and the case it leaves open."""
    given = {"position": "P1", "kind": "MAPEL", "groups": 1, "hours": case["lessons"]}
    outcome = {"found": None, "one": None}
    for name, custom in (("up", "KE_ATAS"), ("juknis", "JUKNIS")):
        asked = case | {
            "family": "FUNGSIONAL",
            "settings": {"teacher_rounding": custom},
        }
        city = snapshot(asked, teaching=[given])
        analysis = workload.analyse(city, law.on(city.day))
        (told,) = analysis.needs.to_dicts()
        outcome[name] = printed(told, case["expect"].get(name, {}))
        for finding in analysis.findings:
            if finding.code == "TEACH-2":
                outcome["found"] = finding.code
                outcome["one"] = str(round(finding.facts["one"], 9))
    return {name: outcome[name] for name in case["expect"]} | {
        "found": outcome["found"]
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


SUBJECTS = {
    "need": need,
    "projection": projection,
    "account": account,
    "taught": taught,
    "rounding": rounding,
}


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
