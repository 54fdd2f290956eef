"""Who gets the seats of a position, who was considered, and who is next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from tepat.rules.grid import FAILS, HOLDS

from ..barriers import Barriers
from ..case import Case
from ..problem import Flags, Pair, Problem
from .ahead import Ahead
from .bounded import Bounded
from .considered import considered
from .exact import Insist
from .pairs import Pairs
from .refused import FEW, Refused
from .seats import Seats
from .told import Contest, Successor
from .worth import Worth

NOBODY_CURES = 3
"""Order of rules that fail for what nobody can change."""


class Contests:
    """Says of positions who gets their seats.

    Args:
        case: The case.
        problem: Its problem, by positions, without the relatives kept apart.
        seats: Everybody's seat in the plan.
        barriers: What keeps people out besides rules.
        worth: The prices of the plan; ``None`` where it has none.
        insist: Works out exactly who would come instead.
        refused: Says why the others do not get it.
    """

    def __init__(
        self,
        case: Case,
        problem: Problem,
        seats: Seats,
        barriers: Barriers,
        worth: Worth | Bounded | None,
        insist: Insist | None,
        refused: Refused,
    ) -> None:
        self._case, self._problem, self._seats = case, problem, seats
        self._barriers, self._worth = barriers, worth
        self._insist, self._refused = insist, refused

    def tell(self, place: int, *, successors: bool = True) -> Contest:
        """Say who gets a position, by its index, and maybe who is next."""
        case = self._case
        target = case.target[place]
        nips, scores = case.people["nip"], case.scores[:, target]
        seated = np.flatnonzero(self._seats.seat == place).tolist()
        may_enter = self._may_enter(place)
        order = np.argsort(-scores.astype(np.int64), kind="stable")
        order = order[np.isin(order, seated, invert=True)]
        limited = case.grid.allowed[:, target] & ~may_enter
        near = [
            (int(at), place)
            for part in (may_enter, limited)
            for at in order[part[order]][:FEW]
        ]
        near += self._nearest_barred(place, seated)
        ahead = Ahead(case, [person for person, _ in near])
        told = self._refused.tell(near, ahead, Pairs(case, near))
        asked = seated if successors else []
        few = 0 if self._insist is None else self._insist.few
        next_up = [
            self._successor(at, place, may_enter, exactly=number < few)
            for number, at in enumerate(asked)
        ]
        return Contest(
            position=case.positions["position"][place],
            seats=case.positions["need"][place],
            holders=tuple((nips[at], int(scores[at])) for at in seated),
            others=tuple(
                (nips[at], why) for (at, _), why in zip(near, told, strict=True)
            ),
            considered=considered(case, self._barriers, place, may_enter),
            successors=tuple(it for it in next_up if it is not None),
        )

    def _nearest_barred(self, place: int, seated: Sequence[int]) -> list[Pair]:
        """Return people whom rules keep out, the nearest first.

        What nobody can change comes last; then the fewest rules, and of equally many
        what is unknown before what time or effort cures; then by fit.
        """
        grid, target = self._case.grid, int(self._case.target[place])
        misses = np.zeros(self._case.people.height, dtype=np.int64)
        worst = np.zeros_like(misses)
        for answer in grid.answers:
            verdicts = answer.for_target(target)
            misses += verdicts != HOLDS
            np.maximum(worst, answer.rule.order * (verdicts == FAILS), out=worst)
        fit = self._case.scores[:, target].astype(np.int64)
        order = np.lexsort((-fit, worst, misses, worst == NOBODY_CURES))
        barred = ~grid.allowed[order, target] & np.isin(order, seated, invert=True)
        return [(int(at), place) for at in order[barred][:FEW]]

    def _may_enter(self, place: int) -> Flags:
        """Flag the people whom the plan could have placed in a position."""
        problem = self._problem
        flags = np.zeros(len(problem.people), dtype=np.bool_)
        options = problem.option_person[problem.option_position == place].tolist()
        flags[[it for it in options if not self._barriers.of(it, place)]] = True
        return flags

    def _successor(
        self, person: int, place: int, may_enter: Flags, *, exactly: bool
    ) -> Successor | None:
        """Return who would come if somebody who sits there in the plan did not."""
        holder = self._case.people["nip"][person]
        code = self._case.positions["position"][place]
        told = None
        if exactly and self._insist is not None:
            told = self._insist.without(holder, code)
        if told is None:
            return self._nearest(holder, place, may_enter)
        came, loss = told
        return Successor(holder, came[0] if came else None, loss, True)

    def _nearest(self, holder: str, place: int, may_enter: Flags) -> Successor | None:
        """Return who comes nearest by the prices; nothing where there are none."""
        if self._worth is None:
            return None
        nips, seated = self._case.people["nip"], set(self._seated(place))
        best: tuple[tuple[int, ...], str, Mapping[str, int]] | None = None
        for at in np.flatnonzero(may_enter).tolist():
            loss = None if at in seated else self._worth.loss(at, place)
            if loss is not None:
                found = (tuple(loss.values()), nips[at], loss)
                best = found if best is None else min(best, found, key=_first_two)
        if best is None:
            return Successor(holder, None, None, False)
        return Successor(holder, best[1], best[2], False)

    def _seated(self, place: int) -> list[int]:
        seated: list[int] = np.flatnonzero(self._seats.seat == place).tolist()
        return seated


def _first_two(
    told: tuple[tuple[int, ...], str, Mapping[str, int]],
) -> tuple[tuple[int, ...], str]:
    return told[0], told[1]
