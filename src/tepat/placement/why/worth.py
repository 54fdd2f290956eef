"""What insisting costs at least, read from the prices of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from ..case import Case
from ..checked import prices_told
from ..problem import GOALS, Ints

NEVER = -(2**61)
"""Worth less than anything."""


class Worth:
    """The prices of a plan, asked about one person and one position at a time.

    Args:
        case: The case.
        apart: Pairs (person, position) that the plan forbids because relatives would
            meet.
        content: The plan.
    """

    def __init__(
        self, case: Case, apart: Sequence[tuple[int, int]], content: Mapping[str, Any]
    ) -> None:
        parts = case.parts(apart)
        problem, self._base = parts.problem, parts.base
        self._problem = problem
        self._goals = tuple(content["objective"])
        restricted, labels = content["restricted"], problem.positions
        closed = np.isin(labels, restricted["closed"])
        self._ways = np.flatnonzero(~closed[problem.option_position])
        self._of = problem.option_person[self._ways]
        self._spare = (problem.surplus() > 0) & ~np.isin(labels, restricted["trimmed"])
        place = {label: at for at, label in enumerate(labels)}
        self._price, self._spare_price = (
            prices_told(content[name], place)
            for name in ("prices", "over_strength_prices")
        )

    def loss(self, person: int, position: int) -> dict[str, int] | None:
        """Return the least loss of insisting, goal by goal.

        Nobody keeps more, at these prices, than where they are best off; who is put
        elsewhere keeps less, and the plan loses at least the difference.

        Returns:
            ``None`` where the person has no way into the position.
        """
        first, last = np.searchsorted(self._of, [person, person + 1])
        ways = self._ways[first:last]
        ways = ways[self._base[self._problem.option_position[ways]] == position]
        own = int(self._problem.holds[person])
        if own >= 0 and self._base[own] == position:
            stays = np.intersect1d(self._problem.stays(), [person])
            nets = self._staying(stays)[1]
        else:
            nets = self._nets(ways)
        if not len(nets):
            return None
        best = max(map(tuple, nets.tolist()))
        kept = self._kept[person].tolist()
        return {goal: a - b for goal, a, b in zip(self._goals, kept, best, strict=True)}

    @cached_property
    def _kept(self) -> Ints:
        """What each person keeps at best: in any way, by staying, or without a seat.

        (people × goals); the next goal decides among what is equal so far.
        """
        problem = self._problem
        stays, staying = self._staying(problem.stays())
        idles = problem.idles()
        idle = np.zeros((len(idles), len(GOALS)), np.int64)
        person = np.concatenate([stays, idles, self._of])
        rows = np.concatenate([staying, idle, self._nets(self._ways)])
        kept = np.zeros((len(problem.people), len(GOALS)), np.int64)
        for goal in range(len(GOALS)):
            best = np.full(len(problem.people), NEVER)
            np.maximum.at(best, person, rows[:, goal])
            kept[:, goal] = best
            last = rows[:, goal] == best[person]
            person, rows = person[last], rows[last]
        return kept

    def _staying(self, stays: Ints) -> tuple[Ints, Ints]:
        """What people would keep by staying, in a seat that counts or beyond need.

        Returns:
            The people, each once or twice, and a row for each.
        """
        problem = self._problem
        own = problem.holds[stays]
        spare = stays[self._spare[own]]
        counting = self._worths(own, problem.own_fit[stays], stayed=True)
        beyond = self._columns(fit=problem.own_fit[spare], stayed=1)
        prices = self._price[own], self._spare_price[problem.holds[spare]]
        rows = np.concatenate([counting - prices[0], beyond - prices[1]])
        return np.concatenate([stays, spare]), rows

    def _nets(self, ways: Ints) -> Ints:
        """What people would keep by some ways: worth less price, (ways × goals)."""
        places = self._problem.option_position[ways]
        fits = self._problem.option_fit[ways]
        return self._worths(places, fits, stayed=False) - self._price[places]

    def _worths(self, places: Ints, fits: Ints, *, stayed: bool) -> Ints:
        return self._columns(
            critical=self._problem.critical[places].astype(np.int64),
            filled=np.ones(len(places), np.int64),
            fit=fits,
            stayed=int(stayed),
        )

    def _columns(self, *, fit: Ints, **worth: Ints | int) -> Ints:
        """Put worths in the order of the goals, one column each."""
        told = {"fit": fit, **worth}
        columns: Ints = np.zeros((len(fit), len(self._goals)), np.int64)
        for at, goal in enumerate(self._goals):
            columns[:, at] = told.get(goal, 0)
        return columns
