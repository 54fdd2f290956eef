from datetime import date

import numpy as np
import polars as pl
import pytest

from tepat import law
from tepat.fit import parts
from tepat.policy import Policy
from tepat.rules.pairs import Experience
from tepat.snapshot import TABLES, Snapshot
from tepat.snapshot.vocabulary import COMPETENCIES

DAY = date(2026, 11, 24)
LAW = law.on(DAY)
SCHEMAS = {table.name: table.schema for table in TABLES}


def frame(table, rows):
    schema = SCHEMAS[table]
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def points(part):
    """Points of every person (row) for every target; None where unknown."""
    known = part.points[:, part.target_column][part.person_row]
    unknown = part.is_unknown[:, part.target_column][part.person_row]
    return np.where(unknown, None, known.astype(object)).tolist()


def assessed(nip, day=None, **levels):
    return [
        {"nip": nip, "competency": code.replace("_", "."), "level": level, "day": day}
        for code, level in levels.items()
    ]


def competency(standards, assessments, targets, nips="A"):
    snapshot = Snapshot(
        day=DAY,
        standards=frame("standards", standards),
        assessments=frame("assessments", assessments),
    )
    people = pl.DataFrame({"nip": list(nips)})
    schema = {"standard": pl.String, "to_level": pl.String}
    wanted = pl.DataFrame(targets, schema=schema, orient="row")
    return points(parts.competency(snapshot, people, wanted, LAW))


STANDARD = [
    {"position": "J1", "competency": "M.01", "level": 3},
    {"position": "J1", "competency": "M.02", "level": 3},
    {"position": "J1", "competency": "T.01", "level": 2},
]
OWN = [("J1", "PENGAWAS")]


@pytest.mark.parametrize(
    ("levels", "earned"),
    [
        ({"M_01": 3, "M_02": 3, "T_01": 2}, 1000),
        ({"M_01": 3, "M_02": 2, "T_01": 2}, 875),  # 7 of 8
        ({"M_01": 3}, 375),  # 3 of 8; never assessed counts 0
        ({"M_01": 5, "M_02": 5, "T_01": 5}, 1000),  # at most full
        ({"M_01": 0}, 0),  # assessed, and found at level 0
        ({"SK_01": 4}, None),  # none of the standard was assessed
        ({}, None),
    ],
)
def test_job_person_match_is_the_ratio_of_sums(levels, earned):
    assert competency(STANDARD, assessed("A", **levels), OWN) == [[earned]]


def test_half_a_point_counts_as_one():
    standard = [
        {"position": "J1", "competency": f"M.0{number}", "level": 4}
        for number in (1, 2, 3, 4)
    ]
    # 1 of 16 is 62.5 of 1000.
    assert competency(standard, assessed("A", M_01=1), OWN) == [[63]]


def test_without_a_standard_the_level_usual_for_the_tier_counts():
    every = {code.replace(".", "_"): 2 for code in COMPETENCIES}
    told = competency(
        [], assessed("A", **every), [(None, "PENGAWAS"), (None, "ADMINISTRATOR")]
    )
    assert told == [[1000, 667]]  # 18 of 9 × 2, and 18 of 9 × 3 = 27  # fmt: skip


def test_neither_standard_nor_level_is_unknown():
    assert competency([], assessed("A", M_01=3), [(None, None)]) == [[None]]


def test_the_latest_assessment_counts():
    told = [
        *assessed("A", date(2025, 1, 1), M_01=3, M_02=3, T_01=2),
        *assessed("A", date(2024, 1, 1), M_01=1),
        *assessed("A", None, M_02=1),
    ]
    assert competency(STANDARD, told, OWN) == [[1000]]


def test_each_person_has_the_own_row():
    told = [*assessed("A", M_01=3), *assessed("B", M_01=3, M_02=3, T_01=2)]
    assert competency(STANDARD, told, OWN, nips="ABC") == [[375], [1000], [None]]


@pytest.mark.parametrize(
    ("older", "newer", "earned"),
    [
        ("BAIK", "SANGAT BAIK", 900),
        ("BAIK", "BAIK", 800),
        ("BUTUH PERBAIKAN", "KURANG", 375),
        (None, "BAIK", 800),  # the mean of what is known
        ("SANGAT KURANG", None, 0),
        (None, None, None),
    ],
)
def test_performance_is_the_mean_of_the_known_years(older, newer, earned):
    people = pl.DataFrame(
        {"rating_older": [older], "rating_newer": [newer]},
        schema={"rating_older": pl.String, "rating_newer": pl.String},
    )
    targets = pl.DataFrame({"to_level": ["PENGAWAS", "PELAKSANA"]})
    assert points(parts.performance(people, targets, Policy())) == [[earned] * 2]


@pytest.mark.parametrize(
    ("rank", "field", "to_rank", "to_fields", "earned"),
    [
        (7, "Akuntansi", 7, "Akuntansi", 1000),
        (6, "Akuntansi", 7, "Akuntansi", 500),  # the level is not reached
        (7, "Keperawatan", 7, "Teknik Sipil", 500),  # nothing brings them near
        (7, "Hukum", 7, None, 750),  # no field asked for: 500 + 250
        (7, "Hukum", 7, "Semua Jurusan", 750),
        (7, None, 7, None, 750),  # the field does not matter
        (7, None, 7, "Akuntansi", None),
        (None, "Akuntansi", 7, "Akuntansi", None),
        (None, "Akuntansi", None, "Akuntansi", 1000),  # the level does not matter
        (3, "SMA IPA", 3, "SLTA/SMA Sederajat", 750),
    ],
)
def test_education_is_half_level_and_half_field(
    rank, field, to_rank, to_fields, earned
):
    people = pl.DataFrame(
        {"education_rank": [rank], "field": [field]},
        schema={"education_rank": pl.Int64, "field": pl.String},
    )
    targets = pl.DataFrame(
        {"to_education_rank": [to_rank], "to_fields": [to_fields]},
        schema={"to_education_rank": pl.Int64, "to_fields": pl.String},
    )
    assert points(parts.education(people, targets, Policy())) == [[earned]]


def field_points(field, to_fields, **chosen):
    """Points of a field alone: twice the part, less the level's thousand."""
    people = pl.DataFrame({"education_rank": [7], "field": [field]})
    targets = pl.DataFrame({"to_education_rank": [7], "to_fields": [to_fields]})
    part = parts.education(people, targets, Policy(**chosen))
    return 2 * points(part)[0][0] - 1000


def test_a_field_near_the_list_earns_by_its_nearness():
    near = field_points("Perpajakan", "Akuntansi")
    further = field_points("Hukum", "Akuntansi")
    far = field_points("Sejarah", "Akuntansi")
    assert 1000 > near > further > far >= 0
    assert near > 500
    assert far < 50
    assert field_points("Perpajakan", "Hukum; Akuntansi") == near  # the nearest counts


def test_a_finance_graduate_in_a_finance_post():
    # The source's own example: the finance post asks for Akuntansi or Manajemen.
    wanted = "Akuntansi; Manajemen Keuangan"
    assert field_points("S-1 Akuntansi", wanted) == 1000
    assert field_points("Keuangan dan Perbankan", wanted) > 500
    assert field_points("Keperawatan", wanted) < 100


@pytest.mark.parametrize(
    ("chosen", "kin", "stranger"), [("FAMILY", 600, 0), ("NONE", 0, 0)]
)
def test_a_city_may_judge_by_families_or_by_the_list_alone(chosen, kin, stranger):
    judged = {"unlisted_fields": chosen}
    assert field_points("Akuntansi", "Akuntansi", **judged) == 1000
    assert field_points("Perpajakan", "Akuntansi", **judged) == kin
    assert field_points("Hukum", "Akuntansi", **judged) == stranger


@pytest.mark.parametrize("chosen", ["LEARNED", "FAMILY", "NONE"])
def test_a_blank_field_stays_unknown_however_it_is_judged(chosen):
    people = pl.DataFrame(
        {"education_rank": [7], "field": [None]},
        schema={"education_rank": pl.Int64, "field": pl.String},
    )
    targets = pl.DataFrame({"to_education_rank": [7], "to_fields": ["Akuntansi"]})
    judged = Policy(unlisted_fields=chosen)
    assert points(parts.education(people, targets, judged)) == [[None]]


@pytest.mark.parametrize(
    ("months", "unexplained", "group", "earned"),
    [
        (60, 0, "Umum", 1000),
        (90, 0, "Umum", 1000),
        (30, 0, "Umum", 500),
        (1, None, "Umum", 16),  # what is on record counts
        (0, 0, "Umum", 0),
        (0, 59, "Umum", 0),  # the rest could not earn full points
        (0, 60, "Umum", None),
        (0, None, "Umum", None),
        (60, 0, None, None),
    ],
)
def test_experience_grows_to_the_months_the_policy_names(
    months, unexplained, group, earned
):
    served = Experience(
        pl.DataFrame({"nip": ["A"], "group": ["Umum"], "months": [months]}),
        pl.DataFrame(
            {"nip": ["A"], "months": [unexplained]},
            schema={"nip": pl.String, "months": pl.Int64},
        ),
    )
    people = pl.DataFrame({"nip": ["A"]})
    targets = pl.DataFrame({"to_group": [group]}, schema={"to_group": pl.String})
    policy = Policy(full_experience_months=60)
    assert points(parts.experience(people, targets, policy, served)) == [[earned]]
