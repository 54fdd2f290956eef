"""Charts as SVG, drawn on the server from typed figures.

Each figure knows its ``statement`` (one line that says what it shows), its ``rows``,
its ``svg``, its ``legend`` and its ``table``; the tag ``{% chart figure %}`` always
shows them together. Without rows nothing is drawn. Values are counts, years or points;
names may be long, nothing is cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat_web.kit.curves import Line, Point, Series
from tepat_web.kit.drawing import (
    Entry,
    Hatch,
    Table,
    hatch,
    hatches,
    named,
    picture,
    prefix_of,
    round_steps,
    share,
    swatch,
    tag,
)
from tepat_web.kit.matrix import Matrix, Square
from tepat_web.kit.ranges import Range, Ranges
from tepat_web.kit.stacks import Columns, Stack
from tepat_web.kit.tallies import Tallies, Tally
from tepat_web.kit.writing import number, signed

__all__ = [
    "AgeBand",
    "Bar",
    "Bars",
    "BeforeAfter",
    "Change",
    "Columns",
    "Figure",
    "Line",
    "Matrix",
    "Point",
    "Pyramid",
    "Range",
    "Ranges",
    "Series",
    "Square",
    "Stack",
    "Tallies",
    "Tally",
]

BAR = 13
"""Height of a bar, in pixels."""

ACROSS = 72.0
"""So much of the width belongs to bars, the rest to their figures, in per cent."""


class Figure(Protocol):
    """What the chart component needs."""

    @property
    def statement(self) -> str:
        """One line that says what the chart shows."""

    @property
    def rows(self) -> Sequence[object]:
        """What is drawn; empty: nothing is."""

    @property
    def svg(self) -> SafeString:
        """The drawing."""

    @property
    def legend(self) -> Sequence[Entry]:
        """What the surfaces mean; empty where there is one only."""

    @property
    def table(self) -> Table:
        """The same figures to read."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Need against holders of one unit or position, in persons."""

    name: str
    need: float
    held: float
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars of need against holders; short and over in two patterns."""

    statement: str
    rows: Sequence[Bar]
    title: str = ""

    @property
    def svg(self) -> SafeString:
        """The bars below one another, each under its name."""
        prefix = prefix_of(self.statement, self.rows)
        most = max((max(row.need, row.held) for row in self.rows), default=0)
        parts: list[str] = [hatches(prefix, "short", "over")]
        y = 0.0
        for row in self.rows:
            drawn, y = self._row(prefix, row, most, y)
            parts.append(drawn)
        about = _("Bars of need against holders. The table below has every figure.")
        return picture(prefix, self.statement, about, y, *parts)

    @property
    def legend(self) -> list[Entry]:
        """Holders, what is short, what is over."""
        prefix = prefix_of(self.statement, self.rows)
        return [
            Entry(swatch(class_="mark-solid"), _("holders")),
            Entry(_hatched(prefix, "short"), _("short of the need")),
            Entry(_hatched(prefix, "over"), _("over the need")),
        ]

    @property
    def table(self) -> Table:
        """Need, holders and gap."""
        headings = [self.title or _("Unit"), _("Need"), _("Holders"), _("Gap")]
        rows = [
            [
                _linked(row.name, row.url),
                number(row.need),
                number(row.held),
                signed(row.held - row.need),
            ]
            for row in self.rows
        ]
        return Table(headings, rows)

    def _row(
        self, prefix: str, row: Bar, most: float, y: float
    ) -> tuple[SafeString, float]:
        figures = _("holders %(held)s, need %(need)s") % {
            "held": number(row.held),
            "need": number(row.need),
        }
        name, y = named(row.name, figures, y)
        shape = {"y": y + 3, "height": BAR}
        both = min(row.need, row.held)
        beyond = abs(row.need - row.held)
        kind: Hatch = "short" if row.need > row.held else "over"
        parts = [
            name,
            _rect(0, both, most, class_="mark-solid", **shape),
            _rect(both, beyond, most, fill=hatch(prefix, kind), **shape),
            _rect(0, row.need, most, class_="mark-frame", **shape),
            tag("text", _gap(row.held - row.need), x="100%", y=y + 14, class_="end"),
        ]
        return tag("g", *parts), y + BAR + 17


@dataclass(frozen=True, slots=True)
class AgeBand:
    """People of one span of ages."""

    label: str
    men: int
    women: int


@dataclass(frozen=True, slots=True)
class Pyramid:
    """Ages up the middle, men to the left, women to the right; oldest first."""

    statement: str
    rows: Sequence[AgeBand]

    @property
    def svg(self) -> SafeString:
        """The two flanks with their counts."""
        prefix = prefix_of(self.statement, self.rows)
        most = max((max(row.men, row.women) for row in self.rows), default=0)
        men, women = _("Men"), _("Women")
        parts: list[str] = [
            hatches(prefix, "second"),
            tag("text", men, x="43%", y=13, class_="end strong"),
            tag("text", _("Age"), x="50%", y=13, class_="middle soft"),
            tag("text", women, x="57%", y=13, class_="strong"),
        ]
        for place, row in enumerate(self.rows):
            parts.extend(_flanks(prefix, row, most, 22 + 21 * place))
        about = _("Ages of men and women. The table below has every figure.")
        return picture(prefix, self.statement, about, 24 + 21 * len(self.rows), *parts)

    @property
    def legend(self) -> list[Entry]:
        """None: the flanks carry their words."""
        return []

    @property
    def table(self) -> Table:
        """Men, women and both."""
        rows = [
            [row.label, number(row.men), number(row.women), number(row.men + row.women)]
            for row in self.rows
        ]
        return Table([_("Age"), _("Men"), _("Women"), _("Total")], rows)


@dataclass(frozen=True, slots=True)
class Change:
    """One value before and after."""

    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Pairs of dots on one scale: hollow before, full after."""

    statement: str
    rows: Sequence[Change]
    before: str = ""
    after: str = ""
    title: str = ""

    @property
    def svg(self) -> SafeString:
        """A line from each value before to its value after."""
        values = [value for row in self.rows for value in (row.before, row.after)]
        steps = round_steps(min(values, default=0), max(values, default=0))
        parts: list[str] = [
            tag("text", number(steps[0]), x=0, y=13, class_="soft"),
            tag("text", number(steps[-1]), x=f"{ACROSS}%", y=13, class_="soft end"),
        ]
        y = 20.0
        for row in self.rows:
            name, y = named(row.name, signed(round(row.after - row.before, 4)), y)
            parts.append(name)
            parts.extend(self._pair(row, steps[0], steps[-1] - steps[0], y + 9))
            y += 28
        about = _("Values before and after. The table below has every figure.")
        prefix = prefix_of(self.statement, self.rows)
        return picture(prefix, self.statement, about, y, *parts)

    @property
    def legend(self) -> list[Entry]:
        """Hollow and full."""
        return [
            Entry(_dot("dot before"), self._words()[0]),
            Entry(_dot("dot"), self._words()[1]),
        ]

    @property
    def table(self) -> Table:
        """Before, after and the difference."""
        rows = [
            [
                row.name,
                number(row.before),
                number(row.after),
                signed(round(row.after - row.before, 4)),
            ]
            for row in self.rows
        ]
        return Table([self.title or _("Unit"), *self._words(), _("Difference")], rows)

    def _words(self) -> tuple[str, str]:
        return self.before or _("Before"), self.after or _("After")

    def _pair(
        self, row: Change, low: float, width: float, y: float
    ) -> list[SafeString]:
        start, end = (
            share(value - low, width, ACROSS - 2, 1)
            for value in (row.before, row.after)
        )
        figures = f"{number(row.before)} → {number(row.after)}"
        return [
            tag("line", x1=0, x2=f"{ACROSS}%", y1=y, y2=y, class_="rule"),
            tag("line", x1=start, x2=end, y1=y, y2=y, class_="link-line"),
            tag("circle", cx=start, cy=y, r=5, class_="dot before"),
            tag("circle", cx=end, cy=y, r=5.5, class_="dot"),
            tag("text", figures, x="100%", y=y + 5, class_="end"),
        ]


def _rect(start: float, length: float, most: float, **attributes: object) -> SafeString:
    x, width = share(start, most, ACROSS), share(length, most, ACROSS)
    return tag("rect", x=x, width=width, **attributes)


def _flanks(prefix: str, row: AgeBand, most: float, y: float) -> list[SafeString]:
    men, women = (30 * value / most if most else 0 for value in (row.men, row.women))
    text = y + 12
    return [
        tag(
            "rect",
            x=f"{43 - men:.2f}%",
            width=f"{men:.2f}%",
            y=y,
            height=16,
            class_="mark-solid",
        ),
        tag("text", number(row.men), x=f"{43 - men:.2f}%", dx=-5, y=text, class_="end"),
        tag("text", row.label, x="50%", y=text, class_="middle soft"),
        tag(
            "rect",
            x="57%",
            width=f"{women:.2f}%",
            y=y,
            height=16,
            fill=hatch(prefix, "second"),
            class_="mark-edge",
        ),
        tag("text", number(row.women), x=f"{57 + women:.2f}%", dx=5, y=text),
    ]


def _hatched(prefix: str, kind: Hatch) -> SafeString:
    return swatch(class_="mark-edge", fill=hatch(prefix, kind))


def _dot(classes: str) -> SafeString:
    circle = tag("circle", cx=12, cy=7, r=5, class_=classes)
    return tag("svg", circle, width=24, height=14, aria_hidden="true")


def _gap(gap: float) -> str:
    if gap == 0:
        return _("as needed")
    words = _("over by %(n)s") if gap > 0 else _("short by %(n)s")
    return words % {"n": number(abs(gap))}


def _linked(name: str, url: str) -> str:
    return format_html('<a href="{}">{}</a>', url, name) if url else name
