"""One way of arriving somewhere, and when it is beaten by another one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .expected import LATER
from .station import Spell, Stay


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """One way of arriving at a rung.

    Attributes:
        rung: Where; -1 for the present position.
        target: The target of the rung by which it was entered; -1 at the start.
        day: From which it can be left, in days since 1 January 1970.
        moves: So many led here.
        before: The arrival before this one.
        stay: What the rules read about it; ``None`` for the present position today.
        service: What service on the way is worth here; ``None`` at the start.
        leaves_on: First day no longer there, by retirement or a contract's end.
        credits_on: From when credit points allow the next functional level, where that
            is told.
    """

    rung: int
    target: int
    day: int
    moves: int
    before: Label | None
    stay: Stay | None
    service: Service | None = None
    leaves_on: int = LATER
    credits_on: date | None = None

    def path(self) -> list[Label]:
        """Return the arrivals that led here, the start first."""
        found: list[Label] = []
        at: Label | None = self
        while at is not None:
            found.append(at)
            at = at.before
        return found[::-1]


@dataclass(frozen=True, slots=True)
class Service:
    """What service is worth for the moves to come, besides what is on record.

    Attributes:
        level_since: Since when the level, or an equal one, is held without a break.
        group_since: Since when the person is in the job group without a break.
        closed: Service at the levels before, on record and on the way.
        left: Day on which the present position was left, in days since 1 January 1970.
        first_enough: Whether no target of its job group can ask for more experience
            than it had given by then.
        rise: Month of the next grade, less an interval for each grade held: the
            smaller, the further.
    """

    level_since: date
    group_since: date
    closed: tuple[Spell, ...]
    left: int
    first_enough: bool
    rise: int


def beats(one: Label, other: Label) -> bool:
    """Tell whether whatever follows ``other`` can follow ``one`` at least as early.

    Both are arrivals at the same rung.
    """
    mine, its = one.service, other.service
    if mine is None or its is None:
        return False
    return (
        one.day <= other.day
        and one.moves <= other.moves
        and mine.rise <= its.rise
        and mine.level_since <= its.level_since
        and mine.group_since <= its.group_since
        and (mine.first_enough or mine.left >= its.left)
    )
