"""Days, notes and loads of a small city whose plan is written down here."""

from datetime import date

import pytest

from tepat.placement.case import work_out
from tepat.waves import (
    CannotSchedule,
    Pace,
    execution,
    headline,
    load,
    notes,
    of_refusal,
    peaks,
)

from ..few import DAY, city, nip, person, post

OBJECTIVE = {"critical": 0, "filled": 0, "fit": 0, "stayed": 0}


def move(number, origin, to, chain=1):
    return {"nip": nip(number), "from": origin, "to": to, "chain": chain}


def case_of(people, posts, **tables):
    return work_out(city(people, posts, **tables))


def two_to_place(**tables):
    """Two people without a position, and a seat for each."""
    case = case_of([person(1, None), person(2, None)], [post("A", 1), post("B", 1)],
                   **tables)  # fmt: skip
    plan = {"objective": OBJECTIVE, "moves": [move(1, None, "A"), move(2, None, "B")]}
    return case, plan


def said(found):
    return [note.en for note in notes(found)]


def test_the_first_wave_is_on_the_day_of_effect_and_the_next_a_week_later():
    found = execution(*two_to_place(), pace=Pace(most=1))
    # 24 November 2026 is a Tuesday.
    assert found.days == (DAY, date(2026, 12, 1))
    assert any("no holidays of 2026" in note for note in said(found))


def test_a_holiday_is_stepped_over_and_told():
    holidays = [{"day": DAY, "name": "Hari libur"}]
    found = execution(*two_to_place(holidays=holidays), pace=Pace(most=1))
    assert found.days == (date(2026, 11, 25), date(2026, 12, 2))
    assert any("24 November 2026 is no working day" in note for note in said(found))
    assert not any("no holidays" in note for note in said(found))


def test_no_wave_comes_before_the_plan_takes_effect():
    with pytest.raises(CannotSchedule):
        execution(*two_to_place(), start=date(2026, 11, 23))


def test_waves_beyond_the_last_day_of_the_calendar_are_refused():
    with pytest.raises(CannotSchedule):
        execution(*two_to_place(), pace=Pace(most=1), start=date(9999, 12, 28))


def test_who_never_retires_is_not_gone_on_the_last_day_of_the_calendar():
    # 31 December 9999 is a Friday; nobody here retires within the years looked at.
    found = execution(*two_to_place(), pace=Pace(share=100), start=date.max)
    assert (found.days, found.gone) == ((date.max,), ())


def test_who_retires_before_their_wave_is_told():
    # Born on 15 February 1969, 58 on 15 February 2027: gone from 1 March 2027. The
    # second wave is on 16 March, 80 working days after 24 November.
    old = nip(2, born="19690215")
    people = [person(1, "A"), person(2, "B") | {"nip": old}]
    case = case_of(people, [post(code, 1) for code in "ABCD"])
    moves = [move(1, "A", "C"), move(2, "B", "D", 2) | {"nip": old}]
    plan = {"objective": OBJECTIVE, "moves": moves}
    soon = execution(case, plan, days=5, pace=Pace(most=1))
    late = execution(case, plan, days=80, pace=Pace(most=1))
    assert late.days[1] == date(2027, 3, 16)
    assert soon.gone == ()
    assert [(late.moves.people[who], day) for who, day in late.gone] == [
        (old, date(2027, 3, 1))
    ]
    assert any(old in note for note in said(late))


def test_what_is_reached_grows_from_wave_to_wave():
    found = execution(*two_to_place(), pace=Pace(most=1))
    assert [dict(zip(found.moves.goals, it, strict=True))["filled"]
            for it in found.standing] == [0, 1, 2]  # fmt: skip


def test_the_load_counts_who_comes_and_who_goes():
    # Person 1 leaves A for B, person 2 follows from nowhere: two new of two.
    case = case_of([person(1, "A"), person(2, None)], [post("A", 1), post("B", 1)])
    plan = {"objective": OBJECTIVE, "moves": [move(1, "A", "B"), move(2, None, "A")]}
    told = load(execution(case, plan))
    assert told.rows() == [(1, DAY, "KOTA", 2, 1, 2, 100.0)]
    assert peaks(told)["waves"].to_list() == [1]


def test_a_plan_without_moves_says_so():
    case = case_of([person(1, "A")], [post("A", 1)])
    found = execution(case, {"objective": OBJECTIVE, "moves": []})
    assert found.waves == ()
    assert headline(found)[0].en == "There are no moves to schedule."
    assert said(found) == []


def test_if_everybody_refuses_nothing_is_left():
    case, plan = two_to_place()
    found = execution(case, plan, refuse=[nip(1), nip(2)])
    assert found.waves == ()
    told = [it.en for it in of_refusal(found, found.refusal)]
    assert "seats left empty 2; moves that can still go 0" in told[0]


@pytest.mark.parametrize(
    "broken",
    [
        {"moves": [move(1, "B", "A")]},  # holds nothing
        {"moves": [move(1, None, "A"), move(1, None, "B")]},  # twice
        {"moves": [move(9, None, "A")]},  # nobody knows them
        {"moves": [move(1, None, "C")]},  # nor that
        {"moves": [move(1, None, "A"), move(2, None, "A")]},  # two on one seat
        {"moves": [{"nip": nip(1)}]},
        {},
    ],
)
def test_a_plan_that_contradicts_its_data_is_sent_to_verify(broken):
    case, _ = two_to_place()
    with pytest.raises(CannotSchedule) as refused:
        execution(case, {"objective": OBJECTIVE} | broken)
    assert "tepat verify" in refused.value.say("en")
