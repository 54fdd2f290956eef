import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from tepat.placement.flow import FlowFailed, Infeasible, best_flow, in_two_steps

from .networks import best_total, network, networks, total


def feasible(question, taken):
    held = np.bincount(taken.place(question), minlength=len(question.capacity))
    assert (held <= question.capacity).all()
    assert question.person[taken.way].tolist() == list(range(question.people))
    assert (question.gate[taken.way] == question.entry[taken.passage]).all()


def test_who_is_worth_more_takes_the_only_seat():
    # Place 0 has one seat and gains 1; place 1 has room for both.
    question = network([1, 2], [1, 0], {(0, 0): 3, (0, 1): 0, (1, 0): 5, (1, 1): 0})
    assert best_flow(question).place(question).tolist() == [1, 0]


def test_an_earlier_goal_is_worth_more_than_any_later_one():
    # Filling place 0 (gain 1) with a worth of 0 beats a worth of 10 elsewhere.
    question = network([1, 1], [1, 0], {(0, 0): 0, (0, 1): 10})
    assert best_flow(question).place(question).tolist() == [0]


def test_a_gate_leads_to_all_places_behind_it():
    # Both people have one way, to gate 0 with places 0 and 1, one seat each; going
    # on to place 1 costs 2.
    question = network([1, 1], [0, 0], {(0, 0): 5, (1, 0): 5}, {(0, 0): 0, (0, 1): -2})
    taken = best_flow(question)
    assert sorted(taken.place(question).tolist()) == [0, 1]
    assert total(question, taken) == 8


def test_people_without_room_are_infeasible():
    question = network([1], [0], {(0, 0): 1, (1, 0): 1})
    with pytest.raises(Infeasible):
        best_flow(question)


def test_a_solver_that_gives_up_is_an_error_that_names_its_status(monkeypatch):
    gives_up = SimpleMinCostFlow.BAD_RESULT
    monkeypatch.setattr(SimpleMinCostFlow, "solve", lambda _: gives_up)
    with pytest.raises(FlowFailed, match="BAD_RESULT"):
        best_flow(network([1], [0], {(0, 0): 1}))


def test_costs_out_of_the_solver_range_are_solved_in_two_steps(monkeypatch):
    solve, asked = SimpleMinCostFlow.solve, []

    def first_out_of_range(self):
        asked.append(self)
        return SimpleMinCostFlow.BAD_COST_RANGE if len(asked) == 1 else solve(self)

    monkeypatch.setattr(SimpleMinCostFlow, "solve", first_out_of_range)
    question = network([1, 2], [1, 0], {(0, 0): 3, (0, 1): 0, (1, 0): 5, (1, 1): 0})
    assert best_flow(question).place(question).tolist() == [1, 0]
    assert len(asked) == 3


@given(networks())
def test_no_flow_is_worth_more(question):
    taken = best_flow(question)
    feasible(question, taken)
    assert total(question, taken) == best_total(question)


@given(networks())
def test_two_steps_with_small_numbers_find_the_same_optimum(question):
    taken = in_two_steps(question)
    feasible(question, taken)
    assert total(question, taken) == best_total(question)


@given(networks(), st.data())
def test_any_prices_to_begin_with_lead_to_the_same_optimum(question, data):
    prices = st.integers(0, 3 * question.scale.weights[0])
    price = np.array([data.draw(prices) for _ in question.capacity])
    taken = best_flow(question, price)
    feasible(question, taken)
    assert total(question, taken) == best_total(question)
