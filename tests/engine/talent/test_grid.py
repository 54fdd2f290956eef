"""People on the grid: every part, and the boxes that stay possible without one."""

from datetime import date

import pytest

from tepat.talent import talent

from .conftest import able, nip, person, post, rated

STANDARD = [{"position": "P", "competency": "T.1", "level": 5, "kind": "TEKNIS"}]


@pytest.fixture
def one(city, in_force):
    """The row of one person, complete but for what a test takes away or changes."""

    def of(settings=None, employee=None, level=5, potential=95, **tables):
        assessments, potentials = able(0, level, potential)
        told = {
            "positions": [post("P")],
            "standards": STANDARD,
            "employees": [person() | (employee or {})],
            "appraisals": rated(0),
            "assessments": assessments,
            "potentials": potentials,
        } | tables
        (row,) = talent(city(settings, **told), in_force).people.to_dicts()
        return row

    return of


def test_a_complete_person_has_one_box_and_exact_scores(one):
    row = one()
    # 40 + 0.25 × 95 + 0.20 × 80 + 15 = 94.75; half of it and of 60.
    assert (row["box"], row["boxes"], row["missing"]) == (9, [9], [])
    assert (row["potential_score"], row["performance_score"]) == (94.75, 60)
    assert row["score"] == 77.38  # 77.375, half up
    assert row["is_successor"] is True


@pytest.mark.parametrize(
    ("blank", "missing", "boxes"),
    [
        ({"appraisals": []}, ["predikat"], [6, 8, 9]),
        ({"potentials": []}, ["potensi"], [4, 7, 9]),  # 71 to 96
        ({"assessments": []}, ["kompetensi"], [4, 7, 9]),
        ({"employee": {"education": None}}, ["kualifikasi"], [7, 9]),
        ({"employee": {"position": None}}, ["kompetensi"], [4, 7, 9]),
        (
            {"appraisals": [], "potentials": [], "assessments": []},
            ["predikat", "kompetensi", "potensi"],
            [1, 2, 3, 4, 5, 6, 7, 8, 9],
        ),
    ],
)
def test_a_missing_part_leaves_the_boxes_that_are_possible(one, blank, missing, boxes):
    row = one(**blank)
    assert (row["missing"], row["boxes"], row["box"]) == (missing, boxes, None)
    assert row["score"] is None
    assert row["potential_low"] <= row["potential_high"]


def test_a_missing_part_that_changes_nothing_leaves_the_box_known(one):
    row = one(settings={"talent_weights": ("kompetensi=100",)}, potentials=[])
    assert (row["box"], row["missing"]) == (9, [])
    # Worth 2 of 100 at most: 96.2 to 98.2 is high either way.
    weights = ("kompetensi=80", "kualifikasi=18", "potensi=2")
    row = one(settings={"talent_weights": weights}, potentials=[])
    assert (row["box"], row["missing"], row["score"]) == (9, ["potensi"], None)


def test_an_old_evaluation_is_no_evaluation(one):
    old = [{"nip": nip(0), "year": 2023, "rating": "SANGAT BAIK"}]
    assert one(appraisals=old)["missing"] == ["predikat"]
    last_but_one = [{"nip": nip(0), "year": 2024, "rating": "SANGAT BAIK"}]
    assert one(appraisals=last_but_one)["rated_year"] == 2024


def test_a_year_rated_twice_counts_with_the_lower_rating(one):
    twice = [*rated(0), {"nip": nip(0), "year": 2025, "rating": "KURANG"}]
    assert one(appraisals=twice)["performance"] == "DI_BAWAH"


def award(kind, day=date(2025, 1, 1), name="Penghargaan"):
    return {"nip": nip(0), "name": name, "day": day, "kind": kind}


@pytest.mark.parametrize(
    ("awards", "points", "performance"),
    [
        ([], 0, "SESUAI"),
        ([award("PENGHARGAAN")], 25, "SESUAI"),  # 45 + 10 of 60
        ([award("PENGHARGAAN"), award("PENGHARGAAN")], 25, "SESUAI"),  # told twice
        ([award("PENGHARGAAN"), award("TIM")], 35, "SESUAI"),  # 45 + 14
        (
            [award("PENGHARGAAN", name=name) for name in "ab"],
            *(50, "DI_ATAS"),  # 45 + 20
        ),
        ([award("PENGHARGAAN", name=name) for name in "abcdef"], 100, "DI_ATAS"),
        ([award(None)], 10, "SESUAI"),  # of an unknown kind: the lesser
        ([award("PENGHARGAAN", date(2021, 11, 24))], 0, "SESUAI"),  # five years ago
        ([award("PENGHARGAAN", date(2021, 11, 25))], 25, "SESUAI"),
        ([award("PENGHARGAAN", date(2026, 11, 25))], 0, "SESUAI"),  # not given yet
    ],
)
def test_support_counts_five_years_and_only_raises(one, awards, points, performance):
    row = one(appraisals=rated(0, "BAIK"), awards=awards)
    assert (row["supporting_points"], row["performance"]) == (points, performance)


def penalty(severity, since, until=None):
    return {"nip": nip(0), "severity": severity, "since": since, "until": until}


@pytest.mark.parametrize(
    ("penalties", "points"),
    [
        ([], 100),
        ([penalty("RINGAN", date(2024, 1, 1))], 60),
        ([penalty("RINGAN", date(2024, 1, 1)), penalty("BERAT", date(2022, 1, 1))], 20),
        ([penalty("SEDANG", date(2021, 11, 24))], 100),  # five years ago
        ([penalty("SEDANG", date(2021, 11, 25))], 40),
        ([penalty("BERAT", date(2020, 1, 1), date(2026, 11, 24))], 20),  # still runs
        ([penalty("BERAT", date(2026, 11, 25))], 100),  # not begun
    ],
)
def test_integrity_falls_with_the_heaviest_penalty(one, penalties, points):
    assert one(disciplines=penalties)["integrity_points"] == points


def aspects(count, score=80, day=None):
    return [
        {"nip": nip(0), "score": score + at, "aspect": f"Aspek {at}", "day": day}
        for at in range(count)
    ]


@pytest.mark.parametrize(
    ("rows", "potential"),
    [
        (aspects(8), 83.5),
        (aspects(7), None),  # one aspect is missing
        ([*aspects(8), {"nip": nip(0), "score": 70}], 70),  # the overall score wins
        (
            [
                {"nip": nip(0), "score": 70, "day": date(2024, 1, 1)},
                {"nip": nip(0), "score": 60, "day": date(2025, 1, 1)},
                {"nip": nip(0), "score": 99, "day": date(2026, 12, 1)},
            ],
            60,  # the latest that is not after the reference day
        ),
        ([*aspects(8), *aspects(8, 90, date(2025, 1, 1))], 93.5),  # each its latest
    ],
)
def test_potential_is_the_overall_score_or_all_aspects(one, rows, potential):
    assert one(potentials=rows)["potential"] == potential


def test_the_city_is_told_what_is_missing_most(city, in_force):
    told = talent(
        city(
            positions=[post("P")],
            standards=STANDARD,
            employees=[person(0), person(1)],
            assessments=able(0)[0],
        ),
        in_force,
    )
    assert [finding.code for finding in told.findings] == ["TALENT-1", "TALENT-2"]
    assert "predikat kinerja (2 orang)" in told.findings[1].say("id")
    assert told.counts[None] == 2


def test_nobody_gives_an_empty_grid(city, in_force):
    told = talent(city(), in_force)
    assert told.people.is_empty()
    assert (sum(told.counts.values()), told.findings) == (0, ())
