"""A unit as a column: its box, its table, and the units below it, stacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..node import PositionMap, UnitNode
from .cells import Row, Stack, box, rows, sum_row, table
from .say import Speech
from .shapes import Block, Line, moved

INDENT = 4.0
APART = 1.8  # between a box and what hangs below it
DEEPEST = 3  # steps to the right; what lies deeper gets a sheet of its own
SHORTEST_ROW, SHORTEST_BOX = 3.9, 11.0


@dataclass(frozen=True, slots=True)
class Draft:
    """What every column needs to know.

    Attributes:
        chart: The map.
        nodes: Its units by their code.
        speech: The words.
        highest: How high a column may become, in millimetres.
        names: Whether holders are named.
    """

    chart: PositionMap
    nodes: Mapping[str, UnitNode]
    speech: Speech
    highest: float
    names: bool

    def below(self, node: UnitNode) -> list[UnitNode]:
        return [self.nodes[code] for code in node.children]


@dataclass(frozen=True, slots=True)
class Column:
    """A unit drawn as a column.

    Attributes:
        block: Its shapes.
        apart: The units below it that are only pointed to.
    """

    block: Block
    apart: tuple[UnitNode, ...]


def column(draft: Draft, node: UnitNode, wide: float, page: str) -> Column | None:
    """Return a unit with everything below it; ``None`` where that is too high.

    What lies too deep is a box that points to a sheet of its own, with the words of
    ``page``.
    """
    if _shortest(draft, node, 0) > draft.highest:
        return None
    trunk = _Trunk(draft, page, wide)
    trunk.unit(node, 0)
    if trunk.stack.y > draft.highest:
        return None
    mouth = _head(draft, node, wide).mouth
    block = Block(wide, trunk.stack.y, mouth, tuple(trunk.stack.shapes))
    return Column(block, tuple(trunk.apart))


def card(draft: Draft, node: UnitNode, wide: float, page: str) -> Block:
    """Return a unit that has a sheet of its own: its box, its sums, and the way."""
    speech = draft.speech
    more = (
        speech.say("below", n=speech.number(node.total.posts)),
        f"B {speech.number(node.total.occupied)} · K {speech.number(node.total.need)} "
        f"· ± {speech.gap(node.total.gap)}",
        page,
    )
    return box(
        speech, wide, node.leader, unit=node, names=draft.names, to=node.unit, more=more
    )


def own_tables(draft: Draft, node: UnitNode, wide: float, title: str) -> list[Block]:
    """Return a unit's own functional and operational posts, in as many columns."""
    speech = draft.speech
    shown = _rows(draft, node, wide)
    if not shown:
        return []
    whole = sum(row.height for row in shown)
    room = draft.highest - 14.0  # of headings and title
    parts = _parts(shown, whole / -(-whole // room), room)
    titles = [title] * len(parts)
    if len(parts) > 1:
        said = [
            speech.say("part", n=at, of=len(parts)) for at in range(1, len(parts) + 1)
        ]
        titles = [f"{title}. {part}" if title else part for part in said]
    return [
        table(speech, wide, part, said)
        for part, said in zip(parts, titles, strict=True)
    ]


def _parts(shown: Sequence[Row], about: float, most: float) -> list[list[Row]]:
    """Divide rows in parts of about the same height, none above the most."""
    parts: list[list[Row]] = [[]]
    height = 0.0
    for row in shown:
        if parts[-1] and (height >= about or height + row.height > most):
            parts.append([])
            height = 0.0
        parts[-1].append(row)
        height += row.height
    return parts


class _Trunk:
    """Units stacked below each other, each step in the tree a step to the right."""

    def __init__(self, draft: Draft, page: str, wide: float) -> None:
        self._draft, self._page = draft, page
        self.stack = Stack(wide)
        self.apart: list[UnitNode] = []

    def unit(self, node: UnitNode, depth: int) -> float:
        """Draw a unit, and return where a line from its left meets it."""
        draft, x = self._draft, depth * INDENT
        wide = self.stack.width - x
        if depth >= DEEPEST and node.children:
            self.apart.append(node)
            return self._set(card(draft, node, wide, self._page), x)
        meets = self._set(_head(draft, node, wide), x)
        bottom, below = self.stack.y, draft.below(node)
        inner = x + INDENT if below or node.boxes else x
        met = []
        for post in node.boxes:
            self.stack.space(APART)
            room = self.stack.width - inner
            met.append(
                self._set(box(draft.speech, room, post, names=draft.names), inner)
            )
        shown = _rows(draft, node, self.stack.width - inner)
        if shown:
            self.stack.space(APART if inner > x else 0.0)
            part = table(draft.speech, self.stack.width - inner, shown)
            y = self._set(part, inner)
            met += [y] if inner > x else []
        for child in below:
            self.stack.space(APART)
            met.append(self.unit(child, depth + 1))
        if met:
            spine = x + INDENT / 2
            lines = [Line(spine, y, inner, y, weight=0.3) for y in met]
            down = Line(spine, bottom, spine, met[-1], weight=0.3)
            self.stack.shapes += [down, *lines]
        return meets

    def _set(self, block: Block, x: float) -> float:
        """Set one block at ``x``, and return where a line meets it."""
        meets = self.stack.y + block.mouth
        self.stack.shapes += moved(block.shapes, x, self.stack.y)
        self.stack.space(block.height)
        return meets


def _head(draft: Draft, node: UnitNode, wide: float) -> Block:
    return box(draft.speech, wide, node.leader, unit=node, names=draft.names)


def _rows(draft: Draft, node: UnitNode, wide: float) -> list[Row]:
    shown = rows(draft.speech, node.rows, wide, names=draft.names)
    if len(node.rows) > 1 or (node.rows and (node.leader or node.boxes)):
        shown.append(sum_row(draft.speech, node.own))
    return shown


def _shortest(draft: Draft, node: UnitNode, depth: int) -> float:
    """At least so high is a column; a quick look before it is drawn."""
    if depth >= DEEPEST and node.children:
        return SHORTEST_BOX
    height = SHORTEST_BOX * (1 + len(node.boxes)) + SHORTEST_ROW * len(node.rows)
    for child in draft.below(node):
        height += _shortest(draft, child, depth + 1)
        if height > draft.highest:
            break
    return height
