import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.placement import alike
from tepat.placement.alike import entrances

from .problems import problem, problems


def spelled_out(question):
    """Return every (person, position, fit) that the entrances stand for."""
    doors = entrances(question)
    return sorted(
        (person, position, fit)
        for person, entrance, fit in zip(
            doors.person.tolist(),
            doors.entrance.tolist(),
            doors.fit.tolist(),
            strict=True,
        )
        for position in doors.position[doors.entry == entrance].tolist()
    )


def options(question):
    return list(
        zip(
            question.option_person.tolist(),
            question.option_position.tolist(),
            question.option_fit.tolist(),
            strict=True,
        )
    )


def test_one_way_leads_to_all_positions_that_are_alike():
    # Three positions, two people, everybody everywhere with the same fit: 2 ways.
    everywhere = {(0, at): 500 for at in range(3)} | {(1, at): 7 for at in range(3)}
    question = problem([1, 1, 1], [-1, -1], [0, 0], everywhere)
    assert len(entrances(question).person) == 2
    assert spelled_out(question) == options(question)


@pytest.mark.parametrize("own_fit", [500, 499])
def test_the_way_of_a_holder_leads_to_the_own_position_only_if_the_fit_is_the_same(
    monkeypatch, own_fit
):
    # Person 0 holds position 0 and may go to 1 and 2 with fit 500. One way to all
    # three stands for that if the own fit is 500 too; staying is worth more anyway.
    monkeypatch.setattr(alike, "_groups", lambda _: np.zeros(3, np.int64))
    everywhere = {(0, 1): 500, (0, 2): 500} | {(1, at): 7 for at in range(3)}
    question = problem([1, 1, 1], [0, -1], [own_fit, 0], everywhere)
    own = [(0, 0, 500)] if own_fit == 500 else []
    assert spelled_out(question) == sorted([*options(question), *own])
    assert len(entrances(question).person) == (2 if own else 3)


def stands_for_the_options(question):
    told = spelled_out(question)
    own = [
        (person, holds, fit)
        for person, (holds, fit) in enumerate(
            zip(question.holds.tolist(), question.own_fit.tolist(), strict=True)
        )
    ]
    assert len(set(told)) == len(told)
    assert set(options(question)) <= set(told)
    assert set(told) - set(options(question)) <= set(own)


@given(problems())
def test_entrances_stand_for_exactly_the_options(question):
    stands_for_the_options(question)


@given(problems(), st.data())
def test_whatever_is_guessed_to_be_alike(question, data):
    positions = len(question.positions)
    guess = [data.draw(st.integers(0, positions - 1)) for _ in range(positions)]
    group = np.unique(guess, return_inverse=True)[1].astype(np.int64)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "_groups", lambda _: group)
        stands_for_the_options(question)


@given(problems())
def test_people_are_compared_in_several_rounds(question):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "TABLE", 1)
        stands_for_the_options(question)
