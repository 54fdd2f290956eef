"""From which day on a seat is open: the rules, put on that day, agree."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl
import pytest

from tepat.career.expected import LATER
from tepat.career.ground import EPOCH, ground
from tepat.career.opening import Hurdle
from tepat.career.prospects import of_everyone
from tepat.intake import town
from tepat.rules import PLAN_RULES
from tepat.rules.grid import judge
from tepat.rules.people import experience_of, people
from tepat.snapshot import Snapshot

CITY = town.build(150, 7)


def good_for_ever(snapshot: Snapshot) -> Snapshot:
    """The same city, everybody rated Baik in the years to come."""
    years = range(snapshot.day.year, snapshot.day.year + 30)
    schema = snapshot.appraisals.schema
    rows = [
        dict.fromkeys(schema) | {"nip": nip, "year": year, "rating": "BAIK"}
        for nip in snapshot.employees["nip"]
        for year in years
    ]
    kept = snapshot.appraisals.filter(pl.col("year") < snapshot.day.year)
    return replace(
        snapshot, appraisals=pl.concat([kept, pl.DataFrame(rows, schema=schema)])
    )


def allowed_on(snapshot, here, day):
    """What the rules of a plan allow on a day, each person as the data tells then."""
    then = replace(snapshot, day=day)
    who = people(then, here.law, day).sort("nip")
    told = judge(
        who,
        here.targets,
        PLAN_RULES,
        here.law,
        here.policy,
        experience_of(then, who, day),
    )
    return told.allowed


@pytest.fixture(scope="module")
def opened():
    snapshot = good_for_ever(CITY)
    here = ground(snapshot)
    return snapshot, here, of_everyone(here)


def test_what_is_open_now_is_what_the_rules_allow_now(opened):
    snapshot, here, told = opened
    stays = (
        here.leaves_on.to_physical().fill_null(LATER).to_numpy()
        > (here.day - EPOCH).days
    )
    allowed = allowed_on(snapshot, here, here.day)
    assert (told.now == allowed).all()
    # Whoever is gone by now is offered nothing, whatever the rules say.
    assert ((told.hurdle == Hurdle.NONE) == (allowed & stays[:, None])).all()
    assert told.now.any()


def test_a_seat_opens_on_the_day_told_and_not_on_the_day_before(opened):
    snapshot, here, told = opened
    # Grades rise by expectation only; those pairs are not for the data to settle.
    waits = (told.hurdle == Hurdle.TIME) & ~_hangs_on_grade(told)
    days = np.unique(told.day[waits])
    assert len(days) > 3
    for day in days[:: max(1, len(days) // 12)]:
        here_and_now = waits & (told.day == day)
        on = EPOCH + timedelta(days=int(day))
        assert allowed_on(snapshot, here, on)[here_and_now].all(), on
        before = allowed_on(snapshot, here, on - timedelta(days=1))
        assert not before[here_and_now].any(), on


def _hangs_on_grade(told):
    hangs = np.zeros(told.day.shape, dtype=np.bool_)
    for code, days in told.expected.items():
        answer = told.answers[code]
        fails = answer.table[:, answer.target_column][answer.person_row] != 1
        hangs |= fails & (days > 0) & code.startswith("GRADE")
    return hangs


def test_an_age_limit_that_comes_first_closes_a_seat(city, person):
    # Born 15 January 1972: 53 is past, so a functional post of another field is shut;
    # the present post is too new for anything before 1 June 2027.
    who = person(position="PEL", position_since=date(2025, 6, 1))
    old = who | {"nip": "197201152010011900"}
    here = ground(city([old]))
    told = of_everyone(here)
    rows = here.targets.select("to_level").to_series().to_list()
    assert told.hurdle[0, rows.index("AHLI PERTAMA")] == Hurdle.NONE or (
        told.hurdle[0, rows.index("AHLI PERTAMA")] == Hurdle.CLOSED
    )
    assert told.day[0, rows.index("AHLI PERTAMA")] == LATER


def test_who_turns_53_while_waiting_is_too_late(city, person, seat):
    # Two years in the post are over on 1 June 2027, 53 years on 15 January 2027.
    who = person(position="PEL", position_since=date(2025, 6, 1))
    who |= {"nip": "197401152010011900"}
    posts = [
        seat("PEL", "PELAKSANA", "PELAKSANA"),
        seat("PT", "FUNGSIONAL", "AHLI PERTAMA", group="umum"),
    ]
    told = of_everyone(ground(city([who], posts)))
    assert told.hurdle[0].tolist()[-1] == Hurdle.CLOSED
    younger = who | {"nip": "197406022010011900"}  # 53 on 2 June 2027: a day to spare
    here = ground(city([younger], posts))
    told = of_everyone(here)
    column = here.target[here.position("PT")]
    assert told.hurdle[0, column] == Hurdle.TIME
    assert EPOCH + timedelta(days=int(told.day[0, column])) == date(2027, 6, 1)


def test_a_day_within_an_election_freeze_moves_to_its_end(city, person):
    who = person(position="PEL", position_since=date(2025, 6, 1))
    settings = {
        "candidates_named_on": date(2027, 9, 22),
        "term_ends_on": date(2028, 2, 20),
        "mayor_inaugurated_on": date(2020, 1, 1),
    }
    here = ground(city([who], settings=settings))
    told = of_everyone(here)
    column = here.target[here.position("PEL2")]
    # Two years end on 1 June 2027, within the freeze of 22 March 2027 to 20 February.
    assert EPOCH + timedelta(days=int(told.day[0, column])) == date(2028, 2, 21)
