"""Positions that are alike: the same people may enter them, with the same fit.

A city has far fewer kinds of position than positions. Where everybody who may enter
one of several positions may enter all of them, one way to all replaces a way to each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .problem import Ints, Problem

TABLE = 4_000_000
"""People times groups looked at together, at most."""

ASKED = 250_000
"""Options looked at, about, to guess which positions are alike."""

RAREST = 16
"""But at least one person in so many is asked."""

MARKS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd numbers that scatter what they multiply."""


@dataclass(frozen=True, slots=True, eq=False)
class Entrances:
    """Ways into positions, one to all positions of a group where that is the same.

    Attributes:
        person: Per way the index of the person.
        entrance: Per way the index of the entrance it leads to.
        fit: Per way the fit of the person in every position behind the entrance.
        entry: Per passage the index of the entrance, sorted.
        position: Per passage the index of a position behind it.
    """

    person: Ints
    entrance: Ints
    fit: Ints
    entry: Ints
    position: Ints


def entrances(problem: Problem, unlike: Ints | None = None) -> Entrances:
    """Gather the options of a problem into ways to groups of like positions.

    Positions with different numbers in ``unlike`` (per position) are never grouped.

    Groups are guessed; what a person may do is then compared option by option. A way
    to a group stands for exactly its positions: all of them have the same fit for the
    person, and if the person holds one of them, their fit there is that fit too. (The
    way then leads to the own position as well, where staying is worth more.) Whatever
    is not so keeps a way to each position.
    """
    positions = len(problem.positions)
    group = _groups(problem)
    if unlike is not None:
        pair = np.stack([group, unlike])
        group = np.unique(pair, axis=1, return_inverse=True)[1].astype(np.int64)
    groups = int(group.max(initial=-1)) + 1
    sizes = np.bincount(group, minlength=groups)
    rows = max(TABLE // max(groups, 1), 1)
    person, entrance, fit = [], [], []
    for start in range(0, len(problem.people) if groups else 0, rows):
        whole, single, fits = _compare(problem, group, sizes, start, start + rows)
        person += [start + whole // groups, problem.option_person[single]]
        entrance += [whole % groups, groups + problem.option_position[single]]
        fit += [fits, problem.option_fit[single]]
    nothing = [np.zeros(0, np.int64)]
    order = np.argsort(group, kind="stable")
    return Entrances(
        person=np.concatenate(person or nothing),
        entrance=np.concatenate(entrance or nothing),
        fit=np.concatenate(fit or nothing),
        entry=np.concatenate([group[order], groups + np.arange(positions)]),
        position=np.concatenate([order, np.arange(positions)]),
    )


def _compare(
    problem: Problem, group: Ints, sizes: Ints, start: int, stop: int
) -> tuple[Ints, Ints, Ints]:
    """Compare, for some people, each one's options within each group.

    Returns:
        Cells (person - start, group) that are the same throughout; indices of options
        in other cells; and the fits of the former.
    """
    groups = len(sizes)
    first, last = np.searchsorted(problem.option_person, [start, stop])
    options = np.arange(first, last)
    cell = (problem.option_person[first:last] - start) * groups
    cell += group[problem.option_position[first:last]]
    table = (min(stop, len(problem.people)) - start) * groups
    fit, fits = np.zeros(table, np.int64), problem.option_fit[first:last]
    fit[cell] = fits
    same = np.bincount(cell, minlength=table) > 0
    same[cell[fits != fit[cell]]] = False
    wanted = np.broadcast_to(sizes, (table // groups, groups)).ravel().copy()
    holds = problem.holds[start:stop]
    sits = np.flatnonzero(holds >= 0)
    own = sits * groups + group[holds[sits]]
    wanted[own] -= 1
    same[own] &= fit[own] == problem.own_fit[start:stop][sits]
    same.reshape(-1, groups)[problem.must_go[start:stop]] = False  # never to the own
    same &= np.bincount(cell, minlength=table) == wanted
    whole = np.flatnonzero(same)
    return whole, options[~same[cell]], fit[whole]


def _groups(problem: Problem) -> Ints:
    """Guess which positions are alike; number the groups.

    Of all (person, fit) who may enter, the one that a mark scatters lowest is the
    same for like positions, unless that person holds one of them. Of many people
    some are asked. A wrong guess costs time only.
    """
    every = min(len(problem.option_person) // ASKED + 1, RAREST)
    is_asked = np.arange(len(problem.people)) % every == 0
    asked = np.flatnonzero(is_asked[problem.option_person])
    pair = problem.option_person[asked] * 1024 + problem.option_fit[asked] + 1
    lowest = np.full((len(MARKS), len(problem.positions)), np.iinfo(np.uint64).max)
    for mark, low in zip(MARKS, lowest, strict=True):
        scattered = pair.astype(np.uint64) * np.uint64(mark)
        np.minimum.at(low, problem.option_position[asked], scattered)
    _, group = np.unique(lowest, axis=1, return_inverse=True)
    return group.astype(np.int64)
