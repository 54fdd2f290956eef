"""The small picture of a line: a difference with its interval, against zero.

Zero stands in the middle of each, so that bars below one another can be compared. What
it shows is written beside it, so it says nothing to a screen reader.
"""

from __future__ import annotations

from django.utils.safestring import SafeString

from tepat_web.kit.drawing import share, tag

from .telling import Claim

WIDTH, HEIGHT = 132, 18  # pixels
DOT, EDGE = 3.5, 4.0  # pixels; per cent that stay free at each end


def bar(claim: Claim, most: float) -> SafeString:
    """Draw one.

    Args:
        most: The largest that any end of the bars beside it comes to, at 0 or more.
    """

    def at(value: float) -> str:
        return share(value + most, 2 * most, 100 - 2 * EDGE, EDGE)

    middle = f"{HEIGHT / 2:g}"
    across = share(claim.high - claim.low, 2 * most, 100 - 2 * EDGE)
    box = {"x": at(claim.low), "width": across, "y": 4, "height": HEIGHT - 8}
    return tag(
        "svg",
        tag("line", x1="0%", x2="100%", y1=middle, y2=middle, class_="rule"),
        tag("rect", class_="mark-range", **box),
        tag("line", x1=at(0), x2=at(0), y1=0, y2=HEIGHT, class_="rule-mark"),
        tag("circle", cx=at(claim.value), cy=middle, r=DOT, class_="dot"),
        width=WIDTH,
        height=HEIGHT,
        aria_hidden="true",
    )


def most_of(claim: Claim) -> float:
    """Return how far the further end lies from zero."""
    return max(abs(claim.low), abs(claim.high))
