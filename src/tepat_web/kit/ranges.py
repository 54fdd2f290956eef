"""Values with how sure they are: a dot in a bar from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat_web.kit.drawing import (
    Entry,
    Table,
    named,
    picture,
    prefix_of,
    round_steps,
    share,
    swatch,
    tag,
)
from tepat_web.kit.writing import NOTHING, number

BAR = 11
"""Height of a bar, in pixels."""

ACROSS = 96.0
"""So much of the width the scale takes, in per cent; figures stand by the names."""

TOP = 22
"""Room for the names of the bands, in pixels."""


@dataclass(frozen=True, slots=True)
class Range:
    """One value, e.g. an index; ``low`` and ``high`` are ``None`` where unknown."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Ranges:
    """Values on one scale, each with its interval.

    Attributes:
        bounds: Where a band begins, and what it is called; drawn as dashed lines.
        note: What the notes of the rows are called in the table.
        also: What the scale must hold besides, e.g. to keep zero in the middle.
        decimals: Of the figures.
    """

    statement: str
    rows: Sequence[Range]
    bounds: Sequence[tuple[float, str]] = ()
    title: str = ""
    value: str = ""
    note: str = ""
    also: Sequence[float] = ()
    decimals: int = 2

    @property
    def svg(self) -> SafeString:
        """The bars below one another, each under its name."""
        told = [
            each
            for row in self.rows
            for each in (row.value, row.low, row.high)
            if each is not None
        ]
        told.extend(self.also)
        steps = round_steps(min(told, default=0), max(told, default=0))
        low, width = steps[0], steps[-1] - steps[0]
        parts: list[SafeString] = []
        y = float(TOP)
        for row in self.rows:
            figures = f"{self._written(row.value)} {row.note}".strip()
            name, y = named(row.name, figures, y)
            parts.append(name)
            parts.extend(self._bar(row, low, width, y + 3))
            y += BAR + 16
        about = _("Values with their intervals. The table below has every figure.")
        prefix = prefix_of(self.statement, self.rows)
        names = self._names(low, width)
        return picture(prefix, self.statement, about, y, *names, *parts)

    @property
    def legend(self) -> list[Entry]:
        """The bar; the dot needs no word, its figure stands by the name."""
        box = swatch(class_="mark-range")
        return [Entry(box, _("95 per cent interval"))]

    @property
    def table(self) -> Table:
        """Value, and both ends of the interval."""
        headings = [self.title or _("Unit"), self.value or _("Value")]
        rows = [
            [
                format_html('<a href="{}">{}</a>', row.url, row.name)
                if row.url
                else row.name,
                *map(self._written, (row.value, row.low, row.high)),
                *[row.note] * bool(self.note),
            ]
            for row in self.rows
        ]
        ends = [_("At least"), _("At most")]
        return Table([*headings, *ends, *[self.note] * bool(self.note)], rows)

    def _written(self, value: float | None) -> str:
        if value is None:
            return NOTHING
        return number(value, self.decimals).replace("-", "−")

    def _bar(self, row: Range, low: float, width: float, y: float) -> list[SafeString]:
        middle = y + BAR / 2
        line = {"y1": f"{middle:g}", "y2": f"{middle:g}", "class_": "rule"}
        drawn = [tag("line", x1=_at(low, low, width), x2=_end(), **line)]
        if row.low is not None and row.high is not None:
            drawn.append(
                tag(
                    "rect",
                    x=_at(row.low, low, width),
                    width=share(row.high - row.low, width, ACROSS),
                    y=y,
                    height=BAR,
                    class_="mark-range",
                )
            )
        for bound, _called in self._on_scale(low, width):
            # Beside its bar only: a line through all rows would cross the names.
            x = _at(bound, low, width)
            ends = {"y1": f"{y - 3:g}", "y2": f"{y + BAR + 3:g}"}
            drawn.append(tag("line", x1=x, x2=x, class_="rule-mark", **ends))
        at = _at(row.value, low, width)
        drawn.append(tag("circle", cx=at, cy=middle, r=4.5, class_="dot"))
        return drawn

    def _names(self, low: float, width: float) -> list[SafeString]:
        """What the bands are called, above where they begin, if on the scale."""
        return [
            tag("text", called, x=_at(bound, low, width), dx=3, y=12, class_="soft")
            for bound, called in self._on_scale(low, width)
        ]

    def _on_scale(self, low: float, width: float) -> list[tuple[float, str]]:
        return [each for each in self.bounds if low < each[0] < low + width]


def _at(value: float, low: float, width: float) -> str:
    return share(value - low, width, ACROSS, 2)


def _end() -> str:
    return f"{ACROSS + 2:g}%"
