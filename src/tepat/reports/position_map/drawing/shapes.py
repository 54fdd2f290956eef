"""What a drawing is made of. Millimetres, from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its base line, ``size`` is in points.

    ``to`` names the sheet (a code of a unit) that a reader gets to from here.
    """

    x: float
    y: float
    size: float
    said: str
    ink: str = "ink"
    bold: bool = False
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    weight: float = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: str = "edge"
    weight: float = 0.2


Shape: TypeAlias = Text | Box | Line


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes that belong together, in a room of their own.

    Attributes:
        height: What it takes of a page.
        mouth: How far below its top a line from the side meets it.
        shapes: From the block's own top left corner.
    """

    width: float
    height: float
    mouth: float
    shapes: tuple[Shape, ...]


def moved(shapes: Iterable[Shape], x: float, y: float) -> list[Shape]:
    """Return the shapes so far to the right and down."""
    return [_moved(shape, x, y) for shape in shapes]


def _moved(shape: Shape, x: float, y: float) -> Shape:
    if isinstance(shape, Line):
        return replace(
            shape,
            x=shape.x + x,
            y=shape.y + y,
            to_x=shape.to_x + x,
            to_y=shape.to_y + y,
        )
    return replace(shape, x=shape.x + x, y=shape.y + y)


def enlarged(shapes: Iterable[Shape], by: float) -> tuple[Shape, ...]:
    """Return the shapes so many times as large, letters and lines too."""
    return tuple(_enlarged(shape, by) for shape in shapes)


def foot_of(shape: Shape) -> float:
    """Return how far down a shape reaches."""
    match shape:
        case Box():
            return shape.y + shape.height
        case Line():
            return max(shape.y, shape.to_y)
        case Text():
            return shape.y


def _enlarged(shape: Shape, by: float) -> Shape:
    x, y = shape.x * by, shape.y * by
    match shape:
        case Text():
            return replace(shape, x=x, y=y, size=shape.size * by)
        case Box():
            wide, high = shape.width * by, shape.height * by
            return replace(shape, x=x, y=y, width=wide, height=high)
        case Line():
            return replace(shape, x=x, y=y, to_x=shape.to_x * by, to_y=shape.to_y * by)
