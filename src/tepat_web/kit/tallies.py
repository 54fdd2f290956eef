"""Horizontal bars of stacked parts, each under its name: counts, and shares done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat_web.kit.drawing import (
    Entry,
    Hatch,
    Table,
    hatch,
    hatches,
    named,
    picture,
    prefix_of,
    share,
    swatch,
    tag,
)
from tepat_web.kit.writing import number

BAR = 13
"""Height of a bar, in pixels."""

ACROSS = 84.0
"""So much of the width belongs to bars, the rest to their sums, in per cent."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One bar, e.g. a kind of finding, with one value for each part."""

    name: str
    values: Sequence[float]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tallies:
    """Horizontal bars of up to three stacked parts.

    Attributes:
        whole: What the full width stands for; blank: the largest sum. Then each bar
            has a frame that shows how much is missing.
        sign: What follows every figure, e.g. ``%``.
    """

    statement: str
    parts: Sequence[str]
    rows: Sequence[Tally]
    title: str = ""
    whole: float | None = None
    sign: str = ""

    @property
    def svg(self) -> SafeString:
        """The bars below one another."""
        prefix = prefix_of(self.statement, self.rows)
        most = self.whole or max((sum(row.values) for row in self.rows), default=0)
        parts: list[str] = [hatches(prefix, "second", "third")]
        y = 0.0
        for row in self.rows:
            name, y = named(row.name, "", y)
            parts.append(name)
            parts.extend(self._bar(prefix, row, most, y + 3))
            y += BAR + 17
        about = _("Bars of counts or shares. The table below has every figure.")
        return picture(prefix, self.statement, about, y, *parts)

    @property
    def legend(self) -> list[Entry]:
        """The parts, from the left."""
        if len(self.parts) < 2:
            return []
        prefix = prefix_of(self.statement, self.rows)
        return [
            Entry(swatch(**_surface(prefix, place)), part)
            for place, part in enumerate(self.parts)
        ]

    @property
    def table(self) -> Table:
        """A column for each part, and the sum where there are several."""
        several = len(self.parts) > 1
        headings = [self.title or _("Unit"), *self.parts, *[_("Total")] * several]
        rows = [
            [
                format_html('<a href="{}">{}</a>', row.url, row.name)
                if row.url
                else row.name,
                *map(self._figure, row.values),
                *[self._figure(sum(row.values))] * several,
            ]
            for row in self.rows
        ]
        return Table(headings, rows)

    def _figure(self, value: float) -> str:
        return number(value) + self.sign

    def _bar(self, prefix: str, row: Tally, most: float, y: float) -> list[SafeString]:
        drawn, left = [], 0.0
        shape = {"y": y, "height": BAR}
        for place, value in enumerate(row.values):
            x, width = share(left, most, ACROSS), share(value, most, ACROSS)
            left += value
            if value:
                surface = _surface(prefix, place)
                drawn.append(tag("rect", x=x, width=width, **shape, **surface))
        if self.whole is not None:
            frame = {"width": f"{ACROSS:g}%", "class_": "mark-frame"}
            drawn.append(tag("rect", x=0, **shape, **frame))
        told = self._figure(sum(row.values))
        end = share(left if self.whole is None else most, most, ACROSS)
        drawn.append(tag("text", told, x=end, dx=8, y=y + 11))
        return drawn


def _surface(prefix: str, place: int) -> dict[str, object]:
    """Return how the part at ``place`` of a bar is filled: solid, then patterns."""
    if place == 0:
        return {"class_": "mark-solid"}
    kind: Hatch = "second" if place == 1 else "third"
    return {"class_": "mark-edge", "fill": hatch(prefix, kind)}
