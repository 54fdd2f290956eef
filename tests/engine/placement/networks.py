"""Small networks for the tests, drawn by Hypothesis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tepat.placement.network import Network, Scale

SCALE = Scale.of([(0, 2), (10, 0)], 5)


def network(capacity, gain, ways):
    """Write a network down: {(person, place): worth}."""
    ordered = sorted(ways)
    person, place = np.array(ordered, np.int64).reshape(-1, 2).T
    return Network(
        people=len(set(person.tolist())),
        capacity=np.array(capacity, np.int64),
        gain=np.array(gain, np.int64) * SCALE.weights[0],
        person=person.copy(),
        place=place.copy(),
        worth=np.array([ways[pair] for pair in ordered], np.int64),
        scale=SCALE,
    )


@st.composite
def networks(draw):
    """Draw a network in which the last place has room for everybody."""
    people, places = draw(st.integers(1, 7)), draw(st.integers(1, 4))
    room = draw(st.lists(st.integers(0, 2), min_size=places, max_size=places))
    gain = draw(st.lists(st.integers(0, 2), min_size=places, max_size=places))
    ways = {(person, places): 0 for person in range(people)}
    pairs = [(i, j) for i in range(people) for j in range(places)]
    for pair in draw(st.lists(st.sampled_from(pairs), unique=True)):
        ways[pair] = draw(st.integers(0, 10))
    return network([*room, people], [*gain, 0], ways)
