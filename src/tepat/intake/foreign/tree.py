"""Rows that name their parent, as a forest: what does not fit is told, never mended.

Every row stays. A code told twice belongs to its first row, and the later ones get
codes of their own; a parent that is blank, is not there, or closes a circle leaves a
row without one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Node:
    """One row: its code and its parent's as the source tells them, or ``None``."""

    code: str | None
    parent: str | None
    is_top: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """What was found; rows are positions in the list that was given, from 0.

    Attributes:
        codes: Code of each row, each once: a later row of a code has ``CODE#2``.
        parents: Row of each row's parent; ``None`` at the top and where it is lost.
        duplicates: Rows of each code told more than once, in order.
        without_code: Rows without a code.
        tops: Rows marked as top, or without a parent where nothing marks one.
        blanks: Rows without a parent that are no top.
        dangling: Rows whose parent is not there.
        cycles: Rows of each circle, from its earliest row upwards.
        depths: Steps from a top down to each row; ``None`` where none leads there.
        max_span: Most rows that name one and the same existing parent.
    """

    codes: tuple[str, ...]
    parents: tuple[int | None, ...]
    duplicates: dict[str, list[int]] = field(default_factory=dict)
    without_code: list[int] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    blanks: list[int] = field(default_factory=list)
    dangling: list[int] = field(default_factory=list)
    cycles: list[list[int]] = field(default_factory=list)
    depths: tuple[int | None, ...] = ()
    max_span: int = 0

    def above(self, row: int, codes: Sequence[str] | None = None) -> str | None:
        """Return the code of a row's parent, of ``codes`` where they are another's."""
        parent = self.parents[row]
        return None if parent is None else (codes or self.codes)[parent]

    @property
    def unique_codes(self) -> int:
        return len(self.codes) - len(self.without_code) - self._repeats

    @property
    def max_depth(self) -> int:
        return max((depth for depth in self.depths if depth is not None), default=0)

    @property
    def unconnected(self) -> list[int]:
        """Rows to which no top leads."""
        return [row for row, depth in enumerate(self.depths) if depth is None]

    @property
    def roots(self) -> list[int]:
        """Rows without a parent, for whatever reason."""
        return [row for row, parent in enumerate(self.parents) if parent is None]

    @property
    def _repeats(self) -> int:
        return sum(len(rows) - 1 for rows in self.duplicates.values())


def tree(nodes: Sequence[Node], *, tops_are_marked: bool) -> Tree:
    """Arrange rows by the parents they name.

    Args:
        nodes: The rows in the order of the source.
        tops_are_marked: Whether ``is_top`` tells the tops; else a blank parent does.
    """
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row, node in enumerate(nodes):
        if node.code is not None:
            rows_of[node.code].append(row)
    first = {code: rows[0] for code, rows in rows_of.items()}
    stated = [first.get(node.parent) if node.parent else None for node in nodes]
    cycles = _cycles(stated)
    parents = list(stated)
    for circle in cycles:
        parents[circle[0]] = None
    tops = [
        row
        for row, node in enumerate(nodes)
        if (node.is_top if tops_are_marked else node.parent is None)
    ]
    spans = Counter(parent for parent in stated if parent is not None)
    return Tree(
        codes=_codes(nodes, rows_of),
        parents=tuple(parents),
        duplicates={code: rows for code, rows in rows_of.items() if len(rows) > 1},
        without_code=[row for row, node in enumerate(nodes) if node.code is None],
        tops=tops,
        blanks=[
            row
            for row, node in enumerate(nodes)
            if tops_are_marked and node.parent is None and not node.is_top
        ],
        dangling=[
            row
            for row, node in enumerate(nodes)
            if node.parent is not None and stated[row] is None
        ],
        cycles=cycles,
        depths=_depths(stated, tops),
        max_span=max(spans.values(), default=0),
    )


def _codes(nodes: Sequence[Node], rows_of: dict[str, list[int]]) -> tuple[str, ...]:
    """A code for each row that no other row has."""
    taken = set(rows_of)
    codes = []
    for row, node in enumerate(nodes):
        if node.code is not None and rows_of[node.code][0] == row:
            codes.append(node.code)
            continue
        stem = "?" if node.code is None else node.code
        number = 2 if node.code is not None else 1
        while f"{stem}#{number}" in taken:
            number += 1
        taken.add(f"{stem}#{number}")
        codes.append(f"{stem}#{number}")
    return tuple(codes)


def _cycles(parents: Sequence[int | None]) -> list[list[int]]:
    """Each circle of parents once, from its earliest row upwards."""
    seen: dict[int, int] = {}  # row → the walk that came there first
    found = []
    for start in range(len(parents)):
        row: int | None = start
        while row is not None and row not in seen:
            seen[row] = start
            row = parents[row]
        if row is not None and seen[row] == start:
            circle = [row]
            while (above := parents[circle[-1]]) is not None and above != row:
                circle.append(above)
            at = circle.index(min(circle))
            found.append(circle[at:] + circle[:at])
    return found


def _depths(
    parents: Sequence[int | None], tops: Sequence[int]
) -> tuple[int | None, ...]:
    below: dict[int, list[int]] = defaultdict(list)
    for row, parent in enumerate(parents):
        if parent is not None:
            below[parent].append(row)
    depths: list[int | None] = [None] * len(parents)
    layer, depth = list(tops), 0
    while layer:
        for row in layer:
            depths[row] = depth
        layer = [row for above in layer for row in below[above] if depths[row] is None]
        depth += 1
    return tuple(depths)
