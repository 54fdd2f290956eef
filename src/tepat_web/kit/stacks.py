"""Columns of stacked parts, year after year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat_web.kit.drawing import (
    Entry,
    Hatch,
    Table,
    hatch,
    hatches,
    picture,
    prefix_of,
    round_steps,
    swatch,
    tag,
)
from tepat_web.kit.writing import number

MOST_SIGNS = 36
"""So many characters fit side by side above the columns on a phone."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One column, e.g. a year, with one value for each part."""

    label: str
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of up to three stacked parts, e.g. retirements ahead by year."""

    statement: str
    parts: Sequence[str]
    rows: Sequence[Stack]
    title: str = ""

    HEIGHT = 200

    @property
    def svg(self) -> SafeString:
        """The columns on their scale, each under its sum."""
        prefix = prefix_of(self.statement, self.rows)
        sums = [sum(row.values) for row in self.rows]
        steps = round_steps(0, max(sums, default=0))
        parts: list[str] = [hatches(prefix, "second", "third")]
        for step in steps:
            y = self._down(step, steps[-1])
            parts.append(tag("line", x1=0, x2="100%", y1=y, y2=y, class_="rule"))
            parts.append(tag("text", number(step), x=0, y=y - 4, class_="soft"))
        slot = 90 / max(1, len(self.rows))
        for place, row in enumerate(self.rows):
            parts.extend(self._column(prefix, row, 10 + slot * place, slot, steps[-1]))
        parts.extend(self._labels(slot, sums))
        about = _("Columns by year. The table below has every figure.")
        return picture(prefix, self.statement, about, self.HEIGHT + 40, *parts)

    @property
    def legend(self) -> list[Entry]:
        """The parts, from the bottom up."""
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
        headings = [self.title or _("Year"), *self.parts, *[_("Total")] * several]
        rows = [
            [
                row.label,
                *map(number, row.values),
                *[number(sum(row.values))] * several,
            ]
            for row in self.rows
        ]
        return Table(headings, rows)

    def _down(self, value: float, most: float) -> float:
        return round(18 + self.HEIGHT * (1 - value / most), 1)

    def _column(
        self, prefix: str, row: Stack, left: float, slot: float, most: float
    ) -> list[SafeString]:
        drawn, below = [], 0.0
        for place, value in enumerate(row.values):
            top, foot = self._down(below + value, most), self._down(below, most)
            below += value
            drawn.append(
                tag(
                    "rect",
                    x=f"{left + slot * 0.18:.2f}%",
                    width=f"{slot * 0.64:.2f}%",
                    y=top,
                    height=round(foot - top, 1),
                    **_surface(prefix, place),
                )
            )
        return drawn

    def _labels(self, slot: float, sums: Sequence[float]) -> list[SafeString]:
        """Write every label that has room, and the sums (many: the highest only)."""
        apart = -(-len(self.rows) // 8)
        steps = round_steps(0, max(sums, default=0))
        written = [number(total) for total in sums]
        has_room = len(written) * max(map(len, written), default=0) <= MOST_SIGNS
        drawn = []
        for place, (row, total) in enumerate(zip(self.rows, sums, strict=True)):
            x = f"{10 + slot * (place + 0.5):.2f}%"
            if place % apart == 0:
                foot = self.HEIGHT + 35
                drawn.append(tag("text", row.label, x=x, y=foot, class_="middle soft"))
            if has_room or total == max(sums):
                y = self._down(total, steps[-1]) - 5
                drawn.append(tag("text", written[place], x=x, y=y, class_="middle"))
        return drawn


def _surface(prefix: str, place: int) -> dict[str, object]:
    """Return how the part at ``place`` of a stack is filled: solid, then patterns."""
    if place == 0:
        return {"class_": "mark-solid"}
    kind: Hatch = "second" if place == 1 else "third"
    return {"class_": "mark-edge", "fill": hatch(prefix, kind)}
