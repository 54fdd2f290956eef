"""Top trading cycles in which a seat takes only who is no worse than its holder.

Everybody points at the seat they wish for most, among those that are left and would
take them; last of all at their own. A seat points at its holder. Somewhere that closes
a circle; those in it take the seats they point at and are done, and the others point
again. Nobody can end with less than their own seat, and what a person says about their
wishes decides only where they point, never which seats would take them.

Seats without a holder need somebody who can take one without leaving another empty.
A vacancy therefore points at a person without a position, as long as any is left: the
one who fits it best. A circle through it is a chain: that person takes a seat, its
holder the next, and the last one the vacancy. A position above its need has surplus
holders, whose seat closes when they go. For each of them a *closer* takes part, who has
no position and wants nothing but one of the position's seats, the one with the lowest
fit first; vacancies point at closers when nobody without a position is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ..market import Market
from ..rounds import Round, Step

Way = tuple[int, int]
"""A position and the holder whose seat is meant, or -1 for one of its vacancies."""

OUT: Way = (-1, -1)
"""Nothing is left to point at: one's own seat, or none."""


def trade(market: Market) -> list[Round]:
    """Exchange seats until nobody is left, and tell what happened round by round.

    People without any wish are not in the rounds; they and their seats are out at
    once. The same market gives the same rounds.
    """
    floor = _Floor(market)
    rounds = []
    start: Iterable[int] = floor.open()
    while circles := floor.circles(start):
        rounds.append(floor.told(circles))
        start = floor.leave([each for circle in circles for each in circle])
    return [each for each in rounds if each.trades or each.done]


@dataclass(slots=True)
class _Floor:
    """Who is left and points where. Closers have numbers beyond all people.

    Attributes:
        left: Who has not got a seat yet.
        way: Where each of them points.
        pointing: Who points at a way.
        closes: For each closer the position.
        closers: Closers who are left, the next one last.
        vacancies: Per position the vacancies that are left.
        heir: Per position with vacancies to whom they point, but for closers.
        heirs: Per kind of position who may follow, in their order.
        turn: Per position with vacancies, how many of them have had their turn.
        inherits: For each heir the positions.
        at: For each person the wish they have come to, and the seat of it.
    """

    market: Market
    left: set[int] = field(default_factory=set)
    way: dict[int, Way] = field(default_factory=dict)
    pointing: dict[Way, set[int]] = field(default_factory=lambda: defaultdict(set))
    closes: dict[int, int] = field(default_factory=dict)
    closers: list[int] = field(default_factory=list)
    vacancies: list[int] = field(default_factory=list)
    heir: dict[int, int] = field(default_factory=dict)
    heirs: dict[int, list[int]] = field(default_factory=dict)
    turn: dict[int, int] = field(default_factory=dict)
    inherits: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    at: dict[int, tuple[int, int]] = field(default_factory=dict)

    def open(self) -> list[int]:
        """Let those with wishes in, and let everybody point; return who points."""
        market = self.market
        people = [at for at, wishes in enumerate(market.wishes) if wishes]
        self.left.update(people)
        self.vacancies = [max(number, 0) for number in market.vacancies]
        wished = {place for at in people for place, _ in market.wishes[at]}
        leave = {int(market.problem.holds[at]) for at in people}
        number = len(market.wishes)
        for position, vacancies in enumerate(market.vacancies):
            for _ in range(-vacancies if position in leave else 0):
                self.closes[number] = position
                number += 1
        self.left.update(self.closes)
        self.closers = sorted(self.closes, reverse=True)
        for position in sorted(wished):
            if self.vacancies[position]:
                self.turn[position] = 0
                self._bequeath(position)
        for each in sorted(self.left):
            self._point(each)
        return sorted(self.left)

    def circles(self, start: Iterable[int]) -> list[list[int]]:
        """Return the circles that can be reached from ``start``, each once."""
        seen: dict[int, int] = {}
        found = []
        for first in start:
            path, each = [], first
            while each not in seen:
                seen[each] = first
                path.append(each)
                each = self._beyond(each)
            if seen[each] == first:
                found.append(path[path.index(each) :])
        return found

    def leave(self, gone: list[int]) -> list[int]:
        """Take out who is done, with their seats; return whose way has changed."""
        holds, people = self.market.problem.holds, len(self.market.wishes)
        changed: set[int] = set()
        self.left.difference_update(gone)
        for each in gone:
            position, holder = self.way[each]
            if holder < 0 <= position:
                self.vacancies[position] -= 1
                if not self.vacancies[position]:
                    changed |= self.pointing.pop((position, -1), set())
        for each in gone:
            if each < people and holds[each] >= 0:
                changed |= self.pointing.pop((int(holds[each]), each), set())
        closers = len(self.closers)
        while self.closers and self.closers[-1] not in self.left:
            self.closers.pop()
        inherited = [it for each in gone for it in self.inherits.pop(each, [])]
        for position in inherited:
            self._bequeath(position)
        # Whom vacancies point at now may close a circle; those of nobody are shut.
        changed.update(self.closers[-1:], (self._heir(it) for it in inherited))
        for position in self.turn if closers > len(self.closers) == 0 else inherited:
            if self._heir(position) < 0:
                changed |= self.pointing.pop((position, -1), set())
        changed &= self.left
        for each in sorted(changed):
            self.pointing[self.way[each]].discard(each)
            self._point(each)
        return sorted(changed)

    def told(self, circles: list[list[int]]) -> Round:
        """Tell circles as trades: one with vacancies is as many chains as it has."""
        trades, done = [], []
        for circle in circles:
            if len(circle) == 1 and self.way[circle[0]] == OUT:
                done += [each for each in circle if each not in self.closes]
                continue
            heads = [at for at, each in enumerate(circle) if self._leaves_none(each)]
            heads = heads or [circle.index(min(circle))]
            for head, after in pairwise([*heads, heads[0] + len(circle)]):
                turned = (circle + circle)[head:after]
                steps = [self._step(each) for each in turned if each not in self.closes]
                trades.append(tuple(steps))
        trades.sort(key=lambda trade: trade[0].person)
        return Round(tuple(trades), tuple(sorted(done)))

    def _leaves_none(self, each: int) -> bool:
        """Tell whether somebody takes a seat without leaving one to others."""
        return each in self.closes or self.market.problem.holds[each] < 0

    def _step(self, each: int) -> Step:
        position, holder = self.way[each]
        origin = int(self.market.problem.holds[each])
        return Step(each, origin, position, holder)

    def _beyond(self, each: int) -> int:
        """Return who has the seat that somebody points at; themselves at the end."""
        position, holder = self.way[each]
        if position < 0:
            return each
        return self._heir(position) if holder < 0 else holder

    def _heir(self, position: int) -> int:
        """Return to whom vacancies of a position point; -1: to nobody."""
        return self.heir.get(position, self.closers[-1] if self.closers else -1)

    def _bequeath(self, position: int) -> None:
        """Let the vacancies of a position point at the first heir who is left."""
        kind = int(self.market.kind[position])
        if kind not in self.heirs:
            order = self.market.heirs(kind)
            self.heirs[kind] = [each for each in order if each in self.left]
        heirs, turn = self.heirs[kind], self.turn[position]
        while turn < len(heirs) and heirs[turn] not in self.left:
            turn += 1
        self.turn[position] = turn
        self.heir.pop(position, None)
        if turn < len(heirs):
            self.heir[position] = heirs[turn]
            self.inherits[heirs[turn]].append(position)

    def _point(self, each: int) -> None:
        self.way[each] = self._best(each)
        self.pointing[self.way[each]].add(each)

    def _best(self, each: int) -> Way:
        """Return the best of what is left for somebody, and would take them."""
        market = self.market
        if each in self.closes:
            position = self.closes[each]
            return self._first(each, 0, position, market.holders[position][::-1])
        wishes = market.wishes[each]
        for wish in range(self.at.get(each, (0, 0))[0], len(wishes)):
            position, fit = wishes[wish]
            asks = market.asks[position]
            open_to = market.holders[position][bisect_left(asks, -fit) : len(asks)]
            way = self._first(each, wish, position, open_to)
            if way != OUT:
                return way
            if self.vacancies[position] and self._heir(position) >= 0:
                return position, -1
        return OUT

    def _first(self, each: int, wish: int, position: int, seats: list[int]) -> Way:
        """Return the first of some seats that is left, beyond where they have come."""
        come, begin = self.at.get(each, (0, 0))
        for seat in range(begin if come == wish else 0, len(seats)):
            if seats[seat] in self.left:
                self.at[each] = wish, seat
                return position, seats[seat]
        self.at[each] = wish, len(seats)
        return OUT
