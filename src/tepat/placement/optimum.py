"""The optimum of a large network, found on a small part of it and proved on all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .flow import Infeasible, best_flow
from .network import Network
from .prices import least_prices
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
        taken: Per person, the index of the way they take.
        price: Per place, the least price.
        part: Flags of the ways that were enough to find it: where to begin next time.
    """

    taken: Ints
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
    total, solves = network.total(), 0 if price is None else 1
    while True:
        ways = np.flatnonzero(part)
        small = network.only(ways)
        try:
            taken = ways[best_flow(small, price)]
        except Infeasible:
            if part.all():
                raise
            part = np.ones_like(part)
            continue
        price = least_prices(small, np.searchsorted(ways, taken))
        net = total - price[network.place]
        preferred = net - net[taken][network.person]
        _price_shut_places(network, preferred, price)
        if not (preferred > 0).any():
            return Optimum(taken, price, part)
        if solves < len(NEAR):
            part = _nearest(preferred, NEAR[solves] * network.people)
            part[taken] = True
        else:
            part = part | (preferred > 0)
        solves += 1


def _price_shut_places(network: Network, preferred: Ints, price: Ints) -> None:
    """Raise, in place, the price of places that can hold nobody until nobody minds."""
    shut = network.capacity[network.place] == 0
    wanted = np.flatnonzero(shut & (preferred > 0))
    np.maximum.at(
        more := np.zeros_like(price), network.place[wanted], preferred[wanted]
    )
    price += more
    preferred[shut] -= more[network.place[shut]]


def sample(network: Network) -> Flags:
    """Flag some ways of a large network, all of a small one; always the same ones.

    Multiplying by the golden ratio scatters them: a plain stride would hit the same
    places again and again where people have equal options.
    """
    ways = len(network.person)
    if ways <= SMALL:
        return np.ones(ways, np.bool_)
    scattered = np.arange(ways, dtype=np.uint64) * np.uint64(2654435769) % 2**32
    return scattered < 2**32 * SPARSE * network.people // ways


def _nearest(preferred: Ints, number: int) -> Flags:
    """Flag all ways somebody prefers, and more up to ``number``, the nearest first."""
    if number >= len(preferred):
        return np.ones(len(preferred), np.bool_)
    edge = np.partition(preferred, len(preferred) - number)[len(preferred) - number]
    return preferred >= min(int(edge), 1)
