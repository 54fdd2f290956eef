"""What stands on a position map: people, posts, units, and their sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import NamedTuple


class Leaving(IntEnum):
    """When a holder leaves: retirement or end of contract, whichever comes first."""

    OVERDUE = 0
    WITHIN_A_YEAR = 1
    WITHIN_FIVE_YEARS = 2
    LATER = 3
    UNKNOWN = 4


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post, with no more than a colleague needs to see.

    Attributes:
        nip: Without the day of birth and the sex it would tell; see ``masked``.
        leaves: First day of retirement, or last day of the contract.
    """

    name: str
    nip: str
    status: str
    grade: str | None
    education: str | None
    field: str | None
    leaves: date | None
    leaving: Leaving


class Sums(NamedTuple):
    """What adds up over posts.

    Attributes:
        posts: Number of positions.
        occupied: B, people who hold them.
        need: K, over the positions whose need is known.
        gap: ±, over the same positions.
        short, over: The shortages and the surpluses in ``gap``, each by itself.
        unknown: Positions whose need is unknown.
        overdue, within_a_year, within_five_years: Holders by the time they leave,
            each counted once.
    """

    posts: int = 0
    occupied: int = 0
    need: int = 0
    gap: int = 0
    short: int = 0
    over: int = 0
    unknown: int = 0
    overdue: int = 0
    within_a_year: int = 0
    within_five_years: int = 0

    @classmethod
    def of(cls, parts: Iterable[Sums]) -> Sums:
        """Add up; nothing gives zero.

        >>> Sums.of([Sums(posts=1, need=2), Sums(posts=1, need=3)]).need
        5
        """
        return cls(*map(sum, zip(cls(), *parts, strict=True)))


@dataclass(frozen=True, slots=True)
class Post:
    """A position with its seats: one box, or one row of a table.

    ``need`` and ``gap`` are ``None`` where the need is unknown; ``projection`` holds
    the gap of each coming year as far as it is known.
    """

    position: str
    name: str
    family: str
    level: str | None
    echelon: str | None
    position_class: int | None
    superior: str | None
    is_leader: bool
    critical: bool
    need: int | None
    occupied: int
    gap: int | None
    workload_hours: float | None
    fte: float | None
    source: str | None
    projection: tuple[int | None, ...]
    education_min: str | None
    fields: tuple[str, ...]
    grade_min: str | None
    grade_max: str | None
    holders: tuple[Holder, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit on the map.

    Attributes:
        parent: Code of the unit above; ``None`` for the one root.
        children: Codes of the units below, in the order of the workbook.
        leader: The post that leads it, if any.
        boxes: Other leadership posts of the unit.
        rows: Functional posts, then operational ones, highest class first.
        own: Sums over the unit's own posts.
        total: Sums over the unit and everything below.
    """

    unit: str
    name: str
    kind: str | None
    parent: str | None
    depth: int
    children: tuple[str, ...]
    leader: Post | None
    boxes: tuple[Post, ...]
    rows: tuple[Post, ...]
    own: Sums
    total: Sums

    @property
    def posts(self) -> tuple[Post, ...]:
        leader = () if self.leader is None else (self.leader,)
        return leader + self.boxes + self.rows


@dataclass(frozen=True, slots=True)
class PositionMap:
    """All units depth first, the one root first.

    Attributes:
        units: Every unit, each after the one above it.
        names: Whether people appear, or only their number.
    """

    units: tuple[UnitNode, ...]
    names: bool

    @property
    def root(self) -> UnitNode:
        return self.units[0]

    @property
    def shows_people(self) -> bool:
        """Whether anybody is named: not where only numbers of holders are known."""
        return any(post.holders for unit in self.units for post in unit.posts)

    @property
    def agencies(self) -> tuple[UnitNode, ...]:
        """The units directly below the root (perangkat daerah)."""
        return tuple(node for node in self.units if node.depth == 1)


def masked(nip: str) -> str:
    """Hide the day of birth and the sex that a NIP tells, and keep its shape.

    >>> masked("198001012015011911")
    '********201501*911'
    """
    return "*" * 8 + nip[8:14] + "*" + nip[15:]
