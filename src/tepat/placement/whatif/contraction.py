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
from ..problem import Flags, Ints


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


@dataclass(frozen=True, slots=True, eq=False)
class Contraction:
    """Edges from places to gates, and from gates to places.

    An edge place → gate says who of the people there loses least by taking a way to
    the gate, and how much: what they are worth where they are, less the worth of the
    way. An edge gate → place is a passage of the network; going through it wins its
    toll and the gain of the place.

    Attributes:
        start, stop: Per place, where its edges begin and end.
        tail: Per edge the index of the place it leaves.
        gate: Per edge the index of the gate; no gate twice within a place.
        loss: Per edge the loss; may be negative, as may a price.
        person: Per edge the index of the person.
        opens: Per gate and one more, where its passages begin.
        place: Per passage the index of the place.
        ahead: Per passage what lies beyond it.
    """

    start: Ints
    stop: Ints
    tail: Ints
    gate: Ints
    loss: Ints
    person: Ints
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
        chosen = _least(tail, network.gate, loss, network.person)
        tail = tail[chosen]
        places = np.arange(len(network.capacity))
        return cls(
            start=np.searchsorted(tail, places),
            stop=np.searchsorted(tail, places, side="right"),
            tail=tail,
            gate=network.gate[chosen],
            loss=loss[chosen],
            person=network.person[chosen],
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
        start, stop = self.start.copy(), self.stop.copy()
        parts = [(self.tail, self.gate, self.loss, self.person)]
        end = len(self.gate)
        for at, (person, gate, loss) in rows.items():
            chosen = _least(np.zeros_like(person), gate, loss, person)
            start[at], end = end, end + len(chosen)
            stop[at] = end
            tail = np.full(len(chosen), at)
            parts.append((tail, gate[chosen], loss[chosen], person[chosen]))
        tail, gate, loss, person = map(np.concatenate, zip(*parts, strict=True))
        return replace(
            self,
            start=start,
            stop=stop,
            tail=tail,
            gate=gate,
            loss=loss,
            person=person,
        )

    def edges(self, places: Ints) -> Ints:
        """Return all edges out of some places."""
        return _ranges(self.start[places], self.stop[places])

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

    def is_supported(self, potential: Ints) -> Flags:
        """Tell per edge whether its person would not rather go: no gain in going."""
        gain = self.offers(potential)[self.gate] - potential[self.tail]
        supported: Flags = self.loss >= gain
        return supported


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
    """Return, per place and gate, which way loses least; of equals the first NIP."""
    order = np.lexsort((person, loss, gate, tail))
    t, g = tail[order], gate[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (t[1:] != t[:-1]) | (g[1:] != g[:-1])
    return order[first]


def _ranges(start: Ints, stop: Ints) -> Ints:
    """Return all numbers from each ``start`` up to its ``stop``, one after another."""
    counts = stop - start
    shift = np.repeat(start - np.cumsum(counts) + counts, counts)
    whole: Ints = shift + np.arange(len(shift))
    return whole
