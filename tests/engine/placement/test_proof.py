from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.placement import proof
from tepat.placement.solution import Prices
from tepat.placement.solve import solve

from . import referee
from .problems import problem, problems

# J00 needs one and has persons 0, 1, 2; J01 needs two and has person 3; J02 is vacant
# and critical. Persons 4 and 5 have no position. Only person 2 can leave J00, so it
# cannot come down to its need: it is closed to person 5, worth 900 there.
QUESTION = problem(
    [1, 2, 1],
    [0, 0, 0, 1, -1, -1],
    [400, 300, 200, 600, 0, 0],
    {(2, 1): 500, (4, 1): 700, (4, 2): 800, (5, 0): 900, (5, 1): 100},
    critical=[2],
)
ANSWER = solve(QUESTION)


def check(**changed):
    given = {
        "position": ANSWER.position,
        "prices": ANSWER.prices,
        "closed": ANSWER.closed,
        "trimmed": ANSWER.trimmed,
    }
    return proof.check(QUESTION, **(given | changed))


def codes(found):
    return {violation.code for violation in found.violations}


def test_the_plan_and_its_prices_prove_each_other():
    # Person 4 fills J02 (800), person 2 joins person 3 in J01 (500): critical 1,
    # filled 1 + 2 + 1, fit 400 + 300 + 500 + 600 + 800; persons 0, 1 and 3 stay.
    found = check()
    assert found.valid
    assert found.objective == found.bound == (1, 4, 2600, 3)


@pytest.mark.parametrize(
    ("seats", "code"),
    [
        ([0, 0, 0, 1, 2, 1], "PROOF-BOUND"),  # allowed, but less fit: 2400
        ([0, 0, 1, 1, -1, 2], "PROOF-SEAT"),  # person 5 may not go to J02
        ([0, -1, 1, 1, 2, -1], "PROOF-SEAT"),  # a holder loses their position
        ([0, 0, 1, 1, 2, 0], "PROOF-NEED"),  # J00's holders already meet its need
        ([0, 0, 1, 1, 1, -1], "PROOF-NEED"),  # three people on two seats of J01
    ],
)
def test_a_changed_seat_is_refused(seats, code):
    found = check(position=np.array(seats))
    assert not found.valid
    assert code in codes(found)


@pytest.mark.parametrize("goal", range(4))
@pytest.mark.parametrize("position", range(3))
@pytest.mark.parametrize("step", [-1, 1])
def test_a_changed_price_is_refused(position, goal, step):
    seats = ANSWER.prices.seats.copy()
    seats[position, goal] += step
    assert not check(prices=replace(ANSWER.prices, seats=seats)).valid


def test_a_changed_price_of_an_over_strength_seat_is_refused():
    surplus = ANSWER.prices.surplus.copy()
    surplus[0, 2] += 1
    assert not check(prices=replace(ANSWER.prices, surplus=surplus)).valid


def test_a_price_that_could_make_sums_overflow_is_refused():
    seats = ANSWER.prices.seats.copy()
    seats[0, 0] = np.iinfo(np.int64).max
    found = check(prices=replace(ANSWER.prices, seats=seats))
    assert {"PROOF-PRICE", "PROOF-BOUND"} <= codes(found)


@pytest.mark.parametrize(
    ("closed", "trimmed", "code"),
    [
        ([0, 0, 0], [0, 0, 0], "PROOF-BOUND"),  # person 5 would rather be in J00
        ([0, 0, 0], [1, 0, 0], "PROOF-CHOICE"),  # J00 is not brought down to need
        ([1, 0, 0], [1, 0, 0], "PROOF-CHOICE"),  # one or the other, not both
        ([1, 0, 1], [0, 0, 0], "PROOF-CHOICE"),  # J02 is not over strength
        ([0, 1, 0], [0, 0, 0], "PROOF-CHOICE"),  # nor is J01
    ],
)
def test_a_wrong_set_of_closed_or_trimmed_positions_is_refused(closed, trimmed, code):
    marks = {"closed": np.array(closed) > 0, "trimmed": np.array(trimmed) > 0}
    found = check(**marks)
    assert not found.valid
    assert code in codes(found)


def test_every_violation_is_told_in_both_languages():
    found = check(position=np.array([0, -1, 1, 1, 2, -1]))
    told = [violation.say("id") for violation in found.violations]
    assert "Pegawai 199001012015031901 tidak boleh ditempatkan seperti ini." in told
    assert all(violation.say("en") for violation in found.violations)


@pytest.mark.parametrize("together", [1, 2, 3])
def test_however_many_options_are_looked_at_together_the_proof_is_the_same(
    monkeypatch, together
):
    whole = check()
    monkeypatch.setattr("tepat.placement.problem.BLOCK", together)
    assert len(list(QUESTION.blocks())) > 1
    assert check() == whole and whole.valid
    high = replace(ANSWER.prices, seats=ANSWER.prices.seats + 1)
    parts = check(prices=high)
    monkeypatch.undo()
    assert parts == check(prices=high) and not parts.valid


@st.composite
def plans(draw):
    """Draw a problem and seats for its people, allowed or not."""
    question = draw(problems(most_people=4, most_positions=3))
    anywhere = st.integers(-1, len(question.positions) - 1)
    return question, np.array([draw(anywhere) for _ in question.people], np.int64)


@given(plans())
def test_other_seats_are_accepted_only_if_they_are_as_good(drawn):
    question, seats = drawn
    answer = solve(question)
    marks = {"closed": answer.closed, "trimmed": answer.trimmed}
    found = proof.check(question, seats, answer.prices, **marks)
    if found.valid:
        plan = tuple(seats.tolist())
        assert plan in set(referee.plans(question))
        assert referee.judged(question, plan) == referee.best(question)


@given(plans())
def test_the_objective_is_what_the_referee_says(drawn):
    question, _ = drawn
    answer = solve(question)
    nothing = np.zeros(len(question.positions), np.bool_)
    for plan in list(referee.plans(question))[:20]:
        found = proof.check(
            question, np.array(plan), answer.prices, closed=nothing, trimmed=nothing
        )
        assert found.objective == referee.judged(question, plan)
        assert codes(found) <= {"PROOF-BOUND", "PROOF-LEAST"}


@given(problems(most_people=4, most_positions=3), st.data())
def test_any_prices_at_all_bound_every_plan(question, data):
    def vectors():
        goals = st.tuples(*[st.integers(-3, 3)] * 4).map(
            lambda goals: max(goals, (0,) * 4)
        )
        rows = [data.draw(goals) for _ in question.positions]
        return np.array(rows, np.int64).reshape(-1, 4)

    nothing = np.zeros(len(question.positions), np.bool_)
    bound = proof.bound(
        question, Prices(vectors(), vectors()), closed=nothing, trimmed=nothing
    )
    assert bound >= referee.best(question)
