"""Who could sit where, who does, and what that achieves: the sums of every proof."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tepat.finding import Finding

from .problem import GOALS, Flags, Ints, Problem
from .violations import found


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found: the plan is ``valid`` when there are no ``violations``."""

    valid: bool
    objective: tuple[int, ...]
    bound: tuple[int, ...]
    violations: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Every seat that each person could have, and its worth goal by goal.

    Rows: the ``m`` positions' seats that count, their ``m`` over-strength seats (for
    those who stay), and one for having no position.
    """

    person: Ints
    row: Ints
    fit: Ints
    stay: Flags
    worth: tuple[Ints, ...]

    @classmethod
    def of(
        cls, problem: Problem, closed: Flags | None = None, some: range | None = None
    ) -> Ways:
        """Gather them, of ``some`` people or all; nobody comes to ``closed`` ones."""
        count, holds, fits = len(problem.positions), problem.holds, problem.own_fit
        some = range(len(problem.people)) if some is None else some
        ends = np.array([some.start, some.stop])
        shut = np.zeros(count, np.bool_) if closed is None else closed
        first, last = np.searchsorted(problem.option_person, ends)
        come = first + np.flatnonzero(~shut[problem.option_position[first:last]])
        own, idle = (
            each[slice(*np.searchsorted(each, ends))]
            for each in (problem.stays(), problem.idles())
        )
        spare = own[problem.surplus()[holds[own]] > 0]
        to, pool = problem.option_position[come], np.full(len(idle), 2 * count)
        person = np.concatenate([own, spare, idle, problem.option_person[come]])
        row = np.concatenate([holds[own], count + holds[spare], pool, to])
        fit = [fits[own], fits[spare], 0 * idle, problem.option_fit[come]]
        stay = np.arange(len(person)) < len(own) + len(spare)
        critical = np.append(problem.critical, np.zeros(count + 1, np.bool_))[row]
        worths = critical, row < count, np.concatenate(fit), stay
        worth = dict(zip(GOALS, (it.astype(np.int64) for it in worths), strict=True))
        ordered = tuple(worth[goal] for goal in problem.goals)
        return cls(person, row, worth["fit"], stay, ordered)


def judged(problem: Problem, position: Ints) -> tuple[tuple[int, ...], list[Finding]]:
    """Return what a plan achieves, goal by goal, and whoever may not sit as they do."""
    may, fit = seated(problem, position)
    sits, stays = position >= 0, position == problem.holds
    count = len(problem.positions)
    comers = np.bincount(position[sits & ~stays], minlength=count)
    held = np.bincount(position[sits], minlength=count)
    filled = np.minimum(held, problem.seats)
    sums = filled[problem.critical].sum(), filled.sum(), fit.sum(), (sits & stays).sum()
    achieved = dict(zip(GOALS, map(int, sums), strict=True))
    wrong = found("PROOF-SEAT", problem.people, ~may)
    wrong += found(
        "PROOF-NEED", problem.positions, (held > problem.seats) & (comers > 0)
    )
    return tuple(achieved[goal] for goal in problem.goals), wrong


def seated(problem: Problem, position: Ints) -> tuple[Flags, Ints]:
    """Return, per person, whether they may sit as they do, and their fit there."""
    count, sits = len(problem.positions), position >= 0
    stays = position == problem.holds
    theirs = np.flatnonzero((sits & ~stays)[problem.option_person])
    pairs = problem.option_person[theirs] * count + problem.option_position[theirs]
    wanted = np.arange(len(position)) * count + position
    at = np.searchsorted(pairs, wanted)
    comes = sits & (np.append(pairs, -1)[at] == wanted)
    fit = np.where(comes, np.append(problem.option_fit[theirs], 0)[at], 0)
    return np.where(stays, ~problem.must_go, comes), np.where(
        stays, problem.own_fit, fit
    )
