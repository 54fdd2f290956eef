"""A placement problem as a network of people and places."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .network import Network, Scale
from .optimum import optimum, sample
from .problem import BEST_FIT, Flags, Ints, Problem
from .solution import Prices, occupants


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
    """The network of a problem, and what its places and ways stand for.

    Places are, in this order: each position's seats; the pool of those who remain
    without a position; the over-strength seats of each position that has more
    holders than need. Ways are: staying in a seat; staying in an over-strength seat;
    remaining in the pool; the options.

    Attributes:
        problem: The problem.
        network: Its network, where everything is allowed that the rules allow.
        place_position: Per place the index of its position, or -1 for the pool.
        comes: Per way whether it is an option: somebody comes in.
    """

    problem: Problem
    network: Network
    place_position: Ints
    comes: Flags

    @classmethod
    def of(cls, problem: Problem) -> Seating:
        """Build the network for the four goals."""
        positions = len(problem.positions)
        surplus = problem.surplus()
        crowded = np.flatnonzero(surplus)
        over = np.full(positions + 1, -1, np.int64)
        over[crowded] = positions + 1 + np.arange(len(crowded))
        holders = np.flatnonzero(problem.holds >= 0)
        spare = np.flatnonzero(over[problem.holds] >= 0)
        pool = np.flatnonzero(problem.holds < 0)
        seats = [problem.seats, np.array([len(problem.people)]), surplus[crowded]]
        stays = len(holders) + len(spare)
        ways = stays + len(pool) + len(problem.option_person)
        scale = Scale.of(
            [(0, 1), (0, 1), (BEST_FIT, 0), (1, 0)], positions + 1 + len(crowded)
        )
        critical, filled, fit, stayed = scale.weights
        own = problem.own_fit * fit + stayed
        gain = np.zeros(positions + 1 + len(crowded), np.int64)
        gain[:positions] = problem.critical * critical + filled
        network = Network(
            people=len(problem.people),
            capacity=np.concatenate(seats),
            gain=gain,
            person=np.concatenate([holders, spare, pool, problem.option_person]),
            place=np.concatenate(
                [
                    problem.holds[holders],
                    over[problem.holds[spare]],
                    np.full(len(pool), positions),
                    problem.option_position,
                ]
            ),
            worth=np.concatenate(
                [
                    own[holders],
                    own[spare],
                    np.zeros(len(pool), np.int64),
                    problem.option_fit * fit,
                ]
            ),
            scale=scale,
        )
        place_position = np.concatenate([np.arange(positions), [-1], crowded])
        return cls(
            problem,
            network,
            place_position,
            np.arange(ways) >= ways - len(problem.option_person),
        )

    def begin(self) -> Flags:
        """Flag the ways to begin with: every stay, and some options."""
        return sample(self.network) | ~self.comes

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
        capacity = self.network.capacity.copy()
        over = len(self.problem.positions) + 1
        capacity[over:][trimmed[self.place_position[over:]]] = 0
        return self._answer(
            replace(self.network, capacity=capacity), closed, begin, price
        )

    def least_entered(self, begin: Flags) -> Answer:
        """Return a plan that fills the most and moves the fewest into surplus.

        Such a plan is never crowded: were somebody to come into a position that is
        full without them, send them back; whoever took their seat goes back as well,
        and so on, until a seat was free. No fill is lost and fewer have come in.
        """
        network, surplus = self.network, self.problem.surplus() > 0
        scale = Scale.of([(0, 1), (0, 1), (1, 0), (BEST_FIT, 0)], len(network.gain))
        critical, filled, entered, fit = scale.weights
        goals = network.scale.unfold(network.worth)[:, 2]
        enters = self.comes & surplus[self.place_position[network.place]]
        gain = np.zeros_like(network.gain)
        gain[: len(surplus)] = self.problem.critical * critical + filled
        judged = replace(
            network, gain=gain, worth=goals * fit - enters * entered, scale=scale
        )
        return self._answer(judged, np.zeros(len(surplus), np.bool_), begin, None)

    def prices(self, answer: Answer) -> Prices:
        """Return the prices of ``answer``, goal by goal."""
        positions = len(self.problem.positions)
        vectors = self.network.scale.unfold(answer.price)
        surplus = np.zeros((positions, vectors.shape[1]), np.int64)
        surplus[self.place_position[positions + 1 :]] = vectors[positions + 1 :]
        return Prices(vectors[:positions], surplus)

    def _answer(
        self, network: Network, closed: Flags, begin: Flags, price: Ints | None
    ) -> Answer:
        kept = np.flatnonzero(
            ~(self.comes & closed[self.place_position[self.network.place]])
        )
        found = optimum(network.only(kept), begin[kept], price)
        position = self.place_position[network.place[kept][found.taken]]
        part = np.zeros(len(begin), np.bool_)
        part[kept] = found.part
        stayers, comers = occupants(self.problem, position)
        return Answer(
            position=position,
            objective=achieved(self.problem, position),
            crowded=(comers > 0) & (stayers + comers > self.problem.seats),
            price=found.price,
            part=part,
        )


def achieved(problem: Problem, position: Ints) -> tuple[int, ...]:
    """Return what a plan achieves, one number per goal.

    Args:
        problem: The problem.
        position: Per person the index of their position in the plan, or -1.
    """
    stayers, comers = occupants(problem, position)
    filled = np.minimum(stayers + comers, problem.seats)
    came = np.flatnonzero((position != problem.holds) & (position >= 0))
    width = max(len(problem.positions), 1)
    pair = problem.option_person * width + problem.option_position
    option = np.searchsorted(pair, came * width + position[came])
    fit = problem.own_fit[position == problem.holds].sum()
    return (
        int(filled[problem.critical].sum()),
        int(filled.sum()),
        int(fit + problem.option_fit[option].sum()),
        int(stayers.sum()),
    )
