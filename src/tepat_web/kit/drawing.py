"""SVG by hand: elements, patterns, wrapped text, round scales.

Drawings carry classes only, never a style, and no ``viewBox``: places across are in
per cent, places down in pixels. So a drawing is as wide as its column while its text
keeps its size, on a phone as on paper.
"""

from __future__ import annotations

import hashlib
import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Hatch = Literal["short", "over", "second", "third"]

LINE = 17
"""Height of a line of text, in pixels."""

FITS = 44
"""So many characters of 13 px fit across a phone of 360 px."""


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart, written; the first cell names the row."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend."""

    swatch: SafeString
    text: str


def tag(name: str, /, *children: str, **attributes: object) -> SafeString:
    """Write one element; every value and text is escaped.

    ``class_`` becomes ``class`` and ``aria_label`` becomes ``aria-label``.

    >>> tag("text", "a < b", x="5%", class_="soft")
    '<text x="5%" class="soft">a &lt; b</text>'
    """
    pairs = ((key.rstrip("_").replace("_", "-"), attributes[key]) for key in attributes)
    inside = format_html_join("", ' {}="{}"', pairs)
    return format_html("<{0}{1}>{2}</{0}>", name, inside, join(children))


def join(parts: Iterable[str]) -> SafeString:
    """Put parts one after the other, escaping those that are plain text."""
    return mark_safe("".join(conditional_escape(part) for part in parts))  # noqa: S308


def picture(
    prefix: str, title: str, description: str, height: float, *children: str
) -> SafeString:
    """Put a drawing into its frame, with the words a screen reader says for it."""
    return tag(
        "svg",
        tag("title", title, id=f"{prefix}-title"),
        tag("desc", description, id=f"{prefix}-desc"),
        *children,
        width="100%",
        height=f"{height:g}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
    )


def prefix_of(*content: object) -> str:
    """Return a name for the ids of a drawing: the same for the same content."""
    return "c" + hashlib.sha256(repr(content).encode()).hexdigest()[:10]


def share(value: float, whole: float, across: float = 100.0, start: float = 0.0) -> str:
    """Return where ``value`` of ``whole`` lies, in per cent of the width.

    >>> share(1, 4), share(1, 4, across=50, start=10), share(1, 0)
    ('25%', '22.5%', '0%')
    """
    part = value / whole if whole else 0.0
    return f"{round(start + across * part, 2):g}%"


def lines_of(text: str, width: int = FITS) -> list[str]:
    """Break a text into lines; nothing is cut, a word too long is broken.

    >>> lines_of("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", 30)
    ['Dinas Pemberdayaan Perempuan', 'dan Perlindungan Anak']
    """
    return textwrap.wrap(text, width) or [""]


def named(name: str, tail: str, y: float) -> tuple[SafeString, float]:
    """Write a name with its figures behind it; return it and where it ends.

    The figures go to a line of their own where the last line has no room for them.
    """
    lines = lines_of(name)
    spans = [
        tag("tspan", line, x=0, dy=LINE if i else 0) for i, line in enumerate(lines)
    ]
    if tail and len(lines[-1]) + len(tail) + 2 > FITS:
        spans.append(tag("tspan", tail, x=0, dy=LINE, class_="soft"))
        lines.append(tail)
    elif tail:
        spans.append(tag("tspan", tail, dx=10, class_="soft"))
    text = tag("text", *spans, x=0, y=f"{y + LINE - 4:g}")
    return text, y + LINE * len(lines)


def hatches(prefix: str, *kinds: Hatch) -> SafeString:
    """Define the patterns that tell surfaces apart without colour."""
    return tag("defs", *(_pattern(prefix, kind) for kind in kinds))


def hatch(prefix: str, kind: Hatch) -> str:
    """Return the ``fill`` of a surface with a pattern of :func:`hatches`."""
    return f"url(#{prefix}-{kind})"


def swatch(**attributes: object) -> SafeString:
    """Draw the sample of a surface for the legend."""
    sample = tag("rect", x=1, y=1, width=22, height=12, **attributes)
    return tag("svg", sample, width=24, height=14, aria_hidden="true")


def round_steps(low: float, high: float, wanted: int = 4) -> list[float]:
    """Return round values, never closer than 1, that enclose ``low`` to ``high``.

    >>> round_steps(0, 87), round_steps(0, 0), round_steps(-1.2, 5)
    ([0, 25, 50, 75, 100], [0, 1], [-2, 0, 2, 4, 6])
    """
    if high <= low:
        high = low + 1
    rough = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * by for by in (1, 2, 2.5, 5, 10) if power * by >= rough)
    step = step if step == int(step) else math.ceil(step)
    return [
        i * int(step) for i in range(math.floor(low / step), math.ceil(high / step) + 1)
    ]


def _pattern(prefix: str, kind: Hatch) -> SafeString:
    marks = {
        "short": ("path", {"d": "M-2 2L2 -2M0 8L8 0M6 10L10 6"}),
        "over": ("path", {"d": "M2 2h3v3h-3zM6 6h2v2h-2z"}),
        "second": ("path", {"d": "M0 0L8 8M-2 6L2 10M6 -2L10 2"}),
        "third": ("path", {"d": "M0 2H8M0 6H8"}),
    }
    name, shape = marks[kind]
    return tag(
        "pattern",
        tag("rect", width=8, height=8, class_="hatch-ground"),
        tag(name, class_=f"hatch-{kind}", **shape),
        id=f"{prefix}-{kind}",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    )
