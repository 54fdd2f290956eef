"""What the position map is made of: units, their positions, and sums over both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .models import Structure


class Sums(NamedTuple):
    """What adds up over positions; those of unknown need count in ``held`` only."""

    posts: int = 0
    held: int = 0
    need: int = 0
    gap: int = 0
    short: int = 0
    over: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, parts: Iterable[Sums]) -> Sums:
        """Add up; nothing gives zero.

        >>> Sums.of([Sums(posts=1, need=2), Sums(posts=1, need=3)]).need
        5
        """
        return cls(*map(sum, zip(cls(), *parts, strict=True)))


@dataclass(slots=True)
class Seats:
    """A position with its seats: one row of the map, or the leader of a box."""

    pk: int
    code: str
    title: str
    family: str
    rank: int | None
    need: int | None
    held: int
    critical: bool
    is_leader: bool
    stated: int | None  # the superior that the register names, by record number
    superior: Seats | None = None

    @property
    def gap(self) -> int | None:
        """Holders minus need; unknown where the need is."""
        return None if self.need is None else self.held - self.need

    @property
    def sums(self) -> Sums:
        """The position as a part of a sum."""
        if self.need is None:
            return Sums(posts=1, held=self.held, unknown=1)
        gap = self.held - self.need
        return Sums(1, self.held, self.need, gap, max(-gap, 0), max(gap, 0))


@dataclass(slots=True)
class Node:
    """A unit on the map, with its positions: the leader first, then by family."""

    code: str
    name: str
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    posts: list[Seats] = field(default_factory=list)
    total: Sums = field(default_factory=Sums)
    moved_from: str = ""  # in a draft: the unit it hangs below in the one in force
    is_new: bool = False  # in a draft: not in the one in force

    @property
    def leader(self) -> Seats | None:
        """The position that leads the unit, if any."""
        return self.posts[0] if self.posts and self.posts[0].is_leader else None

    @property
    def line(self) -> list[Node]:
        """The units from the root down to this one."""
        line, above = [self], self.parent
        while above:
            line.append(above)
            above = above.parent
        return line[::-1]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole map: every unit depth first, the one root first."""

    day: date
    structure: Structure
    nodes: tuple[Node, ...]

    @property
    def root(self) -> Node:
        """The unit at the top."""
        return self.nodes[0]

    def node(self, code: str) -> Node | None:
        """Return the unit with ``code``."""
        return next((node for node in self.nodes if node.code == code), None)

    def seats(self, code: str) -> tuple[Node, Seats] | None:
        """Return the position with ``code`` and its unit."""
        return next(
            (
                (node, post)
                for node in self.nodes
                for post in node.posts
                if post.code == code
            ),
            None,
        )
