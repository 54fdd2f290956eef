"""Values over time: one to three curves with an interval band each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat_web.kit.drawing import (
    LINE,
    Entry,
    Table,
    picture,
    prefix_of,
    round_steps,
    tag,
)
from tepat_web.kit.writing import number

HEIGHT = 200
WORD, SIDE = 9, 20
"""Letters of a label beyond which only the ends are named, and of a line there."""

LEFT, ACROSS = 9.0, 86.0
"""Where the curves begin and how wide they are, in per cent."""

SHADES = ("", " second", " third")


@dataclass(frozen=True, slots=True)
class Point:
    """One value with its interval; ``None`` where it is not known."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One curve; all curves of a chart have the same labels."""

    name: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Line:
    """Up to three curves over time; a dotted upright marks the label ``mark``."""

    statement: str
    rows: Sequence[Series]
    title: str = ""
    mark: str = ""

    @property
    def svg(self) -> SafeString:
        """The curves on their scale, with their last values written."""
        prefix = prefix_of(self.statement, self.rows)
        steps = round_steps(*self._range())
        parts: list[str] = []
        for step in steps:
            y = _down(step, steps)
            parts.append(tag("line", x1=0, x2="100%", y1=y, y2=y, class_="rule"))
            parts.append(tag("text", number(step), x=0, y=y - 4, class_="soft"))
        parts.extend(self._times())
        parts.append(self._shapes(steps))
        parts.extend(self._dots(steps))
        about = _("Values over time. The table below has every figure.")
        return picture(prefix, self.statement, about, HEIGHT + 56, *parts)

    @property
    def legend(self) -> list[Entry]:
        """The curves by their stroke, where there are several."""
        if len(self.rows) < 2:
            return []
        return [
            Entry(_sample(SHADES[place % 3]), series.name)
            for place, series in enumerate(self.rows)
        ]

    @property
    def table(self) -> Table:
        """One column for each curve; intervals behind their value."""
        headings = [self.title or _("Year"), *(series.name for series in self.rows)]
        points = zip(*(series.points for series in self.rows), strict=True)
        rows = [[some[0].label, *map(_told, some)] for some in points]
        return Table(headings, rows)

    def _labels(self) -> list[str]:
        return [point.label for point in self.rows[0].points] if self.rows else []

    def _range(self) -> tuple[float, float]:
        """Return lowest and highest; from zero unless that would flatten the curve."""
        values = [
            value
            for series in self.rows
            for point in series.points
            for value in (point.value, point.low, point.high)
            if value is not None
        ]
        low, high = min(values, default=0), max(values, default=0)
        return (0 if 0 <= low < high / 2 else low), high

    def _times(self) -> list[SafeString]:
        labels = self._labels()
        drawn = []
        for place, label in enumerate(labels):
            x = _along(place, len(labels))
            if label == self.mark:
                drawn.append(
                    tag("line", x1=x, x2=x, y1=6, y2=HEIGHT + 20, class_="rule-mark")
                )
        if max(map(len, labels), default=0) > WORD:
            return [*drawn, *self._ends(labels)]
        for place in range(0, len(labels), -(-len(labels) // 7)):
            x, foot = _along(place, len(labels)), HEIGHT + 38
            drawn.append(tag("text", labels[place], x=x, y=foot, class_="middle soft"))
        return drawn

    def _ends(self, labels: Sequence[str]) -> Iterator[SafeString]:
        """Write long names of the first and the last only, inside the picture."""
        for place, anchor in ((0, "soft"), (len(labels) - 1, "soft end"))[
            : len(labels)
        ]:
            x = _along(place, len(labels))
            lines = wrap(labels[place], SIDE)[:2]
            spans = [
                tag("tspan", line, x=x, dy=LINE if i else 0)
                for i, line in enumerate(lines)
            ]
            yield tag("text", *spans, x=x, y=HEIGHT + 38, class_=anchor)

    def _shapes(self, steps: Sequence[float]) -> SafeString:
        """Draw bands and curves in a box of 1000 that stretches with the page."""
        drawn: list[str] = []
        for place, series in enumerate(self.rows):
            shade = SHADES[place % 3]
            for run in _runs(series.points, banded=True):
                edge = [(i, p.high) for i, p in run] + [
                    (i, p.low) for i, p in run[::-1]
                ]
                outline = self._path(edge, steps)
                drawn.append(tag("polygon", points=outline, class_=f"area{shade}"))
            for run in _runs(series.points, banded=False):
                course = self._path([(i, p.value) for i, p in run], steps)
                drawn.append(tag("polyline", points=course, class_=f"curve{shade}"))
        return tag(
            "svg",
            *drawn,
            x=f"{LEFT:g}%",
            y=0,
            width=f"{ACROSS:g}%",
            height=HEIGHT + 24,
            viewBox=f"0 0 1000 {HEIGHT + 24}",
            preserveAspectRatio="none",
        )

    def _path(
        self, places: Sequence[tuple[int, float | None]], steps: Sequence[float]
    ) -> str:
        last = max(1, len(self._labels()) - 1)
        return " ".join(
            f"{1000 * place / last:.1f},{_down(value or 0, steps)}"
            for place, value in places
        )

    def _dots(self, steps: Sequence[float]) -> list[SafeString]:
        """Mark every value, and write the last of each curve clear of the others."""
        drawn: list[SafeString] = []
        taken: list[float] = []
        for place, series in enumerate(self.rows):
            known = [(i, p) for i, p in enumerate(series.points) if p.value is not None]
            for i, point in known:
                x = _along(i, len(series.points))
                y = _down(point.value or 0, steps)
                drawn.append(
                    tag("circle", cx=x, cy=y, r=4, class_=f"dot{SHADES[place % 3]}")
                )
            if known:
                i, point = known[-1]
                y = _down(point.value or 0, steps) - 9
                while any(abs(y - other) < 15 for other in taken):
                    y += 15
                taken.append(y)
                x = _along(i, len(series.points))
                written = number(round(point.value or 0, 1))
                drawn.append(tag("text", written, x=x, y=y, class_="end strong"))
        return drawn


def _along(place: int, count: int) -> str:
    return f"{round(LEFT + ACROSS * place / max(1, count - 1), 2):g}%"


def _down(value: float, steps: Sequence[float]) -> float:
    return round(20 + HEIGHT * (steps[-1] - value) / (steps[-1] - steps[0]), 1)


def _runs(points: Sequence[Point], *, banded: bool) -> list[list[tuple[int, Point]]]:
    """Cut the points where a value (or interval) is missing; a gap stays a gap."""
    runs: list[list[tuple[int, Point]]] = [[]]
    for place, point in enumerate(points):
        ends = (point.low, point.high) if banded else (point.value,)
        if None in ends:
            runs.append([])
        else:
            runs[-1].append((place, point))
    return [run for run in runs if len(run) > 1]


def _told(point: Point) -> str:
    if point.low is None or point.high is None:
        return number(point.value)
    interval = _("%(low)s to %(high)s") % {
        "low": number(point.low),
        "high": number(point.high),
    }
    return f"{number(point.value)} ({interval})"


def _sample(shade: str) -> SafeString:
    line = tag("line", x1=1, x2=31, y1=7, y2=7, class_=f"curve{shade}")
    dot = tag("circle", cx=16, cy=7, r=4, class_=f"dot{shade}")
    return tag("svg", line, dot, width=32, height=14, aria_hidden="true")
