"""Small networks for the tests, by hand, and drawn by Hypothesis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tepat.placement.network import Network, Scale

SCALE = Scale.of([(0, 2), (10, 0)], 5)


def network(capacity, gain, ways, gates=None):
    """Write a network down: {(person, gate): worth}, {(gate, place): toll}.

    Without ``gates`` each place has its own.
    """
    places = range(len(capacity))
    through = sorted(gates or {(place, place): 0 for place in places})
    ordered = sorted(ways)
    return Network(
        people=len({person for person, _ in ordered}),
        capacity=np.array(capacity, np.int64),
        gain=np.array(gain, np.int64) * SCALE.weights[0],
        person=np.array([person for person, _ in ordered], np.int64),
        gate=np.array([gate for _, gate in ordered], np.int64),
        worth=np.array([ways[pair] for pair in ordered], np.int64),
        gates=1 + max(gate for gate, _ in [*through, *((g, 0) for _, g in ordered)]),
        entry=np.array([gate for gate, _ in through], np.int64),
        place=np.array([place for _, place in through], np.int64),
        toll=np.array([gates[pair] if gates else 0 for pair in through], np.int64),
        scale=SCALE,
    )


@st.composite
def networks(draw):
    """Draw a network in which gate 0 leads to a place with room for everybody."""
    people, places = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    room = draw(st.lists(st.integers(0, 2), min_size=places, max_size=places))
    gain = draw(st.lists(st.integers(0, 2), min_size=places, max_size=places))
    gates = {(0, places): 0}
    for gate in range(1, draw(st.integers(2, 5))):
        for place in draw(st.lists(st.sampled_from(range(places)), unique=True)):
            gates[gate, place] = draw(st.sampled_from([0, 0, -1, -3]))
    ways = {(person, 0): 0 for person in range(people)}
    pairs = [(person, gate) for person in range(people) for gate in range(1, 5)]
    for pair in draw(st.lists(st.sampled_from(pairs), unique=True)):
        ways[pair] = draw(st.integers(0, 10))
    return network([*room, people], [*gain, 0], ways, gates)


def total(question, taken):
    """Return what a flow is worth."""
    return int(taken.has(question).sum())


def best_total(question):
    """Return the best worth of any flow, by trying all of them."""
    values = [{} for _ in range(question.people)]
    lead = list(zip(question.entry, question.place, question.toll, strict=True))
    for person, gate, worth in zip(
        question.person, question.gate, question.worth, strict=True
    ):
        for entry, place, toll in lead:
            if entry == gate:
                value = worth + toll + question.gain[place]
                known = values[person].get(place, value)
                values[person][place] = max(known, value)

    def best(person, room):
        if person == len(values):
            return 0
        return max(
            value + best(person + 1, {**room, place: room[place] - 1})
            for place, value in values[person].items()
            if room[place]
        )

    # The last place has room for everybody, so there always is a flow.
    return int(best(0, dict(enumerate(question.capacity.tolist()))))
