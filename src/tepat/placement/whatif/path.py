"""The shortest path through a contraction: who moves so that the least is lost.

Labels are corrected round by round, each round one person further, and only where a
label got better and could still lead to a better end. Of equally good paths the one
with the fewest people is found, since a label is only replaced by a better one; of
those, the first in the order of places, then of NIPs. So a question always has the
same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..problem import Flags, Ints
from .contraction import GATE, LOSS, TAIL, Contraction

FAR = 2**61
"""Further than anything."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One person who goes through a gate to a place.

    Attributes:
        person: Index of the person; -1 where the path begins at a gate.
        origin: Index of the place they leave; -1 where the path begins at a gate.
        passage: Index of the passage they go through.
        loss: What the person loses by leaving for the gate; who comes from outside
            leaves nothing, so it is the worth of their way below zero.
    """

    person: int
    origin: int
    passage: int
    loss: int


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The shortest path, or that there is none below the limit.

    Attributes:
        hops: Who moves, from the beginning of the path; empty where nobody has to.
        end: Index of the place it ends in, or -1 if there is no such path.
        potential: Per place, the potentials under which what the path leaves behind
            cannot be improved.
    """

    hops: tuple[Hop, ...]
    end: int
    potential: Ints


@dataclass(slots=True, eq=False)
class _Labels:
    """The least loss so far of coming to each place and gate, and by what edge."""

    place: Ints
    gate: Ints
    by_passage: Ints
    by_edge: Ints


def chain_into(graph: Contraction, potential: Ints, place: int) -> Found:
    """Find who comes to fill a seat that is free at ``place``, who fills theirs ….

    The chain may begin anywhere: that a seat is left empty is always possible. It is
    worth its price, so none is looked for that gains nothing.

    Args:
        graph: The contraction.
        potential: Per place, its price below zero.
        place: Where a seat is free.
    """
    labels = _labels(graph)
    labels.place[:] = 0
    worth = -int(potential[place])
    frontier = np.flatnonzero(-potential < worth)

    def limit() -> int:
        return int(labels.place[place]) + worth

    _search(graph, potential, labels, frontier, 0, limit)
    reduced = np.minimum(labels.place - potential, limit())
    end = place if labels.by_passage[place] >= 0 else -1
    return Found(_hops(graph, labels, end), end, potential + reduced)


def chain_from(graph: Contraction, potential: Ints, free: Flags, place: int) -> Found:
    """Find who leaves ``place``, which holds one too many, who makes room for them ….

    Args:
        graph: The contraction.
        potential: Per place, its price below zero.
        free: Per place, whether it has room.
        place: The place.
    """
    labels = _labels(graph)
    labels.place[place] = 0
    frontier = np.array([place])
    return _to_room(graph, potential, labels, frontier, int(potential[place]), free)


def chain_of(
    graph: Contraction, potential: Ints, free: Flags, gate: Ints, worth: Ints
) -> Found:
    """Find where somebody goes who has these ways, who makes room for them ….

    Args:
        graph: The contraction.
        potential: Per place, its price below zero.
        free: Per place, whether it has room.
        gate: The gates of the person's ways.
        worth: Their worths.
    """
    labels = _labels(graph)
    np.minimum.at(labels.gate, gate, -worth)
    gates = np.unique(gate)
    source = int((worth + graph.offers(potential)[gate]).max(initial=-FAR))
    frontier = _through(graph, labels, gates)
    return _to_room(graph, potential, labels, frontier, source, free)


def _to_room(
    graph: Contraction,
    potential: Ints,
    labels: _Labels,
    frontier: Ints,
    source: int,
    free: Flags,
) -> Found:
    ends = np.flatnonzero(free)

    def limit() -> int:
        return int(labels.place[ends].min(initial=FAR)) + source

    _search(graph, potential, labels, frontier, source, limit)
    if limit() >= FAR + source:
        return Found((), -1, potential)
    end = int(ends[labels.place[ends].argmin()])
    reached = labels.place < FAR
    distance = np.where(reached, labels.place + source - potential, FAR)
    settled = potential + np.minimum(distance, limit()) - limit()
    return Found(_hops(graph, labels, end), end, settled)


def _labels(graph: Contraction) -> _Labels:
    places, gates = len(graph.start), len(graph.opens) - 1
    return _Labels(
        place=np.full(places, FAR, np.int64),
        gate=np.full(gates, FAR, np.int64),
        by_passage=np.full(places, -1, np.int64),
        by_edge=np.full(gates, -1, np.int64),
    )


def _search(
    graph: Contraction,
    potential: Ints,
    labels: _Labels,
    frontier: Ints,
    source: int,
    limit: Callable[[], int],
) -> None:
    """Correct labels from the places in ``frontier`` on, until none can get better.

    A label that is no nearer than the ``limit`` leads to no better end, however the
    path goes on: no edge is shorter than nothing at these potentials.
    """
    offers = graph.offers(potential)
    while len(frontier):
        edge = graph.edges(frontier)
        rows = graph.rows(edge)
        loss = labels.place[rows[:, TAIL]] + rows[:, LOSS]
        gates = _lower(labels.gate, labels.by_edge, rows[:, GATE], loss, edge)
        near = labels.gate[gates] + source - offers[gates] < limit()
        places = _through(graph, labels, gates[near])
        near = labels.place[places] + source - potential[places] < limit()
        frontier = places[near]


def _through(graph: Contraction, labels: _Labels, gates: Ints) -> Ints:
    """Go on from gates to the places behind them; return the places come nearer."""
    passage, gate = graph.passages(gates)
    loss = labels.gate[gate] - graph.ahead[passage]
    place = graph.place[passage]
    return _lower(labels.place, labels.by_passage, place, loss, passage)


def _lower(label: Ints, by: Ints, head: Ints, loss: Ints, edge: Ints) -> Ints:
    """Lower the labels of ``head`` where ``loss`` is less; return those lowered."""
    better = np.flatnonzero(loss < label[head])
    head, loss, edge = head[better], loss[better], edge[better]
    np.minimum.at(label, head, loss)
    won = np.flatnonzero(loss == label[head])[::-1]
    by[head[won]] = edge[won]  # of equals the first, which is written last
    lowered = np.zeros(len(label), np.bool_)
    lowered[head] = True
    return np.flatnonzero(lowered)


def _hops(graph: Contraction, labels: _Labels, end: int) -> tuple[Hop, ...]:
    """Follow the path back from its end."""
    hops: list[Hop] = []
    place = end
    while place >= 0 and (passage := int(labels.by_passage[place])) >= 0:
        gate = int(np.searchsorted(graph.opens, passage, side="right")) - 1
        edge = int(labels.by_edge[gate])
        if edge < 0:
            hops.append(Hop(-1, -1, passage, int(labels.gate[gate])))
            break
        place, _, loss, person = graph.rows(np.array([edge]))[0].tolist()
        hops.append(Hop(person, place, passage, loss))
    return tuple(reversed(hops))
