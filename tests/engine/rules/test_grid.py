"""All pairs at once say what one pair at a time says, for every rule."""

from datetime import date

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat import law
from tepat.policy import Policy
from tepat.rules import ROLL, explain
from tepat.rules.columns import BY_NAME, SCHEMA, Kind, Side
from tepat.rules.grid import FAILS, HOLDS, UNKNOWN, distinct, judge
from tepat.rules.pairs import Experience, derive

LAW = law.on(date(2026, 11, 24))
SAYS = {HOLDS: "holds", FAILS: "fails", UNKNOWN: "unknown"}
GROUPS = ("Umum", "Keuangan")
FAMILIES = ("JPT", "ADMINISTRATOR", "PENGAWAS", "FUNGSIONAL", "PELAKSANA", "BELUM ADA")
GRADES = ("I/a", "II/d", "III/a", "III/d", "IV/a", "IX", "XI")
LEVELS = ("TERAMPIL", "MAHIR", "AHLI MUDA", "AHLI MADYA", "AHLI UTAMA", "PENGAWAS")

# Few values, so that every verdict of every rule comes up again and again.
RANKS, AGES, RATINGS = (1, 2, 3, 4), (53, 58, 60, 63), ("BAIK", "KURANG")
VALUES = {
    "status": ("PNS", "CPNS", "PPPK"),
    "legal_position": ("Aktif", "CLTN"),
    "family": FAMILIES,
    "to_family": FAMILIES,
    "level": LEVELS,
    "to_level": LEVELS,
    "level_rank": RANKS,
    "to_level_rank": RANKS,
    "group": GROUPS,
    "to_group": GROUPS,
    "grade": GRADES,
    "to_grade_min": GRADES,
    "to_grade_max": GRADES,
    "to_pppk_min": GRADES[-2:],
    "to_pppk_max": GRADES[-2:],
    "rating_older": RATINGS,
    "rating_newer": RATINGS,
    "to_retirement_age": AGES,
    "to_oldest_age": AGES,
    "to_oldest_age_of_peers": AGES,
    "field": ("PGSD", "Hukum", "SMA IPA"),
    "to_fields": ("Hukum; Akuntansi", "Semua Jurusan", "Pendidikan Guru Sekolah Dasar"),
}
BY_KIND = {
    Kind.MONTHS: (0, 23, 24, 47, 48, 635, 636, 720),
    Kind.TRUTH: (True, False),
    Kind.DAY: (
        *(date(1968, 5, 17), date(2010, 1, 1), date(2024, 9, 22)),
        *(date(2025, 6, 2), date(2026, 11, 24), date(2029, 9, 22)),
    ),
    Kind.WHOLE: (3, 6, 7),
    Kind.TEXT: ("x", "y"),
}


def values(name):
    return VALUES.get(name) or BY_KIND[BY_NAME[name].kind]


def rows(side, most):
    names = [name for name, column in BY_NAME.items() if column.side is side]
    row = st.fixed_dictionaries(
        {name: st.none() | st.sampled_from(values(name)) for name in names}
    )
    schema = {name: SCHEMA[name] for name in names}
    return st.lists(row, min_size=1, max_size=most).map(
        lambda told: pl.DataFrame(told, schema=schema, orient="row")
    )


def numbered(people):
    return people.with_columns(nip=pl.int_range(pl.len()).cast(pl.String))


@st.composite
def experiences(draw, people):
    months = [
        (nip, group, draw(st.sampled_from((0, 23, 24, 60))))
        for nip in people["nip"]
        for group in GROUPS
        if draw(st.booleans())
    ]
    rest = [(nip, draw(st.sampled_from((None, 0, 5)))) for nip in people["nip"]]
    return Experience(
        pl.DataFrame(
            months,
            schema={"nip": pl.String, "group": pl.String, "months": pl.Int64},
            orient="row",
        ),
        pl.DataFrame(rest, schema={"nip": pl.String, "months": pl.Int64}, orient="row"),
    )


POLICIES = st.builds(
    Policy,
    shortest_in_position=st.sampled_from((None, 36)),
    least_months_before_retirement=st.sampled_from((0, 12)),
    one_grade_below=st.booleans(),
    functional_to_operational=st.booleans(),
    promotions=st.booleans(),
    relatives_apart=st.booleans(),
)


@settings(max_examples=30)
@given(rows(Side.PERSON, 3).map(numbered), rows(Side.TARGET, 2), POLICIES, st.data())
def test_all_pairs_at_once_agree_with_one_at_a_time(people, targets, policy, data):
    experience = data.draw(experiences(people))
    rules = list(ROLL.values())
    grid = judge(people, targets, rules, LAW, policy, experience)
    for person in range(people.height):
        for target in range(targets.height):
            both = pl.concat([people[person], targets[target]], how="horizontal")
            pair = derive(both, BY_NAME, experience).row(0, named=True)
            one = {it.code: str(it.verdict) for it in explain(pair, rules, LAW, policy)}
            all_at_once = {
                answer.rule.code: SAYS[answer.of(person, target)]
                for answer in grid.answers
            }
            assert all_at_once == one
            every = set(one.values()) == {"holds"}
            assert grid.allowed[person, target] == every


@pytest.fixture
def grid():
    people = pl.DataFrame({"has_position": True, "months_in_position": [24, 7, None]})
    targets = pl.DataFrame({"to_family": ["PELAKSANA", "PENGAWAS"]})
    none = Experience(pl.DataFrame(), pl.DataFrame())
    rules = [ROLL["TENURE-1"]]
    return judge(people, targets, rules, LAW, Policy(), none)


def test_answers_are_looked_up_for_some_people_or_for_one_target(grid):
    (answer,) = grid.answers
    assert answer.table.shape == (3, 1)  # no column of the target is read
    assert answer.for_people(slice(1, 3)).tolist() == [[FAILS] * 2, [UNKNOWN] * 2]
    assert answer.for_target(1).tolist() == [HOLDS, FAILS, UNKNOWN]


def test_unknown_is_not_allowed(grid):
    assert grid.allowed.tolist() == [[True] * 2, [False] * 2, [False] * 2]


def test_nobody_and_nothing_give_an_empty_grid():
    schema = {"has_position": pl.Boolean, "months_in_position": pl.Int64}
    people = pl.DataFrame(schema=schema)
    targets = pl.DataFrame(schema={"to_family": pl.String})
    none = Experience(pl.DataFrame(), pl.DataFrame())
    found = judge(people, targets, [ROLL["TENURE-1"]], LAW, Policy(), none)
    assert found.allowed.shape == (0, 0)


def test_distinct_rows_and_which_of_them_each_row_is():
    frame = pl.DataFrame(
        {"a": ["x", None, "x", None], "b": [1, 2, 1, 2], "c": range(4)}
    )
    rows, which = distinct(frame, ["a", "b"])
    assert rows.rows() == [("x", 1), (None, 2)]
    assert which.tolist() == [0, 1, 0, 1]


def test_without_columns_all_rows_are_one():
    rows, which = distinct(pl.DataFrame({"a": [1, 2]}), [])
    assert rows.height == 1
    assert np.array_equal(which, [0, 0])
