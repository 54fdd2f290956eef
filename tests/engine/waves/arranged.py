"""Moves for the tests: of a problem and where everybody sits afterwards."""

from __future__ import annotations

import numpy as np

from tepat.waves.groups import groups
from tepat.waves.moves import Moves
from tepat.waves.schedule import Pace, in_waves


def moves(question, position, tolerance=None):
    """Take the moves from today's seating to ``position``."""
    position = np.array(position, np.int64)
    return Moves(
        people=question.people,
        positions=question.positions,
        seats=question.seats,
        critical=question.critical,
        goals=question.goals,
        holds=question.holds,
        to=position,
        own_fit=question.own_fit,
        fit=np.array([fit(question, *pair) for pair in enumerate(position.tolist())]),
        chain=(position != question.holds).astype(np.int64),
        tolerance=tolerance,
    )


def fit(question, person, position):
    if position == question.holds[person]:
        return int(question.own_fit[person])
    here = (question.option_person == person) & (question.option_position == position)
    return int(question.option_fit[here][0]) if here.any() else 0


def waves(told, most=100, share=100, units=None):
    """Put moves into waves; every position is a unit of its own unless told."""
    unit = np.arange(len(told.positions)) if units is None else np.array(units)
    return in_waves(told, groups(told), unit, Pace(most, share))


def order(found):
    """Tell waves as lists of moments, each with the people who move at once."""
    return [
        [
            [step.person for step in wave.steps if step.moment == moment]
            for moment in sorted({step.moment for step in wave.steps})
        ]
        for wave in found
    ]
