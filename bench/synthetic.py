"""Placement problems of any size, the same for the same seed, with nobody in them.

Positions come in kinds, and a person who may enter one position of a kind may enter all
of them, as rules ask for kinds of seats. ``alike`` says whether a person fits all
positions of a kind equally well, as the measure of fit has it, or each differently, so
that no two positions can be taken together.
"""

from __future__ import annotations

import numpy as np

from tepat.placement.problem import GOALS, Problem

SEATS_EACH = 3
"""Seats of a position, on average."""

PEOPLE_PER_KIND = 50
"""People for each kind of position."""

POOL = 0.02
"""Share of the people who have no position."""

SHORT = 1.1
"""Seats per person."""

CRITICAL = 0.05
"""Share of the positions that are critical."""


def problem(
    people: int,
    pairs: int,
    seed: int = 1,
    *,
    alike: bool = True,
    over_strength: bool = True,
    goals: tuple[str, ...] = GOALS,
) -> Problem:
    """Return a problem of about ``pairs`` allowed pairs.

    Args:
        people: How many.
        pairs: About how many, besides everybody's own seat.
        seed: Of chance.
        alike: See above.
        over_strength: Whether some positions have more holders than seats.
        goals: In their order.
    """
    kinds = max(people // PEOPLE_PER_KIND, 4)
    chance = np.random.default_rng([seed, people, pairs, alike])
    positions = max(int(people * SHORT) // SEATS_EACH, kinds, 2)
    seats = 1 + chance.binomial(2 * (SEATS_EACH - 1), 0.5, positions)
    kind = np.sort(chance.integers(kinds, size=positions))
    first = np.searchsorted(kind, np.arange(kinds + 1))
    sizes = np.diff(first)
    # Holders, at random among all seats, and some beyond need.
    places = np.repeat(np.arange(positions), seats)
    holds = chance.choice(places, people, replace=len(places) < people)
    beyond = chance.random(people) < POOL
    holds[beyond] = chance.integers(positions, size=int(beyond.sum()))
    holds[chance.random(people) < POOL] = -1
    if not over_strength:
        seats = np.maximum(seats, np.bincount(holds[holds >= 0], minlength=positions))
    # Whoever may enter a kind may enter all its positions.
    wanted = max(pairs / people / max(sizes.mean(), 1e-9), 1 / kinds)
    persons, may = [], []
    rows = max(4_000_000 // kinds, 1)
    for start in range(0, people, rows):
        some = min(rows, people - start)
        who, what = np.nonzero(chance.random((some, kinds)) < wanted / kinds)
        persons.append(who + start)
        may.append(what)
    person, of_kind = np.concatenate(persons), np.concatenate(may)
    fit_of_kind = chance.integers(300, 1001, len(person))
    often = sizes[of_kind]
    option_person = np.repeat(person, often)
    within = np.arange(len(option_person)) - np.repeat(np.cumsum(often) - often, often)
    option_position = np.repeat(first[of_kind], often) + within
    option_fit = np.repeat(fit_of_kind, often)
    if not alike:
        spread = chance.integers(-200, 201, len(option_fit))
        option_fit = np.clip(option_fit + spread, 0, 1000)
    other = holds[option_person] != option_position
    own_fit = np.where(holds >= 0, chance.integers(300, 1001, people), 0)
    return Problem(
        people=tuple(f"{it:09}" for it in range(people)),
        positions=tuple(f"{it:09}" for it in range(positions)),
        seats=seats.astype(np.int64),
        critical=chance.random(positions) < CRITICAL,
        holds=holds.astype(np.int64),
        own_fit=own_fit.astype(np.int64),
        option_person=option_person[other].astype(np.int64),
        option_position=option_position[other].astype(np.int64),
        option_fit=option_fit[other].astype(np.int64),
        goals=goals,
    )
