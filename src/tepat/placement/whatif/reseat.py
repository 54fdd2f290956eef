"""A plan seated again under the terms of a question."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..problem import Flags, Ints
from ..solution import occupants
from .arrangement import Arrangement
from .start import Start
from .terms import Terms


@dataclass(frozen=True, slots=True, eq=False)
class Reseated:
    """The best plan under some terms.

    Attributes:
        position: Per person the index of their position, or -1; -1 for who is gone.
        crowded: Flags of parts that receive somebody although those who stay and
            those who come are more than the need. Where there are any, the plan cannot
            be, and no plan is better: it is a ceiling.
    """

    position: Ints
    crowded: Flags


def reseat(start: Start, terms: Terms) -> Reseated:
    """Return the best plan under ``terms``, in parts, found from the plan there is.

    First everything that makes room, then everything that needs it: so room is missing
    only where no plan has it.

    Raises:
        NoRoom: if there is no plan under these terms.
    """
    problem, at = start.problem, start.arrangement.copy()
    for person in sorted(terms.leaving):
        at.take_out(person)
    for position, added in sorted(terms.seats.items()):
        for _ in range(added):
            at.widen(position)
    for position, added in sorted(terms.seats.items()):
        for _ in range(-added):
            at.narrow(position)
    changed = _ways(start, terms)
    waiting = []
    for person, (gate, worth) in sorted(changed.items()):
        if _keeps(start, at, terms, person):
            at.restrict(person, gate, worth)
        else:
            at.take_out(person)
            waiting.append(person)
    surplus = terms.surplus(problem)
    for position in np.flatnonzero(start.over >= 0).tolist():
        place = int(start.over[position])
        for _ in range(int(at.capacity[place] - surplus[position])):
            at.narrow(place)
    for person in waiting:
        at.put_in(person, *changed[person])
    seated = np.append(start.place_part, -1)[at.seat]
    stayers, comers = occupants(problem, seated)
    crowded = (comers > 0) & (stayers + comers > terms.need(problem))
    return Reseated(start.parts.seat(seated), crowded)


def _ways(start: Start, terms: Terms) -> dict[int, tuple[Ints, Ints]]:
    """Return gates and worths of the ways of everybody whose ways the terms change."""
    ways: dict[int, tuple[Ints, Ints]] = {}
    fit = start.worth_of_fit()
    sent = terms.sent(start.problem)
    for person in terms.fixed:
        gate, worth = start.arrangement.ways.of_person(person)
        stays = gate < len(start.place_part)
        if person in sent:
            ways[person] = _only(start, terms, person, sent[person])
        else:
            ways[person] = gate[stays], worth[stays]
    for (person, position), points in sorted(terms.opened.items()):
        if person not in terms.fixed:
            gate, worth = ways.get(person) or start.arrangement.ways.of_person(person)
            door = start.door(position)
            ways[person] = np.append(gate, door), np.append(worth, points * fit)
    for person, position in sorted(terms.barred):
        if person not in terms.fixed and person not in terms.leaving:
            gate, worth = ways.get(person) or start.arrangement.ways.of_person(person)
            ways[person] = _without(start, gate, worth, position)
    return ways


def _only(
    start: Start, terms: Terms, person: int, positions: tuple[int, ...]
) -> tuple[Ints, Ints]:
    """Return the ways of a person to some positions alone."""
    doors, worths = [], []
    for position in positions:
        points = terms.opened.get((person, position))
        if points is None:
            points = start.problem.fit_of((person, position))
        if points is not None:
            doors.append(start.door(position))
            worths.append(points * start.worth_of_fit())
    return np.array(doors, np.int64), np.array(worths, np.int64)


def _without(start: Start, gate: Ints, worth: Ints, position: int) -> tuple[Ints, Ints]:
    """Return ways without those into a position; a way into a group of like positions
    becomes one to each of the others."""
    network, places = start.network, len(start.place_part)
    leads = np.isin(gate, network.entry[network.place == position]) & (gate >= places)
    gates, worths = [gate[~leads]], [worth[~leads]]
    for each, points in zip(gate[leads].tolist(), worth[leads], strict=True):
        behind = network.place[slice(*np.searchsorted(network.entry, [each, each + 1]))]
        others = behind[behind != position]
        gates.append(start.door(0) + others)
        worths.append(np.full(len(others), points))
    return np.concatenate(gates), np.concatenate(worths)


def _keeps(start: Start, at: Arrangement, terms: Terms, person: int) -> bool:
    """Tell whether a person can keep their seat when their ways become fewer."""
    if any(who == person for who, _ in terms.opened) and person not in terms.fixed:
        return False
    position = int(start.place_part[at.seat[person]])
    wanted = terms.fixed.get(person, (position,))
    return position in wanted and (person, position) not in terms.barred
