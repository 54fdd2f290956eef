"""The drawing as SVG: every sheet below the other, with links between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tepat.reports.about import About
from tepat.reports.chart import FONT, safe
from tepat.reports.file import write_whole
from tepat.words import Language

from ..node import PositionMap
from .inks import INKS
from .layout import Page, long_pages
from .say import Speech
from .shapes import Box, Line, Shape, Text
from .sheet import WIDE

EXACT = 2  # decimals of a millimetre
POINT = 25.4 / 72


def write_svg(
    path: Path, chart: PositionMap, about: About, *, language: Language = "id"
) -> None:
    """Write ``chart`` as one SVG.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        chart: See ``tepat.reports.position_map.tree.position_map``.
        about: Whose map, of which day, from what.
        language: Of the words; names stay as they are.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
    """
    speech = Speech(about, language)
    write_whole(path, "".join(_svg(chart, speech)).encode())


def _svg(chart: PositionMap, speech: Speech) -> Iterator[str]:
    drawn = long_pages(chart, speech)
    anchors = {page.unit: f"u{at}" for at, page in enumerate(drawn)}
    high = _mm(sum(page.height for page in drawn))
    yield '<svg xmlns="http://www.w3.org/2000/svg" '
    yield f'lang="{speech.language}" role="group" aria-labelledby="t d" '
    yield f'width="{_mm(WIDE)}mm" height="{high}mm" viewBox="0 0 {_mm(WIDE)} {high}" '
    yield f'font-family="{FONT}">\n'
    yield f'<title id="t">{safe(speech.say("title"))} – '
    yield f"{safe(chart.root.name)}</title>\n"
    said = f"{speech.about.line(speech.language)}. {speech.totals(chart.root.total)}. "
    yield f'<desc id="d">{safe(said + speech.say("letters"))}</desc>\n'
    yield f"<style>{_classes()}</style>\n"
    yield f'<rect width="{_mm(WIDE)}" height="{high}" fill="{INKS["paper"]}"/>\n'
    y = 0.0
    for page in drawn:
        yield from _sheet(page, y, anchors)
        y += page.height
    yield "</svg>\n"


def _sheet(page: Page, y: float, anchors: dict[str, str]) -> Iterator[str]:
    yield f'<g id="{anchors[page.unit]}" transform="translate(0 {_mm(y)})">\n'
    yield f"<title>{safe(page.title)}</title>\n"
    for shape in page.shapes:
        yield _shape(shape, anchors)
    yield "</g>\n"


def _classes() -> str:
    told = [f".{name}{{fill:{code}}}" for name, code in INKS.items()]
    return "".join([*told, ".b{font-weight:bold}", "text{white-space:pre}"])


def _shape(shape: Shape, anchors: dict[str, str]) -> str:
    x, y = _mm(shape.x), _mm(shape.y)
    match shape:
        case Text():
            size, bold = _mm(shape.size * POINT), " b" if shape.bold else ""
            drawn = (
                f'<text x="{x}" y="{y}" font-size="{size}" class="{shape.ink}{bold}">'
                f"{safe(shape.said)}</text>"
            )
            if shape.to in anchors:
                return f'<a href="#{anchors[shape.to or ""]}">{drawn}</a>\n'
            return f"{drawn}\n"
        case Box():
            fill = "none" if shape.fill is None else INKS[shape.fill]
            edge = ""
            if shape.edge is not None:
                edge = f' stroke="{INKS[shape.edge]}" stroke-width="{shape.weight}"'
            return (
                f'<rect x="{x}" y="{y}" width="{_mm(shape.width)}" '
                f'height="{_mm(shape.height)}" fill="{fill}"{edge}/>\n'
            )
        case Line():
            return (
                f'<path d="M{x} {y}L{_mm(shape.to_x)} {_mm(shape.to_y)}" '
                f'stroke="{INKS[shape.ink]}" stroke-width="{shape.weight}"/>\n'
            )


def _mm(value: float) -> str:
    return f"{value:.{EXACT}f}".rstrip("0").rstrip(".")
