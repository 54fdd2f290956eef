"""The drawing as PDF, A3 across, page by page, with links and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tepat.reports.about import About
from tepat.reports.file import write_whole
from tepat.reports.forms import Templates, typeset
from tepat.reports.forms.plain import readable
from tepat.words import Language

from ..node import PositionMap
from .inks import INKS
from .layout import Page, pages
from .say import Speech
from .shapes import Box, Line, Shape, Text

FORM = "map"
EXACT = 3  # decimals of a millimetre


def write_pdf(
    path: Path,
    chart: PositionMap,
    about: About,
    *,
    language: Language = "id",
    templates: Templates | None = None,
) -> None:
    """Write ``chart`` as PDF.

    Args:
        path: Where to; an older file is replaced only by a whole new one.
        chart: See ``tepat.reports.position_map.tree.position_map``.
        about: Whose map, of which day, from what.
        language: Of the words; names stay as they are.
        templates: A city's own; the built-in ones where it is ``None``.

    Raises:
        tepat.reports.file.CannotWrite: if the file cannot be written.
        tepat.reports.forms.BrokenTemplate: if a city's template cannot be used.
    """
    speech = Speech(about, language)
    drawn = pages(chart, speech)
    number: dict[str, int] = {}
    for at, page in enumerate(drawn, 1):
        number.setdefault(page.unit, at)
    values = {
        "title": f"{speech.say('title')} – {chart.root.name}",
        "agency": about.agency,
        "language": language,
        "inks": INKS,
        "pages": [_page(page, number) for page in drawn],
    }
    content = typeset(FORM, values, templates or Templates(), day=about.day)
    write_whole(path, content)


def _page(page: Page, number: Mapping[str, int]) -> dict[str, object]:
    return {
        "title": readable(page.title) if page.is_first else None,
        "level": page.depth + 1,
        "shapes": list(_shapes(page.shapes, number)),
    }


def _shapes(
    shapes: Iterable[Shape], number: Mapping[str, int]
) -> Iterator[list[object]]:
    """Every shape as a short list; the template knows what stands where."""
    for shape in shapes:
        x, y = round(shape.x, EXACT), round(shape.y, EXACT)
        match shape:
            case Text():
                to = None if shape.to is None else number.get(shape.to)
                said = readable(shape.said)
                yield ["text", x, y, shape.size, said, shape.ink, shape.bold, to]
            case Box():
                wide, high = round(shape.width, EXACT), round(shape.height, EXACT)
                yield ["box", x, y, wide, high, shape.fill, shape.edge, shape.weight]
            case Line():
                to_x, to_y = round(shape.to_x, EXACT), round(shape.to_y, EXACT)
                yield ["line", x, y, to_x, to_y, shape.ink, shape.weight]
