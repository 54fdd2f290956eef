"""What each further move brings: the best plans with at most so many moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from typing import Any

from tepat.errors import TepatError
from tepat.placement.case import Case
from tepat.placement.chain import Chain, chains
from tepat.placement.problem import Ints
from tepat.words import Sentence

from .search import Found, Search
from .tolled import Rate

NO_OPTIMUM = Sentence(
    id="Rencana ini bercara exchange: perpindahannya lahir dari pertukaran menurut "
    "minat, bukan dari pencarian yang terbaik, sehingga tidak ada kurva manfaat. Susun "
    "rencana dengan cara voluntary atau optimum, lalu ulangi.",
    en="This plan was made in the mode exchange: its moves come from exchange by "
    "wishes, not from a search for the best, so it has no frontier. Make a plan in the "
    "mode voluntary or optimum and run again.",
)
FIRST = 50
"""Moves that are shown one by one, unless otherwise asked."""

CLOSER = 6
"""Solves spent on a plan with about as many moves as were asked for."""


class NoFrontier(TepatError):
    """A plan for which there is no such thing as the best with fewer moves."""

    exit_code = 120


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """The best plan with at most so many moves.

    Attributes:
        moves: How many people move.
        achieved: What it achieves, one number per goal.
        rate: The cost of a move at which it is the best, one fraction per goal.
        proven: Whether it is shown that no plan with as few moves achieves more.
        position: Per person of the case the index of their position, or -1.
        chains: The moves, told as in a plan.
    """

    moves: int
    achieved: tuple[int, ...]
    rate: Rate
    proven: bool
    position: Ints
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The gain of a plan against the number of moves.

    Attributes:
        goals: The goals in their order.
        points: Plans with ever more moves, each achieving more than the one before;
            the first moves nobody who need not go, the last reaches all that can be.
        lines: Rates, each with what no plan exceeds after paying it for every move.
        planned: Moves and achievement of the plan itself.
        seat: Per person of the case the index of their position in it, or -1.
        limited: Whether the plan keeps to limits that these plans do not know.
        apart: How many pairs of person and position are forbidden because relatives
            would meet; what is proven is so among plans without them.
        first: About how many moves are shown one by one.
        solves: How often a network was solved.
    """

    goals: tuple[str, ...]
    points: tuple[Point, ...]
    lines: tuple[tuple[Rate, Rate], ...]
    planned: tuple[int, tuple[int, ...]]
    seat: Ints
    limited: bool
    apart: int
    first: int
    solves: int

    def within(self, moves: int) -> Point | None:
        """Return the best known plan with at most so many moves, if there is one."""
        return max(
            (it for it in self.points if it.moves <= moves),
            key=lambda it: it.moves,
            default=None,
        )

    def nearest(self, moves: int) -> Point:
        """Return the plan whose number of moves is nearest; of two, the one below."""
        some = [it for it in self.points if it.moves] or list(self.points)
        return min(some, key=lambda it: (abs(it.moves - moves), it.moves))

    def shared(self, point: Point) -> int:
        """Return how many of its moves are moves of the plan as well."""
        moved = [step.person for chain in point.chains for step in chain.steps]
        return int((point.position[moved] == self.seat[moved]).sum())

    def most(self, moves: int) -> tuple[int | None, ...]:
        """Return what no plan with at most so many moves exceeds, goal by goal.

        After paying for its moves no plan exceeds a line, whichever rate it is for.
        Goals are compared in order: of a later goal something is said only where the
        bound of every earlier one is a whole number, and then for plans that reach
        it; ``None`` says nothing.
        """
        least = min(
            tuple(part + moves * cost for part, cost in zip(line, rate, strict=True))
            for rate, line in self.lines
        )
        told: list[int | None] = []
        is_told = True
        for part in least:
            told.append(floor(part) if is_told else None)
            is_told = is_told and part.denominator == 1
        return tuple(told)

    def gain(self, point: Point) -> tuple[int, ...]:
        """Return what a plan achieves beyond the first, goal by goal."""
        return tuple(
            here - start
            for here, start in zip(point.achieved, self.points[0].achieved, strict=True)
        )

    def share(self, point: Point) -> tuple[float | None, ...]:
        """Return percent of what the last plan gains; ``None`` where it gains none."""
        whole = self.gain(self.points[-1])
        return tuple(
            round(100 * here / all_, 1) if all_ > 0 else None
            for here, all_ in zip(self.gain(point), whole, strict=True)
        )

    def fewest(self) -> tuple[tuple[str, int], ...]:
        """Return the fewest moves that reach the best of each leading goal.

        Only goals whose fewest moves are proven are named.
        """
        best, told = self.points[-1].achieved, []
        for number, goal in enumerate(self.goals[:-1], start=1):
            point = next(
                it for it in self.points if it.achieved[:number] == best[:number]
            )
            # A cost within the first goals would have left out any move to spare.
            if point.proven and any(point.rate[:number]) and point.moves:
                told.append((goal, point.moves))
        return tuple(told)


def frontier(
    case: Case,
    content: Mapping[str, Any],
    points: int = 24,
    first: int | None = None,
) -> Frontier:
    """Return the best plans with at most so many moves.

    Limits of the scenario that tie people together are left aside.

    Args:
        case: The case a plan answers.
        content: The plan, as ``plan.json`` holds it.
        points: How many rates to ask at, about; each takes one solve.
        first: About how many moves the plan shown move by move should have; fifty if
            absent, or a quarter of all where there are few.

    Raises:
        NoFrontier: if the plan is an exchange.
    """
    if case.scenario.mode == "exchange":
        raise NoFrontier(NO_OPTIMUM)
    search = Search(
        case.problem,
        lambda seat: case.kin.clashes(seat, case.holds, case.policy),
        case.scenario.tolerance,
        _apart(case, content),
    )
    known = search.known(points)
    if first is None:
        first = min(FIRST, max(known[-1].found.moves // 4, 1))
    search.towards(known, first, CLOSER)
    search.fill(known, max(known[-1].found.moves // points, 1), first)
    search.approach(known, first)
    told: list[Point] = []
    for it in known:
        found = it.found
        if told and found.achieved <= told[-1].achieved:
            continue
        seat = search.seat(found.position)
        told.append(_point(found, seat, tuple(chains(search.base, seat))))
    return Frontier(
        goals=search.goals,
        points=tuple(told),
        lines=tuple(search.lines),
        planned=(len(content["moves"]), tuple(content["objective"].values())),
        seat=_seat(case, content),
        limited=case.scenario.is_coupled,
        apart=len(search.apart),
        first=first,
        solves=search.solves,
    )


def _point(found: Found, seat: Ints, told: tuple[Chain, ...]) -> Point:
    return Point(
        moves=found.moves,
        achieved=found.achieved,
        rate=found.rate,
        proven=found.proven,
        position=seat,
        chains=told,
    )


def _seat(case: Case, content: Mapping[str, Any]) -> Ints:
    people = {nip: at for at, nip in enumerate(case.people["nip"])}
    places = {code: at for at, code in enumerate(case.positions["position"])}
    seat = case.holds.copy()
    for move in content["moves"]:
        if move["nip"] in people and move["to"] in places:
            seat[people[move["nip"]]] = places[move["to"]]
    return seat


def _apart(case: Case, content: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the pairs that the plan forbids because relatives would meet."""
    people = {nip: at for at, nip in enumerate(case.people["nip"])}
    places = {code: at for at, code in enumerate(case.positions["position"])}
    restricted = content.get("restricted") or {}
    return [
        (people[nip], places[code])
        for nip, code in restricted.get("relatives", ())
        if nip in people and code in places
    ]
