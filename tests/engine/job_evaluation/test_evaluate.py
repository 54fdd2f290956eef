from datetime import date

import polars as pl
import pytest

from tepat import law
from tepat.job_evaluation import evaluate
from tepat.snapshot import TABLES, Settings, Snapshot

SCHEMAS = {table.name: table.schema for table in TABLES}
DAY = date(2026, 11, 24)
LAW = law.on(DAY)
STRUCTURAL = {"f1": 3, "f2": 2, "f3": 1, "f4a": 3, "f4b": 2, "f5": 6, "f6": 1}
FUNCTIONAL = dict(
    zip([f"f{n}" for n in range(1, 10)], (4, 3, 3, 3, 3, 2, 2, 1, 1), strict=True)
)


def position(code, **told):
    return {"position": code, "unit": "A", "name": code, "family": "PELAKSANA"} | told


def city(positions, evaluations=(), jobs=()):
    rows = {
        "units": [{"unit": "A", "name": "A"}],
        "positions": positions,
        "evaluations": evaluations,
        "jobs": jobs,
    }
    frames = {name: pl.DataFrame(list(r), SCHEMAS[name]) for name, r in rows.items()}
    return Snapshot(DAY, Settings(), **frames)


def found(*args, **kwargs):
    return evaluate(city(*args, **kwargs), LAW)


def codes(told):
    return [it.code for it in told.findings]


def test_the_family_says_which_factors_count():
    told = found(
        [
            position("K", family="JPT", position_class=13),
            position("S", position_class=9),
        ],
        [{"position": "K", **STRUCTURAL}, {"position": "S", **FUNCTIONAL}],
    )
    assert told.positions.select("points", "computed_class", "difference").rows() == [
        (2510, 13, 0),
        (1485, 9, 0),
    ]
    assert codes(told) == []


def test_a_kind_that_is_told_comes_before_the_family():
    told = found(
        [position("S")], [{"position": "S", "kind": "STRUKTURAL", **STRUCTURAL}]
    )
    assert told.positions["points"].to_list() == [2510]


def test_a_position_takes_the_evaluation_of_its_job_unless_it_has_its_own():
    job = {"job": "J", "name": "Analis", "family": "FUNGSIONAL"}
    told = found(
        [position("P", job="J"), position("Q", job="J"), position("R")],
        [{"position": "J", **FUNCTIONAL}, {"position": "Q", **FUNCTIONAL, "f1": 5}],
        [job],
    )
    assert told.positions.select("evaluated_by", "points").rows() == [
        ("J", 1485),
        ("Q", 1685),
        (None, None),
    ]


def test_an_own_evaluation_that_is_not_complete_is_not_filled_from_the_job():
    job = {"job": "J", "name": "Analis", "family": "FUNGSIONAL"}
    told = found(
        [position("P", job="J")],
        [{"position": "J", **FUNCTIONAL}, {"position": "P", "f1": 4}],
        [job],
    )
    assert told.positions.select("evaluated_by", "points").rows() == [("P", None)]
    assert codes(told) == ["EVAL-2"]


def test_a_blank_level_is_unknown_and_a_wrong_one_refused():
    told = found(
        [position("S"), position("T")],
        [
            {"position": "S", **FUNCTIONAL, "f7": None},
            {"position": "T", **FUNCTIONAL, "f8": 4, "f4a": 2},
        ],
    )
    assert [(it.code, str(it.verdict)) for it in told.findings] == [
        ("EVAL-1", "fails"),
        ("EVAL-2", "unknown"),
        ("EVAL-3", "fails"),
    ]
    assert told.positions["computed_class"].to_list() == [None, None]


def test_another_class_than_the_one_in_use_is_told():
    told = found([position("S", position_class=8)], [{"position": "S", **FUNCTIONAL}])
    (finding,) = told.findings
    assert finding.code == "EVAL-4"
    assert (finding.facts["computed"], finding.facts["used"]) == (9, 8)
    assert not finding.verified


def test_one_evaluation_of_a_job_is_told_once_for_all_its_positions():
    job = {"job": "J", "name": "Analis", "family": "FUNGSIONAL", "position_class": 8}
    told = found(
        [position(f"P{n}", job="J") for n in range(3)],
        [{"position": "J", **FUNCTIONAL}],
        [job],
    )
    (finding,) = told.findings
    assert finding.facts["positions"] == ("P0", "P1", "P2")


def test_a_blank_class_in_use_is_unknown():
    told = found([position("S")], [{"position": "S", **FUNCTIONAL}])
    assert codes(told) == ["EVAL-5"]


def test_one_job_in_two_classes_is_told_with_those_that_differ_from_most():
    rows = [
        position(f"P{n}", name="Analis", position_class=8 if n == 3 else 7)
        for n in range(4)
    ]
    told = found(rows)
    (row,) = told.jobs_apart.to_dicts()
    assert (row["classes"], row["count"], row["rare"]) == ([7, 8], 4, ["P3"])
    assert codes(told) == ["EVAL-6"]


@pytest.mark.parametrize(
    ("family", "own", "is_told"),
    [("PENGAWAS", 11, True), ("PENGAWAS", 10, False), ("PENGAWAS", 12, True),
     ("FUNGSIONAL", 11, False), ("FUNGSIONAL", 12, True)],
)  # fmt: skip
def test_a_class_is_not_above_that_of_the_superior(family, own, is_told):
    told = found(
        [
            position("K", family="ADMINISTRATOR", position_class=11),
            position("S", family=family, position_class=own, superior="K"),
        ]
    )
    assert (codes(told) == ["EVAL-7"]) is is_told


@pytest.mark.parametrize(
    ("classes", "steps"),
    [((8, 9, 11), []), ((8, 8, 11), [0]), ((8, 10, 9), [-1]), ((6, 10, 11), [4])],
)
def test_classes_rise_evenly_with_the_level(classes, steps):
    levels = ("AHLI PERTAMA", "AHLI MUDA", "AHLI MADYA")
    rows = [
        position(
            level,
            name=f"Perencana {level.title()}",
            family="FUNGSIONAL",
            position_class=each,
        )
        for level, each in zip(levels, classes, strict=True)
    ]
    assert found(rows).ladders["step"].to_list() == steps


def test_a_level_between_two_that_exist_allows_a_wider_step():
    rows = [
        position(
            "L", name="Perencana Ahli Pertama", family="FUNGSIONAL", position_class=8
        ),
        position(
            "U", name="Perencana Ahli Madya", family="FUNGSIONAL", position_class=12
        ),
    ]
    assert found(rows).ladders.is_empty()


def test_every_factor_has_its_row():
    told = found(
        [position("K", family="JPT")],
        [{"position": "K", **STRUCTURAL, "situations": 3}],
    )
    last = told.factors.row(-1, named=True)
    assert (last["factor"], last["level"], last["counted"], last["points"]) == (
        "F6",
        1,
        2,
        575,
    )


def heads(*classes, title="Kepala Seksi"):
    return [
        position(
            f"S{n}", name=f"{title} Urusan {n}", family="PENGAWAS", position_class=each
        )
        for n, each in enumerate(classes)
    ]


def test_a_class_unlike_that_of_most_posts_of_the_title_is_worth_a_look():
    told = found(heads(9, 9, 9, 9, 8))
    (finding,) = [it for it in told.findings if it.code == "EVAL-9"]
    assert str(finding.verdict) == "unknown"
    assert (finding.facts["position"], finding.facts["usual"]) == ("S4", 9)


@pytest.mark.parametrize("classes", [(9, 9, 9, 8), (9, 9, 9, 9, 8, 8)])
def test_few_posts_or_a_mixed_practice_say_nothing(classes):
    assert "EVAL-9" not in codes(found(heads(*classes)))


def test_posts_of_another_echelon_are_held_apart():
    rows = heads(12, 12, 12, 12, 12, title="Kepala Bagian")
    rows.append(
        position(
            "R", name="Kepala Bagian Umum", family="ADMINISTRATOR", position_class=11,
            echelon="III.b",
        )
    )  # fmt: skip
    assert "EVAL-9" not in codes(found(rows))
