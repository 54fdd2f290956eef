"""The sheet of one unit: its box above, and columns in bands on as many pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..node import UnitNode
from .cells import box
from .column import Draft, card, column, own_tables
from .shapes import Block, Line, Shape, enlarged, foot_of, moved

WIDE, MARGIN, GAP = 420.0, 16.0, 6.0
USABLE = WIDE - 2 * MARGIN
MOST_COLUMNS, WIDEST, HEAD_WIDTH = 6, 92.0, 90.0
DROP = 3.0  # from the foot of a box to the line below it, and from there on
TO_SPINE = 6.0  # from the margin to the line that leads to bands below the first
LARGER = (1.6, 1.35, 1.18)  # a sheet with room to spare is drawn so much larger


@dataclass(frozen=True, slots=True)
class Sheet:
    """A unit's own sheet.

    Attributes:
        node: The unit.
        pages: The shapes of each page, below the heading.
        apart: Units below that have sheets of their own.
    """

    node: UnitNode
    pages: tuple[tuple[Shape, ...], ...]
    apart: tuple[UnitNode, ...]


def sheet(
    draft: Draft,
    node: UnitNode,
    page: str,
    top: float,
    bottom: float,
    usable: float = USABLE,
) -> Sheet:
    """Draw a unit between ``top`` and ``bottom``; below that a new page begins.

    Args:
        draft: What every column needs to know.
        node: The unit.
        page: What a box says that leads to a sheet of its own.
        top: Where the drawing begins on each page.
        bottom: Where it must end; infinite for one long page.
        usable: How wide it may be.
    """
    below = draft.below(node)
    tables = len(own_tables(draft, node, WIDEST, ""))
    count = max(len(below) + tables, len(node.boxes), 1)
    across = min(count, MOST_COLUMNS)
    wide = min(WIDEST, (usable - (across - 1) * GAP) / across)
    columns = {child.unit: column(draft, child, wide, page) for child in below}
    if node.parent is None and (None in columns.values() or count > MOST_COLUMNS):
        # A whole city: every agency with units of its own has its own sheet.
        columns |= {child.unit: None for child in below if child.children}
    shown = own_tables(draft, node, wide, draft.speech.say("own") if below else "")
    apart: list[UnitNode] = []
    for child in below:
        drawn = columns[child.unit]
        apart += [child] if drawn is None else drawn.apart
        shown.append(drawn.block if drawn else card(draft, child, wide, page))
    boxes = [box(draft.speech, wide, it, names=draft.names) for it in node.boxes]
    head = box(draft.speech, HEAD_WIDTH, node.leader, unit=node, names=draft.names)
    pages = _Pages(head, usable, wide, top, bottom)
    for band in (*_bands(boxes, across), *_bands(shown, across)):
        pages.add(band)
    return Sheet(node, pages.finished(), tuple(apart))


def as_large_as_fits(
    draft: Draft, drawn: Sheet, page: str, top: float, bottom: float
) -> Sheet:
    """Return a sheet of one page that has room to spare drawn larger, as it still fits.

    What stands on it stays the same.
    """
    if len(drawn.pages) > 1:
        return drawn
    lowest = max(foot_of(shape) for shape in drawn.pages[0])
    for by in LARGER:
        if (lowest - top) * by > bottom - top:
            continue
        narrow = replace(draft, highest=draft.highest / by)
        usable = (USABLE + 2 * MARGIN) / by - 2 * MARGIN
        tried = sheet(narrow, drawn.node, page, top / by, bottom / by, usable)
        if len(tried.pages) == 1 and tried.apart == drawn.apart:
            return replace(drawn, pages=(enlarged(tried.pages[0], by),))
    return drawn


def _bands(blocks: Sequence[Block], across: int) -> Iterator[Sequence[Block]]:
    for start in range(0, len(blocks), across):
        yield blocks[start : start + across]


class _Pages:
    """Bands set below each other, joined by lines, over pages."""

    def __init__(
        self, head: Block, usable: float, wide: float, top: float, bottom: float
    ) -> None:
        self._wide, self._top, self._bottom = wide, top, bottom
        self._middle, self._spine = MARGIN + usable / 2, MARGIN - TO_SPINE
        self._done: list[tuple[Shape, ...]] = []
        self._shapes: list[Shape] = moved(
            head.shapes, self._middle - head.width / 2, top
        )
        self._y = top + head.height
        self._levels: list[float] = []  # of the lines above each band of this page
        self._left: float | None = None  # of the grid, as the first band sets it

    def add(self, band: Sequence[Block]) -> None:
        """Set one band, on a new page where this one has no room for it."""
        high = max(block.height for block in band)
        if self._y + 2 * DROP + high > self._bottom and self._y > self._top:
            self._turn()
        level = self._y + DROP
        left = self._grid(len(band))
        middles = []
        for at, block in enumerate(band):
            x = left + at * (self._wide + GAP)
            middles.append(x + self._wide / 2)
            self._shapes += moved(block.shapes, x, level + DROP)
        self._join(level, middles)
        self._y = level + DROP + high + DROP / 2

    def finished(self) -> tuple[tuple[Shape, ...], ...]:
        self._close()
        return tuple(self._done)

    def _grid(self, count: int) -> float:
        """Where the first column begins; later bands keep to the columns."""
        if self._left is None:
            whole = count * self._wide + (count - 1) * GAP
            self._left = self._middle - whole / 2
        return self._left

    def _join(self, level: float, middles: Sequence[float]) -> None:
        """Draw the line above a band, down to each column, and to what is above."""
        is_first = not self._levels
        if is_first and not self._done:
            self._shapes.append(_line(self._middle, self._y, self._middle, level))
        ends = [*middles, self._middle if is_first and not self._done else self._spine]
        self._shapes.append(_line(min(ends), level, max(ends), level))
        self._shapes += [_line(x, level, x, level + DROP) for x in middles]
        self._levels.append(level)

    def _turn(self) -> None:
        self._close(goes_on=True)
        self._shapes, self._levels, self._y = [], [], self._top

    def _close(self, *, goes_on: bool = False) -> None:
        """End a page: the line at the left leads from its first band to its last."""
        first = self._top - DROP if self._done else None
        levels = [*([first] if first is not None else []), *self._levels]
        if goes_on and levels:
            levels.append(self._bottom)
        if len(levels) > 1:
            self._shapes.append(_line(self._spine, levels[0], self._spine, levels[-1]))
            if not self._done and self._levels:
                level = self._levels[0]
                self._shapes.append(_line(self._spine, level, self._middle, level))
        self._done.append(tuple(self._shapes))


def _line(x: float, y: float, to_x: float, to_y: float) -> Line:
    return Line(x, y, to_x, to_y, weight=0.35)
