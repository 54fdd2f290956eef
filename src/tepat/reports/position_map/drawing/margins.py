"""What stands above and below every page: whose it is, where one is, what it means."""

from __future__ import annotations

from collections.abc import Sequence

from tepat.reports.forms.ruler import width

from ..node import Sums, UnitNode
from .cells import POINT, RISE, STEP, Stack
from .say import Speech
from .shapes import Line, Shape, Text
from .sheet import MARGIN, USABLE, WIDE

ASIDE = 116.0  # room for whose it is, at the right
TITLE, LABEL, SMALL = 14.0, 8.0, 7.0  # points
BETWEEN = " › "
OVERVIEW = ""  # the sheet that no unit has


def heading(
    speech: Speech,
    title: str,
    path: Sequence[UnitNode],
    *,
    note: str = "",
    has_overview: bool,
) -> tuple[list[Shape], float]:
    """Return what stands above a page, and how far down it reaches.

    Args:
        title: Of the page.
        path: The units above, from the root.
        note: Beside the title: that this is not its first page.
        has_overview: Whether there is an overview to go back to.
    """
    left = Stack(USABLE - ASIDE, y=10.0)
    left.write(speech.say("title"), LABEL, x=MARGIN, ink="teal", bold=True)
    room = USABLE - ASIDE - 8
    left.write(
        f"{title} ({note})" if note else title, TITLE, x=MARGIN, room=room, bold=True
    )
    steps = [(speech.say("overview"), OVERVIEW)] if has_overview else []
    steps += [(node.name, node.unit) for node in path]
    _path(left, steps, room)
    right = Stack(WIDE, y=10.0)
    x = WIDE - MARGIN - ASIDE
    right.write(speech.about.agency, 9, x=x, room=ASIDE, flush=True, bold=True)
    right.write(speech.day(), SMALL, x=x, room=ASIDE, flush=True, ink="soft")
    if speech.example():
        said = speech.example()
        right.write(said, SMALL, x=x, room=ASIDE, flush=True, ink="short", bold=True)
    bottom = max(left.y, right.y) + 1.5
    rule = Line(MARGIN, bottom, WIDE - MARGIN, bottom, "teal", 0.5)
    return [*left.shapes, *right.shapes, rule], bottom + 5.0


def footing(
    speech: Speech, sums: Sums, *, shows_people: bool, top: float, page: str
) -> tuple[list[Shape], float]:
    """Return what stands below a page from ``top`` on, and where it ends.

    ``page`` is its number; blank where there are no pages.
    """
    stack = Stack(WIDE, y=top + 1.5)
    room = USABLE - 40
    stack.write(speech.totals(sums), LABEL, x=MARGIN, room=room, bold=True)
    legend = f"{speech.say('shapes')} {speech.say('letters')}"
    stack.write(legend, SMALL, x=MARGIN, room=room, ink="soft")
    source = speech.say("source", source=speech.about.source)
    if shows_people:
        source += f" {speech.say('privacy')}"
    stack.write(source, SMALL, x=MARGIN, room=room, ink="soft")
    rule = Line(MARGIN, top, WIDE - MARGIN, top, "rule", 0.2)
    shapes: list[Shape] = [rule, *stack.shapes]
    if page:
        x, base = WIDE - MARGIN - width(page, LABEL), top + 1.5 + LABEL * POINT * RISE
        shapes.append(Text(x, base, LABEL, page))
    return shapes, stack.y


def _path(stack: Stack, steps: Sequence[tuple[str, str]], room: float) -> None:
    """Write the way to this page, each step leading there; in lines as needed."""
    x, step = MARGIN, SMALL * POINT * STEP
    for at, (name, unit) in enumerate(steps):
        said = name + (BETWEEN if at < len(steps) - 1 else "")
        taken = width(said, SMALL)
        if x > MARGIN and x + taken > MARGIN + room:
            x, stack.y = MARGIN, stack.y + step
        if taken > room:
            stack.write(said, SMALL, x=x, room=room, ink="teal", to=unit)
            x = MARGIN
            continue
        base = stack.y + SMALL * POINT * RISE
        stack.shapes.append(Text(x, base, SMALL, said, "teal", to=unit))
        x += taken
    if x > MARGIN:
        stack.y += step
