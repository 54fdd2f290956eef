"""Exact prices of places, from an optimal flow.

OR-Tools' Python class tells the flow but not its potentials, so they are computed
here. Contracted to places, the flow leaves a graph in which an edge a → b says what
is lost and won when the person best suited for it goes from *a* to *b*. The least
price of a place is the longest path from it: **what the plan would gain by one more
seat there**.
"""

from __future__ import annotations

import numpy as np

from .network import NEVER, Network, Taken
from .problem import Ints


class NotOptimal(Exception):
    """The flow can be improved, so no prices support it."""


def least_prices(network: Network, taken: Taken) -> Ints:
    """Return the least price of each place that supports an optimal flow.

    Label-correcting from zero upwards: a place must cost so much that nobody who is
    elsewhere would rather be there. On an optimal flow this ends after at most as
    many rounds as there are places (in practice some dozens). A place that can hold
    nobody is left at zero; see :func:`with_shut_places`.

    Args:
        network: The network.
        taken: The flow.

    Raises:
        NotOptimal: if the flow is not optimal.
    """
    price = np.zeros(len(network.capacity), np.int64)
    if not network.people:
        return price
    ways = np.argsort(network.gate, kind="stable")
    person, worth = network.person[ways], network.worth[ways]
    first = np.flatnonzero(np.diff(network.gate[ways], prepend=-1))
    reached = network.gate[ways[first]]
    passages = np.flatnonzero(network.capacity[network.place] > 0)
    entry, place = network.entry[passages], network.place[passages]
    ahead = (network.toll + network.gain[network.place])[passages]
    seat, has = taken.place(network), taken.has(network)
    keen = np.full(network.gates, NEVER, np.int64)
    for _ in range(len(price) + 2):
        surplus = has - price[seat]
        keen[reached] = np.maximum.reduceat(worth - surplus[person], first)
        wanted = price.copy()
        np.maximum.at(wanted, place, keen[entry] + ahead)
        if (wanted == price).all():
            break
        price = wanted
    else:
        raise NotOptimal
    if price[np.bincount(seat, minlength=len(price)) < network.capacity].any():
        raise NotOptimal
    return price


def with_shut_places(network: Network, taken: Taken, price: Ints) -> Ints:
    """Return the prices with those of places that can hold nobody: what a seat
    there would bring if there were one.
    """
    surplus = taken.has(network) - price[taken.place(network)]
    shut = np.flatnonzero(network.capacity[network.place] == 0)
    asked = np.isin(network.gate, network.entry[shut])
    keen = np.full(network.gates, NEVER, np.int64)
    np.maximum.at(
        keen, network.gate[asked], (network.worth - surplus[network.person])[asked]
    )
    wanted = price.copy()
    ahead = (network.toll + network.gain[network.place])[shut]
    np.maximum.at(wanted, network.place[shut], keen[network.entry[shut]] + ahead)
    return wanted
