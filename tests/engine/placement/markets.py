"""Small markets for the tests, and a referee who tries everything."""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
from hypothesis import strategies as st

from tepat.placement.exchange.trade import trade
from tepat.placement.market import Market

from .problems import problem


def market(seats, holds, fits, wishes, tolerance=0):
    """Write a market down by hand.

    Args:
        seats: Need per position.
        holds: Own position per person, or -1.
        fits: Per person the fit in each position.
        wishes: Per person the positions wished for, the first wish first.
        tolerance: By how much who takes over a seat may fit less.
    """
    pairs = {
        (person, place): (fits[person][place], rank)
        for person, wished in enumerate(wishes)
        for rank, place in enumerate(wished)
        if holds[person] != place
    }
    own = [
        fits[person][place] if place >= 0 else 0 for person, place in enumerate(holds)
    ]
    options = {pair: fit for pair, (fit, _) in pairs.items()}
    idle = [person for person, place in enumerate(holds) if place < 0]
    return Market(
        problem=problem(seats, holds, own, options),
        need=np.array(seats, np.int64),
        rank=np.array([pairs[pair][1] for pair in sorted(pairs)], np.int64),
        tolerance=tolerance,
        kind=np.arange(len(seats)),
        claim=np.array([fits[person] for person in idle], np.int16).reshape(
            len(idle), len(seats)
        ),
    )


@st.composite
def markets(draw, most_people=5, most_positions=4, tolerances=(0, 1)):
    """Draw what a market is made of; fits tie often, on purpose."""
    people = draw(st.integers(1, most_people))
    positions = draw(st.integers(1, most_positions))
    sized = {"min_size": positions, "max_size": positions}
    seats = draw(st.lists(st.integers(0, 3), **sized))
    owns = st.integers(-1, positions - 1)
    holds = draw(st.lists(owns, min_size=people, max_size=people))
    fits = [
        draw(st.lists(st.sampled_from([1, 2, 3, 4]), **sized)) for _ in range(people)
    ]
    order = st.permutations(range(positions))
    wishes = [
        [place for place in draw(order) if place != own][: draw(st.integers(0, 4))]
        for own in holds
    ]
    return seats, holds, fits, wishes, draw(st.sampled_from(tolerances))


def outcome(told):
    """Return the position of each person after the exchange of ``market(*told)``."""
    position = list(told[1])
    for each in trade(market(*told)):
        for steps in each.trades:
            for step in steps:
                position[step.person] = step.to
    return tuple(position)


def liking(wishes, own, place):
    """Return how a person likes a position: more is better, one's own is 0."""
    if place == own:
        return 0
    return len(wishes) - wishes.index(place) if place in wishes else -1


def no_worse(fits, place, before, after, slack=0):
    """Tell whether everybody gone from ``place`` is followed by somebody who fits no
    worse; who came fills vacancies else."""
    gone, came = (
        sorted((fits[person][place] for person in some), reverse=True)
        for some in (set(before) - set(after), set(after) - set(before))
    )
    return len(came) >= len(gone) and all(
        one >= other - slack for one, other in zip(came, gone, strict=False)
    )


def keeps_every_seat(told, position, plan, slack=0):
    """Tell whether no seat is worse in ``plan`` than in ``position``: nobody comes in
    beyond the need or above strength, and no seat that counts is left empty."""
    seats, holds, fits, _, _ = told
    for place, need in enumerate(seats):
        before = [it for it, now in enumerate(position) if now == place]
        after = [it for it, now in enumerate(plan) if now == place]
        if holds.count(place) > need:
            if set(after) - set(before) or len(after) < need:
                return False
        elif len(after) > need or not no_worse(fits, place, before, after, slack):
            return False
    return True


def improvements(told, position):
    """Yield every plan in which, compared with ``position``, nobody and no seat is
    worse off and somebody is better off."""
    _, holds, _, wishes, _ = told
    choices = [
        [
            place
            for place in {own, now, *wished}
            if liking(wished, own, place) >= liking(wished, own, now)
        ]
        for own, now, wished in zip(holds, position, wishes, strict=True)
    ]
    for plan in product(*choices):
        if plan != position and keeps_every_seat(told, position, plan):
            yield plan


def lists(told, person):
    """Yield every list of wishes that a person could hand in."""
    others = [place for place in range(len(told[0])) if place != told[1][person]]
    for length in range(len(others) + 1):
        yield from permutations(others, length)
