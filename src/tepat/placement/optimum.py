"""The optimum of a large network, found on a small part of it and proved on all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .flow import Infeasible, best_flow
from .network import Network, Taken
from .prices import least_prices, with_shut_places
from .problem import Flags, Ints

SMALL = 200_000
"""Networks with fewer ways are solved whole."""

SPARSE = 16
"""Ways per person to begin with."""

NEAR = (20, 6, 3)
"""Ways per person nearest to being chosen, kept for the second, third … solve."""


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """An optimal flow with the prices that prove it.

    Attributes:
        taken: The flow.
        price: Per place, the least price.
        part: Flags of the ways that were enough to find it: where to begin next time.
    """

    taken: Taken
    price: Ints
    part: Flags


def optimum(
    network: Network, begin: Flags | None = None, price: Ints | None = None
) -> Optimum:
    """Return an optimal flow of ``network`` and its prices.

    Solve on some ways; take the prices; whoever would rather use a way left out at
    these prices brings it (and the ways almost as good) into the next solve. When
    nobody does, the prices prove the flow optimal on all ways. The later rounds only
    add, so this ends; each round is exact, so the result is.

    Args:
        network: The network.
        begin: Ways to begin with, flags over all; a sample if absent.
        price: Prices to begin with, if those of a similar network are known.

    Raises:
        Infeasible: if not everyone can be seated.
    """
    part = sample(network) if begin is None else begin
    solves = 0 if price is None else 1
    while True:
        ways = np.flatnonzero(part)
        small = network.only(ways)
        try:
            found = best_flow(small, price)
        except Infeasible:
            if part.all():
                raise
            part = np.ones_like(part)
            continue
        price = least_prices(small, found)
        taken = Taken(ways[found.way], found.passage)
        surplus = taken.has(network) - price[taken.place(network)]
        preferred = network.worth - surplus[network.person]
        preferred += network.offers(price)[network.gate]
        if not (preferred > 0).any():
            return Optimum(taken, with_shut_places(network, taken, price), part)
        if solves < len(NEAR):
            part = _nearest(preferred, NEAR[solves] * network.people)
            part[taken.way] = True
        else:
            part = part | (preferred > 0)
        solves += 1


def sample(network: Network) -> Flags:
    """Flag some ways of a large network, all of a small one; always the same ones."""
    ways = len(network.person)
    if ways <= SMALL:
        return np.ones(ways, np.bool_)
    share = SPARSE * network.people / ways
    sampled: Flags = _scattered(ways) < share * 2**32
    return sampled


def _nearest(preferred: Ints, number: int) -> Flags:
    """Flag all ways somebody prefers, and more up to ``number``, the nearest first.

    Of ways equally near, so many that many make the number, scattered.
    """
    if number >= len(preferred):
        return np.ones(len(preferred), np.bool_)
    order = preferred.clip(-(2**50), 2**50) * 2**8
    order += _scattered(len(preferred)) >> 24
    edge = np.partition(order, len(order) - number)[len(order) - number]
    nearest: Flags = (order >= edge) | (preferred > 0)
    return nearest


def _scattered(number: int) -> Ints:
    """Return numbers below 2³² that look random and are always the same.

    Multiples of the golden ratio: a plain stride would hit the same places again and
    again where people have equal lists.
    """
    return np.arange(number) * 2654435769 % 2**32
