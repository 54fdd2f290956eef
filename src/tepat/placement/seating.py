"""A placement problem as a network of people and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from .alike import entrances
from .network import Network, Scale
from .optimum import optimum, sample
from .problem import BEST_FIT, GOALS, Flags, Ints, Problem
from .solution import Prices, occupants
from .solution import achieved as achieved

STEPS: Mapping[str, tuple[int, int]] = {
    "critical": (0, 1),
    "filled": (0, 1),
    "fit": (BEST_FIT, 0),
    "stayed": (1, 0),
}
"""Per goal: by how much ways to a place may differ, and by how much places may."""


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The best plan of one network, as the search over such networks needs it.

    Attributes:
        position: Per person the index of their position, or -1.
        objective: What it achieves, one number per goal.
        crowded: Per position: it receives somebody although those who stay and those
            who come are more than its need. Such a plan is only a ceiling.
        price: Price of each place of the network.
        part: Flags of the ways that were enough to find it.
    """

    position: Ints
    objective: tuple[int, ...]
    crowded: Flags
    price: Ints
    part: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Seating:
    """The network of a problem, and what its places and passages stand for.

    Places are, in this order: each position's seats; the pool of those who remain
    without a position; the over-strength seats of each position that has more
    holders than need. Each has a gate for those who are there today. The entrances of
    positions, for those who come in, are further gates.

    Attributes:
        problem: The problem.
        network: Its network, where everything is allowed that the rules allow.
        place_position: Per place the index of its position, or -1 for the pool.
    """

    problem: Problem
    network: Network
    place_position: Ints

    @classmethod
    def of(cls, problem: Problem) -> Seating:
        """Build the network for the goals in their order."""
        positions, people = len(problem.positions), len(problem.people)
        surplus = problem.surplus()
        crowded = np.flatnonzero(surplus)
        places = positions + 1 + len(crowded)
        over = np.zeros(positions, np.int64)
        over[crowded] = positions + 1 + np.arange(len(crowded))
        holders = problem.stays()
        spare = holders[surplus[problem.holds[holders]] > 0]
        scale = Scale.of([STEPS[goal] for goal in problem.goals], places)
        weigh = dict(zip(problem.goals, scale.weights, strict=True))
        critical, filled, fit, stayed = (weigh[goal] for goal in GOALS)
        doors = entrances(problem)
        gain = np.zeros(places, np.int64)
        gain[:positions] = problem.critical * critical + filled
        staying = np.concatenate([holders, spare])
        idle = problem.idles()
        network = Network(
            people=people,
            capacity=np.concatenate([problem.seats, [people], surplus[crowded]]),
            gain=gain,
            person=np.concatenate([staying, idle, doors.person]),
            gate=np.concatenate(
                [
                    problem.holds[holders],
                    over[problem.holds[spare]],
                    np.full(len(idle), positions),
                    places + doors.entrance,
                ]
            ),
            worth=np.concatenate(
                [
                    problem.own_fit[staying] * fit + stayed,
                    np.zeros(len(idle), np.int64),
                    doors.fit * fit,
                ]
            ),
            gates=places + int(doors.entry.max(initial=-1)) + 1,
            entry=np.concatenate([np.arange(places), places + doors.entry]),
            place=np.concatenate([np.arange(places), doors.position]),
            toll=np.zeros(places + len(doors.entry), np.int64),
            scale=scale,
        )
        place_position = np.concatenate([np.arange(positions), [-1], crowded])
        return cls(problem, network, place_position)

    def begin(self) -> Flags:
        """Flag the ways to begin with: every stay, and some ways into positions."""
        return sample(self.network) | (self.network.gate < len(self.place_position))

    def best(
        self,
        closed: Flags,
        trimmed: Flags,
        begin: Flags,
        price: Ints | None = None,
    ) -> Answer:
        """Return the best plan in which ``closed`` positions receive nobody and
        ``trimmed`` ones lose their over-strength seats.

        Raises:
            Infeasible: if holders of trimmed positions have nowhere to go.
        """
        over = len(self.problem.positions) + 1
        capacity = self.network.capacity.copy()
        capacity[over:][trimmed[self.place_position[over:]]] = 0
        shut = self._comes() & np.append(closed, False)[self._leads_to()]
        network = replace(self.network, capacity=capacity).through(~shut)
        return self._answer(network, begin, price)

    def least_entered(self, begin: Flags) -> Answer:
        """Return a plan that fills the most and moves the fewest into surplus.

        Such a plan is never crowded: were somebody to come into a position that is
        full without them, send them back; whoever took their seat goes back as well,
        and so on, until a seat was free. No fill is lost and fewer have come in.
        """
        network, surplus = self.network, self.problem.surplus() > 0
        scale = Scale.of([(0, 1), (0, 1), (1, 0), (BEST_FIT, 0)], len(network.gain))
        critical, filled, entered, fit = scale.weights
        fits = network.scale.unfold(network.worth)[:, self.problem.goals.index("fit")]
        enters = self._comes() & np.append(surplus, False)[self._leads_to()]
        gain = np.zeros_like(network.gain)
        gain[: len(surplus)] = self.problem.critical * critical + filled
        judged = replace(
            network, gain=gain, worth=fits * fit, toll=enters * -entered, scale=scale
        )
        return self._answer(judged, begin, None)

    def prices(self, answer: Answer) -> Prices:
        """Return the prices of ``answer``, goal by goal."""
        positions = len(self.problem.positions)
        vectors = self.network.scale.unfold(answer.price)
        surplus = np.zeros((positions, len(GOALS)), np.int64)
        surplus[self.place_position[positions + 1 :]] = vectors[positions + 1 :]
        return Prices(vectors[:positions], surplus)

    def _comes(self) -> Flags:
        """Flag the passages by which people come into a position."""
        return self.network.entry >= len(self.place_position)

    def _leads_to(self) -> Ints:
        """Return the index of the position behind each passage, -1 for the pool."""
        return self.place_position[self.network.place]

    def _answer(self, network: Network, begin: Flags, price: Ints | None) -> Answer:
        found = optimum(network, begin, price)
        position = self.place_position[found.taken.place(network)]
        stayers, comers = occupants(self.problem, position)
        return Answer(
            position=position,
            objective=achieved(self.problem, position),
            crowded=(comers > 0) & (stayers + comers > self.problem.seats),
            price=found.price,
            part=found.part,
        )
