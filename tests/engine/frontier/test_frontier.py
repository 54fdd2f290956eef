from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tepat.frontier.frontier import Frontier, Point
from tepat.frontier.rates import between, slope
from tepat.frontier.search import Search
from tepat.frontier.telling import notes
from tepat.frontier.tolled import Terms

from ..placement import referee
from ..placement.problems import ordered, problem, problems, towns


def searching(question, tolerance=None):
    return Search(lambda apart: question, lambda seat: (), tolerance)


def searched(question, points=12, tolerance=None):
    search = searching(question, tolerance)
    return search, search.known(points)


def frontier_of(question, points=12, gap=1, search=None):
    search = search or searching(question)
    known = search.known(points)
    search.fill(known, gap, wanted=1)
    told = [
        Point(
            moves=it.found.moves,
            achieved=it.found.achieved,
            rate=it.found.rate,
            proven=it.found.proven,
            position=it.found.position,
            chains=(),
        )
        for it in known
    ]
    return Frontier(
        goals=search.goals,
        points=tuple(told),
        lines=tuple(search.lines),
        planned=(told[-1].moves, told[-1].achieved),
        seat=told[-1].position,
        limited=False,
        apart=len(search.apart),
        first=1,
        solves=search.solves,
    )


def best_by_moves(question):
    """Return, for each number of moves, the best of all plans with exactly so many."""
    best = {}
    for plan in referee.plans(question):
        moves = int((np.array(plan) != question.holds).sum())
        best[moves] = max(best.get(moves, ()), referee.judged(question, plan))
    return best


def test_the_move_that_fills_a_seat_comes_before_the_swap_that_only_fits_better():
    # 2 fills J02 (one move); 0 and 1 swap for 2 × 500 (two moves more).
    question = problem(
        [1, 1, 1],
        [0, 1, -1],
        [0, 0, 0],
        {(0, 1): 500, (1, 0): 500, (2, 2): 10},
    )
    found = frontier_of(question)
    assert [(it.moves, it.achieved) for it in found.points] == [
        (0, (0, 2, 0, 2)),
        (1, (0, 3, 10, 2)),
        (3, (0, 3, 1010, 0)),
    ]
    assert found.fewest()[0] == ("filled", 1)
    # With two moves, one is spent on the seat and half the swap cannot be had; the
    # bound halves it all the same.
    assert found.most(2) == (0, 3, 510, 1)
    assert found.within(2).moves == 1


def test_a_move_forbidden_for_relatives_is_said_beside_what_is_proven():
    def question(apart):
        fits = {(0, 1): 900, (1, 1): 800}
        kept = {pair: fit for pair, fit in fits.items() if pair not in apart}
        return problem([0, 1], [-1, -1], [0, 0], kept)

    def met(seat):
        return [(0, 1)] if seat[0] == 1 else []

    assert "relatives" not in told_of(Search(question, lambda seat: ()))
    assert "without 1 pairs of person and position" in told_of(Search(question, met))


def told_of(search):
    found = frontier_of(None, search=search)
    return " ".join(note.fill({}, "en") for note in notes(found))


def test_a_chain_of_two_is_weighed_by_both_its_moves():
    # J02 (critical) is filled by 0 from J00, whom 1 follows; J03 by 2 alone.
    question = problem(
        [1, 1, 1, 1],
        [0, -1, -1],
        [5, 0, 0],
        {(0, 2): 5, (1, 0): 5, (2, 3): 5},
        critical=[2],
    )
    found = frontier_of(question)
    # One move: the critical seat, though J00 is left empty for it. Then each move
    # fills one seat for 5, so there is a plan with two as well.
    assert [(it.moves, it.achieved) for it in found.points] == [
        (0, (0, 1, 5, 1)),
        (1, (1, 1, 5, 0)),
        (2, (1, 2, 10, 0)),
        (3, (1, 3, 15, 0)),
    ]


def test_a_city_without_options_has_one_point():
    found = frontier_of(problem([1], [0], [7], {}))
    assert [(it.moves, it.achieved) for it in found.points] == [(0, (0, 1, 7, 1))]
    assert found.fewest() == ()


@settings(max_examples=120)
@given(problems(most_people=5))
def test_every_point_is_the_best_with_as_few_moves_and_no_plan_is_above_the_bound(
    question,
):
    found, best = frontier_of(question), best_by_moves(question)
    assert found.points[-1].achieved == referee.best(question)
    for point in found.points:
        assert point.proven
        assert referee.judged(question, tuple(point.position.tolist())) == (
            point.achieved
        )
        within = max(value for moves, value in best.items() if moves <= point.moves)
        assert point.achieved == within
    for moves, value in best.items():
        assert not exceeds(value, found.most(moves))
    for goal, moves in found.fewest():
        until = found.goals.index(goal) + 1
        top = referee.best(question)[:until]
        assert min(at for at, value in best.items() if value[:until] == top) == moves


def exceeds(value, most):
    """Whether a plan is above a bound that may say nothing of later goals."""
    for here, limit in zip(value, most, strict=True):
        if limit is None or here < limit:
            return False
        if here > limit:
            return True
    return False


@settings(max_examples=60)
@given(towns())
def test_so_it_is_where_positions_are_alike(question):
    found, best = frontier_of(question), best_by_moves(question)
    for point in found.points:
        within = max(value for moves, value in best.items() if moves <= point.moves)
        assert point.achieved == within


@settings(max_examples=60)
@given(ordered())
def test_so_it_is_in_any_order_of_goals_and_where_people_must_go(question):
    best = best_by_moves(question)
    assume(best)
    found = frontier_of(question)
    assert found.points[0].moves == min(best)
    assert found.points[-1].achieved == referee.best(question)
    for point in found.points:
        within = max(value for moves, value in best.items() if moves <= point.moves)
        assert point.achieved == within or not point.proven
    for moves, value in best.items():
        assert not exceeds(value, found.most(moves))


def test_enough_rates_find_every_corner_of_the_frontier():
    # Five swaps of pairs, worth 10, 20 … 50: corners at 0, 2, 4 … 10 moves.
    options = {}
    for pair in range(5):
        options |= {(2 * pair, 2 * pair + 1): 5 * (pair + 1)}
        options |= {(2 * pair + 1, 2 * pair): 5 * (pair + 1)}
    found = frontier_of(problem([1] * 10, range(10), [0] * 10, options), points=40)
    fits = {it.moves: it.achieved[2] for it in found.points}
    assert fits == {0: 0, 2: 50, 4: 90, 6: 120, 8: 140, 10: 150}
    assert found.solves < 20


def test_where_no_point_is_near_the_best_of_what_is_new_in_the_next_is_shown():
    # Ten people to place on ten seats, with fits of 10, 20 … 100; asked at the ends
    # alone. Three moves of the ten bring most: 100 + 90 + 80.
    options = {(person, person): 10 * (person + 1) for person in range(10)}
    question = problem([1] * 10, [-1] * 10, [0] * 10, options)
    search, known = searched(question, points=1)
    search.approach(known, 3)
    (found,) = [it.found for it in known if it.found.moves == 3]
    assert found.achieved == (0, 3, 270, 0)
    assert not found.proven
    before = [it.found.moves for it in known]
    search.approach(known, 3)
    assert [it.found.moves for it in known] == before


def test_the_same_question_gives_the_same_points():
    options = {(a, b): 7 * a + 3 * b for a in range(6) for b in range(6) if a != b}
    question = problem([1] * 6, range(6), [9] * 6, options)
    one, other = frontier_of(question), frontier_of(question)
    assert one.lines == other.lines
    assert [it.position.tolist() for it in one.points] == [
        it.position.tolist() for it in other.points
    ]


@pytest.mark.parametrize("exact", [(18, 473, 67_313, -593), (0, 1, 12, -3)])
def test_rates_lie_between_those_known_and_end_with_the_slope_itself(exact):
    low, high = (Fraction(0),) * 4, (Fraction(2), *[Fraction(0)] * 3)
    rates = list(between(low, high, slope(exact, 678)))
    assert rates[-1] == slope(exact, 678)
    assert all(low < rate < high for rate in rates)


PARTS = st.fractions(0, 2, max_denominator=5)
PLANS = st.tuples(st.tuples(*[st.integers(0, 6)] * 4), st.integers(0, 5))


@given(st.tuples(PARTS, PARTS, PARTS, PARTS), PLANS, PLANS)
def test_whole_numbers_order_plans_as_paying_for_every_move_does(rate, one, other):
    terms = Terms.of(rate)

    def left(plan):
        value, moves = plan
        return tuple(it - moves * part for it, part in zip(value, rate, strict=True))

    paid = terms.paid(*one), terms.paid(*other)
    assert (paid[0] < paid[1]) == (left(one) < left(other))
    assert terms.line(paid[0]) == left(one)
    value = np.array(one[0])
    sums = value @ terms.matrix() - one[1] * np.array(terms.moves)
    assert tuple(sums.tolist()) == paid[0]
