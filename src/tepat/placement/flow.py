"""The best flow through a network, by OR-Tools' min-cost flow."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from tepat.errors import TepatError
from tepat.words import Sentence

from .network import NEVER, ROOM, TOO_LARGE, Network, ProblemTooLarge, Scale, Taken
from .prices import least_prices
from .problem import Flags, Ints

FAILED = Sentence(
    id=(
        "Perangkat penghitung berhenti dengan status {status}. Laporkan kepada "
        "pengelola Tepat bersama berkas masukannya."
    ),
    en=(
        "The solver stopped with status {status}. Report it to the maintainers "
        "of Tepat, with the input."
    ),
)


class FlowFailed(TepatError):
    """The flow solver gave neither an optimum nor the proof that there is none."""

    exit_code: ClassVar[int] = 28


class Infeasible(Exception):
    """Not everyone can be seated, or not within all limits: there is no plan."""


FAR = 8
"""Beyond how many times the spread of worths a way is taken for out of reach."""


def best_flow(network: Network, price: Ints | None = None) -> Taken:
    """Return an optimal flow.

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
        status, taken = _solve(network)
        if status != SimpleMinCostFlow.BAD_COST_RANGE:
            return _checked(status, taken)
    return in_two_steps(network)


def in_two_steps(network: Network) -> Taken:
    """Return the same as :func:`best_flow`, in two solves with smaller numbers.

    An optimum of the first goals is exactly a flow that uses only ways and passages
    without reduced cost at their prices and fills every place that has a price; so
    the second solve chooses among all of them and nothing else.
    """
    half = len(network.scale.weights) // 2
    if not half:
        raise ProblemTooLarge(TOO_LARGE, places=len(network.capacity))
    weight = network.scale.weights[half - 1]
    parts = {name: getattr(network, name) for name in ("gain", "worth", "toll")}
    upper = {name: (part + weight // 2) // weight for name, part in parts.items()}
    scale = Scale(tuple(each // weight for each in network.scale.weights[:half]))
    first = replace(network, scale=scale, **upper)
    taken = _checked(*_solve(first))
    price = least_prices(first, taken)
    best = first.offers(price)
    surplus = taken.has(first) - price[taken.place(first)]
    way = np.flatnonzero(first.worth + best[first.gate] == surplus[first.person])
    passage = np.flatnonzero(first.beyond(price) == best[first.entry])
    lower = {name: part - upper[name] * weight for name, part in parts.items()}
    scale = Scale(network.scale.weights[half:])
    second = replace(network, scale=scale, **lower).only(way).through(passage)
    taken = _checked(*_solve(second, price > 0))
    return Taken(way[taken.way], passage[taken.passage])


def _near_prices(network: Network, price: Ints) -> Taken | None:
    """Return an optimal flow from small numbers, or None if they prove none.

    Taking its price from every place, the best beyond it from every gate, and from
    every person what they get at best, shifts all flows' worths alike. What is then
    still large is cut to ``far``. That leaves a flow's worth as it was, up to a
    constant, if it fills every place whose price was cut and uses no way or passage
    that was cut; any other flow loses by the cutting at most as much. So an optimal
    flow of the small numbers with these properties is optimal.
    """
    offers = network.offers(price)
    net = network.worth + offers[network.gate]
    best = np.full(network.people, 2 * NEVER, np.int64)
    np.maximum.at(best, network.person, net)
    worth, toll = net - best[network.person], network.beyond(price)
    toll -= offers[network.entry]
    far = FAR * sum(int(np.ptp(part)) for part in (network.worth, network.toll)) + 1
    small = replace(
        network,
        gain=np.minimum(price, far),
        worth=np.maximum(worth, -far),
        toll=np.clip(toll, -far, 0),
    )
    if not _fits(small):
        return None
    status, taken = _solve(small)
    if status == SimpleMinCostFlow.BAD_COST_RANGE:
        return None
    taken = _checked(status, taken)
    held = np.bincount(taken.place(network), minlength=len(price))
    proved = (
        (held == network.capacity)[price > far].all()
        and (worth[taken.way] >= -far).all()
        and (toll[taken.passage] >= -far).all()
    )
    return taken if proved else None


def _fits(network: Network) -> bool:
    """Tell whether costs stay in range after the solver multiplied them by nodes."""
    nodes = network.people + network.gates + len(network.capacity) + 2
    parts = network.gain, network.worth, network.toll
    return nodes * sum(int(np.abs(part).max(initial=0)) for part in parts) < ROOM


def _solve(
    network: Network, full: Flags | None = None
) -> tuple[SimpleMinCostFlow.Status, Taken]:
    """Solve once. Places marked ``full`` must hold as many as they can.

    Nodes are people, places, gates with several passages and the sink. Through a gate
    with a single passage, ways lead straight to the place.
    """
    people, places = network.people, len(network.capacity)
    full = np.zeros(places, np.bool_) if full is None else full
    passages = np.bincount(network.entry, minlength=network.gates)
    ways = np.flatnonzero(passages[network.gate] > 0)
    gate = network.gate[ways]
    straight = passages[gate] == 1
    only = np.searchsorted(network.entry, gate)
    shared = np.flatnonzero(passages[network.entry] > 1)
    ends = np.flatnonzero(~full)
    node = people + places + np.cumsum(passages > 1) - 1
    sink = people + places + int((passages > 1).sum())
    flow = SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        network.person[ways],
        np.where(straight, people + network.place[only], node[gate]),
        np.ones(len(ways), np.int64),
        -(network.worth[ways] + straight * network.toll[only]),
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        node[network.entry[shared]],
        people + network.place[shared],
        np.full(len(shared), people),
        -network.toll[shared],
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        people + ends,
        np.full(len(ends), sink),
        network.capacity[ends],
        -network.gain[ends],
    )
    supply = np.zeros(sink + 1, np.int64)
    supply[:people] = 1
    supply[people : people + places] = np.where(full, -network.capacity, 0)
    supply[sink] = -supply.sum()
    flow.set_nodes_supplies(np.arange(sink + 1), supply)
    status = flow.solve()
    if status != SimpleMinCostFlow.OPTIMAL:
        return status, Taken(ways[:0], ways[:0])
    flows = flow.flows(np.arange(len(ways) + len(shared)))
    way = ways[np.flatnonzero(flows[: len(ways)])]
    way = way[np.argsort(network.person[way], kind="stable")]
    return status, Taken(way, _passages(network, way, shared, flows[len(ways) :]))


def _passages(network: Network, way: Ints, shared: Ints, held: Ints) -> Ints:
    """Send the people at each gate through its passages, in their order.

    Args:
        network: The network.
        way: Per person the way they take.
        shared: The passages of gates that have several.
        held: How many people go through each of them.
    """
    gate = network.gate[way]
    passage = np.searchsorted(network.entry, gate)
    several = np.flatnonzero(np.isin(gate, network.entry[shared]))
    in_order = several[np.argsort(gate[several], kind="stable")]
    passage[in_order] = np.repeat(shared, held)
    return passage


def _checked(status: SimpleMinCostFlow.Status, taken: Taken) -> Taken:
    if status == SimpleMinCostFlow.INFEASIBLE:
        raise Infeasible
    if status != SimpleMinCostFlow.OPTIMAL:
        raise FlowFailed(FAILED, status=status.name)
    return taken
