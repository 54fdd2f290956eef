"""Every position that rules allow and a plan cannot give has a reason of its own."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tepat.finding import Verdict
from tepat.placement.barriers import ORDER, Barriers
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Scenario

from .towns import forbidding, scenario, town


def pairs_allowed(case):
    """Yield the pairs that all rules allow, but nobody's own position."""
    every = [
        (person, place)
        for person in range(case.people.height)
        for place in range(case.positions.height)
        if case.holds[person] != place
    ]
    found = case.findings_of(*map(list, zip(*every, strict=True)))
    for pair, findings in zip(every, found, strict=True):
        if all(it.verdict is Verdict.HOLDS for it in findings):
            yield pair


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_a_pair_that_rules_allow_is_an_option_or_has_a_barrier(seed):
    snapshot = town(seed)
    forbidden = forbidding(seed, snapshot)
    case = work_out(snapshot, replace(scenario(seed), forbidden=forbidden))
    parts = case.parts()
    base = parts.base[parts.problem.option_position]
    options = set(zip(parts.problem.option_person.tolist(), base.tolist(), strict=True))
    barriers = Barriers(case, {})
    for person, place in pairs_allowed(case):
        found = barriers.of(person, place)
        event("barred" if found else "an option")
        assert bool(found) != ((person, place) in options)
        order = [ORDER.index(it.lifted) for it in found]
        assert order == sorted(order)
        for it in found:
            assert it.say("id") and it.cure.fill(it.facts, "en")


@pytest.fixture
def codes(small):
    """Ask what keeps one person out of B under a scenario."""

    def ask(asked, who=None, **told):
        people = [small.person(1, "A", **(who or {})), small.person(2, "B")]
        posts = [small.post("A", 1), small.post("B", told.pop("need", 2))]
        case = work_out(small.city(people, posts, **told), asked)
        return Barriers(case, {}).of(0, 1)

    return ask


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Scenario(frozen_positions=("A",)), "FROZEN-SEAT"),
        (Scenario(frozen_positions=("B",)), "FROZEN-POSITION"),
        (Scenario(kinds=("promosi", "penempatan")), "KIND"),
        (Scenario(mode="voluntary"), "WISH"),
    ],
)
def test_each_thing_asked_for_is_a_reason_of_its_own(codes, asked, code):
    (barrier,) = codes(asked)
    assert barrier.code == code


def test_frozen_and_pinned_people_are_told_so(small, codes):
    (barrier,) = codes(Scenario(frozen_people=(small.nip(1),)))
    assert barrier.code == "FROZEN-PERSON"
    (barrier,) = codes(Scenario(pins={small.nip(1): "A"}))
    assert (barrier.code, barrier.facts["position"]) == ("PINNED", "Jabatan A [A]")


def test_who_is_kept_out_is_told_so(small, codes):
    (barrier,) = codes(Scenario(forbidden={small.nip(1): ("B",)}))
    assert (barrier.code, barrier.lifted) == ("FORBIDDEN", "scenario")
    assert not codes(Scenario(forbidden={small.nip(2): ("A",)}))


@pytest.mark.parametrize(("need", "code"), [(None, "NEED-UNKNOWN"), (0, "NEED-NONE")])
def test_a_seat_that_is_not_there_is_told_as_not_known_or_not_needed(codes, need, code):
    (barrier,) = codes(Scenario(), need=need)
    assert barrier.code == code


def test_a_frozen_unit_freezes_what_lies_in_it(codes):
    found = codes(Scenario(frozen_units=("KOTA",)))
    assert [it.code for it in found] == ["FROZEN-POSITION", "FROZEN-SEAT"]


def test_cooling_off_ends_on_the_day_told_and_not_before(small):
    people = [small.person(1, "A", position_since=date(2024, 8, 31))]
    snapshot = small.city(people, [small.post("A", 1), small.post("B", 1)])
    asked = Scenario(cooling_off=30)
    (barrier,) = Barriers(work_out(snapshot, asked), {}).of(0, 1)
    # Thirty months from 31 August 2024: February 2027 has no 31st, so 1 March.
    assert (barrier.code, barrier.day) == ("COOLING", date(2027, 3, 1))
    on = replace(asked, effective_on=barrier.day)
    assert not Barriers(work_out(snapshot, on), {}).of(0, 1)
    eve = replace(asked, effective_on=barrier.day - timedelta(days=1))
    assert Barriers(work_out(snapshot, eve), {}).of(0, 1)


def test_a_start_date_that_is_blank_is_missing_data(small, codes):
    (barrier,) = codes(Scenario(cooling_off=12), {"position_since": None})
    assert (barrier.code, barrier.lifted) == ("COOLING-UNKNOWN", "data")


def test_a_seat_is_refilled_from_the_fit_told_on(small):
    people = [small.person(1, "A", field="Hukum"), small.person(2, "B")]
    posts = [small.post("A", 1), small.post("B", 1)]
    rated = [
        {"nip": small.nip(who), "year": year, "rating": rating}
        for who, rating in ((1, "BAIK"), (2, "SANGAT BAIK"))
        for year in (2024, 2025)
    ]
    snapshot = small.city(people, posts, appraisals=rated)
    case = work_out(snapshot, Scenario(refill=0))
    (barrier,) = Barriers(case, {}).of(0, 1)
    own = int(case.scores[1, case.target[1]])
    assert (barrier.code, barrier.fit) == ("REFILL", own)
    gap = own - int(case.scores[0, case.target[1]])
    assert gap > 0
    # A tolerance of just that gap lifts it; of one point less it does not.
    assert not Barriers(replace(case, scenario=Scenario(refill=gap)), {}).of(0, 1)
    assert Barriers(replace(case, scenario=Scenario(refill=gap - 1)), {}).of(0, 1)
    assert np.isin(0, case.parts().problem.option_person, invert=True)


def test_a_city_without_positions_places_nobody(small):
    case = work_out(small.city([small.person(1, None)], []))
    assert make(case)["unplaced"] == [small.nip(1)]
