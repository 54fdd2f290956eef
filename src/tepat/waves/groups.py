"""What must happen on one day, and what must not happen before something else.

A chain begins with a move into an empty seat and each later move takes the seat that
the one before it left. Carried out on one day, in this order, it never seats two
people on one seat, and no seat that it empties is empty overnight but its last one,
which stays empty after the plan. So the chain is what is carried out on one day. Two
things tie chains together:

* A position over strength receives somebody only when its holders have come down to
  its need. Chains that end there, taking away who is too many, come first.
* Where one chain takes the last of a position's seats and another leaves one there,
  both go on one day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from tepat.placement.chain import Chain, chains

from .moves import Moves


@dataclass(frozen=True, slots=True)
class Group:
    """Chains that are carried out on one day.

    Attributes:
        chains: In the order of the plan.
        after: Indices of groups that must not come later than this one.
        gain: What the moves bring together, one number per goal of the plan.
    """

    chains: tuple[Chain, ...]
    after: tuple[int, ...]
    gain: tuple[int, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """The indices of those who move, each chain from its beginning."""
        return tuple(step.person for chain in self.chains for step in chain.steps)


def groups(moves: Moves) -> list[Group]:
    """Return the moves as groups, in the order of their first chain."""
    told = chains(moves.whole(), moves.to)
    ties = _Ties.of(moves, told)
    home = _merged(len(told), ties)
    members: dict[int, list[int]] = defaultdict(list)
    for chain in range(len(told)):
        members[home[chain]].append(chain)
    number = {root: at for at, root in enumerate(members)}
    before: dict[int, set[int]] = defaultdict(set)
    for first, later in ties.first:
        if home[first] != home[later]:
            before[home[later]].add(number[home[first]])
    return [
        Group(
            chains=tuple(told[chain] for chain in at),
            after=tuple(sorted(before[root])),
            gain=_gain(moves, [told[chain] for chain in at], at, ties),
        )
        for root, at in members.items()
    ]


@dataclass(frozen=True, slots=True)
class _Ties:
    """How chains, by index, depend on each other.

    Attributes:
        together: Pairs that go on one day.
        first: Pairs of which the first must not come later than the second.
        lightening: Chains whose last move takes away who is above need.
    """

    together: tuple[tuple[int, int], ...]
    first: tuple[tuple[int, int], ...]
    lightening: frozenset[int]

    @classmethod
    def of(cls, moves: Moves, told: list[Chain]) -> _Ties:
        heads, tails, comes = _ends(told)
        surplus = (moves.holders(moves.holds) - moves.seats).tolist()
        together: list[tuple[int, int]] = []
        first: list[tuple[int, int]] = []
        lightening: set[int] = set()
        for position, leaving in sorted(tails.items()):
            coming = heads[position]
            together += zip(coming, leaving, strict=False)
            lighter = leaving[len(coming) :][: max(surplus[position], 0)]
            lightening.update(lighter)
            first += [(one, other) for one in lighter for other in comes[position]]
        return cls(tuple(together), tuple(first), frozenset(lightening))


_Where = dict[int, list[int]]


def _ends(told: list[Chain]) -> tuple[_Where, _Where, _Where]:
    """Map positions to chains that begin there, end there, bring somebody there."""
    heads: _Where = defaultdict(list)
    tails: _Where = defaultdict(list)
    comes: _Where = defaultdict(list)
    for at, chain in enumerate(told):
        for step in chain.steps:
            comes[step.to].append(at)
        if chain.kind == "chain":
            heads[chain.steps[0].to].append(at)
            if chain.steps[-1].origin >= 0:
                tails[chain.steps[-1].origin].append(at)
    return heads, tails, comes


def _merged(number: int, ties: _Ties) -> list[int]:
    """Return per chain the first chain of its group.

    Chains that must not come later than each other, directly or by others, are one
    group; so the groups can be put in an order.
    """
    home = list(range(number))

    def root(chain: int) -> int:
        while home[chain] != chain:
            home[chain] = home[home[chain]]
            chain = home[chain]
        return chain

    def join(one: int, other: int) -> None:
        low, high = sorted((root(one), root(other)))
        home[high] = low

    for one, other in ties.together:
        join(one, other)
    while True:
        order: TopologicalSorter[int] = TopologicalSorter()
        for one, other in ties.first:
            if root(one) != root(other):
                order.add(root(other), root(one))
        try:
            order.prepare()
        except CycleError as error:
            circle = error.args[1]
            for chain in circle[1:]:
                join(circle[0], chain)
        else:
            return [root(chain) for chain in range(number)]


def _gain(
    moves: Moves, told: list[Chain], at: list[int], ties: _Ties
) -> tuple[int, ...]:
    gains = dict.fromkeys(("critical", "filled", "fit", "stayed"), 0)
    for number, chain in zip(at, told, strict=True):
        for position, seats in _seats(chain, number in ties.lightening):
            gains["filled"] += seats
            gains["critical"] += seats * bool(moves.critical[position])
        for step in chain.steps:
            gains["fit"] += int(moves.fit[step.person] - moves.own_fit[step.person])
    return tuple(gains[goal] for goal in moves.goals)


def _seats(chain: Chain, lightens: bool) -> Iterator[tuple[int, int]]:
    if chain.kind == "chain":
        yield chain.steps[0].to, 1
        last = chain.steps[-1].origin
        if last >= 0 and not lightens:
            yield last, -1
