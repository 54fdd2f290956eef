"""A plan taken over into its network, ready to be changed by paths.

Of plans that are equally good in every goal, the one that moves the fewest people away
from where the plan has them is the best answer to "what if". So there is one goal more,
the last of all: who keeps the position of the plan. The plan itself is the best plan by
all of these goals, and its prices prove that too: whoever leaves now loses one more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ..network import Network, Scale
from ..problem import Ints, Problem
from ..seating import Seating
from ..solution import Prices
from .arrangement import Arrangement, NotBest
from .parts import Parts

FURTHEST = 2**58
"""No price of a plan comes near; sums of some such numbers stay within 64 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """A problem, its optimal plan, and all that questions about it have in common.

    Attributes:
        parts: The problem, by parts.
        part: Per person the index of their part in the plan, or -1.
        network: Its network, with one goal more: who keeps their position of the plan.
        place_part: Per place the index of its part, or -1 for the pool.
        over: Per part the place of its over-strength seats, or -1.
        arrangement: The plan in this network.
        keeps: Whether the last goal is there. In a very large problem it does not fit
            into 64 bits; then paths have the fewest people, one by one.
    """

    parts: Parts
    part: Ints
    network: Network
    place_part: Ints
    over: Ints
    arrangement: Arrangement
    keeps: bool

    @classmethod
    def of(
        cls, parts: Parts, part: Ints, prices: Prices, furthest: int = FURTHEST
    ) -> Start:
        """Take over a plan with its prices.

        Args:
            parts: The problem, by parts.
            part: Per person the index of their part, or -1.
            prices: The plan's prices, of each part.
            furthest: The largest number that a loss may be.

        Raises:
            NotBest: if the prices do not show that the plan is the best.
        """
        problem = parts.problem
        seating = Seating.of(problem)
        number = len(problem.positions)
        over = np.full(number, -1)
        beyond = seating.place_position[number + 1 :]
        over[beyond] = number + 1 + np.arange(len(beyond))
        pool = np.zeros((1, prices.seats.shape[1]), np.int64)
        vectors = np.concatenate([prices.seats, pool, prices.surplus[beyond]])
        unit = 2 * (len(seating.place_position) + 2) + 1
        network, keeps = seating.network, unit * seating.network.scale.weights[0]
        is_fine = 2 * keeps < furthest
        if is_fine:
            network = _keeping(seating, parts, part, unit)
        weights = np.array(network.scale.weights[: vectors.shape[1]])
        if (np.abs(vectors).astype(np.float64) @ weights > furthest).any():
            raise NotBest  # no honest price; and its number would leave 64 bits
        places = _places(problem, part, over)
        return cls(
            parts=parts,
            part=part,
            network=network,
            place_part=seating.place_position,
            over=over,
            arrangement=Arrangement.of(network, places, vectors @ weights),
            keeps=is_fine,
        )

    @property
    def problem(self) -> Problem:
        """The problem by parts: its positions are parts."""
        return self.parts.problem

    def door(self, part: int) -> int:
        """Return the gate that leads into this part and nowhere else."""
        return self.network.gates - len(self.problem.positions) + part

    def worth_of_fit(self) -> int:
        """Return what one point of fit is worth."""
        return self.network.scale.weights[self.problem.goals.index("fit")]


def _keeping(seating: Seating, parts: Parts, part: Ints, unit: int) -> Network:
    """Return the network in which keeping one's position of the plan is worth one.

    Who comes into a position by the plan gets ways to its parts alone, worth one more.

    Args:
        seating: The seating.
        parts: Its problem, by parts.
        part: Per person the index of their part in the plan, or -1.
        unit: What the last of the other goals is worth then: more than all who can
            keep their position along a path.
    """
    network, problem = seating.network, seating.problem
    stays = network.gate < len(seating.place_position)
    own = np.append(seating.place_position, -2)[np.where(stays, network.gate, -1)]
    kept = own == part[network.person]
    planned = np.where(part == problem.holds, -1, parts.seat(part))
    comes = parts.base[problem.option_position] == planned[problem.option_person]
    weights = network.scale.weights
    fit = weights[problem.goals.index("fit")] * problem.option_fit[comes]
    door = network.gates - len(problem.positions)
    return replace(
        network,
        person=np.append(network.person, problem.option_person[comes]),
        gate=np.append(network.gate, door + problem.option_position[comes]),
        worth=np.append(network.worth * unit + kept, fit * unit + 1),
        gain=network.gain * unit,
        toll=network.toll * unit,
        scale=Scale((*(weight * unit for weight in weights), 1)),
    )


def _places(problem: Problem, part: Ints, over: Ints) -> Ints:
    """Return everybody's place: seats that count first, then those beyond need.

    Who comes in takes a seat that counts; of holders who stay, whoever is first by NIP.
    (All of them have both ways, and the difference is the same for all.)
    """
    place = np.where(part < 0, len(problem.positions), part)
    for crowded in np.flatnonzero(over >= 0).tolist():
        here = part == crowded
        stays = np.flatnonzero(here & (problem.holds == crowded))
        counting = int(problem.seats[crowded] - (here.sum() - len(stays)))
        place[stays[max(counting, 0) :]] = over[crowded]
    return place
