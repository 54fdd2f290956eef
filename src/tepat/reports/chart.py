"""What every chart of a report looks like: its ink, its frame and its heading, as SVG.

Sizes are in pixels of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from textwrap import wrap

from tepat.reports.about import About
from tepat.reports.forms.plain import readable
from tepat.words import Language

WIDE = 900
LETTERS = 112  # in a line of the heading
LINES = 3  # of the heading, at most
INK, SOFT, TEAL, RULE = "#16212B", "#52606D", "#0F766E", "#C9D1D8"
FONT = "'Liberation Sans', Arial, Helvetica, sans-serif"
CLOSING = "</svg>\n"


def opening(said: str, more: str, high: int, language: Language) -> str:
    """Begin a chart that is ``high`` and white.

    Args:
        said: What it shows, for who cannot see it.
        more: What else should be known.
        high: Its height.
        language: Of both.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{language}" role="img" '
        f'aria-labelledby="t d" width="{WIDE}" height="{high}" '
        f'viewBox="0 0 {WIDE} {high}" font-family="{FONT}" font-size="14">\n'
        f'<title id="t">{safe(said)}</title>\n<desc id="d">{safe(more)}</desc>\n'
        f'<rect width="{WIDE}" height="{high}" fill="#FFFFFF"/>\n'
    )


def heading(said: str, about: About, language: Language) -> Iterator[str]:
    """Yield the first lines of what a chart shows, and whose it is."""
    lines = wrap(said, LETTERS)[:LINES]
    for number, line in enumerate(lines):
        yield text(line, 20, 30 + 20 * number, INK, bold=True)
    yield text(about.line(language), 20, 30 + 20 * len(lines), SOFT)


def rule(
    x1: float, y1: float, x2: float, y2: float, ink: str = RULE, dash: str = ""
) -> str:
    """Draw a straight line; ``dash`` as SVG has it."""
    return (
        f'<line x1="{px(x1)}" y1="{px(y1)}" x2="{px(x2)}" y2="{px(y2)}" '
        f'stroke="{ink}" stroke-dasharray="{dash or "none"}"/>\n'
    )


def text(
    said: str,
    x: float,
    y: float,
    ink: str,
    *,
    anchor: str = "start",
    bold: bool = False,
    size: int | None = None,
) -> str:
    """Write one line; ``anchor`` and ``size`` as SVG has them."""
    weight = ' font-weight="bold"' if bold else ""
    weight += f' font-size="{size}"' if size else ""
    return (
        f'<text x="{px(x)}" y="{px(y)}" fill="{ink}" text-anchor="{anchor}"{weight}>'
        f"{safe(said)}</text>\n"
    )


def px(value: float) -> str:
    """Return a length with one decimal, which is finer than anybody sees."""
    return f"{value:.1f}"


def safe(said: str) -> str:
    """Return words as SVG and HTML can hold them, whatever stands in them."""
    return escape(readable(said))
