"""Moves told as stories: A follows B, who follows C, who took an empty seat; or a swap.

A position may have several seats, so who follows whom is a choice. It is made thus,
always in the order of NIP: first two people who change places with each other follow
each other; then the first who comes in follows the first who leaves, the second the
second, and so on. Who comes in when nobody is left to follow takes an empty seat.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from .problem import Ints, Problem


@dataclass(frozen=True, slots=True)
class Step:
    """One move within a chain.

    Attributes:
        person: Index of the person.
        origin: Index of the position they leave, or -1 if they had none.
        to: Index of the position they go to.
    """

    person: int
    origin: int
    to: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Moves that follow from each other.

    Attributes:
        kind: ``chain`` begins with the move into an empty seat, and each later move
            takes the seat that the one before it left; the last one leaves a seat
            empty (or an over-strength seat closed), or had no position.
            ``cycle`` closes: the first move takes the seat that the last one left.
        steps: The moves, in the order of the story.
    """

    kind: Literal["chain", "cycle"]
    steps: tuple[Step, ...]


def chains(problem: Problem, position: Ints) -> list[Chain]:
    """Tell the moves of a plan as chains, then as cycles.

    Args:
        problem: The problem.
        position: Per person the index of their position in the plan, or -1.

    Returns:
        Every move in exactly one chain. Chains in the order of the position and the
        NIP they begin with; then cycles, each beginning with its first NIP.
    """
    moved = np.flatnonzero((position != problem.holds) & (position >= 0))
    steps = {
        person: Step(person, int(problem.holds[person]), int(position[person]))
        for person in moved.tolist()
    }
    follower = _followers(steps)
    led = set(follower.values())
    heads = [step for step in steps.values() if step.person not in led]
    heads.sort(key=lambda step: (step.to, step.person))
    told = [Chain("chain", tuple(_story(head, steps, follower))) for head in heads]
    rest = steps.keys() - {step.person for chain in told for step in chain.steps}
    for person in sorted(rest):
        if person in rest:
            cycle = tuple(_story(steps[person], steps, follower))
            rest -= {step.person for step in cycle}
            told.append(Chain("cycle", cycle))
    return told


def _followers(steps: dict[int, Step]) -> dict[int, int]:
    """Map each person whose seat is taken by somebody to that somebody."""
    coming: dict[tuple[int, int], list[int]] = defaultdict(list)
    for step in steps.values():
        coming[step.origin, step.to].append(step.person)
    follower: dict[int, int] = {}
    for (origin, to), people in coming.items():
        if origin >= 0:
            follower |= zip(people, coming.get((to, origin), []), strict=False)
    followed = set(follower.values())
    leavers, comers = defaultdict(list), defaultdict(list)
    for step in steps.values():
        if step.person not in follower:
            leavers[step.origin].append(step.person)
        if step.person not in followed:
            comers[step.to].append(step.person)
    for place, people in leavers.items():
        follower |= zip(people, comers[place], strict=False)
    return follower


def _story(
    head: Step, steps: dict[int, Step], follower: dict[int, int]
) -> Iterator[Step]:
    yield head
    person = follower.get(head.person)
    while person is not None and person != head.person:
        yield steps[person]
        person = follower.get(person)
