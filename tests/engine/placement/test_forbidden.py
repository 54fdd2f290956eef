"""Whom a scenario keeps out of what: in every mode, under limits, and when asked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.placement import store
from tepat.placement.case import work_out
from tepat.placement.make import make
from tepat.placement.scenario import Caps, Scenario, ScenarioError
from tepat.placement.verify import verify
from tepat.placement.whatif import Change, WhatIf

from . import referee
from .towns import forbidding, town


def seats(content):
    return {it["nip"]: it["to"] for it in content["moves"]}


def without(problem, pairs):
    """Return a problem in which some options are struck out by hand."""
    gone = [
        (problem.people[who], problem.positions[to]) in pairs
        for who, to in zip(problem.option_person, problem.option_position, strict=True)
    ]
    kept = [not it for it in gone]
    return replace(
        problem,
        option_person=problem.option_person[kept],
        option_position=problem.option_position[kept],
        option_fit=problem.option_fit[kept],
    )


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_a_plan_is_the_best_of_all_in_which_nobody_is_where_they_may_not_be(seed):
    snapshot = town(seed)
    forbidden = forbidding(seed, snapshot)
    pairs = {(nip, code) for nip, codes in forbidden.items() for code in codes}
    content = make(work_out(snapshot, Scenario(forbidden=forbidden)))
    assert not pairs & set(seats(content).items())
    free = work_out(snapshot)
    best = referee.best(without(free.problem(), pairs))
    assert tuple(content["objective"].values()) == best


@pytest.fixture
def two(small):
    """One person in A, who would be the better one in the empty B; another in C."""
    people = [small.person(1, "A"), small.person(2, "C")]
    posts = [
        small.post("A", 1),
        small.post("B", 1, critical=True),
        small.post("C", 1),
    ]
    wishes = [{"nip": small.nip(it), "position": "B", "rank": 1} for it in (1, 2)]
    return small.city(people, posts, wishes=wishes)


@pytest.fixture
def idle(small):
    """Two people without a position, who both wish for the only seat, in B."""
    people = [small.person(it, None) for it in (1, 2)]
    wishes = [{"nip": small.nip(it), "position": "B", "rank": 1} for it in (1, 2)]
    return small.city(people, [small.post("B", 1)], wishes=wishes)


@pytest.mark.parametrize(
    "asked",
    [
        {"mode": "optimum"},
        {"mode": "voluntary"},
        {"mode": "exchange"},
        {"refill": 0},
        {"caps": Caps(moves=1)},
    ],
    ids=str,
)
def test_it_holds_in_every_mode_and_under_limits_and_can_be_verified(
    small, idle, asked, tmp_path
):
    asked = Scenario(**asked)
    ((kept_out, _),) = seats(make(work_out(idle, asked))).items()
    case = work_out(idle, replace(asked, forbidden={kept_out: ("B",)}))
    content = make(case)
    assert content["made_from"]["scenario"]["forbid"] == {kept_out: ["B"]}
    # The seat goes to the other one instead.
    assert {small.nip(1), small.nip(2)} - {kept_out} == seats(content).keys()
    with store.writing(tmp_path / "rencana") as folder:
        store.write(folder, case, content)
    assert verify(tmp_path / "rencana").valid


def test_a_plan_that_puts_somebody_there_nevertheless_is_found_wrong(
    small, two, tmp_path
):
    case = work_out(two)
    content = make(case)
    (nip,) = (nip for nip, to in seats(content).items() if to == "B")
    forged = work_out(two, Scenario(forbidden={nip: ("B",)}))
    content["made_from"]["scenario"]["forbid"] = {nip: ["B"]}
    with store.writing(tmp_path / "rencana") as folder:
        store.write(folder, forged, content)
    assert not verify(tmp_path / "rencana").valid


def test_what_if_forbidding_costs_what_the_scenario_that_forbids_loses(small, two):
    case = work_out(two)
    content = make(case)
    (nip,) = (nip for nip, to in seats(content).items() if to == "B")
    answer = WhatIf.of(case, content).ask([Change("forbid", nip, "B")])
    again = make(work_out(two, Scenario(forbidden={nip: ("B",)})))
    assert dict(answer.objective) == again["objective"]


@pytest.mark.parametrize("mode", ["optimum", "exchange"])
def test_what_the_scenario_forbids_stays_forbidden_whatever_else_is_asked(
    small, two, mode
):
    forbidden = {small.nip(1): ("B",)}
    case = work_out(two, Scenario(mode=mode, forbidden=forbidden))
    answer = WhatIf.of(case, make(case)).ask([Change("forbid", small.nip(2), "B")])
    assert "B" not in {it.to for it in answer.changed}
    assert answer.objective["filled"] == 2


def test_a_pin_and_a_forbid_of_the_same_are_refused_with_both_named(small, two):
    asked = Scenario(
        pins={small.nip(1): "B"}, forbidden={small.nip(1): ("B",), small.nip(2): ("B",)}
    )
    with pytest.raises(ScenarioError) as raised:
        work_out(two, asked)
    for language in ("id", "en"):
        said = raised.value.say(language)
        assert [
            it for it in ("[pin]", "[forbid]", small.nip(1)) if it not in said
        ] == []
        assert small.nip(2) not in said


def test_nobody_is_kept_out_of_the_position_that_they_hold(small, two):
    with pytest.raises(ScenarioError, match="tetap di jabatan selalu mungkin"):
        work_out(two, Scenario(forbidden={small.nip(1): ("B", "A")}))


def test_who_is_not_placed_any_more_may_still_be_named(small):
    people = [small.person(1, "A"), small.person(2, "B", legal_position="CLTN")]
    posts = [small.post("A", 1), small.post("B", 1)]
    asked = Scenario(forbidden={small.nip(2): ("A",)})
    assert work_out(small.city(people, posts), asked).forbidden() == []
