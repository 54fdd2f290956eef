"""From the map to pages: which unit gets a sheet, and which number each page has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tepat.reports.forms.ruler import width

from ..node import PositionMap, UnitNode
from .column import Draft
from .margins import OVERVIEW, footing, heading
from .overview import overview
from .say import Speech
from .shapes import Shape, Text, foot_of
from .sheet import Sheet, as_large_as_fits, sheet

HIGH, FOOT = 297.0, 22.0
HIGHEST = 190.0  # of a column: it fits on any page
PAGE_OF = "\x00"  # stands where the number of a page will be said
ENDLESS = float("inf")


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready to be drawn.

    Attributes:
        title: Of the sheet it belongs to.
        unit: Whose sheet it is; blank for the overview.
        depth: Of the unit.
        is_first: Whether it is the first of its sheet.
        height: In millimetres.
        shapes: Everything on it.
    """

    title: str
    unit: str
    depth: int
    is_first: bool
    height: float
    shapes: tuple[Shape, ...]


def pages(chart: PositionMap, speech: Speech) -> tuple[Page, ...]:
    """Return the map on pages of A3, an overview first where there are several."""
    draft = _draft(chart, speech)
    drawn = list(_sheets(draft, paged=True))
    has_overview = len(drawn) > 1
    front = _front(draft, drawn, {}) if has_overview else []
    first, number = ({OVERVIEW: 1} if has_overview else {}), len(front) + 1
    for each in drawn:
        first[each.node.unit] = number
        number += len(each.pages)
    if has_overview:
        front = _front(draft, drawn, first)
    inside = [page for each in drawn for page in _pages(draft, each, first)]
    return tuple(
        _numbered(draft, page, at, number - 1, first)
        for at, page in enumerate([*front, *inside], 1)
    )


def long_pages(chart: PositionMap, speech: Speech) -> tuple[Page, ...]:
    """Return the map with one page per sheet, each as long as it needs to be."""
    draft = _draft(chart, speech)
    drawn = list(_sheets(draft, paged=False))
    first = {each.node.unit: 0 for each in drawn}
    return tuple(
        _footed(draft, page, "", None)
        for each in drawn
        for page in _pages(draft, each, first)
    )


def _draft(chart: PositionMap, speech: Speech) -> Draft:
    nodes = {node.unit: node for node in chart.units}
    return Draft(chart, nodes, speech, HIGHEST, chart.shows_people)


def _sheets(draft: Draft, *, paged: bool) -> Iterator[Sheet]:
    """The sheet of the root, and of every unit that does not fit on another."""
    speech = draft.speech
    way, bottom = (PAGE_OF, HIGH - FOOT - 3) if paged else ("to_sheet", ENDLESS)
    waiting = [draft.chart.root]
    while waiting:
        node = waiting.pop()
        # As high as a heading can be: with the way to an overview, and a note.
        _, top = _heading(draft, node, note=speech.say("continued"))
        said = speech.say(way) if way != PAGE_OF else way
        drawn = sheet(draft, node, said, top, bottom)
        if paged:
            drawn = as_large_as_fits(draft, drawn, said, top, bottom)
        yield drawn
        waiting += reversed(drawn.apart)


def _pages(draft: Draft, drawn: Sheet, first: Mapping[str, int]) -> Iterator[Page]:
    """The pages of a sheet, under their heading."""
    node, speech = drawn.node, draft.speech
    for at, shapes in enumerate(drawn.pages):
        note = speech.say("continued") if at else ""
        above, _ = _heading(draft, node, note=note, has_overview=OVERVIEW in first)
        lowest = max((foot_of(shape) for shape in shapes), default=0.0)
        yield Page(node.name, node.unit, node.depth, at == 0, lowest, (*above, *shapes))


def _front(draft: Draft, drawn: list[Sheet], first: Mapping[str, int]) -> list[Page]:
    chart, speech = draft.chart, draft.speech
    title = f"{speech.say('overview')}: {chart.root.name}"
    above, top = heading(speech, title, (), has_overview=False)
    listed = [each.node for each in drawn]
    made = overview(speech, listed, first, top, HIGH - FOOT - 2)
    return [
        Page(speech.say("overview"), OVERVIEW, 0, at == 0, HIGH, (*above, *shapes))
        for at, shapes in enumerate(made)
    ]


def _numbered(
    draft: Draft,
    page: Page,
    at: int,
    of: int,
    first: Mapping[str, int],
) -> Page:
    """The page with its own number below, and those of others where it leads there."""
    speech = draft.speech
    shapes = tuple(
        _leading(speech, shape, first)
        if isinstance(shape, Text) and shape.said == PAGE_OF
        else shape
        for shape in page.shapes
    )
    number = speech.say("page", n=at, of=of)
    return _footed(draft, replace(page, shapes=shapes), number, HIGH)


def _leading(speech: Speech, shape: Text, first: Mapping[str, int]) -> Text:
    """The way to a page, set around the place where its number was left out."""
    said = speech.say("to_page", n=first[shape.to or OVERVIEW])
    middle = shape.x + width(PAGE_OF, shape.size) / 2
    return replace(shape, said=said, x=middle - width(said, shape.size) / 2)


def _footed(draft: Draft, page: Page, number: str, high: float | None) -> Page:
    """The page with its foot; at the end of its sheet where it has no fixed height."""
    chart, speech = draft.chart, draft.speech
    sums = draft.nodes.get(page.unit, chart.root).total
    top = page.height + 6.0 if high is None else high - FOOT
    below, end = footing(
        speech, sums, shows_people=chart.shows_people, top=top, page=number
    )
    return replace(page, height=high or end + 6.0, shapes=(*page.shapes, *below))


def _heading(
    draft: Draft,
    node: UnitNode,
    *,
    note: str = "",
    has_overview: bool = True,
) -> tuple[list[Shape], float]:
    nodes, path = draft.nodes, [node]
    while path[0].parent is not None:
        path.insert(0, nodes[path[0].parent])
    return heading(draft.speech, node.name, path, note=note, has_overview=has_overview)
