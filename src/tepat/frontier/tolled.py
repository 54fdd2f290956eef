"""The network of a problem in which every move costs something.

The cost of a move (its *rate*) is a fraction of each goal, and rates are compared in
the order of goals as everything else is. The best plan at a rate is also the best of
all plans with as few moves: a better one would gain more at the same cost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd
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
class Terms:
    """What is left of each goal after paying for moves, in whole numbers.

    The first goal that a move costs anything of (the *leading* one) is multiplied by
    the denominator of its cost. Of plans that are equal there, moves are as many as
    they achieve of it; so later goals pay in the leading goal instead. That orders
    plans exactly as paying for each move does, with far smaller numbers.

    Attributes:
        rate: The cost of one move.
        leading: Number of the leading goal; 0 if nothing is paid.
        own: Per goal: how often it counts itself.
        lead: Per goal: how often the leading one counts as well.
        moves: Per goal: what each move costs.
    """

    rate: Rate
    leading: int
    own: tuple[int, ...]
    lead: tuple[int, ...]
    moves: tuple[int, ...]

    @classmethod
    def of(cls, rate: Rate) -> Self:
        leading = next((at for at, part in enumerate(rate) if part), 0)
        first = rate[leading]
        own, lead, moves = [1] * len(rate), [0] * len(rate), [0] * len(rate)
        own[leading], moves[leading] = first.denominator, first.numerator
        for at in range(leading + 1, len(rate)):
            part = rate[at]
            mine = first.numerator * part.denominator
            paid = part.numerator * first.denominator
            common = gcd(mine, paid) or 1
            own[at], lead[at] = mine // common, -paid // common
        if not any(rate):
            own = [1] * len(rate)
        return cls(rate, leading, tuple(own), tuple(lead), tuple(moves))

    def steps(self, goals: tuple[str, ...]) -> list[tuple[int, int]]:
        """Return by how much ways and places may differ, per goal."""
        leading = STEPS[goals[self.leading]]
        return [
            (
                STEPS[goal][0] * own + leading[0] * abs(lead) + moves,
                STEPS[goal][1] * own + leading[1] * abs(lead),
            )
            for goal, own, lead, moves in zip(
                goals, self.own, self.lead, self.moves, strict=True
            )
        ]

    def paid(self, value: tuple[int, ...], moves: int) -> tuple[int, ...]:
        """Return what is left of an achievement."""
        first = value[self.leading]
        return tuple(
            own * goal + lead * first - cost * moves
            for goal, own, lead, cost in zip(
                value, self.own, self.lead, self.moves, strict=True
            )
        )

    def line(self, left: tuple[int, ...]) -> Rate:
        """Return what is left in each goal's own measure, every move paid for."""
        told = [Fraction(part, own) for part, own in zip(left, self.own, strict=True)]
        first = self.rate[self.leading]
        if first:
            for at in range(self.leading + 1, len(left)):
                told[at] += self.rate[at] * told[self.leading] / first
        return tuple(told)

    def matrix(self) -> Ints:
        """Return (goals × goals): how goals add up, a column for each that is left."""
        columns = np.diag(self.own)
        columns[self.leading] += np.array(self.lead)
        return columns


@dataclass(frozen=True, slots=True, eq=False)
class Tolled(Seating):
    """A seating whose answers are judged by what is left after paying for moves.

    Attributes:
        plain: The seating without a cost of moves.
        terms: What moves cost.
    """

    plain: Seating
    terms: Terms

    @classmethod
    def at(cls, plain: Seating, digits: Digits, rate: Rate) -> Self:
        """Return the seating at a rate.

        Raises:
            tepat.placement.network.ProblemTooLarge: if the numbers do not fit.
        """
        terms = Terms.of(rate)
        steps = terms.steps(plain.problem.goals)
        scale = Scale.of(steps, len(plain.network.gain))
        weights = np.array(scale.weights)
        times = terms.matrix() @ weights
        cost = int(weights @ np.array(terms.moves))
        network = replace(
            plain.network,
            gain=digits.gain @ times,
            worth=digits.worth @ times - digits.moves * cost,
            scale=scale,
        )
        return cls(plain.problem, network, plain.place_position, plain, terms)

    def least_entered(self, begin: Flags) -> Answer:
        """Return the plan that moves the fewest into surplus, judged at this rate."""
        return self._judged(self.plain.least_entered(begin))

    def _answer(self, *asked: object) -> Answer:
        return self._judged(Seating._answer(self, *asked))  # type: ignore[arg-type]

    def _judged(self, answer: Answer) -> Answer:
        value = achieved(self.problem, answer.position)
        moves = moves_of(self, answer.position)
        return replace(answer, objective=self.terms.paid(value, moves))


def moves_of(seating: Seating, position: Ints) -> int:
    """Return how many people are not where they are today."""
    return int((position != seating.problem.holds).sum())


def carried(price: Ints, old: Scale, new: Scale) -> Ints:
    """Write prices of one scale in another: a place to begin at, nothing more."""
    prices: Ints = old.unfold(price) @ np.array(new.weights)
    return prices
