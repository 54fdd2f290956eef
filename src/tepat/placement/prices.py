"""Exact prices of places, from an optimal flow.

OR-Tools' Python class tells the flow but not its potentials, so they are computed
here. Contracted to places, the flow leaves a graph in which an edge a → b says what
is lost and won when the person best suited for it goes from *a* to *b*. The least
price of a place is the longest path from it: **what the plan would gain by one more
seat there**.
"""

from __future__ import annotations

import numpy as np

from .network import Network
from .problem import Ints


class NotOptimal(Exception):
    """The flow can be improved, so no prices support it."""


def least_prices(network: Network, taken: Ints) -> Ints:
    """Return the least price of each place that supports the flow ``taken``.

    Label-correcting from zero upwards: a place must cost so much that nobody who is
    elsewhere would rather be there. On an optimal flow this ends after at most as
    many rounds as there are places (in practice some dozens).

    Args:
        network: The network.
        taken: Per person the index of the way they take; optimal.

    Raises:
        NotOptimal: if the flow is not optimal.
    """
    ways = np.argsort(network.place, kind="stable")
    person, place = network.person[ways], network.place[ways]
    total = network.total()
    first = np.flatnonzero(np.diff(place, prepend=-1))
    reached, ordered = place[first], total[ways]
    seat, has = network.place[taken], total[taken]
    price = np.zeros(len(network.capacity), np.int64)
    if not len(reached):
        return price
    for _ in range(len(price) + 2):
        surplus = has - price[seat]
        wanted = np.maximum.reduceat(ordered - surplus[person], first)
        if (wanted <= price[reached]).all():
            break
        price[reached] = np.maximum(price[reached], wanted)
    else:
        raise NotOptimal
    taken_up = np.bincount(seat, minlength=len(price))
    if price[taken_up < network.capacity].any():
        raise NotOptimal
    return price
