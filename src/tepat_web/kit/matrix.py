"""A table as a picture: every cell a figure, its shade, and a door to what it counts.

It is HTML and not SVG, because its cells are links: a drawing with an image's role
hides what is inside it from a screen reader. The shade only repeats the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tepat_web.kit.drawing import Entry, Table, join, tag

SHADES = 4
"""Shades from 0, none, to the darkest."""


@dataclass(frozen=True, slots=True)
class Square:
    """One cell.

    Attributes:
        text: The figure.
        note: What stands small below it.
        shade: From 0, none, to ``SHADES``.
        url: Of what it counts; blank: nowhere.
        hidden: What a screen reader hears after both.
    """

    text: str
    note: str = ""
    shade: int = 0
    url: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name, where that leads, and its cells."""

    name: str
    squares: Sequence[Square]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns of figures.

    Attributes:
        statement: One line that says what it shows.
        corner: What the rows are, and what the columns are.
        columns: Names of the columns.
        rows: The rows.
        is_wide: Whether it has more columns than a phone shows; it then scrolls.
    """

    statement: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[Line]
    is_wide: bool = False

    @property
    def svg(self) -> SafeString:
        """The table; called so because it stands where drawings stand."""
        heads = [tag("th", self.corner, scope="col")]
        heads += [tag("th", name, scope="col") for name in self.columns]
        body = [
            tag("tr", self._name(line), *map(self._cell, line.squares))
            for line in self.rows
        ]
        table = tag(
            "table",
            tag("caption", self.statement, class_="hidden-visually"),
            tag("thead", tag("tr", *heads)),
            tag("tbody", *body),
            class_="matrix",
        )
        if not self.is_wide:
            return table
        return tag(
            "div",
            table,
            class_="table-box",
            tabindex="0",
            role="region",
            aria_label=self.statement,
        )

    @property
    def legend(self) -> list[Entry]:
        """None: every cell says its figure."""
        return []

    @property
    def table(self) -> Table:
        """None: it is a table already."""
        return Table((), ())

    def _name(self, line: Line) -> SafeString:
        name = format_html('<a href="{}">{}</a>', line.url, line.name)
        return tag("th", name if line.url else line.name, scope="row")

    def _cell(self, square: Square) -> SafeString:
        parts: list[str] = [tag("strong", square.text)]
        if square.note:
            parts += [" ", tag("span", square.note)]
        if square.hidden:
            hidden = tag("span", f" {square.hidden}", class_="hidden-visually")
            parts.append(hidden)
        inside = join(parts)
        if square.url:
            inside = format_html('<a href="{}">{}</a>', square.url, inside)
        return tag("td", inside, class_=f"shade-{min(square.shade, SHADES)}")
