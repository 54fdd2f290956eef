"""The best plans with at most so many moves, as far as one rate finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np

from tepat.placement.network import ProblemTooLarge, Scale
from tepat.placement.problem import Flags, Ints, Problem
from tepat.placement.seating import STEPS, Seating, achieved
from tepat.placement.solve import decide
from tepat.placement.split import split

from .blend import best_blend, blends
from .rates import between, slope
from .tolled import Digits, Rate, Tolled, carried, moves_of


@dataclass(frozen=True, slots=True, eq=False)
class Begin:
    """Prices, with the scale they are told in, and ways that were enough."""

    price: Ints
    scale: Scale
    part: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer at one rate.

    Attributes:
        rate: The rate.
        moves: How many people move.
        achieved: What the plan achieves, one number per goal.
        position: Per person the index of their position in the plan, or -1.
        proven: Whether no plan exceeds it after paying for its moves at this rate:
            then no plan with as few moves achieves more.
        begin: Where to begin at a similar rate, if it was solved for.
    """

    rate: Rate
    moves: int
    achieved: tuple[int, ...]
    position: Ints
    proven: bool
    begin: Begin | None = None


@dataclass(slots=True)
class Known:
    """A plan on the frontier, and between which rates it is the best."""

    found: Found
    low: Rate
    high: Rate


LEAST = Fraction(1, 64)
"""So much of a seat a move costs where all seats, yet no move to spare, are wanted."""

MANY = 64
"""More steps than one move more brings, where larger numbers do not fit."""

NEAR = 5
"""A plan is near a number of moves if it is off by no more than a part of so many."""

Pair = tuple[int, int]
"""Indices of a person and of a position."""


class Search:
    """A search for plans on the frontier of one problem.

    Attributes:
        base: The problem, by positions.
        apart: Pairs that are forbidden because relatives would meet.
        lines: Every rate asked at, with what no plan exceeds after paying it.
        solves: How often a network was solved.
    """

    def __init__(
        self,
        problem: Callable[[Iterable[Pair]], Problem],
        met: Callable[[Ints], Iterable[Pair]],
        tolerance: int | None = None,
        apart: Iterable[Pair] = (),
    ) -> None:
        """Set the search up.

        Args:
            problem: Gives the problem without some pairs.
            met: Gives the pairs by which relatives meet in a seating.
            tolerance: Points by which who refills a seat may fit less than who leaves
                it; ``None``: it does not matter.
            apart: Pairs forbidden from the beginning.
        """
        self._problem_without, self._met, self._tolerance = problem, met, tolerance
        self.apart: dict[Pair, None] = dict.fromkeys(apart)
        self.lines: list[tuple[Rate, Rate]] = []
        self.solves = 0
        self._set_up()

    @property
    def goals(self) -> tuple[str, ...]:
        return self._plain.problem.goals

    def known(self, points: int) -> list[Known]:
        """Return plans on the frontier, those with fewer moves first.

        The plans with no moves and with all of them come first; then the fewest moves
        that reach the best of each leading goal; then, again and again, one between
        the two that are farthest apart.

        Args:
            points: How many rates to ask at, about.
        """
        told = [self._start()]
        bottom = self.at(self._rate(), None)
        self._place(told, bottom)
        for rate in self._turns():
            with suppress(ProblemTooLarge):
                self._place(told, self.at(rate, bottom))
        closed: set[Pair] = set()
        while self.solves < points and self._widest(told, closed) is not None:
            self._refine(told, closed)
        return told

    def towards(self, told: list[Known], moves: int, solves: int) -> None:
        """Look for a plan with about ``moves`` moves, with so many solves more."""
        closed: set[Pair] = set()
        last = self.solves + solves
        while self.solves < last:
            at = next(
                (
                    at
                    for at in range(len(told) - 1)
                    if told[at].found.moves < moves < told[at + 1].found.moves
                    and _pair(told, at) not in closed
                ),
                None,
            )
            if at is None:
                return
            self._between(told, at, closed)

    def fill(self, told: list[Known], gap: int, wanted: int) -> None:
        """Add plans between two that are the best at one rate, without a solve.

        What two such plans do differently falls apart into changes that have no
        position in common. Each of them costs as much as it brings, so with any of
        them a plan is again the best at that rate.

        Args:
            told: The plans that are known; more are added.
            gap: How many moves may lie between two of them, about.
            wanted: A number of moves for which there should be a plan.
        """
        for fewer, more in pairwise([known.found for known in told]):
            rate = _slope(fewer, more)
            line = next((line for asked, line in self.lines if asked == rate), None)
            if line is None or not more.proven or _paid(more, rate) != line:
                continue
            span = more.moves - fewer.moves
            parts = -(-span // gap)
            marks = {fewer.moves + span * it // parts for it in range(1, parts)}
            if fewer.moves < wanted < more.moves:
                marks.add(wanted)
            holds = self._plain.problem.holds
            for position in blends(holds, fewer.position, more.position, sorted(marks)):
                found = self._seen(position, rate, proven=True)
                if found is not None and _paid(found, rate) == line:
                    self._place(told, found)

    def approach(self, told: list[Known], wanted: int) -> None:
        """Add a plan with so many moves, not proven, where none is anywhere near."""
        if any(NEAR * abs(it.found.moves - wanted) <= wanted for it in told):
            return
        for fewer, more in pairwise([known.found for known in told]):
            if fewer.moves < wanted < more.moves:
                ends = fewer.position, more.position
                position = best_blend(self._plain.problem, *ends, wanted)
                found = self._seen(position, _slope(fewer, more), proven=False)
                if found and fewer.achieved < found.achieved < more.achieved:
                    self._place(told, found)

    def _seen(self, position: Ints, rate: Rate, *, proven: bool) -> Found | None:
        """Return a plan that nobody solved for, unless relatives meet in it."""
        if any(self._met(self.seat(position))):
            return None
        return Found(
            rate=rate,
            moves=moves_of(self._plain, position),
            achieved=achieved(self._plain.problem, position),
            position=position,
            proven=proven,
        )

    def at(self, rate: Rate, near: Found | None) -> Found:
        """Return the best plan at a rate.

        Where relatives would meet, the move that brings them together is forbidden
        and the plan made again, as in the plan itself.

        Raises:
            ProblemTooLarge: if the rate cannot be told exactly in 64 bits.
        """
        while True:
            found, line = self._solved(rate, near)
            met = list(self._met(self.seat(found.position)))
            if not met:
                self.lines.append((rate, line))
                return found
            self.apart |= dict.fromkeys(met)
            self._set_up()
            near = None

    def seat(self, position: Ints) -> Ints:
        """Return positions for places of the network's problem."""
        return position if self._split is None else self._split.seat(position)

    def _set_up(self) -> None:
        self.base, self._split = self._problem_without(self.apart), None
        if self._tolerance is not None:
            self._split = split(self.base, self._tolerance)
        self._plain = Seating.of(
            self.base if self._split is None else self._split.problem
        )
        self._digits = Digits.of(self._plain)

    def _solved(self, rate: Rate, near: Found | None) -> tuple[Found, Rate]:
        """Return the best plan at a rate, and what none exceeds after paying it."""
        seating = Tolled.at(self._plain, self._digits, rate)
        scale, begin, price = seating.network.scale, seating.begin(), None
        if near is not None and near.begin is not None:
            before = near.begin
            if len(before.part) == len(begin):
                begin = begin | before.part
                price = carried(before.price, before.scale, scale)
        decision = decide(seating, begin, price)
        self.solves += 1
        answer = decision.best.answer
        most = answer.objective if decision.exhaustive else decision.ceiling.objective
        found = Found(
            rate=rate,
            moves=moves_of(self._plain, answer.position),
            achieved=achieved(self._plain.problem, answer.position),
            position=answer.position,
            proven=answer.objective == most,
            begin=Begin(answer.price, scale, answer.part),
        )
        return found, seating.terms.line(most)

    def _rate(self, **parts: Fraction) -> Rate:
        return tuple(parts.get(goal, Fraction(0)) for goal in self.goals)

    def _start(self) -> Known:
        """Return the plan with the fewest moves: none, unless somebody must go."""
        first, problem = self.goals[0], self._plain.problem
        step = max(STEPS[first])
        if problem.must_go.any():
            # Whoever must go can be made room for in more ways than one, and a move
            # more may bring as much as there are steps in it.
            for many in (len(self._plain.network.gain) + 3, MANY):
                rate = self._rate(**{first: Fraction(step * many)})
                with suppress(ProblemTooLarge):
                    return Known(self.at(rate, None), rate, rate)
        # No move brings more of a goal than one step, so at this rate none pays.
        rate = self._rate(**{first: Fraction(step + 1)})
        if problem.must_go.any():
            return Known(self.at(rate, None), rate, rate)
        here = achieved(problem, problem.holds)
        self.lines.append((rate, tuple(map(Fraction, here))))
        found = Found(rate, 0, here, problem.holds, proven=True)
        return Known(found, rate, rate)

    def _turns(self) -> Iterator[Rate]:
        """Yield rates that hardly cost a seat, goal by goal of those in seats."""
        for goal in self.goals[:-1]:
            if STEPS[goal][0]:
                return
            yield self._rate(**{goal: LEAST})

    def _widest(self, told: list[Known], closed: set[Pair]) -> int | None:
        gaps = [
            (told[at].found.moves - told[at + 1].found.moves, at)
            for at in range(len(told) - 1)
            if _pair(told, at) not in closed
            and told[at + 1].found.moves - told[at].found.moves > 1
        ]
        return min(gaps)[1] if gaps else None

    def _refine(self, told: list[Known], closed: set[Pair]) -> None:
        at = self._widest(told, closed)
        if at is not None:
            self._between(told, at, closed)

    def _between(self, told: list[Known], at: int, closed: set[Pair]) -> None:
        """Ask once more between two plans; close the gap if nothing can lie there."""
        fewer, more = told[at], told[at + 1]
        exact = _slope(fewer.found, more.found)
        if any(rate == exact for rate, _ in self.lines):
            closed.add(_pair(told, at))
            return
        for rate in between(more.high, fewer.low, exact):
            try:
                found = self.at(rate, fewer.found)
            except ProblemTooLarge:
                continue
            if not self._place(told, found) and rate == exact:
                break
            return
        closed.add(_pair(told, at))

    def _place(self, told: list[Known], found: Found) -> bool:
        """Put a plan where it belongs; return whether it was not known yet."""
        for known in told:
            if known.found.moves == found.moves:
                known.low = min(known.low, found.rate)
                known.high = max(known.high, found.rate)
                if found.achieved > known.found.achieved:
                    known.found = found
                return False
        told.append(Known(found, found.rate, found.rate))
        told.sort(key=lambda known: known.found.moves)
        return True


def _pair(told: list[Known], at: int) -> Pair:
    return told[at].found.moves, told[at + 1].found.moves


def _slope(fewer: Found, more: Found) -> Rate:
    gains = np.subtract(more.achieved, fewer.achieved).tolist()
    return slope(tuple(gains), more.moves - fewer.moves)


def _paid(found: Found, rate: Rate) -> Rate:
    """Return what is left of a plan after paying for its moves."""
    return tuple(
        goal - found.moves * part
        for goal, part in zip(found.achieved, rate, strict=True)
    )
