"""Worked examples from the law and its guides, replayed against the engine.

Each file names a ``rule`` of the roll by its code, or a ``subject`` below: what is
worked out in the example. ``given`` is common to its cases, ``printed`` what the source
prints and ``expect`` what we expect, because sources contain slips.
"""

from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest
import yaml
from tests.golden import performance

from tepat import competency, law, talent
from tepat.career import direction
from tepat.competency import Bands
from tepat.establishment import retirement_age
from tepat.job_evaluation import class_of, scored
from tepat.law.reckoning import band, last_day, retirement_day
from tepat.reports.training.rows import form_code
from tepat.rules import ROLL, explain
from tepat.satisfaction import Weight, survey
from tepat.satisfaction.index import (
    IndexOutOfRange,
    of_means,
    quality_of,
    quality_of_index,
)
from tepat.satisfaction.sample import needed
from tepat.satisfaction.sheets import KEYS
from tepat.snapshot import TABLES, Settings, Snapshot, nip, resolve
from tepat.snapshot.vocabulary import COMPETENCIES
from tepat.training import Weighing, needs
from tepat.training.evaluation import learning_gain

FILES = sorted(Path(__file__).parent.glob("*/*.yaml"))


def named(path, day):
    """The value of a norm on a day, and of one entry of it where the path goes on."""
    group, name, *keys = path.split("/")
    value = getattr(getattr(law.on(day), group), name).value
    for key in keys:
        value = value[int(key) if key.isdigit() else key]
    return value


def retirement(case):
    ages = law.on(case["day"]).retirement.age_by_level.value
    born, age = pl.lit(case["born"]), pl.lit(ages[case["level"]])
    return pl.select(retirement_day(born, age)).item()


def teachers_retirement(case):
    age = law.on(case["day"]).retirement.teacher_age.value
    return pl.select(retirement_day(pl.lit(case["born"]), pl.lit(age))).item()


def penalty_until(case):
    months = law.on(case["since"]).discipline.months_served.value[case["kind"]]
    return pl.select(last_day(pl.lit(case["since"]), pl.lit(months))).item()


def job_class(case):
    return class_of(case["points"], law.on(case["day"])).position_class


def job_points(case):
    on, situations = law.on(case["day"]), case.get("situations")
    return scored(case["levels"], case["kind"], on, situations=situations).total


def job_person_match(case):
    """The category of a match, from the sums of levels reached and asked."""
    sets = {"filling": Bands.for_filling, "mapping": Bands.for_mapping}
    match = competency.jpm(Fraction(str(case["achieved"])), case["standard"])
    return sets[case["purpose"]](law.on(case["day"])).of(competency.capped(match))


def match_percent(case):
    """A match as printed: raw, capped at 100, or the gap index (IKK)."""
    match = competency.jpm(case["achieved"], case["standard"])
    figure = {
        "raw": lambda: match,
        "capped": lambda: competency.capped(match),
        "ikk": lambda: competency.gap_index(match),
    }
    return f"{competency.shown(figure[case['figure']]()):.2f}"


def combined_match(case):
    """Potential and competency together, by the weights of a formula."""
    parts = {name: Fraction(str(case[name])) for name in case["weights"]}
    return f"{competency.shown(competency.weighted(parts, case['weights'])):.2f}"


def survey_quality(case):
    try:
        return quality_of(Fraction(case["ikm"]), law.on(case["day"]))
    except IndexOutOfRange:
        return "refused"


def survey_index(case):
    means = case["means"].split()
    weight = Weight.read(case.get("weight", f"1/{len(means)}"), len(means))
    index = of_means(means, weight)
    return f"{index.ikm} {quality_of_index(index, law.on(case['day']))}"


def survey_of_answers(case):
    schema = next(each.schema for each in TABLES if each.name == "surveys")
    rows = [
        {"unit": "U", "day": case["day"]} | dict(zip(KEYS, map(int, each), strict=True))
        for each in case["answers"].split()
    ]
    units = pl.DataFrame({"unit": ["U"], "name": ["Dinas"]})
    surveys = pl.DataFrame(rows, schema=schema)
    city = Snapshot(case["day"], units=units, surveys=surveys)
    weight = Weight.read(case["weight"]) if "weight" in case else None
    (told,) = survey(city, law.on(case["day"]), weight=weight).units
    scores = sorted(told.score.elements, key=lambda it: it.mean)
    return {
        "n": told.score.n,
        "sums": " ".join(str(it.mean * it.n) for it in told.score.elements),
        "ikm": str(told.score.index.ikm),
        "quality": told.score.quality,
        "lowest": scores[0].element.code,
        "highest": scores[-1].element.code,
    }


def talent_place(case):
    """One person on the grid, from a sheet's worth of evidence about them."""
    day, nip = case["day"], "198501152010011900"
    rows = {
        "employees": {"nip": nip, "position": "P", "education": case["education"]},
        "positions": {"position": "P", "unit": "U", "name": "P", "family": "PELAKSANA"},
        "standards": {"position": "P", "competency": "T.1", "level": case["asked"]},
        "assessments": {"nip": nip, "competency": "T.1", "level": case["reached"]},
        "potentials": {"nip": nip, "score": case["potential"]},
        "appraisals": {
            "nip": nip,
            "year": day.year - 1,
            "rating": case["rating"],
            "results": case.get("results"),
        },
    }
    if case["potential"] is None:
        del rows["potentials"]
    schemas = {table.name: table.schema for table in TABLES}
    frames = {
        name: pl.DataFrame(
            [{column: row.get(column) for column in schemas[name]}],
            schema=schemas[name],
        )
        for name, row in rows.items()
    }
    own = ("performance_weights", "talent_weights", "talent_bounds")
    settings = Settings(**{key: tuple(case[key]) for key in own if key in case})
    city = Snapshot(day, settings, **frames)
    (told,) = talent.talent(city, law.on(day)).people.to_dicts()
    names = {"score": "potential_score", "class": "potential_class", "box": "box"}
    return {name: told[column] for name, column in names.items()}


def recommendations(case):
    said = talent.recommendations(case["box"], law.on(case["day"]))
    return [sentence.id for sentence in said]


def absence(case):
    lowest = law.on(case["day"]).discipline.absence_days.value
    return band(lowest, case["days"])


def number(case):
    """What a NIP tells: its first fault, or kind, birth, entry and sex."""
    told = pl.DataFrame({"nip": [case["number"]]}).select(
        fault=nip.fault(pl.col("nip")),
        is_pppk=nip.is_pppk_number(pl.col("nip")),
        born=nip.born(pl.col("nip")),
        entered=nip.entered(pl.col("nip")),
        sex=nip.sex(pl.col("nip")),
    )
    found = told.row(0, named=True)
    if found["fault"]:
        return found["fault"]
    kind = "PPPK" if found["is_pppk"] else "PNS"
    rest = [found["born"], found["entered"], found["sex"]]
    return " ".join([kind, *(str(it) for it in rest if it is not None)])


def age_of_row(case):
    row = {
        "position": "J1",
        "unit": "U",
        "name": case["name"],
        "family": case["family"],
        "level": case["level"],
        "retirement_age": case.get("stated"),
    }
    schema = {table.name: table.schema for table in TABLES}["positions"]
    blank = dict.fromkeys(schema)
    positions = pl.DataFrame([blank | row], schema=schema)
    city = Snapshot(case["day"], Settings(), positions=positions)
    in_force = law.on(case["day"])
    return resolve.positions(city).select(retirement_age(in_force)).item()


def training_needs(case):
    """Competencies short of the level asked, with the levels, in the order of need."""
    person, importance = f"19900515201501{1900}", case.get("importance", {})
    levels = zip(COMPETENCIES, case["asked"], case["reached"], strict=True)
    standards, assessments = [], []
    for code, asked, reached in levels:
        sort = {"kind": "MANAJERIAL", "importance": importance.get(code, "penting")}
        standard = {"position": "P1", "competency": code, "level": asked}
        standards.append(standard | sort)
        if reached is not None:
            told = {"nip": person, "competency": code, "level": reached}
            assessments.append(told)
    schemas = {table.name: table.schema for table in TABLES}
    position = {"position": "P1", "unit": "U1", "name": "Analis"}
    employee = {"nip": person, "name": "Contoh", "status": "PNS", "position": "P1"}
    rows = {
        "units": [{"unit": "U1", "name": "Dinas"}],
        "positions": [position | {"family": "PELAKSANA"}],
        "employees": [employee | {"legal_position": "Aktif"}],
        "standards": standards,
        "assessments": assessments,
    }
    city = Snapshot(
        case["day"],
        **{name: pl.DataFrame(told, schemas[name]) for name, told in rows.items()},
    )
    in_force = law.on(city.day)
    who = needs.people(city, in_force, {})
    found = needs.needs(city, in_force, who, Weighing())
    short = found.filter(pl.col("short") > 0).select("competency", "short")
    return [f"{code} {levels}" for code, levels in short.iter_rows()]


def form_of_learning(case):
    return form_code(case["kind"], law.on(case["day"]))


def career_direction(case):
    told = direction(law.on(case["day"]), *case["from"], *case["to"])
    return None if told is None else str(told)


SUBJECTS = {
    **performance.SUBJECTS,
    "career_direction": career_direction,
    "form_code": form_of_learning,
    "learning_gain": lambda case: learning_gain(case["before"], case["after"]),
    "training_needs": training_needs,
    "absence": absence,
    "nip": number,
    "retirement_age": age_of_row,
    "norm": lambda case: named(case["norm"], case["day"]),
    "retirement_day": retirement,
    "retirement_day_of_a_teacher": teachers_retirement,
    "penalty_until": penalty_until,
    "job_class": job_class,
    "job_points": job_points,
    "job_person_match": job_person_match,
    "survey_quality": survey_quality,
    "survey_index": survey_index,
    "survey_of_answers": survey_of_answers,
    "sample_size": lambda case: needed(case["users"], law.on(case["day"])),
    "match_percent": match_percent,
    "talent_box": lambda case: talent.box_of(
        case["performance"], case["potential"], law.on(case["day"])
    ),
    "talent_place": talent_place,
    "recommendations": recommendations,
    "is_successor": lambda case: talent.is_successor(
        case["boxes"], law.on(case["day"])
    ),
    "combined_match": combined_match,
}


def found(golden, case):
    """What the engine says about one case."""
    if "subject" in golden:
        return SUBJECTS[golden["subject"]](case)
    in_force = law.on(case["effective_on"])
    (finding,) = explain(case, [ROLL[golden["rule"]]], in_force)
    return str(finding.verdict)


def cases():
    for file in FILES:
        golden = yaml.safe_load(file.read_text("utf-8"))
        for case in golden["cases"]:
            name = f"{file.parent.name}/{file.stem}: {case['because']}"
            yield pytest.param(golden, golden.get("given", {}) | case, id=name)


@pytest.mark.parametrize(("golden", "case"), list(cases()))
def test_engine_agrees_with_the_law(golden, case):
    assert found(golden, case) == case["expect"]


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_a_golden_file_says_where_it_is_from_and_who_checked_it(file):
    golden = yaml.safe_load(file.read_text("utf-8"))
    assert {"title", "source", "cases"} <= golden.keys()
    assert ("rule" in golden) != ("subject" in golden)
    source = golden["source"]
    assert {"instrument", "at", "printed", "checked_by"} <= source.keys()
    assert isinstance(source["checked_by"], list)
    reasons = [case["because"] for case in golden["cases"]]
    assert len(reasons) == len(set(reasons))
    assert all("expect" in case for case in golden["cases"])
