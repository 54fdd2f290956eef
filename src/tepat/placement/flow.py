"""The best flow through a network, by OR-Tools' min-cost flow."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from tepat.errors import TepatError
from tepat.words import Sentence

from .network import ROOM, TOO_LARGE, Network, ProblemTooLarge, Scale
from .prices import least_prices
from .problem import Flags, Ints

FAILED = Sentence(
    id=(
        "Penghitung aliran berhenti dengan status {status}. Laporkan kepada pengelola "
        "Tepat bersama berkas masukannya."
    ),
    en=(
        "The flow solver stopped with status {status}. Report it to the maintainers "
        "of Tepat, with the input."
    ),
)


class FlowFailed(TepatError):
    """The flow solver gave neither an optimum nor the proof that there is none."""

    exit_code: ClassVar[int] = 17


class Infeasible(Exception):
    """Not everyone can be seated: there is no flow at all."""


FAR = 8
"""Beyond how many times the spread of worths a way is taken for out of reach."""


def best_flow(network: Network, price: Ints | None = None) -> Ints:
    """Return the way each person takes in an optimal flow.

    All goals are solved as one integer where the solver's 64 bits allow it, else in
    two steps: the first half of the goals, then the others among its optima.

    Args:
        network: The network.
        price: Prices of a similar network, which make the solve quicker.

    Raises:
        Infeasible: if not everyone can be seated.
        FlowFailed: if the solver gives up.
    """
    if price is not None:
        quick = _near_prices(network, price)
        if quick is not None:
            return quick
    if _fits(network):
        status, taken = _solve(network, np.zeros(len(network.capacity), np.bool_))
        if status != SimpleMinCostFlow.BAD_COST_RANGE:
            return _checked(status, taken)
    return in_two_steps(network)


def in_two_steps(network: Network) -> Ints:
    """Return the same as :func:`best_flow`, in two solves with smaller numbers.

    An optimum of the first goals is exactly a flow that uses only ways without
    reduced cost at their prices and fills every place that has a price; so the
    second solve chooses among all of them and nothing else.
    """
    half = len(network.scale.weights) // 2
    if not half:
        raise ProblemTooLarge(TOO_LARGE, places=len(network.capacity))
    weight = network.scale.weights[half - 1]
    upper = tuple(each // weight for each in network.scale.weights[:half])
    first = replace(
        network,
        gain=_upper(network.gain, weight),
        worth=_upper(network.worth, weight),
        scale=Scale(upper),
    )
    taken = _checked(*_solve(first, np.zeros(len(network.capacity), np.bool_)))
    price = least_prices(first, taken)
    net = first.total() - price[first.place]
    tight = np.flatnonzero(net == net[taken][first.person])
    second = replace(
        network.only(tight),
        gain=network.gain - first.gain * weight,
        worth=(network.worth - first.worth * weight)[tight],
        scale=Scale(network.scale.weights[half:]),
    )
    return tight[_checked(*_solve(second, price > 0))]


def _near_prices(network: Network, price: Ints) -> Ints | None:
    """Return an optimal flow from small numbers, or None if they prove none.

    Taking its price from every place, and from every person what they get at best at
    these prices, shifts all flows' worths alike. What is then still large is cut to
    ``far``. That leaves a flow's worth as it was, up to a constant, if it fills every
    place whose price was cut and uses no way that was cut; any other flow loses by
    the cutting at most as much. So an optimal flow of the small numbers with these
    two properties is optimal.
    """
    net = network.total() - price[network.place]
    best = np.full(network.people, net.min(initial=0), np.int64)
    np.maximum.at(best, network.person, net)
    worth = net - best[network.person]
    far = FAR * int(np.ptp(network.worth)) + 1
    small = replace(network, gain=np.minimum(price, far), worth=np.maximum(worth, -far))
    if not _fits(small):
        return None
    status, taken = _solve(small, np.zeros(len(price), np.bool_))
    if status == SimpleMinCostFlow.BAD_COST_RANGE:
        return None
    taken = _checked(status, taken)
    held = np.bincount(network.place[taken], minlength=len(price))
    proved = (held == network.capacity)[price > far].all() and (
        (worth[taken] >= -far).all()
    )
    return taken if proved else None


def _upper(folded: Ints, weight: int) -> Ints:
    return (folded + weight // 2) // weight


def _fits(network: Network) -> bool:
    """Tell whether costs stay in range after the solver multiplied them by nodes."""
    nodes = network.people + len(network.capacity) + 2
    largest = max(
        (
            int(np.abs(part).max())
            for part in (network.gain, network.worth)
            if part.size
        ),
        default=0,
    )
    return largest * nodes < ROOM


def _solve(network: Network, full: Flags) -> tuple[SimpleMinCostFlow.Status, Ints]:
    """Solve once. Places marked ``full`` must hold as many as they can."""
    people, places, ways = network.people, len(network.capacity), len(network.person)
    sink = people + places
    open_end = np.flatnonzero(~full)
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([network.person, people + open_end]),
        np.concatenate([people + network.place, np.full(len(open_end), sink)]),
        np.concatenate([np.ones(ways, np.int64), network.capacity[open_end]]),
        -np.concatenate([network.worth, network.gain[open_end]]),
    )
    demand = np.where(full, network.capacity, 0)
    supply = np.concatenate(
        [np.ones(people, np.int64), -demand, [demand.sum() - people]]
    )
    flow.set_nodes_supplies(np.arange(sink + 1), supply)
    status = flow.solve()
    taken = np.full(people, -1, np.int64)
    if status == SimpleMinCostFlow.OPTIMAL:
        used = np.flatnonzero(flow.flows(np.arange(ways)))
        taken[network.person[used]] = used
    return status, taken


def _checked(status: SimpleMinCostFlow.Status, taken: Ints) -> Ints:
    if status == SimpleMinCostFlow.INFEASIBLE:
        raise Infeasible
    if status != SimpleMinCostFlow.OPTIMAL:
        raise FlowFailed(FAILED, status=status.name)
    return taken
