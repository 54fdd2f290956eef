"""Rounds of an exchange are believed only as far as they can be gone through again."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tepat.placement import rounds, rounds_proof
from tepat.placement.exchange.trade import trade
from tepat.placement.rounds import Round, Step

from .markets import market, markets, outcome


def found(told, told_rounds, seat=None):
    """Return the codes of what is wrong with some rounds of a market."""
    asked = market(*told)
    position = asked.problem.holds.copy()
    for step in (step for each in told_rounds for it in each.trades for step in it):
        position[step.person] = step.to
    position = position if seat is None else asked.problem.holds * 0 + seat
    return {it.code for it in rounds_proof.check(asked, told_rounds, position)}


SWAP = [1, 1], [0, 1], [[5, 6], [5, 5]], [[1], [0]], 0
ONCE = Round(((Step(0, 0, 1, 1), Step(1, 1, 0, 0)),), ())
CHAIN = [1, 1], [0, -1], [[5, 9], [5, 1]], [[1], [0]], 0
FOLLOWED = Round(((Step(1, -1, 0, 0), Step(0, 0, 1, -1)),), ())


def test_what_the_exchange_tells_is_found_right():
    assert found(SWAP, [ONCE]) == set()
    assert found(CHAIN, [FOLLOWED]) == set()


def test_a_seat_that_asks_for_more_is_noticed():
    stricter = SWAP[0], SWAP[1], [[5, 4], [5, 5]], SWAP[3], 0
    assert found(stricter, [ONCE]) == {"ROUND-WISH", "ROUND-SEATS"}


def test_a_seat_left_empty_is_noticed():
    alone = Round(((Step(0, 0, 1, -1),),), ())
    told = found(CHAIN, [alone, Round((), (1,))])
    assert {"ROUND-VACANCY", "ROUND-SEATS"} <= told


def test_who_is_passed_over_is_noticed():
    assert found(SWAP, [Round((), (0, 1))]) == {"ROUND-WISH"}
    assert found(SWAP, []) == {"ROUND-END"}


def test_a_vacancy_given_out_of_turn_is_noticed():
    told = [1], [-1, -1], [[3], [4]], [[0], [0]], 0
    other = [Round(((Step(0, -1, 0, -1),),), ()), Round((), (1,))]
    assert "ROUND-VACANCY" in found(told, other)


def test_a_plan_that_differs_from_its_rounds_is_noticed():
    assert found(SWAP, [ONCE], seat=[0, 1]) == {"ROUND-PERSON"}


def test_a_circle_that_does_not_close_is_noticed():
    assert found(SWAP, [Round(((Step(0, 0, 1, 1),),), (1,))]) > {"ROUND-CIRCLE"}


@settings(max_examples=150)
@given(markets(), markets())
def test_rounds_that_lead_elsewhere_are_never_found_right(told, other):
    true = trade(market(*told))
    assert found(told, true) == set()
    # What another market of the same size would tell is another story.
    if len(other[0]) == len(told[0]) and len(other[1]) == len(told[1]):
        forged = trade(market(told[0], told[1], *other[2:]))
        seats = outcome((told[0], told[1], *other[2:]))
        assert found(told, forged) or seats == outcome(told)


@given(markets(), st.data())
def test_no_single_change_of_the_rounds_changes_the_outcome_unseen(told, data):
    true = trade(market(*told))
    if not true:
        return
    at = data.draw(st.integers(0, len(true) - 1))
    less = replace(true[at], trades=true[at].trades[1:], done=true[at].done[1:])
    forged = [*true[:at], less, *true[at + 1 :]]
    assert found(told, forged)


@given(markets())
def test_rounds_are_stored_and_read_again(told):
    asked = market(*told)
    true = trade(asked)
    assert rounds.untold(asked, rounds.told(asked, true)) == true


@given(markets())
def test_every_move_of_the_rounds_is_told_in_one_story(told):
    true = trade(market(*told))
    chains = rounds.stories(true)
    moved = sorted(step.person for chain in chains for step in chain.steps)
    after = outcome(told)
    assert moved == [at for at, own in enumerate(told[1]) if own != after[at]]
    for chain in chains:
        for one, other in zip(chain.steps, chain.steps[1:], strict=False):
            assert other.to == one.origin
        if chain.kind == "cycle":
            assert chain.steps[0].to == chain.steps[-1].origin
