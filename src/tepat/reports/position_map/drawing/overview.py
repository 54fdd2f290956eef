"""The overview: every sheet with its sums and its page, to find the way by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tepat.reports.forms.ruler import width

from ..node import UnitNode
from .cells import BODY, POINT, RISE, SMALL, STEP, wrapped
from .say import Speech, ink_of
from .shapes import Line, Shape, Text
from .sheet import MARGIN, USABLE

COLUMNS, GAP, INDENT = 3, 8.0, 2.5
ROOM = (USABLE - (COLUMNS - 1) * GAP) / COLUMNS
NUMBERS = (11.0, 10.0, 10.0, 11.0, 11.0)  # room for posts, B, K, ±, page
AIR = 0.5


def overview(
    speech: Speech,
    listed: Sequence[UnitNode],
    pages: Mapping[str, int],
    top: float,
    bottom: float,
) -> list[tuple[Shape, ...]]:
    """Return the pages of the overview, each a list of shapes between two heights.

    Args:
        listed: The units that have sheets, each after the one above it.
        pages: The page of each; blank where the numbers are not known yet.
    """
    done: list[list[Shape]] = []
    at, y = COLUMNS, bottom
    for node in listed:
        height = _height(node)
        if y + height > bottom:
            at, y = at + 1, top
            if at >= COLUMNS:
                done.append([])
                at = 0
            y = _head(speech, done[-1], at, y)
        _row(speech, done[-1], node, pages.get(node.unit), at, y)
        y += height
    return [tuple(shapes) for shapes in done]


def _lines(node: UnitNode) -> list[str]:
    room = ROOM - sum(NUMBERS) - node.depth * INDENT - 2
    return wrapped(node.name, max(room, 20.0), BODY, bold=node.depth < 2)


def _height(node: UnitNode) -> float:
    return len(_lines(node)) * BODY * POINT * STEP + 2 * AIR


def _head(speech: Speech, shapes: list[Shape], at: int, y: float) -> float:
    x = MARGIN + at * (ROOM + GAP)
    base = y + SMALL * POINT * RISE
    shapes.append(Text(x, base, SMALL, speech.say("unit"), "soft", bold=True))
    heads = (speech.say("posts"), "B", "K", "±", speech.say("sheet"))
    _numbers(shapes, heads, ("soft",) * 5, x, base, SMALL, None)
    y += SMALL * POINT * STEP + AIR
    shapes.append(Line(x, y, x + ROOM, y, "teal", 0.3))
    return y


def _row(
    speech: Speech,
    shapes: list[Shape],
    node: UnitNode,
    page: int | None,
    at: int,
    y: float,
) -> None:
    x = MARGIN + at * (ROOM + GAP)
    base = y + AIR + BODY * POINT * RISE
    for said in _lines(node):
        left = x + node.depth * INDENT
        shapes.append(
            Text(left, base, BODY, said, "teal", bold=node.depth < 2, to=node.unit)
        )
        base += BODY * POINT * STEP
    total = node.total
    told = (total.posts, total.occupied, total.need)
    numbers = (*map(speech.number, told), speech.gap(total.gap), str(page or ""))
    inks = ("ink", "ink", "ink", ink_of(total.gap), "teal")
    first = y + AIR + BODY * POINT * RISE
    _numbers(shapes, numbers, inks, x, first, BODY, node.unit)
    foot = y + _height(node)
    shapes.append(Line(x, foot, x + ROOM, foot, "rule", 0.1))


def _numbers(
    shapes: list[Shape],
    numbers: Sequence[str],
    inks: Sequence[str],
    x: float,
    base: float,
    size: float,
    unit: str | None,
) -> None:
    right = x + ROOM - sum(NUMBERS)
    for said, ink, room in zip(numbers, inks, NUMBERS, strict=True):
        right += room
        bold = ink in ("short", "over")
        left = right - width(said, size, bold=bold)
        to = unit if ink == "teal" else None
        shapes.append(Text(left, base, size, said, ink, bold, to))
