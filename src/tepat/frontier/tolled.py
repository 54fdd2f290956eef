"""The network of a problem in which every move costs something.

The cost of a move (its *rate*) is a fraction of each goal, and rates are compared in
the order of goals as everything else is. The best plan at a rate is also the best of
all plans with as few moves: a better one would gain more at the same cost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

import numpy as np

from tepat.placement.network import Scale
from tepat.placement.problem import Flags, Ints
from tepat.placement.seating import STEPS, Answer, Seating, achieved

Rate = tuple[Fraction, ...]
"""What one move costs, one fraction per goal; rates compare like the goals."""


@dataclass(frozen=True, slots=True, eq=False)
class Digits:
    """What ways and places are worth, one number per goal: what no rate changes.

    Attributes:
        worth: (ways × goals).
        gain: (places × goals).
        moves: Per way: whether it leads away from where the person is.
    """

    worth: Ints
    gain: Ints
    moves: Flags

    @classmethod
    def of(cls, seating: Seating) -> Self:
        network = seating.network
        return cls(
            worth=network.scale.unfold(network.worth),
            gain=network.scale.unfold(network.gain),
            moves=network.gate >= len(seating.place_position),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Tolled(Seating):
    """A seating whose answers are judged by what they achieve less what moves cost.

    Attributes:
        plain: The seating without a cost of moves.
        rate: The cost of one move.
    """

    plain: Seating
    rate: Rate

    @classmethod
    def at(cls, plain: Seating, digits: Digits, rate: Rate) -> Self:
        """Return the seating at a rate.

        Every goal is multiplied by the denominator of its part of the rate, so that
        all numbers stay whole.

        Raises:
            tepat.placement.network.ProblemTooLarge: if the numbers do not fit.
        """
        goals = plain.problem.goals
        steps = [
            (STEPS[goal][0] * part.denominator + abs(part.numerator),
             STEPS[goal][1] * part.denominator)
            for goal, part in zip(goals, rate, strict=True)
        ]  # fmt: skip
        scale = Scale.of(steps, len(plain.network.gain))
        weights = np.array(scale.weights)
        times = weights * np.array([part.denominator for part in rate])
        cost = int(weights @ np.array([part.numerator for part in rate]))
        network = replace(
            plain.network,
            gain=digits.gain @ times,
            worth=digits.worth @ times - digits.moves * cost,
            scale=scale,
        )
        return cls(plain.problem, network, plain.place_position, plain, rate)

    def least_entered(self, begin: Flags) -> Answer:
        """Return the plan that moves the fewest into surplus, judged at this rate."""
        return self._judged(self.plain.least_entered(begin))

    def _answer(self, *asked: object) -> Answer:
        return self._judged(Seating._answer(self, *asked))  # type: ignore[arg-type]

    def _judged(self, answer: Answer) -> Answer:
        value = achieved(self.problem, answer.position)
        moves = moves_of(self, answer.position)
        return replace(
            answer,
            objective=tuple(
                part.denominator * goal - part.numerator * moves
                for goal, part in zip(value, self.rate, strict=True)
            ),
        )


def moves_of(seating: Seating, position: Ints) -> int:
    """Return how many people are not where they are today."""
    return int((position != seating.problem.holds).sum())


def carried(price: Ints, old: Scale, new: Scale) -> Ints:
    """Write prices of one scale in another: a place to begin at, nothing more."""
    prices: Ints = old.unfold(price) @ np.array(new.weights)
    return prices
