"""From here to there, in one drawing: title, unit, class and fit, and how far it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tepat_web.kit.drawing import LINE, lines_of, picture, prefix_of, tag
from tepat_web.kit.writing import number
from tepat_web.organisation.models import Position

EARTH = 6_371.0  # mean radius in kilometres
FEW = 34  # characters of a line beside the dot, on a phone
GAP = 58  # pixels between the two places, for what lies between them
LEFT = 26  # pixels from the edge to the words
DOT = 6
AXIS = 9  # pixels from the edge to the middle of dots and arrow


@dataclass(frozen=True, slots=True)
class Place:
    """One end of a move.

    Attributes:
        title, unit: Of the position, and where it is.
        position_class: Its class; none where it is not known.
        fit: How well the person fits it, of 1,000; none where it is not known.
    """

    title: str
    unit: str
    position_class: int | None = None
    fit: int | None = None

    @property
    def figures(self) -> str:
        told = []
        if self.position_class is not None:
            told.append(_("class %(n)s") % {"n": number(self.position_class)})
        if self.fit is not None:
            told.append(_("fit %(fit)s of 1,000") % {"fit": number(self.fit)})
        return " · ".join(told)


def drawn(origin: Place | None, to: Place, between: str) -> SafeString:
    """Draw a move from above to below.

    Args:
        between: What is said beside the arrow, e.g. the distance.
    """
    first = origin or Place(_("without a position"), "")
    prefix = prefix_of(first, to, between)
    above, y = _place(first, 16.0, "dot before")
    below, height = _place(to, y + GAP, "dot")
    top, foot = y, y + GAP - 18
    shaft = tag("line", x1=AXIS, x2=AXIS, y1=top, y2=foot, class_="link-line")
    head = f"M{AXIS - 5} {foot - 7:g}L{AXIS} {foot:g}L{AXIS + 5} {foot - 7:g}"
    arrow = tag("path", d=head, class_="mark-frame")
    said = tag("text", between, x=LEFT, y=f"{y + GAP / 2:g}", class_="soft")
    title = _("From %(origin)s to %(to)s") % {"origin": first.title, "to": to.title}
    return picture(prefix, title, between, height, above, shaft, arrow, said, below)


def kilometres(one: Position | None, other: Position | None) -> float | None:
    """Return how far two positions lie apart in a straight line.

    Nothing where it is not known where one of them is.
    """
    if one is None or other is None:
        return None
    ends = [
        (each.unit.latitude, each.unit.longitude)
        for each in (one, other)
        if each.unit.latitude is not None and each.unit.longitude is not None
    ]
    if len(ends) < 2:
        return None
    (north, east), (north2, east2) = (
        (math.radians(lat), math.radians(lon))
        for lat, lon in ends
        if lat is not None and lon is not None
    )
    half = (
        math.sin((north2 - north) / 2) ** 2
        + math.cos(north) * math.cos(north2) * math.sin((east2 - east) / 2) ** 2
    )
    return 2 * EARTH * math.asin(math.sqrt(half))


def apart(distance: float | None) -> str:
    """Say how far it is."""
    if distance is None:
        return _("distance not known")
    if distance < 0.05:
        return _("at the same place")
    return _("%(km)s km away in a straight line") % {"km": number(distance, 1)}


def _place(place: Place, y: float, kind: str) -> tuple[SafeString, float]:
    """Draw one end; return it and where it ends."""
    lines = [(line, "strong") for line in lines_of(place.title, FEW)]
    lines += [(line, "") for line in lines_of(place.unit, FEW) if place.unit]
    if place.figures:
        lines.append((place.figures, "soft"))
    spans = [
        tag("tspan", line, x=LEFT, dy=LINE if at else 0, class_=look)
        for at, (line, look) in enumerate(lines)
    ]
    dot = tag("circle", cx=AXIS, cy=f"{y - 4:g}", r=DOT, class_=kind)
    words = tag("text", *spans, y=f"{y:g}")
    return tag("g", dot, words), y + LINE * len(lines)
