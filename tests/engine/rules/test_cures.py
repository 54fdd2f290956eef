"""On the day that time cures a rule it holds, and the day before it does not."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tepat import law
from tepat.policy import Policy
from tepat.rules import ROLL, check, cured_on
from tepat.rules.columns import BY_NAME, SCHEMA, Side
from tepat.rules.cures import cures
from tepat.rules.pairs import derive
from tepat.rules.people import experience_of, people
from tepat.rules.targets import TARGET

DAY = date(2026, 11, 24)
LAW = law.on(DAY)
ANI = "198501152010011901"
GROUPS = ("Umum", "Keuangan")

DAYS = st.dates(date(2010, 1, 1), date(2028, 6, 30)) | st.sampled_from(
    # Ends of months, where whole months are easily miscounted.
    (date(2024, 2, 29), date(2025, 8, 31), date(2026, 1, 31), date(2026, 11, 24))
)
LEVELS = {
    "PELAKSANA": (None,),
    "PENGAWAS": (None,),
    "ADMINISTRATOR": (None,),
    "JPT": ("JPT PRATAMA",),
    "FUNGSIONAL": ("AHLI PERTAMA", "AHLI MUDA", "TERAMPIL"),
}
CALENDAR = ("candidates_named_on", "term_ends_on", "mayor_inaugurated_on")


@st.composite
def posts(draw):
    family = draw(st.sampled_from(sorted(LEVELS)))
    return {
        "family": family,
        "level": draw(st.sampled_from(LEVELS[family])),
        "group": draw(st.sampled_from((*GROUPS, None))),
    }


@st.composite
def people_of_a_city(draw):
    """One person with all that time passes over, and the calendar of the city."""
    employee = {
        "nip": ANI,
        "status": draw(st.sampled_from(("PNS", "PPPK"))),
        "legal_position": "Aktif",
        "grade": "III/a",
        "grade_since": draw(DAYS | st.none()),
        "education": "S1",
        "position": draw(st.sampled_from(("J1", "J1", "J1", None))),
        "position_since": draw(DAYS | st.none()),
        "contract_ends": draw(DAYS | st.none()),
    }
    history = [
        {"nip": ANI, "since": draw(DAYS), "until": draw(DAYS | st.none())}
        | draw(posts())
        for _ in range(draw(st.integers(0, 4)))
    ]
    disciplines = []
    for _ in range(draw(st.integers(0, 3))):
        since = draw(DAYS)
        length = draw(st.integers(0, 400) | st.none())
        until = None if length is None else since + timedelta(days=length)
        severity = draw(st.sampled_from(("RINGAN", "SEDANG", "BERAT")))
        disciplines.append(
            {"nip": ANI, "severity": severity, "since": since, "until": until}
        )
    calendar = {name: draw(DAYS | st.none()) for name in CALENDAR}
    post = {"position": "J1", "unit": "U", "name": "Jabatan"} | draw(posts())
    return {
        "settings": calendar,
        "employees": [employee],
        "positions": [post],
        "history": history,
        "disciplines": disciplines,
    }


def wanted():
    """A few positions to move to, as rows of the target's side."""
    rows = [
        {"to_family": family, "to_group": group, "to_experience_months": months}
        | {"to_level_rank": rank, "to_months_below": below}
        | {"to_leadership_months": 60 if family == "JPT" else None}
        for family, rank, below in (
            ("PENGAWAS", 2, 48),
            ("ADMINISTRATOR", 3, 36),
            ("FUNGSIONAL", 2, None),
            ("JPT", 4, 24),
        )
        for group in GROUPS
        for months in (None, 12, 37)
    ]
    schema = {name: SCHEMA[name] for name in TARGET}
    told = [{name: row.get(name) for name in schema} for row in rows]
    return pl.DataFrame(told, schema=schema, orient="row")


def pairs_on(snapshot, day):
    persons = people(snapshot, LAW, day)
    pairs = persons.select(
        name for name, column in BY_NAME.items() if column.side is Side.PERSON
    ).join(wanted(), how="cross", maintain_order="left_right")
    return derive(pairs, BY_NAME, experience_of(snapshot, persons, day))


CURABLE = [
    rule
    for rule in ROLL.values()
    if rule.condition(LAW, Policy()).free_from is not None
]


def test_what_time_cures_is_what_is_read_first():
    assert {rule.order for rule in CURABLE} == {1}
    assert len(CURABLE) >= 8


@settings(max_examples=70, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(city=people_of_a_city())
def test_on_the_day_it_holds_and_the_day_before_it_does_not(snapshot_of, city):
    snapshot = snapshot_of(**city)
    pairs = pairs_on(snapshot, DAY)
    told = cured_on(pairs, CURABLE, LAW, Policy())
    for day in sorted({day for column in told for day in column if day is not None}):
        before, then = (
            check(pairs_on(snapshot, on), CURABLE, LAW, Policy())
            for on in (day - timedelta(days=1), day)
        )
        for rule in CURABLE:
            for row in (told[rule.code] == day).arg_true():
                assert day > DAY
                assert then[rule.code][row] is True, rule.code
                assert before[rule.code][row] is not True, rule.code


@pytest.fixture
def clerk(snapshot_of):
    """An operational official since 31 January 2025, with some service before."""

    def of(*history, **told):
        post = {"position": "J1", "unit": "U", "name": "Staf", "family": "PELAKSANA"}
        person = {"nip": ANI, "status": "PNS", "position": "J1"}
        since = {"position_since": date(2025, 1, 31)}
        return snapshot_of(
            employees=[person | since | told],
            positions=[post | {"group": "Umum"}],
            history=[{"nip": ANI, "family": "PELAKSANA"} | row for row in history],
        )

    return of


def day_of(snapshot, code, row=0):
    return cured_on(pairs_on(snapshot, DAY), [ROLL[code]], LAW, Policy())[code][row]


def test_two_years_in_the_position_are_complete_on_the_same_day(clerk):
    assert day_of(clerk(), "TENURE-1") == date(2027, 1, 31)


def test_a_month_without_such_a_day_completes_with_the_next(clerk):
    # 37 months from 31 January 2026 would be complete on 31 February 2029.
    city = clerk(position_since=date(2026, 1, 31))
    assert day_of(city, "EXPERIENCE-1", 2) == date(2029, 3, 1)


def test_earlier_years_at_the_level_shorten_the_wait(clerk):
    # 48 − 24 months = 24, so the four years are complete after two in this post.
    before = {"since": date(2022, 1, 1), "until": date(2023, 12, 31)}
    assert day_of(clerk(before), "EXPERIENCE-2") == date(2027, 1, 31)


def test_loose_days_of_earlier_posts_complete_the_last_month(clerk):
    # Two years and ten days before: 23 months more and twenty days.
    before = {"since": date(2022, 1, 1), "until": date(2024, 1, 10)}
    assert day_of(clerk(before), "EXPERIENCE-2") == date(2027, 1, 20)


def test_experience_in_another_group_does_not_grow_here(clerk):
    # Rows 0–2 ask in group Umum, rows 3–5 in Keuangan; the second of each asks a year.
    city = clerk(position_since=date(2026, 1, 1))
    assert day_of(city, "EXPERIENCE-1", 1) == date(2027, 1, 1)
    assert day_of(city, "EXPERIENCE-1", 4) is None


def test_what_holds_already_has_no_day(clerk):
    assert day_of(clerk(position_since=date(2020, 1, 1)), "TENURE-1") is None


def test_an_unknown_start_has_no_day(clerk):
    assert day_of(clerk(position_since=None), "TENURE-1") is None


def test_penalties_without_a_gap_are_waited_for_together(snapshot_of):
    rows = [
        {"nip": ANI, "severity": "SEDANG", "since": since, "until": until}
        for since, until in (
            (date(2026, 6, 1), date(2026, 12, 31)),
            (date(2027, 1, 1), date(2027, 6, 30)),
            (date(2028, 1, 1), date(2028, 6, 30)),
        )
    ]
    person = {"nip": ANI, "status": "PNS"}
    city = snapshot_of(employees=[person], disciplines=rows)
    assert day_of(city, "DISCIPLINE-1") == date(2027, 7, 1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(city=people_of_a_city())
def test_all_pairs_at_once_are_told_what_each_is_told(snapshot_of, city):
    snapshot = snapshot_of(**city)
    persons = people(snapshot, LAW, DAY)
    experience = experience_of(snapshot, persons, DAY)
    told = cured_on(pairs_on(snapshot, DAY), CURABLE, LAW, Policy())
    rules = list(ROLL.values())
    at_once = cures(persons, wanted(), rules, LAW, Policy(), experience)
    assert [cure.rule for cure in at_once] == CURABLE
    for cure in at_once:
        for target in range(wanted().height):
            assert cure.of(0, target) == told[cure.rule.code][target]
        assert cure.for_person(0).shape == (wanted().height,)
