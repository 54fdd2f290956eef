"""The rules and a second, plain reading of the law agree about random people."""

import runpy
from datetime import date, timedelta
from pathlib import Path

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tepat import law
from tepat.policy import Policy
from tepat.rules import ROLL, check
from tepat.rules.columns import BY_NAME, Side
from tepat.rules.pairs import derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import TARGET, targets

# Test modules are loaded by path, so a plain import would not find its neighbour.
SECOND = runpy.run_path(str(Path(__file__).with_name("second_reading.py")))
EDUCATION, GRADES, READINGS = (
    SECOND[name] for name in ("EDUCATION", "GRADES", "READINGS")
)
DAY = date(2026, 11, 24)
NUMBER = "197001011995011901"  # every date it tells is stated beside it, or blanked

PAPERS = (
    *("SEHAT", "INTEGRITAS", "BEBAS_TEMUAN", "BEBAS_PROSES_HUKUM", "LHKPN"),
    *("BEBAS_IKATAN_DINAS", "UJI_KOMPETENSI", "PELATIHAN_TUGAS", "SPT_TAHUNAN"),
)
POSTS = (
    *(("PELAKSANA", "PELAKSANA"), ("PENGAWAS", "PENGAWAS")),
    *(("ADMINISTRATOR", "ADMINISTRATOR"), ("JPT", "JPT PRATAMA"), ("JPT", "JPT MADYA")),
    *(("FUNGSIONAL", level) for level in ("TERAMPIL", "PENYELIA", "AHLI PERTAMA")),
    *(("FUNGSIONAL", level) for level in ("AHLI MUDA", "AHLI MADYA", "AHLI UTAMA")),
)
# Limits fall on and around these, so that an edge is met often.
YEARS_BACK = (0, 1, 2, 3, 4, 5, 7, 10, 20)
AGES = (52, 53, 55, 56, 57, 58, 59, 60, 62, 63, 64, 65)
RATINGS = ("SANGAT BAIK", "BAIK", "BUTUH PERBAIKAN", "KURANG")


def near(years, most=20):
    """A day about so many years before the day of the plan."""
    return st.integers(-most, most).map(
        lambda days: date(DAY.year - years, DAY.month, DAY.day) + timedelta(days=days)
    )


DAYS = st.sampled_from(YEARS_BACK).flatmap(near)
POST = st.fixed_dictionaries(
    {
        "post": st.sampled_from(POSTS),
        "group": st.sampled_from(("Umum", "Keuangan", None)),
    }
).map(lambda it: {"family": it["post"][0], "level": it["post"][1]} | it)


@st.composite
def persons(draw):
    penalties = []
    for _ in range(draw(st.integers(0, 2))):
        since = draw(DAYS)
        until = draw(st.none() | st.integers(0, 500).map(timedelta))
        penalties.append(
            (
                draw(st.sampled_from(("RINGAN", "SEDANG", "BERAT"))),
                since,
                None if until is None else since + until,
            )
        )
    papers = {
        kind: (draw(st.booleans()), draw(st.none() | near(0)))
        for kind in PAPERS
        if draw(st.booleans())
    }
    years = {
        year: rated
        for year in (2024, 2025)
        if (rated := draw(st.none() | st.sampled_from(RATINGS)))
    }
    return {
        "status": draw(st.sampled_from(("PNS", "PNS", "CPNS", "PPPK"))),
        "legal_position": draw(st.sampled_from(("Aktif", "Aktif", "CLTN"))),
        "born": draw(st.sampled_from(AGES).flatmap(near)),
        "entered": draw(DAYS),
        "education": draw(st.none() | st.sampled_from(EDUCATION)),
        "grade": draw(st.none() | st.sampled_from(GRADES)),
        "grade_since": draw(st.none() | DAYS),
        "contract_ends": draw(st.none() | near(0)),
        "penalties": penalties,
        "papers": papers,
        "ratings": years,
        "named": draw(st.none() | near(0, 300)),
        "term_ends": draw(st.none() | near(0, 300)),
        "sworn_in": draw(near(0, 300)),
        "consented": draw(st.sampled_from((None, False, True))),
    }


def city(snapshot_of, person, held, wanted):
    columns = (
        *("status", "legal_position", "born", "entered", "education", "grade"),
        *("grade_since", "contract_ends"),
    )
    employee = {"nip": NUMBER, "position": "J1", "position_since": held["since"]}
    return snapshot_of(
        settings={
            "candidates_named_on": person["named"],
            "term_ends_on": person["term_ends"],
            "mayor_inaugurated_on": person["sworn_in"],
            "minister_approved": person["consented"],
        },
        employees=[employee | {name: person[name] for name in columns}],
        positions=[
            {"position": code, "unit": "U", "name": "Jabatan"}
            | {name: post[name] for name in ("family", "level", "group")}
            for code, post in (("J1", held), ("J2", wanted))
        ],
        disciplines=[
            {"nip": NUMBER, "severity": level, "since": since, "until": until}
            for level, since, until in person["penalties"]
        ],
        statements=[
            {"nip": NUMBER, "kind": kind, "holds": met, "day": date(2026, 1, 1)}
            | {"until": until}
            for kind, (met, until) in person["papers"].items()
        ],
        appraisals=[
            {"nip": NUMBER, "year": year, "rating": rating}
            for year, rating in person["ratings"].items()
        ],
    )


def judged(snapshot):
    in_force = law.on(DAY)
    told = people(snapshot, in_force, DAY)
    seat = targets(snapshot, in_force).filter(pl.col("position") == "J2")
    columns = [name for name, it in BY_NAME.items() if it.side is Side.PERSON]
    pair = told.select(columns).join(seat.select(TARGET), how="cross")
    pair = derive(pair, BY_NAME, experience_of(snapshot, told, DAY, in_force))
    rules = [ROLL[code] for code in READINGS]
    return check(pair, rules, in_force, Policy()).row(0, named=True)


def test_the_second_reading_covers_most_of_the_roll():
    assert READINGS.keys() <= ROLL.keys()
    assert len(READINGS) >= 38


@settings(
    max_examples=70,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(person=persons(), held=POST, wanted=POST, since=st.none() | DAYS)
def test_two_readings_of_the_law_agree(snapshot_of, person, held, wanted, since):
    held = held | {"since": since}
    found = judged(city(snapshot_of, person, held, wanted))
    differing = {
        code: (found[code], told)
        for code, reading in READINGS.items()
        if found[code] is not (told := reading(person, held, wanted, DAY))
    }
    assert differing == {}
