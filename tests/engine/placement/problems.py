"""Small problems for the tests: by hand, and drawn by Hypothesis."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from tepat.placement.problem import GOALS, Problem


def problem(seats, holds, own, options, critical=(), must_go=(), goals=GOALS):
    """Write a problem down by hand.

    Args:
        seats: Need per position.
        holds: Own position per person, or -1.
        own: Fit per person in the own position.
        options: {(person, position): fit} elsewhere.
        critical: Indices of critical positions.
        must_go: Indices of people who cannot stay.
        goals: The goals in their order.
    """
    ordered = sorted(options)
    person, position = zip(*ordered, strict=True) if ordered else ((), ())
    return Problem(
        people=tuple(f"199001012015031{900 + at}" for at in range(len(holds))),
        positions=tuple(f"J{at:02d}" for at in range(len(seats))),
        seats=np.array(seats, np.int64),
        critical=np.isin(np.arange(len(seats)), critical),
        holds=np.array(holds, np.int64),
        own_fit=np.array(own, np.int64),
        option_person=np.array(person, np.int64),
        option_position=np.array(position, np.int64),
        option_fit=np.array([options[pair] for pair in ordered], np.int64),
        must_go=np.isin(np.arange(len(holds)), must_go),
        goals=tuple(goals),
    )


@st.composite
def problems(draw, most_people=6, most_positions=4):
    """Draw a problem the referee can still try out; fits tie often, on purpose."""
    people = draw(st.integers(1, most_people))
    positions = draw(st.integers(1, most_positions))
    fits = st.sampled_from([0, 1, 2, 3, 500, 1000])
    each = st.integers(0, 3)
    seats = draw(st.lists(each, min_size=positions, max_size=positions))
    owns = st.integers(-1, positions - 1)
    holds = draw(st.lists(owns, min_size=people, max_size=people))
    own = [draw(fits) if place >= 0 else 0 for place in holds]
    free = [
        (person, place)
        for person in range(people)
        for place in range(positions)
        if holds[person] != place
    ]
    chosen = draw(st.lists(st.sampled_from(free), unique=True)) if free else []
    options = {pair: draw(fits) for pair in chosen}
    critical = draw(st.lists(st.integers(0, positions - 1), unique=True))
    return problem(seats, holds, own, options, critical)


@st.composite
def towns(draw):
    """Draw a problem whose positions come in kinds, as a city's do."""
    kinds = draw(st.lists(st.integers(0, 1), min_size=3, max_size=5))
    people = draw(st.integers(2, 5))
    fits = st.sampled_from([None, 1, 2, 500])
    fit = [[draw(fits) for _ in range(2)] for _ in range(people)]
    owns = st.integers(-1, len(kinds) - 1)
    holds = draw(st.lists(owns, min_size=people, max_size=people))
    own = [
        (fit[person][kinds[place]] or draw(st.integers(0, 3))) if place >= 0 else 0
        for person, place in enumerate(holds)
    ]
    options = {
        (person, place): fit[person][kind]
        for person in range(people)
        for place, kind in enumerate(kinds)
        if place != holds[person] and fit[person][kind] is not None
    }
    each = st.integers(0, 2)
    seats = draw(st.lists(each, min_size=len(kinds), max_size=len(kinds)))
    return problem(seats, holds, own, options, draw(st.sampled_from([(), (0,), (1,)])))


@st.composite
def ordered(draw):
    """Draw a problem with its goals in any order, and people who must go."""
    drawn = draw(problems(most_people=5, most_positions=3))
    pairs = sorted(zip(drawn.option_person, drawn.option_position, strict=True))
    told = dict(zip(pairs, drawn.option_fit.tolist(), strict=True))
    pinned = {}
    for person, position in draw(st.permutations(pairs))[: draw(st.integers(0, 2))]:
        pinned.setdefault(person, position)
    options = {
        (person, position): fit
        for (person, position), fit in told.items()
        if pinned.get(person, position) == position
    }
    return problem(
        drawn.seats.tolist(),
        drawn.holds.tolist(),
        drawn.own_fit.tolist(),
        options,
        np.flatnonzero(drawn.critical),
        tuple(pinned),
        draw(st.permutations(GOALS)),
    )
