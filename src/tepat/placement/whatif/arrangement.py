"""Who sits where while a plan is changed, step by step, never worse than necessary.

After every step nobody could be moved so that the whole would gain: the potentials
say so. Four steps are enough for every question: somebody is taken out, somebody is
put in, a place gets one seat more, a place gets one seat less.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..network import Network
from ..problem import Flags, Ints
from .contraction import LOWEST, Contraction, Ways, row
from .path import FAR, Found, chain_from, chain_into, chain_of

NOWHERE = -1
"""Place of somebody who is in no place at the moment."""


class NoRoom(Exception):
    """Nobody can make room: there is no arrangement at all.

    Attributes:
        person: Who cannot be put in, or -1.
        place: The place that cannot lose a seat, or -1.
    """

    def __init__(self, person: int, place: int) -> None:
        super().__init__(person, place)
        self.person, self.place = person, place


class NotBest(Exception):
    """The arrangement to begin with is not the best one at the given prices."""


@dataclass(slots=True, eq=False)
class Arrangement:
    """Everybody's place, and the potentials that show that no other is better.

    Attributes:
        ways: The ways everybody has, but for those in ``instead``.
        instead: Gates and worths of the ways of people who have others.
        graph: The people contracted to their places.
        seat: Per person the index of their place, or ``NOWHERE``.
        has: Per person what they are worth there.
        held: Per place how many people are there.
        capacity: Per place how many can be.
        potential: Per place its price below zero.
    """

    ways: Ways
    instead: dict[int, tuple[Ints, Ints]]
    graph: Contraction
    seat: Ints
    has: Ints
    held: Ints
    capacity: Ints
    potential: Ints

    @classmethod
    def of(cls, network: Network, seat: Ints, price: Ints) -> Arrangement:
        """Take over an optimal flow.

        Args:
            network: The network.
            seat: Per person the index of their place.
            price: Per place a price that supports it. That of a place that can hold
                nobody is worked out here.

        Raises:
            NotBest: if the prices do not support the flow.
        """
        has = _worth_at(network, seat)
        held = np.bincount(seat, minlength=len(network.capacity)).astype(np.int64)
        graph = Contraction.of(network, seat, has)
        shut = network.capacity == 0
        potential = _asked_for(graph, -price, shut)
        is_best = (
            (price[~shut] >= 0).all()
            and (held <= network.capacity).all()
            and not price[(held < network.capacity)].any()
            and graph.is_supported(potential)
        )
        if not is_best:
            raise NotBest
        return cls(
            ways=Ways.of(network),
            instead={},
            graph=graph,
            seat=seat,
            has=has,
            held=held,
            capacity=network.capacity.copy(),
            potential=potential,
        )

    def copy(self) -> Arrangement:
        """Return an arrangement of its own, to be changed."""
        return Arrangement(
            ways=self.ways,
            instead=dict(self.instead),
            graph=self.graph,
            seat=self.seat.copy(),
            has=self.has.copy(),
            held=self.held.copy(),
            capacity=self.capacity.copy(),
            potential=self.potential.copy(),
        )

    def take_out(self, person: int) -> None:
        """Take somebody out; their seat is filled again if that is worth it."""
        place = int(self.seat[person])
        self.seat[person] = NOWHERE
        self.held[place] -= 1
        self._sit({place})
        self._fill(place)

    def put_in(self, person: int, gate: Ints, worth: Ints) -> None:
        """Put somebody in who has these ways only, where the least is lost.

        Raises:
            NoRoom: if there is no room for them, whoever else moves.
        """
        self.instead[person] = gate, worth
        free = self.held < self.capacity
        found = chain_of(self.graph, self.potential, free, gate, worth)
        if found.end < 0:
            raise NoRoom(person, NOWHERE)
        self._move(found, person)

    def restrict(self, person: int, gate: Ints, worth: Ints) -> None:
        """Take ways from somebody who keeps the one they take; nobody has to move."""
        self.instead[person] = gate, worth
        self._sit({int(self.seat[person])})

    def widen(self, place: int) -> None:
        """Give a place one seat more; it is filled if that is worth it."""
        self.capacity[place] += 1
        self._fill(place)

    def narrow(self, place: int) -> None:
        """Take one seat from a place, where the least is lost.

        Raises:
            NoRoom: if it is full and none of the people there can go.
        """
        if self.held[place] == self.capacity[place]:
            free = self.held < self.capacity
            found = chain_from(self.graph, self.potential, free, place)
            if found.end < 0:
                raise NoRoom(NOWHERE, place)
            self.held[place] -= 1
            self._move(found, NOWHERE)
        self.capacity[place] -= 1

    def _fill(self, place: int) -> None:
        if self.potential[place] == 0:
            return
        found = chain_into(self.graph, self.potential, place)
        if found.end >= 0:
            self.held[found.hops[0].origin] -= 1
        self._move(found, NOWHERE)

    def _move(self, found: Found, newcomer: int) -> None:
        """Move everybody on a path; ``newcomer`` is who comes in from outside."""
        changed = set()
        for hop in found.hops:
            person = newcomer if hop.person < 0 else hop.person
            place = int(self.graph.place[hop.passage])
            kept = 0 if hop.person < 0 else int(self.has[person])
            self.has[person] = kept - hop.loss + self.graph.ahead[hop.passage]
            self.seat[person] = place
            changed |= {place, hop.origin} - {NOWHERE}
        if found.end >= 0:
            self.held[found.end] += 1
        self.potential = found.potential
        self._sit(changed)

    def _sit(self, places: set[int]) -> None:
        """Contract the people of some places again."""
        rows = {
            place: row(
                np.flatnonzero(self.seat == place).tolist(),
                self.has,
                self.ways,
                self.instead,
            )
            for place in sorted(places)
        }
        self.graph = self.graph.with_rows(rows)


def _worth_at(network: Network, seat: Ints) -> Ints:
    """Return what each person is worth in their place, by the best way there.

    Raises:
        NotBest: if somebody has no way there.
    """
    places = len(network.capacity)
    passage = network.entry * places + network.place
    order = np.argsort(passage, kind="stable")
    there = network.gate * places + seat[network.person]
    found = np.searchsorted(passage[order], there)
    found = order[np.minimum(found, len(order) - 1)]
    leads = passage[found] == there
    has = np.full(network.people, LOWEST, np.int64)
    ahead = network.toll + network.gain[network.place]
    np.maximum.at(has, network.person[leads], (network.worth + ahead[found])[leads])
    if (has == LOWEST).any():
        raise NotBest
    return has


def _asked_for(graph: Contraction, potential: Ints, shut: Flags) -> Ints:
    """Return the potentials, those of ``shut`` places so low that nobody would come."""
    keen = np.full(len(graph.opens) - 1, FAR, np.int64)
    tail, entered, loss, _ = graph.edge.T
    np.minimum.at(keen, entered, loss + potential[tail])
    gate = np.repeat(np.arange(len(keen)), np.diff(graph.opens))
    into = np.flatnonzero(shut[graph.place] & (keen[gate] < FAR))
    lowered = np.where(shut, 0, potential)
    wanted = keen[gate[into]] - graph.ahead[into]
    np.minimum.at(lowered, graph.place[into], wanted)
    return lowered
