"""The best plan under limits: a linear program goal by goal, then whole numbers.

No network answers a question whose people are tied together by limits. Its linear
program does so nearly: on a city's scale few people come out in parts. Per goal, in
their order:

1. The linear program is solved on some ways; its prices tell which of all others would
   improve it; these are added, until none would. Its value is then the bound of the
   goal, and its prices, rounded to whole numbers, prove it.
2. Where people came out in parts, CP-SAT seats them whole, on the ways that can be part
   of a plan better than the best known: all others have too high a price.
3. What was achieved is held in all later goals.

Filling seats and staying mostly come out whole by themselves. So these goals are first
held at their bound, and only when no plan keeps that are they searched one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..flow import Infeasible
from ..problem import Flags, Ints, Problem
from ..seating import Seating, achieved
from ..solution import occupants
from . import proof
from .lattice import NOWHERE, Lattice
from .limit import Limit
from .multipliers import Multipliers, Reals
from .program import Program, Relaxed, Whole

ROUNDING = 1e-6
"""How far GLOP's numbers may be off."""

SMALL = 30_000
"""Lattices with fewer ways are solved whole."""

NEAR = 4
"""Ways per person to begin with, the nearest to being chosen without limits."""

EACH = 8
"""Ways added at once, at most, per person and per gate."""

FIRST = 6_000
"""Ways looked at, at first, in search of whole numbers, beside those begun with."""

MOST = 15_000
"""And at most."""

EFFORT = 4.0
"""CP-SAT's deterministic time for each search, at most: about seconds of a core."""

SCALES = tuple(10**power for power in (0, 3, 6, 9, 12))


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """The best plan found under limits, and what proves it.

    Attributes:
        position: Per person the index of their position, or -1.
        objective: What it achieves, one number per goal.
        multipliers: One per goal, in whole numbers.
        stated: Per goal, what no plan exceeds by the solver's own word, which nothing
            here proves; never above the proven bound.
    """

    position: Ints
    objective: tuple[int, ...]
    multipliers: tuple[Multipliers, ...]
    stated: tuple[int, ...]


def solve(problem: Problem, limits: Sequence[Limit], effort: float = EFFORT) -> Settled:
    """Return the best plan of ``problem`` under ``limits``.

    The same problem gives the same plan, bit for bit: nothing here looks at a clock.

    Args:
        problem: The problem.
        limits: Its limits.
        effort: For each search in whole numbers, at most; see :data:`EFFORT`.

    Raises:
        Infeasible: if no plan keeps all limits (only where people must go).
    """
    search = _Search(problem, limits, effort)
    settled = search.run(hopeful=True) or search.run(hopeful=False)
    if settled is None:
        raise Infeasible
    return settled


class _Search:
    """A problem, its lattice, and the ways that the linear programs work on."""

    def __init__(
        self, problem: Problem, limits: Sequence[Limit], effort: float
    ) -> None:
        self._effort = effort
        self._problem, self._limits = problem, tuple(limits)
        self._lattice = Lattice.of(problem, limits)
        self._part = self._first()
        self._apart = np.zeros(len(problem.positions), np.bool_)

    def run(self, hopeful: bool) -> Settled | None:
        """Settle goal after goal; ``None`` where hope was not fulfilled."""
        problem, best = self._problem, self._staying()
        held: list[int] = []
        multipliers: list[Multipliers] = []
        stated: list[int] = []
        for goal, name in enumerate(problem.goals):
            program = Program(self._lattice, goal, held)
            relaxed = self._relaxed(program)
            certificate, bound = self._certified(relaxed)
            last = goal == len(problem.goals) - 1
            ceiling = bound
            if not (hopeful and name != "fit" and not last):
                best, ceiling = self._whole(program, relaxed, bound, best)
                if best is None:
                    return None
                bound = achieved(problem, best)[goal]
            held.append(bound)
            multipliers.append(certificate)
            stated.append(ceiling)
        if best is None or achieved(problem, best) != tuple(held):
            return None
        return Settled(best, tuple(held), tuple(multipliers), tuple(stated))

    def _first(self) -> Flags:
        """Flag the ways to begin with: the nearest to being chosen without limits."""
        lattice, problem = self._lattice, self._problem
        ways = len(lattice.person)
        if ways <= SMALL:
            return np.ones(ways, np.bool_)
        seating = Seating.of(problem)
        nowhere = np.zeros(len(problem.positions), np.bool_)
        found = seating.best(nowhere, nowhere, seating.begin())
        prices = seating.prices(found)
        weights = np.array(_weights(problem.goals), np.float64)
        left = weights @ lattice.worth
        beyond = weights @ lattice.gain
        beyond -= np.concatenate([prices.seats, prices.surplus, 0 * weights[None]]) @ (
            weights
        )
        ahead = np.full(int(lattice.entry.max()) + 1, float(NOWHERE))
        np.maximum.at(ahead, lattice.entry, beyond[lattice.place])
        slack = self._slack(left + ahead[lattice.gate])
        return _nearest(slack, NEAR * len(problem.people), lattice.begun())

    def _staying(self) -> Ints | None:
        """Return the plan in which nobody moves, if it keeps all limits."""
        if self._problem.must_go.any():
            return None
        position = self._problem.holds.copy()
        return position if self._keeps(position) else None

    def _keeps(self, position: Ints) -> bool:
        used = proof.used(self._problem, self._limits, position)
        return all(
            sum_ <= limit.most for sum_, limit in zip(used, self._limits, strict=True)
        )

    def _slack(self, left: Reals) -> Reals:
        """Return how much less each way leaves its person than their best."""
        best = np.full(len(self._problem.people), 2.0 * NOWHERE)
        np.maximum.at(best, self._lattice.person, left)
        slack: Reals = left - best[self._lattice.person]
        return slack

    def _relaxed(self, program: Program) -> Relaxed:
        """Solve the linear program of all ways, on as few as it takes."""
        lattice = self._lattice
        while True:
            try:
                relaxed = program.relaxed(self._part)
            except Infeasible:
                if self._part.all():
                    raise
                self._part = np.ones_like(self._part)
                continue
            left = lattice.left(relaxed.at)
            if (
                lattice.ceiling(relaxed.at, left)
                < np.floor(relaxed.value + 0.001) + 0.99
            ):
                return relaxed  # no way left out raises the bound by a whole number
            best = np.full(len(self._problem.people), 2.0 * NOWHERE)
            known = self._part
            np.maximum.at(best, lattice.person[known], left[known])
            better = left - best[lattice.person]
            better[known] = 0
            wanted = better > ROUNDING
            if not wanted.any():
                return relaxed
            self._part = known | _best_of_each(
                better, np.flatnonzero(wanted), (lattice.person, lattice.gate)
            )

    def _certified(self, relaxed: Relaxed) -> tuple[Multipliers, int]:
        """Return whole multipliers, in no finer parts than they need, and the bound."""
        best: tuple[Multipliers, int] | None = None
        for scale in SCALES:
            at = relaxed.at.rounded(scale)
            if not proof.within_reach(self._limits, at):
                break
            bound = int(self._lattice.ceiling(at, self._lattice.left(at))) // scale
            if best is None or bound < best[1]:
                best = at, bound
            if bound <= relaxed.value + 0.001:
                break
        if best is None:
            raise Infeasible
        return best

    def _whole(
        self, program: Program, relaxed: Relaxed, bound: int, best: Ints | None
    ) -> tuple[Ints | None, int]:
        """Return the best plan found, and what no plan exceeds by the solver's word."""
        goal, lattice = program.goal, self._lattice
        slack = self._slack(lattice.left(relaxed.at))
        held = program.achieved
        if best is not None and achieved(self._problem, best)[:goal] < held:
            best = None
        value = NOWHERE if best is None else achieved(self._problem, best)[goal]
        slack[lattice.begun()] = 0
        ceiling, part = bound, _nearest(slack, FIRST, lattice.begun())
        part[relaxed.ways[relaxed.used > ROUNDING]] = True
        for _ in range(2):
            if value >= ceiling:
                break
            if best is not None:
                part = part | lattice.ways_to(best)
            found = self._seated(program, part, relaxed if best is None else best)
            if found is not None:
                reached = achieved(self._problem, found.position)
                if reached[:goal] >= held and reached[goal] > value:
                    best, value = found.position, reached[goal]
                outside = slack[~part].max(initial=2.0 * NOWHERE)
                most = max(found.ceiling, relaxed.value + outside)
                ceiling = max(value, min(ceiling, int(np.floor(most + 0.001))))
            # A plan better than the best known uses none of the ways beyond these.
            reach = slack >= value + 1 - relaxed.value - ROUNDING
            if np.count_nonzero(reach & ~lattice.begun()) > MOST:
                if best is not None:
                    break  # what is left of the gap is told
                reach = _nearest(slack, MOST, lattice.begun())
            if not (reach & ~part).any():
                break
            part = part | reach
        return best, ceiling

    def _seated(
        self, program: Program, part: Flags, near: Relaxed | Ints
    ) -> Whole | None:
        """Seat people whole on some ways, with no position crowded."""
        while True:
            found = program.whole(part, self._apart, near, self._effort)
            if found is None:
                return None
            stayers, comers = occupants(self._problem, found.position)
            crowded = (comers > 0) & (stayers + comers > self._problem.seats)
            if not (crowded & ~self._apart).any():
                return found if self._keeps(found.position) else None
            self._apart = self._apart | crowded


def _weights(goals: Sequence[str]) -> list[int]:
    """Return one weight per goal, those of earlier goals larger, for a first guess."""
    weights, weight = [], 1
    for goal in reversed(goals):
        weights.append(weight)
        weight *= 2000 if goal == "fit" else 2
    return weights[::-1]


def _nearest(slack: Reals, number: int, begun: Flags) -> Flags:
    """Flag what is begun with, and so many other ways, the nearest to being chosen.

    Of equally near ones the first; they are the same at every run.
    """
    flags = begun.copy()
    order = np.argsort(-slack, kind="stable")
    flags[order[~begun[order]][:number]] = True
    return flags


def _best_of_each(better: Reals, wanted: Ints, keys: Sequence[Ints]) -> Flags:
    """Flag, of the wanted ways, the best of each person and of each gate."""
    flags = np.zeros(len(better), np.bool_)
    for key in keys:
        order = wanted[np.lexsort((-better[wanted], key[wanted]))]
        rank = np.arange(len(order)) - np.searchsorted(key[order], key[order])
        flags[order[rank < EACH]] = True
    return flags
