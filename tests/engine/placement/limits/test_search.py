import numpy as np
import pytest
from hypothesis import example, given, settings

from tepat.placement.flow import Infeasible
from tepat.placement.limits import proof, search
from tepat.placement.limits.limit import Limit, Term
from tepat.placement.limits.search import solve

from ..problems import problem
from .limited import counted, limited, plans


def moves(question, most):
    """At most so many moves in all."""
    people, places = len(question.people), len(question.positions)
    every = np.ones(people, np.int64), np.ones(places, np.int64)
    return Limit("moves", (), most, (Term(*every, stays=False),))


def only(number, *ones):
    return np.isin(np.arange(number), ones).astype(np.int64)


@settings(deadline=None, max_examples=150)
@given(limited())
def test_no_plan_that_keeps_the_limits_is_better(drawn):
    question, limits = drawn
    best = max((judged for _, judged in plans(question, limits)), default=None)
    if best is None:
        with pytest.raises(Infeasible):
            solve(question, limits)
        return
    settled = solve(question, limits)
    found = proof.check(question, limits, settled.position, settled.multipliers)
    assert found.valid, [each.say("en") for each in found.violations]
    assert settled.objective == found.objective == best == settled.stated
    told = [counted(question, it, settled.position.tolist()) for it in limits]
    assert proof.used(question, limits, settled.position) == told


@settings(deadline=None, max_examples=60)
@given(limited())
def test_no_plan_exceeds_the_bound_of_a_goal(drawn):
    # The bound of a goal is about plans that achieve as much in the goals before.
    question, limits = drawn
    all_plans = [judged for _, judged in plans(question, limits)]
    if not all_plans:
        return
    settled = solve(question, limits)
    bound = proof.bounds(question, limits, settled.multipliers)
    for goal, most in enumerate(bound):
        held = settled.objective[:goal]
        assert all(
            each[goal] <= most
            for each in all_plans
            if all(a >= b for a, b in zip(each, held, strict=False))
        )


@settings(deadline=None, max_examples=25)
@given(limited())
@example((problem([1, 1], [-1, -1], [0, 0], {(0, 0): 5, (0, 1): 9, (1, 1): 8}), ()))
def test_few_ways_at_a_time_lead_to_the_same(drawn):
    question, limits = drawn
    try:
        whole = solve(question, limits)
    except Infeasible:
        return
    with pytest.MonkeyPatch.context() as patch:
        for name, few in (("SMALL", 0), ("NEAR", 0), ("EACH", 1), ("FIRST", 1)):
            patch.setattr(search, name, few)
        few = solve(question, limits)
    assert few.objective == whole.objective


def test_a_cap_lets_the_moves_happen_that_bring_most():
    # Three vacancies, three people without a position; two may come.
    options = {(0, 0): 10, (1, 1): 30, (2, 2): 20}
    question = problem([1, 1, 1], [-1, -1, -1], [0, 0, 0], options)
    settled = solve(question, [moves(question, 2)])
    assert settled.position.tolist() == [-1, 1, 2]
    assert settled.objective == (0, 2, 50, 0)
    # One more move would fill one more seat: that is the price of the cap. Among
    # plans that fill two seats it would bring no fit, for fewer may not fill three.
    assert settled.multipliers[1].limits.tolist() == [1]
    assert proof.bounds(question, [moves(question, 2)], settled.multipliers) == (
        *(0, 2, 50, 0),
    )


def test_what_no_multiplier_can_prove_is_stated_by_the_solver():
    # 2 + 2 > 3, so one of them: but halves of both would be worth more.
    options = {(0, 0): 10, (1, 0): 10}
    question = problem([2], [-1, -1], [0, 0], options, goals=("fit", *REST))
    weight = Limit("budget", (), 3, (Term(np.array([2, 2]), np.array([1])),))
    settled = solve(question, [weight])
    assert settled.objective[0] == settled.stated[0] == 10
    assert proof.bounds(question, [weight], settled.multipliers)[0] == 15


REST = ("critical", "filled", "stayed")


def test_a_crowded_position_is_never_the_answer():
    # J00 needs one and has two holders. With a cap on leaving it, nobody can come,
    # although the program would rather keep both and let person 2 in.
    question = problem([1, 1], [0, 0, 1], [5, 5, 1], {(2, 0): 900, (0, 1): 3})
    limit = Limit("leave", (), 0, (Term(only(3, 0, 1), np.ones(2, int), stays=False),))
    settled = solve(question, [limit])
    found = proof.check(question, [limit], settled.position, settled.multipliers)
    assert found.valid
    assert settled.position.tolist() == [0, 0, 1]


def test_people_who_must_go_and_a_limit_that_holds_them_leave_no_plan():
    question = problem([1, 1], [0], [5], {(0, 1): 3}, must_go=[0])
    assert solve(question, [moves(question, 1)]).position.tolist() == [1]
    with pytest.raises(Infeasible):
        solve(question, [moves(question, 0)])


def test_nobody_and_nothing():
    nobody = problem([1], [], [], {})
    assert solve(nobody, [moves(nobody, 0)]).objective == (0, 0, 0, 0)
    nowhere = problem([], [-1], [0], {})
    assert solve(nowhere, [moves(nowhere, 0)]).objective == (0, 0, 0, 0)


@pytest.mark.parametrize("part", ["seats", "surplus", "limits", "goals"])
def test_a_multiplier_below_zero_proves_nothing(part):
    options = {(0, 0): 10, (1, 1): 30}
    question = problem([1, 1], [-1, -1], [0, 0], options)
    limits = [moves(question, 1)]
    settled = solve(question, limits)
    last = settled.multipliers[-1]
    getattr(last, part)[0] = -1
    found = proof.check(question, limits, settled.position, settled.multipliers)
    assert [it.code for it in found.violations] == ["PROOF-MULTIPLIER"]


def test_a_multiplier_beyond_64_bits_proves_nothing():
    question = problem([1], [-1], [0], {(0, 0): 10})
    limits = [moves(question, 1)]
    settled = solve(question, limits)
    settled.multipliers[2].limits[0] = 2**62
    found = proof.check(question, limits, settled.position, settled.multipliers)
    assert [it.code for it in found.violations] == ["PROOF-MULTIPLIER"]


def test_a_limit_exceeded_is_found():
    question = problem([1, 1], [-1, -1], [0, 0], {(0, 0): 10, (1, 1): 30})
    limits = [moves(question, 1)]
    settled = solve(question, limits)
    found = proof.check(question, limits, np.array([0, 1]), settled.multipliers)
    assert [it.code for it in found.violations] == ["PROOF-LIMIT"]
