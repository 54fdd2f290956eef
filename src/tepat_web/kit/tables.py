"""What the table component shows: columns, rows, cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: Its heading.
        key: What the ``sort`` parameter calls it.
        unit: Said once in the heading, e.g. ``orang``.
        is_number: Set flush right.
        is_day: Kept on one line.
        is_long: Sentences, given room.
        is_sortable: Whether the heading is a link that sorts.
    """

    title: str
    key: str = ""
    unit: str = ""
    is_number: bool = False
    is_day: bool = False
    is_long: bool = False
    is_sortable: bool = False

    @property
    def descending(self) -> str:
        """The ``sort`` parameter for this column from high to low."""
        return f"-{self.key}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A value that leads somewhere, or a verdict with its word."""

    text: object
    url: str = ""
    verdict: str = ""

    def __str__(self) -> str:
        return str(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a value or :class:`Cell` for each column, the first names the row."""

    cells: Sequence[object]
