from dataclasses import replace
from datetime import date

import pytest

from tepat import law
from tepat.policy import PARTS, Policy
from tepat.snapshot.vocabulary import RATINGS

LAW = law.on(date(2026, 11, 24))
EVEN = dict.fromkeys(PARTS, 25)


def test_the_defaults_weigh_every_part_and_rate_every_rating():
    policy = Policy()
    assert policy.weights == {
        "competency": 40,
        "performance": 30,
        "education": 15,
        "experience": 15,
    }
    assert set(policy.rating_points) == set(RATINGS)


@pytest.mark.parametrize(
    "choice",
    [
        {"weights": EVEN | {"competency": 24}},  # 99
        {"weights": EVEN | {"competency": -25, "performance": 75}},  # 100, but negative
        {"weights": {"competency": 100}},
        {"weights": EVEN | {"wishes": 0}},
        {"same_field_family": 1001},
        {"no_field_asked": -1},
        {"unlisted_fields": "GUESSED"},
        {"rating_points": {"BAIK": 2000}},
        {"full_experience_months": 0},
        {"least_months_before_retirement": -1},
    ],
    ids=str,
)
def test_a_policy_that_makes_no_sense_is_refused(choice):
    with pytest.raises(ValueError, match=r"Weights|Points|Months|Unlisted"):
        Policy(**choice)


def test_a_policy_does_not_change_after_it_was_made():
    weights = dict(EVEN)
    policy = Policy(weights=weights)
    weights["competency"] = 99
    assert policy.weights["competency"] == 25
    with pytest.raises(TypeError):
        policy.weights["competency"] = 99
    assert replace(policy, promotions=False).weights == EVEN


@pytest.mark.parametrize(
    ("asked", "months"),
    [(None, 24), (12, 24), (24, 24), (36, 36)],
)
def test_the_law_is_the_floor_of_the_time_in_a_position(asked, months):
    policy = Policy(shortest_in_position=asked)
    assert policy.months_before_transfer(LAW) == months


@pytest.mark.parametrize(("asked", "codes"), [(None, []), (24, []), (23, ["POLICY-1"])])
def test_a_policy_looser_than_the_law_is_told_so(asked, codes):
    found = Policy(shortest_in_position=asked).against(LAW)
    assert [finding.code for finding in found] == codes


def test_what_is_looser_is_told_with_both_figures_and_the_article():
    (finding,) = Policy(shortest_in_position=12).against(LAW)
    assert finding.say("id") == (
        "Kebijakan meminta 1 tahun dalam jabatan sebelum mutasi, sedangkan peraturan "
        "meminta paling singkat 2 tahun. Yang dipakai angka peraturan; sesuaikan "
        "kebijakan. (PP 11/2017 Pasal 190 ayat (3) – belum dipastikan)"
    )


def test_a_grade_below_counts_only_while_the_law_knows_the_practice(monkeypatch):
    policy = Policy(one_grade_below=True)
    assert policy.grades_below(LAW) == 1
    assert policy.against(LAW) == []
    assert Policy().grades_below(LAW) == 0

    stricter = law.on(date(2026, 11, 25))
    norm = replace(stricter.grade.one_below_allowed, value=False)
    monkeypatch.setitem(stricter.grade.known, "one_below_allowed", norm)
    assert policy.grades_below(stricter) == 0
    assert [finding.code for finding in policy.against(stricter)] == ["POLICY-2"]


def test_a_policy_is_cited_by_its_decree():
    cited = Policy(decree="Perwali 12/2025").cites("bobot kesesuaian")
    assert str(cited) == "Perwali 12/2025 butir bobot kesesuaian"
