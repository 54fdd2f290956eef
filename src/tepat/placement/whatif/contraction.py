"""People contracted to places: for every place and gate, who loses least by going.

A plan seats ten thousand people, but for the question "who could fill this seat, and
who then fills theirs?" all who sit in one place are alike but for the way they would
go. Of everybody at a place, only the one who loses least by going to a gate matters.
What remains is a graph of places and gates, a few per cent of the size of the network,
in which every change of a plan is a path.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..network import Network
from ..problem import Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """The ways of each person, to be looked up person by person.

    Attributes:
        first: ``n + 1`` numbers: where the ways of each person begin.
        gate: ``k`` indices of gates, sorted by person.
        worth: ``k`` worths of the ways.
    """

    first: Ints
    gate: Ints
    worth: Ints

    @classmethod
    def of(cls, network: Network) -> Ways:
        """Sort the ways of a network by person."""
        order = np.argsort(network.person, kind="stable")
        counts = np.bincount(network.person, minlength=network.people)
        first = np.concatenate([[0], np.cumsum(counts)])
        return cls(first, network.gate[order], network.worth[order])

    def of_person(self, person: int) -> tuple[Ints, Ints]:
        """Return the gates of one person's ways, and their worths."""
        here = slice(int(self.first[person]), int(self.first[person + 1]))
        return self.gate[here], self.worth[here]


TAIL, GATE, LOSS, PERSON = range(4)
COLUMNS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Contraction:
    """Edges from places to gates, and from gates to places.

    An edge place → gate says who of the people there loses least by taking a way to
    the gate, and how much: what they are worth where they are, less the worth of the
    way. An edge gate → place is a passage of the network; going through it wins its
    toll and the gain of the place.

    Attributes:
        start, stop: Per place, where its edges begin and end.
        edge: Per edge a row of ``TAIL``, the index of the place it leaves; ``GATE``,
            the index of the gate, no gate twice within a place; ``LOSS``, which may be
            negative, as may a price; ``PERSON``, the index of the person.
        later: The same of edges added later, counted on from the others; a place whose
            people changed has its edges there, and so no question copies all others.
        opens: Per gate and one more, where its passages begin.
        place: Per passage the index of the place.
        ahead: Per passage what lies beyond it.
    """

    start: Ints
    stop: Ints
    edge: Ints
    later: Ints
    opens: Ints
    place: Ints
    ahead: Ints

    @classmethod
    def of(cls, network: Network, seat: Ints, has: Ints) -> Contraction:
        """Contract everybody to their places.

        Args:
            network: The network.
            seat: Per person the index of their place.
            has: Per person what they are worth there.
        """
        tail = seat[network.person]
        loss = has[network.person] - network.worth
        edge = _least(tail, network.gate, loss, network.person)
        places = np.arange(len(network.capacity))
        return cls(
            start=np.searchsorted(edge[:, TAIL], places),
            stop=np.searchsorted(edge[:, TAIL], places, side="right"),
            edge=edge,
            later=edge[:0],
            opens=np.searchsorted(network.entry, np.arange(network.gates + 1)),
            place=network.place,
            ahead=network.toll + network.gain[network.place],
        )

    def with_rows(self, rows: Mapping[int, tuple[Ints, Ints, Ints]]) -> Contraction:
        """Return the contraction after other people came to sit in some places.

        Args:
            rows: Per place the persons, gates and losses of all ways of all people who
                are there now.
        """
        start, stop, parts = self.start.copy(), self.stop.copy(), [self.later]
        end = len(self.edge) + len(self.later)
        for at, (person, gate, loss) in rows.items():
            parts.append(_least(np.full_like(person, at), gate, loss, person))
            start[at], end = end, end + len(parts[-1])
            stop[at] = end
        return replace(self, start=start, stop=stop, later=np.concatenate(parts))

    def edges(self, places: Ints) -> Ints:
        """Return the numbers of all edges out of some places."""
        return _ranges(self.start[places], self.stop[places])

    def rows(self, number: Ints) -> Ints:
        """Return the rows of some edges."""
        first = len(self.edge)
        is_later = number >= first
        if not is_later.any():
            return self.edge[number]
        rows = np.empty((len(number), COLUMNS), np.int64)
        rows[~is_later] = self.edge[number[~is_later]]
        rows[is_later] = self.later[number[is_later] - first]
        return rows

    def passages(self, gates: Ints) -> tuple[Ints, Ints]:
        """Return all passages of some gates, and for each the gate."""
        start, stop = self.opens[gates], self.opens[gates + 1]
        return _ranges(start, stop), np.repeat(gates, stop - start)

    def offers(self, potential: Ints) -> Ints:
        """Return the best beyond each gate, at the potentials (prices below zero)."""
        best = np.full(len(self.opens) - 1, LOWEST, np.int64)
        has = np.flatnonzero(self.opens[1:] > self.opens[:-1])
        if len(has):
            beyond = self.ahead + potential[self.place]
            best[has] = np.maximum.reduceat(beyond, self.opens[has])
        return best

    def is_supported(self, potential: Ints) -> bool:
        """Tell whether nobody would rather go, in a contraction as it was made."""
        tail, gate, loss, _ = self.edge.T
        return bool((loss >= self.offers(potential)[gate] - potential[tail]).all())


LOWEST = -(2**61)
"""Worth less than anything; a gate that leads nowhere offers this."""


def row(
    people: Iterable[int],
    has: Ints,
    ways: Ways,
    instead: Mapping[int, tuple[Ints, Ints]],
) -> tuple[Ints, Ints, Ints]:
    """Gather the ways of the people at one place: persons, gates and losses.

    Args:
        people: Who is there.
        has: Per person what they are worth there.
        ways: The ways everybody has.
        instead: Ways of people who have others now.
    """
    persons, gates, losses = [NOTHING], [NOTHING], [NOTHING]
    for person in people:
        gate, worth = instead[person] if person in instead else ways.of_person(person)
        persons.append(np.full(len(gate), person))
        gates.append(gate)
        losses.append(has[person] - worth)
    return np.concatenate(persons), np.concatenate(gates), np.concatenate(losses)


NOTHING: Ints = np.zeros(0, np.int64)


def _least(tail: Ints, gate: Ints, loss: Ints, person: Ints) -> Ints:
    """Return the edge that loses least per place and gate; of equals the first NIP."""
    order = np.lexsort((person, loss, gate, tail))
    edge: Ints = np.stack([tail, gate, loss, person], axis=1)[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (edge[1:, :LOSS] != edge[:-1, :LOSS]).any(axis=1)
    return edge[first]


def _ranges(start: Ints, stop: Ints) -> Ints:
    """Return all numbers from each ``start`` up to its ``stop``, one after another."""
    counts = stop - start
    shift = np.repeat(start - np.cumsum(counts) + counts, counts)
    whole: Ints = shift + np.arange(len(shift))
    return whole
