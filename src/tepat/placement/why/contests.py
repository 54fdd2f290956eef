"""Who gets the seats of a position, who was considered, and who is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

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
        next_up = self._successors(place, seated, may_enter) if successors else ()
        return Contest(
            position=case.positions["position"][place],
            seats=case.positions["need"][place],
            holders=tuple((nips[at], int(scores[at])) for at in seated),
            others=tuple(
                (nips[at], why) for (at, _), why in zip(near, told, strict=True)
            ),
            considered=considered(case, self._barriers, place, may_enter),
            successors=tuple(next_up),
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

    def _successors(
        self, place: int, seated: Sequence[int], may_enter: Flags
    ) -> Iterator[Successor]:
        """Yield who would come without each of those who sit there in the plan."""
        code = self._case.positions["position"][place]
        nearest = cache(lambda: self._nearest(place, seated, may_enter))
        for number, person in enumerate(seated):
            holder, told = self._case.people["nip"][person], None
            if self._insist is not None and number < self._insist.few:
                told = self._insist.without(holder, code)
            if told is not None:
                came, loss = told
                yield Successor(holder, came[0] if came else None, loss, True)
            elif (found := nearest()) is not None:
                yield Successor(holder, *found, False)

    def _nearest(
        self, place: int, seated: Sequence[int], may_enter: Flags
    ) -> tuple[str, Mapping[str, int]] | None:
        """Return who comes nearest by the prices; nobody where none tell it.

        The same whoever of them is not there: prices do not tell holders apart.
        """
        nips = self._case.people["nip"]
        found = [
            (tuple(loss.values()), nips[at], loss)
            for at in sorted({*np.flatnonzero(may_enter).tolist()} - {*seated})
            if self._worth is not None
            and (loss := self._worth.loss(at, place)) is not None
        ]
        best = min(found, key=lambda it: it[:2], default=None)
        return None if best is None else best[1:]
